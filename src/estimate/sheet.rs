//! The sheet: every row that follows from the facts, each with its workings.

use super::Facts;
use crate::quantity::Quantity;

/// One derived number, or what is missing for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stable name: `rate`, `peak_rate`, `bytes_per_day` …
    pub id: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it is about, where a row stands for one of several: an operation, a record, an outage length.
    pub item: Option<String>,
    /// The number in base units.
    pub value: Option<Quantity>,
    /// The base unit of `value`: `1/s`, `s`, `B`, `B/s`, `ratio`, `times`, `count`.
    pub unit: &'static str,
    /// The number in words.
    pub text: String,
    /// The formula in words with this design's own numbers.
    pub formula: String,
    /// What is still missing, in words.
    pub missing: Vec<String>,
    /// Why it matters and which decision it can flip.
    pub why: &'static str,
}

/// All rows, in the order in which a person reads them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The rows.
    pub rows: Vec<Row>,
}

/// Computes every row the facts allow; a row whose facts are missing says which.
#[must_use]
pub fn sheet(facts: &Facts) -> Sheet {
    let _ = facts;
    Sheet::default()
}
