//! Keys that a terminal tells as `ESC [`, numbers and a letter.

use super::Step;
use crate::keys::{Code, Key};

/// What follows `ESC [`.
pub(super) fn csi(rest: &[u8]) -> Step {
    // The Linux console says F1 to F5 with two brackets.
    if let [b'[', last, ..] = rest {
        let key = (b'A'..=b'E').contains(last).then(|| Key::plain(Code::F(last - b'A' + 1)));
        return Step::Input(key, 4);
    }
    let Some(end) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte) && *byte != b'[') else {
        // A control code or another Esc inside: whatever it was, it is over.
        return match rest.iter().position(|byte| !(0x20..=0x7e).contains(byte)) {
            Some(stray) => Step::Input(None, 2 + stray),
            None => Step::Unfinished,
        };
    };
    let (said, last) = rest.split_at(end);
    if said.iter().any(|byte| !(0x20..=0x3f).contains(byte)) {
        return Step::Input(None, 2);
    }
    let length = 2 + end + 1;
    if let Some(mouse) = said.strip_prefix(b"<") {
        return Step::Input(wheel(mouse, last.first() == Some(&b'M')), length);
    }
    let numbers: Vec<Vec<u32>> = String::from_utf8_lossy(said)
        .split(';')
        .map(|part| part.split(':').map(|number| number.parse().unwrap_or(0)).collect())
        .collect();
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied().unwrap_or(0);
    // The kitty protocol tells releases; we never ask for it, and a release is no press.
    let released = numbers.get(1).and_then(|part| part.get(1)).is_some_and(|kind| *kind == 3);
    let key = match (last.first().copied().unwrap_or_default(), number(0)) {
        _ if released => None,
        (b'~', 200) => return Step::Paste(length),
        (b'~', 27) => character(number(2), number(1)),
        (b'~', code) => tilde(code).map(|code| with(code, number(1))),
        (b'u', code) => character(code, number(1)),
        (b'Z', _) => Some(Key { shift: true, ..Key::plain(Code::Tab) }),
        // `1;5D` is an arrow with modifiers; a larger first number is an answer, not a key.
        (last, 0 | 1) => letter(last, number(1)),
        _ => None,
    };
    Step::Input(key, length)
}

/// A key with the modifiers as a terminal counts them: one more than the sum of their bits.
fn with(code: Code, modifiers: u32) -> Key {
    let bits = modifiers.saturating_sub(1);
    let shift = bits & 1 != 0 && !matches!(code, Code::Char(_));
    Key { code, ctrl: bits & 4 != 0, alt: bits & 2 != 0, shift }
}

/// What a mouse says, as button, column and row. Of all that, only the wheel is a key.
fn wheel(said: &[u8], pressed: bool) -> Option<Key> {
    let code = match said.split(|byte| *byte == b';').next() {
        Some(b"64") => Code::WheelUp,
        Some(b"65") => Code::WheelDown,
        _ => return None,
    };
    pressed.then_some(Key::plain(code))
}

pub(super) fn letter(last: u8, modifiers: u32) -> Option<Key> {
    let code = match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    };
    Some(with(code, modifiers))
}

fn tilde(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F((number - 10) as u8),
        17..=21 => Code::F((number - 11) as u8),
        23 | 24 => Code::F((number - 12) as u8),
        _ => return None,
    })
}

/// A key told by its character, as some terminals do for what has no code of its own.
fn character(code: u32, modifiers: u32) -> Option<Key> {
    let code = match code {
        13 => Code::Enter,
        27 => Code::Esc,
        9 => Code::Tab,
        8 | 127 => Code::Backspace,
        // Shift alone, a key for louder: told by numbers that are no characters.
        0xe000..=0xf8ff => return None,
        code => Code::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    };
    Some(with(code, modifiers))
}
