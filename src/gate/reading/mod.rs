//! An answer, read once for all slots and checks: plain lines, whom each answers for, the
//! words and what they can be, the phrases, the numbers and their roles. Shared analysis
//! lives here, below the combs, because no tooth may look at another.

mod base;
mod clause;
mod crowd;
mod factor;
mod hours;
mod items;
mod kinds;
mod line;
mod marks;
pub mod near;
mod normal;
mod numbers;
mod parts;
mod period;
mod product;
mod reaching;
mod slip;
mod stem;
mod thousands;

pub use base::base_form;
pub use clause::{Clause, clauses};
pub use crowd::{Crowd, Whose, crowd, share_in_time, share_of};
pub use factor::factor;
pub use hours::open_hours;
pub use items::Cell;
pub use kinds::kind_of;
pub use line::Line;
pub use marks::{ANY_VERB, FRAME, Mark};
pub use normal::Plain;
pub use numbers::{Number, Role};
pub use parts::parts;
pub use period::period;
pub use product::product;
pub use slip::verb_meant;
pub use stem::{same_word, stem};
pub use thousands::is_dotted;

use super::Case;
use crate::prompts::Shape;
use crate::text::words;

/// An answer that has been read.
#[derive(Debug, Clone, Default)]
pub struct Reading<'a> {
    /// The lines that say something, or that name an item and then say nothing.
    pub lines: Vec<Line<'a>>,
    /// Lines that only say there is more ("etc."), where others say something.
    pub aside: Vec<Line<'a>>,
    /// What a `per:` question wants answered, in order; empty for other shapes.
    pub cells: Vec<Cell>,
}

/// How many lines are read: no honest answer has more, and judging stays linear.
const MOST_LINES: usize = 100;

/// The outage lengths where the script names none.
const LENGTHS: [&str; 3] = ["5 s", "60 s", "5 min"];

impl<'a> Reading<'a> {
    /// Reads the answer of a case.
    #[must_use]
    pub fn of(case: &Case<'a>) -> Self {
        let mut plain = Vec::new();
        let mut start = 0;
        for (index, line) in case.text.split('\n').enumerate() {
            if plain.len() >= MOST_LINES {
                break;
            }
            let made = Plain::of(line, start);
            if !made.text.is_empty() {
                plain.push((index + 1, made));
            }
            start += line.len() + 1;
        }
        let cells = cells(case);
        let mut lines = match case.question.shape {
            Shape::PerOperation | Shape::PerDependency if !cells.is_empty() => claimed(case, &cells, plain),
            _ => headless(plain)
                .into_iter()
                .map(|(number, plain)| Line::read(case.library, number, plain))
                .collect(),
        };
        thousands::settle(case.text, &mut lines);
        let only_more = |line: &Line<'_>| {
            !line.words.is_empty()
                && (0..line.words.len())
                    .all(|word| line.tagged("placeholders", "open").any(|hit| hit.covers(word)))
        };
        let (aside, lines): (Vec<Line<'_>>, Vec<Line<'_>>) = lines.into_iter().partition(only_more);
        if lines.is_empty() {
            return Self { lines: aside, aside: lines, cells };
        }
        Self { lines, aside, cells }
    }
}

/// Lines without those that only introduce what follows: "We need:".
fn headless(mut plain: Vec<(usize, Plain)>) -> Vec<(usize, Plain)> {
    let last = plain.len().saturating_sub(1);
    let mut at = 0;
    plain.retain(|(_, line)| {
        at += 1;
        at > last || !line.text.trim_end().ends_with(':') || line.text.contains(|c: char| c.is_ascii_digit())
    });
    plain
}

fn cells(case: &Case<'_>) -> Vec<Cell> {
    match case.question.shape {
        Shape::PerOperation => case
            .items
            .iter()
            .enumerate()
            .map(|(item, named)| Cell { name: named.name.clone(), item, length: None })
            .collect(),
        Shape::PerDependency => {
            let given: Vec<&str> = case.lengths.iter().map(String::as_str).collect();
            let lengths = if given.is_empty() { &LENGTHS[..] } else { &given[..] };
            let each = |item: usize| {
                lengths.iter().map(move |length| Cell {
                    name: format!("{} {length}", case.items[item].name),
                    item,
                    length: Some(((*length).to_owned(), items::seconds(length).unwrap_or(0.0))),
                })
            };
            (0..case.items.len()).flat_map(each).collect()
        }
        Shape::Sentence | Shape::Lines => Vec::new(),
    }
}

/// Gives each line to the cells it answers for.
fn claimed<'a>(case: &Case<'a>, cells: &[Cell], plain: Vec<(usize, Plain)>) -> Vec<Line<'a>> {
    let names = items::names(case.items.iter().map(|item| item.name.as_str()));
    let plain: Vec<(usize, Plain)> = plain.into_iter().flat_map(|line| pieces(line, &names)).collect();
    let timed = cells.iter().any(|cell| cell.length.is_some());
    let mut claims: Vec<items::Claim> =
        plain.iter().map(|(_, p)| items::claim(&p.text, &words(&p.text), &names)).collect();
    items::leave_the_rest(&mut claims);
    let nobody = claims.iter().all(|claim| claim.names.is_empty());
    let by_order = nobody && plain.len() == cells.len();
    let mut lines = Vec::new();
    let mut current: Vec<usize> = if case.items.len() == 1 { vec![0] } else { Vec::new() };
    for (index, ((number, text), claim)) in plain.into_iter().zip(claims).enumerate() {
        let said = !claim.names.is_empty();
        let mut cut = claim.body;
        let mut answered: Vec<usize> = if said { claim.names.clone() } else { current.clone() };
        if said {
            current.clone_from(&claim.names);
        }
        if timed {
            let (lengths, end) = items::lengths(&text.text, claim.body);
            cut = end.unwrap_or(cut);
            answered = if by_order && lengths.is_empty() {
                vec![index]
            } else {
                (0..cells.len())
                    .filter(|&c| {
                        answered.contains(&cells[c].item)
                            && items::serves(&cells[c], &lengths, case.lengths.len() == 1)
                    })
                    .collect()
            };
        } else if by_order {
            answered = vec![index];
        }
        let mut line = Line::read(case.library, number, text.tail(cut));
        line.cells = answered;
        lines.push(line);
    }
    lines
}

/// A line that answers for several items one after the other ("join: 1 s; move: 80 ms"), cut at its semicolons.
fn pieces((number, line): (usize, Plain), names: &[items::Name]) -> Vec<(usize, Plain)> {
    let mut cuts = vec![0];
    cuts.extend(line.text.match_indices(';').map(|(at, _)| at + 1));
    cuts.push(line.text.len() + 1);
    let parts: Vec<Plain> = cuts.windows(2).map(|cut| line.slice(cut[0], cut[1] - 1).tail(0)).collect();
    let claims = |part: &Plain| {
        let claim = items::claim(&part.text, &words(&part.text), names);
        !claim.names.is_empty() && items::head(&part.text).is_some()
    };
    if parts.len() > 1 && parts.iter().all(claims) {
        parts.into_iter().map(|part| (number, part)).collect()
    } else {
        vec![(number, line)]
    }
}
