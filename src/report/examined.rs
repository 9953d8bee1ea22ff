//! The cross-examination as the report tells it: the two verdicts with their reasons, each
//! objection with its answer, and the curveballs.

use crate::cross::{Objection, Severity};
use crate::interview::{Interview, Objected};
use crate::prompts::Library;

/// What came of holding the answers against each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examined {
    /// Whether it is too much, and whether something is left out.
    pub verdicts: Vec<Decision>,
    /// The objections, the gravest first.
    pub objections: Vec<Raised>,
    /// What was thrown at the design, where every answer passes.
    pub curveballs: Vec<Thrown>,
}

/// One verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// `over_complicated` or `under_specified`.
    pub id: &'static str,
    /// As a question.
    pub question: &'static str,
    /// What it is; none while answers are missing and nothing says yes yet.
    pub yes: Option<bool>,
    /// What speaks for it, a sentence each.
    pub because: Vec<String>,
}

/// One objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The rule that raised it.
    pub rule: &'static str,
    /// How grave it is: `contradiction`, `risk` …
    pub severity: &'static str,
    /// The step of the last answer it quotes.
    pub step: usize,
    /// The lines that disagree: question and text.
    pub quotes: Vec<(String, String)>,
    /// What is wrong.
    pub message: String,
    /// How sure the figures are; nothing where no figure is part of it.
    pub confidence: String,
    /// What is asked.
    pub ask: String,
    /// What was said against it; none while it is open.
    pub reason: Option<String>,
}

/// One curveball.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thrown {
    /// Its stable name.
    pub id: &'static str,
    /// What happens.
    pub title: &'static str,
    /// What follows by the design's own numbers.
    pub consequence: String,
    /// What is asked.
    pub ask: &'static str,
    /// What the user would do, where it was said.
    pub answer: Option<String>,
}

impl Decision {
    /// In a word or three.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.yes {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not known yet",
        }
    }
}

impl Raised {
    /// Where it stands, in words: what was answered, or what is asked.
    #[must_use]
    pub fn standing(&self) -> String {
        match &self.reason {
            Some(reason) => format!("Answered: {reason}"),
            None => format!("Open: {}", self.ask),
        }
    }
}

/// Why a design is not over-complicated.
const JUST: &str = "Each part has a number or a promise that asks for it.";
/// Why it is not under-specified.
const WHOLE: &str = "Nothing a reviewer would ask for is missing, and no answers contradict each other.";

/// Why a verdict is no although something was objected: a reason closes an objection, it
/// does not undo it.
fn none_open(answered: usize) -> Option<String> {
    let were = if answered == 1 { "was" } else { "were" };
    (answered > 0).then(|| format!("No objection is open: {answered} {were} answered with a reason."))
}

/// The cross-examination of an interview.
pub(super) fn examined(interview: &Interview) -> Examined {
    let said = interview.verdicts();
    let praise = interview.standing().praise.as_deref();
    let decide = |id, question, yes: bool, grave: fn(Severity) -> bool, otherwise: &str| {
        let open = interview.objections().filter(Objected::open).map(|it| it.objection);
        let because = open.filter(|objection| grave(objection.severity));
        let mut because: Vec<String> = because.map(|objection| objection.message.clone()).collect();
        let yes = (yes || interview.all_pass()).then_some(yes);
        if yes == Some(false) {
            let answered = interview.objections().filter(|it| !it.open() && grave(it.objection.severity));
            let answered = answered.count();
            because.push(none_open(answered).unwrap_or_else(|| otherwise.to_owned()));
        }
        Decision { id, question, yes, because }
    };
    let objections: Vec<Raised> = interview.objections().map(|it| raised(&it)).collect();
    let verdicts = vec![
        decide(
            "over_complicated",
            "Over-complicated?",
            said.over_complicated,
            Severity::is_too_much,
            praise.unwrap_or(JUST),
        ),
        decide("under_specified", "Under-specified?", said.under_specified, Severity::is_too_little, WHOLE),
    ];
    Examined {
        // Before the first answer there is nothing to judge.
        verdicts: if interview.standing().passed() == 0 { Vec::new() } else { verdicts },
        objections,
        curveballs: interview
            .curveballs()
            .map(|(ball, answer)| Thrown {
                id: ball.id,
                title: ball.title,
                consequence: ball.consequence.clone(),
                ask: ball.ask,
                answer: answer.map(|answer| answer.text.clone()),
            })
            .collect(),
    }
}

fn raised(objected: &Objected<'_>) -> Raised {
    let Objection { rule, severity, quotes, message, ask, confidence } = objected.objection;
    Raised {
        rule,
        severity: severity.id(),
        step: quotes
            .iter()
            .filter_map(|quote| Library::step_of(&quote.question))
            .map(crate::prompts::Step::number)
            .max()
            .unwrap_or(4),
        quotes: quotes.iter().map(|quote| (quote.question.clone(), quote.text.clone())).collect(),
        message: message.clone(),
        confidence: confidence.clone(),
        ask: ask.clone(),
        reason: objected.reason.map(|reason| reason.text.clone()),
    }
}
