//! One press, and how it is written: `x`, `<enter>`, `<ctrl-s>`, `<alt-enter>`.

use std::fmt;
use std::str::FromStr;

/// What was pressed, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A letter, digit or sign.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Any other key, by its name.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Delete backwards.
    Backspace,
    /// Delete forwards.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The wheel of a mouse, away from one; only where the mouse was asked for.
    WheelUp,
    /// The wheel of a mouse, towards one.
    WheelDown,
}

/// Names of the keys that are no characters: as spelled, and as a person reads them.
const NAMES: &[(Code, &str, &str)] = &[
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Delete"),
    (Code::Insert, "insert", "Insert"),
    (Code::Up, "up", "Up"),
    (Code::Down, "down", "Down"),
    (Code::Left, "left", "Left"),
    (Code::Right, "right", "Right"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pageup", "PgUp"),
    (Code::PageDown, "pagedown", "PgDn"),
    (Code::WheelUp, "wheelup", "Wheel up"),
    (Code::WheelDown, "wheeldown", "Wheel down"),
    (Code::Char(' '), "space", "Space"),
    (Code::Char('<'), "lt", "<"),
];

/// One press with its modifiers. Shift is kept only where the key is no character: a
/// shifted character is another character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With the control key.
    pub ctrl: bool,
    /// With the alt key.
    pub alt: bool,
    /// With the shift key.
    pub shift: bool,
}

impl Key {
    /// A key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The character that this press types, if it types one.
    #[must_use]
    pub const fn typed(&self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key as a person reads it: `Ctrl-S`, `F1`, `Enter`.
    #[must_use]
    pub fn label(&self) -> String {
        let mut label = String::new();
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                label.push_str(name);
            }
        }
        match (self.code, named_code(self.code)) {
            (_, Some((_, name))) => label.push_str(name),
            (Code::F(n), _) => label.extend(["F", &n.to_string()]),
            (Code::Char(c), _) if self.ctrl || self.alt => label.extend(c.to_uppercase()),
            (Code::Char(c), _) => label.push(c),
            _ => {}
        }
        label
    }
}

fn named_code(code: Code) -> Option<(&'static str, &'static str)> {
    NAMES.iter().find(|(known, ..)| *known == code).map(|(_, spelled, read)| (*spelled, *read))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.ctrl || self.alt || self.shift;
        match (self.code, named_code(self.code)) {
            (Code::Char(c), None) if !held => write!(f, "{c}"),
            (code, name) => {
                f.write_str("<")?;
                for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
                    f.write_str(if held { name } else { "" })?;
                }
                match (code, name) {
                    (_, Some((name, _))) => write!(f, "{name}>"),
                    (Code::F(n), _) => write!(f, "f{n}>"),
                    (Code::Char(c), _) => write!(f, "{c}>"),
                    _ => write!(f, ">"),
                }
            }
        }
    }
}

/// A spelling that names no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchKey(pub String);

impl fmt::Display for NoSuchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no key is spelled {:?}", self.0)
    }
}

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(spelled: &str) -> Result<Self, NoSuchKey> {
        let fault = || NoSuchKey(spelled.to_owned());
        let mut key = Self::plain(Code::Esc);
        let Some(mut inside) = spelled.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else {
            key.code = Code::Char(only_char(spelled).ok_or_else(fault)?);
            return Ok(key);
        };
        loop {
            if let Some(rest) = inside.strip_prefix("ctrl-") {
                (key.ctrl, inside) = (true, rest);
            } else if let Some(rest) = inside.strip_prefix("alt-") {
                (key.alt, inside) = (true, rest);
            } else if let Some(rest) = inside.strip_prefix("shift-") {
                (key.shift, inside) = (true, rest);
            } else {
                break;
            }
        }
        let by_name = NAMES.iter().find(|(_, name, _)| *name == inside).map(|(code, ..)| *code);
        let function = || inside.strip_prefix('f')?.parse().ok().map(Code::F);
        let character = || only_char(inside).filter(|_| key.ctrl || key.alt).map(Code::Char);
        key.code = by_name.or_else(function).or_else(character).ok_or_else(fault)?;
        Ok(key)
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Reads a sequence of presses such as `very fast<enter>`.
pub fn sequence(text: &str) -> Result<Vec<Key>, NoSuchKey> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            _ => first.len_utf8(),
        };
        keys.push(rest[..end].parse()?);
        rest = &rest[end..];
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_reads_back() {
        for spelled in
            ["x", "/", "<enter>", "<ctrl-s>", "<alt-enter>", "<shift-tab>", "<f1>", "<lt>", "<space>"]
        {
            let key: Key = spelled.parse().unwrap();
            assert_eq!(key.to_string(), spelled);
        }
        assert_eq!("<ctrl-/>".parse::<Key>().unwrap().label(), "Ctrl-/");
        assert_eq!("<f12>".parse::<Key>().unwrap().label(), "F12");
    }

    #[test]
    fn what_names_no_key_is_said() {
        for spelled in ["", "ab", "<>", "<x>", "<hyper-x>", "<enter"] {
            assert_eq!(spelled.parse::<Key>(), Err(NoSuchKey(spelled.to_owned())));
        }
    }

    #[test]
    fn a_sequence_is_read_press_by_press() {
        let keys = sequence("p99<space>é<ctrl-j><enter>").unwrap();
        let spelled: Vec<String> = keys.iter().map(Key::to_string).collect();
        assert_eq!(spelled, ["p", "9", "9", "<space>", "é", "<ctrl-j>", "<enter>"]);
        assert!(sequence("a<nope>").is_err());
    }
}
