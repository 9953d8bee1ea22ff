//! The frame: header, the screen that is seen, footer. Only reads.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::grant::FULL;
use super::model::{Kept, Model, Screen};
use super::update::too_small;
use crate::interview::Interview;
use crate::keys::Binding;
use crate::prompts::Library;
use crate::prose::{Para, Tone, clip, width, wrap};
use crate::screens::{Action, SMALLEST, export, header_rows, help, home, outline, question, review};
use crate::widgets::{Footer, Look, Prose, line};
use ratatui::widgets::Widget as _;

/// Draws the program as it is.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buf = frame.buffer_mut();
    let size = (area.width, area.height);
    if too_small(size) {
        draw_too_small(size, area, model.look, buf);
        return;
    }
    header(model, Rect { height: header_rows(size.1), ..area }, buf);
    footer(model, Rect { y: area.bottom() - 1, height: 1, ..area }, buf);
    let cursor = screen(model, size, buf);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn screen(model: &Model, size: (u16, u16), buf: &mut Buffer) -> Option<Position> {
    let look = model.look;
    match (model.screens.last()?, model.interview()) {
        (Screen::Home(state), _) => home::view::draw(state, &model.library, size, look, buf),
        (Screen::Help(state), _) => help::view::draw(state, size, look, buf),
        (Screen::Question(state), Some(interview)) => question::view::draw(state, interview, size, look, buf),
        (Screen::Outline(state), Some(interview)) => outline::view::draw(state, interview, size, look, buf),
        (Screen::Review(state), Some(interview)) => review::view::draw(state, interview, size, look, buf),
        (Screen::Export(state), Some(interview)) => export::view::draw(state, interview, size, look, buf),
        _ => None,
    }
}

fn draw_too_small(size: (u16, u16), area: Rect, look: Look, buf: &mut Buffer) {
    let ((columns, rows), (least_columns, least_rows)) = (size, SMALLEST);
    let ways = [
        format!(
            "{columns} x {rows} is too small; sizeup needs {least_columns} x {least_rows}. Ctrl-C saves and leaves."
        ),
        format!("{columns}x{rows}: needs {least_columns}x{least_rows}. Ctrl-C leaves."),
        format!("{columns}x{rows} of {least_columns}x{least_rows} Ctrl-C"),
        format!("{columns}x{rows} of {least_columns}x{least_rows}"),
    ];
    let in_rows = |text: &String| wrap(&[Para::plain(text)], usize::from(area.width));
    let fits = |text: &&String| in_rows(text).len() <= usize::from(area.height);
    let text = ways.iter().find(fits).unwrap_or(&ways[3]);
    Prose::new(&in_rows(text), look).render(area, buf);
}

/// The step of a question, its number in it, and how many there are.
pub(super) fn in_step(interview: &Interview, question: &str) -> (String, usize, usize) {
    let step = Library::step_of(question);
    let title = step.and_then(|step| interview.library().chapter(step)).map_or("", |chapter| &chapter.title);
    let of_step =
        || interview.standing().asked.iter().filter(|asked| Library::step_of(&asked.question) == step);
    let nth = of_step().position(|asked| asked.question == question).map_or(0, |at| at + 1);
    (title.to_owned(), nth, of_step().count())
}

fn header(model: &Model, area: Rect, buf: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let look = model.look;
    let (short, long) = kept(model);
    let edge = u16::from(area.width >= 60);
    let inner = Rect { x: area.x + edge, width: area.width.saturating_sub(edge * 2), height: 1, ..area };
    let Some(open) = &model.open else {
        line("sizeup", inner, look.style(Tone::Strong), look, buf);
        rule(area, look, buf);
        return;
    };
    let question = model.question().map(|state| state.question.clone());
    let question = question.or_else(|| open.interview.now_asking().map(|asking| asking.id.clone()));
    let place = question.map(|question| (in_step(&open.interview, &question), question));
    if area.height == 1 {
        // The name of the step gives way; the number of the question and "saved" never do.
        let (step, nth) = match &place {
            Some(((step, nth, of), _)) => (step.as_str(), format!(" {nth} of {of}")),
            None => ("Finished", String::new()),
        };
        let tail = format!("{nth}{}{short}", look.between());
        let step = clip(step, usize::from(inner.width).saturating_sub(width(&tail)), look.cut());
        line(&format!("{step}{tail}"), inner, look.style(Tone::Strong), look, buf);
        return;
    }
    let room = usize::from(inner.width).saturating_sub(width(&long) + 2);
    let title = open.interview.record().title.replace('\n', " ");
    let title = clip(&title, room, look.cut());
    line(&title, inner, look.style(Tone::Strong), look, buf);
    let at = inner.right().saturating_sub(width(&long) as u16);
    let style = if open.kept == Kept::Saved { Style::new() } else { look.lead(Tone::Missing) };
    line(&long, Rect { x: at, width: inner.right() - at, ..inner }, style, look, buf);
    let full = open.interview.script().id == FULL;
    let second = match &place {
        Some(((step, nth, of), question)) => {
            let number = Library::step_of(question).map_or(0, crate::prompts::Step::number);
            let title = open.interview.library().question(question).map_or("", |one| one.title.as_str());
            let place = if full { format!("Step {number} of 4: {step}") } else { step.clone() };
            let in_words = format!("{place}{}question {nth} of {of}", look.between());
            // Where not even the numbers fit, as on one row.
            let fits = width(&in_words) <= usize::from(inner.width);
            if fits { format!("{in_words}: {title}") } else { format!("{step} {nth} of {of}") }
        }
        None if full => "All four steps are done".to_owned(),
        None => "All questions are answered; /continue goes on into the full interview".to_owned(),
    };
    line(&second, Rect { y: inner.y + 1, ..inner }, Style::new(), look, buf);
    rule(area, look, buf);
}

fn rule(area: Rect, look: Look, buf: &mut Buffer) {
    if area.height > 2 {
        let across = look.across().repeat(usize::from(area.width));
        let row = Rect { y: area.bottom() - 1, height: 1, ..area };
        line(&across, row, Style::new(), look, buf);
    }
}

/// Whether everything is saved: in a word, and in a few.
fn kept(model: &Model) -> (String, String) {
    let same = |word: &str| (word.to_owned(), word.to_owned());
    match model.open.as_ref().map(|open| &open.kept) {
        None => same(""),
        Some(Kept::Saved) => same("saved"),
        Some(Kept::Waiting) => same("unsaved"),
        Some(Kept::Failed(why)) => ("NOT SAVED".to_owned(), format!("NOT SAVED: {why}")),
        Some(Kept::Never) => ("EXAMPLE".to_owned(), "EXAMPLE, not saved".to_owned()),
        Some(Kept::Looking) => ("LOOKING".to_owned(), "LOOKING, nothing changes".to_owned()),
    }
}

fn footer(model: &Model, area: Rect, buf: &mut Buffer) {
    let mut hints: Vec<(String, String, u8)> = Vec::new();
    for row in model.tables().iter().flat_map(|table| table.iter()).filter(|row| row.weight > 0) {
        // A nearer table has the key already: the further row would promise something else.
        let first = row.labels().into_iter().next().unwrap_or_default();
        let own = model.own.keys.iter().any(|own| own.name == row.name && own.keys != row.keys);
        if hints.iter().all(|(key, ..)| *key != first) && fits(model, row) && !own {
            hints.push((first, row.label.to_owned(), row.weight));
        }
    }
    hints.sort_by_key(|(_, _, weight)| std::cmp::Reverse(order(*weight)));
    // Where there is no room for a header, what must not be missed stands here.
    let (short, _) = kept(model);
    if header_rows(model.size.1) == 0 && !matches!(short.as_str(), "" | "saved" | "unsaved") {
        hints.insert(0, (short, String::new(), 255));
    }
    Footer::new(hints, model.look).render(area, buf);
}

/// What is done most often stands first; help and leaving stand last, where one looks for them.
const fn order(weight: u8) -> u8 {
    if weight >= 200 { weight - 200 } else { weight + 100 }
}

/// Whether Esc closes something that is seen.
fn closes(model: &Model) -> bool {
    match model.screens.last() {
        Some(Screen::Home(_)) | None => false,
        Some(Screen::Question(state)) => state.form.is_some() || !state.said.is_empty(),
        Some(_) => model.screens.len() > 2 || model.open.as_ref().is_some_and(|open| !open.kept.ours()),
    }
}

/// Whether a hint makes sense on this screen now.
fn fits(model: &Model, row: &Binding<Action>) -> bool {
    let question = matches!(model.screens.last(), Some(Screen::Question(_)));
    let form = matches!(model.screens.last(), Some(Screen::Question(state)) if state.form.is_some());
    let looking = model.open.as_ref().is_some_and(|open| open.kept == Kept::Looking);
    match row.action {
        // What would only be refused is not offered.
        action if looking && question && action.changes() => false,
        Action::Outline => model.open.is_some(),
        Action::NextPane => question && !form || matches!(model.screens.last(), Some(Screen::Review(_))),
        Action::Close => closes(model),
        Action::Send | Action::Hint | Action::Example | Action::Form | Action::Editor => question,
        Action::Edit(_) => question && !form,
        _ => true,
    }
}
