//! The plain interface: the same interview line by line, for screen readers, pipes, slow
//! lines and tiny screens. Lines only: nothing is redrawn, nothing is said twice, no key
//! but letters and Enter is needed.

pub mod commands;
mod crossing;
mod home;
mod lists;
mod reader;
mod told;

use std::io::{self, BufRead, Write};

use jiff::Timestamp;

use self::commands::Command;
use self::crossing::After;
pub use self::home::{Choice, choose};
use self::reader::{Answer, Reader};
use super::saver::Urgency;
use crate::interview::{Draft, Interview, Record};
use crate::prompts::{Library, Question, Step};
use crate::quantity::said;
use crate::text::visible;

/// How a plain interview ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Every answer is concrete and no contradiction is open.
    Finished,
    /// Every answer is concrete, and a contradiction is open.
    Contradicted,
    /// Left by will, or the input ended between two answers.
    Left,
    /// The input was a pipe, and an answer did not pass: this question.
    Stopped(String),
}

/// Where what is typed is kept.
pub trait Keep {
    /// Keeps a record, after every answer and every line of one.
    fn save(&mut self, record: &Record, urgency: Urgency);
    /// Keeps it in another place from now on; says in words what came of it.
    fn save_as(&mut self, record: &Record, path: &str) -> String;
}

/// Where the words come from and go to.
#[derive(Debug)]
pub struct Plain<R, W> {
    reader: Reader<R>,
    out: W,
    /// Whether a person sits there, so that a prompt is shown and a refusal is asked again.
    person: bool,
    /// Which question is on, where it is not the one being asked.
    revising: Option<String>,
    /// The text of the answer that was held back, for `/edit`.
    kept: Option<String>,
    said_how_to_end: bool,
    said_how_to_object: bool,
    /// Contradictions that were told when they came up.
    told: Vec<String>,
    /// Objections that were left open on purpose.
    passed: Vec<String>,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A plain interview that reads from `input` and writes to `out`.
    pub fn new(input: R, out: W, person: bool) -> Self {
        Self {
            reader: Reader::new(input),
            out,
            person,
            revising: None,
            kept: None,
            said_how_to_end: false,
            said_how_to_object: false,
            told: Vec::new(),
            passed: Vec::new(),
        }
    }

    /// Leads the interview until it ends.
    ///
    /// # Errors
    /// Where the output is gone.
    pub fn run(
        mut self,
        interview: &mut Interview,
        keep: &mut impl Keep,
        now: impl Fn() -> Timestamp,
    ) -> io::Result<End> {
        let title = interview.record().title.clone();
        self.line(&format!("{title}. Every answer is saved. /help lists the commands, /quit leaves."))?;
        self.revising = interview.record().looking_at.clone().filter(|id| interview.is_open(id));
        loop {
            let Some(question) = self.current(interview) else {
                match self.cross(interview, |interview| keep.save(interview.record(), Urgency::Now), &now)? {
                    After::Revise(question) => {
                        self.revising = Some(question);
                        self.kept = None;
                        continue;
                    }
                    After::Left => {
                        keep.save(interview.record(), Urgency::Now);
                        self.line("Saved.")?;
                        return Ok(if interview.finished() { End::Finished } else { End::Left });
                    }
                    After::Done => {}
                }
                if interview.finished() {
                    let all = interview.standing().asked.len();
                    self.line(&format!("Done: all {all} answers are concrete."))?;
                    return Ok(End::Finished);
                }
                self.line("A contradiction is still open, so this is not finished.")?;
                return Ok(End::Contradicted);
            };
            self.ask(interview, &question)?;
            let outcome = loop {
                // A line is on its way to the disk before the next one is typed.
                let kept = &mut self.kept;
                let so_far = |text: String| {
                    *kept = Some(text.clone());
                    interview.keep_draft(&question.id, Draft { text, cursor: (0, 0) });
                    keep.save(interview.record(), Urgency::Soon);
                };
                match self.reader.answer(&question, self.person, &mut self.out, so_far)? {
                    Answer::End => {
                        keep.save(interview.record(), Urgency::Now);
                        return Ok(End::Left);
                    }
                    Answer::Command(Command::Quit) => {
                        keep.save(interview.record(), Urgency::Now);
                        self.line("Saved.")?;
                        return Ok(End::Left);
                    }
                    Answer::Command(Command::Park(note)) if note.is_empty() => {
                        self.line("Write behind it what you want to find out first, such as /park ask Maria how many.")?;
                    }
                    Answer::Command(Command::Park(note)) => {
                        interview.park(&note, now());
                        keep.save(interview.record(), Urgency::Now);
                        self.line(
                            "Put aside, with your note. Your text is kept; it goes on where you left.",
                        )?;
                        return Ok(End::Left);
                    }
                    Answer::Command(Command::SaveAs(path)) if path.is_empty() => {
                        self.line("Write where to behind it, such as /save-as ~/design.json.")?;
                    }
                    Answer::Command(Command::SaveAs(path)) => {
                        let words = keep.save_as(interview.record(), &path);
                        self.line(&words)?;
                    }
                    Answer::Command(command) => {
                        if let Some(text) = self.obey(interview, &question, command)? {
                            break Some(interview.revise(&question.id, &text, now()));
                        }
                        if self.current(interview).as_ref() != Some(&question) {
                            break None;
                        }
                    }
                    Answer::Text(text) => break Some(interview.revise(&question.id, &text, now())),
                }
            };
            keep.save(interview.record(), Urgency::Now);
            let Some(outcome) = outcome else { continue };
            if !self.tell(interview, &question, &outcome)? && !self.person {
                return Ok(End::Stopped(question.id));
            }
        }
    }

    /// The question that is on.
    fn current(&self, interview: &Interview) -> Option<Question> {
        let revising = self.revising.as_ref().and_then(|id| interview.library().question(id));
        revising.or_else(|| interview.now_asking()).cloned()
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", visible(text))?;
        self.out.flush()
    }

    fn ask(&mut self, interview: &Interview, question: &Question) -> io::Result<()> {
        let asked = &interview.standing().asked;
        let step = Library::step_of(&question.id).unwrap_or(Step::Functional);
        let of_step: Vec<&str> = asked
            .iter()
            .map(|asked| asked.question.as_str())
            .filter(|id| Library::step_of(id) == Some(step))
            .collect();
        let index = of_step.iter().position(|id| *id == question.id).unwrap_or(0) + 1;
        let chapter =
            interview.library().chapter(step).map_or("", |chapter| chapter.title.as_str()).to_owned();
        self.line("")?;
        self.line(&format!(
            "Question {index} of {}, step {} of 4, {chapter}: {}.",
            of_step.len(),
            step.number(),
            question.title
        ))?;
        self.line(interview.wording(question))?;
        if reader::takes_lines(question) && !self.said_how_to_end {
            self.said_how_to_end = true;
            self.line("Several lines; a line with only a dot ends the answer.")?;
        }
        let prefixes = interview.prefixes(&question.id);
        if !prefixes.is_empty() {
            self.line("One line for each of these, beginning with its name:")?;
            for prefix in prefixes {
                self.line(prefix.trim_end())?;
            }
        }
        if let Some(note) = interview.parked(&question.id) {
            self.line(&format!("You put this aside: {note}"))?;
        }
        let draft = interview.record().drafts.get(&question.id).map(|draft| draft.text.clone());
        let earlier = draft.or_else(|| interview.record().answer(&question.id).map(str::to_owned));
        if let Some(text) = earlier.filter(|_| self.kept.is_none()) {
            self.line("There is a text of yours here already; /edit shows it, /send sends it as it is.")?;
            self.kept = Some(text);
        }
        Ok(())
    }

    /// Does what a command says. Gives a text that is to be sent.
    fn obey(
        &mut self,
        interview: &mut Interview,
        question: &Question,
        command: Command,
    ) -> io::Result<Option<String>> {
        match command {
            Command::Help => self.line(&commands::help())?,
            Command::Why => self.line(&question.why)?,
            Command::Hint => {
                for hint in &question.hints {
                    self.line(&format!("Hint: {hint}"))?;
                }
            }
            Command::Example => {
                self.line("An example from another design:")?;
                self.line(&question.good)?;
            }
            Command::Question => self.ask(interview, question)?,
            Command::Outline => self.outline(interview)?,
            Command::Sheet => self.sheet(interview)?,
            Command::Objections => self.objections(interview)?,
            Command::Change(id) if interview.is_open(&id) => {
                self.revising = Some(id);
                self.kept = None;
            }
            Command::Change(id) => {
                self.line(&format!("\"{id}\" is not open; /outline lists the questions."))?;
            }
            Command::Back => {
                let asked = &interview.standing().asked;
                let here = asked.iter().position(|asked| asked.question == question.id).unwrap_or(0);
                match here.checked_sub(1).and_then(|before| asked.get(before)) {
                    Some(before) => {
                        self.revising = Some(before.question.clone());
                        self.kept = None;
                    }
                    None => self.line("This is the first question.")?,
                }
            }
            Command::Next => {
                if self.revising.take().is_none() {
                    let words =
                        format!("\"{}\" opens the next one when it has a concrete answer.", question.title);
                    self.line(&words)?;
                }
                self.kept = None;
            }
            Command::Undo => match interview.undo() {
                Some((id, _)) => {
                    self.revising = None;
                    self.kept = interview.record().drafts.get(&id).map(|draft| draft.text.clone());
                    self.line("The last answer is taken back; /edit shows it, /send sends it again.")?;
                }
                None => self.line("There is no answer to take back.")?,
            },
            Command::Edit(change) => self.edit(interview, question, change)?,
            Command::Calc(expr) => self.line(&said(&expr))?,
            Command::Title(name) => {
                let name: String = name.chars().take(80).collect();
                if !name.is_empty() {
                    interview.rename(&name);
                }
                self.line(&format!("This interview is called \"{}\".", interview.record().title))?;
            }
            Command::Send => match self.kept.clone() {
                Some(text) => return Ok(Some(text)),
                None => self.line("There is no text to send yet.")?,
            },
            Command::Unknown(word) => {
                let names = commands::COMMANDS.iter().map(|one| one.name.trim_start_matches('/'));
                let next = match crate::text::nearest(&word, names) {
                    Some(near) => format!("Did you mean /{near}?"),
                    None => "/help lists them. To begin an answer with a slash, type two.".to_owned(),
                };
                self.line(&format!("There is no command /{word}. {next}"))?;
            }
            // Done where the answer is read.
            Command::Quit | Command::Park(_) | Command::SaveAs(_) => {}
        }
        Ok(None)
    }

    /// Shows the kept text by numbered lines, or changes one of them.
    fn edit(
        &mut self,
        interview: &mut Interview,
        question: &Question,
        change: Option<(usize, String)>,
    ) -> io::Result<()> {
        let mut lines: Vec<String> =
            self.kept.as_deref().unwrap_or_default().lines().map(str::to_owned).collect();
        match change {
            None if lines.is_empty() => return self.line("There is no text to edit yet."),
            None => {
                for (index, text) in lines.iter().enumerate() {
                    self.line(&format!("Line {}: {text}", index + 1))?;
                }
                return self.line("/edit 2 NEW TEXT changes line 2, /send sends it all.");
            }
            Some((number, text)) => {
                if number == 0 || number > lines.len() + 1 {
                    return self.line(&format!(
                        "There are {} lines; the next one would be {}.",
                        lines.len(),
                        lines.len() + 1
                    ));
                }
                match lines.get_mut(number - 1) {
                    Some(line) => *line = text,
                    None => lines.push(text),
                }
            }
        }
        let text = lines.join("\n");
        interview.keep_draft(&question.id, Draft { text: text.clone(), cursor: (0, 0) });
        self.kept = Some(text);
        self.line("Changed. /send sends it all.")
    }
}
