//! Soft wrap: which bytes of the text stand on which row of a box of a width.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::text::Span;

/// Columns a tabulator takes.
const TAB: usize = 4;

/// One row of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The bytes on it, without the line end.
    pub span: Span,
    /// Whether the text goes on in the next row without a line end.
    pub soft: bool,
}

/// The columns one grapheme cluster takes in the box.
#[must_use]
pub fn shown_width(cluster: &str) -> usize {
    if cluster == "\t" { TAB } else { cluster.width() }
}

/// The cluster as it is drawn: a tabulator as blanks.
#[must_use]
pub fn shown(cluster: &str) -> &str {
    if cluster == "\t" { "    " } else { cluster }
}

/// The rows of a text in a box that is `width` columns wide. There is always one.
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<Line> {
    let width = width.max(2);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, base: usize, width: usize, rows: &mut Vec<Line>) {
    let mut row = 0; // where the row begins, in bytes of the line
    let mut used = 0;
    let mut after_blank = None; // the last place in the row where it may be parted
    for (at, cluster) in line.grapheme_indices(true) {
        let wide = shown_width(cluster);
        if used + wide > width && at > row {
            let part = after_blank.filter(|&part| part > row).unwrap_or(at);
            rows.push(Line { span: Span::new(base + row, base + part), soft: true });
            used = line[part..at].graphemes(true).map(shown_width).sum();
            row = part;
            after_blank = None;
        }
        used += wide;
        if cluster == " " || cluster == "\t" {
            after_blank = Some(at + cluster.len());
        }
    }
    rows.push(Line { span: Span::new(base + row, base + line.len()), soft: false });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        lines(text, width).iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        assert_eq!(rows("a visitor follows a link", 10), ["a visitor ", "follows a ", "link"]);
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("", 4), [""]);
        assert_eq!(rows("a\n\nb", 4), ["a", "", "b"]);
    }

    #[test]
    fn wide_letters_never_stick_out() {
        assert_eq!(rows("日本語", 4), ["日本", "語"]);
        assert_eq!(rows("日本語", 3), ["日", "本", "語"]);
    }

    #[test]
    fn nothing_is_lost_at_any_width() {
        let text = "follow a short link: p99 < 50 ms\t👩‍👩‍👧 日本語";
        for width in 0..40 {
            assert_eq!(rows(text, width).concat(), text, "width {width}");
        }
    }
}
