//! Objections and verdicts in words and as JSON, for `check`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::cross::{Objection, Severity, Verdicts, says_why, verdicts};
use crate::interview::Standing;

/// What was objected to a design, and how it was answered.
pub(super) struct Objected<'a> {
    /// The objections, the gravest first.
    pub(super) objections: &'a [Objection],
    /// Reasons given, by the key of the objection.
    pub(super) reasons: &'a BTreeMap<String, String>,
    /// What there is to praise.
    pub(super) praise: Option<&'a str>,
    /// Whether every answer is concrete, so that silence says no.
    pub(super) all_pass: bool,
}

impl<'a> Objected<'a> {
    /// Those of a standing.
    pub(super) fn of(standing: &'a Standing, reasons: &'a BTreeMap<String, String>) -> Self {
        Self {
            objections: &standing.objections,
            reasons,
            praise: standing.praise.as_deref(),
            all_pass: standing.position.is_none(),
        }
    }

    fn reason(&self, objection: &Objection) -> Option<&'a str> {
        self.reasons.get(&objection.key()).map(String::as_str).filter(|reason| says_why(reason))
    }

    /// Those that nobody has said anything against yet.
    pub(super) fn open(&self) -> impl Iterator<Item = &'a Objection> + '_ {
        self.objections.iter().filter(|objection| self.reason(objection).is_none())
    }

    /// Whether a contradiction is open.
    pub(super) fn contradicts(&self) -> bool {
        self.open().any(|objection| objection.severity == Severity::Contradiction)
    }

    /// The two verdicts by what is open.
    pub(super) fn verdicts(&self) -> Verdicts {
        verdicts(self.open())
    }

    /// As lines of text.
    pub(super) fn in_words(&self) -> String {
        let mut text = String::new();
        if !self.objections.is_empty() {
            text += "\nObjections\n";
        }
        for objection in self.objections {
            let _ = writeln!(text, "{}: {}", objection.severity.id(), objection.rule);
            for quote in &objection.quotes {
                let _ = writeln!(text, "    {}: {}", quote.question, quote.text);
            }
            let _ = writeln!(text, "    {}", objection.message);
            if !objection.confidence.is_empty() {
                let _ = writeln!(text, "    {}", objection.confidence);
            }
            let _ = match self.reason(objection) {
                Some(reason) => writeln!(text, "    Answered: {reason}"),
                None => writeln!(text, "    {}", objection.ask),
            };
        }
        text += &self.verdicts_in_words();
        text
    }

    fn verdicts_in_words(&self) -> String {
        let verdicts = self.verdicts();
        let said = |yes: bool, counts: fn(Severity) -> bool| {
            let mut rules: Vec<&str> = Vec::new();
            for objection in self.open().filter(|it| counts(it.severity)) {
                if !rules.contains(&objection.rule) {
                    rules.push(objection.rule);
                }
            }
            let answered =
                self.objections.iter().filter(|it| counts(it.severity) && self.reason(it).is_some());
            match answered.count() {
                _ if yes => format!("yes ({})", rules.join(", ")),
                // What is not answered yet may still be too much, or too little.
                _ if !self.all_pass => "not known yet".to_owned(),
                0 => "no".to_owned(),
                1 => "no (no objection is open: 1 was answered with a reason)".to_owned(),
                many => format!("no (no objection is open: {many} were answered with a reason)"),
            }
        };
        let over = said(verdicts.over_complicated, Severity::is_too_much);
        let under = said(verdicts.under_specified, Severity::is_too_little);
        let mut text = format!("\nOver-complicated? {over}\nUnder-specified? {under}\n");
        if let Some(praise) = self.praise.filter(|_| !verdicts.over_complicated) {
            text.push_str(praise);
            text.push('\n');
        }
        text
    }

    /// As JSON: the objections, and the verdicts.
    pub(super) fn in_json(&self) -> (Value, Value) {
        let objections: Vec<Value> = self
            .objections
            .iter()
            .map(|objection| {
                let quotes: Vec<Value> = objection
                    .quotes
                    .iter()
                    .map(|quote| json!({"question": quote.question, "line": quote.line, "text": quote.text}))
                    .collect();
                let reason = self.reason(objection);
                json!({
                    "rule": objection.rule,
                    "severity": objection.severity.id(),
                    "open": reason.is_none(),
                    "quotes": quotes,
                    "message": objection.message,
                    "ask": objection.ask,
                    "confidence": objection.confidence,
                    "reason": reason,
                })
            })
            .collect();
        let verdicts = self.verdicts();
        let verdicts = json!({
            "over_complicated": verdicts.over_complicated,
            "under_specified": verdicts.under_specified,
            "praise": self.praise,
        });
        (json!(objections), verdicts)
    }
}
