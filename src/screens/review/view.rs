//! How the review looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget as _;

use super::State;
use crate::interview::Interview;
use crate::prose::{Para, Tone, wrap};
use crate::screens::page;
use crate::widgets::{Look, Prose, line, sign};

/// Draws it. Says where the terminal's cursor belongs: on the marked row.
pub fn draw(
    state: &State,
    interview: &Interview,
    size: (u16, u16),
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = Rect::from(page(size));
    let (left, right) = State::columns(size);
    let mut cursor = None;
    if State::wide(size) || !state.on_sheet {
        cursor = answers(state, interview, Rect { width: left, ..area }, look, buf);
    }
    if State::wide(size) {
        let x = area.right().saturating_sub(right + 2);
        for y in area.y..area.bottom() {
            sign(look.down(), Position { x, y }, Style::new(), buf);
        }
    }
    if State::wide(size) || state.on_sheet {
        let x = area.right().saturating_sub(right);
        sheet(state, interview, Rect { x, width: right, ..area }, look, buf);
    }
    cursor
}

fn answers(
    state: &State,
    interview: &Interview,
    area: Rect,
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let mut area = heading(if state.on_sheet { "Answers" } else { "> Answers" }, area, look, buf);
    if let Some(said) = &state.said {
        let rows = wrap(&[Para::new(Tone::Missing, said)], usize::from(area.width));
        let height = (rows.len() as u16).min(area.height);
        Prose::new(&rows, look).render(Rect { y: area.bottom() - height, height, ..area }, buf);
        area.height -= height;
    }
    let rows = state.answers(interview, area.width);
    let list = Prose::new(&rows, look).showing_chosen(area.height).or_more("more");
    list.render(area, buf);
    list.chosen_row(area.height).map(|y| Position { x: area.x, y: area.y + y })
}

fn sheet(state: &State, interview: &Interview, area: Rect, look: Look, buf: &mut Buffer) {
    let area = heading(if state.on_sheet { "> The numbers" } else { "The numbers" }, area, look, buf);
    let rows = State::sheet(interview, area.width);
    Prose::new(&rows, look).scrolled(usize::from(state.scroll)).or_more("PgDn more").render(area, buf);
}

fn heading(text: &str, area: Rect, look: Look, buf: &mut Buffer) -> Rect {
    line(text, area, look.style(Tone::Strong), look, buf);
    let used = area.height.min(1);
    Rect { y: area.y + used, height: area.height - used, ..area }
}
