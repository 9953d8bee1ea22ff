//! The two verdicts, and the praise for a small design that is right.

use super::{Design, Objection};
use crate::quantity::show;

/// Whether there is too much, and whether something is left out. Both may be yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// More machinery than the numbers ask for.
    pub over_complicated: bool,
    /// Something that had to be said or provided is not.
    pub under_specified: bool,
}

/// The verdicts that follow from the objections still open.
#[must_use]
pub fn verdicts<'a>(open: impl IntoIterator<Item = &'a Objection>) -> Verdicts {
    let mut verdicts = Verdicts::default();
    for objection in open {
        verdicts.over_complicated |= objection.severity.is_too_much();
        verdicts.under_specified |= objection.severity.is_too_little();
    }
    verdicts
}

/// How many times over one node must carry the peak to be praised for it.
const PLENTY: f64 = 10.0;

/// What there is to praise: one node of the store carries everything many times over.
#[must_use]
pub fn praise(design: &Design<'_>) -> Option<String> {
    let (store, load) = (design.store()?, design.load?);
    let component = store.component;
    if component.scope.as_deref() != Some("node") {
        return None;
    }
    let of = |dimension: &str, rate: f64| {
        Some(component.carries(dimension)? / rate).filter(|times| times.is_finite())
    };
    let times =
        [of("reads", load.reads), of("writes", load.writes)].into_iter().flatten().reduce(f64::min)?;
    let room = component.storage_comfortable.as_ref().map(|comfort| comfort.high * 1e9);
    let fits = match (design.stored_bytes(), room) {
        (Some((bytes, _)), Some(room)) => bytes * PLENTY <= room,
        _ => true,
    };
    (times >= PLENTY && fits).then(|| {
        let name = design.name_of(component);
        let times = show::number(two_digits(times));
        format!("One {name} node carries this about {times} times over: nothing else is needed for load.")
    })
}

/// Capacity is known to an order of magnitude: more digits would promise too much.
fn two_digits(value: f64) -> f64 {
    let scale = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    (value / scale).round() * scale
}
