//! What was taken for true: by the person, line by line, and by this program.

use super::front::{Assumption, reached};
use crate::estimate::Stored;
use crate::interview::Interview;

/// The lines in which something was assumed, with the question they belong to.
pub(super) fn assumptions(interview: &Interview) -> Vec<Assumption> {
    let mut found = Vec::new();
    for asked in reached(interview) {
        let (Some(verdict), Some(answer)) = (&asked.verdict, &asked.answer) else { continue };
        let mut lines: Vec<usize> =
            verdict.slots.iter().filter(|slot| slot.assumed).map(|slot| slot.line).collect();
        lines.dedup();
        for line in lines {
            if let Some(text) = answer.lines().nth(line.saturating_sub(1)) {
                found.push(Assumption::of(text.trim(), &asked.question));
            }
        }
    }
    found.extend(own_assumption(interview));
    found
}

/// What the program took for true where the user said nothing, in one line.
fn own_assumption(interview: &Interview) -> Option<Assumption> {
    let standing = interview.standing();
    standing.sheet.rows.iter().find(|row| row.id == "bytes_on_disk" && row.value.is_some())?;
    let unsaid = |said: fn(&Stored) -> bool| {
        let records = standing.facts.records.iter().map(|record| &record.value);
        let names: Vec<&str> = records.filter(|it| !said(it)).map(|it| it.name.as_str()).collect();
        names.join(", ")
    };
    let copies = unsaid(|record| record.copies.is_some());
    let indexes = unsaid(|record| record.overhead.is_some());
    let told = match (copies.is_empty(), indexes.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("3 copies of {copies}"),
        (true, false) => format!("2 times the size of {indexes} for indexes"),
        _ if copies == indexes => format!("3 copies, and 2 times the size for indexes, of {copies}"),
        _ => format!("3 copies of {copies}, and 2 times the size of {indexes} for indexes"),
    };
    Some(Assumption {
        text: format!("{told}: no answer says, so this program does"),
        question: "scale.records".to_owned(),
        owner: None,
        date: None,
    })
}
