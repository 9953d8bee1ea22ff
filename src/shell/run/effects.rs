//! What the program asks of the world, done one by one. What comes of it is told back.

use std::io;

use super::super::desk::Desk;
use super::super::terminal;
use super::{PATIENCE, Run};
use crate::app::{Effect, Msg};
use crate::report::{Format, compose, render};

impl Run {
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        let _ = self.do_all(effects);
    }

    pub(super) fn do_all(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            let answer = match effect {
                Effect::ListSessions => Some(Msg::Sessions(self.desk.list())),
                Effect::Open(id) => Some(self.desk.open(&id)),
                Effect::Look(id) => Some(self.desk.look(&id)),
                Effect::Copied(id) => Some(self.desk.copied(&id)),
                Effect::Create { title, script } => Some(self.desk.create(&title, &script)),
                Effect::LetGo => self.desk.let_go().map(Msg::Say),
                Effect::Save { record, now } => {
                    self.desk.save(*record, now);
                    None
                }
                Effect::Export { format, path, replace } => {
                    self.model.interview().map(|interview| Desk::export(interview, format, &path, replace))
                }
                Effect::SaveAs { record, path } => Some(match self.desk.save_as(*record, &path, PATIENCE) {
                    Ok(moved) => {
                        self.tell(Msg::Saved)?;
                        Msg::Say(moved.words)
                    }
                    Err(trouble) => Msg::Say(trouble.to_string()),
                }),
                Effect::Bell => {
                    terminal::write_all(b"\x07")?;
                    None
                }
                Effect::OpenEditor(text) => Some(self.editor(&text)?),
                Effect::Copy(text) => Some(copy(&text, "It")?),
                Effect::CopyReport => match self.model.interview() {
                    Some(interview) => {
                        Some(copy(&render(&compose(interview), Format::Markdown), "The report")?)
                    }
                    None => None,
                },
                Effect::Suspend => {
                    self.suspend()?;
                    None
                }
                Effect::Redraw => {
                    self.anew()?;
                    None
                }
                Effect::Leave => {
                    self.leaving = true;
                    None
                }
            };
            if let Some(answer) = answer {
                self.tell(answer)?;
            }
        }
        Ok(())
    }
}

/// The most that a terminal is given for its clipboard.
const LARGEST: usize = 64 * 1024;

fn copy(text: &str, what: &str) -> io::Result<Msg> {
    if text.len() >= LARGEST {
        let words = "is above 64 KiB, more than terminals take. /export writes everything to a file.";
        return Ok(Msg::Say(format!("{what} {words}")));
    }
    terminal::copy(text)?;
    let words = "went to the terminal for its clipboard. Some terminals ask first, or do not take it.";
    Ok(Msg::Say(format!("{what} {words}")))
}
