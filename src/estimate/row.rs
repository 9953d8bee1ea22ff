//! One derived number with its workings, or what is missing for it.

use super::computed::Computed;
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
    /// Why it matters.
    pub why: &'static str,
    /// What it would take to flip a decision, with this design's own numbers; empty where
    /// the number decides nothing by itself.
    pub decision: String,
}

impl Row {
    /// A row with its number.
    pub(super) fn known(
        formula: &Formula,
        item: Option<&str>,
        value: Computed,
        text: String,
        workings: String,
    ) -> Self {
        let workings = match value.spread {
            Some(spread) => format!("{workings}; {spread}"),
            None => workings,
        };
        Self {
            value: Some(value.quantity),
            text,
            formula: workings,
            ..Self::missing(formula, item, Vec::new())
        }
    }

    /// The same with what would flip a decision.
    pub(super) fn deciding(mut self, decision: String) -> Self {
        self.decision = decision;
        self
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
            decision: String::new(),
        }
    }
}
