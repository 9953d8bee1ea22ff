//! A part that requests wait for and that can fail apart from the application: a store, a
//! cache, a queue, a third party. Balancers, workers, timers and the application are none.

use super::{Look, Seen, Slot};
use crate::gate::reading::Line;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "dependency",
    reason: "Each of these will be gone one day while the application still runs; the outage questions go through them one by one.",
    finds: &[
        "PostgreSQL: 35 writes/s",
        "S3 for the videos: 300 uploads a day",
        "Stripe: we must never store a card number",
        "weather API: forecasts for 200 fields",
    ],
    leaves: &[
        "load balancer: takes a dead VM out",
        "cron job: reminders 24 h before the visit",
        "one Go service on two VMs",
    ],
    find,
};

/// Nouns that end the name of something one depends on, known or not.
const ENDS: &[&str] = &[
    "api",
    "provider",
    "database",
    "db",
    "store",
    "datastore",
    "cache",
    "queue",
    "broker",
    "gateway",
    "bucket",
];

/// Words that make an interface one's own.
const OWN: &[&str] = &[
    "our",
    "own",
    "rest",
    "http",
    "public",
    "internal",
    "graphql",
    "json",
    "web",
    "admin",
    "backend",
    "app",
    "main",
    "core",
    "stateless",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let Some(first) = line.segments().first().cloned() else { return Vec::new() };
    let reach = line
        .of("reasons")
        .map(|hit| hit.first)
        .filter(|at| *at > 0)
        .min()
        .unwrap_or(first.end)
        .min(first.end);
    // "a relay for Kafka" depends on what stands in front.
    let front = (1..reach)
        .find(|&at| matches!(line.word(at), "for" | "with" | "on" | "in" | "behind" | "of" | "from"))
        .unwrap_or(reach);
    let known: Vec<Seen> = line
        .of("components")
        .filter(|hit| hit.end() <= front && !machinery(line, hit.first, hit.end()))
        .map(|hit| with_availability(line, Seen::words(line.hit_span(hit)).reading(hit.tag)))
        .collect();
    if !known.is_empty() {
        return known;
    }
    let own = line.any_of(0..front, OWN) || front < 2 && line.word(0) == "api";
    let last = front
        .checked_sub(1)
        .filter(|&at| ENDS.contains(&line.word(at)) && !own && !machinery(line, 0, front));
    last.map(|_| with_availability(line, Seen::words(line.span(line.trimmed(0..front).unwrap_or(0..front)))))
        .into_iter()
        .collect()
}

/// "Kafka consumer", "SMS worker": what stands in front of a worker is no dependency.
fn machinery(line: &Line<'_>, first: usize, end: usize) -> bool {
    line.of("machinery").any(|hit| hit.first <= end && hit.end() > first && hit.end() >= end)
        || ["consumer", "worker", "client", "relay", "exporter"].contains(&line.word(end))
}

/// The availability its maker promises, where the line says so.
fn with_availability(line: &Line<'_>, seen: Seen) -> Seen {
    let told = line.any_of(
        0..line.words.len(),
        &["sla", "availability", "available", "uptime", "guarantees", "promises", "promised"],
    );
    let share = line
        .targets()
        .find(|number| number.quantity.is_ratio() && (0.9..1.0).contains(&number.quantity.value));
    match share.filter(|_| told) {
        Some(number) => Seen { quantity: Some(number.quantity.clone()), ..seen },
        None => seen,
    }
}
