//! A point between three digits: "1.000 per day" is one to some and a thousand to others.

use super::line::Line;
use super::numbers::Number;
use crate::quantity::Range;

/// Whether a number is counted and holds one group of three digits behind a point: "1.000", "12.500".
#[must_use]
pub fn is_dotted(line: &Line<'_>, number: &Number) -> bool {
    (number.quantity.is_count() || number.quantity.is_rate())
        && groups(number.span.of(line.text())).any(|groups| groups == 1)
}

/// Reads such numbers as thousands where another number of the answer has two groups: "1.000.000".
pub(super) fn settle(text: &str, lines: &mut [Line<'_>]) {
    if !text.contains('.') || !groups(text).any(|groups| groups > 1) {
        return;
    }
    for line in lines {
        for at in 0..line.numbers.len() {
            if is_dotted(line, &line.numbers[at]) {
                let number = &mut line.numbers[at];
                let range = number.quantity.range;
                number.quantity.value *= 1000.0;
                number.quantity.range =
                    range.map(|range| Range { low: range.low * 1000.0, high: range.high * 1000.0 });
                number.amount *= 1000.0;
                number.grouped = true;
            }
        }
    }
}

/// Of each number with a point: how many groups of three digits stand behind points, if nothing else does.
fn groups(text: &str) -> impl Iterator<Item = usize> + '_ {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|run| run.trim_end_matches('.'));
    runs.filter_map(|run| {
        let mut parts = run.split('.');
        let first = parts.next()?;
        let whole = (1..=3).contains(&first.len()) && !first.starts_with('0');
        let count = parts.clone().count();
        (whole && count > 0 && parts.all(|part| part.len() == 3)).then_some(count)
    })
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn groups_of_three_are_told_from_decimals() {
        let found = |text| groups(text).collect::<Vec<_>>();
        assert_eq!(found("1.000 a day, 1.000.000 a year, 0.125/s, 99.9 %, 1.25, 3.1415."), [1, 2]);
        assert!(found("version 1.2.3, at 10. of May").is_empty());
    }
}
