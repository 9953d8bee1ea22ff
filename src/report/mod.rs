//! COMB. What remains of an interview: [`compose`] puts a [`Document`] together, formats
//! render it, and [`read_back`] finds the answers again in what Markdown wrote, or in a
//! design written by hand.

mod compose;
mod document;
mod escape;
mod formats;
mod read_back;

pub use compose::compose;
pub use document::{Answered, Computed, Document, Part, Point, State, Unknown};
pub use formats::{Format, render};
pub use read_back::{Design, Found, read_back};
