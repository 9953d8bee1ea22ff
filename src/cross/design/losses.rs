//! How much may be lost, line by line of the durability answer.

use super::{Design, Line, shares_word};
use crate::quantity::show;

/// One promise.
#[derive(Debug, Clone, Copy)]
pub struct Loss<'d, 'a> {
    /// The line that makes it.
    pub line: &'d Line<'a>,
    /// Seconds worth of data that may be lost; zero is nothing.
    pub seconds: f64,
}

impl Loss<'_, '_> {
    /// In words: "nothing", "at most 10 min".
    #[must_use]
    pub fn allowed(&self) -> String {
        if self.seconds == 0.0 {
            "nothing".to_owned()
        } else {
            format!("at most {}", show::duration(self.seconds))
        }
    }
}

impl<'a> Design<'a> {
    /// Each line of the durability answer with the strictest loss on it.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss<'_, 'a>> {
        self.lines("numbers.durability")
            .iter()
            .filter_map(|line| {
                let losses =
                    self.slots("numbers.durability", "loss").filter(|filled| filled.line == line.number);
                let timed = losses.filter(|filled| filled.reading.as_deref() != Some("durability"));
                let seconds = timed.filter_map(|filled| {
                    let quantity = filled.quantity.as_ref()?;
                    (quantity.is_time() || quantity.value == 0.0).then_some(quantity.value)
                });
                Some(Loss { line, seconds: seconds.reduce(f64::min)? })
            })
            .collect()
    }

    /// Whether a promise covers what a text is about: by a shared word, or because it names nothing.
    #[must_use]
    pub fn covers(&self, promise: &Loss<'_, '_>, text: &str) -> bool {
        let things = self.facts.records.iter().map(|record| record.value.name.as_str());
        let objects = self.facts.operations.iter().map(|operation| operation.object.as_str());
        let named: Vec<&str> =
            things.chain(objects).filter(|name| shares_word(promise.line.text, name)).collect();
        let head = promise.line.text.split(':').next().unwrap_or_default();
        named.is_empty() || named.iter().any(|name| shares_word(text, name)) || shares_word(head, text)
    }
}
