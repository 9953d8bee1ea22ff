//! The sheet: every row that follows from the facts, each with its workings.

use super::{Facts, Row, formulas};

/// All rows, in the order in which a person reads them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The rows.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// The first row with this id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }
}

/// Computes every row the facts allow; a row whose facts are missing says which.
#[must_use]
pub fn sheet(facts: &Facts) -> Sheet {
    Sheet { rows: formulas::ALL.iter().flat_map(|formula| (formula.rows)(formula, facts)).collect() }
}
