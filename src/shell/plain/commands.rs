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
    /// Compute with units.
    Calc(String),
    /// Give the session a name.
    Title(String),
    Quit,
    Unknown(String),
}

/// A command as it is typed, what it takes, and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Typed {
    /// Its name, with the slash.
    pub name: &'static str,
    /// What is written behind it.
    pub takes: &'static str,
    /// What it does.
    pub help: &'static str,
}

const fn typed(name: &'static str, takes: &'static str, help: &'static str) -> Typed {
    Typed { name, takes, help }
}

/// All of them, in the order of the help.
pub const COMMANDS: &[Typed] = &[
    typed("/help", "", "This list"),
    typed("/why", "", "Why this is asked"),
    typed("/hint", "", "Hints, light and strong"),
    typed("/example", "", "A whole good answer, for another design"),
    typed("/question", "", "The question again"),
    typed("/back", "", "The question before this one"),
    typed("/next", "", "Forward again, as far as the answers allow"),
    typed("/outline", "", "All questions and where you are"),
    typed("/sheet", "", "What is computed so far"),
    typed("/objections", "", "Where your answers disagree"),
    typed("/change", "QUESTION", "Go to that question, such as /change scale.load"),
    typed("/edit", "LINE TEXT", "Your kept text by lines; /edit 2 NEW TEXT changes line 2"),
    typed("/send", "", "Send the kept text"),
    typed("/undo", "", "Take the last answer back"),
    typed("/calc", "EXPR", "Compute with units, such as /calc 10k/day * 500 B in GB/year"),
    typed("/title", "NAME", "Give this interview a name"),
    typed("/park", "NOTE", "Put this aside until you know what the note says, and leave"),
    typed("/save-as", "PATH", "Keep this session there from now on"),
    typed("/quit", "", "Save and leave"),
];

/// What the commands do, one line each.
pub(super) fn help() -> String {
    let line = |one: &Typed| format!("{}: {}", [one.name, one.takes].join(" ").trim(), one.help);
    let lines: Vec<String> = COMMANDS.iter().map(line).collect();
    lines.join("\n") + "\nTo begin an answer with a slash, type two."
}

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
            "calc" => Self::Calc(argument.trim().to_owned()),
            "title" => Self::Title(argument.trim().to_owned()),
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
    fn every_command_of_the_help_is_one() {
        for Typed { name, .. } in COMMANDS {
            assert!(!matches!(Command::of(name), None | Some(Command::Unknown(_))), "{name}");
        }
    }
}
