//! GROUND. What the program says: paragraphs with a tone ([`Para`]), and their rows at a
//! width ([`wrap()`]). Screens write them, widgets draw them, the plain interface prints
//! them. Knows no colour and no terminal.

mod para;
mod wrap;

pub use para::{Para, Tone};
pub use wrap::{Row, clip, width, wrap};
