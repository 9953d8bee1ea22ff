//! What the answers say happens while a dependency is gone.

use super::{Design, Line};

/// One cell of `bottlenecks.outages`: a dependency and a length.
#[derive(Debug, Clone)]
pub struct Cell<'d, 'a> {
    /// The dependency as asked.
    pub dependency: &'d str,
    /// Seconds it is gone.
    pub seconds: f64,
    /// The line that answers.
    pub line: &'d Line<'a>,
    /// Whether the line says that another part does it meanwhile: "slower, from mysql".
    pub elsewhere: bool,
}

/// Words that say that one can go on.
const GOES_ON: &str = "\
    cache|cached|stale|queued|queue|queues|outbox|goes on|go on|going on|continue|continues|\
    as usual|as before|normal|unaffected|not affected|read only|readonly|last known|\
    fallback|falls back|fall back|degraded|default|works|work|keep working|keeps working|\
    still works|still served|still redirected|still see|still sees|still get|still gets|\
    accepted|received|buffered|stored locally|locally|offline|pay later|retried later|\
    sent later|delivered later|arrive later|arrives later|later|other provider|\
    second provider|notices nothing|notice nothing|nobody notices|nothing noticed|cash|\
    by hand|on paper|keeps playing|keep playing|drives on|goes through|ordinary|without it|\
    unsorted|skipped|postponed|catches up|catch up|delayed|late|bypass*|from the database|\
    from postgres*|is there|are missing|is missing|text only|exact|hidden|disabled|stay as they were";

impl Cell<'_, '_> {
    /// Whether those who wait can go on somehow: with old data, later, or with less.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.elsewhere || self.line.affirms(GOES_ON) || self.line.words.iter().any(|word| word == "nothing")
    }
}

impl<'a> Design<'a> {
    /// All cells, in their order. "same" stands for the cell before it.
    #[must_use]
    pub fn cells(&self) -> Vec<Cell<'_, 'a>> {
        let Some(answer) = self.answer("bottlenecks.outages") else { return Vec::new() };
        let mut cells: Vec<Cell<'_, 'a>> = Vec::new();
        for filled in answer.verdict.slots.iter().filter(|filled| filled.slot == "user_sees") {
            let Some(item) = filled.item.as_deref() else { continue };
            let Some((dependency, seconds)) = split(item) else { continue };
            let Some(line) = answer.lines.iter().find(|line| line.number == filled.line) else { continue };
            let before = cells.last().filter(|cell| cell.dependency == dependency).map(|cell| cell.line);
            let same = filled.reading.as_deref() == Some("same");
            let line = if same { before.unwrap_or(line) } else { line };
            let elsewhere = self.is_done_elsewhere(dependency, line);
            cells.push(Cell { dependency, seconds, line, elsewhere });
        }
        cells
    }

    /// Whether a line says that what is gone comes from another part.
    fn is_done_elsewhere(&self, dependency: &str, line: &Line<'_>) -> bool {
        let names = self.parts.iter().filter_map(|part| part.component_name.as_deref());
        names.filter(|name| !name.eq_ignore_ascii_case(dependency)).any(|name| {
            let name = Line::words_of(name);
            line.affirms(&format!("from {0}|from the {0}|by {0}", name.trim()))
        })
    }

    /// Whether an answer says how one goes on while this dependency is gone for so long.
    #[must_use]
    pub fn goes_on_without(&self, dependency: &str, seconds: f64) -> bool {
        self.cells().iter().any(|cell| {
            cell.dependency.eq_ignore_ascii_case(dependency)
                && (cell.seconds - seconds).abs() < 0.5
                && cell.goes_on()
        })
    }
}

/// "PostgreSQL 60 s" as its name and its seconds.
fn split(item: &str) -> Option<(&str, f64)> {
    let (rest, unit) = item.rsplit_once(' ')?;
    let (name, number) = rest.rsplit_once(' ')?;
    let factor = match unit {
        "s" => 1.0,
        "min" => 60.0,
        "h" => 3_600.0,
        _ => return None,
    };
    Some((name, number.parse::<f64>().ok()? * factor))
}
