//! From what was understood in the answers to the facts that arithmetic uses.

mod records;

use super::{Filled, Verdict};
use crate::estimate::{Dependency, Fact, Facts, Kind, Latency, Operation, Peak, Retry, Source};
use crate::quantity::Quantity;

/// Adds to `facts` what the verdict on an answer to `question` understood.
pub fn gather(facts: &mut Facts, question: &str, verdict: &Verdict) {
    let from = From { question, verdict };
    match question {
        "functional.operations" => facts.operations = from.operations(),
        "numbers.latency" => from.latencies(facts),
        "numbers.availability" => facts.availability = from.strictest("availability", |a, b| a > b),
        "numbers.durability" => {
            facts.loss = from.strictest("loss", |a, b| a < b).filter(|fact| fact.value.is_time());
            facts.recovery = from.strictest("recovery_time", |a, b| a < b);
        }
        "numbers.limits" => facts.people = from.first("people"),
        "scale.load" => from.rates(facts),
        "scale.peak" => facts.peak = from.peak(facts),
        "scale.records" => facts.records = records::records(&from),
        "scale.cache" => facts.hit_rate = from.first("hit_rate"),
        "bottlenecks.retries" => facts.retries = from.retries(),
        "bottlenecks.parts" => facts.dependencies = from.dependencies(),
        _ => {}
    }
}

/// A verdict, asked for facts.
struct From<'a> {
    question: &'a str,
    verdict: &'a Verdict,
}

impl<'a> From<'a> {
    fn fact<T>(&self, value: T, filled: &Filled) -> Fact<T> {
        let from = Source { question: self.question.to_owned(), line: filled.line };
        Fact { value, from, assumed: filled.assumed }
    }

    fn of(&self, slot: &str) -> impl Iterator<Item = &'a Filled> {
        self.verdict.slots.iter().filter(move |filled| filled.slot == slot)
    }

    /// The lines that hold something, in order, each once.
    fn lines(&self) -> Vec<usize> {
        let mut lines: Vec<usize> = self.verdict.slots.iter().map(|filled| filled.line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    fn on(&self, line: usize, slot: &str) -> Option<&'a Filled> {
        self.of(slot).find(|filled| filled.line == line)
    }

    fn first(&self, slot: &str) -> Option<Fact<Quantity>> {
        self.of(slot).find_map(|filled| Some(self.fact(filled.quantity.clone()?, filled)))
    }

    fn strictest(&self, slot: &str, stricter: impl Fn(f64, f64) -> bool) -> Option<Fact<Quantity>> {
        let mut best: Option<(f64, &Filled, &Quantity)> = None;
        for filled in self.of(slot) {
            let Some(quantity) = &filled.quantity else { continue };
            if best.is_none_or(|(value, _, _)| stricter(quantity.value, value)) {
                best = Some((quantity.value, filled, quantity));
            }
        }
        best.map(|(_, filled, quantity)| self.fact(quantity.clone(), filled))
    }

    fn operations(&self) -> Vec<Operation> {
        let made = |named: &Filled| {
            let name = named.reading.clone().filter(|name| !name.is_empty())?;
            let text =
                |slot: &str| self.on(named.line, slot).map(|filled| filled.text.clone()).unwrap_or_default();
            let kind = match self.on(named.line, "verb").and_then(|verb| verb.reading.as_deref()) {
                Some("read") => Kind::Read,
                Some("background") => Kind::Background,
                _ => Kind::Write,
            };
            Some(Operation {
                name,
                actor: text("actor"),
                object: text("object"),
                kind,
                latency: None,
                rate: None,
            })
        };
        let mut operations: Vec<Operation> = Vec::new();
        for operation in self.of("operation").filter_map(made) {
            if operations.iter().all(|known| known.name != operation.name) {
                operations.push(operation);
            }
        }
        operations
    }

    /// Of several percentiles the highest; of several deadlines the first.
    fn latencies(&self, facts: &mut Facts) {
        for operation in &mut facts.operations {
            let mine = |slot: &'a str| {
                self.of(slot).filter(|filled| filled.item.as_deref() == Some(operation.name.as_str()))
            };
            let durations: Vec<&Filled> =
                mine("duration").filter(|filled| filled.quantity.is_some()).collect();
            let percentiles: Vec<f64> = mine("percentile")
                .filter_map(|filled| filled.quantity.as_ref())
                .map(|quantity| quantity.value)
                .collect();
            let top = (0..percentiles.len().min(durations.len()))
                .max_by(|&a, &b| percentiles[a].total_cmp(&percentiles[b]));
            let Some(duration) = durations.get(top.unwrap_or(0)) else { continue };
            let Some(quantity) = duration.quantity.clone() else { continue };
            let percentile = top.map(|at| percentiles[at]);
            operation.latency = Some(self.fact(Latency { percentile, duration: quantity }, duration));
        }
    }

    fn rates(&self, facts: &mut Facts) {
        for operation in &mut facts.operations {
            let mine = self.of("rate").find(|filled| filled.item.as_deref() == Some(operation.name.as_str()));
            operation.rate = mine.and_then(|filled| Some(self.fact(filled.quantity.clone()?, filled)));
        }
    }

    fn peak(&self, facts: &Facts) -> Option<Fact<Peak>> {
        let filled = self.of("peak").find(|filled| filled.quantity.is_some())?;
        let quantity = filled.quantity.clone()?;
        let value = if filled.reading.as_deref() == Some("rate") {
            let operation = operation_of(facts, &quantity);
            Peak::Rate { rate: quantity, operation }
        } else {
            Peak::Factor(quantity)
        };
        Some(self.fact(value, filled))
    }

    fn retries(&self) -> Vec<Fact<Retry>> {
        let made = |line: usize| {
            let number = |slot: &str| self.on(line, slot).and_then(|filled| filled.quantity.clone());
            let first = ["timeout", "attempts"].iter().find_map(|slot| self.on(line, slot))?;
            let call = self.on(line, "call").map(|filled| filled.text.clone()).unwrap_or_default();
            let attempts = number("attempts").map(|quantity| quantity.value);
            Some(self.fact(Retry { call, timeout: number("timeout"), attempts }, first))
        };
        self.lines().into_iter().filter_map(made).collect()
    }

    fn dependencies(&self) -> Vec<Fact<Dependency>> {
        let mut all: Vec<Fact<Dependency>> = Vec::new();
        for filled in self.of("dependency") {
            let component = filled.reading.clone().filter(|id| !id.is_empty());
            let known = all.iter().any(|fact| {
                fact.value.name.eq_ignore_ascii_case(&filled.text)
                    || component.is_some() && fact.value.component == component
            });
            if !known {
                let made = Dependency {
                    name: filled.text.clone(),
                    component,
                    planning: None,
                    availability: filled.quantity.clone(),
                };
                all.push(self.fact(made, filled));
            }
        }
        all
    }
}

/// "300 redirects/s" is about the operation that has the counted noun in its name.
fn operation_of(facts: &Facts, quantity: &Quantity) -> Option<String> {
    let nouns = quantity.nouns();
    let counted = |name: &str| {
        crate::text::words(name)
            .iter()
            .any(|word| nouns.iter().any(|noun| super::reading::same_word(noun, &word.folded)))
    };
    let mut about = facts.operations.iter().filter(|operation| counted(&operation.name));
    match (about.next(), about.next()) {
        (Some(only), None) => Some(only.name.clone()),
        _ => None,
    }
}
