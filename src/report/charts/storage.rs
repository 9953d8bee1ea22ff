//! What is stored after one, two and three years, against what one node holds.

use super::{Given, brief, span, steps};
use crate::estimate::{Amount, Retention, Stored};
use crate::quantity::show;
use crate::report::chart::{Chart, Drawing, Mark, Plot, Scale};

const YEAR: f64 = 365.0 * 86_400.0;

/// The data over the years. Year three is the sheet's own number.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let (third, bytes) = given.known("bytes_at_horizon").next()?;
    let records = || given.facts.records.iter().map(|record| &record.value);
    let mut plots: Vec<Plot> = [1.0, 2.0]
        .into_iter()
        .map(|years| (years, records().map(|record| kept(record, years * YEAR)).sum::<f64>()))
        .filter(|(_, bytes)| *bytes > 0.0)
        .map(|(years, bytes)| Plot::new(format!("year {years}"), show::bytes(bytes), bytes))
        .collect();
    // A range is sampled where the sheet is made; its middle is not the product of the middles.
    if span(third).is_some() {
        plots.clear();
    }
    plots.push(Plot::new("year 3", brief(&third.text), bytes).within(span(third)).marked(Mark::Main));
    if let Some((row, bytes)) = given.known("bytes_on_disk").next() {
        let label = "year 3, with copies and indexes";
        plots.push(Plot::new(label, brief(&row.text), bytes).within(span(row)));
    }
    let mut says = format!("{} in year three.", brief(&third.text));
    if let Some((node, holds)) = given.facts.node.as_ref().and_then(|fact| {
        let node = &fact.value;
        Some((node, node.storage?))
    }) {
        plots.push(
            Plot::new(format!("one {} node holds", node.name), show::bytes(holds), holds).marked(Mark::Limit),
        );
        says = format!("{says} {}", against(bytes, holds, &node.name));
    }
    let ends = plots.iter().flat_map(|plot| {
        let (low, high) = plot.span.unwrap_or((plot.value, plot.value));
        [low, high]
    });
    Some(Chart {
        id: "storage",
        step: 3,
        title: "Data over the years",
        says,
        measures: "bytes, on a log scale",
        scale: Scale::log(&steps::BYTES, &ends.collect::<Vec<_>>()),
        drawing: Drawing::Points(plots),
    })
}

fn against(bytes: f64, holds: f64, name: &str) -> String {
    if bytes <= holds {
        format!("One {name} node holds {} with ease.", show::bytes(holds))
    } else {
        format!("One {name} node holds {} with ease: less than that.", show::bytes(holds))
    }
}

/// Bytes that are kept of a record after so many seconds.
fn kept(record: &Stored, seconds: f64) -> f64 {
    let seconds = match &record.retention {
        Retention::For(time) => time.value.min(seconds),
        Retention::Forever | Retention::Until(_) => seconds,
    };
    match (&record.volume, &record.size, &record.amount) {
        (Some(volume), _, _) => volume.value * seconds,
        (None, Some(size), Some(Amount::PerTime(rate))) => size.value * rate.value * seconds,
        (None, Some(size), Some(Amount::Total(count))) => size.value * count.value,
        _ => 0.0,
    }
}
