//! What a hand does: presses as a terminal sends them, answers as a person gives them.

use std::path::Path;

use serde_json::Value;

use crate::command::sizeup;
use crate::library::library;
use crate::pty::{Session, sessions};

pub(crate) const F1: &str = "\x1bOP";
pub(crate) const F2: &str = "\x1bOQ";
pub(crate) const F3: &str = "\x1bOR";
pub(crate) const F4: &str = "\x1bOS";
pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_L: &str = "\x0c";
pub(crate) const CTRL_P: &str = "\x10";
pub(crate) const BACKSPACE: &str = "\x7f";

/// The questions of the full interview, in their order.
pub(crate) fn questions() -> Vec<String> {
    let library = library();
    let script = library.script("interview").unwrap();
    script.asks.iter().map(|ask| ask.question.clone()).collect()
}

/// The answer that the worked example gives.
pub(crate) fn good(question: &str) -> String {
    library().question(question).unwrap().good.trim().to_owned()
}

/// Good answers, as they are typed line by line.
pub(crate) fn typed(questions: &[String]) -> String {
    let library = library();
    let line_by_line = |id: &String| {
        let sentence = library.question(id).unwrap().shape == sizeup::prompts::Shape::Sentence;
        format!("{}{}", good(id), if sentence { "\n" } else { "\n.\n" })
    };
    questions.iter().map(line_by_line).collect()
}

/// A home with one session, "Short links", whose first questions are answered.
pub(crate) fn answered(count: usize) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    sizeup(home.path(), &["new", "Short links", "--plain"], &typed(&questions()[..count]));
    assert_eq!(sessions(home.path()).len(), 1);
    home
}

/// A paste in brackets.
pub(crate) fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// Empties a box with at most twenty lines.
pub(crate) fn emptied() -> String {
    format!("{}{}", DOWN.repeat(20), "\x1b[F\x15\x7f".repeat(20))
}

/// The text in the box of the only session of a home, as it is on disk; none where nothing
/// waits to be sent.
pub(crate) fn draft(home: &Path, question: &str) -> Option<String> {
    let session = kept(home)?;
    session["session"]["drafts"][question]["text"].as_str().map(str::to_owned)
}

/// How many answers were sent in the only session of a home.
pub(crate) fn sent(home: &Path) -> usize {
    kept(home).map_or(0, |session| session["session"]["answers"].as_array().unwrap().len())
}

fn kept(home: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(sessions(home).first()?).ok()?;
    serde_json::from_str(&text).ok()
}

impl Session {
    /// Waits until this, and nothing else, is the text in the box on disk.
    #[track_caller]
    pub(crate) fn wait_draft(&self, home: &Path, question: &str, text: &str) {
        self.wait_until(&format!("the draft {text:?}"), |_| draft(home, question).as_deref() == Some(text));
    }

    /// What is seen, whether a blank was written or nothing ever was.
    pub(crate) fn shown(&self) -> String {
        self.screen().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Types a letter into the box and takes it out again: the box was this before, and is.
    #[track_caller]
    pub(crate) fn box_still_holds(&mut self, text: &str) {
        self.sends_and_sees("z", &format!("│ {text}z "));
        self.sends_and_sees(BACKSPACE, &format!("│ {text}  "));
    }
}
