//! Names of files: ours, never what was typed. A title is only shown.

use std::hash::{BuildHasher as _, Hasher as _};

use jiff::Timestamp;

/// Longest slug, so that a name fits everywhere.
const LONGEST: usize = 40;

/// A title as a file name can carry it: small letters, digits and hyphens.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "session".to_owned() } else { slug.to_owned() }
}

/// A new id: date, slug and four letters by chance, so that two never meet.
#[must_use]
pub fn new_id(title: &str, now: Timestamp) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    // Every RandomState is seeded anew by the system; that is chance enough for a name.
    let mut chance = std::hash::RandomState::new().build_hasher().finish();
    let mut tail = String::new();
    for _ in 0..4 {
        let letter = LETTERS.get(chance as usize % LETTERS.len());
        tail.extend(letter.map(|letter| char::from(*letter)));
        chance /= LETTERS.len() as u64;
    }
    format!("{}-{}-{tail}", now.strftime("%Y-%m-%d"), slug(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(slug(title), expected, "{title:?}");
    }

    #[test]
    fn no_title_becomes_a_path() {
        check("Short links", "short-links");
        check("../../etc/passwd", "etc-passwd");
        check("", "session");
        check("..", "session");
        check("-rf", "rf");
        check("日本語", "session");
        check("a\u{202E}b\nc\0d", "a-b-c-d");
        check(&"x".repeat(300), &"x".repeat(40));
    }

    #[test]
    fn two_ids_made_at_once_differ() {
        let now = "2026-11-25T10:00:00Z".parse().unwrap();
        let (a, b) = (new_id("CON", now), new_id("CON", now));
        assert_ne!(a, b);
        assert!(a.starts_with("2026-11-25-con-"), "{a}");
    }
}
