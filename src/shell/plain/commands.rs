//! Typed commands of the plain interface. `//` types a slash.

/// What a line that begins with a slash asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Why,
    Hint,
    Example,
    Question,
    Outline,
    Sheet,
    Objections,
    /// Go to a question whose answer is to be changed.
    Change(String),
    Back,
    Next,
    Undo,
    /// Show the kept text, or put this in place of that line (from 1).
    Edit(Option<(usize, String)>),
    Send,
    /// Put the session aside, with a note on what is to be found out first.
    Park(String),
    /// Keep the session in another place from now on.
    SaveAs(String),
    Quit,
    Unknown(String),
}

/// The names that are known, for "did you mean".
pub(super) const NAMES: [&str; 17] = [
    "help",
    "why",
    "hint",
    "example",
    "question",
    "outline",
    "sheet",
    "back",
    "next",
    "undo",
    "edit",
    "send",
    "park",
    "save-as",
    "quit",
    "objections",
    "change",
];

/// What the commands do, one line each.
pub(super) const HELP: &str = "\
/why: why this is asked
/hint: hints, light and strong
/example: a whole good answer, for another design
/question: the question again
/back: the question before this one
/next: forward again, as far as the answers allow
/outline: all questions and where you are
/sheet: what is computed so far
/objections: where your answers disagree
/change scale.load: go to that question
/edit: your kept text by lines; /edit 2 NEW TEXT changes line 2
/send: send the kept text
/undo: take the last answer back
/park ask Maria how many: put this aside until you know, and leave
/save-as PATH: keep this session there from now on
/quit: save and leave
To begin an answer with a slash, type two.";

impl Command {
    /// The command a line gives, if it is one.
    pub(super) fn of(line: &str) -> Option<Self> {
        let rest = line.trim().strip_prefix('/')?;
        if rest.starts_with('/') {
            return None;
        }
        let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if word.is_empty() || !word.chars().all(|c| c.is_ascii_alphabetic() || c == '-') {
            return None;
        }
        Some(match word.to_ascii_lowercase().as_str() {
            "help" => Self::Help,
            "why" => Self::Why,
            "hint" => Self::Hint,
            "example" => Self::Example,
            "question" => Self::Question,
            "outline" => Self::Outline,
            "sheet" => Self::Sheet,
            "objections" => Self::Objections,
            "change" => Self::Change(argument.trim().to_owned()),
            "back" => Self::Back,
            "next" => Self::Next,
            "undo" => Self::Undo,
            "edit" => Self::Edit(edit(argument)),
            "send" => Self::Send,
            "park" => Self::Park(argument.trim().to_owned()),
            "save-as" => Self::SaveAs(argument.trim().to_owned()),
            "quit" | "exit" => Self::Quit,
            other => Self::Unknown(other.to_owned()),
        })
    }
}

fn edit(argument: &str) -> Option<(usize, String)> {
    let (number, text) = argument.trim().split_once(char::is_whitespace)?;
    Some((number.parse().ok()?, text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_begins_a_command_and_two_begin_a_text() {
        assert_eq!(Command::of("/hint"), Some(Command::Hint));
        assert_eq!(
            Command::of("/edit 2 p99 < 50 ms"),
            Some(Command::Edit(Some((2, "p99 < 50 ms".to_owned()))))
        );
        assert_eq!(Command::of("//api is down"), None);
        assert_eq!(Command::of("p99 / s"), None);
        assert_eq!(Command::of("/hnit"), Some(Command::Unknown("hnit".to_owned())));
    }

    #[test]
    fn help_names_every_command() {
        for name in NAMES.iter().filter(|name| **name != "help") {
            assert!(HELP.contains(&format!("/{name}")), "{name}");
        }
    }
}
