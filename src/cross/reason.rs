//! Whether a reason says anything. A reason is a person's word and is not judged; but
//! "because we say so" gives none.

use crate::text::words;

/// Fewest words of a reason.
const LEAST_WORDS: usize = 3;
/// Fewest different words that tell something.
const LEAST_TELLING: usize = 2;
/// Words that only hold others together, or only say that somebody is sure.
const FILLERS: &str = "\
    a|an|the|because|since|as|so|that|this|these|those|it|its|it's|is|are|was|were|be|been|am|i'm|\
    we're|they're|that's|i|we|you|they|he|she|me|us|them|our|my|your|their|of|to|in|on|at|for|with|by|\
    from|and|or|but|if|then|than|not|no|yes|yeah|do|does|did|don't|doesn't|have|has|had|can|can't|will|\
    won't|would|should|could|may|might|must|just|very|really|quite|too|also|here|there|now|later|\
    what|which|who|why|how|when|where|all|any|some|thing|things|something|anything|everything|nothing|\
    stuff|one|way|like|want|wanted|need|needed|say|says|said|know|knows|think|thinks|thought|believe|\
    trust|sure|course|obvious|obviously|clear|clearly|fine|ok|okay|good|right|true|enough|reason|\
    reasons|whatever|anyway|well|please|blah|bla|foo|bar|todo|tbd|n|works|work|decided|matter|care|\
    weil|ist|das|es|wir|so|und|der|die|passt|schon";

/// Whether a text gives a reason: three words, two of them telling and not the same.
#[must_use]
pub fn says_why(text: &str) -> bool {
    if text.split_whitespace().count() < LEAST_WORDS {
        return false;
    }
    let fillers: Vec<&str> = FILLERS.split('|').collect();
    let mut telling: Vec<String> = words(text)
        .into_iter()
        .map(|word| word.folded)
        .filter(|word| !fillers.contains(&word.as_str()))
        .collect();
    telling.sort();
    telling.dedup();
    telling.len() >= LEAST_TELLING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(says_why(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_says_nothing_is_no_reason() {
        check(
            false,
            &[
                "",
                "because",
                "blah blah blah",
                "why why why why",
                "mysql mysql mysql",
                "because we say so",
                "it is what it is",
                "just because we can",
                "we know what we do",
                "trust me on this",
                "it will be fine",
                "good enough for now",
                ". . . .",
            ],
        );
    }

    #[test]
    fn a_persons_word_is_taken() {
        check(
            true,
            &[
                "because the provider promises 99.995 %",
                "because *we* pay\nfor a better promise",
                "we accept the risk",
                "the team already runs it",
                "legal wants it",
                "for 3 users",
                "weil der Anbieter 99,99 % verspricht",
                "because *zqx* said so\non two lines",
            ],
        );
    }
}
