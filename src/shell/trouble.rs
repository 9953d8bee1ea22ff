//! What went wrong, why, and what to do: every error a person sees is one of these.

use std::fmt;

/// Exit codes, as scripts rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, or left by will.
    Done = 0,
    /// Could not be done, or something blocks.
    Blocked = 1,
    /// The command line does not make sense.
    Usage = 2,
    /// Data is unreadable or newer than this program.
    Unreadable = 3,
    /// The session is open elsewhere.
    Busy = 4,
    /// Something could not be saved.
    NotSaved = 5,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// One trouble in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What could not be done.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do next.
    pub next: String,
    /// What the process says to a script.
    pub exit: Exit,
}

impl Trouble {
    /// A trouble with an exit code.
    pub fn new(exit: Exit, what: impl Into<String>, why: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), next: next.into(), exit }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.what, self.why, self.next)
    }
}

impl std::error::Error for Trouble {}

/// The reason of an operating-system error without its number.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
