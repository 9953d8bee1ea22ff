//! More kinds of state to keep alive than people to do it.

use super::{Design, Objection, Rule, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "more-parts-than-people",
    severity: Severity::OverComplicated,
    reason: "Every part that keeps state has its own backups, upgrades, limits and bad nights. With more of them than people, some are nobody's.",
    source: "Pinterest 2011: five kinds for three engineers did not hold; Instagram 2011: about one each did, at a price in nights",
    fires: &[
        "PostgreSQL, Redis and Elasticsearch, run by two engineers",
        "MySQL, RabbitMQ, Redis and Cassandra, run by three engineers",
    ],
    near_misses: &[
        "PostgreSQL and Redis, run by two engineers",
        "DynamoDB, S3, SQS and managed Redis, with two engineers",
    ],
    check,
};

/// Kinds that cost nobody a night: they are run by others, or live inside another part.
const NOT_RUN: &[&str] =
    &["third-party", "llm", "dns", "cdn", "disk", "scheduler", "function", "object-store"];
const INSIDE: &[&str] = &[
    "in_process_cache",
    "postgres_queue",
    "postgres_fts",
    "pgvector",
    "dynamodb",
    "sqs",
    "read_replica",
    "sqlite",
];

fn check(design: &Design<'_>) -> Vec<Objection> {
    let Some(people) = &design.facts.people else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    let mut quotes = vec![design.quote(&people.from)];
    for part in design.parts.iter().filter(|part| !part.managed) {
        for id in &part.ids {
            let counts = design.component(id).is_some_and(|it| {
                it.stateful && !NOT_RUN.contains(&it.kind.as_str()) && !INSIDE.contains(&id.as_str())
            });
            if counts && !ids.contains(&id.as_str()) {
                ids.push(id);
                names.push(design.component(id).map(|it| design.name_of(it)).unwrap_or_default());
                quotes.push(Some(design.line_of_part(part).quote()));
            }
        }
    }
    let many = people.value.value;
    if names.len() < 2 || names.len() as f64 <= many {
        return Vec::new();
    }
    let message = format!(
        "{} kinds of state are to be kept alive by {} people: {}.",
        names.len(),
        crate::quantity::show::number(many),
        names.join(", ")
    );
    let ask = "Whose night is it when the least known of them breaks, and which could be one database with another job?";
    let sure =
        "The threshold is a judgement from two published cases; it is about attention, not about load.";
    vec![RULE.raise(quotes, message, ask, sure)]
}
