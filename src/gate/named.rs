//! An operation of which only the name is known: its kind is read off the verb, as if
//! somebody had written it down in step 1.

use super::{Case, gather, judge};
use crate::estimate::{Facts, Kind, Operation};
use crate::prompts::Library;

/// The operation that goes by this name, "follow a short link".
#[must_use]
pub fn operation_named(library: &Library, name: &str) -> Operation {
    let mut facts = Facts::default();
    if let Some(question) = library.question("functional.operations") {
        let text = format!("user {name}");
        let earlier = Facts::default();
        let case =
            Case { library, question, text: &text, items: &[], lengths: &[], fewest: 1, earlier: &earlier };
        gather(&mut facts, &question.id, &judge(&case));
    }
    let read = facts.operations.into_iter().next();
    let plain = Operation {
        name: String::new(),
        actor: String::new(),
        object: String::new(),
        kind: Kind::Write,
        latency: None,
        rate: None,
    };
    Operation { name: name.to_owned(), ..read.unwrap_or(plain) }
}
