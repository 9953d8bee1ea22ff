//! The name of a session that was begun without one: what its first answer says.

use super::Interview;

/// What a session is called until its first answer gives it a name.
pub const UNTITLED: &str = "Untitled design";

impl Interview {
    /// Names a session without a name after its first answer, once that passes.
    pub(super) fn name_itself(&mut self) {
        let first = self.standing.asked.first().filter(|asked| asked.passes());
        let title = first.and_then(|asked| title_from(asked.answer.as_deref()?));
        if let Some(title) = title.filter(|_| self.record.title == UNTITLED) {
            self.rename(&title);
        }
    }
}

/// Words that no name ends with.
const LEADS_ON: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with",
    "without",
];

/// A name from the first line of an answer.
fn title_from(answer: &str) -> Option<String> {
    let line = answer.lines().next()?.trim();
    let mut title = String::new();
    for word in line.split_whitespace() {
        if title.chars().count() + word.chars().count() > 48 {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    // "... a short one for" is no name: what only leads on is left out.
    let mut words: Vec<&str> = title.split(' ').collect();
    while words.last().is_some_and(|word| LEADS_ON.contains(&word.to_lowercase().as_str())) {
        words.pop();
    }
    let title = words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    (!title.is_empty()).then_some(title)
}
