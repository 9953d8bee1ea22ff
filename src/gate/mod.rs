//! COMBS. How an answer is judged: deterministic, offline, explained. Slots (one file
//! each) find facts in ordinary notes; checks (one file each) say what is missing or
//! cannot be; [`judge()`] puts the two together. Only a missing fact blocks.

mod case;
pub mod checks;
mod excused;
mod facts;
mod judge;
mod judged;
mod named;
pub mod reading;
pub mod slots;
mod verdict;
mod wording;

pub use case::{Case, Item};
pub use facts::gather;
pub use judge::judge;
pub use judged::{Gap, Judged, Sight};
pub use named::operation_named;
pub use verdict::{Filled, Finding, Verdict};

#[cfg(test)]
mod testing;
