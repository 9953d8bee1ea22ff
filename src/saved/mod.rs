//! The session file: text to record and back, pure. The format has structs of its own, so
//! that the core can change its shape and old files still open. One frozen module a
//! version; disk and locks are the shell's business.

mod checksum;
mod v1;

use crate::interview::Record;

/// The newest format this program writes.
pub const FORMAT: u64 = 1;

/// No session is larger than this; a larger file is not read.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// A session file that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What was typed.
    pub record: Record,
    /// Counts up with every save.
    pub revision: u64,
    /// Whether the checksum agrees; if not, the file was edited elsewhere or damaged.
    pub untouched: bool,
    /// Fields this version does not know, kept as they are.
    pub unknown: Unknown,
}

/// Fields of a file that this version does not know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unknown(serde_json::Map<String, serde_json::Value>);

/// Why a session file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a session, or damaged: what is wrong with it.
    Broken(String),
    /// Written by a newer program, in this format.
    Newer(u64),
}

/// Reads a session file.
///
/// # Errors
/// Says whether the file is broken or newer than this program.
pub fn read(text: &str) -> Result<Opened, Unreadable> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value: serde_json::Value = serde_json::from_str(text)
        .map_err(|error| Unreadable::Broken(format!("it is not whole JSON ({error})")))?;
    match value.get("format").and_then(serde_json::Value::as_u64) {
        Some(FORMAT) => v1::read(value),
        Some(newer) if newer > FORMAT => Err(Unreadable::Newer(newer)),
        _ => Err(Unreadable::Broken("it has no \"format\" number, so it is not a session".to_owned())),
    }
}

/// What can be understood of a file that a newer program wrote: to look at, never to be
/// written back.
#[must_use]
pub fn glimpse(text: &str) -> Option<Record> {
    v1::glimpse(serde_json::from_str(text).ok()?)
}

/// Writes a session file in the newest format.
#[must_use]
pub fn write(record: &Record, revision: u64, unknown: &Unknown) -> String {
    v1::write(record, revision, unknown)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::interview::{Draft, Entry, Reason};

    fn record() -> Record {
        let at = "2026-11-25T10:00:00Z".parse().unwrap();
        Record {
            entries: vec![Entry {
                question: "functional.job".to_owned(),
                text: "visitors follow a short link\nзачем \"so\"".to_owned(),
                at,
            }],
            drafts: BTreeMap::from([(
                "functional.operations".to_owned(),
                Draft { text: "visitor fol".to_owned(), cursor: (0, 11) },
            )]),
            looking_at: Some("functional.job".to_owned()),
            reasons: BTreeMap::from([(
                "cold-cache | scale.cache: hot links, 2 GB, 90 %".to_owned(),
                Reason { text: "because it is warmed first".to_owned(), at },
            )]),
            curveballs: BTreeMap::from([(
                "region-lost".to_owned(),
                Reason { text: "we restore elsewhere".to_owned(), at },
            )]),
            parked: BTreeMap::from([(
                "functional.operations".to_owned(),
                Reason { text: "ask Maria who else writes".to_owned(), at },
            )]),
            ..Record::new("2026-11-25-short-links-k3f9", "Short links", "interview", at)
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = write(&record(), 7, &Unknown::default());
        let opened = read(&text).unwrap();
        assert_eq!(opened.record, record());
        assert_eq!((opened.revision, opened.untouched), (7, true));
        assert_eq!(write(&opened.record, 7, &opened.unknown), text, "writing is stable");
    }

    #[test]
    fn an_edited_file_opens_and_is_known_to_be_edited() {
        let text = write(&record(), 7, &Unknown::default()).replace("Short links", "Long links");
        let opened = read(&text).unwrap();
        assert_eq!(opened.record.title, "Long links");
        assert!(!opened.untouched);
    }

    #[test]
    fn a_newer_file_is_refused_by_its_number() {
        assert_eq!(read("{\"format\": 9, \"x\": 1}"), Err(Unreadable::Newer(9)));
        assert_eq!(glimpse("{\"format\": 9, \"x\": 1}"), None, "nothing of it is known");
        let newer = write(&record(), 7, &Unknown::default()).replacen("\"format\": 1", "\"format\": 9", 1);
        assert_eq!(read(&newer), Err(Unreadable::Newer(9)));
        assert_eq!(glimpse(&newer), Some(record()));
    }

    #[test]
    fn fields_of_tomorrow_are_kept() {
        let text = write(&record(), 1, &Unknown::default()).replacen('{', "{\"mood\": \"calm\",", 1);
        let opened = read(&text).unwrap();
        assert!(write(&opened.record, 2, &opened.unknown).contains("\"mood\": \"calm\""));
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_an_error_or_a_session_but_never_a_panic() {
        let text = write(&record(), 7, &Unknown::default());
        for cut in 0..text.len() {
            if let Some(part) = text.get(..cut)
                && !text[cut..].trim().is_empty()
            {
                assert!(read(part).is_err(), "cut at {cut}");
            }
        }
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            if let Ok(opened) = read(&String::from_utf8_lossy(&bytes)) {
                assert!(!opened.untouched || opened.record == record(), "flip at {at} went unseen");
            }
        }
    }

    #[test]
    fn the_file_reads_well() {
        insta::assert_snapshot!(write(&record(), 7, &Unknown::default()));
    }
}
