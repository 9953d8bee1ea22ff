//! More lines than an interview has time for.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "too-many-lines",
    reason: "Each operation is asked about several times more. What comes tenth will not decide the design.",
    blocks: false,
    speaks: &[(
        "functional.out_of_scope",
        "a1 reports\nb reports\nc reports\nd reports\ne reports\nf reports\ng reports\nh reports\ni reports\nj reports",
    )],
    silent: &[("functional.out_of_scope", "custom domains\nlogin with Google")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let lines = &judged.reading.lines;
    let Some(most) = judged.case.question.most.filter(|most| lines.len() > *most) else { return Vec::new() };
    let line = &lines[most];
    let message = format!("{} lines; {most} are plenty here. Which of them decide the design?", lines.len());
    vec![remark_on(CHECK.id, line, 0..line.words.len(), message)]
}
