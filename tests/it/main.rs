//! One binary for all tests from outside: transcripts, laws, labelled answers, the program
//! itself, the house.

mod command;
mod corpus;
mod judging;
mod laws;
mod library;
mod play;
mod program;
mod screens;
mod tidy;
mod transcripts;
