//! How often each operation happens, the peak, and what one node would carry.

use super::{Given, brief, span, steps};
use crate::quantity::show;
use crate::report::chart::{Chart, Drawing, Mark, Plot, Scale};

/// The load.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let mut plots = Vec::new();
    for (id, title) in [("rate", ""), ("rate_total", "all together"), ("peak_rate", "at peak")] {
        for (row, value) in given.known(id) {
            let label = match (&row.item, title) {
                (Some(item), "at peak") => format!("{item}, at peak"),
                (Some(item), _) => item.clone(),
                (None, title) => title.to_owned(),
            };
            let mark = if id == "peak_rate" { Mark::Main } else { Mark::Value };
            plots.push(Plot::new(label, brief(&row.text), value).within(span(row)).marked(mark));
        }
    }
    if plots.is_empty() {
        return None;
    }
    let mut says = match given.known("peak_rate").next() {
        Some((row, _)) => format!("At peak {}.", brief(&row.text)),
        None => "On average; the peak is not known yet.".to_owned(),
    };
    if let Some(node) = given.facts.node.as_ref().map(|fact| &fact.value) {
        for (carries, what) in [(node.reads, "reads"), (node.writes, "writes")] {
            let Some(carries) = carries else { continue };
            let label = format!("one {} node, {what}", node.name);
            plots.push(Plot::new(label, format!("{}/s", show::number(carries)), carries).marked(Mark::Limit));
        }
        if let Some((row, _)) = given.known("node_headroom").next() {
            says = format!("{says} One {} node would carry {}.", node.name, row.text);
        }
    }
    let ends = plots.iter().flat_map(|plot| {
        let (low, high) = plot.span.unwrap_or((plot.value, plot.value));
        [low, high]
    });
    Some(Chart {
        id: "load",
        step: 3,
        title: "Load by operation",
        says,
        measures: "how often, on a log scale",
        scale: Scale::log(&steps::RATES, &ends.collect::<Vec<_>>()),
        drawing: Drawing::Points(plots),
    })
}
