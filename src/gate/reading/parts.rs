//! A record told by its parts: "10 fields of 100 bytes" is one record of 1,000 bytes.

use super::line::Line;
use super::numbers::Number;
use crate::text::Span;

/// What a record is made of. A row or a message is a record itself.
const PARTS: &[&str] = &[
    "field",
    "column",
    "attribute",
    "property",
    "value",
    "line",
    "item",
    "position",
    "entry",
    "part",
    "page",
    "chunk",
    "photo",
    "image",
    "picture",
    "attachment",
    "file",
    "tag",
    "sample",
    "point",
    "number",
    "string",
];

/// More parts than this are records.
const MOST: f64 = 10_000.0;

/// The number of parts and the size of one of them.
#[must_use]
pub fn parts<'l>(line: &'l Line<'_>) -> Option<(&'l Number, &'l Number)> {
    let targets: Vec<&Number> = line.targets().collect();
    targets.windows(2).find_map(|pair| {
        let (count, size) = (pair[0], pair[1]);
        let part = count.quantity.nouns().iter().any(|noun| PARTS.contains(noun));
        let some = count.quantity.is_count() && count.quantity.value >= 1.0 && count.quantity.value <= MOST;
        let between = Span::new(count.span.end, size.span.start).of(line.text()).trim();
        let of =
            matches!(between, "of" | "of about" | "at" | "a" | "à" | "@" | "x" | "with" | "each" | "each of");
        let each = size.each && matches!(between, "" | "," | "with" | "of");
        (part && some && size.quantity.is_data() && (of || each)).then_some((count, size))
    })
}
