//! A range as a small bar on a log scale, in letters: where its middle and its ends lie
//! between two powers of ten.

use super::{Quantity, show};

/// "10/s ..[===|===].... 1,000/s"; none where the quantity is no range of positive numbers.
/// The bar has `width` signs, and the powers of ten around the range stand beside it.
#[must_use]
pub fn bar(quantity: &Quantity, width: usize) -> Option<String> {
    let range = quantity.range.as_ref().filter(|range| range.low > 0.0 && range.high >= range.low)?;
    let (low, high) = (libm::log10(range.low), libm::log10(range.high));
    let (from, to) = (low.floor(), high.ceil().max(low.floor() + 1.0));
    let last = width.max(3) - 1;
    let place = |log: f64| (((log - from) / (to - from)).clamp(0.0, 1.0) * last as f64).round() as usize;
    let middle = place(libm::log10(quantity.value.max(f64::MIN_POSITIVE)));
    let (first, end) = (place(low), place(high));
    let signs = (0..=last).map(|at| match at {
        _ if at == middle => '|',
        _ if at == first => '[',
        _ if at == end => ']',
        _ if at > first && at < end => '=',
        _ => '.',
    });
    let power = |exponent: f64| {
        let value = libm::pow(10.0, exponent);
        show::quantity(&Quantity { value, range: None, bound: None, dimension: quantity.dimension.clone() })
    };
    Some(format!("{} {} {}", power(from), signs.collect::<String>(), power(to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Range;

    #[test]
    fn a_range_lies_between_powers_of_ten() {
        let of = |value, low, high| Quantity { range: Some(Range { low, high }), ..Quantity::plain(value) };
        assert_eq!(bar(&of(100.0, 50.0, 200.0), 21).unwrap(), "10 .......[==|==]....... 1,000");
        assert_eq!(bar(&of(10.0, 10.0, 10.0), 5).unwrap(), "10 |.... 100");
        assert_eq!(bar(&Quantity::plain(3.0), 20), None, "no range, no bar");
        assert_eq!(bar(&of(0.0, -1.0, 1.0), 20), None, "nothing below zero has a place on a log scale");
    }
}
