//! Which parts an operation waits for. Every operation waits for the first store; for
//! others only where its words are theirs.

use super::{Design, Line, Part, shares_word};
use crate::estimate::{Kind, Operation};
use crate::prompts::Component;

/// Verbs and things that mean that a kind of third party is called.
const CALLS: &[(&str, &str)] = &[
    ("payment_api", "pay|pays|payment|charge|checkout|refund|card"),
    ("sms_api", "sms|text message"),
    ("email_api", "email|mail|newsletter"),
    ("push_api", "push"),
    ("identity_provider", "log in|login|logs in|sign in|sign up|authenticate*"),
    ("llm_api", "ask|prompt|summar*|generate*|chat"),
    ("elasticsearch", "search|find|autocomplete"),
    ("vector_db", "search|similar|recommend*"),
    ("pgvector", "similar|recommend*"),
];
/// Words on a part's line that take it off the path.
const ASIDE: &str = "\
    async*|background|queue*|webhook*|does not wait|do not wait|doesn't wait|nobody waits|\
    later|off the path|not on the path|after the answer|nightly|worker*|outbox|by worker*";

impl Design<'_> {
    /// Words that mean that this component is called.
    #[must_use]
    pub fn calls_of(id: &str) -> Option<&'static str> {
        CALLS.iter().find(|(known, _)| *known == id).map(|(_, words)| *words)
    }

    /// Whether an operation waits for a part beside the first store, with one of its components.
    #[must_use]
    pub fn waits_for(&self, operation: &Operation, part: &Part, component: &Component) -> bool {
        if operation.kind == Kind::Background {
            return false;
        }
        let line = self.line_of_part(part);
        if line.says(ASIDE) {
            return false;
        }
        // A line that names an operation says nothing about the others.
        let mut waiting = self.facts.operations.iter().filter(|it| it.kind != Kind::Background);
        if waiting.any(|it| shares_word(line.text, &it.name)) && !shares_word(line.text, &operation.name) {
            return false;
        }
        let name = Line::part(&operation.name);
        let called = Self::calls_of(&component.id).is_some_and(|words| name.says(words));
        let outside = matches!(component.kind.as_str(), "third-party" | "llm");
        called || outside && component.id == "third_party" && shares_word(line.text, &operation.name)
    }

    /// Whether a line says outright that requests go through a part.
    #[must_use]
    pub fn on_the_path(&self, part: &Part) -> bool {
        let line = self.line_of_part(part);
        line.says(
            "\
            every request|each request|all requests go|requests go through|on the path|\
            request waits for|requests wait for|on the critical path",
        ) && !line.says(ASIDE)
    }
}
