//! A list that is searched by typing: what Help, the command list and the outline share.

use super::{Action, Press};
use crate::editor::{Edit, Editor};

/// A filter and a marked row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picker {
    /// What is typed to filter.
    pub filter: Editor,
    /// The marked row among those that are left.
    pub marked: usize,
}

/// What a press did to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// The filter or the mark moved.
    Moved,
    /// The marked row is taken.
    Chosen,
    /// The press is not for a list.
    No,
}

impl Picker {
    /// A list with a word already typed.
    #[must_use]
    pub fn with(word: &str) -> Self {
        Self { filter: Editor::new(word, (0, usize::MAX)), marked: 0 }
    }

    /// Whether a row with this text is left.
    #[must_use]
    pub fn keeps(&self, row: &str) -> bool {
        let row = row.to_lowercase();
        self.filter.text().to_lowercase().split_whitespace().all(|word| row.contains(word))
    }

    /// Takes a press; `rows` are left before it.
    pub fn on_key(&mut self, press: Press, rows: usize) -> Picked {
        let last = rows.saturating_sub(1);
        match press {
            Press::Type(c) => {
                self.filter.type_char(c);
                self.marked = 0;
            }
            Press::Do(Action::Up) => self.marked = self.marked.min(last).saturating_sub(1),
            Press::Do(Action::Down) => self.marked = (self.marked + 1).min(last),
            Press::Do(Action::PageUp) => self.marked = self.marked.min(last).saturating_sub(8),
            Press::Do(Action::PageDown) => self.marked = (self.marked + 8).min(last),
            Press::Do(Action::Choose) => return Picked::Chosen,
            Press::Do(Action::Edit(Edit::NewLine)) => {}
            Press::Do(Action::Edit(edit)) => {
                if self.filter.edit(edit, usize::MAX) {
                    self.marked = 0;
                }
            }
            Press::Do(_) => return Picked::No,
        }
        Picked::Moved
    }
}
