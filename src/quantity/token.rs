//! Text cut into numbers, words and signs. A number is recognised with its thousands
//! separators and exponent; a word that begins with a letter keeps its digits
//! (`p99.9`, `S3`, `m5.xlarge`), a word glued to a number does not (`1h30m`).

use super::figures::POWERS;
use super::sense::Sense;
use crate::text::Span;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Digits; the value they spell.
    Number(f64),
    /// Digits and points that spell a version, a date or an address, not a number.
    Version,
    /// Letters.
    Word,
    /// Anything else.
    Sign(char),
    /// The end of a line.
    Break,
}

/// One piece and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Nothing stands between it and the piece before.
    pub(super) glued: bool,
    /// What a word means to a reader of quantities; nothing for other pieces.
    pub(super) sense: Sense,
}

/// Cuts a text. Linear in its length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut list = Vec::with_capacity(text.len() / 4 + 4);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut glued = false;
    let mut after_number = false;
    while at < bytes.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        if c != '\n' && c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            after_number = false;
            continue;
        }
        let starts_decimal = c == '.'
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            && !list.last().is_some_and(|t: &Token| glued && t.kind != Kind::Sign('('));
        let (kind, length) = if c.is_ascii_digit() || starts_decimal {
            number(rest)
        } else if c.is_alphabetic() {
            (Kind::Word, word(rest, after_number && glued))
        } else if c == '\n' {
            (Kind::Break, 1)
        } else {
            (Kind::Sign(c), c.len_utf8())
        };
        let sense = if kind == Kind::Word { Sense::of(&text[at..at + length]) } else { Sense::NONE };
        list.push(Token { kind, span: Span::new(at, at + length), glued, sense });
        after_number =
            matches!(kind, Kind::Number(_) | Kind::Version) || (kind == Kind::Word && after_number && glued);
        at += length;
        glued = c != '\n';
    }
    list
}

fn word(rest: &str, short: bool) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = if short {
            c.is_alphabetic()
        } else {
            c.is_alphanumeric()
                || c == '_'
                || (matches!(c, '.' | '\'' | '’') && next.is_some_and(char::is_alphanumeric))
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        // A sign for "times" between two numbers is no part of a word: 3x10^8.
        if short && at == 0 && matches!(c, 'x' | 'X') && next.is_some_and(|n| n.is_ascii_digit()) {
            break;
        }
    }
    end
}

/// Separators of thousands, and how many bytes each takes.
fn separator(rest: &[u8]) -> usize {
    match rest {
        [b',' | b'\'', ..] => 1,
        [0xC2, 0xA0, ..] => 2,                     // no-break space
        [0xE2, 0x80, 0xAF | 0x89 | 0x99, ..] => 3, // narrow and thin space, ’
        _ => 0,
    }
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// A number at the start of `rest`, and its length in bytes.
fn number(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let mut value = Digits::default();
    let mut at = digits(bytes);
    value.push(&bytes[..at]);
    loop {
        let skip = separator(&bytes[at..]);
        if skip > 0 && at <= 3 + skip * 64 && digits(&bytes[at + skip..]) == 3 && at > 0 {
            value.push(&bytes[at + skip..at + skip + 3]);
            at += skip + 3;
        } else if bytes.get(at) == Some(&b'_') && digits(&bytes[at + 1..]) > 0 {
            let count = digits(&bytes[at + 1..]);
            value.push(&bytes[at + 1..at + 1 + count]);
            at += 1 + count;
        } else {
            break;
        }
    }
    // Points: one is a decimal point, groups of three after several are thousands,
    // anything else is a version, a date or an address.
    let mut groups = 0;
    let mut threes = at <= 3;
    let mut end = at;
    while bytes.get(end) == Some(&b'.') && digits(&bytes[end + 1..]) > 0 {
        let count = digits(&bytes[end + 1..]);
        threes &= count == 3;
        groups += 1;
        end += 1 + count;
    }
    match groups {
        0 => {}
        1 => {
            value.fraction(&bytes[at + 1..end]);
            at = end;
        }
        _ if threes => {
            for group in bytes[at..end].chunks(4) {
                value.push(&group[1..]);
            }
            at = end;
        }
        _ => return (Kind::Version, end),
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let count = digits(bytes.get(at + 1 + sign..).unwrap_or(&[]));
        let after = bytes.get(at + 1 + sign + count);
        if count > 0 && !after.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            let exponent: i32 = rest[at + 1 + sign..at + 1 + sign + count].parse().unwrap_or(9999);
            value.exponent += if bytes[at + 1] == b'-' { -exponent } else { exponent };
            at += 1 + sign + count;
        }
    }
    let value = value.value();
    if value.is_finite() { (Kind::Number(value), at) } else { (Kind::Version, at) }
}

/// Digits gathered into a value that is correctly rounded where they are few, and
/// read by the standard library where they are many.
#[derive(Default)]
struct Digits {
    mantissa: u64,
    exponent: i32,
    many: String,
}

impl Digits {
    fn push(&mut self, digits: &[u8]) {
        for digit in digits {
            if self.many.is_empty() && self.mantissa < 100_000_000_000_000 {
                self.mantissa = self.mantissa * 10 + u64::from(digit - b'0');
            } else {
                if self.many.is_empty() {
                    self.many = self.mantissa.to_string();
                }
                self.many.push(char::from(*digit));
            }
        }
    }

    fn fraction(&mut self, digits: &[u8]) {
        self.push(digits);
        self.exponent -= i32::try_from(digits.len()).unwrap_or(i32::MAX / 2);
    }

    fn value(&self) -> f64 {
        if !self.many.is_empty() {
            return format!("{}e{}", self.many, self.exponent).parse().unwrap_or(f64::NAN);
        }
        let mantissa = self.mantissa as f64;
        match self.exponent {
            0..=22 => mantissa * POWERS[self.exponent.unsigned_abs() as usize],
            -22..=-1 => mantissa / POWERS[self.exponent.unsigned_abs() as usize],
            _ => format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pieces: &[&str]) {
        let found: Vec<&str> = tokens(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(found, pieces, "{text:?}");
    }

    #[track_caller]
    fn value(text: &str, expected: f64) {
        let list = tokens(text);
        assert_eq!((list.len(), list[0].kind), (1, Kind::Number(expected)), "{text:?}");
    }

    #[test]
    fn numbers_keep_their_separators() {
        value("10,000", 1e4);
        value("1_000", 1e3);
        value("10'000", 1e4);
        value("1.000.000", 1e6);
        value("1.234", 1.234);
        value("1e6", 1e6);
        value("2.5e-3", 0.0025);
        value(".5", 0.5);
        value("123456789012345678901", 123_456_789_012_345_678_901.0);
        value("0.1", 0.1);
        value("12,345,678.9", 12_345_678.9);
    }

    #[test]
    fn pieces() {
        check("p99 < 50ms", &["p99", "<", "50", "ms"]);
        check("1h30m", &["1", "h", "30", "m"]);
        check("3x10^8", &["3", "x", "10", "^", "8"]);
        check("m5.xlarge, S3.", &["m5.xlarge", ",", "S3", "."]);
        check("200..2000/s", &["200", ".", ".", "2000", "/", "s"]);
        check("1,2,4,8 min", &["1", ",", "2", ",", "4", ",", "8", "min"]);
        check("99,5 %", &["99", ",", "5", "%"]);
        check("14.03.2025", &["14.03.2025"]);
        check("550e8400x", &["550", "e", "8400", "x"]);
    }
}
