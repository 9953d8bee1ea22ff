//! Fewer lines than the question asks for.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged, LINES};
use crate::text::Span;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "too-few-lines",
    reason: "One operation is no system and one trade-off no comparison: some questions need a second line.",
    blocks: true,
    speaks: &[("functional.operations", "visitor follows a short link")],
    silent: &[("functional.operations", "visitor follows a short link\nmarketer creates a short link")],
    look: Looks::Gap(look),
};

fn look(_: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    (gap.slot == LINES).then(|| Remark { span: Span::default(), message: String::new() })
}
