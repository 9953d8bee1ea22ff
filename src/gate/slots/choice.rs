//! What was chosen.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;
use crate::prompts::Hit;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "choice",
    reason: "A trade-off begins with what one did.",
    finds: &[
        "one PostgreSQL over Cassandra: we give up writes in two regions",
        "SQL because it is simple",
        "NoSQL scales better",
        "polling every 10 s instead of websockets",
    ],
    leaves: &["CAP theorem, 2 of 3", "80/20 rule, 99.9 %"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(chose) = line.tagged("trading", "chose").find(|hit| hit.first <= 1) {
        let stop = |word: usize| {
            line.marks[word].any(Mark::BREAK)
                || line.tagged("trading", "over").any(|hit| hit.first == word)
                || line.of("reasons").any(|hit| hit.first == word)
        };
        let end = (chose.end() + 1..line.words.len()).find(|&word| stop(word)).unwrap_or(line.words.len());
        if (chose.end()..end).any(|word| {
            line.is_content(word) || line.is_measured(word) || line.marks[word].any(Mark::TECHNOLOGY)
        }) {
            return vec![Seen::words(line.span(chose.end()..end))];
        }
    }
    let behind = |hit: &&Hit<'_>| hit.first > 0;
    let told = line.hits.iter().filter(behind).find(|hit| {
        hit.list == "trading" && matches!(hit.tag, "over" | "price" | "why") || hit.list == "reasons"
    });
    // "NoSQL scales better", "cloud is cheaper": a claim without a trade still names what was chosen.
    let claimed = line
        .hits
        .iter()
        .filter(behind)
        .find(|hit| hit.list == "vague" || (hit.list, hit.tag) == ("grammar", "copula"));
    let turn = told.or(claimed);
    let Some(turn) = turn else {
        // "SQLite", alone on its line, is a choice without a trade.
        let alone =
            line.words.len() <= 3 && (0..line.words.len()).any(|word| line.marks[word].any(Mark::TECHNOLOGY));
        return if alone && line.numbers.is_empty() {
            vec![Seen::words(line.span(0..line.words.len()))]
        } else {
            Vec::new()
        };
    };
    let start = line.tagged("trading", "chose").find(|hit| hit.end() <= turn.first).map_or(0, Hit::end);
    let named = (start..turn.first).any(|word| line.is_content(word) || line.is_measured(word));
    if !named {
        return Vec::new();
    }
    vec![Seen::words(
        line.trimmed(start..turn.first)
            .map_or_else(|| line.span(start..turn.first), |range| line.span(range)),
    )]
}
