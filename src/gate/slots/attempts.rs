//! How many calls are made in all.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Role};
use crate::quantity::{Quantity, Spelling};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "attempts",
    reason: "Attempts multiply over layers. Without a count a part that limps is hit without end.",
    finds: &[
        "timeout 10 s, 3 attempts",
        "up to 3 times",
        "2 tries",
        "3 retries",
        "retry once",
        "no retry because a double sms annoys the patient",
    ],
    leaves: &["timeout 5 s", "a few attempts", "retry with exponential backoff", "no retry"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(none) = line.tagged("retrying", "none").next() {
        let because =
            line.of("reasons").any(|hit| line.words.len() > hit.end() + 1) || told_why(line, none.end());
        let span = line.hit_span(none);
        return vec![if because {
            Seen::number(span, Quantity::plain(1.0)).reading("no retry")
        } else {
            Seen::fault(span, Fault::Half("why is it not tried again?"))
        }];
    }
    let mut seen = Vec::new();
    for number in line.numbers.iter().filter(|number| !matches!(number.role, Role::Name | Role::Window)) {
        let quantity = &number.quantity;
        if !quantity.is_count() || quantity.value < 0.0 || quantity.is_ratio() {
            continue;
        }
        let reach = number.words.start.saturating_sub(2)..(number.words.end + 3).min(line.words.len());
        let behind = |tag: &'static str| {
            let own = line.tagged("retrying", tag).any(|hit| {
                let beside = hit.end() == number.words.start;
                reach.contains(&hit.first)
                    && (beside || line.segment_of(hit.first).contains(&number.words.start))
            });
            own || number.words.clone().any(|word| line.tagged("retrying", tag).any(|hit| hit.covers(word)))
        };
        let factor = number.spelling == Spelling::Factor
            && number.span.of(line.text()).starts_with(|c: char| c.is_ascii_digit());
        // "retry 3 times" is one call and three more.
        let again = number.words.start.checked_sub(1).is_some_and(|at| {
            matches!(line.word(at), "retry" | "retries" | "retried" | "retrying" | "repeat" | "repeated")
        });
        if again || behind("retries") && !behind("attempts") {
            seen.push(Seen::number(number.span, Quantity::plain(quantity.value + 1.0)));
        } else if behind("attempts") || factor {
            seen.push(Seen::number(number.span, Quantity::plain(quantity.value)));
        }
    }
    if seen.is_empty() {
        seen.extend(
            line.tagged("retrying", "once")
                .next()
                .map(|hit| Seen::number(line.hit_span(hit), Quantity::plain(2.0))),
        );
    }
    if seen.is_empty() {
        seen.extend(in_words(line));
    }
    seen
}

/// "one attempt", "two tries", "tried twice".
fn in_words(line: &Line<'_>) -> Option<Seen> {
    const COUNTS: [(&str, f64); 8] = [
        ("one", 1.0),
        ("single", 1.0),
        ("two", 2.0),
        ("twice", 2.0),
        ("three", 3.0),
        ("thrice", 3.0),
        ("four", 4.0),
        ("five", 5.0),
    ];
    (0..line.words.len()).find_map(|word| {
        let (_, count) = COUNTS.iter().find(|(name, _)| *name == line.word(word))?;
        let near = word.saturating_sub(2)..word + 3;
        let tried = line.tagged("retrying", "attempts").any(|hit| near.contains(&hit.first));
        let again = line.tagged("retrying", "retries").any(|hit| near.contains(&hit.first));
        let count = if again && !tried { count + 1.0 } else { *count };
        (tried || again).then(|| Seen::number(line.span(word..word + 1), Quantity::plain(count)))
    })
}

/// "no retry: a double sms annoys the patient".
fn told_why(line: &Line<'_>, from: usize) -> bool {
    let rest = from..line.words.len();
    rest.len() >= 3
        && line
            .text()
            .get(line.span(from - 1..from).end..)
            .is_some_and(|text| text.trim_start().starts_with([':', '-', '–', '(']))
}
