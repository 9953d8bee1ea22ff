//! What goes into a screen, and what comes out of it.

use super::Action;

/// A press, read with the tables of the screen it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// It is bound to this.
    Do(Action),
    /// It types this.
    Type(char),
}

/// What a screen wants done after a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing beyond what the screen did itself.
    Nothing,
    /// The press is not for this screen.
    Pass,
    /// The text of the answer changed.
    Changed,
    /// This answer is sent.
    Send(String),
    /// This was typed as a command, with what follows its name.
    Command(String, String),
    /// This was typed as a command where there is no box, with what follows its name.
    Run(String, String),
    /// The list of commands is to open with this typed already.
    Type(String),
    /// This is asked for, as if its key had been pressed on the screen below.
    Do(Action),
    /// This screen is done.
    Close,
    /// This question is to be opened.
    Ask(String),
    /// This question is to be opened with the cursor on a line of its answer, from 1.
    AskLine(String, usize),
    /// This session is to be opened.
    Resume(String),
    /// This session is to be looked at without holding it.
    Look(String),
    /// A copy of this session is to be made and opened.
    Copied(String),
    /// A new interview after this script is to begin.
    Begin(String),
    /// The worked example is to be shown.
    ShowExample,
    /// The report is to be written.
    Export {
        /// The id of its format.
        format: &'static str,
        /// Where to.
        path: String,
        /// Whether a file that is there may be replaced.
        replace: bool,
    },
}
