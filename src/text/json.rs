//! JSON leaves C1 controls and direction marks as they are, and a terminal that shows it
//! would obey them.

use std::fmt::Write as _;

use super::clean::steers;

/// JSON text with every character that would steer a terminal as a `\u` escape.
#[must_use]
pub fn escape_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape_json;

    #[test]
    fn only_what_steers_is_escaped() {
        assert_eq!(
            escape_json("{\n\"a\": \"é\u{202e}\u{9b}\u{e0001}\"}"),
            "{\n\"a\": \"é\\u202e\\u009b\\udb40\\udc01\"}"
        );
    }
}
