//! What a number measures: a product of powers of time, data, money and counted
//! nouns. Dimensions multiply and cancel as units do; adding needs two alike.

use std::borrow::Cow;
use std::fmt;

use super::noun;

/// A small sorted product of base powers. A percentage has no base power but is
/// remembered as one, so that `100 + 5 %` can be refused.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimension {
    time: i8,
    data: i8,
    ratio: bool,
    others: Vec<(Base, i8)>,
}

/// A base that is neither time nor data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Base {
    Money(&'static str),
    Noun(Cow<'static, str>),
}

impl Dimension {
    /// Nothing: a bare number.
    #[must_use]
    pub const fn none() -> Self {
        Self { time: 0, data: 0, ratio: false, others: Vec::new() }
    }

    /// Seconds.
    #[must_use]
    pub fn time() -> Self {
        Self { time: 1, ..Self::none() }
    }

    /// Bytes.
    #[must_use]
    pub fn data() -> Self {
        Self { data: 1, ..Self::none() }
    }

    /// Something per second.
    #[must_use]
    pub fn per_time() -> Self {
        Self { time: -1, ..Self::none() }
    }

    /// A percentage: a share of one.
    #[must_use]
    pub fn ratio() -> Self {
        Self { ratio: true, ..Self::none() }
    }

    /// Counted things. The noun may be plural or a synonym: `reqs` counts `request`s.
    #[must_use]
    pub fn count(noun: &str) -> Self {
        Self { others: vec![(Base::Noun(noun::fold(noun)), 1)], ..Self::none() }
    }

    /// An amount in one currency (`USD`, `EUR` …); currencies never convert.
    #[must_use]
    pub fn money(currency: &'static str) -> Self {
        Self { others: vec![(Base::Money(currency), 1)], ..Self::none() }
    }

    /// The dimension of a product.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        self.joined(other, 1)
    }

    /// The dimension of a quotient.
    #[must_use]
    pub fn divide(&self, other: &Self) -> Self {
        self.joined(other, -1)
    }

    /// The dimension of a power.
    #[must_use]
    pub fn power(&self, exponent: i8) -> Self {
        let mut others = self.others.clone();
        for (_, power) in &mut others {
            *power = power.saturating_mul(exponent);
        }
        others.retain(|(_, power)| *power != 0);
        Self {
            time: self.time.saturating_mul(exponent),
            data: self.data.saturating_mul(exponent),
            ratio: self.ratio,
            others,
        }
    }

    /// The dimension of a square root, where every power is even.
    #[must_use]
    pub fn root(&self) -> Option<Self> {
        let even = self.time % 2 == 0 && self.data % 2 == 0 && self.others.iter().all(|(_, p)| p % 2 == 0);
        let halved = |(base, power): &(Base, i8)| (base.clone(), power / 2);
        even.then(|| Self {
            time: self.time / 2,
            data: self.data / 2,
            ratio: self.ratio,
            others: self.others.iter().map(halved).collect(),
        })
    }

    /// Whether no base is left: a bare number or a percentage.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.time == 0 && self.data == 0 && self.others.is_empty()
    }

    /// Whether it is a percentage.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        self.ratio && self.is_none()
    }

    /// Whether two quantities of these dimensions may be added or compared; a
    /// percentage and a bare number measure alike.
    #[must_use]
    pub fn measures_like(&self, other: &Self) -> bool {
        self.time == other.time && self.data == other.data && self.others == other.others
    }

    /// The power of time: 1 for a duration, -1 for a rate.
    #[must_use]
    pub fn time_power(&self) -> i8 {
        self.time
    }

    /// The power of data.
    #[must_use]
    pub fn data_power(&self) -> i8 {
        self.data
    }

    /// The counted nouns above the line, singular.
    #[must_use]
    pub fn nouns(&self) -> Vec<&str> {
        self.others
            .iter()
            .filter_map(|(base, power)| match base {
                Base::Noun(noun) if *power > 0 => Some(noun.as_ref()),
                _ => None,
            })
            .collect()
    }

    /// The currency, where money stands once above the line.
    #[must_use]
    pub fn currency(&self) -> Option<&'static str> {
        self.others.iter().find_map(|(base, power)| match base {
            Base::Money(currency) if *power == 1 => Some(*currency),
            _ => None,
        })
    }

    /// Whether nothing but time, bare numbers and counted nouns above the line is in it.
    pub(super) fn only_counts(&self) -> bool {
        self.data == 0 && self.others.iter().all(|(base, power)| matches!(base, Base::Noun(_)) && *power > 0)
    }

    /// Whether no noun and no money stands below the line, and no money above it.
    pub(super) fn only_counts_or_data(&self) -> bool {
        self.others.iter().all(|(base, power)| matches!(base, Base::Noun(_)) && *power > 0)
    }

    /// The same without counted nouns, which a conversion may leave over.
    #[must_use]
    pub fn without_nouns(&self) -> Self {
        let mut bare = self.clone();
        bare.others.retain(|(base, _)| matches!(base, Base::Money(_)));
        bare
    }

    /// The nouns alone.
    #[must_use]
    pub fn only_nouns(&self) -> Self {
        let mut nouns = Self::none();
        nouns.others =
            self.others.iter().filter(|(base, _)| matches!(base, Base::Noun(_))).cloned().collect();
        nouns
    }

    fn joined(&self, other: &Self, sign: i8) -> Self {
        let mut others = self.others.clone();
        for (base, power) in &other.others {
            let power = power.saturating_mul(sign);
            match others.binary_search_by(|(known, _)| known.cmp(base)) {
                Ok(at) => {
                    others[at].1 = others[at].1.saturating_add(power);
                    if others[at].1 == 0 {
                        others.remove(at);
                    }
                }
                Err(at) => others.insert(at, (base.clone(), power)),
            }
        }
        Self {
            time: self.time.saturating_add(other.time.saturating_mul(sign)),
            data: self.data.saturating_add(other.data.saturating_mul(sign)),
            ratio: self.ratio && other.ratio && sign > 0,
            others,
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = || {
            self.others.iter().map(|(base, power)| match base {
                Base::Money(name) => (*name, *power),
                Base::Noun(name) => (name.as_ref(), *power),
            })
        };
        let all = || [("B", self.data)].into_iter().chain(others()).chain([("s", self.time)]);
        for (place, (name, power)) in all().filter(|(_, power)| *power > 0).enumerate() {
            f.write_str(if place > 0 { "·" } else { "" })?;
            f.write_str(name)?;
            if power > 1 {
                write!(f, "^{power}")?;
            }
        }
        for (name, power) in all().filter(|(_, power)| *power < 0) {
            f.write_str("/")?;
            f.write_str(name)?;
            if power < -1 {
                write!(f, "^{}", power.unsigned_abs())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_multiply_cancel_and_say_themselves() {
        let rate = Dimension::count("posts").divide(&Dimension::count("user")).divide(&Dimension::time());
        assert_eq!(rate.to_string(), "post/user/s");
        assert_eq!(rate.multiply(&Dimension::count("users")).to_string(), "post/s");
        assert_eq!(Dimension::data().multiply(&Dimension::per_time()).to_string(), "B/s");
        assert_eq!(Dimension::per_time().to_string(), "/s");
        assert_eq!(Dimension::none().to_string(), "");
        assert_eq!(Dimension::time().power(2).root(), Some(Dimension::time()));
        assert_eq!(Dimension::time().root(), None);
        assert!(Dimension::count("reqs").divide(&Dimension::count("requests")).is_none());
    }
}
