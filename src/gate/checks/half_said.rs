//! Half of a fact: a downtime without its period, requests without "per what".

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "half-said",
    reason: "500 requests and 30 minutes down are half a number: per second or per year decides the design.",
    blocks: true,
    speaks: &[
        ("numbers.availability", "max 30 min down"),
        ("scale.load", "follow a short link: 40000 users 2/week\ncreate a short link: 5/day"),
    ],
    silent: &[
        ("numbers.availability", "max 30 min down per month"),
        ("scale.load", "follow a short link: 40000 users, each 2/week\ncreate a short link: 5/day"),
    ],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    judged.faults(gap).find_map(|(sight, fault)| {
        let line = &judged.reading.lines[sight.line];
        let words = sight.seen.span.of(line.text());
        let message = match fault {
            Fault::Half(other) => format!("\"{words}\": {other}"),
            Fault::Untold(_, _) => format!("\"{words}\" can be read two ways."),
            _ => return None,
        };
        Some(Remark { span: line.plain.place(sight.seen.span), message })
    })
}
