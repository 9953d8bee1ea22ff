//! What happens when something of ours breaks.

use std::sync::Arc;

use super::desk::Place;
use super::input::Bell;
use super::out;
use super::run::Heard;
use super::terminal::Modes;

/// Whatever dies, the terminal is given back first, and where the work is comes last.
pub fn undo(modes: &Arc<Modes>, place: Place, bell: Bell) {
    let modes = Arc::clone(modes);
    let main = std::thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        modes.leave();
        before(info);
        out::say("This is a fault in sizeup, not in anything you did.");
        if let Ok(place) = place.lock()
            && let Some(path) = place.as_ref()
        {
            out::say(&format!("Your answers are kept in {}", path.display()));
        }
        if std::thread::current().id() != main {
            let _ = bell.ring(Heard::Panicked);
        }
    }));
}
