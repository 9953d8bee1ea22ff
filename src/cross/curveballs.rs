//! What an interviewer would throw at the design once it stands: more traffic, a part gone
//! at peak, half the people, a region lost, one key that everybody wants. The consequence
//! is computed first, then comes the question.

use super::Design;
use crate::outage::{backlog, drain};
use crate::prompts::Component;
use crate::quantity::show;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curveball {
    /// Its stable name.
    pub id: &'static str,
    /// What happens.
    pub title: &'static str,
    /// What follows from it by the design's own numbers.
    pub consequence: String,
    /// What the user would do.
    pub ask: &'static str,
}

/// All that the design's numbers allow, in order.
#[must_use]
pub fn curveballs(design: &Design<'_>) -> Vec<Curveball> {
    let mut all = Vec::new();
    let mut throw = |id, title, consequence: Option<String>, ask| {
        all.extend(consequence.map(|consequence| Curveball { id, title, consequence, ask }));
    };
    throw(
        "traffic-x10",
        "Ten times the traffic",
        traffic(design, 10.0),
        "What do you do first, and how long does that take?",
    );
    throw(
        "traffic-x100",
        "A hundred times the traffic",
        traffic(design, 100.0),
        "Which part would you replace, and by what?",
    );
    throw(
        "largest-part-gone",
        "The part everything waits for is gone for 60 s at peak",
        gone(design),
        "What happens in the ten seconds after it is back?",
    );
    throw(
        "half-the-people",
        "Half the people leave",
        half(design),
        "Which part do you give up, or give to somebody else to run?",
    );
    throw(
        "region-lost",
        "The region is lost",
        region(design),
        "Who decides to go elsewhere, and how long until users are served?",
    );
    throw(
        "busiest-key",
        "The busiest key gets a hundred times its load",
        busiest(design),
        "How would you see it, and what keeps the others served?",
    );
    all
}

/// The first part to be full when traffic grows: of those with figures, the one with the
/// least headroom.
fn traffic(design: &Design<'_>, times: f64) -> Option<String> {
    let load = design.load?;
    let hits = design.facts.hit_rate.as_ref().map_or(0.0, |rate| rate.value.value);
    let mut limits: Vec<(f64, String)> = Vec::new();
    let mut seen = |component: &Component, dimension: &str, rate: f64, nodes: f64| {
        if let Some(high) = component.carries(dimension).filter(|_| rate > 0.0) {
            let words =
                format!("{} at {} {dimension}/s", design.name_of(component), show::number(high * nodes));
            limits.push((high * nodes / rate, words));
        }
    };
    if let Some(store) = design.store() {
        seen(store.component, "reads", load.reads * (1.0 - hits), 1.0);
        seen(store.component, "writes", load.writes, 1.0);
    }
    for part in &design.parts {
        for component in part.ids.iter().filter_map(|id| design.component(id)) {
            if component.kind == "app-server" || component.kind == "load-balancer" {
                seen(component, "requests", load.total(), design.app_nodes().unwrap_or(1.0));
            }
        }
    }
    limits.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (factor, first) = limits.into_iter().next()?;
    let total = show::rate(load.total() * times);
    Some(if factor >= times {
        format!(
            "The peak becomes {total}. Nothing with a known limit is full: the first would be {first}, at {} times today's peak.",
            show::number(two_digits(factor))
        )
    } else {
        format!(
            "The peak becomes {total}. The first to be full is {first}, at {} times today's peak.",
            show::number(two_digits(factor))
        )
    })
}

fn gone(design: &Design<'_>) -> Option<String> {
    let (load, store) = (design.load?, design.store()?);
    let rate = load.total();
    let waiting = backlog(rate, 60.0);
    let name = design.name_of(store.component);
    let capacity = store.component.carries(if load.writes > 0.0 { "writes" } else { "reads" });
    let after = match capacity.map(|capacity| (capacity, drain(waiting, rate, capacity))) {
        Some((capacity, Some(time))) => format!(
            " If all of them waited, they would be worked off {} after it is back ({} / ({}/s - {}/s)).",
            show::duration(time),
            show::number(waiting),
            show::number(capacity),
            show::number(rate)
        ),
        Some((capacity, None)) => {
            format!(" One node takes {}/s: what waited would never be worked off.", show::number(capacity))
        }
        None => String::new(),
    };
    let budget = design.budget().map(|budget| {
        format!(
            " It burns {} of what may be down in a {}.",
            show::percent(60.0 / budget.seconds),
            budget.period
        )
    });
    Some(format!(
        "{name} is gone: {} requests arrive in that minute ({}/s x 60 s).{after}{}",
        show::number(waiting),
        show::number(rate),
        budget.unwrap_or_default()
    ))
}

fn half(design: &Design<'_>) -> Option<String> {
    let people = design.facts.people.as_ref()?.value.value;
    let left = (people / 2.0).ceil().min(people);
    let parts = design.parts.len();
    let stateful = design
        .parts
        .iter()
        .filter(|part| {
            !part.managed
                && part.ids.iter().any(|id| {
                    design
                        .component(id)
                        .is_some_and(|it| it.stateful && it.operational_cost.unwrap_or(1.0) >= 2.0)
                })
        })
        .count();
    (parts > 0).then(|| {
        format!(
            "{} of {} are left for {parts} parts, {stateful} of which keep state that somebody has to look after.",
            show::number(left),
            show::number(people)
        )
    })
}

fn region(design: &Design<'_>) -> Option<String> {
    let store = design.store()?;
    let name = design.name_of(store.component);
    let several = design.says(&[
        "two regions",
        "second region",
        "other region",
        "another region",
        "multi region",
        "cross region",
    ]);
    let promise =
        design.facts.recovery.as_ref().map(|recovery| {
            format!(" You promised to be back within {}.", show::duration(recovery.value.value))
        });
    let bytes = design.stored_bytes().map(|(bytes, _)| {
        // 100 MB/s is what one restore over a network does.
        format!(
            " Restoring {} at 100 MB/s takes {}.",
            show::bytes(bytes),
            show::duration((bytes / 100e6).max(1.0))
        )
    });
    Some(match several {
        Some(line) => format!("One line speaks of it: \"{}\".{}", line.text, promise.unwrap_or_default()),
        None => format!(
            "{name} and everything around it is gone, and no answer names a second place.{}{}",
            bytes.unwrap_or_default(),
            promise.unwrap_or_default()
        ),
    })
}

fn busiest(design: &Design<'_>) -> Option<String> {
    let (load, store) = (design.load?, design.store()?);
    let share = design.lines("scale.one_node").iter().chain(design.lines("scale.cache")).find_map(|line| {
        let told = line.says(&["largest", "biggest", "hottest", "busiest", "top"]);
        line.numbers().iter().find(|it| told && it.quantity.is_ratio()).map(|it| it.quantity.value)
    });
    let (share, words) = share.map_or((0.01, "taken as 1 % of the load"), |share| (share, "as you said"));
    let (dimension, rate) =
        if load.reads >= load.writes { ("reads", load.reads) } else { ("writes", load.writes) };
    let becomes = rate * share * 100.0;
    let takes = store.component.carries(dimension)?;
    Some(format!(
        "The busiest key ({words}) goes from {} to {} {dimension}/s; one {} node takes {}, and one key cannot be split over several.",
        show::number(rate * share),
        show::number(becomes),
        design.name_of(store.component),
        show::number(takes)
    ))
}

/// Capacity is known to an order of magnitude.
fn two_digits(value: f64) -> f64 {
    let scale = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    (value / scale).round() * scale
}
