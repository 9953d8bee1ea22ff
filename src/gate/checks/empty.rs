//! Nothing was written.

use super::{Check, Looks, Remark};
use crate::gate::judged::Judged;
use crate::text::Span;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "empty",
    reason: "An empty answer holds none of the facts that were asked for.",
    blocks: true,
    speaks: &[("functional.job", ""), ("functional.job", "  \n "), ("scale.peak", "---")],
    silent: &[("functional.job", "patients book an appointment")],
    look: Looks::Void(look),
};

fn look(judged: &Judged<'_>) -> Option<Remark> {
    judged.reading.lines.is_empty().then(|| Remark { span: Span::default(), message: String::new() })
}
