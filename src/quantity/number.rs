//! Reading a number off the pieces: digits with their grouping, powers, magnitudes
//! (`10k`, `3 million`, `5 lakh`) and number words (`half a million`, `two hundred`).

use super::sense::Sense;
use super::token::{Kind, Token};
use super::unit;
use crate::text::Span;

/// The pieces of a text and how to read them: as prose, where a word may be anything,
/// or strictly, where the whole is one expression.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) prose: bool,
}

/// A number without its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// The magnitude alone: 1,000 of `10k`.
    pub(super) scale: f64,
    /// The first piece after it.
    pub(super) end: usize,
    /// Spelled with a word (`half a million`, `two`).
    pub(super) words: bool,
}

impl<'a> Reader<'a> {
    /// The word at a place, as typed; empty where no word stands there.
    pub(super) fn word(&self, i: usize) -> &'a str {
        match self.tokens.get(i) {
            Some(Token { kind: Kind::Word, span, .. }) => span.of(self.text),
            _ => "",
        }
    }

    /// The typed text of any piece.
    pub(super) fn piece(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| token.span.of(self.text))
    }

    /// Whether this word stands there, in any case.
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Whether one of these words stands there.
    pub(super) fn is_any(&self, i: usize, list: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && list.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    /// Looks the word up in lower case.
    pub(super) fn lookup<T>(&self, i: usize, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let word = self.word(i);
        if word.is_empty() {
            return None;
        }
        let mut buffer = [0; 24];
        unit::lowered(word, &mut buffer).and_then(find)
    }

    /// What the word at a place means; nothing where no word stands.
    pub(super) fn sense(&self, i: usize) -> &'a Sense {
        self.tokens.get(i).map_or(&Sense::NONE, |token| &token.sense)
    }

    /// Whether this sign stands there.
    pub(super) fn sign(&self, i: usize, sign: char) -> bool {
        matches!(self.tokens.get(i), Some(Token { kind: Kind::Sign(found), .. }) if *found == sign)
    }

    /// Whether a piece stands there with nothing before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.glued)
    }

    /// The value of a number piece.
    pub(super) fn digits(&self, i: usize) -> Option<f64> {
        match self.tokens.get(i) {
            Some(Token { kind: Kind::Number(value), .. }) => Some(*value),
            _ => None,
        }
    }

    /// The place of pieces `from` up to, not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(self.text.len(), |t| t.span.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }

    /// Whether a word that can name counted things stands there.
    pub(super) fn noun_at(&self, i: usize) -> bool {
        let sense = self.sense(i);
        self.word(i).len() > 1 && sense.unit.is_none() && sense.number.is_none() && !sense.stop
    }

    /// Reads a number that starts at `i`.
    pub(super) fn numeral(&self, i: usize) -> Option<Numeral> {
        match self.tokens.get(i)?.kind {
            Kind::Number(value) => {
                if let Some(fraction) = self.fraction(i, value) {
                    return Some(fraction);
                }
                Some(self.scaled(self.powered(self.grouped(i, value))))
            }
            Kind::Word => self.number_words(i),
            _ => None,
        }
    }

    /// `2/3` in prose; in an expression the slash divides.
    fn fraction(&self, i: usize, value: f64) -> Option<Numeral> {
        let tight = self.prose && self.sign(i + 1, '/') && self.glued(i + 1) && self.glued(i + 2);
        let of = self.digits(i + 2).filter(|_| tight && self.piece(i).len() == 1)?;
        let small = value > 0.0 && value < of && of <= 10.0 && of.fract() == 0.0 && !self.sign(i + 3, '/');
        small.then_some(Numeral { value: value / of, scale: 1.0, end: i + 3, words: false })
    }

    /// `10 000`: further groups of exactly three digits, each after one space.
    fn grouped(&self, i: usize, value: f64) -> Numeral {
        let mut numeral = Numeral { value, scale: 1.0, end: i + 1, words: false };
        let first = self.piece(i);
        if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
            return numeral;
        }
        while let Some(group) = self.digits(numeral.end) {
            let typed = self.piece(numeral.end);
            let one_space = self.tokens[numeral.end].span.start == self.tokens[numeral.end - 1].span.end + 1;
            let whole = typed.get(..3).is_some_and(|three| three.bytes().all(|b| b.is_ascii_digit()))
                && (typed.len() == 3 || typed.as_bytes()[3] == b'.');
            if !one_space || !whole || self.glued(numeral.end) {
                break;
            }
            numeral.value = numeral.value * 1000.0 + group;
            numeral.end += 1;
            if typed.len() > 3 {
                break;
            }
        }
        numeral
    }

    /// `10^6`, `10**6`, `2^3^2` (right first), `3x10^8`, `10⁸`.
    fn powered(&self, mut numeral: Numeral) -> Numeral {
        let times = self.sign(numeral.end, '×') || self.is(numeral.end, "x");
        if times
            && self.piece(numeral.end + 1) == "10"
            && let Some((exponent, end)) = self.exponent(numeral.end + 2, 0)
        {
            numeral.value *= power(10.0, exponent);
            numeral.end = end;
            return numeral;
        }
        if let Some((exponent, end)) = self.exponent(numeral.end, 0) {
            numeral.value = power(numeral.value, exponent);
            numeral.end = end;
        }
        numeral
    }

    fn exponent(&self, i: usize, depth: usize) -> Option<(f64, usize)> {
        if let Some(value) = superscript(self.piece(i)) {
            return self.glued(i).then_some((value, i + 1));
        }
        let mut at = if self.sign(i, '^') {
            i + 1
        } else if self.sign(i, '*') && self.sign(i + 1, '*') && self.glued(i + 1) {
            i + 2
        } else {
            return None;
        };
        let negative = self.sign(at, '-') && self.glued(at + 1);
        at += usize::from(negative);
        let value = self.digits(at)?;
        let (value, end) = match (depth < 8).then(|| self.exponent(at + 1, depth + 1)).flatten() {
            Some((inner, end)) => (power(value, inner), end),
            None => (value, at + 1),
        };
        Some((if negative { -value } else { value }, end))
    }

    /// The magnitude after a number: `k`, `M`, `million`; and, before a noun, `m`, `B`, `T`.
    fn scaled(&self, mut numeral: Numeral) -> Numeral {
        while let Some(scale) = self.scale(numeral.end) {
            numeral.value *= scale;
            numeral.scale *= scale;
            numeral.end += 1;
            if scale > 1000.0 {
                break;
            }
        }
        numeral
    }

    /// The magnitude that stands at `i`, where one does.
    pub(super) fn scale(&self, i: usize) -> Option<f64> {
        match self.word(i) {
            "" => None,
            "M" => Some(1e6),
            // One letter that is also a unit is a magnitude only before what is counted.
            letter @ ("m" | "B" | "b" | "T" | "G") => {
                let counted = self.noun_at(i + 1) && self.tokens.get(i + 1).is_some_and(|t| !t.glued);
                let rated =
                    letter != "m" && letter != "B" && (self.sign(i + 1, '/') || self.is(i + 1, "per"));
                (counted || rated && letter == "T").then_some(match letter {
                    "m" => 1e6,
                    "T" => 1e12,
                    _ => 1e9,
                })
            }
            _ => self.sense(i).magnitude(),
        }
    }

    /// `two hundred`, `twenty-five`, `ten thousand`, `half a million`, `a couple hundred`,
    /// `a quarter of a second`, `an hour`.
    fn number_words(&self, i: usize) -> Option<Numeral> {
        let made = |value, end| Numeral { value, scale: 1.0, end, words: true };
        if self.is(i, "half") {
            let end = self.past_article(i + 1);
            return self.measures(end).then(|| self.scaled(made(0.5, end)));
        }
        if self.is_any(i, &["a", "an", "one"]) || self.is(i, "couple") {
            let at = i + usize::from(!self.is(i, "couple"));
            if self.is(at, "couple") {
                let end = at + 1 + usize::from(self.is(at + 1, "of"));
                return Some(self.scaled(made(2.0, end)));
            }
            for (name, value) in [("quarter", 0.25), ("third", 1.0 / 3.0), ("half", 0.5), ("tenth", 0.1)] {
                if self.is(at, name) && self.is(at + 1, "of") {
                    let end = self.past_article(at + 2);
                    return self.measures(end).then(|| self.scaled(made(value, end)));
                }
            }
            if !self.is(i, "one") {
                let long = self.word(at).len() > 2;
                let magnitude = long && self.sense(at).magnitude().is_some();
                // "a second writer" is another one, "a second late" is a duration.
                let second = self.is(at, "second")
                    && self.noun_at(at + 1)
                    && !self.is_any(
                        at + 1,
                        &["late", "later", "longer", "slow", "slower", "stale", "behind", "ago"],
                    );
                let timed = self.word(at).len() > 1 && self.sense(at).time().is_some() && !second;
                return if magnitude {
                    Some(self.scaled(made(1.0, at)))
                } else {
                    timed.then(|| made(1.0, at))
                };
            }
        }
        let mut sum = self.sense(i).small()?;
        let mut end = i + 1;
        if sum >= 20.0 {
            let hyphen = usize::from(self.sign(end, '-'));
            if let Some(ones) = self.sense(end + hyphen).small().filter(|ones| *ones > 0.0 && *ones < 10.0) {
                sum += ones;
                end += 1 + hyphen;
            }
        }
        Some(self.scaled(made(sum, end)))
    }

    fn past_article(&self, i: usize) -> usize {
        let of = i + usize::from(self.is(i, "of"));
        of + usize::from(self.is_any(of, &["a", "an", "the"]))
    }

    fn measures(&self, i: usize) -> bool {
        let word = self.word(i);
        let sense = self.sense(i);
        word.len() > 1 && (sense.unit.is_some() || sense.magnitude().is_some())
    }
}

/// Powers that are whole are multiplied out, so that `10^6` is exactly a million.
pub(super) fn power(base: f64, exponent: f64) -> f64 {
    if exponent.fract() == 0.0 && exponent.abs() <= 1024.0 {
        let mut result = 1.0;
        for _ in 0..exponent.abs() as u32 {
            result *= base;
        }
        if exponent < 0.0 { 1.0 / result } else { result }
    } else {
        libm::pow(base, exponent)
    }
}

fn superscript(typed: &str) -> Option<f64> {
    if typed.is_empty() || typed.is_ascii() {
        return None;
    }
    typed.chars().try_fold(0.0, |value, c| {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)?;
        Some(value * 10.0 + digit as f64)
    })
}
