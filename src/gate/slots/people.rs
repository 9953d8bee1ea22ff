//! How many people build and run it.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, kind_of};
use crate::quantity::Quantity;
use crate::text::Span;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "people",
    reason: "Every part wants somebody who understands it. Two people and twenty can run very different designs.",
    finds: &[
        "3 engineers, 500 EUR/month",
        "just me, in the evenings",
        "team of 12 with on call rotation",
        "we are 4",
        "1.5 FTE",
        "three of us",
    ],
    leaves: &[
        "a normal team",
        "5000 EUR per month",
        "500",
        "the platform team does it",
        "agile team, 2 week sprints",
        "3 servers",
        "2 pizza team",
        "0 people",
    ],
    find,
};

/// Those a system is for, not those who run it.
const SERVED: &[&str] = &[
    "user",
    "usr",
    "end user",
    "customer",
    "client",
    "visitor",
    "guest",
    "patient",
    "subscriber",
    "reader",
    "viewer",
    "player",
    "buyer",
    "seller",
    "member",
    "passenger",
    "shopper",
    "consumer",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen = Vec::new();
    let mut faults = Vec::new();
    for number in line.targets() {
        let quantity = &number.quantity;
        let staff = number
            .words
            .clone()
            .chain(number.words.end..(number.words.end + 3).min(line.segment_of(number.words.start).end));
        let noun = line.of("staff").any(|hit| staff.clone().any(|at| hit.covers(at)));
        // "1 trainer who codes": any role but those the system is for.
        let role = line.tagged("actors", "person").any(|hit| {
            // "2 pizza team": what is counted are pizzas.
            let together = matches!(hit.base, "team" | "crew" | "family" | "household" | "staff");
            let counted = !together || quantity.is_plain() || quantity.nouns().contains(&hit.base);
            staff.clone().any(|at| hit.covers(at)) && !SERVED.contains(&hit.base) && counted
        });
        let noun = noun || role && quantity.value < 100.0 || quantity.nouns() == ["strong"];
        let asked = before(line, number.words.start)
            || line.word(number.words.end) == "of" && line.word(number.words.end + 1) == "us";
        if quantity.is_count()
            && quantity.value > 0.0
            && (noun
                || asked
                    && (quantity.is_plain()
                        || !line.has_hit(number.words.end.saturating_sub(1), &["own_pieces"])))
        {
            seen.push(Seen::of(number));
        } else if quantity.value == 0.0 && noun {
            faults.push(Seen::fault(number.span, Fault::Half("somebody has to look after it. Who?")));
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        } else {
            faults.push(Seen::fault(number.span, Fault::WrongKind(kind_of(quantity))));
        }
    }
    if seen.is_empty() {
        for hit in line.of("headcount") {
            let count = hit.tag.parse::<f64>().unwrap_or(1.0);
            seen.push(Seen::number(line.hit_span(hit), Quantity::count(count, "person")));
        }
    }
    if seen.is_empty() { faults } else { seen }
}

/// "team of 12", "we are 4", "people: 3".
fn before(line: &Line<'_>, at: usize) -> bool {
    // "a 5 person team, 10k": behind a comma it is about something else.
    let apart = at > 0
        && line.words.get(at).is_some_and(|word| {
            Span::new(line.words[at - 1].span.end, word.span.start).of(line.text()).contains([',', ';'])
        });
    if apart {
        return false;
    }
    let start = at.saturating_sub(4);
    let words: Vec<&str> = (start..at).map(|i| line.word(i)).collect();
    let last = words.last().copied().unwrap_or("");
    let ended = |pair: [&str; 2]| words.ends_with(&pair);
    ended(["we", "are"])
        || ended(["team", "of"])
        || ended(["squad", "of"])
        || ended(["group", "of"])
        || ended(["crew", "of"])
        || ended(["staff", "of"])
        || ended(["size", "of"])
        || ended(["team", "size"])
        || ended(["us", "are"])
        || matches!(
            last,
            "people"
                | "team"
                | "headcount"
                | "engineers"
                | "developers"
                | "staff"
                | "persons"
                | "devs"
                | "we're"
                | "were"
        )
}
