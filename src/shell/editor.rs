//! The person's own editor on the text of the box: `$VISUAL`, else `$EDITOR`. No shell is
//! started; the variable is split into words as a shell would.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};

use tempfile::TempPath;

use super::trouble::reason;

/// No text that comes back is larger than this.
const LARGEST: u64 = 1024 * 1024;

/// A text that is open in the person's editor.
#[derive(Debug)]
pub struct Editing {
    /// What the editor is called, for words.
    name: String,
    /// By name, because an editor may put a new file in its place.
    path: TempPath,
}

/// What files for the editor are called: hidden, and known as ours.
pub const BEGINNING: &str = ".sizeup-answer-";

/// Opens a text in the person's editor, as a file in a folder that only its owner reads, or
/// where that can't be written, among the temporary ones. The terminal must have been given
/// back before.
///
/// # Errors
/// In a sentence; the text is then as it was.
pub fn open(text: &str, folder: &Path) -> Result<(Editing, Child), String> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let Some(named) = named else {
        return Err("No editor is set: put its name into $VISUAL or $EDITOR.".to_owned());
    };
    let words = split(&named).unwrap_or_default();
    let Some((name, arguments)) = words.split_first() else {
        return Err(format!("The name of the editor has a quote that does not end: {named}"));
    };
    let mut hidden = tempfile::Builder::new();
    hidden.prefix(BEGINNING).suffix(".txt");
    let mut file = hidden
        .tempfile_in(folder)
        .or_else(|_| hidden.tempfile())
        .map_err(|error| kept(format!("No file for the editor: {}.", reason(&error))))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| kept(format!("No file for the editor: {}.", reason(&error))))?;
    let path = file.into_temp_path();
    let child = Command::new(name)
        .args(arguments)
        .arg(&path)
        .spawn()
        .map_err(|error| kept(format!("{name} could not be started: {}.", reason(&error))))?;
    Ok((Editing { name: name.clone(), path }, child))
}

impl Editing {
    /// What came back, once the editor has ended.
    ///
    /// # Errors
    /// In a sentence; the text is then as it was.
    pub fn taken(&self, status: std::io::Result<ExitStatus>) -> Result<String, String> {
        if !status.is_ok_and(|status| status.success()) {
            return Err(kept(format!("{} ended with a trouble of its own.", self.name)));
        }
        let removed = |_| kept("The editor removed the file.".to_owned());
        let size = fs::metadata(&self.path).map_err(removed)?.len();
        if size > LARGEST {
            return Err(kept("What came back is above 1 MiB.".to_owned()));
        }
        self.text().map_err(|error| kept(format!("What came back can't be read: {}.", reason(&error))))
    }

    /// What the editor saved so far, where we have to go before it is done.
    #[must_use]
    pub fn saved_so_far(&self) -> Option<String> {
        let fits = fs::metadata(&self.path).is_ok_and(|data| data.len() <= LARGEST);
        self.text().ok().filter(|text| fits && !text.is_empty())
    }

    fn text(&self) -> std::io::Result<String> {
        Ok(String::from_utf8_lossy(&fs::read(&self.path)?).into_owned())
    }
}

fn kept(why: String) -> String {
    why + " The answer is as it was."
}

/// The words of a command line, with quotes and backslashes as in a shell. None where a
/// quote does not end.
fn split(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('\''), '\'') | (Some('"'), '"') => quote = None,
            (Some('"') | None, '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_split_as_in_a_shell() {
        let words = |line| split(line).unwrap();
        assert_eq!(words("vim -n"), ["vim", "-n"]);
        assert_eq!(words(r#"sh -c 'echo x >> "$1"' --"#), ["sh", "-c", "echo x >> \"$1\"", "--"]);
        assert_eq!(words(r#""/opt/my editor" a\ b """#), ["/opt/my editor", "a b", ""]);
        assert_eq!(split("vim 'a"), None);
    }
}
