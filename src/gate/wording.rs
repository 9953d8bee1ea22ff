//! The words of a finding: the slot's own, with the user's operation, dependency and data
//! in place of what the question file leaves open.

use super::judged::{Gap, Judged};

/// What stands in where the user has named nothing yet.
const OPERATION: &str = "follow a short link";
const DEPENDENCY: &str = "the data store";
const DATA: &str = "order";

/// Fills `{operation}`, `{dependency}`, `{length}`, `{data}` and `{part}` in the user's own terms.
#[must_use]
pub(super) fn fill(text: &str, judged: &Judged<'_>, gap: Option<&Gap>) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let earlier = judged.case.earlier;
    let cell = gap.and_then(|gap| gap.cell).and_then(|cell| judged.reading.cells.get(cell));
    let item = cell.and_then(|cell| judged.case.items.get(cell.item)).map(|item| item.name.as_str());
    let dependency = earlier.dependencies.first().map(|fact| fact.value.name.as_str());
    let on_line = |slot: &str| {
        let line = gap.and_then(|gap| gap.line)?;
        let sight = judged.facts().find(|sight| sight.line == line && sight.slot == slot)?;
        Some(sight.seen.span.of(judged.reading.lines[line].text()))
    };
    let operation = item.or(earlier.operations.first().map(|operation| operation.name.as_str()));
    let record = earlier.records.first().map(|fact| fact.value.name.as_str());
    let data = on_line("data").or_else(|| on_line("name")).or(record);
    let data = data.or(earlier.operations.first().map(|operation| bare(&operation.object)));
    let length = cell.and_then(|cell| cell.length.as_ref()).map_or("60 s", |(words, _)| words);
    [
        ("{operation}", operation.unwrap_or(OPERATION)),
        ("{dependency}", item.or(dependency).unwrap_or(DEPENDENCY)),
        ("{length}", length),
        ("{data}", data.unwrap_or(DATA)),
        ("{part}", on_line("part").or(dependency).unwrap_or(DEPENDENCY)),
    ]
    .iter()
    .fold(text.to_owned(), |text, (hole, value)| text.replace(hole, value))
}

/// "a short link" → "short link".
fn bare(object: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| object.strip_prefix(article)).unwrap_or(object)
}
