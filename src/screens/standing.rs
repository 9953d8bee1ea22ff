//! The word for where a question stands. Said the same on every screen.

use crate::interview::Interview;
use crate::prose::Tone;

/// Where the question at a place of the script stands, in a word or two.
#[must_use]
pub fn standing_of(interview: &Interview, index: usize) -> (&'static str, Tone) {
    let standing = interview.standing();
    let position = standing.position.unwrap_or(usize::MAX);
    let again = standing.asked.get(index).is_some_and(|asked| interview.to_check_again(&asked.question));
    let answered = standing.asked.get(index).is_some_and(|asked| asked.answer.is_some());
    match index.cmp(&position) {
        std::cmp::Ordering::Less if again => ("check again", Tone::Missing),
        std::cmp::Ordering::Less => ("done", Tone::Good),
        std::cmp::Ordering::Equal if answered => ("not yet", Tone::Missing),
        std::cmp::Ordering::Equal => ("here", Tone::Strong),
        std::cmp::Ordering::Greater if answered => ("check again", Tone::Missing),
        std::cmp::Ordering::Greater => ("locked", Tone::Plain),
    }
}
