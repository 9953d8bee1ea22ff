//! What can be asked for on every screen, by a press or a typed name.

use jiff::Timestamp;

use super::aside::{home, only_looking, park, save_as};
use super::examined::{because, what_if};
use super::grant::{FULL, go_to, send};
use super::model::{Kept, Model, Open, Screen};
use super::msg::Effect;
use super::update::{leave, save, show_interview, untouched};
use crate::keys::{Binding, named};
use crate::prose::Para;
use crate::quantity::said;
use crate::screens::{Action, Press, TABLES, Wish, export, help, outline, review};
use crate::text::nearest;

/// Does it; `rest` is what was typed after the name.
pub(super) fn act(model: &mut Model, action: Action, rest: &str, now: Timestamp) -> Vec<Effect> {
    match action {
        Action::Leave => return leave_if_saved(model),
        Action::Suspend => {
            let mut effects = save(model, true);
            effects.push(Effect::Suspend);
            return effects;
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::Help | Action::Commands => help(model, ""),
        Action::Close => return close(model),
        Action::Editor => {
            let text = model.question().map(|state| state.editor.text().to_owned());
            let Some(text) = text else { return Vec::new() };
            model.close_all();
            let mut effects = save(model, true);
            effects.push(Effect::OpenEditor(text));
            return effects;
        }
        Action::Calc => calc(model, rest),
        Action::Copy => return copy(model),
        Action::Title => return title(model, rest),
        Action::Because => return because(model, rest, now),
        Action::WhatIf => return what_if(model, rest, now),
        Action::SaveAs => return save_as(model, rest),
        Action::Park => return park(model, rest, now),
        Action::Continue => return go_on(model),
        Action::Home => return home(model),
        Action::Back => step(model, false),
        Action::Next => step(model, true),
        Action::UndoAnswer => return undo(model),
        Action::RedoAnswer => return redo(model, now),
        Action::Outline | Action::Find | Action::Review | Action::Sheet | Action::Export => {
            open(model, action, rest);
        }
        // The rest is for one screen; asked for elsewhere, by name, it goes to the question.
        Action::Hint | Action::Example | Action::Form => return on_question(model, action),
        _ => {}
    }
    Vec::new()
}

/// Opens a screen over the one that is worked on.
fn open(model: &mut Model, action: Action, rest: &str) {
    let Some(open) = &model.open else {
        return say(model, "Nothing is open yet: begin an interview, or take one up.");
    };
    let at = model.question().map_or("", |state| state.question.as_str());
    let screen = match action {
        Action::Outline => Screen::Outline(outline::State::at(&open.interview, at)),
        Action::Find => Screen::Outline(outline::State::finding(rest)),
        Action::Sheet => Screen::Review(review::State::of_sheet()),
        Action::Export => Screen::Export(export::State::of(&open.interview.record().title, &model.folder)),
        _ => Screen::Review(review::State::default()),
    };
    let same = model
        .screens
        .last()
        .is_some_and(|top| std::mem::discriminant(top) == std::mem::discriminant(&screen));
    model.close_all();
    // The same key again closes what it opened.
    let toggles = same && matches!(action, Action::Outline);
    if !toggles {
        model.screens.push(screen);
    }
}

/// Help for the screen, with the beginning of a command typed already.
pub(super) fn help(model: &mut Model, typed: &str) {
    let Some(top) = model.screens.last() else { return };
    let about = match top {
        Screen::Home(_) => "Home: take up an interview or begin one.".to_owned(),
        Screen::Question(state) => {
            let place = model.interview().map(|interview| super::draw::in_step(interview, &state.question));
            let (step, nth, of) = place.unwrap_or_default();
            format!(
                "{step}, question {nth} of {of}. Type an answer in notes, Enter sends it. It goes on when nothing \
                 is missing. A name typed on a line of its own, such as /hint, does the same as its key; // types \
                 a slash."
            )
        }
        Screen::Outline(_) => {
            "The outline: questions that are open can be gone to; the others say what opens them.".to_owned()
        }
        Screen::Review(_) => {
            "The review: all answers. Enter opens the one that is marked; Tab goes to the numbers.".to_owned()
        }
        Screen::Export(_) => {
            "Export: choose a format, change the path if you like, Enter writes the file.".to_owned()
        }
        Screen::Help(_) => return,
    };
    let state = help::State::of(&about, &model.tables()).typing(typed);
    model.screens.push(Screen::Help(state));
}

/// Esc on a screen that did not take it: closes it, but never the one that is worked on.
/// What is only looked at closes like any other.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    let base = model.screens.iter().position(|screen| !matches!(screen, Screen::Home(_))).unwrap_or(0);
    if model.screens.len() > base + 1 {
        model.screens.pop();
    } else if model.open.as_ref().is_some_and(|open| !open.kept.ours()) {
        return home(model);
    }
    Vec::new()
}

/// Leaves; where the last save did not work, says so once and tries again first.
fn leave_if_saved(model: &mut Model) -> Vec<Effect> {
    model.keep_draft();
    let lost = |open: &Open| matches!(open.kept, Kept::Failed(_)) && !untouched(open);
    let failed = model.open.as_ref().is_some_and(lost);
    if !failed || std::mem::replace(&mut model.warned, true) {
        return leave(model);
    }
    model.close_all();
    say(
        model,
        "Your answers could not be saved; it is being tried again. Ctrl-C once more leaves anyway, and prints them to the terminal.",
    );
    save(model, true)
}

/// The same engine as the sheet's.
fn calc(model: &mut Model, expr: &str) {
    model.close_all();
    say(model, &said(expr));
}

fn copy(model: &mut Model) -> Vec<Effect> {
    // Where the whole of it is looked at, the whole of it is meant.
    if matches!(model.screens.last(), Some(Screen::Review(_) | Screen::Export(_))) {
        return vec![Effect::CopyReport];
    }
    model.close_all();
    let text = model.question().map(|state| state.editor.text().to_owned()).unwrap_or_default();
    if text.is_empty() {
        say(model, "The box is empty; there is nothing to copy.");
        return Vec::new();
    }
    vec![Effect::Copy(text)]
}

fn title(model: &mut Model, name: &str) -> Vec<Effect> {
    let name = crate::text::clean(name).text;
    let name: String = name.trim().chars().take(80).collect();
    let Some(open) = &mut model.open else { return Vec::new() };
    if name.is_empty() {
        let current = open.interview.record().title.clone();
        say(model, &format!("This interview is called \"{current}\". /title NAME gives it another name."));
        return Vec::new();
    }
    open.interview.rename(&name);
    say(model, &format!("This interview is called \"{name}\" now."));
    save(model, true)
}

/// The same answers under the full script: what it asks more is simply not passed yet.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let short = model.open.as_ref().is_some_and(|open| open.interview.record().script != FULL);
    if !short {
        say(model, "This is the full interview already.");
        return Vec::new();
    }
    model.keep_draft();
    let Some(open) = model.open.take() else { return Vec::new() };
    let kept = open.kept.clone();
    let Some(full) = open.interview.clone().continued_as(FULL) else {
        model.open = Some(open);
        say(model, "The full script is not among the scripts here.");
        return Vec::new();
    };
    show_interview(model, full, kept);
    say(model, "The full interview, with every answer kept. What it asks more opens now.");
    save(model, true)
}

/// To the question before or after the one on the screen.
fn step(model: &mut Model, forward: bool) {
    model.close_all();
    let (Some(open), Some(state)) = (&model.open, model.question()) else { return };
    let interview = &open.interview;
    let asked = &interview.standing().asked;
    let Some(at) = asked.iter().position(|asked| asked.question == state.question) else { return };
    let target = if forward { asked.get(at + 1) } else { at.checked_sub(1).and_then(|at| asked.get(at)) };
    match target.map(|asked| asked.question.clone()) {
        Some(question) if interview.is_open(&question) => go_to(model, &question, Vec::new()),
        Some(_) => {
            let missing = interview.now_asking().map_or("", |question| question.title.as_str()).to_owned();
            say(
                model,
                &format!(
                    "The next question opens when \"{missing}\" has a concrete answer. Enter sends what is in the box."
                ),
            );
        }
        None if forward => model.show(Screen::Review(review::State::default())),
        None => say(model, "This is the first question."),
    }
}

fn undo(model: &mut Model) -> Vec<Effect> {
    model.close_all();
    model.keep_draft();
    let Some(open) = &mut model.open else { return Vec::new() };
    let Some((question, text)) = open.interview.undo() else {
        say(model, "No answer was sent yet.");
        return Vec::new();
    };
    open.taken_back.push((question.clone(), text.clone()));
    let said = Para::plain("The answer is taken back and in the box again; /redo sends it.");
    match model.question_mut() {
        // What stood in its box is one Ctrl-/ away.
        Some(state) if state.question == question => {
            state.editor.set(&text);
            state.say(said);
            model.stale = true;
        }
        _ => go_to(model, &question, vec![said]),
    }
    save(model, true)
}

fn redo(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    model.close_all();
    let Some(open) = &mut model.open else { return Vec::new() };
    let Some((question, text)) = open.taken_back.pop() else {
        say(model, "Nothing was taken back.");
        return Vec::new();
    };
    let rest = std::mem::take(&mut open.taken_back);
    go_to(model, &question, Vec::new());
    let effects = send(model, &text, now);
    if let Some(open) = &mut model.open {
        open.taken_back = rest;
    }
    effects
}

/// Passes an action on to the question, closing what lies over it.
fn on_question(model: &mut Model, action: Action) -> Vec<Effect> {
    model.close_all();
    let size = model.size;
    if let (Some(open), Some(Screen::Question(state))) = (&model.open, model.screens.last_mut()) {
        state.form = None;
        let _ = state.on_key(Press::Do(action), &open.interview, size);
    }
    Vec::new()
}

/// Runs what was chosen in the help, on the screen below it.
pub(super) fn run(model: &mut Model, action: Action, now: Timestamp) -> Vec<Effect> {
    if only_looking(model, Press::Do(action)) {
        return Vec::new();
    }
    let size = model.size;
    let interview = model.open.as_ref().map(|open| &open.interview);
    let wish = match (model.screens.last_mut(), interview) {
        (Some(Screen::Question(state)), Some(interview)) => state.on_key(Press::Do(action), interview, size),
        (Some(Screen::Home(state)), _) => state.on_key(Press::Do(action), &model.library),
        (Some(Screen::Outline(state)), Some(interview)) => state.on_key(Press::Do(action), interview),
        (Some(Screen::Review(state)), Some(interview)) => state.on_key(Press::Do(action), interview, size),
        (Some(Screen::Export(state)), _) => state.on_key(Press::Do(action)),
        _ => Wish::Pass,
    };
    match wish {
        Wish::Pass => act(model, action, "", now),
        wish => super::grant::grant(model, wish, now),
    }
}

/// The row of a typed name, the screen's own first. Where there is none, says which was meant.
fn row_of(model: &mut Model, name: &str) -> Option<&'static Binding<Action>> {
    let mut tables = model.tables();
    tables.extend(TABLES.iter().map(|(_, table)| *table));
    if let Some(row) = named(&tables, name) {
        return Some(row);
    }
    let known = tables.iter().flat_map(|table| table.iter()).map(|row| row.name);
    let meant = match nearest(name, known.filter(|name| !name.is_empty())) {
        Some(meant) => format!("Did you mean {meant}?"),
        None => "F1 shows all of them.".to_owned(),
    };
    say(model, &format!("There is no {name}. {meant} Two slashes begin a line with a slash."));
    None
}

/// Runs a command that was typed into the box; the text is kept where it can't be run.
pub(super) fn command(model: &mut Model, name: &str, rest: &str, now: Timestamp) -> Vec<Effect> {
    let Some(row) = row_of(model, name) else { return Vec::new() };
    // Behind a name that takes nothing stands a piece of the answer, as where a line was
    // broken in its middle. It would be taken out with the name.
    if row.takes.is_empty() && !rest.trim().is_empty() {
        let rest = rest.trim();
        say(
            model,
            &format!("{name} stands alone on its line. Give \"{rest}\" a line of its own, or delete it."),
        );
        return Vec::new();
    }
    let action = row.action;
    if let Some(state) = model.question_mut() {
        state.take_command();
        state.said.clear();
    }
    model.stale = true;
    run_named(model, action, rest, now)
}

/// Runs a command that was typed where there is no box to keep it in.
pub(super) fn run_typed(model: &mut Model, name: &str, rest: &str, now: Timestamp) -> Vec<Effect> {
    match row_of(model, name) {
        Some(row) => run_named(model, row.action, rest, now),
        None => Vec::new(),
    }
}

fn run_named(model: &mut Model, action: Action, rest: &str, now: Timestamp) -> Vec<Effect> {
    if only_looking(model, Press::Do(action)) {
        return Vec::new();
    }
    if rest.is_empty() { run(model, action, now) } else { act(model, action, rest, now) }
}

/// Says a sentence wherever the person is.
pub(super) fn say(model: &mut Model, sentence: &str) {
    match model.screens.last_mut() {
        Some(Screen::Question(state)) => state.say(Para::plain(sentence)),
        Some(Screen::Home(state)) => state.said = Some(sentence.to_owned()),
        Some(Screen::Outline(state)) => state.said = Some(sentence.to_owned()),
        Some(Screen::Review(state)) => state.said = Some(sentence.to_owned()),
        Some(Screen::Export(state)) => state.told(Ok(sentence.to_owned()), false),
        Some(Screen::Help(_)) | None => {}
    }
}
