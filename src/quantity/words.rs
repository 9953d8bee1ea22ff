//! The small words around numbers: number words, magnitudes, words that bound,
//! words that end a noun, months, and words whose number is a name.

/// The value of a number word below a hundred, with `a dozen` and `hundred`.
pub(super) fn small(lower: &str) -> Option<f64> {
    Some(match lower {
        "zero" | "none" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// A magnitude written out, which may follow a number or a number word.
pub(super) fn magnitude(lower: &str) -> Option<f64> {
    Some(match lower {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "k" | "thousand" | "tsd" => 1e3,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "mil" | "mio" | "mln" | "mn" | "mm" | "million" | "millions" => 1e6,
        "crore" | "crores" | "cr" => 1e7,
        "bn" | "bln" | "mrd" | "billion" | "billions" => 1e9,
        "tn" | "trn" | "trillion" | "trillions" => 1e12,
        _ => return None,
    })
}

/// Words that end a noun phrase or can't be a noun. Sorted.
const STOP: &[&str] = &[
    "a", "about", "above", "after", "against", "ago", "all", "almost", "already", "also", "always", "am",
    "an", "and", "any", "approx", "are", "around", "as", "at", "average", "avg", "be", "because", "been",
    "before", "behind", "being", "below", "beside", "between", "both", "but", "by", "can", "could", "do",
    "does", "done", "down", "during", "each", "either", "else", "even", "every", "exactly", "for", "from",
    "gets", "goes", "happens", "has", "have", "he", "here", "how", "if", "in", "inside", "instead", "into",
    "is", "it", "its", "just", "later", "latest", "less", "like", "long", "max", "maximum", "may", "me",
    "median", "might", "min", "more", "most", "must", "near", "needs", "neither", "never", "no", "nor",
    "not", "now", "of", "off", "old", "on", "once", "ones", "only", "or", "our", "out", "outside", "over",
    "p50", "peak", "per", "plus", "rather", "roughly", "same", "she", "should", "since", "so", "still",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "till", "times", "to", "today", "together", "too", "top", "total", "twice", "under", "until", "up", "us",
    "versus", "via", "vs", "w/", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "whole", "why", "will", "with", "within", "without", "would", "x", "you",
];

/// Whether a word can't name what is counted.
pub(super) fn is_stop(lower: &str) -> bool {
    STOP.binary_search(&lower).is_ok()
}

/// Words that may begin a quantity or a vague one; every other word is stepped over
/// unless it is a number word, an adverb of time or a percentile. Sorted.
const STARTS: &[&str] = &[
    "a",
    "about",
    "almost",
    "an",
    "approx",
    "approx.",
    "approximately",
    "around",
    "billions",
    "ca",
    "ca.",
    "circa",
    "countless",
    "couple",
    "crores",
    "double",
    "dozens",
    "each",
    "every",
    "few",
    "half",
    "hundreds",
    "lakhs",
    "loads",
    "lots",
    "max",
    "maximum",
    "median",
    "millions",
    "near",
    "nearly",
    "once",
    "one",
    "plenty",
    "roughly",
    "several",
    "tens",
    "thousands",
    "thrice",
    "tons",
    "triple",
    "twice",
    "worst",
    "zillion",
    "zillions",
];

/// Whether a word may begin something worth reading.
pub(super) fn starts(lower: &str) -> bool {
    STARTS.binary_search(&lower).is_ok()
}

/// Words that break the way from a number to its `per day`. Sorted.
const BREAK: &[&str] = &[
    "after", "and", "because", "before", "but", "during", "half", "if", "in", "is", "once", "or", "quarter",
    "since", "so", "that", "then", "until", "when", "where", "which", "while", "will", "with", "within",
];

/// Whether a word parts a number from a later `per day`.
pub(super) fn breaks(lower: &str) -> bool {
    BREAK.binary_search(&lower).is_ok()
}

/// Words whose following number is a name. Sorted.
const NAMING: &[&str] = &[
    "android",
    "angular",
    "appendix",
    "cassandra",
    "chapter",
    "chrome",
    "debian",
    "django",
    "elasticsearch",
    "eq",
    "equation",
    "error",
    "fig",
    "figure",
    "gen",
    "http",
    "ios",
    "ipv",
    "iso",
    "issue",
    "item",
    "java",
    "jdk",
    "kafka",
    "kubernetes",
    "layer",
    "level",
    "line",
    "mongodb",
    "mysql",
    "node.js",
    "nodejs",
    "option",
    "oracle",
    "page",
    "part",
    "phase",
    "pi",
    "port",
    "postgres",
    "postgresql",
    "python",
    "raid",
    "rails",
    "react",
    "redis",
    "release",
    "rfc",
    "section",
    "shard",
    "spark",
    "sql",
    "sqlite",
    "status",
    "step",
    "table",
    "tcp",
    "ticket",
    "tier",
    "tls",
    "ubuntu",
    "udp",
    "version",
    "windows",
    "year",
];

/// Whether a bare number after this word is a name: `section 4.2`, `Kafka 3.6`.
pub(super) fn names(lower: &str) -> bool {
    NAMING.binary_search(&lower).is_ok()
}

/// Whether a word is a month.
pub(super) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sep"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "january"
            | "february"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// Words before a four-digit number that make it a year. Sorted.
const YEARLY: &[&str] = &[
    "after", "before", "by", "during", "early", "from", "in", "late", "mid", "of", "q1", "q2", "q3", "q4",
    "since", "spring", "summer", "till", "until", "winter", "year",
];

/// Whether a four-digit number after this word is a year.
pub(super) fn before_year(lower: &str) -> bool {
    YEARLY.binary_search(&lower).is_ok()
}

/// What an adverb of time repeats, in seconds.
pub(super) fn adverb(lower: &str) -> Option<f64> {
    use super::unit::{DAY, HOUR, MONTH, QUARTER, WEEK, YEAR};
    Some(match lower {
        "hourly" => HOUR,
        "daily" | "nightly" => DAY,
        "weekly" => WEEK,
        "monthly" => MONTH,
        "quarterly" => QUARTER,
        "yearly" | "annually" => YEAR,
        _ => return None,
    })
}

/// Parts of a day, which repeat daily: `once a night`, `every morning`.
pub(super) fn daily(lower: &str) -> bool {
    matches!(
        lower,
        "night" | "morning" | "evening" | "noon" | "midnight" | "afternoon" | "workday" | "weekday"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [STOP, STARTS, BREAK, NAMING, YEARLY] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|w| w[0] > w[1]));
        }
    }
}
