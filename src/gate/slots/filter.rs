//! What the rows are found or sorted by.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "filter",
    reason: "An index helps the query that filters or sorts on its first column, and no other.",
    finds: &[
        "link by code: primary key",
        "messages where room_id = ? limit 50",
        "countries sorted by name: scan",
        "orders of a user, newest first",
        "readings, clustered on (sensor_id, ts)",
    ],
    leaves: &[
        "query orders",
        "we will add indexes later when something gets slow",
        "20 queries, 5 joins, 3 tables, 10 ms each",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(columns) = columns(line) {
        return vec![Seen::words(columns)];
    }
    for hit in line.of("filters") {
        let after = hit.end();
        let follows = after < line.words.len()
            && !line.marks[after].any(Mark::BREAK)
            && !line.has_hit(after, &["indexes"])
            && (line.is_content(after) || next_content(line, after));
        let data_before =
            (0..hit.first).any(|word| line.is_content(word) && !line.has_hit(word, &["indexes"]));
        let counts = match hit.tag {
            "whole" => data_before || follows,
            _ => data_before && follows,
        };
        if counts && !put_off(line) {
            let end = (after..line.words.len())
                .find(|&word| line.marks[word].any(Mark::BREAK))
                .unwrap_or(line.words.len());
            return vec![Seen::words(line.span(hit.first..end.max(after)))];
        }
    }
    Vec::new()
}

/// Names in parentheses that are written like columns: `(user_id, created_at desc)`.
fn columns(line: &Line<'_>) -> Option<crate::text::Span> {
    let text = line.text();
    let open = text.find('(')?;
    let close = open + text[open..].find(')')?;
    let indexed = line.hits.iter().any(|hit| hit.list == "indexes" && line.hit_span(hit).end <= open + 1);
    let inside = &text[open + 1..close];
    let named = inside.chars().any(char::is_alphabetic);
    (indexed && named).then(|| crate::text::Span::new(open, close + 1))
}

/// Behind an article or a number there is something to find it by.
fn next_content(line: &Line<'_>, from: usize) -> bool {
    let end = (from..line.words.len())
        .find(|&word| word > from && line.marks[word].any(Mark::BREAK))
        .unwrap_or(line.words.len());
    (from..end.min(from + 4)).any(|word| line.is_content(word) || line.is_measured(word))
}

fn put_off(line: &Line<'_>) -> bool {
    line.marks.first().is_some_and(|mark| mark.any(Mark::PRONOUN))
        && line.tagged("indexes", "later").next().is_some()
}
