//! Which format, and where to. The shell writes it and says what came of it.

use crate::editor::{Edit, Editor};
use crate::keys::Binding;
use crate::screens::{Action, BOX, EVERYWHERE, Press, Wish};

/// The formats: id, name, ending, what it is good for.
pub const FORMATS: &[(&str, &str, &str, &str)] = &[
    ("markdown", "Markdown", "md", "to read, to review, and to check again with sizeup check"),
    ("html", "HTML", "html", "one page with charts, for screen, phone and paper"),
    ("json", "JSON", "json", "for other programs"),
    ("plain", "Plain text", "txt", "for a mail or a terminal"),
];

/// The keys of its own.
pub const BINDINGS: &[Binding<Action>] = &[
    row(&["<enter>"], Action::Choose, "Writes the file").hinted("write", 90),
    row(&["<up>"], Action::Up, "The format before").hinted("format", 60),
    row(&["<down>"], Action::Down, "The next format"),
    row(&["<esc>"], Action::Close, "Back to the interview").hinted("back", 80),
];

const fn row(keys: &'static [&'static str], action: Action, help: &'static str) -> Binding<Action> {
    Binding { keys, name: "", takes: "", action, label: "", help, weight: 0 }
}

/// The tables of the screen.
pub const TABLES: &[&[Binding<Action>]] = &[BINDINGS, BOX, EVERYWHERE];

/// The export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The marked format.
    pub format: usize,
    /// The path as it stands in its box.
    pub path: Editor,
    /// What came of the last try.
    pub said: Option<Result<String, String>>,
    /// Whether Enter may replace the file that is there.
    pub replace: bool,
}

impl State {
    /// The export of a session with this title, into a folder.
    #[must_use]
    pub fn of(title: &str, folder: &str) -> Self {
        let mut name = String::new();
        for c in title.to_lowercase().chars() {
            match c {
                c if c.is_alphanumeric() => name.push(c),
                _ if name.ends_with('-') || name.is_empty() => {}
                _ => name.push('-'),
            }
        }
        let name = name.trim_end_matches('-');
        let name = if name.is_empty() { "interview" } else { name };
        let folder = folder.trim_end_matches('/');
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let path = format!("{path}.{}", FORMATS[0].2);
        Self { path: Editor::new(&path, (0, usize::MAX)), ..Self::default() }
    }

    /// The file was written, or not.
    pub fn told(&mut self, result: Result<String, String>, exists: bool) {
        self.replace = exists;
        self.said = Some(result);
    }

    /// Takes a press.
    pub fn on_key(&mut self, press: Press) -> Wish {
        match press {
            Press::Do(Action::Choose) => {
                let path = self.path.text().trim().to_owned();
                if path.is_empty() {
                    self.said = Some(Err("Where to? Type a path for the file.".to_owned()));
                    return Wish::Nothing;
                }
                return Wish::Export { format: FORMATS[self.format].0, path, replace: self.replace };
            }
            Press::Do(Action::Close) => return Wish::Close,
            Press::Do(Action::Up) => self.turn(self.format.checked_sub(1).unwrap_or(FORMATS.len() - 1)),
            Press::Do(Action::Down | Action::NextPane) => self.turn((self.format + 1) % FORMATS.len()),
            Press::Type(c) => {
                self.path.type_char(c);
                self.fresh();
            }
            Press::Do(Action::Edit(Edit::NewLine)) => {}
            Press::Do(Action::Edit(edit)) => {
                if self.path.edit(edit, usize::MAX) {
                    self.fresh();
                }
            }
            Press::Do(Action::EraseOrLeave) => {
                self.path.edit(Edit::EraseNext, usize::MAX);
                self.fresh();
            }
            Press::Do(_) => return Wish::Pass,
        }
        Wish::Nothing
    }

    /// Another format: the ending of the path follows.
    fn turn(&mut self, format: usize) {
        let old = format!(".{}", FORMATS[self.format].2);
        self.format = format;
        if let Some(stem) = self.path.text().strip_suffix(&old) {
            let path = format!("{stem}.{}", FORMATS[format].2);
            self.path = Editor::new(&path, (0, usize::MAX));
        }
        self.fresh();
    }

    fn fresh(&mut self) {
        self.said = None;
        self.replace = false;
    }
}
