//! A peak below the average, or one that is hard to believe without its event.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::estimate::Peak;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "peak-below-average",
    severity: Severity::Contradiction,
    reason: "The worst minute cannot carry less than the average one. A peak of exactly the average, or of more than a hundred times it, is possible, and then there is an event or a rhythm behind it that belongs in the answer.",
    source: "definition; published peaks lie between 1.6 and 25 times the average (Robust Perception 2019, Twitter 2013)",
    fires: &[
        "1M requests a day, so 12/s on average; peak 5 requests/s",
        "peak 300x, and nothing said of when",
    ],
    near_misses: &["no peak: sensors send every 10 s", "200x for a minute when the tickets go on sale"],
    check,
};

/// Words of a peak that say nothing of its event.
const BARE: &[&str] = &[
    "peak", "average", "avg", "factor", "times", "x", "the", "of", "over", "about", "so", "is", "it", "a",
    "our", "requests", "request", "s", "per", "second", "load", "roughly", "around", "max", "maximum", "and",
    "at", "in", "all", "total", "constant", "flat", "no", "rps", "rate",
];

/// Nouns that stand for all operations together.
const COUNTED: &[&str] =
    &["request", "req", "call", "hit", "query", "op", "operation", "transaction", "read", "write"];

fn check(design: &Design<'_>) -> Vec<Objection> {
    let (Some(peak), Some(load)) = (&design.facts.peak, design.load) else { return Vec::new() };
    let Some(line) = design.line_of(&peak.from) else { return Vec::new() };
    let events = line.words.iter().filter(|word| {
        !BARE.contains(&word.as_str()) && word.chars().all(char::is_alphabetic) && word.len() > 2
    });
    let told = events.count() > 0;
    match &peak.value {
        Peak::Rate { rate, operation } => {
            let named = operation
                .as_ref()
                .and_then(|name| design.facts.operations.iter().find(|it| it.name == *name)?.rate.as_ref());
            // "40 orders a minute" may be one operation in other words.
            let other = |noun: &&str| !COUNTED.contains(noun);
            if named.is_none() && rate.nouns().iter().any(other) {
                return Vec::new();
            }
            let average = named.map_or(load.total() / load.factor, |rate| rate.value.value);
            let highest = rate.range.map_or(rate.value, |range| range.high);
            if highest >= average * 0.999 {
                return Vec::new();
            }
            let of = operation.as_ref().map(|name| format!(" of \"{name}\"")).unwrap_or_default();
            let message = format!(
                "The peak{of} is {}, and the average is {}: the worst minute would carry less than an ordinary one.",
                show::rate(rate.value),
                show::rate(average)
            );
            let busiest = named.or_else(|| design.busiest(None));
            let quotes = [Some(line.quote()), busiest.and_then(|it| design.quote(&it.from))];
            vec![RULE.raise(
                quotes,
                message,
                "Which of the two numbers is per second, and which per something else?",
                OWN_WORDS,
            )]
        }
        Peak::Factor(factor) if !told && (factor.value > 100.0 || (factor.value - 1.0).abs() < 1e-9) => {
            let message = format!(
                "A peak of {} times the average is rare: most systems lie between 1.6 and 25.",
                show::number(factor.value)
            );
            let ask = "What happens in that minute, and how long does it last?";
            let raised = RULE.raise([Some(line.quote())], message, ask, OWN_WORDS);
            vec![Objection { severity: Severity::Risk, ..raised }]
        }
        Peak::Factor(_) => Vec::new(),
    }
}
