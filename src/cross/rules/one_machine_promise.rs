//! A promise that leaves less time than one restart or failover takes.

use super::{Design, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "one-machine-promise",
    severity: Severity::Risk,
    reason: "One failover, or one restore onto a new machine, is an ordinary event. If it alone takes longer than the downtime you allow yourself, the promise holds only as long as nothing ordinary happens.",
    source: "failover times of the capacity table; month of 30 days",
    fires: &[
        "99.999 % a month, so 26 s; PostgreSQL fails over in 30 s at best",
        "99.99 % a month, so 4.3 min; SQLite on one VM, restored in 5 min at best",
    ],
    near_misses: &[
        "99.9 % a month, so 43 min; SQLite on one VM",
        "99.99 % a month; PostgreSQL with a standby",
    ],
    check,
};

/// What it takes at best to have one machine without a second up again, in seconds.
const ONE_MACHINE: f64 = 300.0;

fn check(design: &Design<'_>) -> Vec<Objection> {
    // Before the outages are told nobody knows how one goes on.
    if !design.whole && !design.has("bottlenecks.outages") {
        return Vec::new();
    }
    let (Some(budget), Some(store)) = (design.budget(), design.store()) else { return Vec::new() };
    let Some(promise) = design.promise_line() else { return Vec::new() };
    let failover =
        store.component.failure.as_ref().and_then(|it| it.failover_seconds.as_ref()).map(|it| it.low);
    let name = design.name_of(store.component);
    let (takes, what) = match failover {
        _ if store.part.single => (
            ONE_MACHINE,
            format!(
                "one machine with {name}, without a second, is back in {} at best",
                show::duration(ONE_MACHINE)
            ),
        ),
        Some(low) => {
            (low, format!("{name} is back in {} at best after its machine is lost", show::duration(low)))
        }
        None => return Vec::new(),
    };
    if budget.seconds >= takes || design.goes_on_without(&name, 60.0) {
        return Vec::new();
    }
    let message = format!(
        "{} leaves {} a {}, and {what}.",
        show::percent(budget.promise),
        show::duration(budget.seconds),
        budget.period
    );
    let ask = "What do users get in that time, or how is it made shorter?";
    let quotes = [Some(promise.quote()), Some(design.line_of_part(store.part).quote())];
    vec![RULE.raise(quotes, message, ask, design.sure(store.component))]
}
