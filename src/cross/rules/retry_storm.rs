//! Attempts that multiply, repeats that are not safe, callers who give up first.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, Part};
use crate::estimate::{Fact, Retry};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "retry-storm",
    severity: Severity::Risk,
    reason: "Three layers with three attempts each make 27 calls of one click, just when the part below is weakest. A caller who gives up before the callee has tried all its attempts throws that work away.",
    source: "Site Reliability Engineering (Google, 2016), chapter 22, Addressing Cascading Failures",
    fires: &[
        "client 3 attempts, gateway 3 attempts, service 3 attempts: 27 calls",
        "gateway: timeout 2 s; service: timeout 2 s, 3 attempts, so 6 s",
        "pay a ticket: 95 % under 3 s; Stripe: timeout 5 s, 3 attempts, so 15 s",
    ],
    near_misses: &[
        "payment 3 attempts, mail 5 attempts, search 2 attempts: different callees",
        "gateway: timeout 10 s; service: timeout 2 s, 3 attempts",
    ],
    check,
};

/// Layers from the outside in.
const LAYERS: [&[&str]; 4] = [
    &["client", "clients", "browser", "app", "sdk", "mobile"],
    &["gateway", "proxy", "balancer", "load balancer", "mesh", "sidecar", "edge"],
    &["service", "server", "backend", "api", "worker"],
    &["database", "db", "store", "driver", "query", "queries", "postgres", "postgresql"],
];
const MOST: f64 = 10.0;

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut layers: Vec<(usize, &Fact<Retry>, &Line<'_>)> = Vec::new();
    for retry in &design.facts.retries {
        let Some(line) = design.line_of(&retry.from) else { continue };
        let head: Vec<&str> = line.head().split(' ').collect();
        let short = head.len() <= 4;
        let layer = LAYERS
            .iter()
            .position(|words| line.words.iter().take(head.len()).any(|word| words.contains(&word.as_str())));
        if let Some(layer) = layer.filter(|_| short)
            && layers.iter().all(|(known, _, _)| *known != layer)
        {
            layers.push((layer, retry, line));
        }
    }
    layers.sort_by_key(|(layer, _, _)| *layer);
    let mut found = Vec::new();
    found.extend(multiplied(&layers));
    found.extend(gives_up_first(&layers));
    found.extend(unsafe_repeat(design));
    found.extend(design.parts.iter().filter_map(|part| too_long(design, part)));
    found
}

fn multiplied(layers: &[(usize, &Fact<Retry>, &Line<'_>)]) -> Option<Objection> {
    let tries: Vec<(f64, &Line<'_>)> =
        layers.iter().filter_map(|(_, retry, line)| Some((retry.value.attempts?, *line))).collect();
    let product: f64 = tries.iter().map(|(attempts, _)| attempts).product();
    if tries.len() < 2 || product <= MOST {
        return None;
    }
    let words: Vec<String> =
        tries.iter().map(|(attempts, line)| format!("{} {}", line.head(), show::number(*attempts))).collect();
    let message = format!("One request can become {} calls: {}.", show::number(product), words.join(" x "));
    let ask = "Which one layer should try again?";
    Some(RULE.raise(tries.iter().map(|(_, line)| Some(line.quote())), message, ask, OWN_WORDS))
}

fn gives_up_first(layers: &[(usize, &Fact<Retry>, &Line<'_>)]) -> Option<Objection> {
    layers.windows(2).find_map(|pair| {
        let [(_, outer, outer_line), (_, inner, inner_line)] = pair else { return None };
        let waits = outer.value.timeout.as_ref()?.value;
        let (timeout, attempts) = (inner.value.timeout.as_ref()?.value, inner.value.attempts?);
        if waits >= timeout * attempts * 0.999 {
            return None;
        }
        let message = format!(
            "{} gives up after {}, and {} may take {} ({} x {} attempts): its last tries are for nobody.",
            outer_line.head(),
            show::duration(waits),
            inner_line.head(),
            show::duration(timeout * attempts),
            show::duration(timeout),
            show::number(attempts)
        );
        let ask = "Which of the two should be changed?";
        Some(RULE.raise([Some(outer_line.quote()), Some(inner_line.quote())], message, ask, OWN_WORDS))
    })
}

/// A part that is tried for longer than the operation that calls it may take, or for less
/// than an outage that requests are said to sit out.
fn too_long(design: &Design<'_>, part: &Part) -> Option<Objection> {
    let (tries, line, promised) = design.outlasted(part)?;
    let message = format!("{} is given up after {}, and {promised}.", tries.line.head(), tries.in_words());
    let ask = "Which of the two is meant, and what does the one who waits see in between?";
    Some(RULE.raise([Some(line.quote()), Some(tries.line.quote())], message, ask, OWN_WORDS))
}

/// A write that is tried again on a line that says nothing of why a repeat is safe.
fn unsafe_repeat(design: &Design<'_>) -> Option<Objection> {
    const WRITES: &[&str] = &[
        "insert", "charge", "create", "payment", "pay", "order", "transfer", "withdraw", "book", "send sms",
    ];
    let safe = |line: &Line<'_>| {
        design.slots("bottlenecks.retries", "idempotency").any(|filled| filled.line == line.number)
            || line.says("idempot*|dedup*|unique|key|read|same")
    };
    if design.lines("bottlenecks.retries").iter().any(|line| line.says("all|every|each|everything")) {
        return None;
    }
    design.facts.retries.iter().find_map(|retry| {
        let attempts = retry.value.attempts.filter(|attempts| *attempts > 1.0)?;
        let line = design.line_of(&retry.from).filter(|line| !safe(line))?;
        let head = Line::words_of(line.head());
        if !WRITES.iter().any(|word| head.contains(&format!(" {word} "))) {
            return None;
        }
        let message = format!(
            "\"{}\" is tried {} times, and the line does not say why a second one changes nothing.",
            line.head(),
            show::number(attempts)
        );
        let ask = "The first one worked and its reply was lost: what does the second one do?";
        Some(RULE.raise([Some(line.quote())], message, ask, OWN_WORDS))
    })
}
