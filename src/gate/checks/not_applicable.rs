//! "n/a" where the question must be answered, or without a reason of three words.

use super::{Check, Looks, Remark};
use crate::gate::excused::{self, LEAST_WORDS};
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "not-applicable",
    reason: "Some questions may be set aside with a reason of at least three words; the others decide the design and must be answered.",
    blocks: true,
    speaks: &[
        ("functional.job", "n/a because everybody knows what a chat is"),
        ("scale.cache", "n/a"),
        ("scale.cache", "n/a because small"),
    ],
    silent: &[("scale.cache", "n/a because reads are under 5 per second")],
    look: Looks::Void(look),
};

fn look(judged: &Judged<'_>) -> Option<Remark> {
    let claim = excused::claim(judged)?;
    let message = match (judged.case.question.may_be_na, claim.reason.len()) {
        (false, _) => "This one cannot be set aside: the design hangs on it.".to_owned(),
        (true, 0) => "Setting this aside needs a reason: n/a because ...".to_owned(),
        (true, n) if n < LEAST_WORDS => {
            format!("Setting this aside needs a reason of at least {LEAST_WORDS} words: n/a because ...")
        }
        (true, _) => return None,
    };
    Some(Remark { span: claim.span, message })
}
