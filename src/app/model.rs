//! Everything the program knows between two events.

use std::sync::Arc;

use super::msg::Summary;
use crate::interview::{Draft, Interview, Record};
use crate::keys::Binding;
use crate::prompts::Library;
use crate::screens::{Action, export, help, home, outline, question, review};
use crate::widgets::Look;

/// One screen. The top of the stack is drawn and hears the keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// Where one begins.
    Home(home::State),
    /// A question.
    Question(Box<question::State>),
    /// All steps and questions.
    Outline(outline::State),
    /// All answers.
    Review(review::State),
    /// The report.
    Export(export::State),
    /// Help.
    Help(help::State),
}

impl Screen {
    /// The tables that presses are read with.
    #[must_use]
    pub fn tables(&self) -> &'static [&'static [Binding<Action>]] {
        match self {
            Self::Home(_) => home::TABLES,
            Self::Question(state) => state.tables(),
            Self::Outline(_) => outline::TABLES,
            Self::Review(_) => review::TABLES,
            Self::Export(_) => export::TABLES,
            Self::Help(_) => help::TABLES,
        }
    }

    /// Whether letters are text now, rather than keys that do something.
    #[must_use]
    pub fn typing(&self) -> bool {
        match self {
            Self::Question(state) => state.typing(),
            Self::Outline(state) => !state.picker.filter.is_empty(),
            Self::Help(state) => !state.picker.filter.is_empty(),
            Self::Export(state) => !state.path.is_empty(),
            Self::Home(_) | Self::Review(_) => false,
        }
    }
}

/// Whether what was typed is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is.
    Saved,
    /// Not yet.
    Waiting,
    /// It is not, for this reason.
    Failed(String),
    /// It is never saved: the worked example.
    Never,
    /// It is somebody else's now, and only looked at.
    Looking,
}

impl Kept {
    /// Whether what is typed is ours to save.
    #[must_use]
    pub fn ours(&self) -> bool {
        !matches!(self, Self::Never | Self::Looking)
    }
}

/// The interview that is open.
#[derive(Debug, Clone)]
pub struct Open {
    /// It.
    pub interview: Interview,
    /// Whether it is on disk.
    pub kept: Kept,
    /// Whether it was ever handed over to be saved.
    pub on_disk: bool,
    /// Answers that were taken back, to be sent again.
    pub taken_back: Vec<(String, String)>,
}

/// The program.
#[derive(Debug, Clone)]
pub struct Model {
    /// How the screen may look.
    pub look: Look,
    /// Columns and rows.
    pub size: (u16, u16),
    /// What is asked and judged by.
    pub library: Arc<Library>,
    /// The folder that exports go to unless told otherwise, as shown.
    pub folder: String,
    /// The interview that is open.
    pub open: Option<Open>,
    /// The screens, the one that is seen last. Never empty.
    pub screens: Vec<Screen>,
    /// Presses that wait for the rest of their sequence.
    pub chord: String,
    /// Whether the box changed since it was last judged and handed to be saved.
    pub stale: bool,
    /// Interviews on disk of which it is not known yet where they stand.
    pub unlisted: Vec<Summary>,
    /// Whether it was said that leaving now would lose what is not saved.
    pub warned: bool,
    /// Whether the program is ending.
    pub leaving: bool,
    /// What the person set otherwise than it comes.
    pub own: Own,
}

/// What a person may set otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Own {
    /// Keys: rows that win over the built-in ones.
    pub keys: &'static [Binding<Action>],
    /// Whether the bell is rung at the end of a step.
    pub bell: bool,
}

impl Model {
    /// The program as it starts, at home. `first_time` shows the welcome.
    #[must_use]
    pub fn new(library: Arc<Library>, look: Look, size: (u16, u16), folder: &str, first_time: bool) -> Self {
        let home = home::State { first_time, ..home::State::default() };
        Self {
            look,
            size,
            library,
            folder: folder.to_owned(),
            open: None,
            screens: vec![Screen::Home(home)],
            chord: String::new(),
            stale: false,
            unlisted: Vec::new(),
            warned: false,
            leaving: false,
            own: Own::default(),
        }
    }

    /// The record of the open interview with the text in the box, where it is to be saved.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        let open = self.open.as_ref().filter(|open| open.kept.ours())?;
        let mut interview = open.interview.clone();
        if let Some(state) = self.question() {
            interview.keep_draft(&state.question, state.draft());
        }
        Some(interview.record().clone())
    }

    /// Whether something waits for a [`Msg::Settle`](super::Msg::Settle).
    #[must_use]
    pub fn unsettled(&self) -> bool {
        self.stale || !self.unlisted.is_empty()
    }

    /// Whether judging what is in the box takes longer than drawing it.
    #[must_use]
    pub fn takes_long(&self) -> bool {
        const LONG: usize = 2048;
        self.stale && self.question().is_some_and(|state| state.editor.text().len() > LONG)
    }

    /// The open interview.
    #[must_use]
    pub fn interview(&self) -> Option<&Interview> {
        self.open.as_ref().map(|open| &open.interview)
    }

    /// The question screen, wherever it is in the stack.
    #[must_use]
    pub fn question(&self) -> Option<&question::State> {
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Question(state) => Some(&**state),
            _ => None,
        })
    }

    pub(super) fn question_mut(&mut self) -> Option<&mut question::State> {
        self.screens.iter_mut().rev().find_map(|screen| match screen {
            Screen::Question(state) => Some(&mut **state),
            _ => None,
        })
    }

    pub(super) fn home_mut(&mut self) -> Option<&mut home::State> {
        match self.screens.first_mut() {
            Some(Screen::Home(state)) => Some(state),
            _ => None,
        }
    }

    /// Keeps the text in the box with the interview it belongs to.
    pub(super) fn keep_draft(&mut self) {
        let kept: Option<(String, Draft)> =
            self.question().map(|state| (state.question.clone(), state.draft()));
        if let (Some(open), Some((question, draft))) = (&mut self.open, kept) {
            open.interview.keep_draft(&question, draft);
            let elsewhere = open.interview.now_asking().is_none_or(|asking| asking.id != question);
            open.interview.look_at(elsewhere.then_some(question.as_str()));
        }
    }

    /// The tables that presses are read with now: the person's own keys, then the screen's.
    #[must_use]
    pub fn tables(&self) -> Vec<&'static [Binding<Action>]> {
        let screen = self.screens.last().map_or(&[][..], Screen::tables);
        std::iter::once(self.own.keys).chain(screen.iter().copied()).collect()
    }

    /// Closes whatever lies on the question or review that is being worked on.
    pub(super) fn close_all(&mut self) {
        let base = self.screens.iter().position(|screen| !matches!(screen, Screen::Home(_)));
        self.screens.truncate(base.map_or(1, |base| base + 1));
    }

    /// Shows this on the home screen's place, closing all else.
    pub(super) fn show(&mut self, screen: Screen) {
        self.screens.truncate(1);
        self.screens.push(screen);
    }
}
