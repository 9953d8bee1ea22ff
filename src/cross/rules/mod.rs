//! COMB. One rule a file: why it exists, examples on both sides, where it is from, and the
//! check. A rule looks at a [`Design`] and never at another rule.

mod budget_burnt;
mod buffer_overflows;
mod cold_cache;
mod does_not_fit;
mod isolation_lets_it_happen;
mod latency_below_path;
mod loss_beyond_promise;
mod machinery_too_early;
mod more_parts_than_people;
mod node_overloaded;
mod one_machine_promise;
mod part_without_a_number;
mod partition_key_unused;
mod peak_below_average;
mod pool_too_small;
mod promise_above_ceiling;
mod query_without_index;
mod rates_disagree;
mod retry_storm;
mod silent_on;
mod stale_beyond_promise;

use super::{Design, Objection, Quote, Severity};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name, after the fault: `stale-beyond-promise`.
    pub id: &'static str,
    /// How grave its objections are.
    pub severity: Severity,
    /// Why it exists.
    pub reason: &'static str,
    /// Where the reasoning or the figures are from.
    pub source: &'static str,
    /// Designs it objects to, in a line.
    pub fires: &'static [&'static str],
    /// Designs that look like it and are fine, in a line.
    pub near_misses: &'static [&'static str],
    /// Looks at a design.
    pub check: fn(&Design<'_>) -> Vec<Objection>,
}

impl Rule {
    /// An objection of this rule.
    fn raise(
        &self,
        quotes: impl IntoIterator<Item = Option<Quote>>,
        message: impl Into<String>,
        ask: impl Into<String>,
        confidence: impl Into<String>,
    ) -> Objection {
        let mut kept: Vec<Quote> = Vec::new();
        for quote in quotes.into_iter().flatten() {
            if !kept.contains(&quote) {
                kept.push(quote);
            }
        }
        Objection {
            rule: self.id,
            severity: self.severity,
            quotes: kept,
            message: message.into(),
            ask: ask.into(),
            confidence: confidence.into(),
        }
    }
}

/// What is said where an objection rests on nothing but the answers.
const OWN_WORDS: &str = "It rests on your own answers alone.";

/// All rules, by name.
pub static ALL: &[&Rule] = &[
    &budget_burnt::RULE,
    &buffer_overflows::RULE,
    &cold_cache::RULE,
    &does_not_fit::RULE,
    &isolation_lets_it_happen::RULE,
    &latency_below_path::RULE,
    &loss_beyond_promise::RULE,
    &machinery_too_early::RULE,
    &more_parts_than_people::RULE,
    &node_overloaded::RULE,
    &one_machine_promise::RULE,
    &part_without_a_number::RULE,
    &partition_key_unused::RULE,
    &peak_below_average::RULE,
    &pool_too_small::RULE,
    &promise_above_ceiling::RULE,
    &query_without_index::RULE,
    &rates_disagree::RULE,
    &retry_storm::RULE,
    &silent_on::RULE,
    &stale_beyond_promise::RULE,
];

/// The rule with this name.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_why_and_shows_both_sides() {
        assert!(ALL.is_sorted_by_key(|rule| rule.id));
        for rule in ALL {
            assert!(!rule.reason.is_empty() && !rule.source.is_empty(), "{}", rule.id);
            assert!(rule.fires.len() >= 2 && rule.near_misses.len() >= 2, "{}", rule.id);
            for text in [rule.reason, rule.source].iter().chain(rule.fires).chain(rule.near_misses) {
                assert!(!text.contains('!'), "{}: {text}", rule.id);
            }
        }
    }
}
