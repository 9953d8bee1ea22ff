//! The units: what each spelling is worth in base units. One table, read by name.

use super::Dimension;
use crate::text::distance;

/// Seconds of a minute, an hour, a day, a year of 365 days and a twelfth of it.
pub(super) const MINUTE: f64 = 60.0;
pub(super) const HOUR: f64 = 3600.0;
pub(super) const DAY: f64 = 86_400.0;
pub(super) const WEEK: f64 = 7.0 * DAY;
pub(super) const YEAR: f64 = 365.0 * DAY;
pub(super) const MONTH: f64 = YEAR / 12.0;
pub(super) const QUARTER: f64 = YEAR / 4.0;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Time,
    Data,
    DataRate,
    /// So many of a noun per second; an empty noun is anything.
    Rate(&'static str),
    Percent,
    Money(&'static str),
}

/// A unit: its worth in base units and what it measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub(super) factor: f64,
    pub(super) measure: Measure,
}

impl Unit {
    pub(super) fn dimension(self) -> Dimension {
        match self.measure {
            Measure::Time => Dimension::time(),
            Measure::Data => Dimension::data(),
            Measure::DataRate => Dimension::data().multiply(&Dimension::per_time()),
            Measure::Rate("") => Dimension::per_time(),
            Measure::Rate(noun) => Dimension::count(noun).multiply(&Dimension::per_time()),
            Measure::Percent => Dimension::ratio(),
            Measure::Money(currency) => Dimension::money(currency),
        }
    }
}

/// Lower-cases a short word without allocating; a longer one is no unit.
pub(super) fn lowered<'b>(word: &str, buffer: &'b mut [u8; 24]) -> Option<&'b str> {
    let room = buffer.get_mut(..word.len())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

/// The seconds of a unit of time.
pub(super) fn time(word: &str) -> Option<f64> {
    match unit(word) {
        Some(Unit { factor, measure: Measure::Time }) => Some(factor),
        _ => None,
    }
}

/// The unit a word spells. Case matters only where it parts two units: `Mbit`
/// in `Mb/s` is told from `MB` by the caller, which sees what follows.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let mut buffer = [0; 24];
    unit_lowered(word, lowered(word, &mut buffer)?)
}

/// The unit of a word whose lower case is at hand.
pub(super) fn unit_lowered(word: &str, lower: &str) -> Option<Unit> {
    let of = |factor: f64, measure: Measure| Some(Unit { factor, measure });
    if let Some(seconds) = duration(lower) {
        return (word != "D" && word != "H" && word != "W")
            .then_some(())
            .and_then(|()| of(seconds, Measure::Time));
    }
    if word == "B" || word == "b" {
        return (word == "B").then_some(Unit { factor: 1.0, measure: Measure::Data });
    }
    if let Some(bytes) = data(lower) {
        return of(bytes, Measure::Data);
    }
    if let Some(bytes) = data_rate(word, lower) {
        return of(bytes, Measure::DataRate);
    }
    match lower {
        "rps" => of(1.0, Measure::Rate("request")),
        "qps" => of(1.0, Measure::Rate("query")),
        "tps" => of(1.0, Measure::Rate("transaction")),
        "iops" | "ops" | "opsec" => of(1.0, Measure::Rate("operation")),
        "wps" => of(1.0, Measure::Rate("write")),
        "rpm" => of(1.0 / MINUTE, Measure::Rate("request")),
        "percent" | "pct" => of(0.01, Measure::Percent),
        "usd" | "dollar" | "dollars" | "bucks" => of(1.0, Measure::Money("USD")),
        "eur" | "euro" | "euros" => of(1.0, Measure::Money("EUR")),
        "gbp" => of(1.0, Measure::Money("GBP")),
        "chf" => of(1.0, Measure::Money("CHF")),
        "inr" | "rupees" => of(1.0, Measure::Money("INR")),
        "jpy" | "yen" => of(1.0, Measure::Money("JPY")),
        _ => None,
    }
}

/// The currency a sign stands for.
pub(super) fn currency(sign: char) -> Option<&'static str> {
    match sign {
        '$' => Some("USD"),
        '€' => Some("EUR"),
        '£' => Some("GBP"),
        '¥' => Some("JPY"),
        '₹' => Some("INR"),
        _ => None,
    }
}

fn duration(lower: &str) -> Option<f64> {
    Some(match lower {
        "ns" | "nsec" | "nsecs" | "nanos" | "nanosec" | "nanosecond" | "nanoseconds" => 1e-9,
        "us" | "µs" | "μs" | "usec" | "usecs" | "micros" | "microsec" | "microsecs" | "microsecond"
        | "microseconds" => 1e-6,
        "ms" | "msec" | "msecs" | "millis" | "milli" | "millisec" | "millisecs" | "millisecond"
        | "milliseconds" => 1e-3,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "m" | "min" | "mins" | "minute" | "minutes" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" => HOUR,
        "d" | "day" | "days" => DAY,
        "w" | "wk" | "wks" | "week" | "weeks" => WEEK,
        "mo" | "mos" | "mth" | "mths" | "month" | "months" => MONTH,
        "quarter" | "quarters" => QUARTER,
        "y" | "yr" | "yrs" | "year" | "years" => YEAR,
        "fortnight" | "fortnights" => 2.0 * WEEK,
        "decade" | "decades" => 10.0 * YEAR,
        _ => return None,
    })
}

fn data(lower: &str) -> Option<f64> {
    Some(match lower {
        "bit" | "bits" => 0.125,
        "byte" | "bytes" => 1.0,
        "kb" | "kbyte" | "kbytes" | "kilobyte" | "kilobytes" => 1e3,
        "mb" | "mbyte" | "mbytes" | "megabyte" | "megabytes" | "meg" | "megs" => 1e6,
        "gb" | "gbyte" | "gbytes" | "gigabyte" | "gigabytes" | "gig" | "gigs" => 1e9,
        "tb" | "tbyte" | "tbytes" | "terabyte" | "terabytes" => 1e12,
        "pb" | "pbyte" | "pbytes" | "petabyte" | "petabytes" => 1e15,
        "eb" | "exabyte" | "exabytes" => 1e18,
        "zb" | "zettabyte" | "zettabytes" => 1e21,
        "kib" | "kibibyte" | "kibibytes" => 1024.0,
        "mib" | "mebibyte" | "mebibytes" => 1_048_576.0,
        "gib" | "gibibyte" | "gibibytes" => 1_073_741_824.0,
        "tib" | "tebibyte" | "tebibytes" => 1_099_511_627_776.0,
        "pib" | "pebibyte" | "pebibytes" => 1_125_899_906_842_624.0,
        "eib" | "exbibyte" | "exbibytes" => 1_152_921_504_606_846_976.0,
        "kbit" | "kbits" | "kilobit" | "kilobits" => 125.0,
        "mbit" | "mbits" | "megabit" | "megabits" => 125e3,
        "gbit" | "gbits" | "gigabit" | "gigabits" => 125e6,
        "tbit" | "tbits" | "terabit" | "terabits" => 125e9,
        _ => return None,
    })
}

fn data_rate(word: &str, lower: &str) -> Option<f64> {
    let bytes = word.ends_with("Bps");
    Some(match lower {
        "bps" => {
            if bytes {
                1.0
            } else {
                0.125
            }
        }
        "kbps" => {
            if bytes {
                1e3
            } else {
                125.0
            }
        }
        "mbps" => {
            if bytes {
                1e6
            } else {
                125e3
            }
        }
        "gbps" => {
            if bytes {
                1e9
            } else {
                125e6
            }
        }
        "tbps" => {
            if bytes {
                1e12
            } else {
                125e9
            }
        }
        _ => return None,
    })
}

/// Whether `Mb`, `Gb` … is spelled as bits are: a capital prefix and a small b.
pub(super) fn spells_bits(word: &str) -> bool {
    matches!(word, "Kb" | "kb" | "Mb" | "Gb" | "Tb")
}

/// Spellings worth offering for a slip.
const KNOWN: &[&str] = &[
    "nanoseconds",
    "microseconds",
    "microsec",
    "milliseconds",
    "millisec",
    "millis",
    "seconds",
    "second",
    "minutes",
    "minute",
    "hours",
    "weeks",
    "months",
    "month",
    "years",
    "bytes",
    "kilobytes",
    "megabytes",
    "gigabytes",
    "terabytes",
    "petabytes",
    "kilobits",
    "megabits",
    "gigabits",
    "percent",
    "million",
    "billion",
    "thousand",
];

/// Nouns of everyday designs that lie one slip from a unit and are meant as they stand.
const MEANT: &[&str] = &[
    "tours",
    "yards",
    "fours",
    "mouths",
    "peeks",
    "minutia",
    "houses",
    "secondary",
    "bites",
    "weekly",
    "monthly",
];

/// The unit a word was probably meant to be: at most one slip in a word of up to
/// seven letters, two in a longer one, and the first letter right. Shorter words
/// would turn `bids` into `bits`.
pub(super) fn near_miss(word: &str) -> Option<&'static str> {
    let mut buffer = [0; 24];
    let lower = lowered(word, &mut buffer)?;
    if lower.len() < 5 || MEANT.contains(&lower) {
        return None;
    }
    let allowed = if lower.len() <= 7 { 1 } else { 2 };
    KNOWN
        .iter()
        .filter(|known| known.as_bytes()[0] == lower.as_bytes()[0] && known.len().abs_diff(lower.len()) <= 2)
        .map(|known| (distance(lower, known), *known))
        .filter(|(slips, _)| *slips <= allowed)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (word, factor, measure) in [
            ("ms", 1e-3, Measure::Time),
            ("µs", 1e-6, Measure::Time),
            ("Hrs", 3600.0, Measure::Time),
            ("KB", 1e3, Measure::Data),
            ("gb", 1e9, Measure::Data),
            ("KiB", 1024.0, Measure::Data),
            ("Mbps", 125e3, Measure::DataRate),
            ("MBps", 1e6, Measure::DataRate),
            ("QPS", 1.0, Measure::Rate("query")),
            ("EUR", 1.0, Measure::Money("EUR")),
        ] {
            assert_eq!(unit(word), Some(Unit { factor, measure }), "{word}");
        }
        assert_eq!(unit("bids"), None);
        assert_eq!(unit("a word far too long to be a unit"), None);
    }

    #[test]
    fn slips_are_offered_and_nouns_are_left_alone() {
        assert_eq!(near_miss("milisec"), Some("millisec"));
        assert_eq!(near_miss("gigabites"), Some("gigabytes"));
        assert_eq!(near_miss("secounds"), Some("seconds"));
        for noun in
            ["bids", "records", "tours", "routes", "methods", "hosts", "sections", "users", "merchants"]
        {
            assert_eq!(near_miss(noun), None, "{noun}");
        }
    }
}
