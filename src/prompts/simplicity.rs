//! When machinery earns its place: thresholds for and against, from
//! `capacity/simplicity.json`.

use serde::Deserialize;

use super::Origin;

/// The table of thresholds.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct Simplicity {
    /// How the entries are read.
    #[serde(default)]
    pub about: String,
    /// One entry a kind of machinery.
    pub rules: Vec<Machinery>,
}

/// A kind of machinery with what speaks for and against it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Machinery {
    /// `kafka`, `microservices` …
    pub id: String,
    /// What it is, in words: "replicated event log".
    pub machinery: String,
    /// The components it is about.
    pub components: Vec<String>,
    /// Any true entry speaks against it.
    pub counts_against: Vec<Threshold>,
    /// Any true entry speaks for it.
    pub counts_for: Vec<Threshold>,
    /// What to use instead, the usual first.
    pub instead: Vec<Instead>,
    /// Where experts differ.
    #[serde(default)]
    pub disagreement: Option<String>,
    /// What else to know.
    #[serde(default)]
    pub note: Option<String>,
    /// `high`, `medium`, `low`.
    pub confidence: String,
    /// Where the thresholds are from.
    pub sources: Vec<Origin>,
}

/// One threshold: a metric of the design beyond a value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Threshold {
    /// `peak_messages_per_s`, `team_engineers` …; `qualitative` is a yes that words give.
    pub metric: String,
    /// `<`, `<=`, `>`, `>=`, `==`.
    pub op: String,
    /// The value.
    pub value: f64,
    /// Its unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Why it counts.
    #[serde(default)]
    pub why: Option<String>,
    /// Words of an answer that say yes to a qualitative entry; `*` stands for any ending.
    #[serde(default)]
    pub said: Vec<String>,
}

/// Something simpler.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Instead {
    /// A component, where it is one.
    #[serde(default)]
    pub id: Option<String>,
    /// Its name.
    pub text: String,
}

impl Simplicity {
    /// The entry with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Machinery> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// Whether a value stands to a threshold as its sign says.
#[must_use]
pub fn compares(value: f64, op: &str, threshold: f64) -> bool {
    match op {
        "<" => value < threshold,
        "<=" => value <= threshold,
        ">" => value > threshold,
        ">=" => value >= threshold,
        "==" => (value - threshold).abs() < 1e-9,
        _ => false,
    }
}
