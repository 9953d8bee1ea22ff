//! GROUND. The box one types in: text, cursor, undo, soft wrap. Pure, and counted in
//! grapheme clusters, so that one Backspace removes one emoji and the caret stands where
//! the terminal's own cursor must stand. Presses reach it as [`Edit`]s.

mod edit;
mod history;
mod layout;
mod motion;

pub use edit::{Edit, Editor, LIMIT, Pasted};
pub use layout::{Line, lines, shown, shown_width};
