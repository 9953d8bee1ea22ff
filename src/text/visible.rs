//! What may leave to a terminal. Text from a file is never trusted to have been
//! cleaned, so whatever would still act is shown as a replacement sign.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::clean::steers;

/// A text that steers no terminal. It comes from [`visible`] alone, and the doors to a
/// terminal take nothing else, so no road can be forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visible<'a>(Cow<'a, str>);

impl Visible<'_> {
    /// The text as one of its own.
    #[must_use]
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }

    /// The same, kept for longer than what it was made from.
    #[must_use]
    pub fn kept(self) -> Visible<'static> {
        Visible(Cow::Owned(self.0.into_owned()))
    }
}

impl Deref for Visible<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text with everything that would steer a terminal shown as `\u{FFFD}`.
/// Line ends and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Visible<'_> {
    let acts = |c: char| steers(c) || matches!(c, '\u{2028}' | '\u{2029}');
    if text.chars().any(acts) {
        Visible(Cow::Owned(text.chars().map(|c| if acts(c) { '\u{FFFD}' } else { c }).collect()))
    } else {
        Visible(Cow::Borrowed(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_shown_not_sent() {
        assert_eq!(&*visible("a\u{1b}]52;c;x\u{7}b"), "a\u{FFFD}]52;c;x\u{FFFD}b");
        assert!(matches!(visible("plain text\nhere").0, Cow::Borrowed(_)));
    }
}
