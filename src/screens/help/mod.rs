//! Help: everything that can be done, to read, to search and to run. Made from the
//! tables that presses are read with, so it cannot say anything else.

mod state;
pub mod view;

pub use state::{State, TABLES};
