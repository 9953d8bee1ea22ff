//! What the raw data becomes on disks: copies, indexes, free space.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{kept, records};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

/// Copies where the answer states none: a primary, a standby, a backup.
const COPIES: f64 = 3.0;
/// Indexes, dead rows and free space where the answer states none.
const OVERHEAD: f64 = 2.0;

pub(super) const FORMULA: Formula = Formula {
    id: "bytes_on_disk",
    title: "On disks in year three",
    unit: "B",
    formula: "sum over records of data in year three x copies x index overhead",
    why: "What is paid for; never compared with what one node holds.",
    source: "copies and overhead as stated; else 3 copies and a factor of 2, planning defaults",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    match records(facts) {
        Ok(records) => {
            let (mut inputs, mut factors, mut workings) = (Vec::new(), Vec::new(), Vec::new());
            for record in records {
                let Some(bytes) = kept(record) else { continue };
                let copies = record.copies.unwrap_or(COPIES);
                let overhead = record.overhead.unwrap_or(OVERHEAD);
                let said = |stated: bool| if stated { "" } else { " (assumed)" };
                workings.push(format!(
                    "{}: {} x {} copies{} x {} for indexes{}",
                    record.name,
                    show::bytes(bytes.value),
                    show::number(copies),
                    said(record.copies.is_some()),
                    show::number(overhead),
                    said(record.overhead.is_some()),
                ));
                factors.push(copies * overhead);
                inputs.push(Input::new(format!("\"{}\"", record.name), &bytes));
            }
            let value = compute(&inputs, Dimension::data(), |v| {
                v.iter().zip(&factors).map(|(bytes, factor)| bytes * factor).sum()
            });
            let text = value.words(show::bytes);
            vec![Row::known(formula, None, value, text, workings.join(" + "))]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
