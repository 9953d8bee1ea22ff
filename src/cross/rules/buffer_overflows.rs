//! A buffer that an outage fills, or one that never empties.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, shares_word};
use crate::outage::{backlog, drain};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "buffer-overflows",
    severity: Severity::Risk,
    reason: "What waits during an outage is the peak rate times its length, and it is worked off with what the capacity leaves to spare. A smaller buffer turns the rest away; without spare capacity it never empties.",
    source: "fluid queue: backlog = rate x outage, drain = backlog / (capacity - rate)",
    fires: &[
        "200 orders/s at peak; a buffer of 5,000 orders: full after 25 s",
        "4,900 writes/s at peak wait for 5 min, one PostgreSQL takes 5,000: worked off after 4 h; back within 30 min was promised",
    ],
    near_misses: &[
        "2 orders/s at peak; a buffer of 5,000 orders: 600 wait after 5 min",
        "200 orders/s wait in a queue that holds 10 million",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut found = Vec::new();
    found.extend(full(design));
    found.extend(never_empty(design));
    found
}

/// A buffer with its size, and the rate of what goes into it.
fn full(design: &Design<'_>) -> Option<Objection> {
    let load = design.load?;
    let questions =
        ["bottlenecks.outages", "bottlenecks.parts", "bottlenecks.retries", "bottlenecks.first_limit"];
    let (line, size) =
        questions.iter().flat_map(|id| design.lines(id)).find_map(|line| Some((line, size(line)?)))?;
    let about = design.facts.operations.iter().filter(|operation| {
        operation.kind != crate::estimate::Kind::Read && shares_word(&operation.name, line.text)
    });
    let own = about.filter_map(|operation| operation.rate.as_ref());
    let busiest = own.max_by(|a, b| a.value.value.total_cmp(&b.value.value));
    let rate = busiest.map_or(load.writes + load.background, |rate| rate.value.value * load.factor);
    let (length, words) =
        [(60.0, "60 s"), (300.0, "5 min")].into_iter().find(|(length, _)| rate * length > size)?;
    let message = format!(
        "{}/s at peak x {words} are {}, and the buffer holds {}: it is full after {}.",
        show::number(rate),
        show::number(backlog(rate, length)),
        show::number(size),
        show::duration(size / rate)
    );
    let ask = "What happens to the first request that finds it full?";
    let quotes = [Some(line.quote()), busiest.and_then(|rate| design.quote(&rate.from))];
    Some(RULE.raise(quotes, message, ask, OWN_WORDS))
}

/// "a buffer of 5,000", "the queue holds 10,000 orders".
fn size(line: &Line<'_>) -> Option<f64> {
    if !line.says(
        "\
            buffer*|queue holds|holds up to|queue of|room for|backlog of|ring of",
    ) {
        return None;
    }
    let counts = line.numbers().iter().filter(|it| it.quantity.is_count() && it.quantity.value >= 10.0);
    counts.map(|it| it.quantity.value).next()
}

/// Writes that wait for the store, and the time it needs to work them off.
fn never_empty(design: &Design<'_>) -> Option<Objection> {
    let (load, store, promise) = (design.store_load()?, design.store()?, design.facts.recovery.as_ref()?);
    let capacity =
        store.component.carries("writes").filter(|_| store.component.scope.as_deref() == Some("node"))?;
    let cell = design.cells().into_iter().find(|cell| {
        cell.seconds >= 300.0
            && cell.line.affirms(
                "\
            queued|queue|queues|wait in*|outbox|buffered",
            )
    })?;
    let waits = backlog(load.writes, cell.seconds);
    let takes = drain(waits, load.writes, capacity);
    if load.writes <= 0.0 || load.writes >= capacity || takes.is_none_or(|takes| takes <= promise.value.value)
    {
        return None;
    }
    let message = format!(
        "{} writes wait after {} and are worked off in {}: {} / ({}/s of one {} node - {}/s at peak). Back within {} was promised.",
        show::number(waits),
        show::duration(cell.seconds),
        show::duration(takes?),
        show::number(waits),
        show::number(capacity),
        design.name_of(store.component),
        show::number(load.writes),
        show::duration(promise.value.value)
    );
    let ask = "Does the promise count from the end of the outage, or from the end of the queue?";
    let quotes = [Some(cell.line.quote()), design.quote(&promise.from)];
    Some(RULE.raise(quotes, message, ask, design.sure(store.component)))
}
