//! Worked examples of [`evaluate`]: published estimates done again, tables that everyone
//! knows, and the rules of reading. Each is an expression and what it comes to.

use super::{Bound, evaluate};

#[track_caller]
fn check(cases: &[(&str, f64, &str)]) {
    for &(text, value, unit) in cases {
        let found = evaluate(text).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
        let near = (found.quantity.value - value).abs() <= value.abs() * 1e-9 + 1e-15;
        assert!(near, "{text:?} is {} and not {value}", found.quantity.value);
        assert_eq!(found.base_unit, unit, "{text:?}");
    }
}

#[test]
fn numbers_as_people_type_them() {
    check(&[
        ("10k", 1e4, ""),
        ("10 k", 1e4, ""),
        ("1.2M", 1.2e6, ""),
        ("3 mil", 3e6, ""),
        ("3 million", 3e6, ""),
        ("2bn", 2e9, ""),
        ("1_000", 1e3, ""),
        ("10,000", 1e4, ""),
        ("10 000", 1e4, ""),
        ("10'000", 1e4, ""),
        ("1.000.000", 1e6, ""),
        ("1e6", 1e6, ""),
        ("10^6", 1e6, ""),
        ("2^20", 1_048_576.0, ""),
        ("3x10^8", 3e8, ""),
        ("10⁸", 1e8, ""),
        ("5 lakh", 5e5, ""),
        ("2 crore", 2e7, ""),
        ("a couple hundred", 200.0, ""),
        ("ten thousand", 1e4, ""),
        ("half a million", 5e5, ""),
        ("twenty-five", 25.0, ""),
        ("zero", 0.0, ""),
        ("none", 0.0, ""),
        ("99,9 %", 0.999, "ratio"),
        ("1/3 * 3", 1.0, ""),
        ("1,5 % * 200", 3.0, ""),
        ("0.1 + 0.2", 0.3, ""),
    ]);
}

#[test]
fn operators_bind_as_the_page_says() {
    check(&[
        ("2 + 3 * 4", 14.0, ""),
        ("(2 + 3) * 4", 20.0, ""),
        ("-2^2", -4.0, ""),
        ("2^3^2", 512.0, ""),
        ("10 - 4 - 3", 3.0, ""),
        ("100 / 10 / 5", 2.0, ""),
        ("2 * -3", -6.0, ""),
        ("1 TB / 100 MB/s", 1e4, "s"),
        ("20 % of 1M", 2e5, ""),
        ("1/3 of 90", 30.0, ""),
        ("20 % of 50 %", 0.1, "ratio"),
        ("1 - 99.9 %", 0.001, "ratio"),
        ("1-99.9%", 0.001, "ratio"),
        ("30 days * (1-99.95%)", 1296.0, "s"),
        ("50 ms - 20 ms", 0.03, "s"),
        ("(2 GB + 1 GB) / day", 3e9 / 86_400.0, "B/s"),
        ("(3 + 4) users", 7.0, "user"),
        ("100 * 105 %", 105.0, ""),
        ("1 h 30 min", 5400.0, "s"),
        ("1h30m + 15s", 5415.0, "s"),
        ("min(3 s, 500 ms)", 0.5, "s"),
        ("max(1,2,3)", 3.0, ""),
        ("sqrt(16)", 4.0, ""),
        ("sqrt(9 s * 4 s)", 6.0, "s"),
        ("10 GB per day per server", 1e10 / 86_400.0, "B/server/s"),
    ]);
}

/// <https://sre.google/workbook/non-abstract-design/>
#[test]
fn googles_non_abstract_design() {
    check(&[
        ("500,000 searches/s * 1 day", 4.32e10, "search"),
        ("500,000 searches/s * 2 KB/search", 1e9, "B/s"),
        ("500,000 searches/s * 2 KB/search * 1 day", 86.4e12, "B"),
        ("500,000 queries/s / 200 IOPS/disk * 1 operation/query", 2500.0, "disk"),
        ("100 TB / 4 TB/disk", 25.0, "disk"),
        ("2,500 disks / 24 disks/server", 2500.0 / 24.0, "server"),
        ("25,000 tasks * 102 %", 25_500.0, "task"),
        ("100 TB / 64 GB/machine", 1562.5, "machine"),
    ]);
    let shown = |text: &str| evaluate(text).map(|found| found.text);
    assert_eq!(shown("100 TB / 64 GB/machine").as_deref(), Ok("1,563 machines"));
    assert_eq!(shown("500,000 searches/s * 2 KB/search in TB/day").as_deref(), Ok("86.4 TB/day"));
    assert_eq!(shown("25,000 tasks * 102 %").as_deref(), Ok("25,500 tasks"));
    assert_eq!(shown("500,000 queries/s / 200 queries/s/disk").as_deref(), Ok("2,500 disks"));
}

/// The estimates of the System Design Primer, with a month of 730 hours.
#[test]
fn the_system_design_primer() {
    let month = 365.0 * 86_400.0 / 12.0;
    check(&[
        ("10 million paste writes per month", 1e7 / month, "write/s"),
        ("100 million reads/month", 1e8 / month, "read/s"),
        ("10M pastes/month * 1.27 KB/paste", 1.27e10 / month, "B/s"),
        ("10M pastes/month * 1.27 KB/paste * 3 years", 1.27e10 * 36.0, "B"),
        ("360 million pastes / 3 years", 3.6e8 / (3.0 * 365.0 * 86_400.0), "paste/s"),
        ("7 bytes + 4 bytes + 5 bytes + 255 bytes + 1 KB", 1271.0, "B"),
        ("100M users * 5 tweets/user/day", 5e8 / 86_400.0, "tweet/s"),
        ("500M tweets/day * 10 KB/tweet * 30 d", 150e12, "B"),
        ("250 billion reads/month", 2.5e11 / month, "read/s"),
        ("10 billion searches/month", 1e10 / month, "search/s"),
        ("5 billion transactions/month * 50 bytes/transaction", 2.5e11 / month, "B/s"),
        ("1 billion links * 500 KB/link * 4", 2e15, "B"),
        ("4 billion links crawled each month", 4e9 / month, "link/s"),
        ("10 million users * 10 KB/user", 1e11, "B"),
        ("2.5 million queries/day * 270 bytes/query", 6.75e8 / 86_400.0, "B/s"),
        ("1 ms / 250 µs", 4.0, ""),
        ("1 MB / 4 MB/ms", 0.25e-3, "s"),
    ]);
}

#[test]
fn availability_in_time() {
    let year = 365.0 * 86_400.0;
    check(&[
        ("(1 - 90 %) * 1 year", 0.1 * year, "s"),
        ("(1 - 95 %) * 1 year", 0.05 * year, "s"),
        ("(1 - 99 %) * 1 year", 0.01 * year, "s"),
        ("(1 - 99.5 %) * 1 year", 0.005 * year, "s"),
        ("(1 - 99.9 %) * 1 year", 0.001 * year, "s"),
        ("(1 - 99.95 %) * 1 year", 0.0005 * year, "s"),
        ("(1 - 99.99 %) * 1 year", 0.0001 * year, "s"),
        ("(1 - three nines) * 30 d", 2592.0, "s"),
        ("(1 - four nines) * 30 d", 259.2, "s"),
        ("(1 - 99.9 %) * 1 day", 86.4, "s"),
        ("(1 - 99 %) * 1 wk", 6048.0, "s"),
        ("two nines", 0.99, "ratio"),
        ("4 9s", 0.9999, "ratio"),
        ("3.5 nines", 0.9995, "ratio"),
        ("series(99.95 %, 99.9 %)", 0.9995 * 0.999, "ratio"),
        ("series(99.9 %)", 0.999, "ratio"),
        ("99.9 % ^ 5", 0.999_f64.powi(5), "ratio"),
        ("parallel(99.9 %, 99.9 %)", 0.999_999, "ratio"),
        ("parallel(90 %, 90 %, 90 %)", 0.999, "ratio"),
        ("series(parallel(99 %, 99 %), 99.9 %)", 0.9999 * 0.999, "ratio"),
        ("outage(5 s, 99.9 %)", 5.0 / 2592.0, "ratio"),
        ("outage(60 s, 99.9 %)", 60.0 / 2592.0, "ratio"),
        ("outage(5 min, 99.9 %)", 300.0 / 2592.0, "ratio"),
        ("outage(5 s, 99.99 %)", 5.0 / 259.2, "ratio"),
        ("outage(60 s, 99.99 %)", 60.0 / 259.2, "ratio"),
        ("outage(5 min, 99.99 %)", 300.0 / 259.2, "ratio"),
        ("(4 h 23 min) / 1 year", 15_780.0 / year, ""),
    ]);
}

#[test]
fn queues_retries_and_fan_out() {
    check(&[
        ("inflight(200/s, 50 ms)", 10.0, ""),
        ("inflight(10k req/s, 200 ms)", 2000.0, "request"),
        ("200 req/s * 50 ms", 10.0, "request"),
        ("100 connections / 20 ms", 5000.0, "connection/s"),
        ("1 / 5 ms", 200.0, "/s"),
        ("drain(200/s, 350/s, 60 s)", 80.0, "s"),
        ("drain(1k req/s, 1.5k req/s, 5 min)", 600.0, "s"),
        ("200/s * 60 s", 12_000.0, ""),
        ("3 attempts * 3 * 3", 27.0, "attempt"),
        ("1k req/s * 3 * 3 * 3", 27_000.0, "request/s"),
        ("4 ^ 3", 64.0, ""),
        ("fanout(1 %, 100)", 1.0 - 0.99_f64.powi(100), "ratio"),
        ("fanout(0.1 %, 1000)", 1.0 - 0.999_f64.powi(1000), "ratio"),
        ("fanout(1 in 10,000, 2000)", 1.0 - 0.9999_f64.powi(2000), "ratio"),
        ("10 s + 30 s + 1 min", 100.0, "s"),
    ]);
}

#[test]
fn rates_money_and_conversions() {
    let month = 365.0 * 86_400.0 / 12.0;
    check(&[
        ("10k redirects/day", 1e4 / 86_400.0, "redirect/s"),
        ("5M a day", 5e6 / 86_400.0, "/s"),
        ("3 a month", 3.0 / month, "/s"),
        ("100 daily", 100.0 / 86_400.0, "/s"),
        ("60/min", 1.0, "/s"),
        ("12 rps", 12.0, "request/s"),
        ("12 qps", 12.0, "query/s"),
        ("12 tps", 12.0, "transaction/s"),
        ("80k users * 12/day", 80e3 * 12.0 / 86_400.0, "user/s"),
        ("1M users * 20 % * 5 posts/user/day * 300 B/post", 3e8 / 86_400.0, "B/s"),
        ("2 PB/yr in MB/s", 2e15 / (365.0 * 86_400.0), "B/s"),
        ("$20k/month * 12 months", 240e3, "USD"),
        ("€0.002 per request * 1M requests", 2000.0, "EUR"),
        ("$0.02/GB * 5 TB", 100.0, "USD"),
        ("1 Gbps", 125e6, "B/s"),
        ("100 Mbit/s", 12.5e6, "B/s"),
        ("1 Gb/s", 125e6, "B/s"),
        ("10 MB/s", 1e7, "B/s"),
        ("8 bits", 1.0, "B"),
        ("12 TiB", 12.0 * 1024f64.powi(4), "B"),
        ("1 GiB to MB", 1_073_741_824.0, "B"),
        ("138e6*583/day to 1/s", 138e6 * 583.0 / 86_400.0, "/s"),
        ("500 GB / 16 GB", 31.25, ""),
        ("5k/day * 1 KB * 3 years", 5000.0 * 365.0 * 3000.0, "B"),
        ("4 million docs x 26 KB/doc", 104e9, "B"),
        ("200k users x 1 KB/user", 200e6, "B"),
        ("120 km / 2", 60.0, "km"),
    ]);
}

/// The text, the shown value and the unit of a result.
#[test]
fn results_in_words() {
    for (text, words, value, unit) in [
        ("10k redirects/day", "0.12 redirects/s (one every 8.6 s)", 0.115_740_740_7, "redirect/s"),
        ("12/s", "12/s (1.04M a day)", 12.0, "/s"),
        ("2 PB/yr in MB/s", "63.4 MB/s", 63.419_583_97, "MB/s"),
        ("10M pastes/month * 1.27 KB in GB/month", "12.7 GB of pastes a month", 12.7, "GB/month"),
        ("outage(60 s, 99.9 %)", "2.3 %", 2.314_814_815, "%"),
        ("three nines", "99.9 %", 99.9, "%"),
        ("99.95 % in nines", "3.3 nines", 3.301_029_996, "nines"),
        ("1 TB / 100 MB/s", "2.8 h", 2.777_777_778, "h"),
        ("90 s", "90 s", 90.0, "s"),
        ("3 weeks in days", "21 days", 21.0, "days"),
        ("12 KiB", "12.3 KB", 12.288, "KB"),
        ("12 KiB in KiB", "12 KiB", 12.0, "KiB"),
        ("<= 200 ms", "<= 200 ms", 200.0, "ms"),
        ("at most 5 GB", "<= 5 GB", 5.0, "GB"),
        ("1M users", "1M users", 1e6, "user"),
        ("1 user", "1 user", 1.0, "user"),
        ("$20k/month", "20,000 USD a month", 2e4, "USD/month"),
        ("50-200 ms", "100 ms (90 %: 50 ms to 200 ms)", 100.0, "ms"),
        ("50..200 * 3", "300 (90 %: 150 to 600)", 300.0, ""),
        (
            "200..2000 req/s",
            "632 requests/s (54.6M a day) (90 %: 200 requests/s to 2,000 requests/s)",
            632.455_532,
            "request/s",
        ),
        ("960,000 requests/day in requests/day", "960,000 requests/day", 960_000.0, "requests/day"),
        ("10 requests/s in 1/min", "600 requests/min", 600.0, "/min"),
    ] {
        let found = evaluate(text).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
        assert_eq!(found.text, words, "{text:?}");
        assert_eq!(found.unit, unit, "{text:?}");
        assert!((found.shown_value - value).abs() <= value * 1e-9, "{text:?} shows {}", found.shown_value);
    }
}

#[test]
fn formulas_show_their_inputs() {
    for (text, formula) in [
        ("10k redirects/day", "10,000 redirects ÷ 86,400 s"),
        ("50/s", "50 ÷ 1 s"),
        ("80k users*12/day", "80k users×12/day"),
        ("1 TB / 100 MB/s", "1 TB ÷ 100 MB/s"),
        ("4 million docs  x 26 KB", "4 million docs × 26 KB"),
        ("2**10", "2^10"),
        ("2 PB/yr in MB/s", "2 PB/yr"),
    ] {
        assert_eq!(evaluate(text).map(|found| found.formula).as_deref(), Ok(formula), "{text:?}");
    }
}

#[test]
fn bounds_and_ranges_are_kept() {
    for (text, bound) in [
        ("< 200 ms", Bound::Less),
        ("<= 200 ms", Bound::AtMost),
        ("≤ 200 ms", Bound::AtMost),
        ("under 200 ms", Bound::Less),
        ("at least 3", Bound::AtLeast),
        ("no more than 3 s", Bound::AtMost),
        ("> 5", Bound::More),
    ] {
        let found = evaluate(text).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
        assert_eq!((found.quantity.bound, found.quantity.range), (Some(bound), None), "{text:?}");
    }
    for (text, low, high) in [
        ("50..200", 50.0, 200.0),
        ("50-200", 50.0, 200.0),
        ("50 to 200", 50.0, 200.0),
        ("between 50 and 200", 50.0, 200.0),
        ("10-50k", 10e3, 50e3),
        ("500-1k", 500.0, 1000.0),
        ("~5k", 2500.0, 10e3),
        ("about 5k", 2500.0, 10e3),
        ("5k ± 20 %", 4000.0, 6000.0),
        ("10 +/- 2", 8.0, 12.0),
        ("80..95 %", 0.8, 0.95),
        ("100 ms to 2 s", 0.1, 2.0),
    ] {
        let found = evaluate(text).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"));
        let range = found.quantity.range.unwrap_or_else(|| panic!("{text:?} has no range"));
        assert!(
            (range.low - low).abs() < 1e-9 * high && (range.high - high).abs() < 1e-9 * high,
            "{text:?} {range:?}"
        );
    }
}

/// What is refused, the part that is marked, and what is offered instead.
#[test]
fn faults_are_marked_and_explained() {
    for (text, marked, message, hint) in [
        ("5 rows + 3 seconds", "5 rows + 3 seconds", "rows and seconds can't be added", "rows per second"),
        ("5 GB - 3 users", "5 GB - 3 users", "bytes and users can't be subtracted", ""),
        ("5 milisec", "milisec", "no unit", "millisec"),
        ("3 gigabites", "gigabites", "no unit", "gigabytes"),
        ("100 + 5 %", "5 %", "percentage of what", "100 * 105 %"),
        ("100 - 5 %", "5 %", "percentage of what", "100 * 95 %"),
        ("5 / 0", "0", "divides by zero", ""),
        ("5 / (3 - 3)", "(3 - 3)", "divides by zero", ""),
        ("drain(200/s, 150/s, 60 s)", "150/s", "never drains", "drain(200/s, 350/s, 60 s)"),
        ("drain(200/s, 200/s, 60 s)", "200/s", "never drains", ""),
        ("3 s in GB", "GB", "can't be shown in GB", ""),
        ("3 s in", "", "In which unit?", ""),
        ("2 GB +", "", "missing at the end", ""),
        ("(2 + 3", "(", "never closed", ""),
        ("2 + 3)", ")", "never opened", ""),
        ("5 5", "5", "side by side", ""),
        ("rows + seconds", "rows", "How many rows", ""),
        ("ms", "ms", "How many ms", ""),
        ("sqrt(4 s)", "4 s", "no square root", ""),
        ("sqrt(-4)", "-4", "no square root", ""),
        ("min(3 s, 5 GB)", "5 GB", "can't be compared", ""),
        ("serie(99 %, 99 %)", "serie", "no function", "series"),
        ("series(99.9, 99)", "99.9", "between 0 % and 100 %", ""),
        ("outage(60 s, 100 %)", "100 %", "below 100 %", ""),
        ("1e400", "1e400", "no number", ""),
        ("1e308 * 1e308", "1e308 * 1e308", "too large", ""),
        ("2 ^ (3 s)", "(3 s)", "bare number", ""),
        ("p99", "p99", "", ""),
        ("5 GB of 3 GB", "5 GB", "no share", "20 % of 1M"),
        ("1,2", ",", "comma", ""),
        ("", "", "nothing", ""),
        ("   ", "   ", "nothing", ""),
    ] {
        let Err(fault) = evaluate(text) else { panic!("{text:?} has a value: {:?}", evaluate(text)) };
        assert!(fault.message.contains(message), "{text:?}: {}", fault.message);
        assert_eq!(fault.span.of(text), marked, "{text:?}: {}", fault.message);
        assert!(fault.hint.as_deref().unwrap_or("").contains(hint), "{text:?}: {:?}", fault.hint);
        assert!(fault.message.ends_with(['.', '?']), "a message is a sentence: {}", fault.message);
    }
}
