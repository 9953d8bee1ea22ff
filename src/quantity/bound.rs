//! What bounds a number: `max`, `within`, `<`, `no more than` before it, `or less`,
//! `at the latest` after it.

use super::Bound;
use super::number::Reader;
use super::token::Kind;

impl Reader<'_> {
    /// Words and signs before a number that bound it: the bound and its first piece.
    pub(super) fn bound_before(&self, i: usize) -> Option<(Bound, usize)> {
        let b = i.checked_sub(1)?;
        let back = |n: usize| b.checked_sub(n);
        let two = |first: &[&str], second: &[&str]| {
            self.is_any(b, second) && back(1).is_some_and(|c| self.is_any(c, first))
        };
        match self.tokens[b].kind {
            Kind::Sign('≤') => return Some((Bound::AtMost, b)),
            Kind::Sign('≥') => return Some((Bound::AtLeast, b)),
            Kind::Sign('<') => return Some((Bound::Less, b)),
            Kind::Sign('>') => {
                let arrow = self.glued(b) && back(1).is_some_and(|c| self.sign(c, '-') || self.sign(c, '='));
                return (!arrow).then_some((Bound::More, b));
            }
            Kind::Sign('=') if self.glued(b) => {
                let c = back(1)?;
                return match self.tokens[c].kind {
                    Kind::Sign('<') => Some((Bound::AtMost, c)),
                    Kind::Sign('>') => Some((Bound::AtLeast, c)),
                    _ => None,
                };
            }
            Kind::Sign('-') => {
                return (self.glued(b) && self.is(back(1)?, "sub")).then(|| (Bound::Less, b - 1));
            }
            Kind::Sign('.' | ':')
                if back(1)
                    .is_some_and(|c| self.is(c, "max") || self.is(c, "min") && !self.ends_number(c)) =>
            {
                return Some((if self.is(b - 1, "max") { Bound::AtMost } else { Bound::AtLeast }, b - 1));
            }
            Kind::Word => {}
            _ => return None,
        }
        let negated = back(2).is_some_and(|c| self.is_any(c, &["no", "not"]));
        if two(&["more", "longer", "later", "greater", "older", "higher", "larger"], &["than", "then"]) {
            return Some(if negated { (Bound::AtMost, b - 2) } else { (Bound::More, b - 1) });
        }
        if two(&["less", "fewer", "lower", "shorter", "faster", "smaller"], &["than", "then"]) {
            return Some(if negated { (Bound::AtLeast, b - 2) } else { (Bound::Less, b - 1) });
        }
        if two(&["at"], &["most", "max", "maximum"])
            || two(&["up"], &["to"])
            || two(&["not"], &["exceed"])
            || two(&["in"], &["under"])
        {
            return Some((Bound::AtMost, b - 1));
        }
        if two(&["at"], &["least"]) {
            return Some((Bound::AtLeast, b - 1));
        }
        let bound = if self.is_any(b, &["under", "below"]) {
            Bound::Less
        } else if self.is_any(b, &["within", "max", "maximum", "upto"]) {
            Bound::AtMost
        } else if self.is_any(b, &["over", "above", "exceeds", "exceeding"]) {
            Bound::More
        } else if self.is_any(b, &["minimum", "min"]) && !self.ends_number(b) {
            Bound::AtLeast
        } else {
            return None;
        };
        Some((bound, b))
    }

    /// Whether the word is the unit of a number before it: the `min` of `5 min`.
    fn ends_number(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|before| self.numeral(before).is_some())
    }

    /// `max`, `or less`, `at most`, `or more`, `+` after a quantity.
    pub(super) fn bound_after(&self, i: usize) -> Option<(Bound, usize)> {
        let here = self.tokens.get(i)?;
        if here.kind == Kind::Sign('+') && here.glued && !self.glued(i + 1) {
            return Some((Bound::AtLeast, i + 1));
        }
        if self.is_any(i, &["max", "maximum", "tops"]) && !self.starts_number(i + 1) {
            return Some((Bound::AtMost, i + 1));
        }
        if self.is(i, "at") && self.is_any(i + 1, &["most", "max"]) && !self.starts_number(i + 2) {
            return Some((Bound::AtMost, i + 2));
        }
        if self.is(i, "at") && self.is(i + 1, "the") && self.is_any(i + 2, &["latest", "most"]) {
            return Some((Bound::AtMost, i + 3));
        }
        if self.is(i, "or") && self.is_any(i + 1, &["less", "faster", "fewer", "better", "sooner"]) {
            return Some((Bound::AtMost, i + 2));
        }
        if self.is(i, "or") && self.is_any(i + 1, &["more", "longer"]) {
            return Some((Bound::AtLeast, i + 2));
        }
        None
    }
}
