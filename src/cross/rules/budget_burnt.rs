//! One outage of five minutes that burns most of what may be down.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "budget-burnt",
    severity: Severity::Risk,
    reason: "Five minutes is how long it takes to notice, to decide and to roll back on a good day. Where that alone burns more than a third of the budget, nobody who is woken up can keep the promise: it has to recover by itself.",
    source: "Site Reliability Engineering (Google, 2016), error budgets; a third is this program's judgement",
    fires: &[
        "99.99 % a month, so 4.3 min; while PostgreSQL is gone for 5 min, users see an error",
        "99.999 % a month, so 26 s; back within 30 min, which is 69 months of that",
        "99.98 % a month, so 8.6 min; while the queue is gone for 5 min, nothing is accepted",
    ],
    near_misses: &[
        "99.9 % a month, so 43 min: 5 min are 12 %",
        "99.99 % a month; while PostgreSQL is gone for 5 min, pages come from the cache",
    ],
    check,
};

/// The share of the budget that one outage may burn.
const SHARE: f64 = 1.0 / 3.0;
/// How many periods one recovery may use up before it is asked about.
const OFTEN: f64 = 3.0;
/// The outage, in seconds.
const LENGTH: f64 = 300.0;

fn check(design: &Design<'_>) -> Vec<Objection> {
    [outage(design), recovery(design)].into_iter().flatten().collect()
}

/// One recovery as slow as promised, against all that may be down.
fn recovery(design: &Design<'_>) -> Option<Objection> {
    let (budget, promise) = (design.budget()?, design.promise_line()?);
    let back = design.facts.recovery.as_ref()?;
    // Before the outages are told nobody knows how one goes on.
    let told = design.whole || design.has("bottlenecks.outages");
    let store = design.store().map(|store| design.name_of(store.component));
    let goes_on = store.is_some_and(|name| design.goes_on_without(&name, LENGTH));
    if !told || goes_on || back.value.value <= budget.seconds * OFTEN {
        return None;
    }
    let message = format!(
        "{} leaves {} a {}, and to be back may take {}: one such day uses up what {} {}s allow.",
        show::percent(budget.promise),
        show::duration(budget.seconds),
        budget.period,
        show::duration(back.value.value),
        show::number((back.value.value / budget.seconds).round()),
        budget.period
    );
    let ask = "Which of the two is the promise, and what makes such a day rare enough?";
    Some(RULE.raise([Some(promise.quote()), design.quote(&back.from)], message, ask, OWN_WORDS))
}

/// Five minutes of a part that nothing goes on without.
fn outage(design: &Design<'_>) -> Option<Objection> {
    let (budget, promise) = (design.budget()?, design.promise_line()?);
    let share = LENGTH / budget.seconds;
    if share <= SHARE {
        return None;
    }
    let cells = design.cells();
    let cell = cells.iter().find(|cell| (cell.seconds - LENGTH).abs() < 0.5 && !cell.goes_on())?;
    let message = format!(
        "{} leaves {} a {}; {} gone for 5 min burns {} of it, and to notice, decide and roll back takes about as long.",
        show::percent(budget.promise),
        show::duration(budget.seconds),
        budget.period,
        cell.dependency,
        show::percent(share)
    );
    let ask = "What recovers without a person, or what do users get meanwhile?";
    Some(RULE.raise([Some(promise.quote()), Some(cell.line.quote())], message, ask, OWN_WORDS))
}
