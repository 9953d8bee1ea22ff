//! What may leave to a terminal. Text from a file is never trusted to have been
//! cleaned, so whatever would still act is shown as a replacement sign.

use std::borrow::Cow;

use super::clean::steers;

/// The text with everything that would steer a terminal shown as `\u{FFFD}`.
/// Line ends and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let acts = |c: char| steers(c) || matches!(c, '\u{2028}' | '\u{2029}');
    if text.chars().any(acts) {
        Cow::Owned(text.chars().map(|c| if acts(c) { '\u{FFFD}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_not_sent() {
        assert_eq!(visible("a\u{1b}]52;c;x\u{7}b"), "a\u{FFFD}]52;c;x\u{FFFD}b");
        assert!(matches!(visible("plain text\nhere"), Cow::Borrowed(_)));
    }
}
