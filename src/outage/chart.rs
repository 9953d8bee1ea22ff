//! The account as lines of text: a bar for who waits, and the numbers beside it. ASCII
//! only, and it reads without the bars too.

use std::fmt::Write as _;

use super::{Account, Moment};
use crate::quantity::show;

/// How many lines a chart has at most.
const LINES: usize = 20;

/// One line of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What the line stands for: the end of a stretch of time.
    pub moment: Moment,
    /// The line, no wider than asked for.
    pub text: String,
}

/// Draws an account into lines of at most `width` characters.
#[must_use]
pub fn chart(account: &Account, length: f64, width: usize) -> Vec<Bar> {
    let each = account.moments.len().div_ceil(LINES).max(1);
    let groups: Vec<Moment> = account.moments.chunks(each).map(join).collect();
    let most = groups.iter().map(|moment| moment.queued).fold(0.0, f64::max);
    let room = width.saturating_sub(54).clamp(6, 40);
    groups
        .into_iter()
        .map(|moment| {
            let long = if most > 0.0 { (moment.queued / most * room as f64).round() as usize } else { 0 };
            let end = moment.at + each as f64 * account.step;
            let state = if end <= length { "gone" } else { "back" };
            let mut told = format!(
                "{:>9}  {state}  {:>10} wait {:<room$}",
                show::duration(end),
                show::number(moment.queued.round()),
                "#".repeat(long.min(room)),
            );
            for (many, word) in [(moment.failed, "give up"), (moment.lost, "turned away")] {
                if many.round() > 0.0 {
                    let _ = write!(told, " {} {word}", show::number(many.round()));
                }
            }
            told.truncate(told.trim_end().len().min(width));
            Bar { moment, text: told }
        })
        .collect()
}

/// Several moments as one: what happened adds up, who waits is who waits at the end.
fn join(moments: &[Moment]) -> Moment {
    let mut all = Moment { at: moments.first().map_or(0.0, |first| first.at), ..Moment::default() };
    for moment in moments {
        all.arrivals += moment.arrivals;
        all.served += moment.served;
        all.failed += moment.failed;
        all.retried += moment.retried;
        all.lost += moment.lost;
        all.queued = moment.queued;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::{Outage, account};
    use super::*;

    #[test]
    fn a_chart_is_ascii_and_fits() {
        let outage = Outage {
            rate: 200.0,
            capacity: 350.0,
            length: 60.0,
            timeout: Some(2.0),
            attempts: 3,
            buffer: Some(300.0),
        };
        for width in [40, 60, 80, 120] {
            let bars = chart(&account(&outage), 60.0, width);
            assert!(!bars.is_empty() && bars.len() <= LINES);
            for bar in bars {
                assert!(bar.text.is_ascii() && bar.text.len() <= width, "{}", bar.text);
            }
        }
    }
}
