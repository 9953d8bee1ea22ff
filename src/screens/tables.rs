//! The tables of keys and typed names that more than one screen shares. They follow one
//! rule: nothing that can be done needs a letter, because letters are answers.

use super::Action;
use crate::editor::Edit;
use crate::keys::Binding;

/// A row without a typed name that stays out of the footer.
const fn key(keys: &'static [&'static str], action: Action, help: &'static str) -> Binding<Action> {
    Binding { keys, name: "", takes: "", action, label: "", help, weight: 0 }
}

/// A row with a typed name that stays out of the footer.
const fn typed(
    keys: &'static [&'static str],
    name: &'static str,
    takes: &'static str,
    action: Action,
    help: &'static str,
) -> Binding<Action> {
    Binding { keys, name, takes, action, label: "", help, weight: 0 }
}

impl Binding<Action> {
    /// The same row as a hint in the footer.
    #[must_use]
    pub const fn hinted(mut self, label: &'static str, weight: u8) -> Self {
        self.label = label;
        self.weight = weight;
        self
    }
}

/// While a question is answered.
pub const ANSWERING: &[Binding<Action>] = &[
    typed(&["<f3>"], "/hint", "", Action::Hint, "A hint, then a stronger one").hinted("hint", 70),
    typed(&[], "/example", "", Action::Example, "A good answer to this question, from the worked example"),
    typed(&[], "/form", "", Action::Form, "A form with one box for each thing that is asked for"),
    typed(&[], "/back", "", Action::Back, "The question before; its answer can be changed"),
    typed(&[], "/next", "", Action::Next, "The question after, where this one passes"),
    typed(&[], "/undo", "", Action::UndoAnswer, "Takes the last answer back into the box"),
    typed(&[], "/redo", "", Action::RedoAnswer, "Sends it again"),
    typed(&[], "/park", "NOTE", Action::Park, "Puts this aside until you know more"),
    typed(
        &[],
        "/calc",
        "EXPR",
        Action::Calc,
        "Computes with units, such as /calc 10k/day * 500 B in GB/year",
    ),
    typed(
        &["<f4>", "<ctrl-x><ctrl-e>"],
        "/editor",
        "",
        Action::Editor,
        "Opens the text in $VISUAL or $EDITOR",
    ),
    key(&["<wheelup>"], Action::ScrollUp, "Scrolls a few rows up, with --mouse"),
    key(&["<wheeldown>"], Action::ScrollDown, "Scrolls a few rows down, with --mouse"),
];

/// In a box of text.
pub const BOX: &[Binding<Action>] = &[
    key(&["<enter>"], Action::Send, "Sends the answer").hinted("send", 90),
    key(
        &["<ctrl-j>", "<alt-enter>", "<shift-enter>"],
        Action::Edit(Edit::NewLine),
        "A new line; so does \\ before Enter",
    )
    .hinted("new line", 60),
    key(&["<left>", "<ctrl-b>"], Action::Edit(Edit::Left), "One letter to the left"),
    key(&["<right>", "<ctrl-f>"], Action::Edit(Edit::Right), "One letter to the right"),
    key(&["<ctrl-left>", "<alt-b>", "<alt-left>"], Action::Edit(Edit::WordLeft), "One word to the left"),
    key(&["<ctrl-right>", "<alt-f>", "<alt-right>"], Action::Edit(Edit::WordRight), "One word to the right"),
    key(&["<up>"], Action::Edit(Edit::Up), "One row up"),
    key(&["<down>"], Action::Edit(Edit::Down), "One row down"),
    key(&["<home>", "<ctrl-a>"], Action::Edit(Edit::LineStart), "To the beginning of the line"),
    key(&["<end>", "<ctrl-e>"], Action::Edit(Edit::LineEnd), "To the end of the line"),
    key(&["<backspace>"], Action::Edit(Edit::Erase), "Removes the letter before the cursor"),
    key(&["<delete>"], Action::Edit(Edit::EraseNext), "Removes the letter after the cursor"),
    key(&["<ctrl-d>"], Action::EraseOrLeave, "The same; in an empty box, saves and leaves"),
    key(
        &["<ctrl-w>", "<alt-backspace>"],
        Action::Edit(Edit::EraseWord),
        "Removes the word before the cursor",
    ),
    key(&["<ctrl-u>"], Action::Edit(Edit::EraseToStart), "Removes the line up to the cursor"),
    key(&["<ctrl-k>"], Action::Edit(Edit::EraseToEnd), "Removes the line from the cursor on"),
    key(&["<ctrl-/>"], Action::Edit(Edit::Undo), "Takes back what was typed or pasted last"),
    key(&["<alt-/>"], Action::Edit(Edit::Redo), "Puts it in again"),
];

/// In a list.
pub const LIST: &[Binding<Action>] = &[
    key(&["<up>", "<wheelup>"], Action::Up, "One row up"),
    key(&["<down>", "<wheeldown>"], Action::Down, "One row down"),
    key(&["<enter>"], Action::Choose, "Takes the row marked with >").hinted("open", 90),
];

/// On every screen.
pub const EVERYWHERE: &[Binding<Action>] = &[
    typed(&["<f2>"], "/outline", "", Action::Outline, "All steps and questions: done, here, locked")
        .hinted("outline", 50),
    key(&["<tab>"], Action::NextPane, "To the next pane").hinted("next pane", 40),
    key(&["<shift-tab>"], Action::PreviousPane, "To the pane before"),
    typed(&[], "/find", "WORD", Action::Find, "Searches questions and answers"),
    typed(&[], "/review", "", Action::Review, "All answers, as they stand"),
    typed(&[], "/because", "N REASON", Action::Because, "Answers objection N of the review with a reason"),
    typed(&[], "/what-if", "N ANSWER", Action::WhatIf, "Says what you would do in what-if N of the review"),
    typed(&[], "/sheet", "", Action::Sheet, "All computed numbers with their formulas"),
    typed(&[], "/export", "", Action::Export, "Writes the report to a file"),
    typed(
        &[],
        "/copy",
        "",
        Action::Copy,
        "Copies the text of the box, from the review the report, to the clipboard",
    ),
    typed(&[], "/save-as", "PATH", Action::SaveAs, "Keeps this session there from now on"),
    typed(
        &[],
        "/continue",
        "",
        Action::Continue,
        "From the preflight into the full interview; every answer is kept",
    ),
    typed(&[], "/title", "NAME", Action::Title, "Gives this interview a name"),
    typed(&[], "/home", "", Action::Home, "The list of interviews; this one is saved"),
    key(&["<pageup>"], Action::PageUp, "Scrolls up"),
    key(&["<pagedown>"], Action::PageDown, "Scrolls down"),
    key(&["<esc>"], Action::Close, "Closes what is open, else back to the box; never leaves")
        .hinted("close", 85),
    typed(
        &["<ctrl-p>"],
        "/commands",
        "",
        Action::Commands,
        "Everything that can be done, to search and to run",
    ),
    typed(&["<ctrl-l>"], "/redraw", "", Action::Redraw, "Draws everything anew"),
    typed(&["<ctrl-z>"], "/suspend", "", Action::Suspend, "Stops the program; fg continues it"),
    typed(&["<f1>", "?"], "/help", "", Action::Help, "Help for this screen; ? in an empty box")
        .hinted("help", 250),
    typed(&["<ctrl-c>"], "/quit", "", Action::Leave, "Saves everything and leaves").hinted("leave", 240),
];
