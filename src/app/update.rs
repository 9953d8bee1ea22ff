//! From a message to a changed model and the effects that follow.

use jiff::Timestamp;

use super::act::{act, help, say};
use super::aside::only_looking;
use super::grant::grant;
use super::model::{Kept, Model, Open, Screen};
use super::msg::{Effect, Msg, Summary};
use crate::interview::{Interview, Record, UNTITLED};
use crate::keys::{Found, Key, pressed};
use crate::prompts::Library;
use crate::prose::Para;
use crate::screens::{Action, Press, SMALLEST, Wish, home, question, review};
use crate::text::ago;

/// Changes the model by one message.
pub fn update(model: &mut Model, msg: Msg, now: Timestamp) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => return on_key(model, key, now),
        Msg::Paste(text) => on_paste(model, &text),
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            if too_small(model.size) {
                return save(model, true);
            }
        }
        Msg::Settle => return settle(model, now),
        Msg::Sessions(Ok(sessions)) => list(model, sessions, now),
        Msg::Sessions(Err(why)) => {
            if let Some(home) = model.home_mut() {
                home.first_time = false;
                home.said = Some(why);
            }
        }
        Msg::Opened { record, notice, unkept } => {
            return opened(model, *record, notice, unkept.map_or(Kept::Saved, Kept::Failed));
        }
        Msg::Looked { record, notice } => return opened(model, *record, notice, Kept::Looking),
        Msg::Held(held) => {
            if let Some(home) = model.home_mut() {
                home.hold(held);
            }
        }
        Msg::NotOpened(why) => {
            if let Some(home) = model.home_mut() {
                home.said = Some(why);
            }
        }
        Msg::Saved => {
            model.warned = false;
            kept(model, Kept::Saved);
        }
        Msg::NotSaved(why) => kept(model, Kept::Failed(why)),
        Msg::Exported { result, exists } => {
            if let Some(Screen::Export(state)) = model.screens.last_mut() {
                state.told(result, exists);
            }
        }
        Msg::Edited(result) => edited(model, result),
        Msg::Say(sentence) => say(model, &sentence),
        Msg::End => return leave(model),
    }
    Vec::new()
}

/// Whether nothing can be shown at this size.
pub(super) const fn too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

fn on_key(model: &mut Model, key: Key, now: Timestamp) -> Vec<Effect> {
    let Some(screen) = model.screens.last() else { return Vec::new() };
    let letter = key.typed().filter(|_| model.chord.is_empty());
    let spelled = format!("{}{key}", model.chord);
    model.chord.clear();
    let alone = spelled == key.to_string();
    let found = match letter {
        // A letter is text wherever there is text already.
        Some(_) if screen.typing() => Found::Nothing,
        _ => pressed(&model.tables(), &spelled),
    };
    // What does not go on with a sequence is a press of its own: none is swallowed.
    if found == Found::Nothing && !alone {
        return on_key(model, key, now);
    }
    let press = match (found, letter) {
        (Found::Does(action), _) => Press::Do(action),
        (Found::Begins, _) => {
            model.chord = spelled;
            return Vec::new();
        }
        (Found::Nothing, Some(letter)) => Press::Type(letter),
        (Found::Nothing, None) => return Vec::new(),
    };
    // While nothing can be seen, nothing but leaving may happen.
    if too_small(model.size) && press != Press::Do(Action::Leave) {
        return Vec::new();
    }
    take(model, press, now)
}

/// Gives a press to the screen that is seen, and grants what it wishes.
fn take(model: &mut Model, press: Press, now: Timestamp) -> Vec<Effect> {
    if only_looking(model, press) {
        return Vec::new();
    }
    // A command can be typed where there is no box, too.
    if press == Press::Type('/') && matches!(model.screens.last(), Some(Screen::Home(_) | Screen::Review(_)))
    {
        help(model, "/");
        return Vec::new();
    }
    let size = model.size;
    let interview = model.open.as_ref().map(|open| &open.interview);
    let wish = match (model.screens.last_mut(), interview) {
        (Some(Screen::Home(state)), _) => state.on_key(press, &model.library),
        (Some(Screen::Help(state)), _) => state.on_key(press),
        (Some(Screen::Export(state)), _) => state.on_key(press),
        (Some(Screen::Question(state)), Some(interview)) => state.on_key(press, interview, size),
        (Some(Screen::Outline(state)), Some(interview)) => state.on_key(press, interview),
        (Some(Screen::Review(state)), Some(interview)) => state.on_key(press, interview, size),
        _ => Wish::Pass,
    };
    match (wish, press) {
        (Wish::Pass, Press::Do(action)) => act(model, action, "", now),
        (wish, _) => grant(model, wish, now),
    }
}

fn on_paste(model: &mut Model, text: &str) {
    if too_small(model.size) {
        return;
    }
    let line = || text.replace(['\n', '\r'], " ");
    if only_looking(model, Press::Type(' ')) {
        return;
    }
    match model.screens.last_mut() {
        Some(Screen::Question(state)) => {
            state.paste(text);
            model.stale = true;
        }
        Some(Screen::Outline(state)) => drop(state.picker.filter.paste(&line())),
        Some(Screen::Help(state)) => drop(state.picker.filter.paste(&line())),
        Some(Screen::Export(state)) => drop(state.path.paste(&line())),
        Some(Screen::Home(_) | Screen::Review(_)) | None => {}
    }
}

/// Judges the box anew and hands it over to be saved, once for all the input that came.
fn settle(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    list_rest(model, now);
    if !std::mem::take(&mut model.stale) {
        return Vec::new();
    }
    if let Some(open) = model.open.take() {
        if let Some(state) = model.question_mut() {
            state.settle(&open.interview);
        }
        model.open = Some(open);
    }
    save(model, false)
}

/// Hands everything over to be saved.
pub(super) fn save(model: &mut Model, now: bool) -> Vec<Effect> {
    model.keep_draft();
    match &mut model.open {
        Some(open) if open.kept.ours() && !untouched(open) => {
            open.on_disk = true;
            if !matches!(open.kept, Kept::Failed(_)) {
                open.kept = Kept::Waiting;
            }
            vec![Effect::Save { record: Box::new(open.interview.record().clone()), now }]
        }
        _ => Vec::new(),
    }
}

/// Whether nothing was typed yet: such a session leaves no trace.
pub(super) fn untouched(open: &Open) -> bool {
    let record = open.interview.record();
    !open.on_disk && record.entries.is_empty() && record.drafts.is_empty() && record.title == UNTITLED
}

/// Saves and ends.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.leaving = true;
    let mut effects = save(model, true);
    effects.push(Effect::Leave);
    effects
}

fn kept(model: &mut Model, kept: Kept) {
    let stale = model.stale;
    if let Some(open) = &mut model.open
        && open.kept.ours()
    {
        open.kept = if stale && kept == Kept::Saved { Kept::Waiting } else { kept };
    }
}

fn edited(model: &mut Model, result: Result<String, String>) {
    let Some(state) = model.question_mut() else { return };
    match result {
        Ok(text) => {
            let text = text.trim_end_matches('\n');
            if text == state.editor.text().trim_end_matches('\n') {
                state.say(Para::plain("The text came back as it was."));
            } else {
                state.editor.set("");
                state.paste(text);
                state.pane = question::Pane::Box;
                model.stale = true;
            }
        }
        Err(why) => state.say(Para::plain(why)),
    }
}

/// Takes up a session that the shell opened.
fn opened(model: &mut Model, record: Record, notice: Option<String>, kept: Kept) -> Vec<Effect> {
    let script = record.script.clone();
    let Some(interview) = Interview::resume(model.library.clone(), record) else {
        if let Some(home) = model.home_mut() {
            home.said =
                Some(format!("This interview follows \"{script}\", which is not among the scripts here."));
        }
        return vec![Effect::LetGo];
    };
    show_interview(model, interview, kept);
    if let (Some(notice), Some(state)) = (notice, model.question_mut()) {
        state.say(Para::plain(notice));
    }
    Vec::new()
}

/// Shows an interview where it stands: at the question that was on the screen, at the one
/// being asked, or at the review where all is answered.
pub(super) fn show_interview(model: &mut Model, interview: Interview, kept: Kept) {
    let looked_at = interview.record().looking_at.as_deref().filter(|question| interview.is_open(question));
    let question = looked_at.or_else(|| interview.now_asking().map(|one| one.id.as_str()));
    let screen = match question {
        Some(question) => Screen::Question(Box::new(question::State::open(&interview, question))),
        None => Screen::Review(review::State::default()),
    };
    let record = interview.record();
    let on_disk = !record.entries.is_empty() || !record.drafts.is_empty();
    model.open = Some(Open { interview, kept, on_disk, taken_back: Vec::new() });
    if let Some(home) = model.home_mut() {
        home.first_time = false;
        home.said = None;
        home.held = None;
    }
    model.show(screen);
}

/// Lists interviews. Where each stands takes judging; what is seen first, the one to
/// resume, is judged now, the others when nothing waits.
fn list(model: &mut Model, sessions: Vec<Summary>, now: Timestamp) {
    let mut rows: Vec<home::Session> = Vec::new();
    let mut found = false;
    for one in &sessions {
        let row = if found { unjudged(one, now) } else { in_words(&model.library, one, now) };
        found |= !row.finished && row.trouble.is_none();
        rows.push(row);
    }
    if let Some(home) = model.home_mut() {
        home.first_time &= rows.is_empty();
        home.sessions = rows;
    }
    model.unlisted = sessions;
}

fn list_rest(model: &mut Model, now: Timestamp) {
    let sessions = std::mem::take(&mut model.unlisted);
    if sessions.is_empty() {
        return;
    }
    let rows = sessions.iter().map(|one| in_words(&model.library, one, now)).collect();
    if let Some(home) = model.home_mut() {
        home.sessions = rows;
    }
}

/// A session of which only the outside is known yet.
fn unjudged(one: &Summary, now: Timestamp) -> home::Session {
    let title = one.record.as_ref().map_or(one.id.clone(), |record| record.title.clone());
    let trouble = one.record.as_ref().err().cloned();
    let age = ago(now.duration_since(one.changed).as_secs());
    home::Session { id: one.id.clone(), title, place: String::new(), age, finished: false, trouble }
}

/// A session as the home screen says it.
fn in_words(library: &std::sync::Arc<Library>, one: &Summary, now: Timestamp) -> home::Session {
    let age = ago(now.duration_since(one.changed).as_secs());
    let (title, place, finished, trouble) = match &one.record {
        Err(why) => (one.id.clone(), String::new(), false, Some(why.clone())),
        Ok(record) => {
            let title = record.title.clone();
            match Interview::resume(library.clone(), record.clone()) {
                Some(interview) => (title, place(&interview), interview.finished(), None),
                None => (
                    title,
                    String::new(),
                    false,
                    Some(format!("its script \"{}\" is not here", record.script)),
                ),
            }
        }
    };
    let title = if title.trim().is_empty() { "Untitled".to_owned() } else { title };
    home::Session { id: one.id.clone(), title, place, age, finished, trouble }
}

/// Where an interview stands, in words: "Scale and data, question 2 of 6".
pub(super) fn place(interview: &Interview) -> String {
    let Some(asking) = interview.now_asking() else { return "finished".to_owned() };
    let (title, nth, of) = super::draw::in_step(interview, &asking.id);
    let parked = interview.parked(&asking.id).map(|note| format!("; put aside: {note}"));
    format!("{title}, question {nth} of {of}{}", parked.unwrap_or_default())
}
