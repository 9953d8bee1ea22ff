//! What isolation levels really prevent, from `capacity/isolation.json`: measured, not
//! what their names promise.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Origin;

/// The table of databases, levels and anomalies.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct Isolation {
    /// How the entries are read.
    #[serde(default)]
    pub about: String,
    /// What can go wrong between transactions.
    pub anomalies: Vec<Anomaly>,
    /// The databases.
    pub databases: Vec<Database>,
}

/// One thing that can go wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Anomaly {
    /// `P4`, `G2-item` …
    pub id: String,
    /// "lost update".
    pub name: String,
    /// What else people call it.
    pub also: Vec<String>,
}

/// One database with its levels.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Database {
    /// Unique here.
    pub id: String,
    /// The component it is.
    pub component: String,
    /// Its name for people.
    pub name: String,
    /// The version that was tested.
    pub version: String,
    /// Words that mean it.
    pub names: Vec<String>,
    /// Its levels, the weakest first.
    pub levels: Vec<Level>,
    /// `high`, `medium`, `low`.
    pub confidence: String,
    /// Where it is from.
    pub sources: Vec<Origin>,
}

/// One isolation level.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Level {
    /// What it is called; the first is its own name.
    pub names: Vec<String>,
    /// What it really is.
    pub really: String,
    /// Whether one gets it without asking.
    pub default: bool,
    /// By anomaly.
    pub prevents: BTreeMap<String, Prevents>,
}

/// Whether a level prevents an anomaly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prevents {
    /// Always.
    Yes,
    /// It can occur.
    No,
    /// In some cases.
    Some,
    /// Only in transactions that write nothing.
    ReadOnly,
}

impl Isolation {
    /// The anomaly with this id.
    #[must_use]
    pub fn anomaly(&self, id: &str) -> Option<&Anomaly> {
        self.anomalies.iter().find(|anomaly| anomaly.id == id)
    }
}

impl Database {
    /// The first level, from the weakest on, that prevents an anomaly.
    #[must_use]
    pub fn weakest_against(&self, anomaly: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.prevents.get(anomaly) == Some(&Prevents::Yes))
    }
}
