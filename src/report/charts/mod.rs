//! COMB. One chart a file, each from the facts and the sheet alone; none where the answers
//! do not give its numbers yet.

mod budget;
mod latency;
mod load;
mod outage;
mod ranges;
mod steps;
mod storage;

use super::chart::Chart;
use super::computed::span;
use crate::estimate::{Facts, Row, Sheet};
use crate::prompts::Capacity;

/// What a chart is drawn from.
pub(super) struct Given<'a> {
    /// What the answers say.
    pub facts: &'a Facts,
    /// What follows from it.
    pub sheet: &'a Sheet,
    /// What real components take.
    pub capacity: &'a Capacity,
}

/// All charts, in the order in which they are read.
const ALL: [fn(&Given<'_>) -> Option<Chart>; 6] =
    [latency::chart, load::chart, storage::chart, ranges::chart, budget::chart, outage::chart];

/// Every chart that the answers give numbers for.
pub(super) fn charts(given: &Given<'_>) -> Vec<Chart> {
    ALL.iter().filter_map(|chart| chart(given)).collect()
}

impl Given<'_> {
    /// The rows with this id that have a number.
    fn known(&self, id: &'static str) -> impl Iterator<Item = (&Row, f64)> {
        let rows = self.sheet.rows.iter().filter(move |row| row.id == id);
        rows.filter_map(|row| Some((row, row.value.as_ref()?.value)))
    }
}

/// The number of a row without what it amounts to: "0.12/s" of "0.12/s (one every 8.6 s)".
fn brief(text: &str) -> &str {
    text.split(" (").next().unwrap_or(text)
}
