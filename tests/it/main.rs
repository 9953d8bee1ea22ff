//! One binary for all tests from outside: transcripts, laws, the program itself, the house.

mod command;
mod laws;
mod library;
mod play;
mod program;
mod screens;
mod tidy;
mod transcripts;
