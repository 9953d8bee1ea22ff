//! The regular forms of English verbs and nouns, so that a list names each word once.
//! Irregular forms are written into the lists.

use super::Inflect;

/// In which form a phrase stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the list writes it.
    Base,
    /// With -s: a verb of the third person, or a plural.
    S,
    /// With -ed.
    Ed,
    /// With -ing.
    Ing,
}

/// All forms of a phrase that count under `inflect`, the written one first.
pub(super) fn forms(phrase: &str, inflect: Inflect) -> Vec<(Form, String)> {
    let mut all = vec![(Form::Base, phrase.to_owned())];
    match inflect {
        Inflect::None => {}
        // No form of "be" is regular, and a "bed" is none of them.
        Inflect::Verb if phrase == "be" => {}
        Inflect::Noun => {
            let (before, last) = phrase.rsplit_once(' ').map_or(("", phrase), |(a, b)| (a, b));
            let gap = if before.is_empty() { "" } else { " " };
            all.push((Form::S, format!("{before}{gap}{}", with_s(last))));
        }
        Inflect::Verb => {
            let (first, after) = phrase.split_once(' ').map_or((phrase, ""), |(a, b)| (a, b));
            let gap = if after.is_empty() { "" } else { " " };
            let mut push = |form, word: String| all.push((form, format!("{word}{gap}{after}")));
            push(Form::S, with_s(first));
            let stem = first.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o'])).unwrap_or(first);
            let past = match first.strip_suffix('y') {
                Some(stem) if !ends_in_vowel(stem) => format!("{stem}ied"),
                _ if first.ends_with('e') => format!("{first}d"),
                _ => format!("{first}ed"),
            };
            push(Form::Ed, past);
            push(Form::Ing, format!("{stem}ing"));
            if let Some(doubled) = doubled(first) {
                push(Form::Ed, format!("{doubled}ed"));
                push(Form::Ing, format!("{doubled}ing"));
            }
        }
    }
    all
}

fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// "plan" → "plann": a short word that ends in one vowel and one consonant.
fn doubled(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let [.., before, vowel, last] = letters[..] else { return None };
    let short = !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y');
    short.then(|| format!("{word}{last}"))
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.chars().next_back().is_none_or(is_vowel)
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phrase: &str, inflect: Inflect, expected: &[&str]) {
        let found: Vec<String> = forms(phrase, inflect).into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn verbs_change_their_first_word() {
        check("look up", Inflect::Verb, &["look up", "looks up", "looked up", "looking up"]);
        check("try", Inflect::Verb, &["try", "tries", "tried", "trying"]);
        check("scan", Inflect::Verb, &["scan", "scans", "scaned", "scaning", "scanned", "scanning"]);
        check("create", Inflect::Verb, &["create", "creates", "created", "creating"]);
        check("see", Inflect::Verb, &["see", "sees", "seed", "seeing"]);
    }

    #[test]
    fn nouns_change_their_last_word() {
        check("row lock", Inflect::Noun, &["row lock", "row locks"]);
        check("box", Inflect::Noun, &["box", "boxes"]);
    }
}
