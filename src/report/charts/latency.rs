//! The time each operation may take, against what the parts on its path take anyway.

use super::{Given, steps};
use crate::estimate::{Kind, Latency};
use crate::prompts::Comfort;
use crate::quantity::show;
use crate::report::chart::{Chart, Drawing, Mark, Plot, Scale};

/// The targets and the path.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let mut plots: Vec<Plot> = Vec::new();
    for operation in &given.facts.operations {
        let Some(target) = operation.latency.as_ref().map(|fact| &fact.value) else { continue };
        let seconds = target.duration.value;
        let text = format!("{}{}", of_how_many(target), show::duration(seconds));
        let mark = if operation.kind == Kind::Background { Mark::Value } else { Mark::Main };
        plots.push(Plot::new(operation.name.clone(), text, seconds).marked(mark));
    }
    if plots.is_empty() {
        return None;
    }
    let parts = parts(given);
    let says = match parts.first() {
        Some((name, low, high)) => {
            format!("Waiting for {name} takes {} of it, for 99 of 100 requests.", between(*low, *high))
        }
        None => "What each operation may take.".to_owned(),
    };
    plots.extend(parts.iter().map(|(name, low, high)| {
        let plot = Plot::new(format!("{name}, p99"), between(*low, *high), *low);
        plot.within(Some((*low, *high))).marked(Mark::Limit)
    }));
    let ends = plots.iter().flat_map(|plot| [plot.value, plot.span.map_or(plot.value, |(_, high)| high)]);
    Some(Chart {
        id: "latency",
        step: 2,
        title: "Time each operation may take",
        says,
        measures: "time, on a log scale",
        scale: Scale::log(&steps::TIMES, &ends.collect::<Vec<_>>()),
        drawing: Drawing::Points(plots),
    })
}

fn of_how_many(target: &Latency) -> String {
    match target.percentile {
        None => "within ".to_owned(),
        Some(100.0) => "max ".to_owned(),
        Some(percentile) => format!("p{} ", show::number(percentile)),
    }
}

fn between(low: f64, high: f64) -> String {
    format!("{} to {}", show::duration(low), show::duration(high))
}

/// The parts on the path and the seconds each takes, at best and ordinarily, for 99 of
/// 100. Every operation waits for the first store; which of the others it waits for is
/// for the reader to see, so nothing is added up.
fn parts<'a>(given: &Given<'a>) -> Vec<(&'a str, f64, f64)> {
    let figure = |id: &str| in_seconds(given.capacity.component(id)?.latency.as_ref()?.p99.as_ref()?);
    let parts = given.facts.dependencies.iter().map(|fact| &fact.value);
    parts
        .filter_map(|part| {
            let (low, high) = figure(part.component.as_deref()?)?;
            Some((part.name.as_str(), low, high))
        })
        .collect()
}

fn in_seconds(figure: &Comfort) -> Option<(f64, f64)> {
    let factor = match figure.unit.as_str() {
        "ms" => 1e-3,
        "s" => 1.0,
        "us" | "µs" => 1e-6,
        _ => return None,
    };
    Some((figure.low * factor, figure.high * factor))
}
