//! How the export looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget as _;

use super::{FORMATS, State};
use crate::interview::Interview;
use crate::prose::{Para, Tone, wrap};
use crate::screens::page;
use crate::widgets::{Look, Prose, TextBox, line};

/// Draws it. Says where the terminal's cursor belongs: in the path.
pub fn draw(
    state: &State,
    interview: &Interview,
    size: (u16, u16),
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = Rect::from(page(size));
    let mut paras = vec![Para::new(Tone::Strong, "Write the report to a file")];
    if !interview.all_pass() {
        let open = interview.standing().asked.len() - interview.standing().passed();
        let still = match open {
            1 => "One question is still open; the report says so.".to_owned(),
            n => format!("{n} questions are still open; the report says so."),
        };
        paras.push(Para::plain(still));
    }
    for (nth, (_, name, _, about)) in FORMATS.iter().enumerate() {
        let sign = if nth == state.format { ">" } else { " " };
        paras.push(Para::plain(format!("{sign} {name}: {about}")).hanging(4).chosen(nth == state.format));
    }
    let rows = wrap(&paras, usize::from(area.width));
    let said = state.said.as_ref().map(|said| match said {
        Ok(done) => Para::new(Tone::Good, done),
        Err(why) => Para::new(Tone::Missing, why),
    });
    let said = wrap(&Vec::from_iter(said), usize::from(area.width));
    let below = (said.len() as u16).min(area.height.saturating_sub(2)) + 2;
    let list = Rect { height: (rows.len() as u16).min(area.height.saturating_sub(below)), ..area };
    Prose::new(&rows, look).showing_chosen(list.height).render(list, buf);
    let row = Rect { y: list.bottom() + u16::from(area.height > list.height + below), height: 1, ..area };
    line("File: ", row, look.lead(Tone::Plain), look, buf);
    let field = Rect { x: row.x + 6, width: row.width.saturating_sub(6), ..row };
    let text_box = TextBox::new(&state.path, &[], field);
    text_box.render(field, buf);
    let under = Rect { y: row.y + 1, height: area.bottom().saturating_sub(row.y + 1), ..area };
    Prose::new(&said, look).render(under, buf);
    Some(text_box.caret())
}
