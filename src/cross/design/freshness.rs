//! How fresh each kind of data must be, line by line of the consistency answer.

use super::{Design, Line};
use crate::gate::Filled;

/// One promise.
#[derive(Debug, Clone, Copy)]
pub struct Freshness<'d, 'a> {
    /// The line that makes it.
    pub line: &'d Line<'a>,
    /// The data it is about, as typed.
    pub data: &'a str,
    /// Seconds the data may be old, where the promise is a bound.
    pub bound: Option<f64>,
    /// The guarantee that allows nothing old, as typed, where the promise is one.
    pub strict: Option<&'a str>,
}

/// Guarantees that a copy which lags cannot keep.
const STRICT: &[&str] =
    &["read-your-writes", "linearizable", "serializable", "strong", "monotonic-reads", "single-writer"];

impl<'a> Design<'a> {
    /// Each line of the consistency answer that names data.
    #[must_use]
    pub fn freshness(&self) -> Vec<Freshness<'_, 'a>> {
        let of = |line: &Line<'_>, slot: &'static str| -> Vec<&'a Filled> {
            let number = line.number;
            self.slots("numbers.consistency", slot).filter(|filled| filled.line == number).collect()
        };
        self.lines("numbers.consistency")
            .iter()
            .filter_map(|line| {
                let (data, guarantees) = (of(line, "data"), of(line, "guarantee"));
                let named = |filled: &&&Filled, wanted: &[&str]| {
                    filled.reading.as_deref().is_some_and(|name| wanted.contains(&name))
                };
                let stale = guarantees.iter().filter(|it| named(it, &["staleness"]));
                let bound = stale.filter_map(|it| it.quantity.as_ref()).map(|it| it.value).reduce(f64::min);
                let strict = guarantees.iter().find(|it| named(it, STRICT)).map(|it| it.text.as_str());
                Some(Freshness { line, data: &data.first()?.text, bound, strict })
            })
            .collect()
    }
}
