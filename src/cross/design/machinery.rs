//! Which part is which machinery, and thresholds in words.

use super::{Design, Line, Part};
use crate::prompts::{Machinery, Threshold};
use crate::quantity::show;

impl Design<'_> {
    /// Whether a part is this machinery.
    #[must_use]
    pub fn is_machinery(&self, rule: &Machinery, part: &Part) -> bool {
        let head = Line::part(&part.name);
        match rule.id.as_str() {
            "microservices" | "services_per_engineer" => {
                let (services, first) = self.services();
                services >= 3.0 && first.is_some_and(|first| first.index == part.index)
            }
            "kubernetes" => {
                let words = "kubernetes|k8s|eks|gke|aks|openshift|nomad|istio|service mesh";
                self.line_of_part(part).says(words)
            }
            "multi_region" => {
                head.says("two regions|three regions|multi region|second region|several regions")
            }
            "sharding" => head.says("shards|sharded|sharding"),
            "stateful_systems" => false,
            _ => part.ids.iter().any(|id| rule.components.contains(id)),
        }
    }
}

/// What a store in memory is good for beside being a cache.
pub const OTHER_USES: &str = "\
    sorted set*|leaderboard*|rank*|session*|lock*|rate limit*|pub sub|publish*|counter*|presence|online|fan out|\
    fanout|expire*|shared*";

/// Whether a line shows that there was no choice: a device's protocol, a standby, what
/// runs already.
#[must_use]
pub fn is_no_choice(rule: &Machinery, line: &Line<'_>) -> bool {
    let words = match rule.id.as_str() {
        "cache" => OTHER_USES,
        "broker" => "mqtt|mosquitto|emqx|sensor*|device*|sidekiq|celery|bullmq",
        "read_replica" => "standby|failover|fail over|dies|dead",
        "consensus_store" => "leader election|elects*|patroni",
        _ => "already run*",
    };
    line.says(words) || line.says("already run*|already in use|already there|company runs|platform team")
}

/// A threshold as it is told beside a metric: "under 5 (5 of 5 on the operating-cost scale)".
#[must_use]
pub fn told(entry: &Threshold) -> String {
    let side = if entry.op.starts_with('<') { "under" } else { "over" };
    let value = show::number(entry.value);
    let value = match entry.unit.as_deref() {
        Some("percent") => format!("{value} %"),
        Some(unit @ ("GB" | "minutes" | "days" | "MB/s")) => format!("{value} {unit}"),
        _ => value,
    };
    let why = entry.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    format!("{side} {value}{why}")
}

/// What is simpler, as people say it.
#[must_use]
pub fn simpler_name(name: &str) -> String {
    match name {
        "postgres queue" => "a table used as a queue",
        "postgres fts" => "the full-text search of the database",
        "postgresql" => "PostgreSQL alone",
        "module in one deployable" => "modules in one deployable",
        other => other,
    }
    .to_owned()
}

/// A text with its first letter as at the beginning of a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
