//! The last row: what can be done here. A hint is whole or not there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::Look;
use crate::prose::{Tone, width};

/// One hint of the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The press.
    pub key: String,
    /// What it does.
    pub label: String,
    /// The higher, the longer it stays.
    pub weight: u8,
}

/// The hints that fit, in their order; those of least weight go first.
#[derive(Debug)]
pub struct Footer {
    hints: Vec<Hint>,
    look: Look,
}

const GAP: usize = 3;

impl Footer {
    /// A footer of hints: press, label, weight.
    #[must_use]
    pub fn new(hints: impl IntoIterator<Item = (String, String, u8)>, look: Look) -> Self {
        let hints = hints.into_iter().map(|(key, label, weight)| Hint { key, label, weight }).collect();
        Self { hints, look }
    }

    /// The hints that fit into so many columns.
    #[must_use]
    pub fn fitting(&self, columns: usize) -> Vec<&Hint> {
        let mut kept: Vec<&Hint> = self.hints.iter().collect();
        let size = |hints: &[&Hint]| {
            let words: usize = hints.iter().map(|hint| width(&hint.key) + 1 + width(&hint.label)).sum();
            words + GAP * hints.len().saturating_sub(1)
        };
        while size(&kept) > columns && !kept.is_empty() {
            let least = kept.iter().map(|hint| hint.weight).min().unwrap_or(0);
            let at = kept.iter().rposition(|hint| hint.weight == least).unwrap_or(0);
            kept.remove(at);
        }
        kept
    }
}

impl Widget for &Footer {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let edge = u16::from(area.width >= 60);
        let mut x = area.x + edge;
        for hint in self.fitting(usize::from(area.width.saturating_sub(edge))) {
            let room = |x: u16| usize::from(area.right().saturating_sub(x));
            (x, _) = buf.set_stringn(x, area.y, &hint.key, room(x), self.look.lead(Tone::Plain));
            (x, _) = buf.set_stringn(x + 1, area.y, &hint.label, room(x + 1), ratatui::style::Style::new());
            x += GAP as u16;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_vanish_whole_and_help_goes_last() {
        let footer = Footer::new(
            [
                ("Enter".to_owned(), "send".to_owned(), 90),
                ("F1".to_owned(), "help".to_owned(), 250),
                ("Ctrl-C".to_owned(), "save and leave".to_owned(), 240),
            ],
            Look::default(),
        );
        let at = |columns| footer.fitting(columns).iter().map(|hint| hint.key.as_str()).collect::<Vec<_>>();
        assert_eq!(at(80), ["Enter", "F1", "Ctrl-C"]);
        assert_eq!(at(40), ["F1", "Ctrl-C"]);
        assert_eq!(at(20), ["F1"]);
        assert_eq!(at(3), Vec::<&str>::new());
    }
}
