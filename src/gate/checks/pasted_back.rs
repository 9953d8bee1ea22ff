//! The question's own text, pasted back as its answer.

use super::{Check, Looks, Remark};
use crate::gate::judged::Judged;
use crate::text::{Span, words};

/// The check.
pub(super) static CHECK: Check = Check {
    id: "question-pasted-back",
    reason: "The question or its template in place of an answer says nothing new; it counts as empty.",
    blocks: true,
    speaks: &[("functional.job", "{actor} {action}"), ("functional.out_of_scope", "what is left out?")],
    silent: &[("functional.job", "patients book an appointment"), ("functional.out_of_scope", "SSO?")],
    look: Looks::Void(look),
};

/// How much of the answer must be the question, in words.
const MOST: f64 = 0.8;

fn look(judged: &Judged<'_>) -> Option<Remark> {
    let question = judged.case.question;
    let text = judged.case.text;
    let whole = Span::new(text.len() - text.trim_start().len(), text.trim_end().len());
    let remark = || Remark { span: whole, message: "That is the question itself.".to_owned() };
    if text.trim() == question.template.trim() && question.template.contains('{') {
        return Some(remark());
    }
    let answer = words(text);
    // "what is left out?" asks in turn.
    let asks = ["what", "which", "who", "whose", "how", "why", "when", "where"];
    if text.trim_end().ends_with('?')
        && answer.first().is_some_and(|word| asks.contains(&word.folded.as_str()))
    {
        return Some(Remark { message: "That is a question, not an answer to it.".to_owned(), ..remark() });
    }
    let asked: Vec<String> = words(&question.ask).into_iter().map(|word| word.folded).collect();
    if answer.len() < 5 {
        return None;
    }
    let copied = answer.iter().filter(|word| asked.contains(&word.folded)).count() as f64;
    // A short answer may share its few words with a long question; a copy shares their number, too.
    let alike = copied / answer.len() as f64 > MOST && copied / asked.len() as f64 > 0.5;
    alike.then(remark)
}
