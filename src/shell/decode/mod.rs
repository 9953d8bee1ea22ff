//! From the bytes of a terminal to presses and pastes. Ours, because a terminal's bytes
//! must never block, spin, swallow a neighbour or be left lying: an unfinished sequence
//! waits for its rest without holding up anything, a stray byte costs itself alone, an
//! answer to a question nobody asked is dropped whole, and a paste that never ends gives
//! the keyboard back.

mod csi;

use std::time::{Duration, Instant};

use self::csi::{csi, letter};
use crate::keys::{Code, Key};

/// Something typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A press.
    Key(Key),
    /// A paste with brackets.
    Paste(String),
}

const ESC: u8 = 0x1b;
/// On a slow line the bytes of an arrow come apart: what follows an Esc this soon is its rest.
const SLOW: Duration = Duration::from_millis(150);
/// A paste that says nothing for so long has lost its end.
const LOST: Duration = Duration::from_secs(1);
/// No sequence of a terminal is longer.
const LONGEST: usize = 4096;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Reads bytes as they come.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Bytes of something that is not complete yet.
    pending: Vec<u8>,
    /// The text of a paste that has begun.
    paste: Option<Vec<u8>>,
    last: Option<Instant>,
    /// Whether the last thing told was a lone Esc.
    escaped: bool,
}

/// What stands at the beginning of some bytes.
enum Step {
    /// This, in so many bytes.
    Input(Option<Key>, usize),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// More bytes are needed to tell.
    Unfinished,
}

impl Decoder {
    /// Reads what came in together; nothing more waits.
    pub fn read(&mut self, bytes: &[u8], now: Instant) -> Vec<Input> {
        let quiet = self.last.map_or(Duration::MAX, |last| now.duration_since(last));
        self.last = Some(now);
        let mut inputs = Vec::new();
        if self.paste.is_some() && quiet > LOST {
            self.end_paste(&mut inputs);
        }
        if !self.pending.is_empty() && quiet > LOST {
            self.pending.clear();
        }
        let continues = std::mem::take(&mut self.escaped) && quiet < SLOW;
        if continues && matches!(bytes.first(), Some(b'[' | b'O')) {
            self.pending.push(ESC);
        }
        self.pending.extend_from_slice(bytes);
        self.read_pending(&mut inputs);
        self.settle(&mut inputs);
        inputs
    }

    fn read_pending(&mut self, inputs: &mut Vec<Input>) {
        let bytes = std::mem::take(&mut self.pending);
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            if let Some(paste) = &mut self.paste {
                // The end may have come in two pieces.
                let from = paste.len().saturating_sub(PASTE_END.len() - 1);
                paste.extend_from_slice(rest);
                let found = paste.get(from..).and_then(|tail| find(tail, PASTE_END));
                let Some(end) = found.map(|at| from + at) else { return };
                let after = paste.len() - (end + PASTE_END.len());
                paste.truncate(end);
                self.end_paste(inputs);
                rest = behind(rest, rest.len() - after);
                continue;
            }
            match step(rest) {
                Step::Input(key, length) => {
                    inputs.extend(key.map(Input::Key));
                    rest = behind(rest, length);
                }
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    rest = behind(rest, length);
                }
                Step::Unfinished if rest.len() > LONGEST => return,
                Step::Unfinished => {
                    self.pending = rest.to_vec();
                    return;
                }
            }
        }
    }

    fn end_paste(&mut self, inputs: &mut Vec<Input>) {
        if let Some(paste) = self.paste.take() {
            inputs.push(Input::Paste(String::from_utf8_lossy(&paste).into_owned()));
        }
    }

    /// Nothing more waits: an Esc alone is the key, at once, and so is Alt with a sign that
    /// could have begun something longer.
    fn settle(&mut self, inputs: &mut Vec<Input>) {
        match self.pending.as_slice() {
            [ESC] => {
                inputs.push(Input::Key(Key::plain(Code::Esc)));
                self.escaped = true;
            }
            [ESC, c @ (b'O' | b']' | b'P' | b'^' | b'_')] => {
                let key = Key { alt: true, ..Key::plain(Code::Char(char::from(*c))) };
                inputs.push(Input::Key(key));
            }
            _ => return,
        }
        self.pending.clear();
    }
}

/// What is left behind the first of some bytes.
fn behind(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(length..).unwrap_or_default()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [ESC, b'[', rest @ ..] => csi(rest),
        [ESC, b'O', rest @ ..] => match rest.first() {
            None => Step::Unfinished,
            Some(&last) => Step::Input(letter(last, 1), 3),
        },
        // Answers of a terminal to questions we never ask: dropped up to their end.
        [ESC, b']' | b'P' | b'^' | b'_', rest @ ..] => {
            string_end(rest).map_or(Step::Unfinished, |end| Step::Input(None, 2 + end))
        }
        [ESC, ESC, ..] => Step::Input(Some(Key::plain(Code::Esc)), 1),
        [ESC] | [] => Step::Unfinished,
        [ESC, rest @ ..] => match plain(rest) {
            Step::Input(key, length) => Step::Input(key.map(|key| Key { alt: true, ..key }), length + 1),
            other => other,
        },
        _ => plain(bytes),
    }
}

/// Where a string of a terminal ends: behind a bell or a string terminator.
fn string_end(bytes: &[u8]) -> Option<usize> {
    let bell = bytes.iter().position(|byte| *byte == 7).map(|at| at + 1);
    let terminator = find(bytes, b"\x1b\\").map(|at| at + 2);
    bell.into_iter().chain(terminator).min()
}

/// One character or one control code.
fn plain(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::Unfinished };
    let ctrl = |c: char| Some(Key { ctrl: true, ..Key::plain(Code::Char(c)) });
    let key = match first {
        b'\r' => Some(Key::plain(Code::Enter)),
        b'\t' => Some(Key::plain(Code::Tab)),
        8 | 0x7f => Some(Key::plain(Code::Backspace)),
        0 => ctrl(' '),
        1..=26 => ctrl(char::from(first - 1 + b'a')),
        0x1c => ctrl('\\'),
        0x1d => ctrl(']'),
        0x1e => ctrl('^'),
        // Ctrl-/ and Ctrl-_ are one byte.
        0x1f => ctrl('/'),
        0x20..=0x7e => Some(Key::plain(Code::Char(char::from(first)))),
        _ => return many(first, bytes),
    };
    Step::Input(key, 1)
}

/// A character of several bytes; a byte that begins none costs itself alone.
fn many(first: u8, bytes: &[u8]) -> Step {
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Input(None, 1),
    };
    let have = bytes.get(..length).unwrap_or(bytes);
    match std::str::from_utf8(have) {
        Ok(text) => Step::Input(text.chars().next().map(|c| Key::plain(Code::Char(c))), length),
        Err(fault) if fault.error_len().is_none() => Step::Unfinished,
        Err(fault) => Step::Input(None, fault.valid_up_to() + fault.error_len().unwrap_or(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read from pieces that come so many milliseconds after one another.
    fn read(pieces: &[(u64, &[u8])]) -> String {
        let mut decoder = Decoder::default();
        let mut now = Instant::now();
        let mut said = String::new();
        for (after, piece) in pieces {
            now += Duration::from_millis(*after);
            for input in decoder.read(piece, now) {
                match input {
                    Input::Key(key) => said.push_str(&key.to_string()),
                    Input::Paste(text) => said.extend(["[", &text.escape_debug().to_string(), "]"]),
                }
            }
        }
        said
    }

    #[track_caller]
    fn check(bytes: &[u8], said: &str) {
        assert_eq!(read(&[(0, bytes)]), said, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn keys_of_common_terminals() {
        check(
            b"a\r\n\t\x7f\x08\x03\x1f\x00",
            "a<enter><ctrl-j><tab><backspace><backspace><ctrl-c><ctrl-/><ctrl-space>",
        );
        check(b"\x1b[A\x1bOA\x1b[1;5D\x1b[5~\x1b[Z", "<up><up><ctrl-left><pageup><shift-tab>");
        check(b"\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[24~", "<f1><f1><f1><f5><f12>");
        check(b"\x1b\r\x1b\x7f\x1bb\x1b/", "<alt-enter><alt-backspace><alt-b><alt-/>");
        check(b"\x1b[13;2u\x1b[27;2;13~\x1b[97;5u", "<shift-enter><shift-enter><ctrl-a>");
        check("é日👩".as_bytes(), "é日👩");
    }

    #[test]
    fn esc_acts_at_once_and_an_arrow_that_came_apart_is_still_an_arrow() {
        check(b"\x1b", "<esc>");
        check(b"\x1b\x1b[B", "<esc><down>");
        assert_eq!(read(&[(0, b"\x1b"), (100, b"[A")]), "<esc><up>");
        assert_eq!(read(&[(0, b"\x1b"), (400, b"[A")]), "<esc>[A", "typed by a hand");
        assert_eq!(read(&[(0, b"\x1b["), (100, b"A")]), "<up>");
    }

    #[test]
    fn a_stray_byte_costs_itself_alone() {
        check(b"a\xffb\x80c", "abc");
        check(b"\xe6\x97a", "a");
        assert_eq!(read(&[(0, b"\xe6\x97"), (5, b"\xa5")]), "日");
        check(b"\x1b[12\x03", "<ctrl-c>");
        check(b"\x1b[?1;2c\x1b[24;80R\x1b[Ix", "x");
    }

    #[test]
    fn answers_nobody_asked_for_are_dropped_whole() {
        check(b"a\x1b]11;rgb:1e1e/1e1e/1e1e\x07b\x1bP>|XTerm(388)\x1b\\c", "abc");
        assert_eq!(read(&[(0, b"\x1b]11;rgb:"), (5, b"ffff\x07x")]), "x");
        check(b"\x1b]", "<alt-]>");
    }

    #[test]
    fn a_paste_is_one_block_however_it_comes() {
        check(b"\x1b[200~a\r\nb\x1b[2J\x1b[201~x", "[a\\r\\nb\\u{1b}[2J]x");
        assert_eq!(read(&[(0, b"\x1b[200~one "), (3, b"two\x1b[20"), (3, b"1~x")]), "[one two]x");
    }

    #[test]
    fn a_paste_without_an_end_gives_the_keyboard_back() {
        assert_eq!(read(&[(0, b"\x1b[200~lost"), (2000, b"\x03")]), "[lost]<ctrl-c>");
    }

    #[test]
    fn any_bytes_at_all_are_read_to_their_end() {
        // A cheap generator: what matters is that nothing panics and letters get through.
        let mut state = 7_u32;
        for _ in 0..200 {
            let mut decoder = Decoder::default();
            let now = Instant::now();
            for _ in 0..50 {
                let piece: Vec<u8> = (0..9)
                    .map(|_| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (state >> 24) as u8
                    })
                    .collect();
                let _ = decoder.read(&piece, now);
            }
            let inputs = decoder.read(b"\x07\x1b\\\x1b[201~z", now + LOST * 2);
            assert_eq!(inputs.last(), Some(&Input::Key(Key::plain(Code::Char('z')))));
        }
    }
}
