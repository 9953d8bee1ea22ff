//! A script: which questions are asked, in which order. It may ask less of a question
//! (fewer lines, fixed dependencies, fixed outage lengths), never let more pass.

use serde::Deserialize;

/// An ordered list of questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// `interview` or `preflight`.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// What it is for, in one line.
    pub about: String,
    /// How long it takes.
    pub minutes: u32,
    /// The questions in order.
    #[serde(rename = "ask")]
    pub asks: Vec<Ask>,
}

/// One question of a script, narrowed where the script narrows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The id of the question.
    pub question: String,
    /// The question reworded for this script.
    #[serde(default)]
    pub ask: Option<String>,
    /// Fewest lines here.
    #[serde(default)]
    pub fewest: Option<usize>,
    /// Dependencies asked about, in place of those the parts name.
    #[serde(default)]
    pub dependencies: Vec<String>,
    /// Outage lengths asked about, in place of 5 s, 60 s, 5 min.
    #[serde(default)]
    pub lengths: Vec<String>,
}
