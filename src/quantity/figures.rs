//! Digits of a number: rounded, grouped, trimmed. Whole numbers do the work wherever
//! they can, because printing a float to a number of places is slow.

/// The powers of ten that a double holds exactly.
pub(super) const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// Whole numbers up to here are exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number with at most so many places, without trailing zeros.
pub(super) fn decimal(value: f64, places: usize) -> String {
    let scaled = POWERS.get(places).map_or(f64::INFINITY, |power| (value.abs() * power).round());
    if scaled >= EXACT {
        let text = format!("{value:.places$}");
        return if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        };
    }
    let mut whole = scaled as u64;
    let mut places = places;
    while places > 0 && whole.is_multiple_of(10) {
        whole /= 10;
        places -= 1;
    }
    digits(whole, places, value < 0.0, false)
}

/// A whole number with commas between thousands.
pub(super) fn grouped(value: f64) -> String {
    if value.abs() < EXACT { digits(value.abs() as u64, 0, value < 0.0, true) } else { format!("{value:.0}") }
}

/// Digits with a point before the last `places` of them, and commas where asked.
fn digits(mut whole: u64, places: usize, negative: bool, commas: bool) -> String {
    let mut buffer = [0_u8; 40];
    let mut at = buffer.len();
    let mut put = |byte| {
        at -= 1;
        buffer[at] = byte;
    };
    let mut count = 0;
    let zero = whole == 0;
    while whole > 0 || count <= places {
        if count == places && places > 0 {
            put(b'.');
        } else if commas && count > 0 && count % 3 == 0 {
            put(b',');
        }
        put(b'0' + (whole % 10) as u8);
        whole /= 10;
        count += 1;
    }
    if negative && !zero {
        put(b'-');
    }
    String::from_utf8_lossy(&buffer[at..]).into_owned()
}

/// Up to four digits as they are; more are rounded to two below ten, else to three.
pub(super) fn short(value: f64) -> String {
    let exact = rounded(value, 4);
    let same = (exact - value).abs() <= value.abs() * 1e-9;
    significant(
        value,
        if same {
            4
        } else if value.abs() >= 9.95 {
            3
        } else {
            2
        },
    )
}

/// A number with so many digits that count, without trailing zeros.
pub(super) fn significant(value: f64, digits: i32) -> String {
    let places = (digits - 1 - magnitude(value)).max(0);
    decimal(value, places as usize)
}

/// A number rounded to so many digits that count.
pub(super) fn rounded(value: f64, digits: i32) -> f64 {
    let places = digits - 1 - magnitude(value);
    let result = POWERS.get(places.unsigned_abs() as usize).map(|power| {
        if places >= 0 { (value * power).round() / power } else { (value / power).round() * power }
    });
    result.filter(|result| result.is_finite()).unwrap_or(value)
}

/// The power of ten of the first digit: 2 for 583, -1 for 0.12, and 0 for nothing.
pub(super) fn magnitude(value: f64) -> i32 {
    let mut power = 0;
    let mut rest = value.abs();
    if rest == 0.0 || !rest.is_finite() {
        return 0;
    }
    while rest >= 9.9995 {
        rest /= 10.0;
        power += 1;
    }
    while rest < 0.99995 {
        rest *= 10.0;
        power -= 1;
    }
    power
}

/// `1.27e15`.
pub(super) fn scientific(value: f64) -> String {
    let text = format!("{value:.2e}");
    match text.split_once('e') {
        Some((mantissa, exponent)) => {
            format!("{}e{exponent}", mantissa.trim_end_matches('0').trim_end_matches('.'))
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_rounded_grouped_and_trimmed() {
        for (value, digits, text) in [
            (0.115_74, 2, "0.12"),
            (583.0, 3, "583"),
            (0.0, 3, "0"),
            (-2.5, 2, "-2.5"),
            (9.999, 2, "10"),
            (0.009_99, 2, "0.01"),
            (1562.5, 4, "1563"),
            (12.0, 3, "12"),
        ] {
            assert_eq!(significant(value, digits), text, "{value}");
        }
        assert_eq!(grouped(1_234_567.0), "1,234,567");
        assert_eq!(grouped(-999.0), "-999");
        assert_eq!(decimal(99.95, 3), "99.95");
        assert_eq!(decimal(-0.001, 2), "0");
        assert_eq!(short(8.64), "8.64");
        assert_eq!(short(8.641), "8.641");
        assert_eq!(short(8.641_23), "8.6");
        assert_eq!(scientific(1.27e15), "1.27e15");
        assert!((rounded(86.399_999_999_999_99, 10) - 86.4).abs() < f64::EPSILON);
        assert!(
            (rounded(1.234_567e300, 3) - 1.234_567e300).abs() < f64::EPSILON,
            "beyond the table nothing is lost"
        );
    }
}
