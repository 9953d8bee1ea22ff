//! What availability the parts a request waits for can reach together: one ceiling for the
//! rule, the sheet and page one.

use super::{Design, Line, Part, shares_word};
use crate::estimate::{Operation, Sheet};
use crate::prompts::Component;
use crate::quantity::{Quantity, show};

/// Names of the figure of one node without a second.
pub const ALONE: &[&str] = &["single instance", "one cloud VM", "documentdb single-az", "memorydb single-az"];

/// The product of the parts that no answer goes on without.
#[derive(Debug, Clone)]
pub struct Ceiling<'d> {
    /// The product; 1 where each part has a way on.
    pub ratio: f64,
    /// The parts that count.
    pub links: Vec<Link<'d>>,
    /// Parts left out, because the answers say how one goes on without them.
    pub without: Vec<String>,
}

/// One part that counts.
#[derive(Debug, Clone)]
pub struct Link<'d> {
    /// Its name as typed.
    pub name: String,
    /// The part.
    pub part: &'d Part,
    /// Its availability.
    pub ratio: f64,
    /// Whose figure it is, in words; nothing where only one could be meant.
    pub which: String,
    /// Whether it is a planning assumption rather than somebody's promise.
    pub assumed: bool,
}

impl Ceiling<'_> {
    /// "mysql 99.95 % x stripe 99.9 % (mysql as two nodes, one alone 99.5 %)".
    #[must_use]
    pub fn workings(&self) -> String {
        let links = self.links.iter().map(|link| format!("{} {}", link.name, show::percent(link.ratio)));
        let product = links.collect::<Vec<_>>().join(" x ");
        let which = self.links.iter().filter(|link| !link.which.is_empty());
        let which: Vec<String> = which.map(|link| format!("{} {}", link.name, link.which)).collect();
        if which.is_empty() { product } else { format!("{product} ({})", which.join("; ")) }
    }
}

impl Design<'_> {
    /// The ceiling. None before the outages are told: until then nobody knows how one goes
    /// on; and none where the figure of a part is not known.
    #[must_use]
    pub fn ceiling(&self) -> Option<Ceiling<'_>> {
        if !self.whole && !self.has("bottlenecks.outages") {
            return None;
        }
        let mut ceiling = Ceiling { ratio: 1.0, links: Vec::new(), without: Vec::new() };
        let mut one_machine = false;
        for part in &self.parts {
            for (name, component, stated) in waited_for(self, part) {
                if self.goes_on_without(&name, 60.0) {
                    ceiling.without.push(name);
                    continue;
                }
                let Some((ratio, which)) = figure(self, part, component, stated) else { continue };
                // Parts on one machine fail together and count once.
                if part.single && one_machine {
                    continue;
                }
                one_machine |= part.single;
                let basis = component.availability.as_ref().map_or("", |sla| sla.basis.as_str());
                let assumed = stated.is_none() && basis == "assumption";
                ceiling.ratio *= ratio;
                ceiling.links.push(Link { name, part, ratio, which, assumed });
            }
        }
        (!ceiling.links.is_empty() || !ceiling.without.is_empty()).then_some(ceiling)
    }

    /// Writes the ceiling into the sheet, which by itself multiplies all parts named.
    pub fn put_ceiling(&self, sheet: &mut Sheet) {
        let Some(ceiling) = self.ceiling() else { return };
        let row = sheet.rows.iter_mut().find(|row| row.id == "serial_availability");
        let Some(row) = row.filter(|row| row.value.is_some()) else { return };
        let without = match ceiling.without.as_slice() {
            [] => String::new(),
            names => format!("the answers say how one goes on without {}", names.join(", ")),
        };
        row.value = Some(Quantity::ratio(ceiling.ratio));
        (row.text, row.formula) = match (ceiling.links.is_empty(), without.is_empty()) {
            (true, _) => (format!("{} (each part has a way on)", show::percent(1.0)), without),
            (false, true) => (show::percent(ceiling.ratio), ceiling.workings()),
            (false, false) => (show::percent(ceiling.ratio), format!("{}; {without}", ceiling.workings())),
        };
    }
}

/// The components of a part that requests wait for, with the availability the answer states.
fn waited_for<'d>(design: &'d Design<'_>, part: &Part) -> Vec<(String, &'d Component, Option<f64>)> {
    let line = design.line_of_part(part);
    let facts = design.facts.dependencies.iter().filter(|fact| fact.from.line == line.number);
    let mut all: Vec<(String, &Component, Option<f64>)> = facts
        .filter_map(|fact| {
            let component = design.component(fact.value.component.as_deref()?)?;
            // Without a word on outages only the store and third parties are sure to be waited for.
            let sure = matches!(component.kind.as_str(), "third-party" | "llm") || first(design, part);
            if !part.is(&component.id) || !sure && !design.has("bottlenecks.outages") {
                return None;
            }
            // Standbys and replicas add to a store; a table used as a queue is part of one.
            let own = !matches!(
                component.id.as_str(),
                "read_replica" | "postgres_queue" | "postgres_fts" | "pgvector"
            );
            let aside = matches!(component.kind.as_str(), "analytics" | "scheduler" | "worker");
            let stated = fact.value.availability.as_ref().map(|stated| stated.value);
            (own && !aside && !off_the_path(line)).then(|| (fact.value.name.clone(), component, stated))
        })
        .collect();
    // A promise for one operation counts only what that one waits for.
    let promised = promised(design);
    if !promised.is_empty() && !design.on_the_path(part) {
        let first = first(design, part);
        all.retain(|(_, component, _)| {
            first && component.is_store()
                || promised.iter().any(|operation| {
                    design.waits_for(operation, part, component) || shares_word(line.text, &operation.name)
                })
        });
    }
    if all.is_empty() && design.on_the_path(part) {
        let first = part.ids.iter().find_map(|id| design.component(id));
        all.extend(first.map(|component| (part.name.clone(), component, None)));
    }
    all
}

/// Whether a part is the store that every operation waits for.
fn first(design: &Design<'_>, part: &Part) -> bool {
    design.store().is_some_and(|store| store.part.index == part.index)
}

/// The operations that the promise names; none where it is for everything.
fn promised<'d>(design: &'d Design<'_>) -> Vec<&'d Operation> {
    let Some(line) = design.promise_line() else { return Vec::new() };
    design.facts.operations.iter().filter(|operation| shares_word(line.text, &operation.name)).collect()
}

fn off_the_path(line: &Line<'_>) -> bool {
    line.says(
        "\
            async*|background|nobody waits|does not wait|off the path|not on the path|\
            nightly|worker*|behind a queue|outbox|webhook*|after the answer",
    )
}

/// The user's figure, else that of the usual redundant deployment, or of a single one where
/// the line says so; with the words for which of them it is.
fn figure(
    design: &Design<'_>,
    part: &Part,
    component: &Component,
    stated: Option<f64>,
) -> Option<(f64, String)> {
    if let Some(ratio) = stated {
        return Some((ratio, "by your figure".to_owned()));
    }
    let single = component.availability.as_ref().and_then(|sla| {
        let found = sla.variants.iter().find(|variant| ALONE.contains(&variant.name.as_str()));
        found?.percent.map(|percent| percent / 100.0)
    });
    // What has no figure for two has none for one that a contradiction could rest on.
    let usual = component.planning()?;
    Some(match single {
        Some(single) if part.single => (single, "as one node".to_owned()),
        Some(single) if !design.has_second(part) => {
            (usual, format!("as two nodes, one alone {}", show::percent(single)))
        }
        _ => (usual, String::new()),
    })
}
