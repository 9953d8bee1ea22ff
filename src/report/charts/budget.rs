//! What one outage of each length burns of the month's error budget.

use super::{Given, brief, span};
use crate::report::chart::{Chart, Drawing, Mark, Plot, Scale};

/// The budget and what each outage takes of it.
pub(super) fn chart(given: &Given<'_>) -> Option<Chart> {
    let mut plots: Vec<Plot> = given
        .known("budget_share")
        .map(|(row, share)| {
            let label = format!("an outage of {}", row.item.as_deref().unwrap_or_default());
            Plot::new(label, brief(&row.text), share).within(span(row))
        })
        .collect();
    let longest = plots.last()?.value;
    if let Some(last) = plots.last_mut() {
        last.mark = Mark::Main;
    }
    let mut says = match longest {
        share if share > 1.0 => "One outage of 5 min is more than the month allows.".to_owned(),
        share if share > 1.0 / 3.0 => "One outage of 5 min is most of what the month allows.".to_owned(),
        _ => "The month allows several outages of 5 min.".to_owned(),
    };
    if let Some((row, _)) = given.known("downtime_per_month").next() {
        says = format!("{says} It may be down {} a month.", brief(&row.text));
        plots.push(Plot::new("all of a month's budget", brief(&row.text), 1.0).marked(Mark::Limit));
    }
    let high = longest.max(1.0);
    let end = if high > 1.0 { format!("{} x the budget", round(high)) } else { "all of it".to_owned() };
    let ticks = vec![(0.0, "0".to_owned()), (high / 2.0, half(high)), (high, end)];
    Some(Chart {
        id: "budget",
        step: 4,
        title: "What an outage burns of the error budget",
        says,
        measures: "share of what a month allows",
        scale: Scale { low: 0.0, high, log: false, ticks },
        drawing: Drawing::Bars(plots),
    })
}

fn half(high: f64) -> String {
    if high > 1.0 { format!("{} x", round(high / 2.0)) } else { "half".to_owned() }
}

fn round(times: f64) -> String {
    crate::quantity::show::number((times * 10.0).round() / 10.0)
}
