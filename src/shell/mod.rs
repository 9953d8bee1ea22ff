//! The shell: the only floor that touches disk, clock, environment and terminal.

pub mod folders;
pub mod saver;
pub mod store;
pub mod trouble;
