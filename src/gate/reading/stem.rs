//! Loose stems, so that "following a short link" and "follows short links" are the same
//! words. Only for comparing what a person typed with what the same person typed before.

use crate::text::distance;

/// What is left of a word without its ending.
#[must_use]
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let cut =
        |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= least);
    let hard = |rest: &&str| !rest.ends_with(['a', 'e', 'i', 'o', 'u']);
    if let Some(rest) = cut("ies", 2).or_else(|| cut("ied", 2)).or_else(|| cut("y", 2).filter(hard)) {
        return format!("{rest}i");
    }
    let rest = cut("ing", 3)
        .or_else(|| cut("ed", 3))
        .or_else(|| {
            ["ches", "shes", "sses", "xes", "zes"].iter().any(|e| word.ends_with(e)).then(|| cut("es", 2))?
        })
        .or_else(|| if word.ends_with("ss") || word.ends_with("us") { None } else { cut("s", 2) })
        .unwrap_or(word);
    let rest = rest.strip_suffix('e').filter(|r| r.chars().count() >= 3).unwrap_or(rest);
    let mut letters = rest.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(a), Some(b)) if a == b && rest.len() > 3 && !matches!(a, 's' | 'l' | 'e' | 'o') => {
            rest[..rest.len() - a.len_utf8()].to_owned()
        }
        _ => rest.to_owned(),
    }
}

/// Whether two words are forms of one, a slip of one letter in a long word forgiven.
#[must_use]
pub fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let slip = |a: &str, b: &str| {
        a.len() >= 5
            && b.len() >= 5
            && a.len().abs_diff(b.len()) <= 1
            && a.as_bytes()[0] == b.as_bytes()[0]
            && distance(a, b) <= 1
    };
    let (stem_a, stem_b) = (stem(a), stem(b));
    stem_a == stem_b || slip(a, b) || slip(&stem_a, &stem_b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_their_stem() {
        for (a, b) in [
            ("following", "follow"),
            ("creates", "creating"),
            ("scanning", "scan"),
            ("replies", "reply"),
            ("searches", "search"),
            ("links", "link"),
            ("booked", "books"),
            ("pay", "pays"),
            ("user's", "users"),
        ] {
            assert!(same_word(a, b), "{a} {b}");
        }
        assert!(same_word("transcode", "trancode"));
        assert!(!same_word("create", "delete"));
        assert!(!same_word("bid", "bed"));
    }
}
