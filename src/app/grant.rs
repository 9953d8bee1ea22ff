//! Grants the wishes of the screens: an answer is sent, a question opened, a session begun.

use jiff::Timestamp;

use super::act::{close, command, help, run, run_typed, say};
use super::model::{Kept, Model, Screen};
use super::msg::Effect;
use super::update::{save, show_interview};
use crate::interview::{Interview, Outcome, UNTITLED};
use crate::prompts::Step;
use crate::prose::{Para, Tone};
use crate::screens::{Wish, question, review};

/// The script that asks everything.
pub(super) const FULL: &str = "interview";

/// Grants a wish.
pub(super) fn grant(model: &mut Model, wish: Wish, now: Timestamp) -> Vec<Effect> {
    match wish {
        Wish::Nothing | Wish::Pass => {}
        Wish::Changed => model.stale = true,
        Wish::Send(text) => return send(model, &text, now),
        Wish::Command(name, rest) => return command(model, &name, &rest, now),
        Wish::Run(name, rest) => {
            model.screens.pop();
            return run_typed(model, &name, &rest, now);
        }
        Wish::Type(text) => help(model, &text),
        Wish::Do(action) => {
            if matches!(model.screens.last(), Some(Screen::Help(_))) {
                model.screens.pop();
            }
            return run(model, action, now);
        }
        Wish::Close => return close(model),
        Wish::Ask(question) => {
            model.keep_draft();
            go_to(model, &question, Vec::new());
        }
        Wish::AskLine(question, line) => {
            model.keep_draft();
            go_to(model, &question, Vec::new());
            if let Some(state) = model.question_mut() {
                state.go_to_line(line);
            }
        }
        Wish::Resume(id) => return vec![Effect::Open(id)],
        Wish::Look(id) => return vec![Effect::Look(id)],
        Wish::Copied(id) => return vec![Effect::Copied(id)],
        Wish::Begin(script) => {
            return vec![Effect::Create { title: UNTITLED.to_owned(), script }];
        }
        Wish::ShowExample => show_example(model, now),
        Wish::Export { format, path, replace } => {
            let mut effects = save(model, true);
            effects.push(Effect::Export { format, path, replace });
            return effects;
        }
    }
    Vec::new()
}

/// Opens a question, keeping the text of the one before.
pub(super) fn go_to(model: &mut Model, question: &str, before: Vec<Para>) {
    model.keep_draft();
    let Some(open) = &mut model.open else { return };
    let elsewhere = open.interview.now_asking().is_none_or(|asking| asking.id != question);
    open.interview.look_at(elsewhere.then_some(question));
    let mut state = question::State::open(&open.interview, question);
    state.before = before;
    model.show(Screen::Question(Box::new(state)));
}

/// Sends an answer to the question on the screen.
pub(super) fn send(model: &mut Model, text: &str, now: Timestamp) -> Vec<Effect> {
    let (Some(open), Some(id)) = (&mut model.open, model.screens.iter().rev().find_map(shown)) else {
        return Vec::new();
    };
    let asked_before = open.interview.now_asking().map(|asking| asking.id.clone());
    let same = open.interview.record().answer(&id) == Some(text);
    let preview = open.interview.preview(&id, text);
    open.taken_back.clear();
    let outcome = open.interview.revise(&id, text, now);
    let understood = open
        .interview
        .library()
        .question(&id)
        .map(|question| question::understood(question, &preview.verdict));
    let mut before = Vec::from_iter(understood);
    let step_done = matches!(outcome, Outcome::NextStep { .. } | Outcome::Finished);
    match outcome {
        Outcome::HeldBack { tries, .. } => {
            if let Some(state) = model.question_mut() {
                state.preview = preview;
                state.hold_back(tries);
            }
        }
        Outcome::NextQuestion(next) => {
            if asked_before.as_deref() != Some(id.as_str()) {
                before.push(returned(model, &id, &next, same));
            }
            leave_behind(model, &next, before);
        }
        Outcome::NextStep { step, question } => {
            before.push(opens(model, step));
            leave_behind(model, &question, before);
        }
        Outcome::Finished => {
            if let Some(open) = &mut model.open {
                open.interview.look_at(None);
            }
            model.show(Screen::Review(review::State::default()));
        }
        Outcome::Locked { .. } => say(model, "This question is not open yet."),
    }
    let mut effects = save_all(model);
    effects.extend((model.own.bell && step_done).then_some(Effect::Bell));
    effects
}

fn save_all(model: &mut Model) -> Vec<Effect> {
    // The box on the screen is that of the next question now: nothing of the old one is left to keep.
    model.stale = false;
    save(model, true)
}

fn shown(screen: &Screen) -> Option<String> {
    match screen {
        Screen::Question(state) => Some(state.question.clone()),
        _ => None,
    }
}

/// Opens the next question without keeping the text that was just sent as a draft.
fn leave_behind(model: &mut Model, next: &str, before: Vec<Para>) {
    model.screens.truncate(1);
    go_to(model, next, before);
}

/// What is said when a changed answer leads back to the question being asked.
fn returned(model: &Model, changed: &str, next: &str, same: bool) -> Para {
    let title = |id| model.library.question(id).map_or("", |question| question.title.as_str());
    let again = model.interview().map_or(0, |interview| {
        interview.standing().asked.iter().filter(|asked| interview.to_check_again(&asked.question)).count()
    });
    let again = match again {
        0 => String::new(),
        1 => " One later answer leans on it; /outline shows which to check again.".to_owned(),
        n => format!(" {n} later answers lean on it; /outline shows which to check again."),
    };
    let how = if same { "stands as it was" } else { "is changed" };
    Para::plain(format!("\"{}\" {how}. Back to \"{}\".{again}", title(changed), title(next)))
}

/// The line that opens a step.
fn opens(model: &Model, step: Step) -> Para {
    // A short script takes from the steps what it needs, in an order of its own.
    if model.interview().is_some_and(|interview| interview.script().id != FULL) {
        let title = model.library.chapter(step).map_or("", |chapter| chapter.title.as_str());
        return Para::new(Tone::Strong, format!("Next: {title}."));
    }
    let done = Step::ALL.iter().filter(|other| **other < step).count();
    let words = model
        .library
        .chapter(step)
        .map(|chapter| format!("{}. {} About {} minutes.", chapter.title, chapter.about, chapter.minutes));
    let text = format!("Step {done} is done. Step {} of 4: {}", step.number(), words.unwrap_or_default());
    Para::new(Tone::Strong, text)
}

/// The worked example, never saved.
fn show_example(model: &mut Model, now: Timestamp) {
    if let Some(interview) = Interview::example(model.library.clone(), "interview", now) {
        show_interview(model, interview, Kept::Never);
        model.show(Screen::Review(review::State::default()));
    }
}
