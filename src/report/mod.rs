//! COMB. What remains of an interview: [`compose()`] puts a [`Document`] together, formats
//! render it, and [`read_back()`] finds the answers again in what Markdown wrote, or in a
//! design written by hand.

mod compose;
mod crossed;
mod document;
mod escape;
mod formats;
mod read_back;
mod reasons;

pub use compose::compose;
pub use document::{Answered, Computed, Document, Judgement, Part, Point, Raised, State, Thrown, Unknown};
pub use formats::{Format, render};
pub use read_back::{Design, Found, read_back};
pub use reasons::{Said, read_reasons};
