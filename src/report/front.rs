//! Page one: what a colleague reads in two minutes. Its sentences stand here together.

use super::assumed::assumptions;
use super::computed::computed;
use super::examined::Examined;
use crate::cross::{Design, Given, own_limit};
use crate::gate::Filled;
use crate::interview::{Asked, Interview};

/// Numbers that decide, the first five that are known.
const THAT_DECIDE: [&str; 9] = [
    "peak_rate",
    "node_headroom",
    "bytes_at_horizon",
    "downtime_per_month",
    "serial_availability",
    "rate_total",
    "retry_product",
    "read_write_ratio",
    "bandwidth_out",
];

/// As many as one keeps in mind.
const HOW_MANY: usize = 5;

/// Page one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// What the system does, a line each; one, as a rule.
    pub job: Vec<String>,
    /// The numbers that decide.
    pub numbers: Vec<Key>,
    /// What breaks first and at what load.
    pub breaks_first: Vec<String>,
    /// What the user sees when the data store is gone for 60 s.
    pub gone: Vec<Gone>,
    /// What was assumed.
    pub assumptions: Vec<Assumption>,
    /// What is still open.
    pub open: Vec<String>,
}

/// One number that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub label: String,
    /// The number as the sheet says it: "0.12/s (one every 8.6 s)".
    pub text: String,
    /// The number alone: "0.12/s".
    pub number: String,
    /// What else is to be said of it: "one every 8.6 s".
    pub besides: Option<String>,
    /// Which decision it can flip.
    pub why: String,
}

/// What the user sees while a part is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The part.
    pub part: String,
    /// What the user sees.
    pub sees: String,
}

/// Something taken for true until somebody looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// The line as typed.
    pub text: String,
    /// The question it answers.
    pub question: String,
    /// Who is to be asked, where the line says so: "ask NAME".
    pub owner: Option<String>,
    /// By when, where the line says so: "by DATE".
    pub date: Option<String>,
}

/// One point of page one, for formats that are lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it is about: "What breaks first".
    pub label: &'static str,
    /// What there is to say, a line each.
    pub lines: Vec<String>,
}

impl Front {
    /// What it is.
    pub const JOB: &str = "What it does";
    /// The numbers.
    pub const NUMBERS: &str = "The numbers that decide";
    /// The first limit.
    pub const BREAKS_FIRST: &str = "What breaks first";
    /// The outage.
    pub const GONE: &str = "What the user sees when a part is gone for 60 s";
    /// The verdicts.
    pub const VERDICTS: &str = "The two verdicts";
    /// The objections.
    pub const OBJECTIONS: &str = "Objections and their answers";
    /// The assumptions.
    pub const ASSUMPTIONS: &str = "Assumed until somebody looks";
    /// The rest.
    pub const OPEN: &str = "Open";

    /// Page one as labelled lines, what is empty left out.
    #[must_use]
    pub fn points(&self, examined: &Examined) -> Vec<Point> {
        let numbers = self.numbers.iter().map(|key| format!("{}: {}", key.label, key.text));
        let gone = self.gone.iter().map(|gone| format!("{}: {}", gone.part, gone.sees));
        let assumed = self.assumptions.iter().map(|assumption| {
            let Assumption { text, question, .. } = assumption;
            match assumption.who_and_when() {
                Some(who) => format!("{text} ({question}; {who})"),
                None => format!("{text} ({question})"),
            }
        });
        [
            (Self::JOB, self.job.clone()),
            (Self::NUMBERS, numbers.collect()),
            (Self::BREAKS_FIRST, self.breaks_first.clone()),
            (Self::GONE, gone.collect()),
            (Self::VERDICTS, verdicts(examined)),
            (Self::OBJECTIONS, objections(examined)),
            (Self::ASSUMPTIONS, assumed.collect()),
            (Self::OPEN, self.open.clone()),
        ]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(label, lines)| Point { label, lines })
        .collect()
    }
}

fn verdicts(examined: &Examined) -> Vec<String> {
    let said = examined.verdicts.iter().map(|decision| {
        let because: Vec<&str> = decision.because.iter().map(String::as_str).collect();
        let because = if because.is_empty() { String::new() } else { format!(" {}", because.join(" ")) };
        format!("{} {}.{because}", decision.question, capital(decision.word()))
    });
    said.collect()
}

fn objections(examined: &Examined) -> Vec<String> {
    let objections = examined.objections.iter();
    objections.map(|raised| format!("{} {}", raised.message, raised.standing())).collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl Assumption {
    /// "ask Nina by 2026-12-01", as far as it is known.
    #[must_use]
    pub fn who_and_when(&self) -> Option<String> {
        match (&self.owner, &self.date) {
            (Some(owner), Some(date)) => Some(format!("ask {owner} by {date}")),
            (Some(owner), None) => Some(format!("ask {owner}")),
            (None, Some(date)) => Some(format!("by {date}")),
            (None, None) => None,
        }
    }

    pub(super) fn of(line: &str, question: &str) -> Self {
        let owner = after(line, "ask", |_| true);
        let date = after(line, "by", |rest| {
            let first = rest.split([' ', ',', '.']).next().unwrap_or_default().to_lowercase();
            // "measured by hand" names no day; "by Friday" and "by 2026-12-01" do.
            first.starts_with(|c: char| c.is_ascii_digit())
                || (first.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&first)))
                || OTHER_DAYS.contains(&first.as_str())
        });
        Self { text: line.to_owned(), question: question.to_owned(), owner, date }
    }
}

/// Days and months, which may be cut short.
const DAYS: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that begin a day and may not.
const OTHER_DAYS: [&str; 8] = ["end", "next", "tomorrow", "tonight", "q1", "q2", "q3", "q4"];

/// The words behind a word, up to where a thought ends, where they are as `wanted`.
fn after(line: &str, word: &str, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let lower = line.to_ascii_lowercase();
    lower.match_indices(word).find_map(|(at, _)| {
        let alone = !lower[..at].ends_with(|c: char| c.is_alphanumeric())
            && lower[at + word.len()..].starts_with(' ');
        let rest = line[at + word.len()..].trim_start();
        let ends = [" by ", " ask ", ", ", "; ", ". ", ")", " because "];
        let end =
            ends.iter().filter_map(|end| rest.to_ascii_lowercase().find(end)).min().unwrap_or(rest.len());
        let said = rest[..end].trim().trim_end_matches(['.', ',', ';']);
        (alone && !said.is_empty() && said.chars().count() <= LONGEST && wanted(said))
            .then(|| said.to_owned())
    })
}

/// No name and no day is longer.
const LONGEST: usize = 40;

/// Page one of an interview.
pub(super) fn front(interview: &Interview) -> Front {
    let answer = |id: &str| -> Vec<String> {
        let counts = |asked: &&Asked| asked.passes() && interview.is_open(id);
        let text = interview.asked(id).filter(counts).and_then(|asked| asked.answer.as_deref()).unwrap_or("");
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    Front {
        job: answer("functional.job"),
        numbers: numbers(interview),
        breaks_first: answer("bottlenecks.first_limit")
            .into_iter()
            .chain(own_limit(&design(interview)))
            .collect(),
        gone: after_a_minute(interview),
        assumptions: assumptions(interview),
        open: open_points(interview),
    }
}

/// The design as the answers that count tell it.
fn design(interview: &Interview) -> Design<'_> {
    let given: Vec<Given<'_>> = reached(interview)
        .filter_map(|asked| {
            let (text, verdict) = (asked.answer.as_deref()?, asked.verdict.as_ref()?);
            Some(Given { question: &asked.question, text, verdict })
        })
        .collect();
    Design::read(interview.library(), &interview.standing().facts, &given, interview.all_pass())
}

/// What the user sees when a dependency is gone for 60 s; "same" in the words it stands for.
fn after_a_minute(interview: &Interview) -> Vec<Gone> {
    let verdict = reached(interview).find(|asked| asked.question == "bottlenecks.outages");
    let Some((verdict, answer)) = verdict.and_then(|it| Some((it.verdict.as_ref()?, it.answer.as_deref()?)))
    else {
        return Vec::new();
    };
    let mut said = String::new();
    let mut found: Vec<Gone> = Vec::new();
    for filled in verdict.slots.iter().filter(|filled| filled.slot == "user_sees") {
        if filled.reading.as_deref() != Some("same") {
            said = whole(answer, filled);
        }
        if let Some(part) = filled.item.as_deref().and_then(|item| item.strip_suffix(" 60 s")) {
            found.push(Gone { part: part.to_owned(), sees: said.clone() });
        }
    }
    found
}

/// What was understood with the signs that close it: `"try again"`, not `"try again`.
fn whole(answer: &str, filled: &Filled) -> String {
    let rest = answer.get(filled.span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let closing = rest.trim_end();
    if closing.chars().all(|c| "\"'.)!?”’»".contains(c)) {
        format!("{}{closing}", filled.text)
    } else {
        filled.text.clone()
    }
}

fn numbers(interview: &Interview) -> Vec<Key> {
    let rows = &interview.standing().sheet.rows;
    let first = |id: &&str| rows.iter().filter(|row| row.id == *id).find_map(computed);
    THAT_DECIDE
        .iter()
        .filter_map(first)
        .take(HOW_MANY)
        .map(|row| {
            let (number, mut besides) = row.parted();
            let mut text = row.in_words();
            // The other figure of the same node, without care, is told where a part is judged by it.
            if row.id == "node_headroom" {
                text.push_str(", when tuned");
                besides.push_str(", when tuned");
            }
            Key {
                label: row.name(),
                text,
                number,
                besides: Some(besides).filter(|besides| !besides.is_empty()),
                why: if row.decision.is_empty() { row.why.clone() } else { row.decision.clone() },
            }
        })
        .collect()
}

fn open_points(interview: &Interview) -> Vec<String> {
    let standing = interview.standing();
    let (mut held_back, mut kept, mut unanswered) = (Vec::new(), Vec::new(), Vec::new());
    for asked in &standing.asked[standing.passed()..] {
        let Some(question) = interview.library().question(&asked.question) else { continue };
        let list = match (&asked.answer, asked.passes()) {
            (None, _) => &mut unanswered,
            (Some(_), true) => &mut kept,
            (Some(_), false) => &mut held_back,
        };
        list.push(question.title.as_str());
    }
    [("Not concrete yet", held_back), ("Answered, not reached yet", kept), ("Not answered", unanswered)]
        .into_iter()
        .filter(|(_, titles)| !titles.is_empty())
        .map(|(label, titles)| format!("{label}: {}", titles.join(", ")))
        .collect()
}

/// The questions whose answers count.
pub(super) fn reached(interview: &Interview) -> impl Iterator<Item = &Asked> {
    let standing = interview.standing();
    standing.asked.iter().take(standing.passed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, who: Option<&str>) {
        assert_eq!(Assumption::of(line, "scale.load").who_and_when().as_deref(), who, "{line}");
    }

    #[test]
    fn an_assumption_keeps_its_owner_and_its_date() {
        check("assume 5k/day because it is new, ask Nina by 2026-12-01", Some("ask Nina by 2026-12-01"));
        check(
            "assume 5k/day; ask the billing team by end of March.",
            Some("ask the billing team by end of March"),
        );
        check("assume 5k/day (ask Jörg), by Friday", Some("ask Jörg by Friday"));
        check("assume 5k/day by 1 December because nobody counted", Some("by 1 December"));
        check("assume 5k/day because it was counted by hand", None);
        check("we assume 5k tasks a day", None);
    }
}
