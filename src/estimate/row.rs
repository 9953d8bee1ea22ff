//! One derived number with its workings, or what is missing for it.

use super::formulas::Formula;
use crate::quantity::Quantity;

/// One row of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stable name: `rate`, `peak_rate`, `bytes_per_day` …
    pub id: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it is about, where a row stands for one of several: an operation, an outage length.
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

impl Row {
    /// A row with its number.
    pub(super) fn known(
        formula: &Formula,
        item: Option<&str>,
        value: Quantity,
        text: String,
        workings: String,
    ) -> Self {
        Self { value: Some(value), text, formula: workings, ..Self::missing(formula, item, Vec::new()) }
    }

    /// A row that still needs something.
    pub(super) fn missing(formula: &Formula, item: Option<&str>, missing: Vec<String>) -> Self {
        Self {
            id: formula.id,
            title: formula.title,
            item: item.map(str::to_owned),
            value: None,
            unit: formula.unit,
            text: String::new(),
            formula: String::new(),
            missing,
            why: formula.why,
        }
    }
}
