//! Prose as people type it, and what [`scan`] finds in it.

use std::fmt::Write as _;

use super::{Bound, Quantity, Spelling, scan};

/// How a finding is said in these tests: spelling, words, value with unit, and what goes with it.
fn said(text: &str) -> Vec<String> {
    let scan = scan(text);
    scan.found
        .iter()
        .map(|found| {
            let Quantity { value, range, bound, dimension } = &found.quantity;
            let number = format!("{value:.4}");
            let number = number.trim_end_matches('0').trim_end_matches('.');
            let mut said = format!("{:?} {:?} {number} {dimension}", found.spelling, found.span.of(text));
            said.truncate(said.trim_end().len());
            if let Some(range) = range {
                let _ = write!(said, " {}..{}", range.low, range.high);
            }
            if let Some(bound) = bound {
                let _ = write!(said, " {}", bound.as_str());
            }
            if found.each {
                said.push_str(" each");
            }
            if found.window.is_some() {
                said.push_str(" window");
            }
            said
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(said(text), expected, "{text:?}");
}

#[track_caller]
fn finds_nothing(text: &str) {
    let found = scan(text);
    assert!(found.found.is_empty() && found.doubts.is_empty(), "{text:?}: {found:?}");
}

#[test]
fn latencies() {
    check(
        "follow a short link: p99 < 50 ms at 50/s",
        &["Percentile \"p99\" 99", "Plain \"50 ms\" 0.05 s <", "Plain \"50/s\" 50 /s"],
    );
    check("P99.9 ≤ 1 s", &["Percentile \"P99.9\" 99.9", "Plain \"1 s\" 1 s <="]);
    check("p999=250ms", &["Percentile \"p999\" 99.9", "Plain \"250ms\" 0.25 s"]);
    check(
        "99th percentile under 300 milliseconds",
        &["Percentile \"99th percentile\" 99", "Plain \"300 milliseconds\" 0.3 s <"],
    );
    check("99% within 2 seconds", &["Percent \"99%\" 0.99", "Plain \"2 seconds\" 2 s <="]);
    check(
        "median 50ms, tail 400ms",
        &["Percentile \"median\" 50", "Plain \"50ms\" 0.05 s", "Plain \"400ms\" 0.4 s"],
    );
    check("max 10 s", &["Plain \"10 s\" 10 s <="]);
    check("60 min lost in worst case", &["Plain \"60 min\" 3600 s", "Percentile \"worst case\" 100"]);
    check("the max is 3 s", &["Percentile \"max\" 100", "Plain \"3 s\" 3 s"]);
    check(
        "p95 between 300 and 500 ms",
        &["Percentile \"p95\" 95", "Plain \"300 and 500 ms\" 0.3873 s 0.3..0.5"],
    );
    check("sub-100ms reads", &["Plain \"100ms\" 0.1 s <"]);
    check("p99: 1,5 s", &["Percentile \"p99\" 99", "Plain \"1,5 s\" 1.5 s"]);
    check("less then 1 sec", &["Plain \"1 sec\" 1 s <"]);
    check("200 ms per request", &["Plain \"200 ms per request\" 0.2 s each"]);
    check("40 µs or 40 μs", &["Plain \"40 µs\" 0 s", "Plain \"40 μs\" 0 s"]);
}

#[test]
fn loads() {
    check("80k users * 12/day", &["Expression \"80k users * 12/day\" 11.1111 user/s"]);
    check(
        "2000 sensors, each one every 60 s",
        &["Plain \"2000 sensors\" 2000 sensor", "Cadence \"one every 60 s\" 0.0167 /s each"],
    );
    check(
        "20k auctions per day with about 15 bids each",
        &[
            "Plain \"20k auctions per day\" 0.2315 auction/s",
            "Plain \"about 15 bids each\" 15 bid 7.5..30 each",
        ],
    );
    check("5M a day", &["Plain \"5M a day\" 57.8704 /s"]);
    check("300 uploads per day", &["Plain \"300 uploads per day\" 0.0035 upload/s"]);
    check("300 daily uploads", &["Plain \"300 daily uploads\" 0.0035 upload/s"]);
    check("200k daily users", &["Plain \"200k daily users\" 200000 user"]);
    check("50k/s", &["Plain \"50k/s\" 50000 /s"]);
    check("20krps", &["Plain \"20krps\" 20000 request/s"]);
    check("~50 000 lines/sec", &["Plain \"~50 000 lines/sec\" 50000 line/s 25000..100000"]);
    check("5B requests/day", &["Plain \"5B requests/day\" 57870.3704 request/s"]);
    check(
        "12.7 GB of new paste content per month",
        &["Plain \"12.7 GB of new paste content per month\" 4832.5723 B/s"],
    );
    check(
        "4 billion links crawled each month",
        &["Plain \"4 billion links crawled each month\" 1522.07 link/s"],
    );
    check("100 req/10s", &["Plain \"100 req/10s\" 10 request/s"]);
    check("once a night", &["Cadence \"once a night\" 0 /s"]);
    check("every 30s", &["Cadence \"every 30s\" 0.0333 /s"]);
    check("hourly", &["Cadence \"hourly\" 0.0003 /s"]);
    check("200..2000/s", &["Plain \"200..2000/s\" 632.4555 /s 200..2000"]);
    check("1.5M DAU", &["Plain \"1.5M DAU\" 1500000 user"]);
    check("5m users", &["Plain \"5m users\" 5000000 user"]);
    check("100k+ users", &["Plain \"100k+ users\" 100000 user >="]);
}

#[test]
fn what_each_does_is_a_number_of_its_own() {
    check("40000 users twice a week", &["Plain \"40000 users\" 40000 user", "Cadence \"twice a week\" 0 /s"]);
    check(
        "40000 users three times a day",
        &["Plain \"40000 users\" 40000 user", "Cadence \"three times a day\" 0 /s"],
    );
    check(
        "40 engineers do three searches per day",
        &["Plain \"40 engineers\" 40 engineer", "Words \"three searches per day\" 0 search/s"],
    );
    check(
        "40k DAU, 5 views each per day",
        &["Plain \"40k DAU\" 40000 user", "Plain \"5 views each per day\" 0.0001 view/s each"],
    );
    check(
        "60 devs, ea. pushes 8x per day = 480/d",
        &["Plain \"60 devs\" 60 developer", "Cadence \"8x per day\" 0.0001 /s", "Plain \"480/d\" 0.0056 /s"],
    );
    check("0.5 posts per user per day", &["Plain \"0.5 posts per user per day\" 0 post/user/s"]);
}

#[test]
fn peaks() {
    check("10-20x", &["Factor \"10-20x\" 14.1421 10..20"]);
    check("twice the average", &["Factor \"twice\" 2"]);
    check("peak = 3 * average", &["Factor \"3 *\" 3"]);
    check("avg 12/s, peak 150/s", &["Plain \"12/s\" 12 /s", "Plain \"150/s\" 150 /s"]);
    check("about 4 times the normal", &["Factor \"about 4 times\" 4 2..8"]);
    check("100:1 read:write", &["Factor \"100:1\" 100"]);
    check("tickets open at 10:00 sharp", &["Clock \"10:00\" 36000 s"]);
    check("7am-7pm", &["Clock \"7am\" 25200 s", "Clock \"7pm\" 68400 s"]);
}

#[test]
fn records() {
    check(
        "link: 500 B, 100k per month, forever",
        &["Plain \"500 B\" 500 B", "Plain \"100k per month\" 0.0381 /s"],
    );
    check("1200 in total", &["Plain \"1200\" 1200"]);
    check("1-2 KB", &["Plain \"1-2 KB\" 1414.2136 B 1000..2000"]);
    check("2 KiB, 13 months", &["Plain \"2 KiB\" 2048 B", "Plain \"13 months\" 34164000 s"]);
    check(
        "4 million docs x 26 KB = 104 GB",
        &["Expression \"4 million docs x 26 KB\" 104000000000 B·document", "Plain \"104 GB\" 104000000000 B"],
    );
    check(
        "backoff 1,2,4,8 min",
        &["Plain \"1\" 60 s", "Plain \"2\" 120 s", "Plain \"4\" 240 s", "Plain \"8 min\" 480 s"],
    );
    check("500B rows", &["Plain \"500B rows\" 500000000000 row"]);
    check("400B | 30 000 per year", &["Plain \"400B\" 400 B", "Plain \"30 000 per year\" 0.001 /s"]);
    check("5-minute TTL", &["Plain \"5-minute\" 300 s"]);
}

#[test]
fn availability_and_loss() {
    check("99,5 %", &["Percent \"99,5 %\" 0.995"]);
    check("99.95% monthly", &["Percent \"99.95% monthly\" 0.9995 window"]);
    check("four nines, 5 9s", &["Nines \"four nines\" 0.9999", "Nines \"5 9s\" 1"]);
    check("max 4 hours down per month", &["Plain \"4 hours down per month\" 14400 s <= window"]);
    check("one day a year", &["Words \"one day a year\" 86400 s window"]);
    check("1 in 10,000 requests may fail", &["Percent \"1 in 10,000\" 0.0001"]);
    check("1 failed payment per million", &["Percent \"1 failed payment per million\" 0"]);
    check("12 hours at the latest", &["Plain \"12 hours\" 43200 s <="]);
    check("RPO 0, RTO 15 min", &["Plain \"0\" 0", "Plain \"15 min\" 900 s"]);
    check("none lost", &["Words \"none\" 0"]);
    check("2/3 of users", &["Plain \"2/3\" 0.6667"]);
}

#[test]
fn people_money_and_words() {
    check("8-10 developers", &["Plain \"8-10 developers\" 8.9443 developer 8..10"]);
    check("three of us", &["Words \"three\" 3"]);
    check("$20k/month", &["Plain \"$20k/month\" 0.0076 USD/s"]);
    check("€0.002 per request", &["Plain \"€0.002 per request\" 0.002 EUR/request"]);
    check("half an hour", &["Words \"half an hour\" 1800 s"]);
    check("a quarter of a second", &["Words \"a quarter of a second\" 0.25 s"]);
    check("two days", &["Words \"two days\" 172800 s"]);
    check("two hundred ms", &["Words \"two hundred ms\" 0.2 s"]);
    check("a day old is fine", &["Words \"a day\" 86400 s"]);
    check("ten thousand users", &["Words \"ten thousand users\" 10000 user"]);
    check("1 h 30 min", &["Plain \"1 h 30 min\" 5400 s"]);
}

#[test]
fn names_are_neither_found_nor_doubted() {
    for text in [
        "HTTP 200",
        "returns 503",
        "stored in S3",
        "IPv4 only",
        "API v2",
        "RFC 9110",
        "see section 4.2",
        "shard 42",
        "Kafka 3.6 cluster",
        "PostgreSQL 16",
        "m5.xlarge",
        "Q4 2025 launch",
        "O(1) lookups",
        "UTF-8",
        "24/7",
        "24x7",
        "only 8-18 h",
        "on 14.03.",
        "https://x.y/100?b=5",
        "`p99 < 5 ms`",
        "(room_id, id)",
        "4K video",
        "EC2",
        "top-10",
        "top 10 company",
        "2FA",
        "year 2023",
        "in 2023",
        "of 2023",
        "Raspberry Pi 4",
        "by 1 June",
        "12/7/2025",
        "2025-03-14",
        "192.168.0.1:8080",
        "id 3f9a8b",
        "orders/123",
        "/v1/users/123",
        "C++17",
        "Python 3.12",
        "64-bit",
        "#42",
        "gets 409",
        "with 503; reads from replica",
        "80/20 rule",
        "1. first",
        "a second writer",
        "x ms",
        "user@x.com",
    ] {
        finds_nothing(text);
    }
}

#[test]
fn doubts_and_gestures() {
    let doubt = |text: &str| {
        let doubts = scan(text).doubts;
        doubts
            .iter()
            .map(|doubt| (doubt.span.of(text).to_owned(), doubt.suggestion.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(doubt("latancy 100 milisec"), [("100 milisec".to_owned(), Some("100 millisec".to_owned()))]);
    assert_eq!(doubt("5milisec"), [("5milisec".to_owned(), Some("5 millisec".to_owned()))]);
    assert_eq!(doubt("99.x%"), [("99.x%".to_owned(), None)]);
    for (text, vague) in [
        ("a few KB", "few KB"),
        ("several seconds", "several seconds"),
        ("thousands of requests", "thousands of requests"),
        ("millions of users", "millions of users"),
        ("tons of data", "tons of"),
        ("100s of ms", "100s of ms"),
        ("near zero downtime", "near zero"),
    ] {
        let found = scan(text);
        assert_eq!(found.vague.iter().map(|v| v.span.of(text)).collect::<Vec<_>>(), [vague], "{text:?}");
        assert!(found.found.is_empty(), "{text:?}: {:?}", found.found);
    }
}

#[test]
fn the_words_that_bound_are_told() {
    for (text, bound, words) in [
        ("within 5 s", Bound::AtMost, "within"),
        ("no more than 5 s", Bound::AtMost, "no more than"),
        ("at most ~5 s", Bound::AtMost, "at most"),
        ("up to 5 s", Bound::AtMost, "up to"),
        ("max. 5 s", Bound::AtMost, "max."),
        ("<= 5 s", Bound::AtMost, "<="),
        ("older than 5 s", Bound::More, "older than"),
        ("5 s or less", Bound::AtMost, "or less"),
        ("5 s max", Bound::AtMost, "max"),
    ] {
        let found = scan(text).found;
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(found[0].quantity.bound, Some(bound), "{text:?}");
        assert_eq!(found[0].bound_text.map(|span| span.of(text)), Some(words), "{text:?}");
    }
    assert_eq!(scan("Kafka 5 min: 99.95 %").found[1].quantity.bound, None, "the min of 5 min bounds nothing");
    assert_eq!(scan("cache miss -> 5 s").found[0].quantity.bound, None, "an arrow bounds nothing");
    assert_eq!(scan("80 ms").found[0].spelling, Spelling::Plain);
}
