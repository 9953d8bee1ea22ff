//! How the answers came about: attempts, and the time each step took.

use super::document::Spent;
use crate::interview::Interview;
use crate::prompts::{Library, Step};
use crate::quantity::show;

/// A longer silence is a pause, not thought. In seconds.
const PAUSE: i64 = 15 * 60;

/// What each step took, from the times at which answers were sent.
#[must_use]
pub fn history(interview: &Interview) -> Vec<Spent> {
    let record = interview.record();
    let mut seconds = [0_i64; Step::ALL.len()];
    let mut sent = [0; Step::ALL.len()];
    let mut before = record.started;
    for entry in &record.entries {
        let passed = entry.at.duration_since(before).as_secs();
        before = entry.at;
        if let Some(step) = Library::step_of(&entry.question) {
            sent[step.number() - 1] += 1;
            // A clock that was set, or a night in between, is no time spent.
            if (0..=PAUSE).contains(&passed) {
                seconds[step.number() - 1] += passed;
            }
        }
    }
    let titles = |step: Step| -> Vec<(String, usize)> {
        let of_step =
            interview.standing().asked.iter().filter(|asked| Library::step_of(&asked.question) == Some(step));
        of_step
            .filter_map(|asked| {
                Some((interview.library().question(&asked.question)?, record.tries(&asked.question)))
            })
            .filter(|(_, tries)| *tries > 1)
            .map(|(question, tries)| (question.title.clone(), tries))
            .collect()
    };
    Step::ALL
        .into_iter()
        .filter(|step| sent[step.number() - 1] > 0)
        .map(|step| Spent {
            step: step.number(),
            time: time(seconds[step.number() - 1]),
            sent: sent[step.number() - 1],
            again: titles(step),
        })
        .collect()
}

fn time(seconds: i64) -> String {
    match seconds {
        0..60 => "under a minute".to_owned(),
        _ => show::duration((seconds as f64 / 60.0).round() * 60.0),
    }
}
