//! From paragraphs to rows of a width. Widths are in terminal columns.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::{Para, Tone};
use crate::text::{Visible, visible};

/// One row as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The tone of its paragraph.
    pub tone: Tone,
    /// How many of its first bytes are the lead.
    pub lead: usize,
    /// The characters.
    pub text: Visible<'static>,
    /// Whether it belongs to a selected paragraph.
    pub chosen: bool,
    /// The index of its paragraph.
    pub para: usize,
}

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `width` columns, with `mark` at the end where something was cut.
#[must_use]
pub fn clip(text: &str, width: usize, mark: &str) -> Visible<'static> {
    let text = visible(text);
    if text.width() <= width {
        return text.kept();
    }
    let room = width.saturating_sub(mark.width());
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += cluster.width();
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    if mark.width() <= width {
        kept.push_str(mark);
    }
    visible(&kept).kept()
}

/// The rows of paragraphs at a width.
#[must_use]
pub fn wrap(paras: &[Para], width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, para) in paras.iter().enumerate() {
        wrap_one(para, index, width.max(1), &mut rows);
    }
    rows
}

fn wrap_one(para: &Para, index: usize, width: usize, rows: &mut Vec<Row>) {
    let lead = if para.lead.is_empty() { String::new() } else { format!("{} ", visible(&para.lead)) };
    // A deep indent in a narrow place would leave no room for words.
    let depth = |columns: usize| {
        " ".repeat(if columns * 2 > width { width.saturating_sub(1).min(2) } else { columns })
    };
    let (first, indent) = (depth(para.indent), depth(para.indent + para.hang));
    let text = visible(&para.text).replace('\t', " ");
    let full = format!("{lead}{text}");
    for (nth, line) in full.split('\n').enumerate() {
        let first = if nth == 0 { &first } else { &indent };
        let options = textwrap::Options::new(width)
            .initial_indent(first)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for (part, piece) in textwrap::wrap(line, options).into_iter().enumerate() {
            let set_off = if lead.is_empty() { 0 } else { first.len() + lead.trim_end().len() };
            let lead = if nth == 0 && part == 0 { set_off.min(piece.len()) } else { 0 };
            let text = visible(&piece).kept();
            rows.push(Row { tone: para.tone, lead, text, chosen: para.chosen, para: index });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paras: &[Para], width: usize) -> Vec<String> {
        wrap(paras, width).into_iter().map(|row| row.text.into_owned()).collect()
    }

    #[test]
    fn a_paragraph_hangs_under_its_lead() {
        let para = Para::plain("a percentile hides nothing").led("Why").hanging(4);
        assert_eq!(texts(&[para], 16), ["Why a percentile", "    hides", "    nothing"]);
    }

    #[test]
    fn wide_letters_count_as_two_columns() {
        assert_eq!(texts(&[Para::plain("日本語日本語")], 6), ["日本語", "日本語"]);
        assert_eq!(&*clip("日本語", 5, "…"), "日本…");
        assert_eq!(&*clip("short", 5, "…"), "short");
        assert_eq!(&*clip("shorter", 5, "..."), "sh...");
    }

    #[test]
    fn no_row_is_wider_than_asked_and_nothing_panics() {
        for width in 0..30 {
            for row in texts(&[Para::plain("p99 under two hundred milliseconds").indented(9)], width) {
                assert!(row.width() <= width.max(1), "{row:?} at {width}");
            }
        }
    }

    #[test]
    fn what_would_steer_the_terminal_is_shown() {
        assert_eq!(texts(&[Para::plain("a\u{1b}[2Jb")], 20), ["a\u{FFFD}[2Jb"]);
    }
}
