//! A session that is put aside, kept elsewhere, or only looked at.

use jiff::Timestamp;

use super::act::say;
use super::model::{Kept, Model, Screen};
use super::msg::Effect;
use super::update::save;
use crate::screens::{Action, Press};
use crate::text::clean;

/// No note is longer.
const LONGEST: usize = 300;

/// To the list of interviews.
pub(super) fn home(model: &mut Model) -> Vec<Effect> {
    let mut effects = save(model, true);
    model.screens.truncate(1);
    if model.open.take().is_some() {
        effects.push(Effect::LetGo);
    }
    if let Some(home) = model.home_mut() {
        home.marked = 0;
    }
    effects.push(Effect::ListSessions);
    effects
}

/// Puts the session aside, with what is to be found out before it goes on.
pub(super) fn park(model: &mut Model, note: &str, now: Timestamp) -> Vec<Effect> {
    model.close_all();
    model.keep_draft();
    let note = clean(note).text.replace('\n', " ");
    let note: String = note.trim().chars().take(LONGEST).collect();
    let Some(open) = &mut model.open else { return Vec::new() };
    if open.kept == Kept::Never {
        say(model, "This is the worked example; nothing of it waits.");
        return Vec::new();
    }
    if note.is_empty() {
        say(model, "Write behind it what you want to find out first, such as /park ask Maria how many.");
        return Vec::new();
    }
    let Some(question) = open.interview.park(&note, now) else {
        say(model, "Every question has a concrete answer; nothing waits.");
        return Vec::new();
    };
    let title = open.interview.library().question(&question).map_or("", |one| one.title.as_str());
    let said = format!("Put aside at \"{title}\", with your text. It goes on where you left.");
    let effects = home(model);
    if let Some(home) = model.home_mut() {
        home.said = Some(said);
    }
    effects
}

/// Another place for the session, for a disk that does not take it where it belongs.
pub(super) fn save_as(model: &mut Model, path: &str) -> Vec<Effect> {
    model.close_all();
    if path.is_empty() {
        say(model, "Write where to behind it, such as /save-as ~/design.json.");
        return Vec::new();
    }
    if let Some(record) = model.record() {
        return vec![Effect::SaveAs { record: Box::new(record), path: path.to_owned() }];
    }
    say(model, "There is nothing of yours to save here.");
    Vec::new()
}

/// Whether a press must do nothing, because the session is only looked at. Says so.
pub(super) fn only_looking(model: &mut Model, press: Press) -> bool {
    let on_question = matches!(model.screens.last(), Some(Screen::Question(_)));
    let changes = match press {
        Press::Type(_) => on_question,
        // Typing into a search, or into the path of a report, changes nothing of the session.
        Press::Do(Action::Edit(_) | Action::Send | Action::EraseOrLeave) if !on_question => false,
        Press::Do(action) => action.changes(),
    };
    let looking = model.open.as_ref().is_some_and(|open| open.kept == Kept::Looking);
    if looking && changes {
        say(
            model,
            "You are only looking, so nothing changes here. Ctrl-P lists what can be done, /home among it.",
        );
    }
    looking && changes
}
