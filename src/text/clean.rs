//! What may enter: the one gate for keys, pastes, editors, arguments and files.
//! Line ends become `\n`; what cannot be seen or would steer a terminal is dropped,
//! and how much was dropped is said.

use unicode_segmentation::UnicodeSegmentation as _;

/// A text that may be kept, and how many characters were left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// The text, with `\n` as its only line end.
    pub text: String,
    /// Characters dropped because they cannot be seen or would steer a terminal.
    pub dropped: usize,
}

/// Marks that may sit on one letter; more than this is decoration that breaks layout.
const MARKS_IN_A_ROW: usize = 8;

/// Makes any text safe to keep.
#[must_use]
pub fn clean(input: &str) -> Cleaned {
    let mut text = String::with_capacity(input.len());
    let mut dropped = 0;
    let unified = input.replace("\r\n", "\n");
    for cluster in unified.graphemes(true) {
        let joins = cluster.chars().any(char::is_alphabetic) || cluster.chars().any(is_pictograph);
        let mut marks = 0;
        for c in cluster.chars() {
            match c {
                '\r' | '\u{2028}' | '\u{2029}' => text.push('\n'),
                '\n' | '\t' => text.push(c),
                '\u{200C}' | '\u{200D}' if joins => text.push(c),
                '\u{200C}' | '\u{200D}' => dropped += 1,
                _ if steers(c) => dropped += 1,
                _ if is_mark(c) => {
                    marks += 1;
                    if marks > MARKS_IN_A_ROW {
                        dropped += 1;
                    } else {
                        text.push(c);
                    }
                }
                _ => text.push(c),
            }
        }
    }
    Cleaned { text, dropped }
}

/// Characters that are not shown but act: control codes, direction overrides,
/// invisible operators, the byte-order mark and the tag block.
pub(super) fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, text: &str, dropped: usize) {
        assert_eq!(clean(input), Cleaned { text: text.to_owned(), dropped }, "{input:?}");
    }

    #[test]
    fn line_ends_become_one_kind() {
        check("a\r\nb\rc\n", "a\nb\nc\n", 0);
        check("a\u{2028}b", "a\nb", 0);
    }

    #[test]
    fn what_steers_a_terminal_is_dropped_and_counted() {
        check("a\u{1b}[31mb", "a[31mb", 1);
        check("p99\u{202E}sm 002", "p99sm 002", 1);
        check("\u{FEFF}10k\u{9b}/day", "10k/day", 2);
    }

    #[test]
    fn letters_emoji_and_tabs_stay() {
        check("日本語\té ♻️ 👩‍👩‍👧", "日本語\té ♻️ 👩‍👩‍👧", 0);
        check("שלום", "שלום", 0);
    }

    #[test]
    fn a_tower_of_marks_is_cut() {
        let tower = format!("e{}", "\u{0301}".repeat(20));
        let cleaned = clean(&tower);
        assert_eq!(cleaned.text.chars().count(), 9);
        assert_eq!(cleaned.dropped, 12);
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        let once = clean("a\u{200D} \u{1b}]0;x\u{7} e\u{0301}\r\n").text;
        assert_eq!(clean(&once), Cleaned { text: once.clone(), dropped: 0 });
    }
}
