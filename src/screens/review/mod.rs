//! All answers as they stand, and the computed numbers with their formulas.

mod objections;
mod state;
pub mod view;

pub use state::{State, TABLES};
