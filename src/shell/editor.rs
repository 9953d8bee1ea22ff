//! The person's own editor on the text of the box: `$VISUAL`, else `$EDITOR`. No shell is
//! started; the variable is split into words as a shell would.

use std::env;
use std::fs;
use std::io::Write as _;
use std::process::Command;

use super::trouble::reason;

/// No text that comes back is larger than this.
const LARGEST: u64 = 1024 * 1024;

/// Lets the person edit a text. The terminal must have been given back before.
///
/// # Errors
/// In a sentence; the text is then as it was.
pub fn edit(text: &str) -> Result<String, String> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let Some(named) = named else {
        return Err("No editor is set: put its name into $VISUAL or $EDITOR.".to_owned());
    };
    let words = split(&named).filter(|words| !words.is_empty());
    let Some(words) = words else {
        return Err(format!("The name of the editor has a quote that does not end: {named}"));
    };
    let kept = |why: String| format!("{why} The answer is as it was.");
    let mut file = tempfile::Builder::new()
        .prefix("answer-")
        .suffix(".txt")
        .tempfile()
        .map_err(|error| kept(format!("No file for the editor: {}.", reason(&error))))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| kept(format!("No file for the editor: {}.", reason(&error))))?;
    // By name from here on: an editor may put a new file in its place.
    let path = file.into_temp_path();
    let status = Command::new(&words[0])
        .args(&words[1..])
        .arg(&path)
        .status()
        .map_err(|error| kept(format!("{} could not be started: {}.", words[0], reason(&error))))?;
    if !status.success() {
        return Err(kept(format!("{} ended with a trouble of its own.", words[0])));
    }
    let size = fs::metadata(&path).map_err(|_| kept("The editor removed the file.".to_owned()))?.len();
    if size > LARGEST {
        return Err(kept("What came back is above 1 MiB.".to_owned()));
    }
    let bytes = fs::read(&path)
        .map_err(|error| kept(format!("What came back can't be read: {}.", reason(&error))))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
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
