//! The functions of expressions: what each takes, what it gives, and why it refuses.

use super::{Dimension, show};
use crate::text::nearest;

/// A function by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Min,
    Max,
    Sqrt,
    /// The share of a 30-day error budget that one outage takes.
    Outage,
    /// Availability of parts that are all needed.
    Series,
    /// Availability of parts of which one is enough.
    Parallel,
    /// Little's law: requests under way.
    Inflight,
    /// The time until the backlog of an outage is worked off.
    Drain,
    /// The chance that at least one of many calls is a bad one.
    Fanout,
}

/// Names, in the order of the enum, each with an example.
const ALL: &[(Function, &str, &str)] = &[
    (Function::Min, "min", "min(3 s, 500 ms)"),
    (Function::Max, "max", "max(3 s, 500 ms)"),
    (Function::Sqrt, "sqrt", "sqrt(16)"),
    (Function::Outage, "outage", "outage(60 s, 99.9 %)"),
    (Function::Series, "series", "series(99.95 %, 99.9 %)"),
    (Function::Parallel, "parallel", "parallel(99.9 %, 99.9 %)"),
    (Function::Inflight, "inflight", "inflight(200/s, 50 ms)"),
    (Function::Drain, "drain", "drain(200/s, 350/s, 60 s)"),
    (Function::Fanout, "fanout", "fanout(1 %, 100)"),
];

/// The seconds of the month that an error budget is counted over.
const BUDGET: f64 = 30.0 * 86_400.0;

/// Which argument is wrong, where one is, and why.
type Refusal = (Option<usize>, String);

impl Function {
    pub(super) fn named(word: &str) -> Option<Self> {
        ALL.iter().find(|(_, name, _)| word.eq_ignore_ascii_case(name)).map(|(function, _, _)| *function)
    }

    pub(super) fn nearest(word: &str) -> Option<&'static str> {
        nearest(&word.to_lowercase(), ALL.iter().map(|(_, name, _)| *name))
    }

    pub(super) fn example(self) -> &'static str {
        ALL.iter().find(|(function, _, _)| *function == self).map_or("", |(_, _, example)| example)
    }

    /// The value, in base units. The number of arguments was checked by `dimension`.
    pub(super) fn value(self, x: &[f64]) -> f64 {
        match (self, x) {
            (Self::Min, _) => x.iter().copied().fold(f64::INFINITY, f64::min),
            (Self::Max, _) => x.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            (Self::Sqrt, [a]) => a.sqrt(),
            (Self::Outage, [length, availability]) => length / ((1.0 - availability) * BUDGET),
            (Self::Series, _) => x.iter().product(),
            (Self::Parallel, _) => 1.0 - x.iter().map(|a| 1.0 - a).product::<f64>(),
            (Self::Inflight, [rate, time]) => rate * time,
            (Self::Drain, [arrival, capacity, outage]) => {
                let gain = capacity - arrival;
                if gain > 0.0 { arrival * outage / gain } else { f64::NAN }
            }
            (Self::Fanout, [chance, calls]) => -libm::expm1(calls * libm::log1p(-chance)),
            _ => f64::NAN,
        }
    }

    /// The dimension of the result, or which argument does not fit and why.
    pub(super) fn dimension(self, of: &[&Dimension], x: &[f64]) -> Result<Dimension, Refusal> {
        let count = |expected: usize, needs: &str| {
            if of.len() == expected { Ok(()) } else { Err((None, needs.to_owned())) }
        };
        let shares =
            |what: &str| match of.iter().zip(x).position(|(d, x)| !d.is_none() || !(0.0..=1.0).contains(x)) {
                Some(at) => Err((Some(at), format!("{what} is between 0 % and 100 %."))),
                None => Ok(()),
            };
        let like = |at: usize, expected: bool, message: &str| {
            if expected { Ok(()) } else { Err((Some(at), message.to_owned())) }
        };
        match self {
            Self::Min | Self::Max => match of.iter().position(|d| !d.measures_like(of[0])) {
                Some(at) => {
                    let message =
                        format!("{} and {} can't be compared.", show::measure(of[0]), show::measure(of[at]));
                    Err((Some(at), message))
                }
                None => Ok(of[0].clone()),
            },
            Self::Sqrt => {
                count(1, "sqrt takes one number.")?;
                like(0, x[0] >= 0.0, "A negative number has no square root.")?;
                of[0]
                    .root()
                    .ok_or_else(|| (Some(0), format!("{} have no square root.", show::measure(of[0]))))
            }
            Self::Outage => {
                count(2, "outage takes a duration and an availability.")?;
                like(0, *of[0] == Dimension::time(), "The first of outage is how long it lasts.")?;
                like(
                    1,
                    of[1].is_none() && x[1] >= 0.0 && x[1] < 1.0,
                    "The second of outage is an availability below 100 %.",
                )?;
                Ok(Dimension::ratio())
            }
            Self::Series | Self::Parallel => shares("An availability").map(|()| Dimension::ratio()),
            Self::Inflight => {
                count(2, "inflight takes a rate and a duration.")?;
                like(0, of[0].time_power() == -1, "The first of inflight is a rate.")?;
                like(1, *of[1] == Dimension::time(), "The second of inflight is a duration.")?;
                Ok(of[0].multiply(of[1]))
            }
            Self::Drain => {
                count(3, "drain takes arrival, capacity and outage.")?;
                like(0, of[0].time_power() == -1, "The first of drain is the rate of arrival.")?;
                like(
                    1,
                    of[1].measures_like(of[0]) || of[1].time_power() == -1,
                    "The second of drain is the rate it can work off.",
                )?;
                like(2, *of[2] == Dimension::time(), "The third of drain is how long the outage lasts.")?;
                like(1, x[1] > x[0], "It never drains: capacity has to be above arrival.")?;
                Ok(Dimension::time())
            }
            Self::Fanout => {
                count(2, "fanout takes a chance and a number of calls.")?;
                like(
                    0,
                    of[0].is_none() && (0.0..1.0).contains(&x[0]),
                    "The first of fanout is a chance below 100 %.",
                )?;
                like(
                    1,
                    of[1].time_power() == 0 && of[1].data_power() == 0 && x[1] >= 0.0,
                    "The second of fanout is how many calls.",
                )?;
                Ok(Dimension::ratio())
            }
        }
    }
}
