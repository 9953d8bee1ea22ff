//! What a senior reviewer would ask, and no answer mentions.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Part, Unkept};
use crate::estimate::{Kind, Retention};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "silent-on",
    severity: Severity::UnderSpecified,
    reason: "Some things are decided by not being mentioned: how much there is, what two writers do to each other, how long a third party is waited for, who may see a patient's file, what happens after year three.",
    source: "this program's own list, kept short; a reasoned \"n/a because\" is an answer",
    fires: &[
        "load balancer, service, database, and no number anywhere",
        "Stripe among the parts, and no line says how long it is waited for",
        "never more tickets than seats; race: n/a because it is unlikely",
    ],
    near_misses: &[
        "race: n/a because every row has one writer",
        "Stripe: timeout 10 s, no retry because a charge must not be repeated",
    ],
    check,
};

const LATER: &str = "\
    archive*|partition*|shard*|split*|move*|older than|purge*|drop*|delete*|tier*|\
    cold storage|bigger node|bigger machine|resize*|switch at|after year*|year 5|year five|\
    year ten|roll up*|rolled up|compress*|downsampl*";

const RACE: &str = "bottlenecks.race";
/// Questions without an answer, what that leaves open, and what to ask.
const UNANSWERED: &[(&str, &str, &str)] = &[
    (
        "scale.load",
        "Parts are named, and no answer says how many requests they carry.",
        "How many of each operation, per day or per second?",
    ),
    (
        "bottlenecks.outages",
        "Parts are named, and no answer says what users see while one is gone.",
        "The first of them is gone for 60 s: what is on the screen?",
    ),
    (
        RACE,
        "Something is written, and no answer says what two writers at the same instant do to each other.",
        "Which two requests could meet on one row, and what keeps them apart?",
    ),
];

fn check(design: &Design<'_>) -> Vec<Objection> {
    if !design.whole || design.parts.is_empty() {
        return Vec::new();
    }
    let writes =
        design.facts.operations.is_empty() || design.facts.operations.iter().any(|it| it.kind == Kind::Write);
    let first = design.parts.first().map(|part| design.line_of_part(part).quote());
    let mut found = Vec::new();
    for (question, message, ask) in UNANSWERED {
        let asked = design.library.question(question).is_some() && (*question != RACE || writes);
        if asked && !design.has(question) {
            found.push(RULE.raise([first.clone()], *message, *ask, OWN_WORDS));
        }
    }
    found.extend(design.parts.iter().filter_map(|part| without_a_timeout(design, part)));
    found.extend(without_a_guard(design));
    found.extend(without_protection(design));
    found.extend(past_the_horizon(design));
    found
}

fn without_a_timeout(design: &Design<'_>, part: &Part) -> Option<Objection> {
    let line = design.line_of_part(part);
    let third = design.outside(part).is_some() || line.says("third party|external api|partner api");
    let excused = design.answer("bottlenecks.retries").is_some_and(|answer| answer.excused);
    if !third || excused || design.has_a_timeout(part) {
        return None;
    }
    let message = format!("{} is somebody else's, and no answer says how long it is waited for.", part.name);
    Some(RULE.raise(
        [Some(line.quote())],
        message,
        "After how many seconds do you stop waiting for it, and what then?",
        OWN_WORDS,
    ))
}

/// A rule that two requests could break together, and nothing that keeps them apart.
fn without_a_guard(design: &Design<'_>) -> Option<Objection> {
    let Unkept { rule, race, set_aside } = design.unkept()?;
    let said = if set_aside {
        "the question of the same instant is set aside"
    } else {
        "the race told is about something else"
    };
    let message = format!(
        "\"{}\" holds only if two requests at the same instant cannot break it together; {said}, and no answer names what keeps them apart.",
        rule.text
    );
    let ask = "Two of them arrive at the same instant: what makes the second one fail?";
    Some(RULE.raise([Some(rule.quote()), Some(race.quote())], message, ask, OWN_WORDS))
}

fn without_protection(design: &Design<'_>) -> Option<Objection> {
    let line = design.unprotected()?;
    let message = "Data about people hurt when they leak, and no answer says what protects them.";
    Some(RULE.raise(
        [Some(line.quote())],
        message,
        "Who may see them, and what stops everybody else?",
        OWN_WORDS,
    ))
}

/// Data kept for ever that already is a tenth of a node, and no word of what happens when it is full.
fn past_the_horizon(design: &Design<'_>) -> Option<Objection> {
    let store = design.store().filter(|store| store.component.scope.as_deref() == Some("node"))?;
    let room = store.component.storage_comfortable.as_ref()?.high * 1e9;
    let (bytes, largest) = design.stored_bytes()?;
    let forever = matches!(largest.value.retention, Retention::Forever);
    let questions = [
        "scale.records",
        "scale.one_node",
        "bottlenecks.first_limit",
        "bottlenecks.parts",
        "bottlenecks.tradeoffs",
    ];
    let told = questions.iter().flat_map(|id| design.lines(id)).any(|line| line.says(LATER));
    if !forever || bytes < room / 10.0 || bytes > room || told {
        return None;
    }
    let message = format!(
        "{} in year three grow on for ever; one {} node holds {} without becoming a project, which is reached about year {}.",
        show::bytes(bytes),
        design.name_of(store.component),
        show::bytes(room),
        show::number((3.0 * room / bytes).ceil())
    );
    Some(RULE.raise(
        [design.quote(&largest.from)],
        message,
        "What happens to the oldest data then?",
        design.sure(store.component),
    ))
}
