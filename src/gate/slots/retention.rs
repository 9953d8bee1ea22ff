//! How long it is kept: a time, for ever, or until something happens.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Number};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "retention",
    reason: "What is never deleted grows for ever. A time, \"forever\" or the event that ends it says how much there will be in year three.",
    finds: &[
        "link: 500 B, 100k per month, forever",
        "reading: 40 bytes, 2.9M a day, 2 years",
        "video: 1.5 GB, never deleted",
        "profile: 2 KB, 1M, until the account is deleted",
        "session: 1 KB, ttl 30 min",
    ],
    leaves: &["link: 500 B, 100k per month", "video: 20 minutes long, 300 per day", "growing over time"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(hit) = line.tagged("keeping", "forever").next() {
        return vec![Seen::words(line.hit_span(hit)).reading("forever")];
    }
    let times: Vec<&Number> =
        line.targets().filter(|n| n.is_duration() && n.quantity.value > 0.0 && !is_length(line, n)).collect();
    let kept = times.iter().find(|n| {
        let near = n.words.start.saturating_sub(4)..n.words.end + 3;
        line.tagged("keeping", "keep").any(|hit| near.contains(&hit.first))
    });
    if let Some(time) = kept.or_else(|| times.last()) {
        return vec![Seen::of(time).reading("for")];
    }
    let until = line.tagged("keeping", "until").find(|hit| {
        line.segment_of(hit.first).end > hit.end() + 1
            && !line.tagged("placeholders", "firm").any(|p| p.first >= hit.end())
    });
    until
        .map(|hit| Seen::words(line.span(hit.first..line.segment_of(hit.first).end)).reading("until"))
        .into_iter()
        .collect()
}

/// "20 minutes long", "every 60 s": a time of the record, not of its keeping.
fn is_length(line: &Line<'_>, number: &Number) -> bool {
    line.any_of(
        number.words.end..number.words.end + 2,
        &[
            "long",
            "video",
            "videos",
            "call",
            "calls",
            "clip",
            "clips",
            "recording",
            "recordings",
            "audio",
            "length",
        ],
    ) || matches!(line.word(number.words.start.wrapping_sub(1)), "every" | "each" | "in")
}
