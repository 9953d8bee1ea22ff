//! What is said to objections, and to the what-ifs behind them.

use jiff::Timestamp;

use super::act::say;
use super::model::Model;
use super::msg::Effect;
use super::update::save;
use crate::interview::Interview;

/// "2 we accept that": the reason against the second objection of the review.
pub(super) fn because(model: &mut Model, rest: &str, now: Timestamp) -> Vec<Effect> {
    let Some(open) = &mut model.open else { return Vec::new() };
    let (number, text) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    let nth = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let all: Vec<(String, &str)> =
        open.interview.objections().map(|it| (it.objection.key(), it.objection.rule)).collect();
    // By its number, or by its name where only one goes by it.
    let mut of_that_name = all.iter().filter(|(_, rule)| *rule == number);
    let by_name = of_that_name.next().filter(|_| of_that_name.next().is_none());
    let Some((key, rule)) = nth.and_then(|nth| all.get(nth)).or(by_name) else {
        let many = all.len();
        say(
            model,
            &format!(
                "Write the number of an objection behind it, from 1 to {many}, and your reason: /because 1 we measured it."
            ),
        );
        return Vec::new();
    };
    let text = crate::text::clean(text).text;
    let words = if open.interview.give_reason(key, &text, now) {
        format!("Kept as your reason against {rule}.")
    } else {
        Interview::WHAT_A_REASON_WANTS.to_owned()
    };
    say(model, &words);
    save(model, true)
}

/// "1 we restore it elsewhere": what one would do in the first what-if of the review.
pub(super) fn what_if(model: &mut Model, rest: &str, now: Timestamp) -> Vec<Effect> {
    let Some(open) = &mut model.open else { return Vec::new() };
    let (number, text) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    let nth = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let all: Vec<(&str, &str, bool)> =
        open.interview.curveballs().map(|(ball, answer)| (ball.id, ball.title, answer.is_some())).collect();
    let Some((id, title, answered)) = nth.and_then(|nth| all.get(nth)) else {
        let words = match all.len() {
            0 => "The what-ifs come when every question has a concrete answer.".to_owned(),
            many => format!(
                "Write the number of a what-if behind it, from 1 to {many}, and what you would do: /what-if 1 we restore it elsewhere."
            ),
        };
        say(model, &words);
        return Vec::new();
    };
    let words = match (text.trim().is_empty(), answered) {
        (true, true) => format!("Your words on \"{title}\" are taken out."),
        (true, false) => {
            format!("Write what you would do behind the number: /what-if {number} we restore it elsewhere.")
        }
        (false, _) => format!("Kept as what you would do: {title}."),
    };
    open.interview.answer_curveball(id, text, now);
    say(model, &words);
    save(model, true)
}
