//! GROUND. Text as people type it: where a thing stands in it ([`Span`]), what may
//! enter ([`clean()`]), what may leave to a terminal ([`visible()`]), its words
//! ([`words()`]) and the nearest known word ([`nearest()`]). Knows nothing of ours.

mod ago;
mod clean;
mod json;
mod nearest;
mod span;
mod visible;
mod words;

pub use ago::ago;
pub use clean::{Cleaned, clean};
pub use json::escape_json;
pub use nearest::{distance, nearest};
pub use span::Span;
pub use visible::{Visible, visible};
pub use words::{Word, words};
