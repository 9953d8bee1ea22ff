//! Everything that can be asked for by a press or a typed name. Closed: a new one makes
//! the compiler name the places that must decide about it.

use crate::editor::Edit;

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
    /// Puts a copy of the session somewhere else.
    SaveAs,
    /// Goes on from a short script into the full interview.
    Continue,
    /// Gives the session a name.
    Title,
    /// Answers an objection with a reason.
    Because,
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
