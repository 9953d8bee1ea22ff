//! The account of one outage over time: what waits while it lasts, and until it is worked
//! off. The closed form of a fluid queue: straight lines up and down.

use super::{Given, brief};
use crate::quantity::show;
use crate::report::chart::{Chart, Drawing, Mark, Plot, Scale};

/// The outage drawn, and what the sheet calls it.
const LENGTH: (f64, &str) = (60.0, "60 s");

/// Requests that wait, over time, if each is kept.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let here = |id| given.known(id).find(|(row, _)| row.item.as_deref() == Some(LENGTH.1));
    let (backlog, waiting) = here("backlog")?;
    let arriving = waiting / LENGTH.0;
    if waiting <= 0.0 {
        return None;
    }
    let mut plots =
        vec![Plot::new("waiting when it is over", brief(&backlog.text), waiting).marked(Mark::Main)];
    let (end, says, last) = match here("drain_time") {
        Some((row, seconds)) => {
            plots.push(Plot::new("worked off after", brief(&row.text), 0.0));
            let says = format!(
                "{} requests wait after {}, and are worked off within {}, if each is kept.",
                brief(&backlog.text),
                LENGTH.1,
                brief(&row.text)
            );
            (LENGTH.0 + seconds, says, Some((LENGTH.0 + seconds, 0.0)))
        }
        None if let Some(capacity) = carries(given).filter(|capacity| *capacity <= arriving) => {
            let end = LENGTH.0 * 2.0;
            let says = "What waits is never worked off: more arrives than one node takes.".to_owned();
            (end, says, Some((end, waiting + (arriving - capacity) * LENGTH.0)))
        }
        None => {
            let says = format!("{} requests wait after {}, if each is kept.", brief(&backlog.text), LENGTH.1);
            (LENGTH.0, says, None)
        }
    };
    let mut points = vec![(0.0, 0.0), (LENGTH.0, waiting)];
    points.extend(last);
    // Some room behind the end, so that the way back to nothing can be seen.
    let right = if last.is_some() { end * 1.08 } else { end };
    let most = points.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let mut times = vec![(0.0, "0 s".to_owned()), (LENGTH.0, LENGTH.1.to_owned())];
    if end > LENGTH.0 * 1.3 {
        times.push((end, show::duration(end)));
    }
    Some(Chart {
        id: "outage",
        step: 4,
        title: "60 s without the data store, at peak",
        says,
        measures: "requests that wait, over time",
        scale: Scale {
            low: 0.0,
            high: most,
            log: false,
            ticks: vec![(0.0, "0".to_owned()), (most, show::number(most))],
        },
        drawing: Drawing::Course {
            time: Scale { low: 0.0, high: right, log: false, ticks: times },
            points,
            plots,
        },
    })
}

/// What one node of the store takes, where there is a figure.
fn carries(given: &Given<'_>) -> Option<f64> {
    let node = &given.facts.node.as_ref()?.value;
    node.writes.or(node.reads)
}
