//! A part whose number something simpler already meets, many times over.

use super::{Design, Objection, Rule, Severity};
use crate::cross::design::{OTHER_USES, Part};
use crate::prompts::Component;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "part-without-a-number",
    severity: Severity::OverComplicated,
    reason: "A part earns its place by a number or a rule that the design cannot keep without it. Where one node of something simpler carries the same ten times over, the part is there for its own sake.",
    source: "the low end of the comfortable figures of the capacity table, and its reasons to add a part",
    fires: &[
        "Redis: 3 reads/s from PostgreSQL, which carries 5,000 without care",
        "Cassandra: 12 writes/s, which PostgreSQL carries 80 times over",
    ],
    near_misses: &["Redis: 12,000 reads/s", "Redis: sessions have to survive a dead application server"],
    check,
};

/// Kinds of part that are judged: what others do is cheap, or no choice.
const JUDGED: &[&str] = &[
    "redis",
    "memcached",
    "kafka",
    "rabbitmq",
    "nats",
    "elasticsearch",
    "vector_db",
    "clickhouse",
    "cassandra",
    "scylladb",
    "mongodb",
    "distributed_sql",
    "read_replica",
    "etcd",
    "zookeeper",
];
const PLENTY: f64 = 10.0;
/// What a part is good for beside load.
const OTHER_REASONS: &str = "\
    session*|rate limit*|lock*|leaderboard*|pub sub|publish*|expire*|ttl|counter*|shared*|\
    mqtt|sensor*|device*|replay*|typo*|fuzzy|facet*|relevance|ranking|document*|geo*|\
    schema*|sidekiq|celery|bullmq|retries|delay*|fan out|fanout|standby|failover|\
    already run*|already in use|third party|webhook*";

fn check(design: &Design<'_>) -> Vec<Objection> {
    design.parts.iter().filter_map(|part| of_part(design, part)).collect()
}

fn of_part(design: &Design<'_>, part: &Part) -> Option<Objection> {
    let component =
        part.ids.iter().filter(|id| JUDGED.contains(&id.as_str())).find_map(|id| design.component(id))?;
    let line = design.line_of_part(part);
    if part.requirement
        || line.says(OTHER_REASONS)
        || line.says(OTHER_USES)
        || is_the_store(design, part) && component.kind == "document"
    {
        return None;
    }
    if component.adds_when.iter().any(|reason| design.reason_holds(reason, part) == Some(true)) {
        return None;
    }
    let (simpler, dimension) = simpler(design, component)?;
    let comfort = simpler.comfortable.get(dimension)?;
    let load = design.load?;
    let all = match dimension {
        "writes" => load.writes + load.background,
        "reads" => load.reads,
        _ => load.total() + load.background,
    };
    let (rate, workings) = part.rate.map_or_else(
        || (all, format!("{} {} {}", show::number(all), comfort.unit, load.when())),
        |rate| (rate, format!("{}/s on its line", show::number(rate))),
    );
    let times = comfort.low / rate;
    if rate <= 0.0 || times < PLENTY {
        return None;
    }
    let name = if simpler.id == "postgres_queue" {
        "a table used as a queue".to_owned()
    } else {
        design.name_of(simpler)
    };
    let message = format!(
        "{} answers {workings}; {name} carries {} {} without care, {} times that ({} when tuned), and is simpler to run.",
        part.name,
        show::number(comfort.low),
        comfort.unit,
        show::number(times.round()),
        show::number(comfort.high)
    );
    let ask = "Take it away: which promise breaks, and by how much?";
    let quotes = [Some(line.quote()), design.busiest_quote(None)];
    Some(RULE.raise(quotes, message, ask, design.sure(simpler)))
}

fn is_the_store(design: &Design<'_>, part: &Part) -> bool {
    design.store().is_some_and(|store| store.part.index == part.index)
}

/// The simpler component, and the dimension in which the two compare.
fn simpler<'d>(design: &'d Design<'_>, component: &Component) -> Option<(&'d Component, &'static str)> {
    let dimension = match component.kind.as_str() {
        "cache" | "relational" => "reads",
        "log" | "queue" => "jobs",
        "search" | "vector" => "queries",
        _ => "writes",
    };
    let id = match component.kind.as_str() {
        "cache" | "relational" => "postgresql",
        _ => component.simpler.as_ref()?.id.as_deref()?,
    };
    // What carries the load already is the simpler part.
    let store = design.store().map(|store| store.component).filter(|store| store.id != component.id);
    let known = store.filter(|store| {
        dimension == "reads"
            && store.comfortable.contains_key("reads")
            && store.scope.as_deref() == Some("node")
    });
    known.or_else(|| design.component(id)).map(|it| (it, dimension))
}
