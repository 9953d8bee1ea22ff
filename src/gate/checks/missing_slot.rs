//! A required fact that is simply not there.

use super::{Check, Looks, Remark};
use crate::text::Span;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "missing-slot",
    reason: "Each question asks for a few facts that later arithmetic and later questions stand on. Everything missing is said at once.",
    blocks: true,
    speaks: &[("functional.job", "sell concert tickets online")],
    silent: &[("functional.job", "fans buy concert tickets online")],
    look: Looks::Gap(|_, _| Some(Remark { span: Span::default(), message: String::new() })),
};
