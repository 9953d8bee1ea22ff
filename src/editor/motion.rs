//! Where the cursor goes: by cluster, by word, by line, by row of the box.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Editor;
use super::layout::{lines, shown_width};

impl Editor {
    pub(super) fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    pub(super) fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    pub(super) fn left(&self) -> usize {
        let start = self.line_start();
        if self.cursor == start {
            return start.saturating_sub(1);
        }
        let line = &self.text[start..self.cursor];
        start + line.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    pub(super) fn right(&self) -> usize {
        let rest = &self.text[self.cursor..];
        self.cursor + rest.graphemes(true).next().map_or(0, str::len)
    }

    pub(super) fn word_left(&self) -> usize {
        let before = &self.text[..self.cursor];
        let mut words = before.split_word_bound_indices().filter(|(_, word)| is_word(word));
        words.next_back().map_or(0, |(at, _)| at)
    }

    pub(super) fn word_right(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let mut words = rest.split_word_bound_indices().filter(|(_, word)| is_word(word));
        words.next().map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    /// Moves one row up or down, or to the end of the text where there is no such row.
    pub(super) fn row(&mut self, up: bool, width: usize) -> bool {
        let (row, column) = self.caret(width);
        let goal = self.goal.unwrap_or(column);
        let rows = lines(&self.text, width);
        let target = if up { row.checked_sub(1) } else { Some(row + 1).filter(|&row| row < rows.len()) };
        self.cursor = match target {
            None if up => 0,
            None => self.text.len(),
            Some(target) => {
                let line = rows[target];
                let mut used = 0;
                let mut at = line.span.start;
                for cluster in line.span.of(&self.text).graphemes(true) {
                    // The place after a soft row is the first of the next.
                    if used + shown_width(cluster) > goal
                        || (line.soft && at + cluster.len() == line.span.end)
                    {
                        break;
                    }
                    used += shown_width(cluster);
                    at += cluster.len();
                }
                at
            }
        };
        self.moved();
        self.goal = Some(goal);
        false
    }
}

fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
