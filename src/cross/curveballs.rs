//! What an interviewer would throw at the design once it stands: more traffic, a part gone
//! at peak, half the people, a region lost, one key that everybody wants. The consequence
//! is computed first, then comes the question.

use super::Design;
use crate::outage::{backlog, drain};
use crate::prompts::Component;
use crate::quantity::show;

/// How long the largest part is gone, in seconds.
const MINUTE: f64 = 60.0;
/// Bytes a second that one restore over a network does.
const RESTORE: f64 = 100e6;

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
    // What arrives at a part may be less than what the sheet counts: then it is said.
    let mut seen = |component: &Component, dimension: &str, rate: f64, all: f64, nodes: f64| {
        if let Some(high) = component.carries(dimension).filter(|_| rate > 0.0) {
            let name = design.name_of(component);
            let some = if rate < all * 0.99 {
                format!(" ({} {dimension}/s of the {}/s reach it)", show::number(rate), show::number(all))
            } else {
                String::new()
            };
            let words = format!("{name} at {} {dimension}/s when tuned{some}", show::number(high * nodes));
            limits.push((high * nodes / rate, words));
        }
    };
    // Of a store that is split only the number of nodes tells what it carries.
    let split = design.says("shard*|split by|partition by|partitioned by").is_some();
    if let (Some(store), Some(of_store)) = (design.store(), design.store_load()) {
        let nodes = design.line_of_part(store.part).count_of(&["nodes", "shards", "instances"]);
        if let Some(nodes) = nodes.or((!split).then_some(1.0)) {
            seen(store.component, "reads", of_store.reads * (1.0 - hits), load.reads, nodes);
            seen(store.component, "writes", of_store.writes, load.writes, nodes);
        }
    }
    let edge = if design.parts.iter().any(|part| part.is("cdn")) { 1.0 - hits } else { 1.0 };
    for part in &design.parts {
        for component in part.ids.iter().filter_map(|id| design.component(id)) {
            if component.kind == "app-server" {
                let nodes = design.app_nodes().unwrap_or(1.0);
                seen(component, "requests", load.total() * edge, load.total(), nodes);
            }
        }
    }
    limits.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (factor, first) = limits.into_iter().next()?;
    let total = show::rate(two_digits(load.total() * times));
    let at = show::number(two_digits(factor));
    Some(if factor >= times {
        format!(
            "The peak becomes about {total}, and nothing with a known limit is full. The first would be {first}, at {at} times today's peak."
        )
    } else {
        format!(
            "The peak becomes about {total}. The first to be full is {first}, at {at} times today's peak."
        )
    })
}

fn gone(design: &Design<'_>) -> Option<String> {
    // So many requests meet the outage, as the sheet says; not all of them have to be its own.
    let (load, own, store) = (design.load?, design.store_load()?, design.store()?);
    let (all, rate) = (load.total(), own.total());
    let waiting = backlog(rate, MINUTE);
    let name = design.name_of(store.component);
    let its_own = if rate < all * 0.99 {
        format!(", {} of them for {name} ({}/s)", show::number(waiting), show::number(rate))
    } else {
        String::new()
    };
    let capacity = store.component.carries(if own.writes > 0.0 { "writes" } else { "reads" });
    let split = design.says("shard*|split by|partition by|partitioned by").is_some();
    let after = match capacity.filter(|_| !split).map(|capacity| (capacity, drain(waiting, rate, capacity))) {
        Some((_, Some(time))) if time < 1.0 => {
            " Those who waited would be served within a second after it is back.".to_owned()
        }
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
            show::percent(MINUTE / budget.seconds),
            budget.period
        )
    });
    Some(format!(
        "{name} is gone: {} requests arrive in that minute ({}/s x 60 s){its_own}.{after}{}",
        show::number(backlog(all, MINUTE)),
        show::number(all),
        budget.unwrap_or_default()
    ))
}

fn half(design: &Design<'_>) -> Option<String> {
    // "3 to 4 people" are four who can be counted, and nobody leaves by half.
    let people = design.facts.people.as_ref()?.value.value.round();
    let left = (people / 2.0).floor();
    let parts = design.parts.len();
    let looked_after = |id: &String| {
        design.component(id).is_some_and(|it| it.stateful && it.operational_cost.unwrap_or(1.0) >= 2.0)
    };
    let kept = design.parts.iter().filter(|part| !part.managed && part.ids.iter().any(looked_after)).count();
    let state = match kept {
        0 => "none of which keeps state that you run yourselves".to_owned(),
        1 => "one of which keeps state that somebody has to look after".to_owned(),
        many => format!("{many} of which keep state that somebody has to look after"),
    };
    let who = if left < 1.0 {
        "Nobody is left".to_owned()
    } else {
        format!("{} of {} are left", show::number(left), show::number(people))
    };
    (parts > 0).then(|| format!("{who} for {parts} parts, {state}."))
}

fn region(design: &Design<'_>) -> Option<String> {
    let store = design.store()?;
    let name = design.name_of(store.component);
    let questions = ["bottlenecks.parts", "numbers.durability", "numbers.availability"];
    let elsewhere = questions.iter().flat_map(|id| design.lines(id)).find(|line| {
        line.says(
            "two regions|second region|other region|another region|multi region|cross region|other continent",
        )
    });
    let promise =
        design.facts.recovery.as_ref().map(|recovery| {
            format!(" You promised to be back within {}.", show::duration(recovery.value.value))
        });
    let promise = promise.unwrap_or_default();
    if let Some(line) = elsewhere {
        return Some(format!("One line speaks of it: \"{}\".{promise}", line.text));
    }
    // Where nothing else keeps data for good, all of it is to be restored, as the sheet counts it.
    let homes = design.parts.iter().flat_map(|part| &part.ids).filter_map(|id| design.component(id));
    let several = homes.into_iter().any(|it| {
        it.id != store.component.id
            && (it.is_store() || matches!(it.kind.as_str(), "analytics" | "search" | "vector"))
            && it.id != "read_replica"
    });
    let kept = if several { design.stored_bytes().map(|(bytes, _)| bytes) } else { design.all_bytes() };
    let bytes = kept.map(|bytes| {
        let time = two_digits(bytes / RESTORE).max(1.0);
        let all = design.all_bytes().filter(|all| show::bytes(*all) != show::bytes(bytes));
        let of = all.map_or(String::new(), |all| {
            format!(", what {name} keeps of {} in year three,", show::bytes(all))
        });
        format!(" Restoring {}{of} takes about {} at 100 MB/s.", show::bytes(bytes), show::duration(time))
    });
    Some(format!(
        "{name} and everything around it is gone, and no answer names a second place.{}{promise}",
        bytes.unwrap_or_default()
    ))
}

fn busiest(design: &Design<'_>) -> Option<String> {
    let (load, store) = (design.store_load()?, design.store()?);
    let told = design.lines("scale.one_node").iter().find_map(|line| {
        let shares = line.numbers().iter().filter(|it| it.quantity.is_ratio());
        shares.map(|it| it.quantity.value).next().filter(|_| line.says("largest|biggest|hottest|busiest|top"))
    });
    let (share, words) = told.map_or((0.01, "taken as 1 % of the load"), |share| (share, "as you said"));
    let (dimension, rate) =
        if load.reads >= load.writes { ("reads", load.reads) } else { ("writes", load.writes) };
    let becomes = rate * share * 100.0;
    let takes = store.component.carries(dimension)?;
    let end = if becomes * 10.0 < takes {
        "it would not be felt".to_owned()
    } else if becomes < takes {
        "it would be felt, and still served".to_owned()
    } else {
        "and one key cannot be split over several".to_owned()
    };
    Some(format!(
        "The busiest key ({words}) goes from {} to {} {dimension}/s. One {} node takes {}: {end}.",
        show::number(two_digits(rate * share)),
        show::number(two_digits(becomes)),
        design.name_of(store.component),
        show::number(takes)
    ))
}

/// Capacity is known to an order of magnitude.
fn two_digits(value: f64) -> f64 {
    let scale = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    if value == 0.0 { 0.0 } else { (value / scale).round() * scale }
}
