//! One answer out of lines.

use std::io::{self, BufRead, Read as _, Write};

use super::commands::Command;
use crate::prompts::{Question, Shape};
use crate::text::clean;

/// No answer is longer than this, in bytes.
const LONGEST: usize = 64 * 1024;

/// What was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Text(String),
    Command(Command),
    End,
}

/// Whether an answer to this question may have several lines.
pub(super) fn takes_lines(question: &Question) -> bool {
    question.shape != Shape::Sentence
}

#[derive(Debug)]
pub(super) struct Reader<R> {
    input: R,
    /// A dot that closes an answer which was closed already says nothing more.
    closed: bool,
    /// Lines of an answer that a command stands in the middle of, with its question.
    begun: Option<(String, Vec<String>)>,
}

impl<R: BufRead> Reader<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, closed: false, begun: None }
    }

    /// Reads one answer: a line for a sentence (a backslash at its end goes on), else lines
    /// up to one with only a dot, an empty one, or the end of the input. What is there of it
    /// so far is told line by line.
    pub(super) fn answer(
        &mut self,
        question: &Question,
        person: bool,
        out: &mut impl Write,
        mut so_far: impl FnMut(String),
    ) -> io::Result<Answer> {
        let mut lines: Vec<String> = match self.begun.take() {
            Some((id, lines)) if id == question.id => lines,
            _ => Vec::new(),
        };
        let mut length: usize = lines.iter().map(|line| line.len() + 1).sum();
        loop {
            if person {
                write!(out, "> ")?;
                out.flush()?;
            }
            let Some(line) = self.line()? else {
                return Ok(if lines.is_empty() { Answer::End } else { Answer::Text(lines.join("\n")) });
            };
            let bare = line.trim();
            if lines.is_empty() {
                if bare.is_empty() || (bare == "." && std::mem::take(&mut self.closed)) {
                    continue;
                }
                if let Some(command) = Command::of(bare) {
                    return Ok(Answer::Command(command));
                }
            } else if let Some(command) = Command::of(bare).filter(|it| !matches!(it, Command::Unknown(_))) {
                // What is to be done with the kept text is about these lines, too.
                if !matches!(command, Command::Edit(_) | Command::Send) {
                    self.begun = Some((question.id.clone(), lines));
                }
                return Ok(Answer::Command(command));
            }
            let ends = takes_lines(question) && (bare == "." || bare.is_empty());
            if ends && !lines.is_empty() {
                self.closed = bare.is_empty();
                return Ok(Answer::Text(lines.join("\n")));
            }
            let text = if bare.starts_with("//") { line.replacen("//", "/", 1) } else { line };
            let goes_on = !takes_lines(question) && text.ends_with('\\');
            let text = if goes_on { text.trim_end_matches('\\').to_owned() } else { text };
            length += text.len() + 1;
            if length <= LONGEST {
                lines.push(text);
            }
            if !takes_lines(question) && !goes_on {
                self.closed = true;
                return Ok(Answer::Text(lines.join("\n")));
            }
            so_far(lines.join("\n"));
        }
    }

    /// Reads one line of reply; an empty one is a reply, too.
    pub(super) fn reply(&mut self, person: bool, out: &mut impl Write) -> io::Result<Answer> {
        loop {
            if person {
                write!(out, "> ")?;
                out.flush()?;
            }
            let Some(line) = self.line()? else { return Ok(Answer::End) };
            let bare = line.trim();
            if std::mem::take(&mut self.closed) && matches!(bare, "" | ".") && !person {
                continue;
            }
            if let Some(command) = Command::of(bare) {
                return Ok(Answer::Command(command));
            }
            return Ok(Answer::Text(if bare.starts_with("//") { line.replacen("//", "/", 1) } else { line }));
        }
    }

    /// The next line without its end; none at the end of the input.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        (&mut self.input).take(LONGEST as u64 + 2).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let text = clean(&String::from_utf8_lossy(&bytes)).text;
        Ok(Some(text.trim_end_matches('\n').to_owned()))
    }
}
