//! What is stored, as rows and bytes in year three, and where it is stored.

use super::{Design, Part, shares_word};
use crate::estimate::{Amount, Fact, Retention, Stored, kept};

/// How far is looked ahead.
const HORIZON: f64 = 3.0 * 365.0 * 86_400.0;

/// Rows of a record at the horizon, or when the first are deleted.
#[must_use]
pub(crate) fn rows(record: &Stored) -> Option<f64> {
    match record.amount.as_ref()? {
        Amount::Total(count) => Some(count.value),
        Amount::PerTime(rate) => {
            let seconds = match &record.retention {
                Retention::For(time) => time.value.min(HORIZON),
                Retention::Forever | Retention::Until(_) => HORIZON,
            };
            Some(rate.value * seconds)
        }
    }
}

impl Design<'_> {
    /// The record a text is about.
    #[must_use]
    pub fn record_about(&self, text: &str) -> Option<&Fact<Stored>> {
        self.facts.records.iter().find(|record| shares_word(&record.value.name, text))
    }

    /// Raw bytes at the horizon of the records that the first store keeps, with the largest
    /// of them. Big objects are left out where a store of files is named, and so is what
    /// another store's line names.
    #[must_use]
    pub fn stored_bytes(&self) -> Option<(f64, &Fact<Stored>)> {
        let store = self.store()?;
        let elsewhere = |part: &Part| {
            part.index != store.part.index
                && part.ids.iter().any(|id| {
                    self.component(id).is_some_and(|it| {
                        it.is_store() || matches!(it.kind.as_str(), "analytics" | "log" | "search" | "vector")
                    })
                })
        };
        let files =
            store.component.kind != "object-store" && self.parts.iter().any(|part| part.is("object_storage"));
        let mut sum = 0.0;
        let mut largest: Option<(f64, &Fact<Stored>)> = None;
        for record in &self.facts.records {
            let named_elsewhere = self.parts.iter().filter(|part| elsewhere(part)).any(|part| {
                shares_word(&record.value.name, self.line_of_part(part).text)
                    && !shares_word(&record.value.name, self.line_of_part(store.part).text)
            });
            let big = record.value.size.as_ref().is_some_and(|size| size.value >= 100e3);
            if named_elsewhere || files && big {
                continue;
            }
            let Some(bytes) = kept(&record.value) else { continue };
            sum += bytes.value;
            if largest.is_none_or(|(most, _)| bytes.value > most) {
                largest = Some((bytes.value, record));
            }
        }
        largest.map(|(_, record)| (sum, record))
    }

    /// Raw bytes at the horizon of everything.
    #[must_use]
    pub fn all_bytes(&self) -> Option<f64> {
        if self.facts.records.is_empty() {
            return None;
        }
        Some(self.facts.records.iter().filter_map(|record| kept(&record.value)).map(|it| it.value).sum())
    }

    /// The most rows one kind of record has at the horizon.
    #[must_use]
    pub fn most_rows(&self) -> Option<f64> {
        self.facts.records.iter().filter_map(|record| rows(&record.value)).reduce(f64::max)
    }
}
