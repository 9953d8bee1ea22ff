//! The text, the cursor and every change to them.

use unicode_segmentation::UnicodeSegmentation as _;

use super::history::{Change, History, Sort};
use super::layout::{Line, lines, shown_width};
use crate::text::clean;

/// The most that one answer may hold, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// One change or move that a press asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// A new line.
    NewLine,
    /// One cluster to the left.
    Left,
    /// One cluster to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the beginning of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// Removes the cluster before the cursor.
    Erase,
    /// Removes the cluster after the cursor.
    EraseNext,
    /// Removes the word before the cursor.
    EraseWord,
    /// Removes the line up to the cursor.
    EraseToStart,
    /// Removes the line from the cursor on.
    EraseToEnd,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
}

impl Edit {
    /// Whether it changes the text, rather than moving in it.
    #[must_use]
    pub const fn changes(self) -> bool {
        !matches!(
            self,
            Self::Left
                | Self::Right
                | Self::WordLeft
                | Self::WordRight
                | Self::Up
                | Self::Down
                | Self::LineStart
                | Self::LineEnd
        )
    }
}

/// What came of a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pasted {
    /// Bytes that came.
    pub came: usize,
    /// Bytes that fitted.
    pub kept: usize,
    /// Lines that were kept.
    pub lines: usize,
    /// Characters left out because they cannot be seen or would steer a terminal.
    pub dropped: usize,
}

/// A box of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editor {
    pub(super) text: String,
    pub(super) cursor: usize,
    /// The column that Up and Down aim for.
    pub(super) goal: Option<usize>,
    history: History,
}

impl Editor {
    /// A box with a text and the cursor at a line and character of it, counted from 0.
    #[must_use]
    pub fn new(text: &str, cursor: (usize, usize)) -> Self {
        let mut editor = Self { text: clean(text).text, ..Self::default() };
        let mut start = 0;
        for (nth, line) in editor.text.split('\n').enumerate() {
            if nth >= cursor.0 {
                let within = line.char_indices().nth(cursor.1).map_or(line.len(), |(at, _)| at);
                editor.cursor = start + within;
                return editor;
            }
            start += line.len() + 1;
        }
        editor.cursor = editor.text.len();
        editor
    }

    /// What is in it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the cursor stands, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Where the cursor stands: line and character in it, from 0.
    #[must_use]
    pub fn line_and_char(&self) -> (usize, usize) {
        let before = &self.text[..self.cursor];
        let start = self.line_start();
        (before.matches('\n').count(), before[start..].chars().count())
    }

    /// Puts the cursor at a byte, or as near before it as a cluster begins.
    pub fn go_to(&mut self, at: usize) {
        let at = at.min(self.text.len());
        let starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        self.cursor =
            if at == self.text.len() { at } else { starts.take_while(|&s| s <= at).last().unwrap_or(0) };
        self.moved();
    }

    /// The line the cursor is on.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.text[self.line_start()..self.line_end()]
    }

    /// Replaces the line the cursor is on.
    pub fn replace_line(&mut self, with: &str) {
        let (start, end) = (self.line_start(), self.line_end());
        self.change(Sort::Whole, start, end, with);
    }

    /// Takes the line the cursor is on out of the text, with one of its line ends.
    pub fn remove_line(&mut self) {
        let (mut start, mut end) = (self.line_start(), self.line_end());
        if start > 0 {
            start -= 1;
        } else if end < self.text.len() {
            end += 1;
        }
        self.change(Sort::Whole, start, end, "");
    }

    /// Replaces everything, as one step that can be undone.
    pub fn set(&mut self, text: &str) {
        let text = clean(text).text;
        self.change(Sort::Whole, 0, self.text.len(), &text);
    }

    /// Types a character. Says whether it went in.
    pub fn type_char(&mut self, c: char) -> bool {
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        // A joiner is only known to be part of an emoji once the next part has come.
        let joins = matches!(c, '\u{200D}' | '\u{200C}') && self.cursor > 0;
        if self.text.len() + text.len() > LIMIT || (!joins && clean(text).dropped > 0) {
            return false;
        }
        self.change(Sort::Typed, self.cursor, self.cursor, text);
        true
    }

    /// Puts a block of text in at the cursor, as one step.
    pub fn paste(&mut self, text: &str) -> Pasted {
        // No more is looked at than could fit; the rest would only cost time.
        let mut end = text.len().min(LIMIT * 4);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let cleaned = clean(&text[..end]);
        let mut fits = cleaned.text.len().min(LIMIT.saturating_sub(self.text.len()));
        while !cleaned.text.is_char_boundary(fits) {
            fits -= 1;
        }
        let kept = &cleaned.text[..fits];
        if !kept.is_empty() {
            self.change(Sort::Whole, self.cursor, self.cursor, kept);
        }
        let cut = fits < cleaned.text.len() || end < text.len();
        Pasted {
            came: text.len(),
            kept: if cut { fits } else { text.len() },
            lines: kept.lines().count(),
            dropped: cleaned.dropped,
        }
    }

    /// Does what a press asks for. Says whether the text changed.
    pub fn edit(&mut self, edit: Edit, width: usize) -> bool {
        let (cursor, end) = (self.cursor, self.text.len());
        match edit {
            Edit::NewLine => return end < LIMIT && self.change(Sort::Whole, cursor, cursor, "\n"),
            Edit::Erase => return self.change(Sort::Erased, self.left(), cursor, ""),
            Edit::EraseNext => return self.change(Sort::Whole, cursor, self.right(), ""),
            Edit::EraseWord => return self.change(Sort::Whole, self.word_left(), cursor, ""),
            Edit::EraseToStart => return self.change(Sort::Whole, self.line_start(), cursor, ""),
            Edit::EraseToEnd => return self.change(Sort::Whole, cursor, self.line_end(), ""),
            Edit::Undo => return self.undo(),
            Edit::Redo => return self.redo(),
            Edit::Up | Edit::Down => return self.row(edit == Edit::Up, width),
            Edit::Left => self.cursor = self.left(),
            Edit::Right => self.cursor = self.right(),
            Edit::WordLeft => self.cursor = self.word_left(),
            Edit::WordRight => self.cursor = self.word_right(),
            Edit::LineStart => self.cursor = self.line_start(),
            Edit::LineEnd => self.cursor = self.line_end(),
        }
        self.moved();
        false
    }

    /// The row and column of the cursor in a box of a width.
    #[must_use]
    pub fn caret(&self, width: usize) -> (usize, usize) {
        self.caret_in(&lines(&self.text, width))
    }

    /// The row and column of the cursor among the rows of [`lines`].
    #[must_use]
    pub fn caret_in(&self, rows: &[Line]) -> (usize, usize) {
        // The last row that begins at or before the cursor: after a soft row that is the next.
        let row = rows.partition_point(|row| row.span.start <= self.cursor).saturating_sub(1);
        let start = rows.get(row).map_or(0, |row| row.span.start);
        let before = self.text.get(start..self.cursor).unwrap_or_default();
        (row, before.graphemes(true).map(shown_width).sum())
    }

    pub(super) fn moved(&mut self) {
        self.goal = None;
        self.history.close();
    }

    fn change(&mut self, sort: Sort, start: usize, end: usize, with: &str) -> bool {
        if start == end && with.is_empty() {
            return false;
        }
        let removed = self.text[start..end].to_owned();
        self.history.add(Change { sort, at: start, removed, inserted: with.to_owned(), before: self.cursor });
        self.text.replace_range(start..end, with);
        self.cursor = start + with.len();
        self.goal = None;
        true
    }

    fn undo(&mut self) -> bool {
        let Some(change) = self.history.undo() else { return false };
        self.text.replace_range(change.at..change.at + change.inserted.len(), &change.removed);
        self.cursor = change.before;
        true
    }

    fn redo(&mut self) -> bool {
        let Some(change) = self.history.redo() else { return false };
        self.text.replace_range(change.at..change.at + change.removed.len(), &change.inserted);
        self.cursor = change.at + change.inserted.len();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        for c in text.chars() {
            if c == '\n' {
                editor.edit(Edit::NewLine, 80);
            } else {
                editor.type_char(c);
            }
        }
        editor
    }

    #[test]
    fn typing_is_undone_a_word_at_a_time_and_a_paste_at_once() {
        let mut editor = typed("it is fast");
        editor.paste("\r\np99 < 50 ms\r\n");
        assert_eq!(editor.text(), "it is fast\np99 < 50 ms\n");
        let mut seen = Vec::new();
        while editor.edit(Edit::Undo, 80) {
            seen.push(editor.text().to_owned());
        }
        assert_eq!(seen, ["it is fast", "it is ", "it ", ""]);
        while editor.edit(Edit::Redo, 80) {}
        assert_eq!(editor.text(), "it is fast\np99 < 50 ms\n");
    }

    #[test]
    fn a_hundred_words_can_be_undone() {
        let mut editor = typed(&"word ".repeat(120));
        for _ in 0..100 {
            assert!(editor.edit(Edit::Undo, 80));
        }
    }

    #[test]
    fn one_backspace_takes_one_emoji() {
        let mut editor = typed("a👩‍👩‍👧");
        assert_eq!(editor.text(), "a👩‍👩‍👧", "its parts arrive as single presses");
        editor.edit(Edit::Erase, 80);
        assert_eq!(editor.text(), "a");
        let mut editor = typed("e\u{301}");
        editor.edit(Edit::Erase, 80);
        assert_eq!(editor.text(), "");
    }

    #[test]
    fn moves_are_those_of_a_shell() {
        let mut editor = typed("follow a short-link\np99");
        editor.edit(Edit::Up, 80);
        editor.edit(Edit::LineEnd, 80);
        editor.edit(Edit::WordLeft, 80);
        assert_eq!(editor.line_and_char(), (0, 15));
        editor.edit(Edit::EraseWord, 80);
        assert_eq!(editor.line(), "follow a link");
        editor.edit(Edit::EraseToEnd, 80);
        editor.edit(Edit::EraseToStart, 80);
        assert_eq!(editor.text(), "\np99");
        editor.edit(Edit::Right, 80);
        editor.edit(Edit::WordRight, 80);
        assert_eq!(editor.cursor(), 4);
    }

    #[test]
    fn up_and_down_keep_their_column_over_short_and_soft_rows() {
        let mut editor = Editor::new("a long first line\nb\na long third line", (2, 12));
        editor.edit(Edit::Up, 80);
        assert_eq!(editor.line_and_char(), (1, 1));
        editor.edit(Edit::Up, 80);
        assert_eq!(editor.line_and_char(), (0, 12));
        let mut soft = Editor::new("one two three", (0, 13));
        soft.edit(Edit::Up, 8);
        assert_eq!(soft.caret(8), (0, 5));
    }

    #[test]
    fn a_paste_stops_at_the_limit_and_says_so() {
        let mut editor = Editor::default();
        let pasted = editor.paste(&"x".repeat(LIMIT + 10));
        assert_eq!((pasted.came, pasted.kept), (LIMIT + 10, LIMIT));
        assert_eq!(editor.text().len(), LIMIT);
        assert!(!editor.type_char('y'));
        assert_eq!(editor.paste("a\u{1b}[2J\u{202e}").dropped, 2);
    }

    #[test]
    fn a_line_can_be_taken_out() {
        let mut editor = Editor::new("good line\n/hint", (1, 5));
        editor.remove_line();
        assert_eq!(editor.text(), "good line");
        editor.edit(Edit::Undo, 80);
        assert_eq!(editor.text(), "good line\n/hint");
        let mut only = Editor::new("/hint\nrest", (0, 0));
        only.remove_line();
        assert_eq!(only.text(), "rest");
    }

    #[test]
    fn the_caret_follows_wide_letters_and_soft_rows() {
        assert_eq!(typed("日本").caret(80), (0, 4));
        assert_eq!(typed("one two").caret(4), (1, 3));
        assert_eq!(typed("one ").caret(3), (1, 1));
        assert_eq!(typed("a\n").caret(80), (1, 0));
    }
}
