//! How the question screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block as Frame, Widget as _};

use super::compose::{Block, compose};
use super::form::Form;
use super::{Pane, State};
use crate::interview::Interview;
use crate::prose::{Tone, clip};
use crate::widgets::{Look, Mark, Prose, TextBox, line, sign};

/// Draws it. Says where the terminal's cursor belongs.
pub fn draw(
    state: &State,
    interview: &Interview,
    size: (u16, u16),
    look: Look,
    buf: &mut Buffer,
) -> Option<Position> {
    let composed = compose(state, interview, size);
    let regions = composed.regions;
    block(&composed.asked, look, buf, "PgDn more");
    block(&composed.below, look, buf, if state.pane == Pane::Box { "Tab, PgDn more" } else { "PgDn more" });
    if regions.side.width > 0 {
        block(&composed.reading, look, buf, "more");
        block(&composed.sheet, look, buf, "more");
        let x = regions.side.x.saturating_sub(2);
        for y in regions.side.y..regions.side.y + regions.side.height {
            sign(look.down(), Position { x, y }, Style::new(), buf);
        }
    }
    frame(state, interview, &composed.regions, look, buf);
    let text = Rect::from(regions.text);
    if let Some(form) = &state.form {
        return Some(draw_form(form, text, look, buf));
    }
    let marks = marks(state, look);
    let text_box = TextBox::new(&state.editor, &marks, text);
    text_box.render(text, buf);
    (state.pane == Pane::Box).then(|| text_box.caret())
}

fn block(block: &Block, look: Look, buf: &mut Buffer, more: &str) {
    let mut area = Rect::from(block.place);
    if area.is_empty() {
        return;
    }
    if !block.heading.is_empty() {
        line(&block.heading, area, look.style(Tone::Strong), look, buf);
        area.y += 1;
        area.height -= 1;
    }
    Prose::new(&block.rows, look).scrolled(usize::from(block.scroll)).or_more(more).render(area, buf);
}

fn frame(state: &State, interview: &Interview, regions: &super::Regions, look: Look, buf: &mut Buffer) {
    let area = Rect::from(regions.frame);
    if !regions.framed {
        // No room for a frame: a sign at the left says where one types.
        for y in regions.text.y..regions.text.y + regions.text.height {
            let edge = if y == regions.text.y && state.form.is_none() { ">" } else { look.down() };
            sign(edge, Position { x: area.x, y }, look.style(Tone::Strong), buf);
        }
        return;
    }
    let title = match &state.form {
        Some(_) => " Fill in, one thing at a time ",
        None if interview.record().answer(&state.question).is_some() && state.refused == 0 => {
            " Your answer (sent before) "
        }
        None => " Your answer ",
    };
    let title = clip(title, usize::from(area.width.saturating_sub(4)), look.cut());
    Frame::bordered()
        .border_set(look.border(state.pane == Pane::Box))
        .title(title.into_owned())
        .render(area, buf);
}

/// The words of the answer that were understood, and those it stumbled on.
fn marks(state: &State, look: Look) -> Vec<Mark> {
    let verdict = &state.preview.verdict;
    let text = state.editor.text();
    let whole_line = |span: crate::text::Span| text.lines().any(|line| line.trim() == span.of(text).trim());
    let stumbled = verdict
        .findings
        .iter()
        .filter(|finding| {
            state.refused > 0 && finding.blocks && !finding.span.is_empty() && !whole_line(finding.span)
        })
        .map(|finding| Mark { span: finding.span, style: look.stumbled() });
    let understood = verdict.slots.iter().map(|filled| Mark { span: filled.span, style: look.understood() });
    stumbled.chain(understood).collect()
}

/// The form: a label and a box for each field. Says where the cursor is.
fn draw_form(form: &Form, area: Rect, look: Look, buf: &mut Buffer) -> Position {
    let height = usize::from(area.height.max(2));
    // Two rows a field; the one with the cursor stays in view.
    let top = (form.at * 2 + 2).saturating_sub(height).div_ceil(2);
    let mut caret = Position { x: area.x, y: area.y };
    for (nth, field) in form.fields.iter().enumerate().skip(top) {
        let y = area.y + ((nth - top) * 2) as u16;
        if y >= area.bottom() {
            break;
        }
        let sign = if nth == form.at { ">" } else { " " };
        let label = format!("{sign} {}  such as {}", field.label, field.sample);
        let style = look.style(if nth == form.at { Tone::Strong } else { Tone::Plain });
        line(&label, Rect { y, height: 1, ..area }, style, look, buf);
        let row = Rect { x: area.x + 4, y: y + 1, width: area.width.saturating_sub(4), height: 1 };
        if row.y < area.bottom() {
            let text_box = TextBox::new(&field.editor, &[], row);
            text_box.render(row, buf);
            if nth == form.at {
                caret = text_box.caret();
            }
        }
    }
    caret
}
