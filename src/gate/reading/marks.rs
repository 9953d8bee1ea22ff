//! What each word of a line can be: one small set of classes a word, from the lexicons and
//! from the word's own shape. Clauses are read off these.

use crate::prompts::{Form, Hit};
use crate::text::{Span, Word};

/// The classes one word may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Mark { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* }
    };
}

classes! {
    /// Opens a noun phrase.
    DETERMINER = 0;
    /// of, to, with …
    PREPOSITION = 1;
    /// and, or …
    CONJUNCTION = 2;
    /// because, when, how …
    SUBORDINATOR = 3;
    /// I, we, it …
    PRONOUN = 4;
    /// can, must, wants to …
    MODAL = 5;
    /// is, are, gets …
    COPULA = 6;
    /// no, not, never …
    NEGATION = 7;
    /// also, only, always …
    ADVERB = 8;
    /// A person or system that acts.
    ACTOR = 9;
    /// A verb as it stands in the list.
    VERB = 10;
    /// A verb with -s.
    VERB_S = 11;
    /// A verb with -ed, or an irregular participle.
    VERB_ED = 12;
    /// A verb with -ing.
    VERB_ING = 13;
    /// May as well be a noun.
    NOUN_VERB = 14;
    /// manage, handle, support …
    WEAK = 15;
    /// A product, protocol or architecture.
    TECHNOLOGY = 16;
    /// Begins with a digit.
    NUMBER = 17;
    /// A sign of punctuation stands between it and the word before.
    BREAK = 18;
    /// A vague word.
    VAGUE = 19;
    /// A noun that names no data and no operation: downtime, bug, feature, system …
    EMPTY_NOUN = 20;
    /// A part of a phrase that is content though one of its words looks vague.
    COMPOUND = 21;
    /// who, that, which.
    RELATIVE = 22;
    /// Written with a capital letter inside a line.
    CAPITAL = 23;
}

impl Mark {
    /// Whether it has at least one of these classes.
    #[must_use]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words of the sentence's frame: they carry no content.
pub const FRAME: Mark = Mark::DETERMINER
    .or(Mark::PREPOSITION)
    .or(Mark::CONJUNCTION)
    .or(Mark::SUBORDINATOR)
    .or(Mark::PRONOUN)
    .or(Mark::MODAL)
    .or(Mark::COPULA)
    .or(Mark::NEGATION)
    .or(Mark::ADVERB)
    .or(Mark::RELATIVE);

/// Any form of a known verb.
pub const ANY_VERB: Mark = Mark::VERB.or(Mark::VERB_S).or(Mark::VERB_ED).or(Mark::VERB_ING);

/// Marks all words of a line.
pub(super) fn mark(text: &str, words: &[Word], hits: &[Hit<'_>]) -> Vec<Mark> {
    let mut marks = vec![Mark::default(); words.len()];
    for hit in hits {
        let class = match (hit.list, hit.tag) {
            ("grammar", "determiner") => Mark::DETERMINER,
            ("grammar", "preposition") => Mark::PREPOSITION,
            ("grammar", "conjunction") => Mark::CONJUNCTION,
            ("grammar", "subordinator") => Mark::SUBORDINATOR,
            ("grammar", "relative") => Mark::RELATIVE,
            ("grammar", "pronoun") => Mark::PRONOUN,
            ("grammar", "modal") => Mark::MODAL,
            ("grammar", "copula") => Mark::COPULA,
            ("grammar", "negation") => Mark::NEGATION,
            ("grammar", "adverb") => Mark::ADVERB,
            ("actors", _) => Mark::ACTOR,
            ("verbs", _) => of_form(hit.form),
            // "an app like Uber": a preposition, unless people stand before it.
            ("noun_verbs", _)
                if hit.base == "like" && hit.form == Form::Base && !liked_by(words, hits, hit.first) =>
            {
                continue;
            }
            ("noun_verbs", _) => of_form(hit.form).or(Mark::NOUN_VERB),
            ("participles", _) => Mark::VERB_ED,
            ("weak_verbs", _) => of_form(hit.form).or(Mark::WEAK),
            ("components" | "machinery" | "technologies", _) => Mark::TECHNOLOGY,
            ("vague", _) => Mark::VAGUE,
            ("empty_nouns", _) => Mark::EMPTY_NOUN,
            ("compounds", _) => Mark::COMPOUND,
            _ => continue,
        };
        for mark in &mut marks[hit.first..hit.end()] {
            *mark = mark.or(class);
        }
    }
    let mut end = 0;
    for (mark, word) in marks.iter_mut().zip(words) {
        let between = Span::new(end, word.span.start).of(text);
        // "1,2,4 s" is one list of numbers.
        let listed = between == ","
            && text[..end].ends_with(|c: char| c.is_ascii_digit())
            && word.folded.starts_with(|c: char| c.is_ascii_digit());
        if !listed && breaks(between) {
            *mark = mark.or(Mark::BREAK);
        }
        if word.folded.starts_with(|c: char| c.is_ascii_digit()) {
            *mark = mark.or(Mark::NUMBER);
        }
        if end > 0 && word.span.of(text).starts_with(char::is_uppercase) {
            *mark = mark.or(Mark::CAPITAL);
        }
        // "many-to-many", "high score": what a compound holds is content.
        if mark.any(Mark::COMPOUND) {
            mark.0 &= !Mark::VAGUE.0;
        }
        end = word.span.end;
    }
    marks
}

fn liked_by(words: &[Word], hits: &[Hit<'_>], at: usize) -> bool {
    at > 0
        && hits.iter().any(|hit| hit.list == "actors" && hit.tag == "person" && hit.end() == at)
        && words.len() > at + 1
}

const fn of_form(form: Form) -> Mark {
    match form {
        Form::Base => Mark::VERB,
        Form::S => Mark::VERB_S,
        Form::Ed => Mark::VERB_ED,
        Form::Ing => Mark::VERB_ING,
    }
}

/// Whether the signs between two words part them: a comma does, a hyphen does not.
fn breaks(between: &str) -> bool {
    let mut chars = between.chars().peekable();
    let mut before = 'a';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or('a');
        let parts = match c {
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '!' | '?' | '"' | '→' | '.' | '='
            | '>' | '<' | '…' => true,
            '-' | '–' | '—' => before == ' ' && next == ' ' || next == '>',
            _ => false,
        };
        if parts {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::breaks;

    #[test]
    fn signs_part_words_and_hyphens_do_not() {
        for sign in [", ", ": ", " - ", " -> ", " (", "; ", ". "] {
            assert!(breaks(sign), "{sign:?}");
        }
        for sign in [" ", "-", "/", "'", "  "] {
            assert!(!breaks(sign), "{sign:?}");
        }
    }
}
