//! How the first screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget as _;

use super::{State, welcome};
use crate::prompts::Library;
use crate::prose::{Para, Tone, wrap};
use crate::screens::body;
use crate::widgets::{Look, Prose};

/// The columns a text is comfortable to read in.
const READABLE: u16 = 84;

/// Draws it. Says where the terminal's cursor belongs: on the marked row.
pub fn draw(
    state: &State,
    library: &Library,
    size: (u16, u16),
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let body = body(size);
    let margin = if body.width >= 60 { 2 } else { 0 };
    let width = body.width.saturating_sub(margin * 2).min(READABLE);
    let mut area = Rect { x: body.x + margin, y: body.y, width, height: body.height };
    let mut paras: Vec<Para> = Vec::new();
    if state.first_time {
        paras.extend(welcome());
        paras.push(Para::gap());
    }
    if let Some(said) = &state.said {
        paras.push(Para::new(Tone::Missing, said));
        paras.push(Para::gap());
    }
    let above = wrap(&paras, usize::from(width));
    let rows = wrap(&state.paras(library), usize::from(width));
    // The list is worth more than the welcome where not both fit.
    let room = area.height.saturating_sub((rows.len() as u16).min(8)).min(above.len() as u16);
    let top = Rect { height: room, ..area };
    Prose::new(&above, look).render(top, buf);
    area.y += room;
    area.height -= room;
    let list = Prose::new(&rows, look).showing_chosen(area.height).or_more("more");
    list.render(area, buf);
    list.chosen_row(area.height).map(|y| Position { x: area.x, y: area.y + y })
}
