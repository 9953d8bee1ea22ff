//! Machinery that thresholds speak against, and nothing speaks for.

use std::fmt::Write as _;

use super::{Design, Objection, Rule, Severity};
use crate::cross::Quote;
use crate::cross::design::{Part, capital, is_no_choice, simpler_name, told};
use crate::prompts::Machinery;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "machinery-too-early",
    severity: Severity::OverComplicated,
    reason: "Each kind of machinery has a size below which it costs more than it gives: in people, in ways to fail, in time. Where published thresholds speak against it and none of your numbers speaks for it, it can wait.",
    source: "thresholds of simplicity.json, each with its own sources; where both sides have a point nothing is said",
    fires: &["Kafka for 0.1 clicks/s, with two engineers", "five services, with three engineers"],
    near_misses: &["Kafka for 20,000 messages/s", "one PostgreSQL with a standby, whatever the size"],
    check,
};

/// The people who run it, or how much of it they have to.
const OF_PEOPLE: &[&str] = &["team_engineers", "teams", "services_per_engineer"];
/// How many times over the simpler part must carry it before load speaks against the machinery.
const PLENTY: f64 = 10.0;

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut found: Vec<Objection> = Vec::new();
    for part in &design.parts {
        for rule in &design.library.simplicity.rules {
            let line = design.line_of_part(part);
            if design.is_machinery(rule, part)
                && !is_no_choice(rule, line)
                // A plain broker may be there for what must survive, not for load.
                && !(rule.id == "broker" && part.requirement)
                && let Some(objection) = weigh(design, rule, part)
                && found.iter().all(|known| known.quotes.first() != objection.quotes.first())
            {
                found.push(objection);
            }
        }
    }
    found.sort_by_key(|objection| objection.quotes.first().map_or(0, |quote| quote.line));
    found
}

fn weigh(design: &Design<'_>, rule: &Machinery, part: &Part) -> Option<Objection> {
    let about = Some(part);
    if rule.counts_for.iter().any(|entry| design.holds(entry, about).is_some_and(|(yes, _)| yes)) {
        return None;
    }
    let plenty = simpler(design, rule, part);
    let mut against: Vec<String> = Vec::new();
    let mut quotes: Vec<Option<Quote>> = vec![Some(design.line_of_part(part).quote())];
    let mut weight = 0;
    // Services are weighed by load and by who owns them, in one objection.
    let owned =
        design.library.simplicity.rule("services_per_engineer").filter(|_| rule.id == "microservices");
    let more = owned.map_or(&[][..], |owned| &owned.counts_against);
    for entry in rule.counts_against.iter().chain(more) {
        let Some((true, metric)) = design.holds(entry, about) else { continue };
        against.push(format!("{}, {}", metric.words, told(entry)));
        quotes.push(metric.quote);
        weight += usize::from(OF_PEOPLE.contains(&entry.metric.as_str()) || plenty.is_some());
    }
    // Load alone speaks against it only where something simpler has plenty to spare.
    if weight == 0 {
        return None;
    }
    if quotes.iter().flatten().count() < 2 {
        quotes.push(design.busiest_quote(None));
    }
    let mut message = format!(
        "It is early for {} ({}). Against it: {}. None of your numbers speaks for it.",
        part.name,
        rule.machinery,
        against.join("; ")
    );
    if let Some(plenty) = plenty {
        message.push(' ');
        message += &plenty;
    }
    let instead = rule.instead.first().map_or("something simpler", |it| it.text.as_str()).replace('_', " ");
    let ask = format!("Which of your numbers would you miss with {}?", simpler_name(&instead));
    let mut sure = format!(
        "Thresholds from {} published sources, confidence {}; they cluster, none is a study.",
        rule.sources.len(),
        rule.confidence
    );
    if let Some(disagreement) = &rule.disagreement {
        let _ = write!(sure, " Experts differ: {disagreement}.");
    }
    Some(RULE.raise(quotes, message, ask, sure))
}

/// How many times over the simpler part carries what goes through this one.
fn simpler(design: &Design<'_>, rule: &Machinery, part: &Part) -> Option<String> {
    let component = rule.instead.iter().find_map(|it| design.component(it.id.as_deref()?))?;
    let metric = rule.counts_against.iter().find_map(|entry| {
        let rate = entry.metric.ends_with("_per_s");
        rate.then(|| design.metric(&entry.metric, Some(part)))?
    })?;
    let dimension =
        ["jobs", "reads", "queries", "writes"].iter().find_map(|it| component.comfortable.get(*it))?;
    let times = dimension.low / metric.value;
    (times >= PLENTY && times.is_finite()).then(|| {
        format!(
            "{} carries {} {} without care, {} times that ({} when tuned).",
            capital(&simpler_name(&component.id.replace('_', " "))),
            show::number(dimension.low),
            dimension.unit,
            show::number(times.round()),
            show::number(dimension.high)
        )
    })
}
