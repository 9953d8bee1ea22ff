//! COMB. One extractor a file: how a fact is found in ordinary notes. A tooth looks at one
//! line that has been read ([`Look`]) and says what it saw ([`Seen`]); it knows neither
//! questions nor other teeth. Which question uses which stands in [`USES`].

mod action;
mod actor;
mod alternative;
mod attempts;
mod availability;
mod cache_size;
mod cached;
mod call;
mod choice;
mod contenders;
mod copies;
mod count;
mod data;
mod dependency;
mod duration;
mod figure;
mod filter;
mod fits;
mod given_up;
mod guarantee;
mod hit_rate;
mod idempotency;
mod index;
mod index_overhead;
mod loser;
mod loss;
mod mechanism;
mod name;
mod object;
mod operation;
mod part;
mod part_reason;
mod partition_key;
mod peak;
mod people;
mod percentile;
mod queried;
mod rate;
mod recovery;
mod resource;
mod retention;
mod rule;
mod size;
mod subject;
mod thing;
mod threshold;
mod timeout;
mod user_sees;
mod verb;

use super::reading::{Cell, Line, Number};
use super::{Case, Filled};
use crate::estimate::Kind;
use crate::quantity::Quantity;
use crate::text::Span;

/// One extractor: a tooth of the comb.
#[derive(Debug)]
pub struct Slot {
    /// Its name: `duration`, `percentile`, `mechanism` …
    pub id: &'static str,
    /// Why it is asked for and what counts.
    pub reason: &'static str,
    /// Lines in which it finds something; run as tests.
    pub finds: &'static [&'static str],
    /// Lines in which it finds nothing; run as tests.
    pub leaves: &'static [&'static str],
    /// The extractor.
    pub find: fn(&Look<'_>) -> Vec<Seen>,
}

/// What an extractor may look at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The line it looks for facts in.
    pub line: &'a Line<'a>,
    /// The whole case, for what earlier answers say.
    pub case: &'a Case<'a>,
    /// The cell of a `per:` question the line answers for.
    pub cell: Option<&'a Cell>,
    /// What the operation of that cell does to the data.
    pub kind: Option<Kind>,
}

/// Something an extractor saw: a fact, or what stands where the fact should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Where, in bytes of the line's text.
    pub span: Span,
    /// The number, where it is one.
    pub quantity: Option<Quantity>,
    /// What the words stand for, where kinds are told apart.
    pub reading: Option<String>,
    /// Why it does not fill the slot; none where it does.
    pub fault: Option<Fault>,
}

/// Why what stands in the place of a fact is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be: 101 %, a p99 below zero. With the reason, in words.
    Impossible(String),
    /// A number without the unit it needs.
    NoUnit,
    /// A number of another kind, named in words: "an amount of data".
    WrongKind(&'static str),
    /// Half of a fact, with what the other half is, in words.
    Half(&'static str),
    /// A number that may be that of each or of all, with a question that asks, and a line that says.
    Untold(String, String),
    /// A word that says nothing checkable.
    Vague,
    /// A technology where the what belongs.
    Technology,
}

impl Seen {
    /// A fact told by its words alone.
    #[must_use]
    pub const fn words(span: Span) -> Self {
        Self { span, quantity: None, reading: None, fault: None }
    }

    /// A fact told by a number.
    #[must_use]
    pub const fn number(span: Span, quantity: Quantity) -> Self {
        Self { span, quantity: Some(quantity), reading: None, fault: None }
    }

    /// A number of the line as a fact.
    #[must_use]
    pub fn of(number: &Number) -> Self {
        Self::number(number.span, number.quantity.clone())
    }

    /// Something that does not fill the slot.
    #[must_use]
    pub const fn fault(span: Span, fault: Fault) -> Self {
        Self { span, quantity: None, reading: None, fault: Some(fault) }
    }

    /// The same with what it stands for.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.reading = Some(reading.into());
        self
    }
}

/// All extractors, by name.
pub static ALL: &[&Slot] = &[
    &action::SLOT,
    &actor::SLOT,
    &alternative::SLOT,
    &attempts::SLOT,
    &availability::SLOT,
    &cache_size::SLOT,
    &cached::SLOT,
    &call::SLOT,
    &choice::SLOT,
    &contenders::SLOT,
    &copies::SLOT,
    &count::SLOT,
    &data::SLOT,
    &dependency::SLOT,
    &duration::SLOT,
    &figure::SLOT,
    &filter::SLOT,
    &fits::SLOT,
    &given_up::SLOT,
    &guarantee::SLOT,
    &hit_rate::SLOT,
    &idempotency::SLOT,
    &index::SLOT,
    &index_overhead::SLOT,
    &loser::SLOT,
    &loss::SLOT,
    &mechanism::SLOT,
    &name::SLOT,
    &object::SLOT,
    &operation::SLOT,
    &part::SLOT,
    &part_reason::SLOT,
    &partition_key::SLOT,
    &peak::SLOT,
    &people::SLOT,
    &percentile::SLOT,
    &queried::SLOT,
    &rate::SLOT,
    &recovery::SLOT,
    &resource::SLOT,
    &retention::SLOT,
    &rule::SLOT,
    &size::SLOT,
    &subject::SLOT,
    &thing::SLOT,
    &threshold::SLOT,
    &timeout::SLOT,
    &user_sees::SLOT,
    &verb::SLOT,
];

/// Which question finds which of its slots how.
pub static USES: &[(&str, &str, &Slot)] = &[
    ("functional.job", "actor", &actor::SLOT),
    ("functional.job", "action", &action::SLOT),
    ("functional.operations", "actor", &actor::SLOT),
    ("functional.operations", "verb", &verb::SLOT),
    ("functional.operations", "object", &object::SLOT),
    ("functional.operations", "operation", &operation::SLOT),
    ("functional.out_of_scope", "thing", &thing::SLOT),
    ("functional.must_never", "rule", &rule::SLOT),
    ("functional.must_never", "subject", &subject::SLOT),
    ("numbers.latency", "duration", &duration::SLOT),
    ("numbers.latency", "percentile", &percentile::SLOT),
    ("numbers.availability", "availability", &availability::SLOT),
    ("numbers.consistency", "data", &data::SLOT),
    ("numbers.consistency", "guarantee", &guarantee::SLOT),
    ("numbers.durability", "loss", &loss::SLOT),
    ("numbers.durability", "recovery_time", &recovery::SLOT),
    ("numbers.limits", "people", &people::SLOT),
    ("scale.load", "rate", &rate::SLOT),
    ("scale.peak", "peak", &peak::SLOT),
    ("scale.records", "name", &name::SLOT),
    ("scale.records", "size", &size::SLOT),
    ("scale.records", "count", &count::SLOT),
    ("scale.records", "retention", &retention::SLOT),
    ("scale.records", "copies", &copies::SLOT),
    ("scale.records", "index_overhead", &index_overhead::SLOT),
    ("scale.queries", "data", &queried::SLOT),
    ("scale.queries", "filter", &filter::SLOT),
    ("scale.queries", "index", &index::SLOT),
    ("scale.one_node", "verdict", &fits::SLOT),
    ("scale.one_node", "figure", &figure::SLOT),
    ("scale.one_node", "partition_key", &partition_key::SLOT),
    ("scale.cache", "what", &cached::SLOT),
    ("scale.cache", "size", &cache_size::SLOT),
    ("scale.cache", "hit_rate", &hit_rate::SLOT),
    ("bottlenecks.first_limit", "resource", &resource::SLOT),
    ("bottlenecks.first_limit", "threshold", &threshold::SLOT),
    ("bottlenecks.parts", "part", &part::SLOT),
    ("bottlenecks.parts", "reason", &part_reason::SLOT),
    ("bottlenecks.race", "subject", &contenders::SLOT),
    ("bottlenecks.race", "mechanism", &mechanism::SLOT),
    ("bottlenecks.race", "loser", &loser::SLOT),
    ("bottlenecks.outages", "user_sees", &user_sees::SLOT),
    ("bottlenecks.retries", "call", &call::SLOT),
    ("bottlenecks.retries", "timeout", &timeout::SLOT),
    ("bottlenecks.retries", "attempts", &attempts::SLOT),
    ("bottlenecks.retries", "idempotency", &idempotency::SLOT),
    ("bottlenecks.tradeoffs", "choice", &choice::SLOT),
    ("bottlenecks.tradeoffs", "alternative", &alternative::SLOT),
    ("bottlenecks.tradeoffs", "given_up", &given_up::SLOT),
    ("bottlenecks.parts", "dependency", &dependency::SLOT),
];

/// Slots that are read for later questions and that no question asks for.
pub const UNASKED: &[&str] = &["operation", "dependency", "call"];

/// The slots of one question with their extractors.
pub fn of(question: &str) -> impl Iterator<Item = (&'static str, &'static Slot)> {
    USES.iter().filter(move |(id, _, _)| *id == question).map(|(_, name, slot)| (*name, *slot))
}

/// A fact as the verdict tells it.
pub(super) fn filled(name: &str, look: &Look<'_>, seen: &Seen) -> Filled {
    let line = look.line;
    Filled {
        slot: name.to_owned(),
        line: line.number,
        item: look.cell.map(|cell| cell.name.clone()),
        span: line.plain.place(seen.span),
        text: seen.span.of(line.text()).to_owned(),
        quantity: seen.quantity.clone(),
        reading: seen.reading.clone(),
        assumed: !look.case.question.id.starts_with("functional.") && line.has("assumptions"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Facts;
    use crate::gate::reading::Plain;
    use crate::gate::testing::library;

    #[test]
    fn every_extractor_finds_and_leaves_as_its_examples_say() {
        let library = library();
        let question = &library.questions[0];
        let earlier = Facts::default();
        let case = Case {
            library: &library,
            question,
            text: "",
            items: &[],
            lengths: &[],
            fewest: 1,
            earlier: &earlier,
        };
        for slot in ALL {
            assert!(
                !slot.reason.is_empty() && !slot.finds.is_empty() && !slot.leaves.is_empty(),
                "{}",
                slot.id
            );
            let found = |text: &str| {
                let line = Line::read(&library, 1, Plain::of(text, 0));
                let look = Look { line: &line, case: &case, cell: None, kind: None };
                (slot.find)(&look).into_iter().filter(|seen| seen.fault.is_none()).collect::<Vec<_>>()
            };
            for text in slot.finds {
                assert!(!found(text).is_empty(), "{} should be found in {text:?}", slot.id);
            }
            for text in slot.leaves {
                assert!(
                    found(text).is_empty(),
                    "{} should not be found in {text:?}: {:?}",
                    slot.id,
                    found(text)
                );
            }
        }
    }

    #[test]
    fn the_tables_are_in_order_and_complete() {
        assert!(ALL.is_sorted_by_key(|slot| slot.id));
        for (question, name, slot) in USES {
            assert!(ALL.iter().any(|known| known.id == slot.id), "{question} {name}");
        }
        let library = library();
        for (question, name, _) in USES {
            let known = library.question(question).is_some_and(|q| q.slot(name).is_some());
            assert!(known || UNASKED.contains(name), "{question} has no slot {name}");
        }
    }
}
