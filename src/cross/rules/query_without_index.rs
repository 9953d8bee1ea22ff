//! A query that reads a large table from end to end.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, rows, shares_word};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "query-without-index",
    severity: Severity::Risk,
    reason: "A scan of a thousand rows is nothing, of a hundred million it is minutes. An index helps only the query that filters on what it begins with.",
    source: "rows in year three from step 3; a million rows is where a scan leaves the millisecond",
    fires: &[
        "orders by status: scan because it is simple; 40 million orders in year three",
        "clicks by day: index (link, day), which begins with the link",
    ],
    near_misses: &[
        "countries by name: scan because there are 200 rows",
        "orders of yesterday: scan because it runs once a night",
    ],
    check,
};

/// From here on a scan is felt.
const MANY: f64 = 1e6;
const SELDOM: &str = "\
    night*|daily|once a*|weekly|monthly|hourly|batch*|background|offline|report*|\
    nobody waits|export*|analy*|archive*|partition*";

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut found = Vec::new();
    for line in design.lines("scale.queries") {
        let head = line.text.split([':', '(']).next().unwrap_or(line.text);
        let about = design.record_about(head);
        let Some(record) = about else { continue };
        let Some(many) = rows(&record.value).filter(|many| *many >= MANY) else { continue };
        let index = design.slots("scale.queries", "index").find(|filled| filled.line == line.number);
        let scans = index.is_some_and(|index| index.reading.as_deref() == Some("scan"));
        let quotes = [Some(line.quote()), design.quote(&record.from)];
        if scans && !line.says(SELDOM) {
            let message = format!(
                "The scan reads every {} there is, and in year three there are {}.",
                record.value.name,
                show::number(many)
            );
            let ask = "Who waits for it, and how long may that take?";
            found.push(RULE.raise(quotes, message, ask, OWN_WORDS));
        } else if let Some((first, filter)) = misses_its_index(line) {
            let message = format!(
                "The query filters on {filter}, and the index begins with {first}: it finds nothing by {filter} alone, among {} rows in year three.",
                show::number(many)
            );
            let ask = "Is there another index, or a filter on its first column too?";
            found.push(RULE.raise(quotes, message, ask, OWN_WORDS));
        }
    }
    found
}

/// The first column of the index and the column filtered on, where they are not the same
/// and the filter stands further back in the index.
fn misses_its_index(line: &Line<'_>) -> Option<(String, String)> {
    let open = line.text.find('(')?;
    let close = open + line.text[open..].find(')')?;
    let columns: Vec<&str> = line.text[open + 1..close].split(',').map(str::trim).collect();
    let before = line.text[..open].to_lowercase();
    if columns.len() < 2
        || !before.contains("index") && !before.contains("key")
        || line.text[close..].contains('(')
    {
        return None;
    }
    // "clicks by day", "orders where status = open": what follows the word is what is filtered on.
    let asked = line.text.split(':').next()?.to_lowercase();
    let at =
        [" by ", " where ", " of "].iter().filter_map(|word| Some(asked.find(word)? + word.len())).min()?;
    let filter = &asked[at..];
    let name = |column: &&str| column.split_whitespace().next().unwrap_or_default().to_owned();
    let first = name(columns.first()?);
    if shares_word(filter, &first) || before.contains("unique") && columns.len() == 1 {
        return None;
    }
    let later = columns.iter().skip(1).find(|column| shares_word(filter, column))?;
    // A filter of several words may well name the first column in others.
    let several = filter.split([' ', ',']).filter(|word| word.len() > 2 && *word != "and").count() > 1;
    (!several).then(|| (first, name(later)))
}
