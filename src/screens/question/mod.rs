//! The heart: one question, the box, what was understood so far, and what is missing.

mod arrange;
mod compose;
mod say;
mod state;

pub mod form;
pub mod view;

pub use arrange::{Regions, Wants, arrange, text_width, wide};
pub use compose::{Block, Composed, compose};
pub use say::{example, hint, reading, refusal, sheet, understood};
pub use state::{Pane, State};
