//! COMB. What remains of an interview: [`compose()`] puts a [`Document`] together, formats
//! render it, and [`read_back()`] finds the answers again in what Markdown wrote, or in a
//! design written by hand.

mod assumed;
mod chart;
mod charts;
mod compare;
mod compose;
mod computed;
mod document;
mod escape;
mod examined;
mod formats;
mod front;
mod history;
mod read_back;
mod waits;

pub use chart::{Chart, Drawing, Mark, Plot, Scale};
pub use compare::{Change, Comparison, Line, Reworded, changed_lines, compare, render_comparison};
pub use compose::compose;
pub use document::{Answered, Computed, Document, Part, Spent, State, Unknown};
pub use examined::{Decision, Examined, Raised, Thrown};
pub use formats::{Format, render};
pub use front::{Assumption, Front, Gone, Key, Point};
pub use history::history;
pub use read_back::{Design, Found, read_back};
pub use waits::{Waiting, Waits};
