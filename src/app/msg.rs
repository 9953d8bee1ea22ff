//! What the program hears, and what it wants done.

use jiff::Timestamp;

use crate::interview::Record;
use crate::keys::Key;
use crate::screens::home::Held;

/// An interview on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What it is opened by.
    pub id: String,
    /// When it was saved last.
    pub changed: Timestamp,
    /// What is in it, or why it cannot be read.
    pub record: Result<Record, String>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A block of text arrived at once.
    Paste(String),
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// No more input waits: time to bring up to date what a frame shows.
    Settle,
    /// These interviews are on disk, the newest first; or why that can't be known.
    Sessions(Result<Vec<Summary>, String>),
    /// A session was opened or made, and is held for writing.
    Opened {
        /// What was typed in it.
        record: Box<Record>,
        /// Something to be told about it.
        notice: Option<String>,
        /// Why nothing of it can be kept now, where that is known already.
        unkept: Option<String>,
    },
    /// A session was read, to be looked at only.
    Looked {
        /// What was typed in it.
        record: Box<Record>,
        /// Something to be told about it.
        notice: Option<String>,
    },
    /// A session can't be opened, but something else can be done with it.
    Held(Held),
    /// A session could not be opened or made, for this reason.
    NotOpened(String),
    /// What was handed over last is on disk.
    Saved,
    /// It is not, for this reason.
    NotSaved(String),
    /// The report was written, or not: a sentence.
    Exported {
        /// What is said.
        result: Result<String, String>,
        /// Whether a file was in the way, which the same wish again may replace.
        exists: bool,
    },
    /// The person's own editor is done: the text as it is now, or why not.
    Edited(Result<String, String>),
    /// Something to be told to the person.
    Say(String),
    /// The program is to end: a signal, or the terminal is gone.
    End,
}

/// Something to be done by the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Say which interviews are on disk.
    ListSessions,
    /// Open a session.
    Open(String),
    /// Read a session without holding it.
    Look(String),
    /// Make a copy of a session, and open that.
    Copied(String),
    /// Make a session.
    Create {
        /// Its name.
        title: String,
        /// The script it follows.
        script: String,
    },
    /// Let go of the session that is open, once it is saved.
    LetGo,
    /// Save this.
    Save {
        /// All of it.
        record: Box<Record>,
        /// At once rather than after a pause in typing.
        now: bool,
    },
    /// Keep the session where the person says from now on.
    SaveAs {
        /// All of it.
        record: Box<Record>,
        /// Where to.
        path: String,
    },
    /// Ring the bell of the terminal.
    Bell,
    /// Write the report of the session that is open.
    Export {
        /// The id of the format.
        format: &'static str,
        /// Where to.
        path: String,
        /// Whether a file that is there may be replaced.
        replace: bool,
    },
    /// Open a text in the person's own editor.
    OpenEditor(String),
    /// Put a text on the clipboard of the terminal.
    Copy(String),
    /// Put the report of the session that is open there.
    CopyReport,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// End the program.
    Leave,
}
