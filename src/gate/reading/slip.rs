//! A verb with a slip of the pen in it: "searchs" and "serches" are "search".

use super::line::Line;
use crate::text::words;

/// The lists a verb may stand in.
const LISTS: [&str; 2] = ["verbs", "noun_verbs"];

/// The known verb an unknown word is a slip away from, with what the list says of it: `read`, `write`, `background`.
#[must_use]
pub fn verb_meant<'a>(line: &Line<'a>, word: usize) -> Option<(&'a str, &'a str)> {
    let known = ["verbs", "noun_verbs", "weak_verbs", "participles"];
    let typed = line.word(word);
    if typed.is_empty() || line.has_hit(word, &known) {
        return None;
    }
    let bases = [typed.strip_suffix('s'), typed.strip_suffix("es"), Some(typed)];
    bases.into_iter().flatten().find_map(|base| {
        LISTS.iter().find_map(|list| {
            let meant = line.lexicons.near(list, base)?;
            let hit = line.lexicons.find(list, &words(meant)).into_iter().next()?;
            Some((meant, hit.tag))
        })
    })
}
