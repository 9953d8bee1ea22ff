//! Rules of `functional.must_never` that two requests at the same instant could break: one
//! of a kind, a limit, money. And whether an answer says what keeps the two apart.

use super::{Design, Line, shares_word};
use crate::estimate::Kind;

/// Words of a rule that two requests can break together.
const BREAKABLE: &str = "\
    twice|two times|more than once|double|doubly|double book*|duplicate*|same|two different|two people|\
    two customers|two users|two visitors|oversell*|oversold|overbook*|over book*|over sell*|exceed*|\
    below zero|negative|overdraw*|overdrawn|overdraft|more than there|more than we have|go below|\
    goes below|going below";
/// "more tickets than", "beyond the limit": a bound on a count.
const BOUND: (&str, &str) =
    ("more|above|beyond|over", "than|limit|capacity|stock|quota|maximum|seats|places|budget");
/// Rules that are about who may see or keep something, not about who comes first.
const OTHER: &str = "\
    see|sees|seen|show|shown|shows|visible|read by|leak*|delete*|deletion|password*|personal data|private|\
    stored|logged|lost|lose|loses|down|slow*|wait|waits|forgotten|spam*|outside of";
/// What keeps two apart.
const KEEPS_APART: &str = "\
    unique*|constraint*|primary key|conditional*|compare and*|cas|atomic*|version|versions|optimistic|\
    pessimistic|lock*|for update|serializable|serialisable|serialized|idempot*|dedup*|upsert*|on conflict|\
    single writer|one writer|only writer|one at a time|is null|where *|exclusion|exclusive*|one worker|\
    one consumer|counter in|remembered|remembers";
/// Reasons to set the race aside that are an answer: nobody else writes.
const NOBODY_ELSE: &str = "\
    writer|writers|own row*|own rows|own record*|own data|its own|only one|one at a time|one person|one user|\
    one thread|one process|one admin|nobody else|no other|never the same|append*|insert only|no two|no shared|\
    not shared|nothing is shared|read only|only reads|only read|immutable|never changed|never change|alone";
/// Words of paying.
const PAYING: &str = "charge*|pay|pays|paid|payment*|card|cards|refund*|stripe|checkout";

/// Words of a rule that say how, not what of.
const HOW: &[&str] = &[
    "never",
    "must",
    "two",
    "three",
    "same",
    "twice",
    "once",
    "more",
    "than",
    "less",
    "below",
    "above",
    "zero",
    "different",
    "second",
    "first",
    "other",
    "another",
    "goes",
    "get",
    "gets",
    "given",
    "time",
    "only",
    "we",
    "you",
    "they",
];

/// A rule that nothing keeps.
#[derive(Debug, Clone, Copy)]
pub struct Unkept<'d, 'a> {
    /// The rule.
    pub rule: &'d Line<'a>,
    /// What is said of the race.
    pub race: &'d Line<'a>,
    /// Whether the race is set aside, rather than told about something else.
    pub set_aside: bool,
}

impl<'a> Design<'a> {
    /// The first rule that two requests could break together while no answer says what
    /// keeps them apart.
    #[must_use]
    pub fn unkept(&self) -> Option<Unkept<'_, 'a>> {
        let answer = self.answer("bottlenecks.race").filter(|answer| answer.verdict.passes())?;
        let race = answer.lines.first()?;
        if answer.excused && answer.lines.iter().any(|line| line.says(NOBODY_ELSE) || line.says(KEEPS_APART))
        {
            return None;
        }
        let rule = self.lines("functional.must_never").iter().find(|rule| {
            is_breakable(rule) && !self.is_kept(rule) && (answer.excused || !self.is_about(answer.text, rule))
        })?;
        Some(Unkept { rule, race, set_aside: answer.excused })
    }

    /// Whether a line somewhere names what keeps two requests on this data apart.
    fn is_kept(&self, rule: &Line<'_>) -> bool {
        let (data, paying) = (data_of(rule), rule.says(PAYING));
        self.all_lines().any(|line| {
            !line.question.starts_with("functional.")
                && line.says(KEEPS_APART)
                && (shares_word(line.text, &data) || paying && line.says(PAYING))
        })
    }

    /// Whether the race told is about the data of a rule: by a word, or by an operation or
    /// a record that both name. Only what is written while somebody waits is asked for.
    fn is_about(&self, text: &str, rule: &Line<'_>) -> bool {
        let data = data_of(rule);
        let writes = self.facts.operations.iter().filter(|operation| operation.kind == Kind::Write);
        let written: Vec<&str> =
            writes.map(|operation| operation.name.as_str()).filter(|name| shares_word(name, &data)).collect();
        let records = self.facts.records.iter().map(|record| record.value.name.as_str());
        let mut named = written.iter().copied().chain(records.filter(|name| shares_word(name, &data)));
        shares_word(text, &data) || written.is_empty() || named.any(|name| shares_word(name, text))
    }
}

/// The words of a rule that tell what it is about.
fn data_of(rule: &Line<'_>) -> String {
    let telling = rule.words.iter().filter(|word| !HOW.contains(&word.as_str()));
    telling.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn is_breakable(rule: &Line<'_>) -> bool {
    let bound = rule.says(BOUND.0) && rule.says(BOUND.1);
    // "never takes more than 2 s" is about time.
    let timed = rule.durations().next().is_some();
    (rule.says(BREAKABLE) || bound && !timed) && !rule.says(OTHER)
}
