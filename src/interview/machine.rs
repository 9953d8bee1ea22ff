//! The machine: a record, and where it stands. Forward only through the gate, back always.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::standing::{Asked, Standing, judged_after, stand};
use super::{Draft, Entry, Outcome, Preview, Record};
use crate::gate::Verdict;
use crate::prompts::{Library, Question, Script};
use crate::text::clean;

/// One interview: what was typed, and what follows from it.
#[derive(Debug, Clone)]
pub struct Interview {
    library: Arc<Library>,
    script: Script,
    pub(super) record: Record,
    pub(super) standing: Standing,
    pub(super) rechecks: BTreeSet<String>,
}

impl Interview {
    /// Takes up a record, judging every answer anew. None where the record follows a
    /// script that the library does not have.
    #[must_use]
    pub fn resume(library: Arc<Library>, record: Record) -> Option<Self> {
        let script = library.script(&record.script)?.clone();
        let standing = Standing::default();
        let mut interview = Self { library, script, record, standing, rechecks: BTreeSet::new() };
        interview.stand();
        Some(interview)
    }

    /// The same answers under another script: what it asks more is simply not passed yet.
    #[must_use]
    pub fn continued_as(mut self, script: &str) -> Option<Self> {
        script.clone_into(&mut self.record.script);
        Self::resume(self.library, self.record)
    }

    fn stand(&mut self) {
        let record = &self.record;
        self.standing = stand(&self.library, &self.script, |question| record.answer(question), false);
        self.rechecks = self.find_rechecks();
    }

    /// The content it is judged by.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The content, to share with another interview.
    #[must_use]
    pub fn shared_library(&self) -> Arc<Library> {
        Arc::clone(&self.library)
    }

    /// The script it follows.
    #[must_use]
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// What was typed.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The question being asked: the first without a passing answer.
    #[must_use]
    pub fn now_asking(&self) -> Option<&Question> {
        let asked = self.standing.asked.get(self.standing.position?)?;
        self.library.question(&asked.question)
    }

    /// Whether every question has a passing answer.
    #[must_use]
    pub fn all_pass(&self) -> bool {
        self.standing.position.is_none()
    }

    /// Whether every question has a passing answer and no contradiction is open.
    #[must_use]
    pub fn finished(&self) -> bool {
        self.all_pass() && self.open_contradictions() == 0
    }

    /// The question as this script words it.
    #[must_use]
    pub fn wording<'a>(&'a self, question: &'a Question) -> &'a str {
        let asks = &self.script.asks;
        asks.iter()
            .find(|ask| ask.question == question.id)
            .and_then(|ask| ask.ask.as_deref())
            .unwrap_or(&question.ask)
    }

    /// Whether a question may be answered now: it, or one before it, is being asked.
    #[must_use]
    pub fn is_open(&self, question: &str) -> bool {
        let index = self.standing.asked.iter().position(|asked| asked.question == question);
        index.is_some_and(|index| index <= self.standing.position.unwrap_or(usize::MAX))
    }

    /// A question of the script as it stands.
    #[must_use]
    pub fn asked(&self, question: &str) -> Option<&Asked> {
        self.standing.asked(question)
    }

    /// The text to begin with in the box: the draft, else the answer that counts, else the
    /// lines a `per:` question wants, each ready to be written on.
    #[must_use]
    pub fn begin_with(&self, question: &str) -> Draft {
        if let Some(draft) = self.record.drafts.get(question) {
            return draft.clone();
        }
        let text = match self.record.answer(question) {
            Some(answer) => answer.to_owned(),
            None => self.prefixes(question).join("\n"),
        };
        let cursor = match text.lines().next() {
            Some(first) if self.record.answer(question).is_none() => (0, first.chars().count()),
            _ => (text.matches('\n').count(), text.lines().last().map_or(0, |line| line.chars().count())),
        };
        Draft { text, cursor }
    }

    /// The beginnings of the lines that a `per:` question wants, such as `PostgreSQL 5 s: `.
    #[must_use]
    pub fn prefixes(&self, question: &str) -> Vec<String> {
        let Some(asked) = self.asked(question) else { return Vec::new() };
        let lengths = self.lengths(question);
        asked
            .items
            .iter()
            .flat_map(|item| match item.kind {
                Some(_) => vec![format!("{}: ", item.name)],
                None => lengths.iter().map(|length| format!("{} {length}: ", item.name)).collect(),
            })
            .collect()
    }

    fn lengths(&self, question: &str) -> Vec<String> {
        let ask = self.script.asks.iter().find(|ask| ask.question == question);
        match ask {
            Some(ask) if !ask.lengths.is_empty() => ask.lengths.clone(),
            _ => ["5 s", "60 s", "5 min"].map(str::to_owned).to_vec(),
        }
    }

    /// What a text would be worth as the answer to a question, and the sheet it would give.
    #[must_use]
    pub fn preview(&self, question: &str, text: &str) -> Preview {
        let standing = self.standing_with(question, text);
        let verdict = standing.asked(question).and_then(|asked| asked.verdict.clone()).unwrap_or_default();
        Preview { verdict, sheet: standing.sheet }
    }

    /// Where the interview would stand with this text as the answer to a question.
    fn standing_with(&self, question: &str, text: &str) -> Standing {
        let answer = |id: &str| if id == question { Some(text) } else { self.record.answer(id) };
        let before = self.standing.asked.iter().take_while(|asked| asked.question != question).count();
        let known = self.standing.asked.get(..before).unwrap_or_default();
        judged_after(known, &self.library, &self.script, answer, false)
    }

    /// Sends an answer to the question being asked: the only way forward.
    pub fn submit(&mut self, text: &str, now: Timestamp) -> Outcome {
        match self.now_asking().map(|question| question.id.clone()) {
            Some(question) => self.revise(&question, text, now),
            None => Outcome::Finished,
        }
    }

    /// Sends an answer to an open question, the one being asked or an earlier one. An
    /// earlier answer that no longer passes brings the interview back to it; later
    /// answers are kept, and judged again when they are reached.
    pub fn revise(&mut self, question: &str, text: &str, now: Timestamp) -> Outcome {
        if !self.is_open(question) {
            let first = self.now_asking().map(|open| open.id.clone()).unwrap_or_default();
            return Outcome::Locked { first };
        }
        let before = self.now_asking().and_then(|open| Library::step_of(&open.id));
        self.record.entries.push(Entry::new(question, text, now));
        self.record.drafts.remove(question);
        self.stand();
        self.name_itself();
        let verdict = self.asked(question).and_then(|asked| asked.verdict.clone()).unwrap_or_default();
        if !verdict.passes() {
            return Outcome::HeldBack { tries: self.held_back(question), verdict };
        }
        let Some(next) = self.now_asking() else { return Outcome::Finished };
        let question = next.id.clone();
        match Library::step_of(&question) {
            Some(step) if Some(step) > before => Outcome::NextStep { step, question },
            _ => Outcome::NextQuestion(question),
        }
    }

    /// How many answers to a question were held back since one last passed.
    fn held_back(&self, question: &str) -> usize {
        let sent = self.record.entries.iter().rev().filter(|entry| entry.question == question);
        sent.take_while(|entry| !self.verdict_on(question, &entry.text).passes()).count()
    }

    fn verdict_on(&self, question: &str, text: &str) -> Verdict {
        self.preview(question, text).verdict
    }

    /// Keeps text that is not sent yet.
    pub fn keep_draft(&mut self, question: &str, draft: Draft) {
        let untouched = self.record.answer(question) == Some(draft.text.as_str())
            || (self.record.answer(question).is_none()
                && (draft.text.is_empty() || draft.text == self.prefixes(question).join("\n")));
        if untouched {
            self.record.drafts.remove(question);
        } else {
            self.record.drafts.insert(question.to_owned(), draft);
        }
    }

    /// Remembers which question is on the screen.
    pub fn look_at(&mut self, question: Option<&str>) {
        self.record.looking_at = question.map(str::to_owned);
    }

    /// Gives the session another name.
    pub fn rename(&mut self, title: &str) {
        self.record.title = clean(title).text;
    }

    /// Takes the last answer back and puts its text into the box again. Says to which question.
    pub fn undo(&mut self) -> Option<String> {
        let entry = self.record.entries.pop()?;
        self.record
            .drafts
            .insert(entry.question.clone(), Draft { cursor: end_of(&entry.text), text: entry.text });
        self.stand();
        Some(entry.question)
    }
}

/// The place after the last character of a text.
fn end_of(text: &str) -> (usize, usize) {
    (text.matches('\n').count(), text.rsplit('\n').next().map_or(0, |line| line.chars().count()))
}
