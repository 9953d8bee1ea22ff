//! Literate interviews: every file in `tests/transcripts` is played. A heading of level 2
//! names a question, a quote is an answer as typed, and the list below it says what comes:
//!
//! ```text
//! ## scale.load
//! > follow a short link: lots
//! - held back: rate
//! > follow a short link: 10k/day
//! - passes
//! - sheet rate, follow a short link: 0.12/s
//! - not in the sheet: peak_rate
//! - stands at: scale.peak
//! ```
//!
//! Headings of level 1 begin a new interview; `script: preflight` on a line of its own
//! chooses another script. Everything else is prose.

use std::fs;
use std::path::Path;

use sizeup::interview::{Interview, Outcome};

use crate::library::{fresh, now};

#[test]
fn every_transcript_plays_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let mut failures = Vec::new();
    let mut played = 0;
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path()).unwrap();
        let mut play = Play {
            name,
            interview: fresh("interview"),
            question: String::new(),
            outcome: None,
            failures: Vec::new(),
        };
        play.text(&text);
        failures.extend(play.failures);
        played += 1;
    }
    assert!(played > 0, "there is no transcript");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

struct Play {
    name: String,
    interview: Interview,
    question: String,
    outcome: Option<Outcome>,
    failures: Vec<String>,
}

impl Play {
    fn text(&mut self, text: &str) {
        let mut quote: Vec<&str> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if let Some(said) = line.strip_prefix('>') {
                quote.push(said.strip_prefix(' ').unwrap_or(said));
                continue;
            }
            if !quote.is_empty() {
                let answer = std::mem::take(&mut quote).join("\n");
                let question = self.question.clone();
                self.outcome = Some(self.interview.revise(&question, &answer, now()));
            }
            if line.starts_with("# ") {
                self.interview = fresh("interview");
            } else if let Some(script) = line.strip_prefix("script: ") {
                self.interview = fresh(script);
            } else if let Some(question) = line.strip_prefix("## ") {
                question.trim().clone_into(&mut self.question);
            } else if let Some(expected) = line.strip_prefix("- ")
                && let Err(why) = self.expect(expected.trim())
            {
                self.failures.push(format!("{}:{}: {}: {why}", self.name, index + 1, self.question));
            }
        }
    }

    fn expect(&self, expected: &str) -> Result<(), String> {
        let verdict =
            self.interview.asked(&self.question).and_then(|asked| asked.verdict.clone()).unwrap_or_default();
        if expected == "passes" {
            return if verdict.passes() {
                Ok(())
            } else {
                Err(format!("held back for {:?}", verdict.missing()))
            };
        }
        if expected == "locked" {
            return match &self.outcome {
                Some(Outcome::Locked { .. }) => Ok(()),
                other => Err(format!("not locked: {other:?}")),
            };
        }
        if expected == "finished" {
            return if self.interview.finished() { Ok(()) } else { Err("not finished".to_owned()) };
        }
        let (kind, value) =
            expected.split_once(": ").ok_or_else(|| format!("unknown expectation {expected:?}"))?;
        if let Some(row) = kind.strip_prefix("sheet ") {
            return self.row(row, value);
        }
        match kind {
            "held back" => {
                let mut wanted: Vec<&str> = value.split(", ").collect();
                let mut found = verdict.missing();
                wanted.sort_unstable();
                found.sort_unstable();
                if wanted == found { Ok(()) } else { Err(format!("held back for {found:?}, not {wanted:?}")) }
            }
            "check" => {
                let found: Vec<&str> = verdict.findings.iter().map(|finding| finding.check).collect();
                if found.contains(&value) { Ok(()) } else { Err(format!("checks {found:?}, not {value:?}")) }
            }
            "stands at" => {
                let at = self.interview.now_asking().map_or("the end", |question| question.id.as_str());
                if at == value { Ok(()) } else { Err(format!("stands at {at}, not {value}")) }
            }
            "not in the sheet" => {
                match self.interview.standing().sheet.row(value).and_then(|row| row.value.as_ref()) {
                    None => Ok(()),
                    Some(value) => Err(format!("is in the sheet: {value:?}")),
                }
            }
            _ => Err(format!("unknown expectation {kind:?}")),
        }
    }

    fn row(&self, row: &str, value: &str) -> Result<(), String> {
        let (id, item) = row.split_once(", ").map_or((row, None), |(id, item)| (id, Some(item)));
        let rows = &self.interview.standing().sheet.rows;
        let found = rows.iter().find(|row| row.id == id && (item.is_none() || row.item.as_deref() == item));
        match found {
            Some(row) if row.text.starts_with(value) => Ok(()),
            Some(row) => {
                Err(format!("the sheet says {:?} (missing {:?}), not {value:?}", row.text, row.missing))
            }
            None => Err(format!("no row {row:?}")),
        }
    }
}
