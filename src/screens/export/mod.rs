//! Writing the report to a file.

mod state;
pub mod view;

pub use state::{BINDINGS, FORMATS, State, TABLES};
