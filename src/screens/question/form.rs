//! The fill-in form: one box for each thing that is asked for, put together into one line
//! of the answer.

use crate::editor::{Edit, Editor};
use crate::keys::Binding;
use crate::prompts::Question;
use crate::screens::{Action, Press};

/// The keys of the form, before those of the box.
pub const BINDINGS: &[Binding<Action>] = &[
    row(&["<enter>"], Action::Choose, "To the next field; after the last, puts the line into the box")
        .hinted("next", 90),
    row(&["<up>", "<shift-tab>"], Action::Up, "To the field before"),
    row(&["<down>", "<tab>"], Action::Down, "To the next field"),
    row(&["<esc>"], Action::Close, "Back to the box without the form").hinted("back", 80),
];

const fn row(keys: &'static [&'static str], action: Action, help: &'static str) -> Binding<Action> {
    Binding { keys, name: "", takes: "", action, label: "", help, weight: 0 }
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The slot it fills.
    pub slot: String,
    /// What it asks for.
    pub label: String,
    /// A value as it could be.
    pub sample: String,
    /// What is typed.
    pub editor: Editor,
}

/// A form that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its fields, in the order of the template.
    pub fields: Vec<Field>,
    /// The field the cursor is in.
    pub at: usize,
    /// What stands before the composed line: `follow a short link: `.
    pub prefix: String,
}

/// What a press did to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// It stays open.
    Open,
    /// It is closed without a line.
    Closed,
    /// This line goes into the box.
    Line(String),
    /// The press is not for the form.
    No,
}

impl Form {
    /// The form of a question for the line that begins with `prefix`; none where the
    /// question has no template.
    #[must_use]
    pub fn new(question: &Question, prefix: &str) -> Option<Self> {
        let mut slots: Vec<_> = question
            .slots
            .iter()
            .filter_map(|slot| question.template.find(&format!("{{{}}}", slot.id)).map(|at| (at, slot)))
            .collect();
        slots.sort_by_key(|(at, _)| *at);
        let fields: Vec<Field> = slots
            .into_iter()
            .map(|(_, slot)| Field {
                slot: slot.id.clone(),
                label: if slot.form.is_empty() { slot.label.clone() } else { slot.form.clone() },
                sample: slot.sample.clone(),
                editor: Editor::default(),
            })
            .collect();
        (!fields.is_empty()).then(|| Self { fields, at: 0, prefix: prefix.to_owned() })
    }

    /// The line as it stands; an empty field leaves a blank to fill.
    #[must_use]
    pub fn line(&self, question: &Question) -> String {
        let value = |id: &str| {
            let field = self.fields.iter().find(|field| field.slot == id);
            field.map_or("", |field| field.editor.text().trim())
        };
        let line = question.fill(|slot| match value(&slot.id) {
            "" => "___",
            typed => typed,
        });
        format!("{}{line}", self.prefix)
    }

    /// Whether something is typed in the field the cursor is in.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.fields.get(self.at).is_some_and(|field| !field.editor.is_empty())
    }

    /// Takes a press.
    pub fn on_key(&mut self, press: Press, question: &Question) -> Filled {
        let last = self.fields.len().saturating_sub(1);
        let Some(field) = self.fields.get_mut(self.at) else { return Filled::Closed };
        match press {
            Press::Type(c) => {
                field.editor.type_char(c);
            }
            Press::Do(Action::Edit(Edit::NewLine)) => {}
            Press::Do(Action::Edit(edit)) => {
                field.editor.edit(edit, usize::MAX);
            }
            Press::Do(Action::EraseOrLeave) => {
                field.editor.edit(Edit::EraseNext, usize::MAX);
            }
            Press::Do(Action::Up) => self.at = self.at.saturating_sub(1),
            Press::Do(Action::Down) => self.at = if self.at == last { 0 } else { self.at + 1 },
            Press::Do(Action::Close) => return Filled::Closed,
            Press::Do(Action::Choose) if self.at < last => self.at += 1,
            Press::Do(Action::Choose) => {
                // The first field that is still empty, before the line is put together.
                match self.fields.iter().position(|field| field.editor.text().trim().is_empty()) {
                    Some(empty) if empty != self.at => self.at = empty,
                    _ => return Filled::Line(self.line(question)),
                }
            }
            Press::Do(_) => return Filled::No,
        }
        Filled::Open
    }
}
