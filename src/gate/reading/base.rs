//! A verb as a dictionary has it: "follows" is "follow", "tries" is "try".

use super::line::Line;
use crate::prompts::Form;

/// The base form of the verb at a word, by the lists where they know it, else by its ending.
#[must_use]
pub fn base_form(line: &Line<'_>, word: usize) -> String {
    let lists = ["verbs", "noun_verbs", "weak_verbs"];
    let hit =
        line.hits.iter().find(|hit| lists.contains(&hit.list) && hit.first == word && hit.form != Form::Base);
    if let Some(hit) = hit {
        return hit.base.split(' ').next().unwrap_or(hit.base).to_owned();
    }
    let typed = line.typed(word..word + 1);
    if line.hits.iter().any(|hit| lists.contains(&hit.list) && hit.first == word) {
        return line.word(word).to_owned();
    }
    let cut = |ending: &str| typed.strip_suffix(ending).filter(|rest| rest.len() > 1);
    if let Some(rest) = cut("ies") {
        return format!("{rest}y");
    }
    if ["ches", "shes", "sses", "xes", "zes", "oes"].iter().any(|end| typed.ends_with(end)) {
        return cut("es").unwrap_or(typed).to_owned();
    }
    if typed.ends_with("ss") { typed.to_owned() } else { cut("s").unwrap_or(typed).to_owned() }
}
