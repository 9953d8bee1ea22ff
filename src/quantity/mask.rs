//! What looks like a number and is a name: versions, codes, dates, paths, clock spans.
//! A reader of prose steps over it; it is neither found nor doubted.

use super::number::Reader;
use super::token::Kind;
use super::{noun, unit, words};

/// Status codes that stand alone in an answer about failures.
const CODES: &[&str] = &[
    "200", "201", "202", "204", "301", "302", "304", "307", "308", "400", "401", "403", "404", "405", "408",
    "409", "410", "412", "413", "418", "422", "423", "425", "429", "500", "501", "502", "503", "504", "507",
];

/// Words after which a status code is one.
const ANSWERS: &[&str] = &[
    "return",
    "returns",
    "returned",
    "returning",
    "with",
    "code",
    "gets",
    "get",
    "got",
    "then",
    "a",
    "an",
    "as",
    "error",
    "errors",
    "or",
    "and",
    "send",
    "sends",
    "answer",
    "answers",
    "give",
    "gives",
    "throws",
    "is",
    "serve",
    "serves",
    "sees",
    "see",
    "status",
    "shows",
    "show",
];

impl Reader<'_> {
    /// Where a name that starts at `i` ends, if one does.
    pub(super) fn masked(&self, i: usize) -> Option<usize> {
        match self.tokens.get(i)?.kind {
            Kind::Sign('`') => self.code(i),
            Kind::Sign('/') => (!self.glued(i)
                && self.glued(i + 1)
                && !self.word(i + 1).is_empty()
                && self.sense(i + 1).time().is_none())
            .then(|| self.chunk(i)),
            Kind::Sign('#') => (self.digits(i + 1).is_some() && self.glued(i + 1)).then_some(i + 2),
            Kind::Sign('§') => self.digits(i + 1).map(|_| i + 2),
            Kind::Word => self.named(i),
            Kind::Version => Some(self.chunk(i)),
            Kind::Number(value) => self.numbered(i, value),
            Kind::Sign(_) | Kind::Break => None,
        }
    }

    /// The end of the pieces that are glued to this one.
    fn chunk(&self, i: usize) -> usize {
        let mut at = i + 1;
        while self.glued(at)
            && self
                .tokens
                .get(at)
                .is_some_and(|t| !matches!(t.kind, Kind::Sign(',' | ';' | ')') | Kind::Break))
        {
            at += 1;
        }
        at
    }

    /// From a backtick to the next on the same line.
    fn code(&self, i: usize) -> Option<usize> {
        let mut at = i + 1;
        while let Some(token) = self.tokens.get(at) {
            match token.kind {
                Kind::Sign('`') => return Some(at + 1),
                Kind::Break => return None,
                _ => at += 1,
            }
        }
        None
    }

    fn named(&self, i: usize) -> Option<usize> {
        // https://…, O(1).
        if self.sign(i + 1, ':') && self.glued(i + 1) && self.sign(i + 2, '/') && self.sign(i + 3, '/') {
            return Some(self.chunk_to_space(i));
        }
        if self.word(i) == "O" && self.sign(i + 1, '(') && self.glued(i + 1) {
            return (i + 2..i + 12).find(|at| self.sign(*at, ')')).map(|at| at + 1);
        }
        // UTF-8, shard-42, top-10; but peak-300/s and sub-100ms are quantities.
        if self.sign(i + 1, '-') && self.glued(i + 1) && self.glued(i + 2) && !self.is(i, "sub") {
            let known = self.glued(i + 3)
                && (self.unit_at(i + 3).is_some() || self.sign(i + 3, '/') || self.sign(i + 3, '%'));
            if self.digits(i + 2).is_some() && !known {
                return Some(i + 3);
            }
        }
        None
    }

    fn chunk_to_space(&self, i: usize) -> usize {
        let mut at = i + 1;
        while self.glued(at) && self.tokens.get(at).is_some_and(|t| t.kind != Kind::Break) {
            at += 1;
        }
        at
    }

    fn numbered(&self, i: usize, value: f64) -> Option<usize> {
        if let Some(end) = self.date(i, value) {
            return Some(end);
        }
        if self.around_the_clock(i) || self.words_of_video(i) {
            return Some(i + if self.glued(i + 2) { 3 } else { 2 });
        }
        if self.glued(i + 1) && !self.word(i + 1).is_empty() && self.unknown_chain(i) {
            return Some(self.chunk(i));
        }
        // 64-bit; C++17.
        let bits = self.sign(i + 1, '-') && self.glued(i + 1) && self.is(i + 2, "bit");
        if bits {
            return Some(i + 3);
        }
        if self.glued(i) && i >= 2 && self.sign(i - 1, '+') && self.sign(i - 2, '+') {
            return Some(i + 1);
        }
        // 80/20 rule; 2/3 is a number.
        let parts = self.sign(i + 1, '/') && self.glued(i + 1) && self.glued(i + 2);
        if parts && self.digits(i + 2).is_some_and(|of| of <= value) && self.unit_at(i + 3).is_none() {
            return Some(i + 3);
        }
        if self.list_marker(i) {
            return Some(i + 2);
        }
        let named = match self.follower(i) {
            Follower::Measure => false,
            Follower::Thing => self.numbers_a_name(i, value),
            Follower::Nothing => self.numbers_a_name(i, value) || self.code_or_path(i),
        };
        named.then_some(i + 1)
    }

    /// `2025-03-14`, `12/7/2025`, `1 June`, `14.03.`
    fn date(&self, i: usize, value: f64) -> Option<usize> {
        let typed = self.piece(i);
        let three = |sign| {
            (1..5).all(|n| self.glued(i + n))
                && self.sign(i + 1, sign)
                && self.sign(i + 3, sign)
                && self.digits(i + 2).is_some()
                && self.digits(i + 4).is_some()
        };
        if three('-') && typed.len() == 4 || three('/') && typed.len() <= 4 {
            return Some(self.chunk(i));
        }
        if words::is_month(self.word(i + 1)) && !self.glued(i + 1) && value <= 31.0 && typed.len() <= 2 {
            return Some(i + 2);
        }
        let (day, month) = typed.split_once('.')?;
        let date =
            day.len() <= 2 && month.len() == 2 && month.parse().is_ok_and(|m: u8| (1..=12).contains(&m));
        (date && value < 32.0 && self.sign(i + 1, '.') && self.glued(i + 1)).then_some(i + 2)
    }

    /// `section 4.2`, `Q4 2025`, `top 10`, `June 1`, `Flink 1.18`.
    fn numbers_a_name(&self, i: usize, value: f64) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let typed = self.piece(i);
        let word = self.word(before);
        let capital = word.starts_with(char::is_uppercase);
        if words::is_month(word) {
            return capital && value <= 31.0 || is_year(typed);
        }
        if self.lookup(before, |w| words::names(w).then_some(())).is_some() {
            return true;
        }
        if is_year(typed) && self.lookup(before, |w| words::before_year(w).then_some(())).is_some() {
            return true;
        }
        if value <= 100.0 && self.is(before, "top") && !self.is(i + 1, "of") {
            return true;
        }
        let inside = before > 0 && !self.word(before - 1).is_empty();
        let mixed = capital && word.chars().skip(1).any(char::is_lowercase) && inside;
        typed.contains('.') && (mixed || word.bytes().any(|b| b.is_ascii_digit()))
    }

    /// A status code, or a number at the end of a path (`orders/123`).
    fn code_or_path(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let slashed = self.sign(before, '/') && self.glued(i);
        if CODES.contains(&self.piece(i)) && (self.is_any(before, ANSWERS) || slashed) {
            return true;
        }
        slashed && self.glued(before) && before > 0 && !self.word(before - 1).is_empty()
    }

    /// `1.` or `1)` at the start of a line.
    fn list_marker(&self, i: usize) -> bool {
        let first = i.checked_sub(1).is_none_or(|before| self.tokens[before].kind == Kind::Break);
        let mark = (self.sign(i + 1, '.') || self.sign(i + 1, ')')) && self.glued(i + 1);
        first
            && mark
            && self.piece(i).len() <= 2
            && self.tokens.get(i + 2).is_some_and(|t| !t.glued && t.kind != Kind::Break)
    }

    /// `24/7`, `24x7`, `7x24`, `1920x1080`.
    fn around_the_clock(&self, i: usize) -> bool {
        if !self.glued(i + 1) || !self.glued(i + 2) || self.digits(i + 2).is_none() {
            return false;
        }
        let week = self.piece(i) == "24" && self.piece(i + 2) == "7"
            || self.piece(i) == "7" && self.piece(i + 2) == "24";
        if self.sign(i + 1, '/') {
            return week;
        }
        let power = self.sign(i + 3, '^')
            || self.piece(i + 3).starts_with(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
        self.is(i + 1, "x") && !power && self.unit_at(i + 3).is_none() && self.scale(i + 3).is_none()
    }

    /// `4K video`.
    fn words_of_video(&self, i: usize) -> bool {
        matches!(self.piece(i), "2" | "4" | "8")
            && self.glued(i + 1)
            && self.is(i + 1, "k")
            && self.is_any(
                i + 2,
                &[
                    "video",
                    "videos",
                    "uhd",
                    "resolution",
                    "movie",
                    "movies",
                    "stream",
                    "streams",
                    "tv",
                    "screen",
                ],
            )
    }

    /// A number glued to letters that spell no unit (`2FA`, `3f9a`), near no unit either.
    fn unknown_chain(&self, i: usize) -> bool {
        let word = self.word(i + 1);
        let known = self.unit_at(i + 1).is_some()
            || self.scale(i + 1).is_some()
            || matches!(word, "x" | "X" | "p" | "m" | "B" | "b" | "T")
            || self.is_any(i + 1, &["th", "st", "nd", "rd"])
                && self.is_any(i + 2, &["percentile", "percent", "pct"])
            || self.is_any(i + 1, &["am", "pm", "fold", "percentile"])
            || self.noun_at(i + 1) && word.len() > 3
            || unit::near_miss(word).is_some();
        let hex = self.glued(i + 2)
            && self.digits(i + 2).is_some()
            && self.sense(i + 1).time().is_none()
            && !matches!(word, "x" | "X");
        let p = word == "p" && !(50.0..=100.0).contains(&self.digits(i).unwrap_or(0.0));
        !known || hex || p
    }

    /// What follows a number.
    fn follower(&self, i: usize) -> Follower {
        let next = i + 1;
        let sign = matches!(
            self.tokens.get(next).map(|t| t.kind),
            Some(Kind::Sign('%' | '/' | '^' | '*' | '×' | '±' | '‰'))
        );
        let spaced = self.digits(next).is_some() && self.piece(next).len() == 3 && !self.glued(next);
        let joined = self.is_any(next, &["x", "times", "per", "a", "each"]);
        if sign || spaced || joined || self.unit_at(next).is_some() || self.scale(next).is_some() {
            return Follower::Measure;
        }
        if !self.noun_at(next) || self.is_any(next, &["error", "errors", "response", "responses"]) {
            return Follower::Nothing;
        }
        if noun::is_plural(self.word(next)) { Follower::Measure } else { Follower::Thing }
    }
}

/// What follows a number: something that makes it a quantity, a single noun that may
/// as well go with a name before it (`Kafka 3.6 cluster`), or nothing of the kind.
#[derive(Clone, Copy, PartialEq)]
enum Follower {
    Measure,
    Thing,
    Nothing,
}

fn is_year(typed: &str) -> bool {
    typed.len() == 4 && typed.parse().is_ok_and(|year: u16| (1900..2100).contains(&year))
}
