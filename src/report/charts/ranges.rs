//! How sure the numbers are: each 90 % interval as factors of its own middle, so that
//! bytes, seconds and requests stand side by side.

use super::{Given, span, steps};
use crate::report::chart::{Chart, Drawing, Plot, Scale};
use crate::report::computed::{in_unit, title};

/// As many as are read at a glance; the widest ones.
const MOST: usize = 8;

/// The ranges.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let mut plots: Vec<Plot> = Vec::new();
    for row in &given.sheet.rows {
        let Some(value) = row.value.as_ref() else { continue };
        let Some((low, high)) = span(row).filter(|(low, _)| *low > 0.0 && value.value > 0.0) else {
            continue;
        };
        let text = format!("{} to {}", in_unit(low, row.unit), in_unit(high, row.unit));
        let span = (low / value.value, high / value.value);
        plots.push(Plot::new(title(row), text, 1.0).within(Some(span)));
    }
    let width = |plot: &Plot| plot.span.map_or(1.0, |(low, high)| high / low);
    let mut widest: Vec<f64> = plots.iter().map(width).collect();
    widest.sort_by(|a, b| b.total_cmp(a));
    let all = plots.len();
    if let Some(least) = widest.get(MOST - 1).copied() {
        plots.retain(|plot| width(plot) >= least);
        plots.truncate(MOST);
    }
    let unsure = plots.iter().max_by(|a, b| width(a).total_cmp(&width(b)))?;
    let mut says = format!("The least sure: {}, {}.", unsure.label, unsure.text);
    if all > plots.len() {
        says = format!("{says} The {} widest of {all} are drawn.", plots.len());
    }
    let ends: Vec<f64> =
        plots.iter().filter_map(|plot| plot.span).flat_map(|(low, high)| [low, high]).collect();
    Some(Chart {
        id: "ranges",
        step: 3,
        title: "How sure the numbers are",
        says,
        measures: "90 % intervals, as factors of the middle",
        scale: Scale::log(&steps::FACTORS, &ends),
        drawing: Drawing::Points(plots),
    })
}
