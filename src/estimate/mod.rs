//! COMB. What follows from the answers by arithmetic alone: [`Facts`] (named values and
//! the answer each came from) go through small [`formulas`] into a [`Sheet`] of rows.

mod computed;
mod facts;
pub mod formulas;
mod inputs;
mod row;
mod sheet;

pub use facts::{
    Amount, Dependency, Fact, Facts, Kind, Latency, Node, Operation, Peak, Retention, Retry, Source, Stored,
};
pub use inputs::kept;
pub use row::Row;
pub use sheet::{Sheet, sheet};
