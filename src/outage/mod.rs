//! The outage, drawn: what happens second by second while one dependency is gone and after
//! it is back, and the closed forms it must agree with. Pure; knows `quantity` at most.

mod account;
mod chart;
mod closed;
#[cfg(test)]
mod simulation;

pub use account::{Account, Moment, account};
pub use chart::{Bar, chart};
pub use closed::{backlog, drain};

/// One dependency that is gone for a while.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outage {
    /// Requests a second that arrive all the while.
    pub rate: f64,
    /// Requests a second that are served while it is there.
    pub capacity: f64,
    /// Seconds for which it is gone.
    pub length: f64,
    /// Seconds one attempt waits; without one it waits for ever.
    pub timeout: Option<f64>,
    /// Attempts a request makes in all, counting the first.
    pub attempts: u32,
    /// How many requests may wait; without one, all of them.
    pub buffer: Option<f64>,
}
