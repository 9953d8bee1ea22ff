//! Reasons and answers to curveballs, read back from a report, so that what was answered
//! once stays answered after a colleague sent the file on.

use std::collections::BTreeMap;

use super::read_back::{heading, unescape};
use crate::cross::key;

/// What a report says beside its answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Reasons against objections, by the keys of the objections.
    pub reasons: BTreeMap<String, String>,
    /// Answers to curveballs, by their names.
    pub curveballs: BTreeMap<String, String>,
}

/// The word that ends the heading of an objection, and of a curveball.
pub(super) const OBJECTION: &str = "objection";
pub(super) const CURVEBALL: &str = "curveball";

/// A section about an objection or a curveball.
#[derive(Default)]
struct Section {
    kind: &'static str,
    name: String,
    quotes: Vec<(String, String)>,
    said: Vec<String>,
}

/// Finds reasons and answers to curveballs in a report.
#[must_use]
pub fn read_reasons(text: &str) -> Said {
    let mut said = Said::default();
    let mut open: Option<Section> = None;
    for line in text.lines() {
        if let Some((_, title)) = heading(line) {
            close(&mut said, open.take());
            open = section(title);
            continue;
        }
        let Some(section) = &mut open else { continue };
        let plain = |rest: &str| unescape(rest.as_bytes(), 0).0;
        if let Some(rest) = line.strip_prefix('>') {
            section.said.push(plain(rest.strip_prefix(' ').unwrap_or(rest)));
        } else if let Some((question, quote)) = line.strip_prefix("- ").and_then(|rest| rest.split_once(": "))
        {
            section.quotes.push((question.trim_matches('`').replace("\\_", "_"), plain(quote)));
        }
    }
    close(&mut said, open);
    said
}

/// "machinery-too-early · objection", "Half the people leave · half-the-people · curveball".
fn section(title: &str) -> Option<Section> {
    let mut pieces = title.rsplit(" · ");
    let kind = [OBJECTION, CURVEBALL].into_iter().find(|kind| pieces.clone().next() == Some(kind))?;
    let name = pieces.nth(1)?.trim().to_owned();
    Some(Section { kind, name, ..Section::default() })
}

fn close(said: &mut Said, section: Option<Section>) {
    let Some(section) = section.filter(|section| !section.said.is_empty()) else { return };
    let text = section.said.join("\n").trim().to_owned();
    if section.kind == OBJECTION {
        let quotes = section.quotes.iter().map(|(question, text)| (question.as_str(), text.as_str()));
        said.reasons.insert(key(&section.name, quotes), text);
    } else {
        said.curveballs.insert(section.name, text);
    }
}
