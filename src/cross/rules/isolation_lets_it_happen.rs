//! An isolation level that does not prevent what it is named against.

use super::{Design, Objection, Rule, Severity};
use crate::cross::design::Line;
use crate::prompts::{Anomaly, Database, Level, Prevents};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "isolation-lets-it-happen",
    severity: Severity::Contradiction,
    reason: "The name of an isolation level promises different things on different databases. What each really prevents was tested; a level that lets the described mistake happen is no answer to it.",
    source: "Hermitage: testing transaction isolation levels (Kleppmann, 2014 to 2024)",
    fires: &[
        "PostgreSQL: two withdrawals from one balance, both read, then write: read committed",
        "MySQL: two edits of one row, both read, then write: repeatable read",
    ],
    near_misses: &[
        "PostgreSQL: two withdrawals, repeatable read: the second is refused",
        "PostgreSQL: read committed, with SELECT FOR UPDATE on the row",
    ],
    check,
};

const SKEW: &str = "\
    overlap*|overbook*|double book*|at least one|both check*|both see*|sum of|total of|\
    count of|two different rows|different rows|on call|limit of|same slot|free slot*";
const LOST: &str = "\
    read the old|both read|read then write|read and write|reads and writes|\
    read modify write|overwrit*|balance|counter|stock|same row|same document|increment*|\
    decrement*|edit*|withdraw*";

fn check(design: &Design<'_>) -> Vec<Objection> {
    let Some(answer) = design.answer("bottlenecks.race").filter(|answer| !answer.excused) else {
        return Vec::new();
    };
    let mut kinds =
        design.slots("bottlenecks.race", "mechanism").filter_map(|filled| filled.reading.as_deref());
    // A lock, a constraint or a version check holds whatever the level is.
    if kinds.any(|kind| kind != "isolation") {
        return Vec::new();
    }
    let Some((database, place)) = database(design) else { return Vec::new() };
    let mut found = Vec::new();
    for line in &answer.lines {
        let Some(level) = level(database, line) else { continue };
        let Some(anomaly) = anomaly(design, answer.text, &answer.lines) else { continue };
        let prevents = level.prevents.get(&anomaly.id).copied();
        if !matches!(prevents, Some(Prevents::No | Prevents::ReadOnly)) {
            continue;
        }
        let named = level.names.first().map_or("", String::as_str);
        let better = database.weakest_against(&anomaly.id).and_then(|level| level.names.first());
        let better =
            better.map(|name| format!(" The first level there that does is {name}.")).unwrap_or_default();
        let message = format!(
            "{named} on {} is {}: it does not prevent a {} ({}).{better}",
            database.name, level.really, anomaly.name, anomaly.id
        );
        let ask =
            "What stops the second one: another level, a lock on the row, a constraint, a version check?";
        let sure = format!("Tested, not promised: {} with version {}.", sources(database), database.version);
        found.push(RULE.raise([Some(line.quote()), Some(place.quote())], message, ask, sure));
    }
    found
}

fn sources(database: &Database) -> String {
    let title = database.sources.first().map_or("", |source| source.title.as_str());
    title.split(':').next().unwrap_or_default().to_owned()
}

/// The database by the parts; by any answer where the parts name none that was tested.
fn database<'d, 'a>(design: &'d Design<'a>) -> Option<(&'d Database, &'d Line<'a>)> {
    let all = &design.library.isolation.databases;
    let named = |line: &Line<'_>| all.iter().find(|database| line.says(&database.names.join("|")));
    let first = design
        .store()
        .map(|store| design.line_of_part(store.part))
        .and_then(|line| Some((named(line)?, line)));
    first.or_else(|| {
        ["bottlenecks.parts", "bottlenecks.race"]
            .iter()
            .flat_map(|id| design.lines(id))
            .find_map(|line| Some((named(line)?, line)))
    })
}

/// The level a line names, the longest name first: "repeatable read" before "snapshot".
fn level<'d>(database: &'d Database, line: &Line<'_>) -> Option<&'d Level> {
    database.levels.iter().find(|level| line.affirms(&level.names.join("|")))
}

/// The anomaly by its name, else by what is described.
fn anomaly<'d>(design: &'d Design<'_>, text: &str, lines: &[Line<'_>]) -> Option<&'d Anomaly> {
    let table = &design.library.isolation;
    let named = table.anomalies.iter().find(|anomaly| {
        lines.iter().any(|line| line.says(&anomaly.also.join("|")))
            || text.contains(&anomaly.id) && anomaly.id.len() > 2
    });
    let skew = lines.iter().any(|line| line.says(SKEW));
    let lost = lines.iter().any(|line| line.says(LOST));
    named
        .or_else(|| table.anomaly("G2-item").filter(|_| skew))
        .or_else(|| table.anomaly("P4").filter(|_| lost))
}
