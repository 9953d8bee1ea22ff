//! One folder a screen: `state.rs` (what it remembers, its keys, what a press does) and
//! `view.rs` (how it looks). A state answers a press with a [`Wish`]; the app grants it.
//! No screen knows another.

mod action;
mod list;
mod place;
mod standing;
mod tables;
mod wish;

pub mod export;
pub mod help;
pub mod home;
pub mod outline;
pub mod question;
pub mod review;
pub mod sheet;

pub use action::Action;
pub use list::{Picked, Picker};
pub use place::{Place, SMALLEST, body, header_rows, page};
pub use standing::standing_of;
pub use tables::{ANSWERING, BOX, EVERYWHERE, LIST};
pub use wish::{Press, Wish};

use crate::keys::Binding;

/// For the views; a state counts in plain cells.
impl From<Place> for ratatui::layout::Rect {
    fn from(place: Place) -> Self {
        Self { x: place.x, y: place.y, width: place.width, height: place.height }
    }
}

/// A table of bindings with its name for people.
pub type Table = (&'static str, &'static [Binding<Action>]);

/// All tables, in the order in which help and README show them.
pub const TABLES: &[Table] = &[
    ("On a question", ANSWERING),
    ("In the box", BOX),
    ("In a list", LIST),
    ("Home", home::BINDINGS),
    ("Fill-in form", question::form::BINDINGS),
    ("Export", export::BINDINGS),
    ("Everywhere", EVERYWHERE),
];
