//! Where one begins: take up an interview, begin one, look at the worked example.

mod state;
pub mod view;

pub use state::{BINDINGS, Held, Session, State, TABLES, welcome};
