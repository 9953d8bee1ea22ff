//! How the help looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget as _;

use super::State;
use crate::prose::{Para, Tone, wrap};
use crate::screens::page;
use crate::widgets::{Look, Prose, TextBox, line};

/// Draws it. Says where the terminal's cursor belongs: behind the search word.
pub fn draw(state: &State, size: (u16, u16), look: Look, buf: &mut Buffer) -> Option<Position> {
    let area = Rect::from(page(size));
    let about = if area.height >= 12 { vec![Para::plain(&state.about), Para::gap()] } else { Vec::new() };
    let about = wrap(&about, usize::from(area.width));
    let top = (about.len() as u16).min(area.height);
    Prose::new(&about, look).render(Rect { height: top, ..area }, buf);
    let row = Rect { y: area.y + top, height: (area.height - top).min(1), ..area };
    let label = "Type to search, Enter does it: ";
    let label = if usize::from(area.width) < label.len() + 10 { "Search: " } else { label };
    line(label, row, look.style(Tone::Strong), look, buf);
    let used = (label.len() as u16).min(row.width.saturating_sub(2));
    let field = Rect { x: row.x + used, width: row.width - used, ..row };
    let text_box = TextBox::new(&state.picker.filter, &[], field);
    text_box.render(field, buf);
    let list = Rect { y: row.bottom(), height: area.bottom().saturating_sub(row.bottom()), ..area };
    let rows = wrap(&state.paras(list.width < 72), usize::from(list.width));
    Prose::new(&rows, look).showing_chosen(list.height).or_more("more").render(list, buf);
    Some(text_box.caret())
}
