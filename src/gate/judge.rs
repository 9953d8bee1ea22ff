//! From a [`Case`] to its [`Verdict`].

use super::checks::{self, Looks, Remark};
use super::judged::{Gap, Judged, LINES};
use super::reading::Reading;
use super::wording::fill;
use super::{Case, Finding, Verdict};

/// Judges one answer. The same case always gets the same verdict.
#[must_use]
pub fn judge(case: &Case<'_>) -> Verdict {
    let reading = Reading::of(case);
    let unread = Judged::unread(case, &reading);
    if let Some(verdict) = super::excused::excused(&unread) {
        return verdict;
    }
    for check in checks::ALL {
        let Looks::Void(look) = check.look else { continue };
        if let Some(remark) = look(&unread) {
            let gaps = unread.all_missing();
            let findings = gaps.iter().map(|gap| finding(check.id, &unread, gap, &remark)).collect();
            return Verdict { findings, slots: Vec::new() };
        }
    }
    let judged = Judged::look(case, &reading);
    let mut findings: Vec<Finding> = judged.gaps.iter().filter_map(|gap| explain(&judged, gap)).collect();
    for check in checks::ALL {
        if let Looks::Answer(look) = check.look {
            findings.extend(look(&judged));
        }
    }
    findings.sort_by_key(|finding| (finding.line, !finding.blocks));
    Verdict { findings, slots: judged.filled() }
}

/// The finding of the first check that can say why a fact is missing.
fn explain(judged: &Judged<'_>, gap: &Gap) -> Option<Finding> {
    checks::ALL.iter().find_map(|check| {
        let Looks::Gap(look) = check.look else { return None };
        look(judged, gap).map(|remark| finding(check.id, judged, gap, &remark))
    })
}

fn finding(check: &'static str, judged: &Judged<'_>, gap: &Gap, remark: &Remark) -> Finding {
    let words = judged.case.question.slot(&gap.slot);
    let text = |part: Option<&String>| part.map(|text| fill(text, judged, Some(gap))).unwrap_or_default();
    let missing = text(words.map(|slot| &slot.missing));
    let (line, place) = judged.place(gap);
    let said = remark.message.trim_end();
    let message = match (said.is_empty(), missing.is_empty()) {
        (_, true) => said.to_owned(),
        (true, false) => format!("Still missing: {missing}."),
        (false, false) => format!("{said} Still missing: {missing}."),
    };
    let (line, span) = if remark.span.is_empty() {
        (line, place)
    } else {
        (line_at(judged, remark.span.start), remark.span)
    };
    let ask = text(words.map(|slot| &slot.ask));
    let example = text(words.map(|slot| &slot.example));
    let (ask, example) = judged.own_question(gap).unwrap_or((ask, example));
    Finding {
        check,
        slot: Some(gap.slot.clone()).filter(|slot| !slot.is_empty()),
        blocks: true,
        line: if gap.slot == LINES { line } else { line.max(1) },
        span,
        message,
        ask,
        example,
    }
}

fn line_at(judged: &Judged<'_>, byte: usize) -> usize {
    judged.case.text.as_bytes().iter().take(byte).filter(|&&b| b == b'\n').count() + 1
}
