//! The same flow told twice, with numbers that do not agree.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, same_rate, shares_word};
use crate::estimate::{Amount, Fact, Kind, Operation, Peak, Stored};
use crate::quantity::{Spelling, show};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "rates-disagree",
    severity: Severity::Contradiction,
    reason: "A rate told per day in one answer and per second in another is one flow. Where the two are more than a tenth apart beyond rounding, one of them is a slip, and everything computed from it is wrong too.",
    source: "definition; 86,400 s a day, with 100,000 forgiven as the usual mental rounding",
    fires: &[
        "create a short link: 50/day; link: 500 B, 500/day, forever",
        "10,000 requests a day; peak 20x, so about 23/s",
    ],
    near_misses: &[
        "10k/day, so about 0.1/s: rounded to one digit",
        "place an order: 1k/day; order line: 200 B, 3k/day, another record",
    ],
    check,
};

const CREATES: &[&str] = &[
    "create", "add", "place", "post", "send", "upload", "record", "submit", "register", "book", "open",
    "report", "insert", "publish", "write", "log", "store", "save", "count", "import",
];
const TOTALS: &[&str] = &["total", "in total", "altogether", "all together", "sum", "overall", "all in all"];

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut found = Vec::new();
    found.extend(design.facts.records.iter().filter_map(|record| against_operations(design, record)));
    found.extend(peak_in_both_ways(design));
    found.extend(stated_total(design));
    found
}

/// A record that one operation creates, and that comes more or less often than it.
fn against_operations(design: &Design<'_>, record: &Fact<Stored>) -> Option<Objection> {
    let Some(Amount::PerTime(stored)) = &record.value.amount else { return None };
    let creates = |operation: &&Operation| {
        let verb = operation.name.split(' ').next().unwrap_or_default();
        operation.kind != Kind::Read
            && CREATES.contains(&verb)
            && shares_word(&record.value.name, &operation.object)
    };
    let mut makers = design.facts.operations.iter().filter(creates);
    let (Some(maker), None) = (makers.next(), makers.next()) else { return None };
    let others =
        design.facts.records.iter().filter(|other| shares_word(&other.value.name, &maker.object)).count();
    let rate = maker.rate.as_ref()?;
    // "3 per order" and records of two kinds with one name are no slip.
    if others > 1
        || stored.range.is_some()
        || rate.value.range.is_some()
        || record.value.name.split(' ').count() > 2
    {
        return None;
    }
    let several = "batch*|each|lines|items|several|per order|times";
    if [&rate.from, &record.from]
        .iter()
        .any(|from| design.line_of(from).is_some_and(|line| line.says(several)))
    {
        return None;
    }
    let (here, there) = (rate.value.value, stored.value);
    if same_rate(here, there) {
        return None;
    }
    let message = format!(
        "\"{}\" happens {} a day, and {} {} a day are stored: {} times as many.",
        maker.name,
        show::number(here * 86_400.0),
        show::number(there * 86_400.0),
        record.value.name,
        show::number(there / here)
    );
    let ask = "Which of the two is right, or what makes the difference?";
    Some(RULE.raise([design.quote(&rate.from), design.quote(&record.from)], message, ask, OWN_WORDS))
}

/// "20x, so about 23/s" where 20 times the average is 2.3/s.
fn peak_in_both_ways(design: &Design<'_>) -> Option<Objection> {
    let (peak, load) = (design.facts.peak.as_ref()?, design.load?);
    let Peak::Factor(factor) = &peak.value else { return None };
    let line = design.line_of(&peak.from)?;
    let one_rate = line.rates().count() == 1;
    let rate = line.rates().next().filter(|_| one_rate && factor.range.is_none())?;
    let rates = |operation: &Operation| operation.rate.as_ref().map(|it| it.value.value);
    let all: f64 = load.total() / load.factor;
    let any = design
        .facts
        .operations
        .iter()
        .filter_map(rates)
        .chain([all])
        .any(|average| same_rate(average, rate) || same_rate(average * factor.value, rate));
    if any {
        return None;
    }
    let message = format!(
        "{} times the average of {} is {}, and the same line says {}.",
        show::number(factor.value),
        show::rate(all),
        show::rate(all * factor.value),
        show::rate(rate)
    );
    let quotes = [Some(line.quote()), design.busiest_quote(None)];
    Some(RULE.raise(quotes, message, "Is it the factor or the rate that you mean?", OWN_WORDS))
}

/// A line that states the sum of all operations.
fn stated_total(design: &Design<'_>) -> Option<Objection> {
    let load = design.load?;
    let sums = [load.total(), load.total() + load.background].map(|rate| rate / load.factor);
    let begins = |line: &&Line<'_>| TOTALS.iter().any(|word| line.text.to_lowercase().starts_with(word));
    let line = ["scale.load", "scale.peak"].iter().flat_map(|id| design.lines(id)).find(begins)?;
    let numbers =
        line.numbers().iter().filter(|it| it.quantity.is_rate() && it.spelling != Spelling::Cadence);
    let rate = numbers.map(|it| it.quantity.value).next()?;
    if sums.iter().any(|sum| same_rate(*sum, rate)) || line.says("peak|background|including*") {
        return None;
    }
    let first = design.facts.operations.iter().find_map(|operation| operation.rate.as_ref())?;
    let message =
        format!("The operations add up to {}, and the total says {}.", show::rate(sums[0]), show::rate(rate));
    let quotes = [Some(line.quote()), design.quote(&first.from)];
    Some(RULE.raise(
        quotes,
        message,
        "Is an operation missing, or is the total from somewhere else?",
        OWN_WORDS,
    ))
}
