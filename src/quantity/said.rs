//! A sum in a sentence: what the interview says when it is asked to compute beside a question.

use super::evaluate;

/// The result of an expression in a sentence, or what is the matter with it.
#[must_use]
pub fn said(expr: &str) -> String {
    if expr.trim().is_empty() {
        return "Write what to compute behind it, such as /calc 10k/day * 500 B in GB/year.".to_owned();
    }
    match evaluate(expr) {
        Ok(result) => format!("{expr} = {}", result.text.trim_start_matches("= ")),
        Err(fault) => {
            let hint = fault.hint.map(|hint| format!(" {hint}")).unwrap_or_default();
            format!("{expr}: {}{hint}", fault.message)
        }
    }
}
