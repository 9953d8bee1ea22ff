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
    let path = path(given);
    let says = match &path {
        Some((names, low, high)) => {
            let text = format!("{} to {}", show::duration(*low), show::duration(*high));
            plots.push(
                Plot::new(format!("{names}, p99"), text.clone(), *low)
                    .within(Some((*low, *high)))
                    .marked(Mark::Limit),
            );
            format!("Waiting for {names} takes {text} of it, for 99 of 100 requests.")
        }
        None => "What each operation may take.".to_owned(),
    };
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

/// The parts a request waits for and the seconds they take together, at best and
/// ordinarily, for 99 of 100; none where one of them has no figure.
fn path(given: &Given<'_>) -> Option<(String, f64, f64)> {
    let (mut names, mut low, mut high) = (Vec::new(), 0.0, 0.0);
    for part in &given.facts.dependencies {
        let component = given.capacity.component(part.value.component.as_deref()?)?;
        let (best, ordinary) = in_seconds(component.latency.as_ref()?.p99.as_ref()?)?;
        names.push(part.value.name.as_str());
        low += best;
        high += ordinary;
    }
    (!names.is_empty()).then(|| (names.join(" + "), low, high))
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
