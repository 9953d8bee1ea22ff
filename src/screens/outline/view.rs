//! How the outline looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget as _;

use super::State;
use crate::interview::Interview;
use crate::prose::{Para, Tone, wrap};
use crate::screens::page;
use crate::widgets::{Look, Prose, TextBox, line};

/// Draws it. Says where the terminal's cursor belongs: behind the search word.
pub fn draw(
    state: &State,
    interview: &Interview,
    size: (u16, u16),
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = Rect::from(page(size));
    let (top, list) = (Rect { height: area.height.min(1), ..area }, rest(area, 1));
    let label = if state.searching { "Find: " } else { "Outline; type to search: " };
    line(label, top, look.style(Tone::Strong), look, buf);
    let used = (label.len() as u16).min(top.width.saturating_sub(2));
    let field = Rect { x: top.x + used, width: top.width - used, ..top };
    let text_box = TextBox::new(&state.picker.filter, &[], field);
    text_box.render(field, buf);
    let mut rows = wrap(&state.paras(interview), usize::from(list.width));
    let mut list = list;
    if let Some(said) = &state.said {
        let said = wrap(&[Para::new(Tone::Missing, said)], usize::from(list.width));
        let height = (said.len() as u16).min(list.height);
        let below = Rect { y: list.bottom() - height, height, ..list };
        Prose::new(&said, look).render(below, buf);
        list.height -= height;
    }
    for row in &mut rows {
        row.text = crate::prose::clip(&row.text, usize::from(list.width), look.cut());
    }
    Prose::new(&rows, look).showing_chosen(list.height).or_more("more").render(list, buf);
    Some(text_box.caret())
}

fn rest(area: Rect, used: u16) -> Rect {
    let used = used.min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}
