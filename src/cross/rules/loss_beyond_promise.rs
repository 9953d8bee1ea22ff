//! More is lost than was promised.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, Loss};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "loss-beyond-promise",
    severity: Severity::Contradiction,
    reason: "What may be lost was promised in step 2. What an outage loses, what an asynchronous copy lags behind, and what waits in memory when the process dies are all losses, whatever they are called.",
    source: "definition of the recovery point; data-loss windows of the capacity table",
    fires: &[
        "no acknowledged order is lost; while the queue is gone, orders wait in memory",
        "payments: none lost; PostgreSQL with an asynchronous replica to fail over to",
    ],
    near_misses: &[
        "clicks: up to 10 min may be lost; while PostgreSQL is gone, clicks wait in memory",
        "payments: none lost; PostgreSQL with a synchronous standby",
    ],
    check,
};

const FAILED: &str = "\
    error*|503|unavailable|try again|refused|rejected|not accepted|cannot|can't|sees that|\
    not saved|type it again";

const COPIED: &str = "\
    backup*|standby|replica*|copy|copies|synchronous*|asynchronous*|async|zones|multi az|managed|restore*|\
    wal|binlog*|point in time|snapshot*|archive*|raid|quorum|galera|cluster";

fn check(design: &Design<'_>) -> Vec<Objection> {
    let promises = design.losses();
    let mut found: Vec<Objection> = Vec::new();
    for promise in &promises {
        found.extend(in_memory(design, promise));
        found.extend(in_an_outage(design, promise));
        found.extend(behind(design, promise));
        found.extend(no_copy(design, promise));
    }
    found
}

fn in_memory(design: &Design<'_>, promise: &Loss<'_, '_>) -> Option<Objection> {
    const MEMORY: &str = "\
    in memory|in ram|in the process|in process memory|memory buffer|in memory buffer";
    const WAITS: &str = "buffer*|queue*|wait|waits|kept|keeps|held|collect*|batch*";
    let questions =
        ["bottlenecks.outages", "bottlenecks.parts", "bottlenecks.retries", "bottlenecks.tradeoffs"];
    // Other things may be said on the line: what counts is what waits in memory.
    let line = questions.iter().flat_map(|id| design.lines(id)).find(|line| {
        line.text.split([';', ',', '.', ':']).map(Line::part).any(|part| {
            part.says(MEMORY) && part.says(WAITS) && !part.says("cache*") && design.covers(promise, part.text)
        }) && !line.says("may be lost|database's memory")
    })?;
    // A bounded loss allows a bounded buffer.
    let held = line.durations().reduce(f64::max);
    if promise.seconds > 0.0 && held.is_none_or(|held| held <= promise.seconds) {
        return None;
    }
    let message = format!(
        "{} waits in memory, and a process that dies takes it along; {} may be lost.",
        "What must be kept",
        promise.allowed()
    );
    let ask = "Where is it written down before somebody is told that it was accepted?";
    Some(RULE.raise([Some(promise.line.quote()), Some(line.quote())], message, ask, OWN_WORDS))
}

fn in_an_outage(design: &Design<'_>, promise: &Loss<'_, '_>) -> Option<Objection> {
    let cells = design.cells();
    let (cell, lost) = cells.iter().find_map(|cell| {
        let segment = cell.line.text.split([';', ',', '.']).find(|segment| loses(segment))?;
        Some((cell, segment)).filter(|(_, segment)| design.covers(promise, segment))
    })?;
    let stated = crate::quantity::scan(lost).found.into_iter().find(|it| it.quantity.is_time());
    let amount = stated.map_or(cell.seconds, |it| it.quantity.value);
    let acknowledged = promise.line.says("acknowledged|confirmed|accepted");
    // Who saw an error was not told that it was accepted.
    if amount <= promise.seconds || acknowledged && cell.line.says(FAILED) {
        return None;
    }
    let message = format!(
        "While {} is gone for {}, {} worth is lost; {} may be lost.",
        cell.dependency,
        show::duration(cell.seconds),
        show::duration(amount),
        promise.allowed()
    );
    let ask = "Is that loss allowed after all, or where does it wait meanwhile?";
    Some(RULE.raise([Some(promise.line.quote()), Some(cell.line.quote())], message, ask, OWN_WORDS))
}

/// "orders of that minute are lost", without a negation.
fn loses(segment: &str) -> bool {
    let words = format!(" {} ", segment.to_lowercase());
    let lost = [" is lost ", " are lost ", " lost ", " loses ", " lose ", " dropped "]
        .iter()
        .any(|it| words.contains(it));
    let not = [" no ", " not ", " none ", " nothing ", " never ", " without ", " may be ", " nobody "];
    lost && !not.iter().any(|it| words.contains(it))
}

/// An asynchronous copy to fail over to lags behind.
fn behind(design: &Design<'_>, promise: &Loss<'_, '_>) -> Option<Objection> {
    let part = design.parts.iter().find(|part| {
        let line = design.line_of_part(part);
        line.says("asynchronous*|async")
            && line.says(
                "\
            replica*|standby|failover|fail over|copy|replication",
            )
            && !line.says("synchronous|synchronously")
    })?;
    let line = design.line_of_part(part);
    let lag = line.durations().reduce(f64::max).unwrap_or(0.1);
    if lag <= promise.seconds
        || !part.ids.iter().any(|id| design.component(id).is_some_and(crate::prompts::Component::is_store))
    {
        return None;
    }
    let message = format!(
        "An asynchronous copy is 0.1 to 10 s behind, so what was acknowledged last is gone when it takes over; {} may be lost.",
        promise.allowed()
    );
    let ask = "Is the last second allowed to be lost, or is the copy synchronous?";
    let sure = "The lag of an asynchronous copy is well documented; under load it grows.";
    Some(RULE.raise([Some(promise.line.quote()), Some(line.quote())], message, ask, sure))
}

/// Nothing may be lost, and no answer names a second place for what one machine keeps.
fn no_copy(design: &Design<'_>, promise: &Loss<'_, '_>) -> Option<Objection> {
    let store = design.store().filter(|store| store.component.scope.as_deref() == Some("node"))?;
    let window = store.component.failure.as_ref()?.data_loss_window.as_deref()?;
    // What copies without delay where one asks for it is not accused of lagging.
    let lags = window.contains("asynchronous") && !window.starts_with("0 s");
    let copied = design.has_second(store.part) || design.says(COPIED).is_some();
    if !design.whole || promise.seconds > 0.0 || copied || !lags {
        return None;
    }
    let name = design.name_of(store.component);
    let message = format!(
        "Nothing may be lost, and no answer names a second copy of what {name} keeps: a lost disk takes everything since the last backup. What a copy lags behind is lost, too: {window}."
    );
    let ask = "Where is the last write the moment the disk is gone?";
    let quotes = [Some(promise.line.quote()), Some(design.line_of_part(store.part).quote())];
    let raised = RULE.raise(quotes, message, ask, design.sure(store.component));
    Some(Objection { severity: Severity::Risk, ..raised })
}
