//! Tables of what presses and typed names do. One row is one thing that can be done; the
//! meaning (`A`) belongs to whoever owns the table.

use super::Key;

/// One thing that can be done, and every way to ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding<A: 'static> {
    /// The presses that do it, as spelled; several presses in a row are one string.
    pub keys: &'static [&'static str],
    /// Its typed name, such as `/back`; empty where typing a name makes no sense.
    pub name: &'static str,
    /// What is written after the typed name, such as `WORD`; empty for nothing.
    pub takes: &'static str,
    /// What it does.
    pub action: A,
    /// One to three words for the footer.
    pub label: &'static str,
    /// One line for the help.
    pub help: &'static str,
    /// Its place among the hints of the footer: the higher, the longer it stays when
    /// room gets short. 0 keeps it out of the footer.
    pub weight: u8,
}

impl<A> Binding<A> {
    /// The presses as a person reads them: `Ctrl-X Ctrl-E`, `F4`.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.keys.iter().map(|keys| label(keys)).collect()
    }
}

fn label(spelled: &str) -> String {
    let keys = super::sequence(spelled).unwrap_or_default();
    keys.iter().map(Key::label).collect::<Vec<_>>().join(" ")
}

/// What a press means, given the presses before it that wait for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<A> {
    /// It does this.
    Does(A),
    /// It begins a longer sequence.
    Begins,
    /// Nothing is bound to it.
    Nothing,
}

/// What the presses spelled `spelled` mean; earlier tables win over later ones.
#[must_use]
pub fn pressed<A: Copy>(tables: &[&[Binding<A>]], spelled: &str) -> Found<A> {
    let rows = || tables.iter().flat_map(|table| table.iter());
    if let Some(row) = rows().find(|row| row.keys.contains(&spelled)) {
        return Found::Does(row.action);
    }
    let longer = |keys: &&str| keys.len() > spelled.len() && keys.starts_with(spelled);
    if rows().any(|row| row.keys.iter().any(longer)) { Found::Begins } else { Found::Nothing }
}

/// The row with this typed name.
#[must_use]
pub fn named<'a, A>(tables: &[&'a [Binding<A>]], name: &str) -> Option<&'a Binding<A>> {
    tables.iter().flat_map(|table| table.iter()).find(|row| !row.name.is_empty() && row.name == name)
}

/// Reads a typed line as a command: its name with the slash, and what follows. A line
/// that begins with two slashes is text.
#[must_use]
pub fn command(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let rest = line.strip_prefix('/')?;
    if rest.starts_with('/') || rest.is_empty() {
        return None;
    }
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    Some((&line[..end], line[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[Binding<u8>] = &[
        Binding {
            keys: &["<f4>", "<ctrl-x><ctrl-e>"],
            name: "/editor",
            takes: "",
            action: 4,
            label: "editor",
            help: "Opens the editor.",
            weight: 0,
        },
        Binding { keys: &["<f1>"], name: "", takes: "", action: 1, label: "", help: "", weight: 9 },
    ];

    #[test]
    fn a_press_does_begins_or_means_nothing() {
        assert_eq!(pressed(&[TABLE], "<f4>"), Found::Does(4));
        assert_eq!(pressed(&[TABLE], "<ctrl-x>"), Found::Begins);
        assert_eq!(pressed(&[TABLE], "<ctrl-x><ctrl-e>"), Found::Does(4));
        assert_eq!(pressed(&[TABLE], "<ctrl-y>"), Found::Nothing);
        assert_eq!(TABLE[0].labels(), ["F4", "Ctrl-X Ctrl-E"]);
    }

    #[test]
    fn a_typed_line_is_a_command_or_text() {
        assert_eq!(command("/find  p99 latency "), Some(("/find", "p99 latency")));
        assert_eq!(command("//api/links"), None);
        assert_eq!(command("GET /links"), None);
        assert_eq!(command("/"), None);
        assert_eq!(named(&[TABLE], "/editor").map(|row| row.action), Some(4));
        assert!(named(&[TABLE], "").is_none());
    }
}
