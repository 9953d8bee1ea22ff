//! A row of the sheet as paragraphs: the number, how it came about, its range as a bar on
//! a log scale, and what would flip a decision. Said the same on every screen.

use crate::estimate::Row;
use crate::prose::{Para, Tone};
use crate::quantity::bar;

/// Signs of a range's bar.
const BAR: usize = 24;

/// The name of a row: "Rate, follow a short link".
#[must_use]
pub fn name_of(row: &Row) -> String {
    match &row.item {
        Some(item) => format!("{}, {item}", row.title),
        None => row.title.to_owned(),
    }
}

/// A row that has its number, with its workings where they are wanted.
#[must_use]
pub fn known(row: &Row, workings: bool) -> Vec<Para> {
    let mut paras = vec![Para::new(Tone::Plain, &row.text).led(format!("{}:", name_of(row))).hanging(2)];
    let mut note = |text: &str| {
        if !text.is_empty() {
            paras.push(Para::new(Tone::Note, text).indented(4));
        }
    };
    if let Some(bar) = row.value.as_ref().and_then(|value| bar(value, BAR)) {
        note(&bar);
    }
    if workings {
        note(&row.formula);
        note(&row.decision);
    }
    paras
}
