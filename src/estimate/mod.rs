//! COMB. What follows from the answers by arithmetic alone: [`Facts`] (named values and
//! the answer each came from) go through small formulas into a [`Sheet`] of rows.

mod facts;
mod sheet;

pub use facts::{
    Amount, Dependency, Fact, Facts, Kind, Latency, Operation, Peak, Retention, Retry, Source, Stored,
};
pub use sheet::{Row, Sheet, sheet};
