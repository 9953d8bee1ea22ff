//! One typed line made plain, with a way back: bullets, numbering and emphasis of Markdown
//! go, unusual spaces, dashes and quotes become usual ones, and every byte of the plain
//! text knows the byte of the answer it came from.

use crate::text::Span;

/// How much of a line is read, in bytes: no honest line is longer, and reading stays linear.
const LONGEST: usize = 2_000;

/// A line without its decoration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain {
    /// The plain text.
    pub text: String,
    /// For each byte of `text` where its character begins and ends in the answer.
    at: Vec<(u32, u32)>,
    /// Where the line begins in the answer, for a place in an empty text.
    start: u32,
    /// Whether the line was longer than is read.
    pub cut: bool,
}

impl Plain {
    /// The plain form of `line`, which begins at byte `start` of the answer.
    #[must_use]
    pub fn of(line: &str, start: usize) -> Self {
        let inner = undecorated(line);
        let offset = start + (inner.as_ptr() as usize - line.as_ptr() as usize);
        let size = inner.len().min(LONGEST + 8);
        let mut plain = Self {
            text: String::with_capacity(size),
            at: Vec::with_capacity(size),
            start: offset as u32,
            cut: false,
        };
        let mut open = Open::default();
        let mut before = ' ';
        let mut chars = inner.char_indices().peekable();
        while let Some((index, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |&(_, next)| next);
            if c == '*' && after == '*' {
                let beyond = inner[index + 2..].chars().next().unwrap_or(' ');
                let power = before.is_ascii_digit() && beyond.is_ascii_digit();
                if power || before.is_whitespace() && beyond.is_whitespace() {
                    plain.push(c, c, offset + index);
                    plain.push(c, c, offset + index + 1);
                }
                chars.next();
                continue;
            }
            let plainly = usual(c);
            let again = plainly == ' ' && plain.text.ends_with(' ');
            if !again && !open.drops(plainly, before, after) {
                plain.push(plainly, c, offset + index);
            }
            before = plainly;
            let long = plain.text.len() >= LONGEST;
            if long && (!c.is_alphanumeric() || plain.text.len() >= 2 * LONGEST) {
                plain.cut = chars.peek().is_some();
                break;
            }
        }
        plain
    }

    fn push(&mut self, c: char, typed: char, from: usize) {
        self.text.push(c);
        self.at.resize(self.text.len(), (from as u32, (from + typed.len_utf8()) as u32));
    }

    /// The place in the answer of a place in the plain text.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        let end = self.at.last().map_or(self.start, |&(_, end)| end);
        let start = self.at.get(span.start).map_or(end, |&(start, _)| start);
        let end = span
            .end
            .checked_sub(1)
            .filter(|_| !span.is_empty())
            .and_then(|last| self.at.get(last))
            .map_or(start, |&(_, end)| end);
        Span::new(start as usize, end.max(start) as usize)
    }

    /// The part of the text from byte `from` on, spaces and separators at its ends dropped.
    #[must_use]
    pub fn tail(&self, from: usize) -> Self {
        let rest = self.text.get(from..).unwrap_or("");
        let left =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | ')' | ']' | ','));
        let left = ["->", "=>", "- ", "= "].iter().find_map(|sign| left.strip_prefix(sign)).unwrap_or(left);
        let from = from + (rest.len() - left.len());
        let from = from + (left.len() - left.trim_start().len());
        self.slice(from, self.text.len())
    }

    /// The part between two bytes.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> Self {
        let start = self.at.get(from).map_or(self.start, |&(start, _)| start);
        Self { text: self.text[from..to].to_owned(), at: self.at[from..to].to_vec(), start, cut: self.cut }
    }
}

/// A sign in its usual form. Signs that measure (≤, ≈, µ, ×) stay as they are.
const fn usual(c: char) -> char {
    match c {
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '‘' | '’' | '‛' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        '：' => ':',
        '，' => ',',
        '；' => ';',
        '％' => '%',
        '＝' => '=',
        _ => c,
    }
}

/// The line without quote marks, bullets, numbering, check boxes, headings and table bars.
fn undecorated(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let next = step(rest).trim_start();
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    let rest = rest.strip_suffix('|').unwrap_or(rest).trim_end();
    if rest.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ':' | ' ' | '#' | '>' | '+')) {
        &rest[..0]
    } else {
        rest
    }
}

fn step(text: &str) -> &str {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return text };
    let after = chars.as_str();
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
    match first {
        '•' | '‣' | '◦' | '▪' | '·' | '●' | '○' | '|' => return after,
        '-' | '*' | '+' | '–' | '—' | '>' if spaced => return after,
        '#' if after.trim_start_matches('#').starts_with(' ') => return after.trim_start_matches('#'),
        '[' => {
            for mark in [" ] ", "x] ", "X] ", "] "] {
                if let Some(rest) = after.strip_prefix(mark) {
                    return rest;
                }
            }
        }
        _ => {}
    }
    numbered(text).unwrap_or(text)
}

/// "1. ", "2) ", "(3) ", "a) " in front.
fn numbered(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    if digits + letter == 0 || digits > 2 {
        return None;
    }
    let after = &inner[digits + letter..];
    let rest = after.strip_prefix(')').or_else(|| after.strip_prefix('.').filter(|_| digits > 0))?;
    (rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_alphanumeric))
        .then_some(rest)
}

/// Which emphasis is open.
#[derive(Default)]
struct Open {
    star: bool,
    line: bool,
}

impl Open {
    /// Whether a sign is emphasis or a code tick and not a part of what is said:
    /// `*` in `3 * 50k` and `10**6` and `_` in `user_id` are.
    fn drops(&mut self, c: char, before: char, after: char) -> bool {
        let edge = |c: char| !c.is_alphanumeric();
        match c {
            '`' => true,
            '*' if self.star && !before.is_whitespace() && edge(after) => {
                self.star = false;
                true
            }
            '*' if edge(before) && after.is_alphabetic() => {
                self.star = true;
                true
            }
            '_' if self.line && !before.is_whitespace() && edge(after) => {
                self.line = false;
                true
            }
            '_' if edge(before) && after.is_alphabetic() => {
                self.line = true;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, plain: &str) {
        assert_eq!(Plain::of(line, 0).text, plain, "{line:?}");
    }

    #[test]
    fn decoration_goes() {
        check("  - **follow a link**: p99 < `50 ms`", "follow a link: p99 < 50 ms");
        check("1. driver reports position", "driver reports position");
        check("2. 5x", "5x");
        check("> * [ ] one *big* thing", "one big thing");
        check("| link | 500 B |", "link | 500 B");
        check("---", "");
    }

    #[test]
    fn what_measures_stays() {
        check("1.5 FTE, no money", "1.5 FTE, no money");
        check("- 5x", "5x");
        check("peak = 3 * average", "peak = 3 * average");
        check("index on (user_id, created_at)", "index on (user_id, created_at)");
        check("10**6 a day", "10**6 a day");
        check("?", "?");
    }

    #[test]
    fn places_lead_back_to_the_answer() {
        let line = " - **p99**\u{a0}< 50 ms";
        let plain = Plain::of(line, 100);
        assert_eq!(plain.text, "p99 < 50 ms");
        let place = plain.place(Span::new(0, 3));
        assert_eq!(&line[place.start - 100..place.end - 100], "p99");
        let place = plain.place(Span::new(6, 11));
        assert_eq!(&line[place.start - 100..place.end - 100], "50 ms");
        let tail = plain.tail(4);
        let place = tail.place(Span::new(0, tail.text.len()));
        assert_eq!(&line[place.start - 100..place.end - 100], "< 50 ms");
    }
}
