//! How much is cached: bytes, a share, a count.

use std::ops::Range;

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Number, Role};
use crate::quantity::Quantity;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "cache_size",
    reason: "The size says whether it fits in the memory one already has.",
    finds: &[
        "hot links, 2 GB, 90 % hit rate",
        "cache 20 %",
        "product pages: top 10k of 400k, hit ratio 85%",
        "the 1000 most frequent queries",
    ],
    leaves: &[
        "hot links, 90 % hit rate",
        "put Redis in front",
        "product pages, ttl 5 min",
        "60 % of lookups hit",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut best: Vec<(u8, Seen)> = Vec::new();
    for number in line.numbers.iter().filter(|number| !matches!(number.role, Role::Name | Role::Reason)) {
        let quantity = &number.quantity;
        let near_hit = line.of("caching").any(|hit| {
            let apart = Line::distance(&number.words, &(hit.first..hit.end()));
            let beside = line.segment_of(hit.first).contains(&number.words.start) && apart <= 4;
            matches!(hit.tag, "hit" | "miss") && (beside || apart == 0)
        });
        let rank = if quantity.is_data() {
            0
        } else if quantity.is_ratio() && !near_hit && (0.0..=1.0).contains(&quantity.value) {
            1
        } else if quantity.is_count()
            && quantity.value >= 1.0
            && !near_hit
            && !is_piece(line, number.words.clone())
        {
            2
        } else {
            continue;
        };
        let share = line.numbers.iter().find(|whole| is_whole(line, number, whole)).filter(|_| rank == 2);
        let part = share.map(|whole| {
            let ratio = Quantity::ratio(quantity.value / whole.quantity.value);
            Seen::number(number.span.join(whole.span), ratio)
        });
        best.push((rank, part.unwrap_or_else(|| Seen::of(number))));
    }
    best.sort_by_key(|(rank, _)| *rank);
    best.into_iter().map(|(_, seen)| seen).collect()
}

/// "300 edge nodes": what the cache runs on.
fn is_piece(line: &Line<'_>, words: Range<usize>) -> bool {
    words.clone().chain([words.end]).any(|word| line.has_hit(word, &["own_pieces"]))
}

/// "10k of 400k": the second number is what the first is a part of.
fn is_whole(line: &Line<'_>, part: &Number, whole: &Number) -> bool {
    let between = part.words.end..whole.words.start;
    whole.quantity.is_count()
        && whole.quantity.value >= part.quantity.value
        && between.len() <= 2
        && line.any_of(between, &["of"])
}
