//! Two numbers of which one must be wrong: "2000 sensors every 60 s = 500/s", or an average
//! that earlier answers put at something else.

use super::{Check, Looks, remark_on};
use crate::estimate::Facts;
use crate::gate::Finding;
use crate::gate::judged::{Judged, Sight};
use crate::gate::reading::{Line, Number, product};
use crate::quantity::{Quantity, show};

/// The check.
pub(super) static CHECK: Check = Check {
    id: "contradiction",
    reason: "Numbers that differ by a factor of two or more lead to different designs, so one of them has to go. Less is a remark.",
    blocks: true,
    speaks: &[
        ("scale.one_node", "fits: 4 million docs x 26 KB = 10 GB"),
        ("scale.load", "follow a short link: 60 devs, each 8x per day = 900/d\ncreate a short link: 5/day"),
        ("scale.records", "reading: 40 B, 2000 sensors every 60 s = 500/s, 2 years"),
    ],
    silent: &[("scale.one_node", "one node is enough: 4 million docs x 26 KB = 104 GB")],
    look: Looks::Answer(look),
};

/// From this factor on it blocks.
const BLOCKS: f64 = 2.0;
/// Below this factor it is rounding.
const REMARKS: f64 = 1.25;

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = judged.reading.lines.iter().flat_map(within).collect();
    // The number that is contradicted does not fill its slot any more.
    let slot = match judged.case.question.id.as_str() {
        "scale.load" => Some("rate"),
        "scale.peak" => Some("peak"),
        "scale.one_node" => Some("figure"),
        _ => None,
    };
    for finding in findings.iter_mut().filter(|finding| finding.blocks) {
        finding.slot = slot.map(str::to_owned);
    }
    if judged.case.question.id == "scale.peak" {
        findings.extend(judged.facts().filter_map(|sight| peak(judged, sight)));
        findings.extend(judged.reading.lines.iter().filter_map(|line| average(judged, line)));
    }
    findings
}

/// Each "left = right" of a line whose two sides measure alike and differ.
fn within(line: &Line<'_>) -> Vec<Finding> {
    let text = line.text();
    let signs = text
        .char_indices()
        .filter(|(at, c)| matches!(c, '=' | '≈') && !text[..*at].ends_with(['<', '>', '!', '=']));
    signs
        .filter_map(|(at, _)| {
            let right = line
                .targets()
                .find(|number| number.span.start > at && text[at..number.span.start].len() <= 6)?;
            let from = text[..at].rfind([',', ';', '=', ':', '(']).map_or(0, |cut| cut + 1);
            let left: Vec<&Number> =
                line.targets().filter(|number| number.span.start >= from && number.span.end <= at).collect();
            let computed = product(line, &left)?;
            differ(&computed, &right.quantity).map(|(factor, blocks)| {
                let said = right.span.of(text);
                let message = format!(
                    "The numbers before \"{said}\" give {}, {factor:.1} times off.",
                    show::quantity(&computed)
                );
                Finding { blocks, ..remark_on(CHECK.id, line, right.words.clone(), message) }
            })
        })
        .collect()
}

fn differ(a: &Quantity, b: &Quantity) -> Option<(f64, bool)> {
    let alike = a.dimension.without_nouns().measures_like(&b.dimension.without_nouns());
    if !alike || a.value <= 0.0 || b.value <= 0.0 {
        return None;
    }
    let factor = (a.value / b.value).max(b.value / a.value);
    (factor >= REMARKS).then_some((factor, factor >= BLOCKS - 1e-9))
}

/// The peak against the average that the load adds up to.
fn peak(judged: &Judged<'_>, sight: &Sight) -> Option<Finding> {
    let quantity = sight.seen.quantity.as_ref().filter(|quantity| quantity.is_rate())?;
    let average = total(judged.case.earlier)?;
    let top = quantity.range.map_or(quantity.value, |range| range.high);
    let line = &judged.reading.lines[sight.line];
    let words = sight.seen.span.of(line.text());
    // A peak of one operation may well be below the load of all together.
    let operations = judged.case.earlier.operations.iter();
    let one = operations.filter_map(|operation| operation.rate.as_ref()).map(|fact| fact.value.value);
    let least = one.fold(f64::INFINITY, f64::min);
    if top >= average || top >= least && quantity.nouns().iter().any(|noun| *noun != "request") {
        return None;
    }
    let message = format!(
        "Your load adds up to {} on average, and \"{words}\" is less.",
        show::quantity(&Quantity::per_second(average))
    );
    let span = line.plain.place(sight.seen.span);
    Some(Finding { blocks: average / top >= REMARKS, span, ..remark_on(CHECK.id, line, 0..0, message) })
}

/// "3x the average of 500/s", where the load adds up to something else.
fn average(judged: &Judged<'_>, line: &Line<'_>) -> Option<Finding> {
    let known = total(judged.case.earlier)?;
    let said = line.targets().find(|number| {
        let before = number.words.start.saturating_sub(3)..number.words.start;
        let after = number.words.end..number.words.end + 2;
        let mean = |word: usize| line.tagged("statistics", "mean").any(|hit| hit.covers(word));
        number.quantity.is_rate() && before.chain(after).any(mean)
    })?;
    let (factor, blocks) = differ(&Quantity::per_second(known), &said.quantity)?;
    let message = format!(
        "Your load adds up to {} on average, and \"{}\" is {factor:.1} times off.",
        show::quantity(&Quantity::per_second(known)),
        said.span.of(line.text()),
    );
    let finding = remark_on(CHECK.id, line, said.words.clone(), message);
    Some(Finding { blocks, slot: blocks.then(|| "peak".to_owned()), ..finding })
}

fn total(earlier: &Facts) -> Option<f64> {
    let rated = earlier.operations.iter().filter_map(|operation| operation.rate.as_ref());
    let rates: Vec<f64> = rated.map(|fact| fact.value.value).collect();
    (!rates.is_empty()).then(|| rates.iter().sum())
}
