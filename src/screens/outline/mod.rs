//! All steps and questions with their state, and the search over them.

mod state;
pub mod view;

pub use state::{State, TABLES};
