//! A part one would run.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "part",
    reason: "Every part named here has to be run, watched and understood by somebody.",
    finds: &[
        "PostgreSQL: 35 writes/s",
        "one Go service on two VMs, because 99.9 % has to survive a dead VM",
        "cron job: reminders, 800 per day",
        "3 services, 2 databases, 5 pods each",
    ],
    leaves: &["for the 12k reads/s with p99 50 ms", "because of the load", "12k reads/s"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let opens = Mark::PREPOSITION.or(Mark::SUBORDINATOR);
    if line.marks.first().is_none_or(|mark| mark.any(opens))
        || matches!(line.word(0), "something" | "anything" | "stuff" | "things")
    {
        return Vec::new();
    }
    let Some(first) = line.segments().first().cloned() else { return Vec::new() };
    let known = line.hits.iter().find(|hit| {
        matches!(hit.list, "components" | "machinery" | "technologies" | "own_pieces")
            && first.contains(&hit.first)
    });
    if let Some(hit) = known {
        let tag = if matches!(hit.list, "components" | "machinery") { hit.tag } else { "part" };
        // What it is called stands from the beginning of the line on, without its reason.
        let end = (first.start..first.end)
            .find(|&word| word >= hit.end() && line.marks[word].any(opens))
            .unwrap_or(first.end);
        let named = line.trimmed(first.start..end.max(hit.end())).unwrap_or(hit.first..hit.end());
        let name = if matches!(hit.list, "components") { hit.first..hit.end() } else { named };
        return vec![Seen::words(line.span(name)).reading(tag)];
    }
    let content = first.clone().find(|&word| line.is_content(word) && !line.is_measured(word));
    content
        .and_then(|_| line.trimmed(first))
        .filter(|named| !line.is_measured(named.start) || named.len() > 2)
        .map(|named| Seen::words(line.span(named)).reading("part"))
        .into_iter()
        .collect()
}
