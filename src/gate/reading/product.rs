//! What numbers multiply to that stand in front of a sign of equality.

use super::crowd::{Whose, crowd};
use super::line::Line;
use super::numbers::Number;
use crate::quantity::{Quantity, Spelling};

/// What the numbers in front of the sign multiply to, where multiplying them makes sense.
#[must_use]
pub fn product(line: &Line<'_>, left: &[&Number]) -> Option<Quantity> {
    match left {
        // "60 devs, each pushes 8x per day": the count stands before a comma.
        [one] if one.quantity.is_rate() && one.spelling != Spelling::Expression => {
            let each = crowd(line, one).filter(|crowd| crowd.whose == Whose::Each);
            let whole = || (!one.each).then(|| one.quantity.clone());
            each.map(|crowd| crowd.product()).or_else(whole)
        }
        [one] if !one.quantity.is_plain() && !one.each => Some(one.quantity.clone()),
        [a, b]
            if a.quantity.is_count()
                && b.quantity.is_rate()
                && (b.each || b.spelling == Spelling::Cadence) =>
        {
            Some(Quantity::per_second(a.quantity.value * b.quantity.value))
        }
        _ => None,
    }
}
