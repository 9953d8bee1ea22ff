//! What holds for every input: nothing panics, spans fit, units convert there and back,
//! what is shown can be read again, and sampling agrees with what is known exactly.

use proptest::prelude::*;

use super::{Dimension, Quantity, Range, combine, evaluate, scan, show, spread};

fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()) + 1e-12
}

/// Scraps that numbers are made of, so that random text hits the grammar often.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "10",
        "1,000",
        "2.5",
        "k",
        "M",
        " ms",
        " s",
        "/s",
        " per day",
        " users",
        " KB",
        "%",
        " nines",
        "x",
        "*",
        "+",
        "-",
        "/",
        "(",
        ")",
        "..",
        " to ",
        "~",
        "<",
        "≤",
        " at most ",
        "half a ",
        "two ",
        " of ",
        "p99",
        ":",
        ",",
        ".",
        "`",
        "\n",
        "é",
        "µs",
        "^",
        "e",
        "$",
        "€",
        " in ",
        "max",
        "min(",
        "series(",
        "#",
        "≈",
        "±",
        " each",
        " every ",
        "１",
        "²",
        "\u{a0}",
        " a ",
        "'",
    ]);
    prop::collection::vec(scrap, 0..24).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn scan_never_panics_and_its_spans_fit(text in prop_oneof![scraps(), any::<String>()]) {
        let found = scan(&text);
        let mut last = 0;
        for found in &found.found {
            prop_assert!(found.span.start >= last && found.span.end > found.span.start, "{:?} in {text:?}", found.span);
            prop_assert!(text.get(found.span.start..found.span.end).is_some());
            prop_assert!(!found.quantity.value.is_nan());
            if let Some(range) = found.quantity.range {
                prop_assert!(range.low <= range.high);
            }
            last = found.span.end;
        }
        for span in found.doubts.iter().map(|d| d.span).chain(found.vague.iter().map(|v| v.span)) {
            prop_assert!(text.get(span.start..span.end).is_some());
            prop_assert!(found.found.iter().all(|found| !found.span.overlaps(span)));
        }
    }

    #[test]
    fn evaluate_never_panics_and_marks_its_faults(text in prop_oneof![scraps(), any::<String>()]) {
        match evaluate(&text) {
            Ok(found) => prop_assert!(found.quantity.value.is_finite()),
            Err(fault) => prop_assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?}"),
        }
    }

    #[test]
    fn what_is_shown_can_be_read_again(
        value in prop_oneof![0.001..1e12_f64, 1e-9..1.0_f64],
        kind in 0..5_usize,
    ) {
        let quantity = match kind {
            0 => Quantity::seconds(value),
            1 => Quantity::bytes(value * 1e3),
            2 => Quantity::plain(value),
            3 => Quantity::count(value, "users"),
            _ => Quantity::ratio(value / (1.0 + value)),
        };
        let shown = show::quantity(&quantity);
        let read = evaluate(&shown);
        prop_assert!(read.is_ok(), "{shown}: {read:?}");
        let read = read.unwrap().quantity;
        prop_assert!(near(read.value, quantity.value, 0.051), "{shown} is {} and not {}", read.value, quantity.value);
        prop_assert_eq!(read.dimension, quantity.dimension, "{}", shown);
    }

    #[test]
    fn rates_shown_can_be_scanned_again(value in 1e-6..1e9_f64) {
        let shown = show::rate(value);
        let found = scan(&shown).found;
        prop_assert!(near(found[0].quantity.value, value, 0.051), "{shown}");
        prop_assert!(found[0].quantity.is_rate());
    }

    #[test]
    fn units_convert_there_and_back(
        value in 0.001..1e6_f64,
        pair in prop::sample::select(vec![
            ("s", "days"), ("ms", "h"), ("KB", "MiB"), ("GB/day", "MB/s"), ("requests/s", "requests/month"), ("Mbps", "TB/yr"),
            ("/s", "/min"), ("weeks", "µs"), ("TB", "bits"), ("USD/month", "USD/yr"),
        ]),
    ) {
        let (from, to) = pair;
        let there = evaluate(&format!("{value} {from} in {to}")).map(|found| found.shown_value);
        let back = there.map(|there| evaluate(&format!("{there:e} {to} in {from}")).map(|found| found.shown_value));
        prop_assert!(matches!(&back, Ok(Ok(back)) if near(*back, value, 1e-8)), "{value} {from} in {to}: {back:?}");
    }

    #[test]
    fn sums_and_products_commute(a in 0.1..1e6_f64, b in 0.1..1e6_f64, unit in prop::sample::select(vec!["s", "KB", "users", ""])) {
        for operator in ["+", "*"] {
            let one = evaluate(&format!("{a} {unit} {operator} {b} {unit}"));
            let other = evaluate(&format!("{b} {unit} {operator} {a} {unit}"));
            prop_assert_eq!(one.map(|found| found.quantity), other.map(|found| found.quantity));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_product_of_ranges_is_what_the_lognormal_says(
        low in 1.0..100.0_f64, wide in 1.1..20.0_f64, other in 1.0..1e6_f64, broad in 1.1..20.0_f64,
    ) {
        let range = |low: f64, high: f64| Quantity {
            value: (low * high).sqrt(), range: Some(Range { low, high }), bound: None, dimension: Dimension::none(),
        };
        let (a, b) = (range(low, low * wide), range(other, other * broad));
        let product = combine(&[&a, &b], Dimension::none(), |x| x[0] * x[1]);
        let sampled = product.range.unwrap();
        // Both are lognormal, so the product is: deviations in log space add as squares.
        let middle = a.value * b.value;
        let half = (wide.ln().powi(2) + broad.ln().powi(2)).sqrt() / 2.0;
        prop_assert!(near(product.value, middle, 0.02), "median {} of {middle}", product.value);
        prop_assert!(near(sampled.low, middle / half.exp(), 0.02), "low {} of {}", sampled.low, middle / half.exp());
        prop_assert!(near(sampled.high, middle * half.exp(), 0.02), "high {} of {}", sampled.high, middle * half.exp());
    }
}

#[test]
fn without_a_range_a_formula_is_exact() {
    let product =
        combine(&[&Quantity::plain(3.0), &Quantity::plain(0.1)], Dimension::none(), |x| x[0] * x[1]);
    assert_eq!(product, Quantity::plain(0.1 * 3.0));
}

#[test]
fn the_same_ranges_give_the_same_bits() {
    let bits = |text: &str| {
        let found = evaluate(text).unwrap().quantity;
        let range = found.range.unwrap();
        [range.low.to_bits(), found.value.to_bits(), range.high.to_bits()]
    };
    let text = "(50..200 users) * (2-10 KB) / 80..95 %";
    assert_eq!(bits(text), bits(text));
    // Written down, so that another machine or another release has to agree.
    assert_eq!(bits(text), [4_685_190_863_738_917_114, 4_692_419_145_300_575_288, 4_699_029_108_723_569_738]);
}

#[test]
fn the_wider_range_carries_the_spread() {
    let range = |low: f64, high: f64| evaluate(&format!("{low}..{high}")).unwrap().quantity;
    let shares =
        spread(&[&range(90.0, 110.0), &Quantity::plain(5.0), &range(10.0, 1000.0)], |x| x[0] * x[1] / x[2]);
    assert!(shares[2] > 0.99 && shares[1] == 0.0 && near(shares.iter().sum(), 1.0, 1e-9), "{shares:?}");
    let none = spread(&[&Quantity::plain(5.0)], |x| x[0]);
    assert_eq!(none, [0.0]);
}

#[test]
fn long_and_hostile_texts_take_linear_time() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let found = scan(text).found.len();
        (start.elapsed(), found)
    };
    for scrap in [
        "1 s + ",
        "1*(",
        "((((",
        "5 k",
        "p99 < 5 ms; ",
        "1 s*1 B+",
        "10^",
        "`",
        "1,",
        "a b c ",
        "1..",
        "1-",
        "no more than ",
    ] {
        let (short, _) = time(&scrap.repeat(16 * 1024 / scrap.len()));
        let (long, _) = time(&scrap.repeat(128 * 1024 / scrap.len()));
        let allowed = short * 32 + std::time::Duration::from_millis(100);
        assert!(long < allowed, "{scrap:?}: 16 KiB take {short:?}, 128 KiB {long:?}");
    }
}
