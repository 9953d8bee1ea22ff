//! The rows of the first screen, the unfinished interview first.

use crate::keys::Binding;
use crate::prompts::Library;
use crate::prose::{Para, Tone};
use crate::screens::{Action, EVERYWHERE, LIST, Press, Wish};

/// An interview on disk, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// What it is opened by.
    pub id: String,
    /// What the person calls it.
    pub title: String,
    /// Where it stands: "Scale and data, question 2 of 6".
    pub place: String,
    /// When it was saved last, as "3 hours ago".
    pub age: String,
    /// Whether every question has a passing answer.
    pub finished: bool,
    /// Why it cannot be opened, where it cannot.
    pub trouble: Option<String>,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Whether this is the very first time.
    pub first_time: bool,
    /// The interviews on disk, the newest first.
    pub sessions: Vec<Session>,
    /// The marked row.
    pub marked: usize,
    /// Something to be told, such as why a session did not open.
    pub said: Option<String>,
    /// A session that could not be opened, and what can be done with it instead.
    pub held: Option<Held>,
}

/// A session that can't be opened now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What it is opened by.
    pub id: String,
    /// Why, and since when.
    pub why: String,
    /// Whether a copy can be gone on with. One that a newer program wrote can only be
    /// looked at.
    pub copy: bool,
}

/// The keys of its own: none.
pub const BINDINGS: &[Binding<Action>] = &[];

/// The tables of the screen.
pub const TABLES: &[&[Binding<Action>]] = &[LIST, EVERYWHERE];

/// What a row leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    Look(String),
    Copied(String),
    Resume(usize),
    Begin { script: String, title: String, about: String },
    Example,
    Leave,
}

impl State {
    /// Says why a session can't be opened, and offers what else can be done with it.
    pub fn hold(&mut self, held: Held) {
        self.said = Some(held.why.clone());
        self.held = Some(held);
        self.marked = 0;
    }

    fn rows(&self, library: &Library) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(held) = &self.held {
            rows.push(Row::Look(held.id.clone()));
            rows.extend(held.copy.then(|| Row::Copied(held.id.clone())));
        }
        let unfinished = self.sessions.iter().position(|one| !one.finished && one.trouble.is_none());
        rows.extend(unfinished.map(Row::Resume));
        rows.extend(library.scripts.iter().map(|script| Row::Begin {
            script: script.id.clone(),
            title: format!("{} ({} min)", script.title, script.minutes),
            about: script.about.clone(),
        }));
        if library.script("interview").is_some() {
            rows.push(Row::Example);
        }
        rows.extend((0..self.sessions.len()).filter(|nth| Some(*nth) != unfinished).map(Row::Resume));
        rows.push(Row::Leave);
        rows
    }

    /// The rows as they are read.
    #[must_use]
    pub fn paras(&self, library: &Library) -> Vec<Para> {
        let mut paras = Vec::new();
        let mut past = false;
        for (nth, row) in self.rows(library).iter().enumerate() {
            let sign = if nth == self.marked { ">" } else { " " };
            if let Row::Resume(at) = row
                && nth > 0
                && !std::mem::replace(&mut past, true)
            {
                paras.push(Para::gap());
                let _ = at;
                paras.push(Para::new(Tone::Strong, "  Past interviews"));
            }
            if matches!(row, Row::Leave) {
                paras.push(Para::gap());
            }
            let (first, second) = self.words(row, nth);
            paras.push(Para::plain(format!("{sign} {first}")).hanging(4).chosen(nth == self.marked));
            if !second.is_empty() {
                paras.push(Para::plain(second).indented(4));
            }
        }
        paras
    }

    fn words(&self, row: &Row, nth: usize) -> (String, String) {
        match row {
            Row::Look(_) => {
                ("Look at it".to_owned(), "Everything can be read; nothing can be changed.".to_owned())
            }
            Row::Copied(_) => {
                ("Go on in a copy".to_owned(), "An interview of its own, with all that is saved.".to_owned())
            }
            Row::Resume(at) => {
                let Some(session) = self.sessions.get(*at) else { return Default::default() };
                let verb = if nth == 0 { "Resume " } else { "" };
                let place = match &session.trouble {
                    Some(trouble) => trouble.clone(),
                    None if session.place.is_empty() => format!("saved {}", session.age),
                    None if session.finished => format!("finished, saved {}", session.age),
                    None => format!("{}, saved {}", session.place, session.age),
                };
                (format!("{verb}{}", session.title), place)
            }
            Row::Begin { title, about, .. } => (format!("New: {title}"), about.clone()),
            Row::Example => (
                "See a worked example".to_owned(),
                "All answers of a finished one; nothing is saved.".to_owned(),
            ),
            Row::Leave => ("Leave".to_owned(), String::new()),
        }
    }

    /// Takes a press.
    pub fn on_key(&mut self, press: Press, library: &Library) -> Wish {
        let rows = self.rows(library);
        let last = rows.len().saturating_sub(1);
        match press {
            Press::Do(Action::Up) => self.marked = self.marked.min(last).saturating_sub(1),
            Press::Do(Action::Down) => self.marked = (self.marked + 1).min(last),
            Press::Do(Action::PageUp) => self.marked = self.marked.saturating_sub(5),
            Press::Do(Action::PageDown) => self.marked = (self.marked + 5).min(last),
            Press::Do(Action::Close) => {
                self.said = None;
                self.held = None;
            }
            Press::Do(Action::Choose) => {
                return match rows.get(self.marked) {
                    Some(Row::Look(id)) => Wish::Look(id.clone()),
                    Some(Row::Copied(id)) => Wish::Copied(id.clone()),
                    Some(Row::Resume(at)) => {
                        self.sessions.get(*at).map_or(Wish::Nothing, |one| Wish::Resume(one.id.clone()))
                    }
                    Some(Row::Begin { script, .. }) => Wish::Begin(script.clone()),
                    Some(Row::Example) => Wish::ShowExample,
                    Some(Row::Leave) => Wish::Do(Action::Leave),
                    None => Wish::Nothing,
                };
            }
            Press::Do(_) => return Wish::Pass,
            Press::Type(_) => {}
        }
        Wish::Nothing
    }
}

/// What is said the very first time.
#[must_use]
pub fn welcome() -> Vec<Para> {
    vec![
        Para::new(Tone::Strong, "A system-design interview, one question at a time."),
        Para::gap(),
        Para::plain(
            "Four steps, about 45 minutes: what it must do, how good it must be in numbers, how much of \
             everything there is, and what breaks first. Each answer has to be concrete before the next \
             question opens; when something is missing you are told what.",
        ),
        Para::plain(
            "Nothing can be broken: every answer can be changed later, everything is saved as you type, and \
             nothing leaves this machine. F1 is help, Ctrl-C saves and leaves at any time.",
        ),
    ]
}
