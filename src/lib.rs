//! `sizeup`: a guided system-design interview that goes on only when an answer is concrete.
//!
//! # The map
//!
//! A pure core in a thin shell. Everything that thinks takes values and returns values; only
//! [`shell`] touches disk, clock, environment and terminal. The record of a session holds
//! what a person typed, and when; position, verdicts, numbers and report are computed from
//! it, so no key, flag or edited file can skip a step, and no two views can disagree.
//!
//! | floor | what lives there | its door |
//! | --- | --- | --- |
//! | [`shell`] | command line, loop, terminal, files, saver, plain interface | [`run`] |
//! | [`app`] | the whole program as one value | [`app::update`], [`app::draw`] |
//! | [`screens`], [`widgets`] | one folder a screen: state, view; what is drawn | the app |
//! | [`report`], [`saved`] | the report and its formats; the session file | [`report::compose`], [`saved::read`] |
//! | [`interview`] | the strict state machine | [`interview::Interview`] |
//! | [`cross`] | rules that hold the answers against each other and against real components | [`cross::examine`] |
//! | [`gate`] | slots and checks: is an answer concrete? | [`gate::judge`], [`gate::gather`] |
//! | [`estimate`] | facts, formulas, the sheet | [`estimate::sheet()`] |
//! | [`outage`] | one dependency gone, second by second | [`outage::account()`] |
//! | [`prompts`] | questions, scripts, word lists, capacity figures as types | [`prompts::parse`] |
//! | [`quantity`] | numbers that know what they measure | [`quantity::scan`], [`quantity::evaluate`] |
//! | [`editor`], [`prose`], [`keys`], [`text`] | the ground: text box, wrapping, key tables, what may enter and leave | |
//!
//! Arrows point down only. *Combs* (`gate/slots`, `gate/checks`, `estimate/formulas`,
//! `cross/rules`, `report/charts`, `report/formats`) are a vocabulary, one small file a tooth,
//! a table and one door; no tooth
//! sees another, and a tooth holds its reason, its examples (run as tests, shown by
//! `sizeup explain`), its message and its code. Content a person reads or is judged by is
//! data in `prompts/`.
//!
//! What must never be stands as rows, each with its reason, in `tests/it/tidy.rs`.

pub mod text;

pub mod keys;

pub mod prose;

pub mod editor;

pub mod quantity;

pub mod prompts;

pub mod estimate;

pub mod gate;

pub mod outage;

pub mod cross;

pub mod interview;

pub mod saved;

pub mod report;

pub mod widgets;

pub mod screens;

pub mod app;

pub mod shell;

pub use shell::cli::run;
