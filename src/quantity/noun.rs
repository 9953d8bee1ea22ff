//! Counted nouns: singular and plural are one, and so are the common short forms.

use std::borrow::Cow;

/// Short forms and synonyms that engineers type, and the noun they stand for. Sorted.
const SYNONYMS: &[(&str, &str)] = &[
    ("conn", "connection"),
    ("connexion", "connection"),
    ("dau", "user"),
    ("dev", "developer"),
    ("doc", "document"),
    ("mau", "user"),
    ("msg", "message"),
    ("op", "operation"),
    ("people", "person"),
    ("pic", "picture"),
    ("req", "request"),
    ("rq", "request"),
    ("tx", "transaction"),
    ("txn", "transaction"),
    ("usr", "user"),
];

/// Plurals that no rule finds, and words that only look like plurals. Sorted.
const IRREGULAR: &[(&str, &str)] = &[
    ("access", "access"),
    ("analyses", "analysis"),
    ("bus", "bus"),
    ("caches", "cache"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("data", "data"),
    ("fps", "fps"),
    ("indices", "index"),
    ("loss", "loss"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("series", "series"),
    ("status", "status"),
    ("vps", "vps"),
    ("women", "woman"),
];

/// The one spelling of a noun: lower case, singular, short forms written out.
#[must_use]
pub(super) fn fold(noun: &str) -> Cow<'static, str> {
    let lower = noun.to_lowercase();
    if let Ok(at) = IRREGULAR.binary_search_by(|(plural, _)| (*plural).cmp(&lower)) {
        return Cow::Borrowed(IRREGULAR[at].1);
    }
    let single = singular(&lower);
    match SYNONYMS.binary_search_by(|(short, _)| (*short).cmp(&single)) {
        Ok(at) => Cow::Borrowed(SYNONYMS[at].1),
        Err(_) => match COMMON.binary_search(&single.as_ref()) {
            Ok(at) => Cow::Borrowed(COMMON[at]),
            Err(_) => Cow::Owned(single.into_owned()),
        },
    }
}

/// Nouns that occur in nearly every design; known ones need no allocation. Sorted.
const COMMON: &[&str] = &[
    "book",
    "call",
    "click",
    "developer",
    "disk",
    "event",
    "file",
    "image",
    "job",
    "lookup",
    "machine",
    "message",
    "node",
    "operation",
    "order",
    "paste",
    "photo",
    "post",
    "query",
    "read",
    "record",
    "redirect",
    "replica",
    "request",
    "row",
    "search",
    "server",
    "task",
    "transaction",
    "tweet",
    "upload",
    "user",
    "write",
];

fn singular(word: &str) -> Cow<'_, str> {
    let cut = |n: usize| word.get(..word.len() - n).unwrap_or(word);
    if word.len() <= 2 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        Cow::Borrowed(word)
    } else if word.len() > 4 && word.ends_with("ies") {
        Cow::Owned(format!("{}y", cut(3)))
    } else if ["ches", "shes", "sses", "xes", "zes", "'s"].iter().any(|end| word.ends_with(end)) {
        Cow::Borrowed(cut(2))
    } else if word.ends_with('s') {
        Cow::Borrowed(cut(1))
    } else {
        Cow::Borrowed(word)
    }
}

/// Several of a noun, for a text that people read.
#[must_use]
pub(super) fn plural(noun: &str) -> Cow<'_, str> {
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, single)| *single == noun) {
        return Cow::Borrowed(plural);
    }
    if noun == "person" {
        return Cow::Borrowed("people");
    }
    let consonant_y = noun.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| noun.ends_with(end));
    if consonant_y {
        Cow::Owned(format!("{}ies", noun.get(..noun.len() - 1).unwrap_or(noun)))
    } else if ["ch", "sh", "s", "x", "z"].iter().any(|end| noun.ends_with(end)) {
        Cow::Owned(format!("{noun}es"))
    } else {
        Cow::Owned(format!("{noun}s"))
    }
}

/// Whether a word looks like several of something.
#[must_use]
pub(super) fn is_plural(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.len() > 2 && singular(&lower) != lower.as_str()
        || IRREGULAR.binary_search_by(|(plural, _)| (*plural).cmp(&lower)).is_ok()
        || lower == "people"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_short_forms_are_one_noun() {
        for (typed, folded) in [
            ("users", "user"),
            ("Reqs", "request"),
            ("msgs", "message"),
            ("queries", "query"),
            ("searches", "search"),
            ("boxes", "box"),
            ("loss", "loss"),
            ("people", "person"),
            ("DAU", "user"),
            ("caches", "cache"),
            ("widgets", "widget"),
        ] {
            assert_eq!(fold(typed), folded);
            assert_eq!(fold(&fold(typed)), folded, "folding twice changes nothing");
        }
        for noun in COMMON {
            assert_eq!(fold(&plural(noun)), *noun);
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert!(SYNONYMS.is_sorted() && IRREGULAR.is_sorted() && COMMON.is_sorted());
    }
}
