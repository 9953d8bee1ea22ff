//! Everything that can be asked for by a press or a typed name. Closed: a new one makes
//! the compiler name the places that must decide about it.

use crate::editor::Edit;

impl Action {
    /// Whether it would change what was typed, or where it is kept.
    #[must_use]
    pub const fn changes(self) -> bool {
        match self {
            Self::Edit(edit) => edit.changes(),
            Self::Send
            | Self::EraseOrLeave
            | Self::Editor
            | Self::Form
            | Self::UndoAnswer
            | Self::RedoAnswer
            | Self::SaveAs
            | Self::Park
            | Self::Continue
            | Self::Title
            | Self::WhatIf
            | Self::Because => true,
            _ => false,
        }
    }
}

/// One thing a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Sends what is in the box.
    Send,
    /// Changes the text of the box or moves in it.
    Edit(Edit),
    /// Leaves where the box is empty, else removes the letter after the cursor.
    EraseOrLeave,
    /// Opens the text in the person's own editor.
    Editor,
    /// Shows the next hint.
    Hint,
    /// Shows a good answer of the worked example.
    Example,
    /// Opens the fill-in form.
    Form,
    /// Opens the question before this one.
    Back,
    /// Opens the question after this one, where this one passes.
    Next,
    /// Takes the last answer back.
    UndoAnswer,
    /// Sends it again.
    RedoAnswer,
    /// Help for this screen.
    Help,
    /// The list of everything that can be done.
    Commands,
    /// All steps and questions.
    Outline,
    /// Searches questions and answers.
    Find,
    /// All answers.
    Review,
    /// All computed numbers.
    Sheet,
    /// Writes the report.
    Export,
    /// Computes an expression with units.
    Calc,
    /// Copies the text of the box.
    Copy,
    /// Keeps the session in another place from now on.
    SaveAs,
    /// Puts the session aside with a note on what to find out first.
    Park,
    /// Goes on from a short script into the full interview.
    Continue,
    /// Gives the session a name.
    Title,
    /// Answers an objection with a reason.
    Because,
    /// Says what one would do in one of the what-ifs.
    WhatIf,
    /// Goes to the list of interviews.
    Home,
    /// Closes what is open, else goes back to the box.
    Close,
    /// Goes to the next pane.
    NextPane,
    /// Goes to the pane before.
    PreviousPane,
    /// Scrolls up.
    PageUp,
    /// Scrolls down.
    PageDown,
    /// A few rows up.
    ScrollUp,
    /// A few rows down.
    ScrollDown,
    /// One row up in a list.
    Up,
    /// One row down in a list.
    Down,
    /// Takes the row that is marked.
    Choose,
    /// Draws everything anew.
    Redraw,
    /// Stops the program until the shell continues it.
    Suspend,
    /// Saves and leaves.
    Leave,
}
