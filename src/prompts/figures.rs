//! The capacity figures judged: whether every entry has what its reader needs.

use super::{Complaint, Library, Origin};

/// Everything wrong with the figures.
#[must_use]
pub fn of_figures(library: &Library) -> Vec<Complaint> {
    let mut found = Vec::new();
    let mut complain = |file: &str, message: String| {
        found.push(Complaint { path: format!("capacity/{file}.json"), line: None, message });
    };
    let mut names: Vec<&str> = Vec::new();
    for component in &library.capacity.components {
        let id = &component.id;
        sourced(id, &component.sources, |message| complain("components", message));
        if component.comfortable.values().any(|comfort| comfort.unit.is_empty() || comfort.low > comfort.high)
        {
            complain(
                "components",
                format!("{id} has a span without a unit, or with its low above its high."),
            );
        }
        for name in &component.names {
            if names.contains(&name.as_str()) {
                complain("components", format!("\"{name}\" names two components."));
            }
            names.push(name);
        }
    }
    unique(library.capacity.components.iter().map(|it| it.id.as_str()), |id| {
        complain("components", format!("{id} stands twice."));
    });
    unique(library.simplicity.rules.iter().map(|it| it.id.as_str()), |id| {
        complain("simplicity", format!("{id} stands twice."));
    });
    for rule in &library.simplicity.rules {
        sourced(&rule.id, &rule.sources, |message| complain("simplicity", message));
        for component in &rule.components {
            if library.capacity.component(component).is_none() {
                complain("simplicity", format!("{} is about {component}, which is no component.", rule.id));
            }
        }
        for entry in rule.counts_against.iter().chain(&rule.counts_for) {
            let qualitative = entry.metric == "qualitative";
            if qualitative == entry.said.is_empty() || !qualitative && entry.unit.is_none() {
                complain(
                    "simplicity",
                    format!("{}, {}: a unit, or the words that say yes.", rule.id, entry.metric),
                );
            }
            if !["<", "<=", ">", ">=", "=="].contains(&entry.op.as_str()) {
                complain("simplicity", format!("{}: no sign \"{}\".", rule.id, entry.op));
            }
        }
    }
    unique(library.isolation.databases.iter().map(|it| it.id.as_str()), |id| {
        complain("isolation", format!("{id} stands twice."));
    });
    for database in &library.isolation.databases {
        sourced(&database.id, &database.sources, |message| complain("isolation", message));
        for level in &database.levels {
            let whole = library.isolation.anomalies.iter().all(|it| level.prevents.contains_key(&it.id));
            if !whole || level.prevents.len() != library.isolation.anomalies.len() {
                let name = level.names.first().map_or("", String::as_str);
                complain("isolation", format!("{}, {name}: not every anomaly is told.", database.id));
            }
        }
    }
    found
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>, mut twice: impl FnMut(&str)) {
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            twice(id);
        }
        seen.push(id);
    }
}

fn sourced(id: &str, sources: &[Origin], mut complain: impl FnMut(String)) {
    if sources.is_empty() {
        complain(format!("{id} has no source."));
    }
    for source in sources {
        if source.title.is_empty() || source.url.is_none() && source.repo_path.is_none() {
            complain(format!("{id}: a source without a title or an address."));
        }
        if source.year.is_none() || source.basis.is_none() {
            complain(format!("{id}: \"{}\" has no year, or does not say whether it was read.", source.title));
        }
    }
}
