//! The load or size at which it is full.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Role, kind_of};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "threshold",
    reason: "Knowing how far away a limit is tells what to watch and what to leave alone for now.",
    finds: &[
        "CPU of the app server at 800 req/s",
        "postgres connections: max 100",
        "disk: the 2 TB volume is full after 14 months",
        "network card 10 Gbit/s",
        "memory, full with 64k open sockets x 30 KB",
    ],
    leaves: &[
        "CPU, when it is at 100 %",
        "disk, at some point in the future",
        "15 alerts, 3 dashboards, 24/7 on call",
        "the database",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let named = line.has("resources") || line.has("components");
    let counted = line.tagged("resources", "counted").next().is_some();
    let (mut seen, mut faults) = (Vec::new(), Vec::new());
    for number in line.numbers.iter().filter(|number| !matches!(number.role, Role::Name | Role::Window)) {
        let quantity = &number.quantity;
        let things =
            quantity.is_count() && !quantity.is_plain() && (named || is_load(line, number.words.start));
        let bare = number.is_bare() && counted && quantity.value > 1.0;
        let after = quantity.is_time() && named && is_date(line, number.words.start);
        if quantity.is_data()
            || quantity.is_data_rate()
            || quantity.is_rate()
            || quantity.is_money_rate()
            || things
            || bare
            || after
        {
            seen.push(Seen::of(number));
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        } else if quantity.is_ratio() {
            faults.push(Seen::fault(number.span, Fault::Half("at what load does it get there?")));
        } else {
            faults.push(Seen::fault(number.span, Fault::WrongKind(kind_of(quantity))));
        }
    }
    if seen.is_empty() { faults } else { seen }
}

/// "at about 25k concurrent readers": so many at once is a load, whatever is full.
fn is_load(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| {
        matches!(
            line.word(word),
            "at" | "with" | "above" | "beyond" | "around" | "from" | "when" | "by" | "for" | "past"
        )
    })
}

/// "after 14 months", "in two years": how long until it is full.
fn is_date(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .any(|word| matches!(line.word(word), "after" | "in" | "within" | "month" | "year"))
}
