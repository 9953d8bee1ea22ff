//! What can be undone. Typing is undone a word at a time; a paste, a cut or a removed
//! line is one step.

/// Steps kept. Older ones are forgotten.
const STEPS: usize = 200;

/// What kind of change it was; only changes of one kind are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A letter typed.
    Typed,
    /// A letter taken away backwards.
    Erased,
    /// Anything that stands by itself.
    Whole,
}

/// One change: at `at`, `removed` gave way to `inserted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) sort: Sort,
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the cursor stood before.
    pub(super) before: usize,
}

/// Changes made, and changes taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next change begins a step of its own.
    closed: bool,
}

impl History {
    pub(super) fn add(&mut self, change: Change) {
        self.undone.clear();
        let closed = std::mem::take(&mut self.closed);
        if let Some(last) = self.done.last_mut()
            && !closed
            && join(last, &change)
        {
            return;
        }
        self.done.push(change);
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// The next change begins a step of its own, as after a move of the cursor.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    pub(super) fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        self.closed = true;
        Some(change)
    }

    pub(super) fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        self.closed = true;
        Some(change)
    }
}

/// Joins a change to the one before it, where a person would call them one.
fn join(last: &mut Change, next: &Change) -> bool {
    if last.sort != next.sort {
        return false;
    }
    match next.sort {
        Sort::Typed => {
            let follows = last.at + last.inserted.len() == next.at;
            let new_word = last.inserted.ends_with(char::is_whitespace)
                && !next.inserted.starts_with(char::is_whitespace);
            if follows && !new_word {
                last.inserted.push_str(&next.inserted);
            }
            follows && !new_word
        }
        Sort::Erased => {
            let follows = next.at + next.removed.len() == last.at;
            if follows {
                last.at = next.at;
                last.removed.insert_str(0, &next.removed);
            }
            follows
        }
        Sort::Whole => false,
    }
}
