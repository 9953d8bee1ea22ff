//! COMB. One formula a file: what it needs, how it computes, why it matters, where it is from.

use super::{Facts, Row};

mod affected_requests;
mod backlog;
mod bandwidth;
mod budget_share;
mod bytes_at_horizon;
mod bytes_on_disk;
mod bytes_per_time;
mod downtime;
mod drain_time;
mod in_flight;
mod node_headroom;
mod one_every;
mod peak_rate;
mod rate;
mod rate_total;
mod read_write_ratio;
mod retry_product;
mod serial_availability;

/// One formula of the sheet.
#[derive(Debug)]
pub struct Formula {
    /// Stable name of its rows.
    pub id: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The base unit of its rows.
    pub unit: &'static str,
    /// The formula in words.
    pub formula: &'static str,
    /// Why it matters and which decision it can flip.
    pub why: &'static str,
    /// Where the formula is from.
    pub source: &'static str,
    /// Computes its rows.
    pub(super) rows: fn(&Formula, &Facts) -> Vec<Row>,
}

/// All formulas, in the order in which a person reads the sheet.
pub const ALL: &[Formula] = &[
    rate::FORMULA,
    rate_total::FORMULA,
    one_every::FORMULA,
    read_write_ratio::FORMULA,
    peak_rate::FORMULA,
    in_flight::FORMULA,
    bytes_per_time::PER_DAY,
    bytes_per_time::PER_YEAR,
    bytes_at_horizon::FORMULA,
    bytes_on_disk::FORMULA,
    bandwidth::IN,
    bandwidth::OUT,
    node_headroom::FORMULA,
    downtime::PER_DAY,
    downtime::PER_MONTH,
    downtime::PER_YEAR,
    serial_availability::FORMULA,
    budget_share::FORMULA,
    affected_requests::FORMULA,
    backlog::FORMULA,
    drain_time::FORMULA,
    retry_product::FORMULA,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formula_says_what_why_and_where_from() {
        for formula in ALL {
            for text in
                [formula.id, formula.title, formula.unit, formula.formula, formula.why, formula.source]
            {
                assert!(!text.trim().is_empty(), "{}", formula.id);
            }
            assert_eq!(ALL.iter().filter(|other| other.id == formula.id).count(), 1, "{}", formula.id);
        }
    }

    #[test]
    fn with_no_facts_every_row_says_what_it_needs() {
        for row in super::super::sheet(&Facts::default()).rows {
            assert!(row.value.is_none() && !row.missing.is_empty(), "{}", row.id);
        }
    }
}
