//! What happens when something of ours breaks.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::sync::Arc;

use super::desk::Place;
use super::input::Bell;
use super::out;
use super::run::Heard;
use super::terminal::Modes;

/// Whatever dies, the terminal is given back first, and where the work is comes last.
pub fn undo(modes: &Arc<Modes>, kept_in: Place, bell: Bell) {
    let modes = Arc::clone(modes);
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        modes.leave();
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        out::say(&format!("sizeup stumbled at {place}: {}", harmless(info.payload())));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            out::say(&trace.to_string());
        }
        out::say("This is a fault in sizeup, not in anything you did.");
        if let Ok(place) = kept_in.lock()
            && let Some(path) = place.as_ref()
        {
            out::say(&format!("Your answers are kept in {}", path.display()));
        }
        if std::thread::current().id() != main {
            let _ = bell.ring(Heard::Panicked);
        }
    }));
}

/// What a fault says of itself, for a report that a person may send to strangers: up to the
/// first quotation, because what is quoted may be what was typed.
fn harmless(payload: &(dyn Any + Send)) -> String {
    if let Some(fixed) = payload.downcast_ref::<&'static str>() {
        return (*fixed).to_owned();
    }
    let made = payload.downcast_ref::<String>().map_or("", String::as_str);
    let end = made.find(['`', '"', '\'', '\n']).unwrap_or(made.len());
    made.get(..end).unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_stands_in_a_report_of_a_fault() {
        let text = "patients book a doctor é".to_owned();
        let cut = std::panic::catch_unwind(move || text[..text.len() - 1].to_owned()).unwrap_err();
        let said = harmless(&*cut);
        assert!(said.contains("char boundary") && !said.contains("doctor"), "{said}");
        let index = std::panic::catch_unwind(|| [1, 2][std::hint::black_box(2)]).unwrap_err();
        assert_eq!(harmless(&*index), "index out of bounds: the len is 2 but the index is 2");
    }
}
