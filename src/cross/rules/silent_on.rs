//! What a senior reviewer would ask, and no answer mentions.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, Part, shares_word};
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
    found.extend(without_protection(design));
    found.extend(past_the_horizon(design));
    found
}

fn without_a_timeout(design: &Design<'_>, part: &Part) -> Option<Objection> {
    let outside = part
        .ids
        .iter()
        .find(|id| design.component(id).is_some_and(|it| it.kind == "third-party" || it.kind == "llm"));
    let line = design.line_of_part(part);
    let third = line.says("third party|external api|partner api");
    if outside.is_none() && !third
        || design.answer("bottlenecks.retries").is_some_and(|answer| answer.excused)
    {
        return None;
    }
    let calls = outside.and_then(|id| Design::calls_of(id));
    let answered = design.lines("bottlenecks.retries").iter().any(|retry| {
        // A line that names no call is about all of them.
        let nameless = retry.head() == retry.text
            || Line::part(retry.head())
                .says("timeout|timeouts|attempts|tries|retry|retries|connect timeout|timeout*");
        retry.durations().next().is_some()
            && (nameless
                || shares_word(retry.text, &part.name)
                || calls.is_some_and(|calls| retry.says(calls))
                || retry.says(
                    "\
            all|every|each|any|provider|api|third party|external|gateway",
                ))
    });
    if answered {
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
