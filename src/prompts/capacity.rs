//! What real components carry, how available they are, how they fail: figures with their
//! sources, from `capacity/components.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The table of components.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct Capacity {
    /// What the figures of one node are for.
    #[serde(default)]
    pub about: String,
    /// Words that could mean several components, the likeliest first.
    #[serde(default)]
    pub generic_terms: BTreeMap<String, Vec<String>>,
    /// The components.
    pub components: Vec<Component>,
}

/// One kind of component.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Component {
    /// `postgresql`.
    pub id: String,
    /// Lower-case names that people type; none belongs to two components.
    pub names: Vec<String>,
    /// `relational`, `cache`, `queue`, `third-party` …
    pub kind: String,
    /// Whether it keeps state that somebody has to look after.
    pub stateful: bool,
    /// What the comfortable figures are for: a node, a table, an account …
    pub scope: Option<String>,
    /// What it carries without care (low) and tuned at 60 to 70 % load (high), by dimension:
    /// `reads`, `writes`, `requests`, `messages` …
    #[serde(default)]
    pub comfortable: BTreeMap<String, Comfort>,
    /// Published upper figures.
    #[serde(default)]
    pub ceiling: Vec<Ceiling>,
    /// Latency in the same region at moderate load.
    pub latency: Option<Latencies>,
    /// What it holds without thought (low) and before it becomes a project (high).
    pub storage_comfortable: Option<Comfort>,
    /// The hard or practical end of its storage.
    pub storage_ceiling: Option<Limit>,
    /// How available it is.
    pub availability: Option<Sla>,
    /// 1 (nothing to run) to 5 (needs people who know it). A judgement.
    pub operational_cost: Option<f64>,
    /// How it fails.
    pub failure: Option<Failure>,
    /// What makes it earn its place.
    #[serde(default)]
    pub adds_when: Vec<Reason>,
    /// What to use where none of these is true.
    pub simpler: Option<Simpler>,
    /// `high`, `medium`, `low`: how sure the figures are.
    pub confidence: Option<String>,
    /// Where the figures are from.
    #[serde(default)]
    pub sources: Vec<Origin>,
}

/// A comfortable span.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Comfort {
    /// A default-configured node with 4 vCPU does this without care.
    pub low: f64,
    /// A tuned node with 8 vCPU and local SSD at 60 to 70 % load.
    pub high: f64,
    /// `writes/s`, `GB`, `ms` …
    pub unit: String,
    /// What to know about it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A published upper figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Ceiling {
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// What was measured.
    pub what: String,
    /// `node` compares with one node; `cluster`, `fleet` and the like do not.
    pub scope: String,
    /// `read`, `recalled`, `derived`, `judgement`.
    pub basis: String,
}

/// Latency ranges in milliseconds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Latencies {
    /// Of half of the requests.
    pub p50: Option<Comfort>,
    /// Of 99 of 100.
    pub p99: Option<Comfort>,
}

/// An end of something.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Limit {
    /// The figure.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<String>,
    /// What it is the end of.
    #[serde(default)]
    pub what: Option<String>,
}

/// Availability as percent of a calendar month.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Sla {
    /// The planning figure for the usual redundant deployment.
    pub percent: Option<f64>,
    /// `published`, `published-recalled`, `assumption`.
    pub basis: String,
    /// What it is promised for.
    #[serde(default)]
    pub terms: Option<String>,
    /// Other deployments: single instance, global.
    #[serde(default)]
    pub variants: Vec<Variant>,
}

/// Availability of another deployment.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Variant {
    /// `single instance`.
    pub name: String,
    /// Percent.
    pub percent: Option<f64>,
}

/// How a component fails.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Failure {
    /// How long a failover takes, in seconds.
    pub failover_seconds: Option<Comfort>,
    /// What may be lost.
    #[serde(default)]
    pub data_loss_window: Option<String>,
    /// What else to know.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// One reason to have a component: a metric of the design beyond a value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Reason {
    /// `peak_writes_per_s`, `storage_gb` …
    pub metric: String,
    /// `<`, `<=`, `>`, `>=`, `==`.
    pub op: String,
    /// The value.
    pub value: f64,
    /// Its unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Why.
    pub why: String,
}

/// What to use in place of a component.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Simpler {
    /// A component of this table.
    pub id: Option<String>,
    /// Its name, or words for what is no component.
    pub text: Option<String>,
}

/// Where a figure is from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Origin {
    /// The title of the page.
    pub title: String,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
    /// The repository and path, where it is a file.
    #[serde(default)]
    pub repo_path: Option<String>,
    /// The year the figure describes or was published.
    #[serde(default)]
    pub year: Option<u32>,
    /// What the source says.
    #[serde(default)]
    pub figure: Option<String>,
    /// `read`: seen in the stored text; `recalled`: general knowledge.
    #[serde(default)]
    pub basis: Option<String>,
}

impl Capacity {
    /// The component with this id.
    #[must_use]
    pub fn component(&self, id: &str) -> Option<&Component> {
        self.components.iter().find(|component| component.id == id)
    }
}

impl Component {
    /// What it carries when tuned, in this dimension; where it counts only operations or
    /// requests, those stand for reads and writes alike.
    #[must_use]
    pub fn carries(&self, dimension: &str) -> Option<f64> {
        self.carried(dimension).map(|comfort| comfort.high)
    }

    /// The same, without care and when tuned.
    #[must_use]
    pub fn carried(&self, dimension: &str) -> Option<&Comfort> {
        [dimension, "ops", "queries", "requests", "inserts"]
            .iter()
            .find_map(|name| self.comfortable.get(*name))
    }

    /// Whether it keeps a design's data, so that its node can be full.
    #[must_use]
    pub fn is_store(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "relational"
                | "embedded-db"
                | "document"
                | "wide-column"
                | "key-value"
                | "distributed-sql"
                | "object-store"
        )
    }

    /// The planning availability as a ratio.
    #[must_use]
    pub fn planning(&self) -> Option<f64> {
        self.availability.as_ref()?.percent.map(|percent| percent / 100.0)
    }
}
