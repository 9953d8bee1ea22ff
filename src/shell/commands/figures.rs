//! Capacity figures as `explain` tells them: each with its unit, its sources, their years,
//! and how sure it is.

use std::fmt::Write as _;

use crate::cross::design::ALONE;
use crate::prompts::{Comfort, Component, Database, Isolation, Machinery, Origin, Prevents, Threshold};
use crate::quantity::show;

/// A component: what one of it carries, how it fails, when it earns its place.
pub(super) fn of_component(component: &Component) -> String {
    let mut text = format!(
        "{}{}. Also called: {}.\n",
        component.kind,
        if component.stateful { ", keeps state" } else { "" },
        component.names.join(", ")
    );
    if let Some(scope) = &component.scope {
        let _ = writeln!(
            text,
            "\nWhat a {scope} carries without care, and when tuned to two thirds of its strength:"
        );
    }
    for (dimension, comfort) in &component.comfortable {
        let _ = writeln!(text, "    {dimension}: {}", span(comfort));
    }
    if let Some(comfort) = &component.storage_comfortable {
        let _ = writeln!(text, "    storage: {}", span(comfort));
    }
    if let Some(limit) = component.storage_ceiling.as_ref().filter(|limit| limit.value.is_some()) {
        let value = show::number(limit.value.unwrap_or_default());
        let what = limit.what.as_deref().unwrap_or("the end");
        let _ =
            writeln!(text, "    storage ends at {value} {} ({what})", limit.unit.as_deref().unwrap_or("GB"));
    }
    if !component.ceiling.is_empty() {
        text += "\nPublished upper figures:\n";
    }
    for ceiling in &component.ceiling {
        let value = show::number(ceiling.value);
        let _ = writeln!(
            text,
            "    {value} {} for a {}: {} ({})",
            ceiling.unit, ceiling.scope, ceiling.what, ceiling.basis
        );
    }
    if let Some(latency) = &component.latency {
        text += "\nLatency in the same region at moderate load:\n";
        for (name, comfort) in [("p50", &latency.p50), ("p99", &latency.p99)] {
            if let Some(comfort) = comfort {
                let _ = writeln!(text, "    {name}: {}", span(comfort));
            }
        }
    }
    if let Some(sla) = &component.availability {
        let percent = sla.percent.map_or("no figure".to_owned(), |percent| format!("{percent} %"));
        let _ = writeln!(text, "\nAvailability for planning: {percent} ({})", sla.basis);
        for variant in sla.variants.iter().filter(|variant| variant.percent.is_some()) {
            let alone = ALONE.contains(&variant.name.as_str());
            let when = if alone { ", counted where a line says that there is one node" } else { "" };
            let _ = writeln!(text, "    {}: {} %{when}", variant.name, variant.percent.unwrap_or_default());
        }
    }
    if let Some(failure) = &component.failure {
        if let Some(time) = &failure.failover_seconds {
            let _ = writeln!(text, "\nBack after a lost machine in: {}", span(time));
        }
        if let Some(window) = &failure.data_loss_window {
            let _ = writeln!(text, "May be lost: {window}");
        }
        for fact in &failure.facts {
            let _ = writeln!(text, "    {fact}");
        }
    }
    if !component.adds_when.is_empty() {
        text += "\nEarns its place when one of these is true:\n";
    }
    for reason in component.adds_when.iter().filter(|reason| reason.metric != "default") {
        let told = match reason.metric.as_str() {
            "qualitative" => reason.why.clone(),
            metric => format!(
                "{} {} {}: {}",
                metric.replace('_', " "),
                reason.op,
                show::number(reason.value),
                reason.why
            ),
        };
        let _ = writeln!(text, "    {told}");
    }
    if let Some(simpler) = component.simpler.as_ref().and_then(|simpler| simpler.text.as_ref()) {
        let _ = writeln!(text, "Else: {}", simpler.replace('_', " "));
    }
    text += &sourced(component.confidence.as_deref().unwrap_or("low"), &component.sources);
    text
}

fn span(comfort: &Comfort) -> String {
    let note = comfort.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{} to {} {}{note}", show::number(comfort.low), show::number(comfort.high), comfort.unit)
}

/// A kind of machinery: what speaks for and against it.
pub(super) fn of_machinery(rule: &Machinery) -> String {
    let entries = |entries: &[Threshold]| -> String {
        entries
            .iter()
            .map(|entry| {
                let why = entry.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                let unit = entry.unit.as_deref().unwrap_or_default();
                match entry.metric.as_str() {
                    "qualitative" => {
                        format!("    an answer that says one of {}{why}\n", entry.said.join(", "))
                    }
                    metric => format!(
                        "    {} {} {} {unit}{why}\n",
                        metric.replace('_', " "),
                        entry.op,
                        show::number(entry.value)
                    ),
                }
            })
            .collect()
    };
    let instead: Vec<String> = rule.instead.iter().map(|it| it.text.replace('_', " ")).collect();
    let mut text = format!(
        "{}.\n\nCounts against it:\n{}\nCounts for it:\n{}\nInstead: {}\n",
        rule.machinery,
        entries(&rule.counts_against),
        entries(&rule.counts_for),
        instead.join("; ")
    );
    for told in [&rule.disagreement, &rule.note].into_iter().flatten() {
        let _ = writeln!(text, "{told}");
    }
    text + &sourced(&rule.confidence, &rule.sources)
}

/// What the levels of a database prevent.
pub(super) fn of_database(database: &Database, table: &Isolation) -> String {
    let mut text =
        format!("What the isolation levels of {} {} really prevent.\n", database.name, database.version);
    for level in &database.levels {
        let named = level.names.first().map_or("", String::as_str);
        let default = if level.default { ", the default" } else { "" };
        let lets: Vec<String> = table
            .anomalies
            .iter()
            .filter_map(|anomaly| {
                let how = match level.prevents.get(&anomaly.id)? {
                    Prevents::Yes => return None,
                    Prevents::No => "",
                    Prevents::Some => " in some cases",
                    Prevents::ReadOnly => " where something is written",
                };
                Some(format!("{} ({}){how}", anomaly.name, anomaly.id))
            })
            .collect();
        let lets = if lets.is_empty() { "none of the anomalies".to_owned() } else { lets.join(", ") };
        let _ = writeln!(text, "\n{named}{default}: {}\n    lets happen: {lets}", level.really);
    }
    text + &sourced(&database.confidence, &database.sources)
}

fn sourced(confidence: &str, sources: &[Origin]) -> String {
    let mut text = format!("\nConfidence: {confidence}\nSources:\n");
    for source in sources {
        let place = source.url.as_ref().or(source.repo_path.as_ref()).map_or("", String::as_str);
        let year = source.year.map(|year| format!(", {year}")).unwrap_or_default();
        let basis = source.basis.as_deref().unwrap_or("recalled");
        let _ = write!(text, "    {}{year} ({basis})\n        {place}\n", source.title);
        if let Some(figure) = &source.figure {
            let _ = writeln!(text, "        {figure}");
        }
    }
    text
}
