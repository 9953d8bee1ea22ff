//! How things are drawn. The only floor, beside the views and the shell, that knows
//! ratatui. No state, no keys: every widget borrows what it draws.

mod footer;
mod look;
mod prose;
mod textbox;

pub use footer::Footer;
pub use look::{Look, Theme};
pub use prose::{Prose, line, sign};
pub use textbox::{Mark, TextBox};
