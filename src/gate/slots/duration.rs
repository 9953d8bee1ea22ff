//! How long it may take: a time that is a target, not the stretch it is measured over.
//! Work nobody waits for may answer with a rhythm ("every hour") or a time of day.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::kind_of;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "duration",
    reason: "\"Fast\" is settled by a time with its unit. The times of a condition or of a measuring window are not the target.",
    finds: &[
        "p99 < 50 ms",
        "median 800 msec",
        "sub-second",
        "background, by 06:00",
        "fast, p99 under 200 ms",
    ],
    leaves: &[
        "p99 < 300",
        "p99 200 MB",
        "p99 < 0 ms",
        "p99 measured over the last 5 minutes",
        "real time, 60 fps, 24/7",
        "p99 of 10 years",
    ],
    find,
};

/// A year: even a file that the law has somebody delete is gone by then.
const LONGEST: f64 = 366.0 * 86_400.0;

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen: Vec<Seen> = Vec::new();
    let mut faults: Vec<Seen> = Vec::new();
    for number in line.targets() {
        let quantity = &number.quantity;
        if number.is_duration() {
            if quantity.value > LONGEST {
                let why = format!("\"{}\" cannot be: nobody waits that long.", number.span.of(line.text()));
                faults.push(Seen::fault(number.span, Fault::Impossible(why)));
            } else if quantity.value > 0.0 && number.window.is_none() {
                seen.push(Seen::of(number));
            } else {
                let why =
                    format!("\"{}\" cannot be: everything takes some time.", number.span.of(line.text()));
                faults.push(Seen::fault(number.span, Fault::Impossible(why)));
            }
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        } else if !quantity.is_ratio() && !quantity.is_plain() && !quantity.is_time() {
            faults.push(Seen::fault(number.span, Fault::WrongKind(kind_of(quantity))));
        }
    }
    if seen.is_empty() && line.is_background(look.kind) {
        seen.extend(line.rhythm().map(|(span, quantity)| Seen { quantity, ..Seen::words(span) }));
        if let Some(span) = line.clock_time() {
            seen.push(Seen::words(span).reading("clock-time"));
        }
    }
    if seen.is_empty() { faults } else { seen }
}
