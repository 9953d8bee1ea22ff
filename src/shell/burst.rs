//! Pastes that come without brackets. An old terminal sends a paste as if it were typed,
//! very fast; its line ends must not send answers, and nothing in it may run as a command.
//! So an Enter that comes right after text is held for a moment: if more text follows, it
//! was a line end. Enter pressed by a hand is never held.

use std::time::{Duration, Instant};

use crate::app::Msg;
use crate::keys::{Code, Key};

/// Presses closer together than this do not come from a hand.
const HAND: Duration = Duration::from_millis(8);
/// How long an Enter that came right after text is held.
const HOLD: Duration = Duration::from_millis(20);

/// Tells typing from pasting.
#[derive(Debug, Default)]
pub struct Burst {
    last: Option<Instant>,
    /// Text of a paste that is going on.
    text: String,
    /// An Enter that may be a line end.
    held: Option<Instant>,
    /// Whether a line end was found in what is coming in: then none of it is a send.
    lines: bool,
}

impl Burst {
    /// Takes keys that arrived together, and says what they mean so far.
    pub fn take(&mut self, keys: Vec<Key>, now: Instant) -> Vec<Msg> {
        let together = keys.len();
        let mut msgs = Vec::new();
        if self.last.is_some_and(|last| now.duration_since(last) > HOLD) {
            msgs.extend(self.settle(now));
            self.lines = false;
        }
        let fast = keys.len() > 1 || self.last.is_some_and(|last| now.duration_since(last) < HAND);
        let mut in_text = fast && (self.held.is_some() || self.lines || self.last.is_some());
        for key in keys {
            match (key.typed(), key.code) {
                (Some(c), _) => {
                    if self.held.take().is_some() {
                        self.text.push('\n');
                        self.lines = true;
                    }
                    if self.lines {
                        self.text.push(c);
                    } else {
                        msgs.push(Msg::Key(key));
                    }
                    in_text = true;
                }
                (None, Code::Enter) if key == Key::plain(Code::Enter) && in_text => {
                    if self.held.is_some() || self.lines {
                        self.text.push('\n');
                        self.lines = true;
                    } else {
                        self.held = Some(now);
                    }
                }
                (None, Code::Tab) if key == Key::plain(Code::Tab) && in_text && together > 3 => {
                    if self.lines || self.held.is_some() {
                        self.text.push('\t');
                    } else {
                        msgs.push(Msg::Key(Key::plain(Code::Char(' '))));
                    }
                }
                // In raw mode some terminals send pasted line ends as Ctrl-J.
                (None, Code::Char('j')) if key.ctrl && self.lines => self.text.push('\n'),
                _ => {
                    msgs.extend(self.settle(now));
                    msgs.push(Msg::Key(key));
                    in_text = false;
                }
            }
        }
        self.last = Some(now);
        if self.lines && !self.text.is_empty() {
            msgs.push(Msg::Paste(std::mem::take(&mut self.text)));
        }
        msgs
    }

    /// When something is held: until when to wait for more.
    #[must_use]
    pub fn until(&self) -> Option<Instant> {
        self.held.map(|held| held + HOLD)
    }

    /// The moment is over: a held Enter was an Enter.
    pub fn settle(&mut self, now: Instant) -> Vec<Msg> {
        let _ = now;
        match self.held.take() {
            Some(_) if self.lines => vec![Msg::Paste("\n".to_owned())],
            Some(_) => vec![Msg::Key(Key::plain(Code::Enter))],
            None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::sequence;

    fn keys(text: &str) -> Vec<Key> {
        sequence(text).unwrap()
    }

    /// What comes of pieces that arrive so many milliseconds after the one before.
    fn said(pieces: &[(u64, &str)]) -> String {
        let mut burst = Burst::default();
        let mut now = Instant::now();
        let mut said = String::new();
        for (after, piece) in pieces {
            let then = now + Duration::from_millis(*after);
            if let Some(until) = burst.until().filter(|until| *until <= then) {
                for msg in burst.settle(until) {
                    tell(&mut said, &msg);
                }
            }
            now = then;
            for msg in burst.take(keys(piece), now) {
                tell(&mut said, &msg);
            }
        }
        if let Some(until) = burst.until() {
            for msg in burst.settle(until) {
                tell(&mut said, &msg);
            }
        }
        said
    }

    fn tell(said: &mut String, msg: &Msg) {
        match msg {
            Msg::Key(key) => said.push_str(&key.to_string()),
            Msg::Paste(text) => said.extend(["[", &text.escape_debug().to_string(), "]"]),
            _ => {}
        }
    }

    #[test]
    fn a_hand_that_types_and_sends_is_left_alone() {
        assert_eq!(said(&[(0, "f"), (90, "a"), (80, "<enter>"), (200, "b")]), "fa<enter>b");
        assert_eq!(said(&[(0, "fast<enter>")]), "fast<enter>", "a whole line at once is sent, once");
        assert_eq!(said(&[(0, "<enter>"), (50, "<enter>")]), "<enter><enter>");
    }

    #[test]
    fn lines_that_come_at_once_are_text() {
        assert_eq!(said(&[(0, "a<enter>b<enter>/quit<enter>")]), "a[\\nb\\n/quit\\n]");
        assert_eq!(said(&[(0, "a<enter>"), (3, "b<enter>"), (3, "c")]), "a[\\nb\\n][c]");
        assert_eq!(said(&[(0, "a<tab>b<enter>c<tab>d")]), "a<space>b[\\nc\\td]");
    }

    #[test]
    fn a_key_that_is_no_text_ends_it() {
        assert_eq!(said(&[(0, "a<enter><f1>")]), "a<enter><f1>");
        assert_eq!(said(&[(0, "a<enter>b"), (100, "c"), (100, "<enter>")]), "a[\\nb]c<enter>");
    }
}
