//! Machinery that thresholds speak against, and nothing speaks for.

use super::{Design, Objection, Rule, Severity};
use crate::cross::Quote;
use crate::cross::design::Part;
use crate::prompts::{Machinery, Threshold};
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
            if is_about(design, rule, part)
                && !excused(rule, line)
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

/// Whether a part is this machinery.
fn is_about(design: &Design<'_>, rule: &Machinery, part: &Part) -> bool {
    let line = design.line_of_part(part);
    let head = format!(" {} ", part.name.to_lowercase());
    match rule.id.as_str() {
        "microservices" | "services_per_engineer" => {
            let (services, first) = design.services();
            services >= 3.0 && first.is_some_and(|first| first.index == part.index)
        }
        "kubernetes" => line.says(
            "\
            kubernetes|k8s|eks|gke|aks|openshift|nomad|istio|service mesh",
        ),
        "multi_region" => [
            "two regions",
            "three regions",
            "multi region",
            "multi-region",
            "second region",
            "several regions",
        ]
        .iter()
        .any(|it| head.contains(it)),
        "sharding" => ["shards", "sharded", "sharding"].iter().any(|it| head.contains(&format!(" {it} "))),
        "stateful_systems" => false,
        _ => part.ids.iter().any(|id| rule.components.contains(id)),
    }
}

/// What is no choice of machinery: a device's protocol, what runs already, a standby.
fn excused(rule: &Machinery, line: &crate::cross::design::Line<'_>) -> bool {
    let words = match rule.id.as_str() {
        "broker" => "mqtt|mosquitto|emqx|sensor*|device*|sidekiq|celery|bullmq",
        "read_replica" => "standby|failover|fail over|dies|dead",
        "consensus_store" => "leader election|elects*|patroni",
        _ => "already run*",
    };
    line.says(words)
        || line.says(
            "\
            already run*|already in use|already there|company runs|platform team",
        )
}

fn weigh(design: &Design<'_>, rule: &Machinery, part: &Part) -> Option<Objection> {
    let about = (!matches!(rule.id.as_str(), "microservices" | "services_per_engineer"))
        .then_some(part)
        .or(Some(part));
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
        against.push(format!("{}, {} {}", metric.words, relation(&entry.op), threshold(entry)));
        quotes.push(metric.quote);
        weight += usize::from(OF_PEOPLE.contains(&entry.metric.as_str()) || plenty.is_some());
    }
    // Load alone speaks against it only where something simpler has plenty to spare.
    if weight == 0 {
        return None;
    }
    if quotes.iter().flatten().count() < 2 {
        let busiest = design
            .facts
            .operations
            .iter()
            .filter_map(|it| it.rate.as_ref())
            .max_by(|a, b| a.value.value.total_cmp(&b.value.value));
        quotes.push(busiest.and_then(|rate| design.quote(&rate.from)));
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
    let ask = format!("Which of your numbers would you miss with {}?", article(&instead));
    let mut sure = format!(
        "Thresholds from {} published sources, confidence {}; they cluster, none is a study.",
        rule.sources.len(),
        rule.confidence
    );
    if let Some(disagreement) = &rule.disagreement {
        sure += &format!(" Experts differ: {disagreement}.");
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
    (times >= PLENTY).then(|| {
        format!(
            "{} carries {} {} without care, {} times that.",
            capital(&article(&component.id.replace('_', " "))),
            show::number(dimension.low),
            dimension.unit,
            show::number(times.round())
        )
    })
}

fn relation(op: &str) -> &'static str {
    match op {
        "<" | "<=" => "under",
        _ => "over",
    }
}

fn threshold(entry: &Threshold) -> String {
    let value = match entry.unit.as_deref() {
        Some("percent") => format!("{} %", show::number(entry.value)),
        Some(unit @ ("GB" | "minutes" | "days" | "MB/s")) => format!("{} {unit}", show::number(entry.value)),
        _ => show::number(entry.value),
    };
    entry.why.as_ref().map_or(value.clone(), |why| format!("{value} ({why})"))
}

fn article(name: &str) -> String {
    match name {
        "postgres queue" => "a table used as a queue".to_owned(),
        "postgres fts" => "the full-text search of the database".to_owned(),
        "postgresql" => "PostgreSQL alone".to_owned(),
        "module in one deployable" => "modules in one deployable".to_owned(),
        other => other.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
