//! COMBS. How an answer is judged: deterministic, offline, explained. Slots (one file
//! each) find facts in ordinary notes; checks (one file each) say what is missing or
//! cannot be; [`judge`] puts the two together. Only a missing fact blocks.

mod case;
mod facts;
mod judge;
mod verdict;

pub use case::{Case, Item};
pub use facts::{gather, operation_named};
pub use judge::judge;
pub use verdict::{Filled, Finding, Verdict};
