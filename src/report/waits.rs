//! Who waits for whom: people, the application, the parts it waits for.

use crate::estimate::Kind;
use crate::interview::Standing;

/// Who waits for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// Who waits for the application, and for what.
    pub people: Vec<Waiting>,
    /// Parts that a request passes and that no answer says it waits for apart from the application.
    pub inside: Vec<String>,
    /// The parts a request waits for.
    pub parts: Vec<String>,
    /// What runs while nobody waits.
    pub background: Vec<String>,
}

/// Somebody, and the operations they wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub actor: String,
    /// For which operations.
    pub operations: Vec<String>,
}

/// From the operations and the parts; none before the parts are known.
pub(super) fn waits(standing: &Standing) -> Option<Waits> {
    let mut people: Vec<Waiting> = Vec::new();
    let mut background = Vec::new();
    for operation in &standing.facts.operations {
        if operation.kind == Kind::Background {
            background.push(operation.name.clone());
            continue;
        }
        match people.iter_mut().find(|waiting| waiting.actor == operation.actor) {
            Some(waiting) => waiting.operations.push(operation.name.clone()),
            None => people
                .push(Waiting { actor: operation.actor.clone(), operations: vec![operation.name.clone()] }),
        }
    }
    let parts: Vec<String> = standing.facts.dependencies.iter().map(|fact| fact.value.name.clone()).collect();
    if parts.is_empty() || people.is_empty() {
        return None;
    }
    Some(Waits { people, inside: inside(standing, &parts), parts, background })
}

/// The parts that are no dependencies: the service itself, a balancer.
fn inside(standing: &Standing, parts: &[String]) -> Vec<String> {
    let verdict = standing.asked("bottlenecks.parts").and_then(|asked| asked.verdict.as_ref());
    let mut found: Vec<String> = Vec::new();
    for filled in verdict.iter().flat_map(|verdict| &verdict.slots).filter(|filled| filled.slot == "part") {
        let same = |name: &String| {
            let (a, b) = (name.to_lowercase(), filled.text.to_lowercase());
            a.contains(&b) || b.contains(&a)
        };
        if !parts.iter().any(same) && !found.contains(&filled.text) {
            found.push(filled.text.clone());
        }
    }
    found
}

impl Waits {
    /// Everything in sentences.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .people
            .iter()
            .map(|waiting| {
                format!("{} waits for: {}.", capital(&waiting.actor), waiting.operations.join(", "))
            })
            .collect();
        let application = if self.inside.is_empty() {
            "The application".to_owned()
        } else {
            format!("The application ({})", self.inside.join(", "))
        };
        lines.push(format!("{application} waits for: {}.", self.parts.join(", ")));
        if !self.background.is_empty() {
            lines.push(format!("Nobody waits for: {}.", self.background.join(", ")));
        }
        lines
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
