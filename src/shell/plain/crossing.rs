//! Behind the last question: objections one by one, then curveballs. A line that gives a
//! reason answers an objection; `/change` goes back to one of its lines; an empty line
//! goes on.

use std::io::{self, BufRead, Write};

use jiff::Timestamp;

use super::commands::Command;
use super::reader::Answer;
use super::{Plain, commands};
use crate::cross::{Objection, Severity};
use crate::interview::{Interview, Objected};

/// How the examination went.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Everything was gone through.
    Done,
    /// Left by will.
    Left,
    /// Another answer is to be changed first: this question.
    Revise(String),
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Says what an accepted answer contradicts, at once; everything else waits for the end.
    pub(super) fn new_contradictions(&mut self, interview: &Interview) -> io::Result<()> {
        let open: Vec<Objection> = interview
            .objections()
            .filter(|it| it.open() && it.objection.severity == Severity::Contradiction)
            .map(|it| it.objection.clone())
            .collect();
        for objection in open {
            if self.told.contains(&objection.key()) {
                continue;
            }
            self.told.push(objection.key());
            self.line(&format!("Contradiction ({}): {}", objection.rule, objection.message))?;
            self.line("It has to be settled before the end; /objections shows its lines.")?;
        }
        Ok(())
    }

    /// All objections, those with a reason too.
    pub(super) fn objections(&mut self, interview: &Interview) -> io::Result<()> {
        let all: Vec<(Objection, Option<String>)> = interview
            .objections()
            .map(|it| (it.objection.clone(), it.reason.map(|reason| reason.text.clone())))
            .collect();
        if all.is_empty() {
            return self.line("Nothing is objected to so far.");
        }
        for (objection, reason) in all {
            self.object(&objection)?;
            self.line(&reason.map_or("Open.".to_owned(), |reason| format!("Answered: {reason}")))?;
        }
        Ok(())
    }

    fn object(&mut self, objection: &Objection) -> io::Result<()> {
        self.line("")?;
        self.line(&format!("{}, {}:", objection.severity.id(), objection.rule))?;
        for quote in &objection.quotes {
            self.line(&format!("You said in {}: {}", quote.question, quote.text))?;
        }
        self.line(&objection.message)?;
        if !objection.confidence.is_empty() {
            self.line(&objection.confidence)?;
        }
        self.line(&objection.ask)
    }

    /// Goes through what is open, then through the curveballs.
    pub(super) fn cross(
        &mut self,
        interview: &mut Interview,
        mut save: impl FnMut(&Interview),
        now: &impl Fn() -> Timestamp,
    ) -> io::Result<After> {
        self.line("")?;
        self.line(&format!("All {} answers are concrete.", interview.standing().asked.len()))?;
        self.verdicts(interview)?;
        while let Some(objection) = self.next_open(interview) {
            self.object(&objection)?;
            if !self.said_how_to_object {
                self.said_how_to_object = true;
                self.line("Answer with a reason (\"because ...\"), or /change QUESTION to change an answer, or an empty line to leave it open.")?;
            }
            let key = objection.key();
            match self.reply(interview)? {
                Reply::Text(text) if interview.give_reason(&key, &text, now()) => {
                    save(interview);
                    self.line("Kept as your reason.")?;
                }
                Reply::Text(_) => self.line(Interview::WHAT_A_REASON_WANTS)?,
                Reply::Nothing => self.passed.push(key),
                Reply::Revise(question) => return Ok(After::Revise(question)),
                Reply::Command => {}
                Reply::Left => return Ok(After::Left),
                Reply::End => return Ok(After::Done),
            }
        }
        let balls: Vec<_> = interview
            .curveballs()
            .filter(|(_, answer)| answer.is_none())
            .map(|(ball, _)| ball.clone())
            .collect();
        for ball in balls {
            self.line("")?;
            self.line(&format!("What if: {}.", ball.title))?;
            self.line(&ball.consequence)?;
            self.line(ball.ask)?;
            loop {
                match self.reply(interview)? {
                    Reply::Text(text) => {
                        interview.answer_curveball(ball.id, &text, now());
                        save(interview);
                        break;
                    }
                    Reply::Nothing => break,
                    Reply::Revise(question) => return Ok(After::Revise(question)),
                    Reply::Command => {}
                    Reply::Left => return Ok(After::Left),
                    Reply::End => return Ok(After::Done),
                }
            }
        }
        Ok(After::Done)
    }

    fn verdicts(&mut self, interview: &Interview) -> io::Result<()> {
        let verdicts = interview.verdicts();
        let word = |yes: bool| if yes { "yes" } else { "no" };
        self.line(&format!("Over-complicated: {}.", word(verdicts.over_complicated)))?;
        self.line(&format!("Under-specified: {}.", word(verdicts.under_specified)))?;
        match interview.standing().praise.clone().filter(|_| !verdicts.over_complicated) {
            Some(praise) => self.line(&praise),
            None => Ok(()),
        }
    }

    fn next_open(&self, interview: &Interview) -> Option<Objection> {
        let waits = |it: &Objected<'_>| it.open() && !self.passed.contains(&it.objection.key());
        interview.objections().find(waits).map(|it| it.objection.clone())
    }

    /// One line of reply, or what a command in its place asks for.
    fn reply(&mut self, interview: &Interview) -> io::Result<Reply> {
        let command = match self.reader.reply(self.person, &mut self.out)? {
            Answer::End => return Ok(Reply::End),
            Answer::Text(text) if text.trim().is_empty() => return Ok(Reply::Nothing),
            Answer::Text(text) => return Ok(Reply::Text(text)),
            Answer::Command(command) => command,
        };
        match command {
            Command::Quit => return Ok(Reply::Left),
            Command::Next => return Ok(Reply::Nothing),
            Command::Change(id) => {
                let known = interview.standing().asked(&id).is_some();
                if known {
                    return Ok(Reply::Revise(id));
                }
                self.line(&format!("There is no question \"{id}\"; /outline lists them."))?;
            }
            Command::Back => match interview.standing().asked.last() {
                Some(last) => return Ok(Reply::Revise(last.question.clone())),
                None => self.line("There is no question before this.")?,
            },
            Command::Objections => self.objections(interview)?,
            Command::Sheet => self.sheet(interview)?,
            Command::Outline => self.ids(interview)?,
            _ => self.line(&commands::help())?,
        }
        Ok(Reply::Command)
    }

    fn ids(&mut self, interview: &Interview) -> io::Result<()> {
        let ids: Vec<String> =
            interview.standing().asked.iter().map(|asked| asked.question.clone()).collect();
        for id in ids {
            self.line(&id)?;
        }
        Ok(())
    }
}

/// What was typed where a reply was asked for.
enum Reply {
    Text(String),
    /// An empty line.
    Nothing,
    /// A command that was obeyed.
    Command,
    /// Another answer is to be changed.
    Revise(String),
    Left,
    End,
}
