//! One binary for all tests from outside: transcripts, laws, labelled answers, the program
//! itself, the house.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on says so

// Tests print tables and collect what went wrong in one text.
#![allow(clippy::format_push_string, clippy::print_stdout)]

mod answering;
mod appearance;
mod around;
mod aside;
mod bound;
mod command;
mod corpus;
mod counted;
mod cross;
mod damage;
mod editor;
mod ends;
mod files;
mod floods;
mod fuzz;
mod hand;
mod hostile;
mod jobs;
mod judging;
mod laws;
mod library;
mod line_by_line;
mod manners;
mod objections;
mod play;
mod program;
mod promises;
mod pty;
mod readme;
mod report;
mod screens;
mod sizes;
mod starting;
mod tidy;
mod trace;
mod traced;
mod transcripts;
mod unsaved;
mod ways;
mod windows;
