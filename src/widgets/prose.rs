//! Rows of prose in a rectangle, with a word at the end where more follows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::Look;
use crate::prose::{Row, Tone, clip, width};

/// Rows from a scroll position on.
#[derive(Debug)]
pub struct Prose<'a> {
    rows: &'a [Row],
    scroll: usize,
    look: Look,
    more: &'a str,
}

impl<'a> Prose<'a> {
    /// Rows from the first on.
    #[must_use]
    pub fn new(rows: &'a [Row], look: Look) -> Self {
        Self { rows, scroll: 0, look, more: "" }
    }

    /// From this row on.
    #[must_use]
    pub fn scrolled(mut self, scroll: usize) -> Self {
        self.scroll = scroll;
        self
    }

    /// From wherever the selected rows are in view, in a rectangle of a height.
    #[must_use]
    pub fn showing_chosen(mut self, height: u16) -> Self {
        let height = usize::from(height);
        let first = self.rows.iter().position(|row| row.chosen).unwrap_or(0);
        let count = self.rows.iter().filter(|row| row.chosen).count();
        let above = height.saturating_sub(count) / 2;
        self.scroll = first.saturating_sub(above);
        self
    }

    /// The row of the selection within a rectangle of a height, where it is in view.
    #[must_use]
    pub fn chosen_row(&self, height: u16) -> Option<u16> {
        let scroll = self.scroll.min(self.rows.len().saturating_sub(usize::from(height)));
        let row = self.rows.iter().position(|row| row.chosen)?.checked_sub(scroll)?;
        (row < usize::from(height)).then_some(row as u16)
    }

    /// Says how to go on where the rows do not fit.
    #[must_use]
    pub fn or_more(mut self, more: &'a str) -> Self {
        self.more = more;
        self
    }
}

impl Widget for &Prose<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let height = usize::from(area.height);
        let scroll = self.scroll.min(self.rows.len().saturating_sub(height));
        for (y, row) in (area.y..area.bottom()).zip(&self.rows[scroll..]) {
            draw_row(row, Rect { y, height: 1, ..area }, buf, self.look);
        }
        let hidden = self.rows.len() - scroll;
        if hidden > height && height > 0 && !self.more.is_empty() {
            self.draw_more(&self.rows[scroll + height - 1], area, buf);
        }
    }
}

impl Prose<'_> {
    /// The last row again, cut to make room for the word that more follows.
    fn draw_more(&self, last: &Row, area: Rect, buf: &mut Buffer) {
        let columns = usize::from(area.width);
        let more = if columns < 30 { self.look.cut() } else { self.more };
        let room = columns.saturating_sub(width(more) + 1);
        let row = Rect { y: area.bottom() - 1, height: 1, ..area };
        if width(&last.text) > room {
            buf.set_stringn(row.x, row.y, " ".repeat(columns), columns, Style::reset());
            let cut = Row { text: clip(&last.text, room, self.look.cut()), ..last.clone() };
            draw_row(&cut, row, buf, self.look);
        }
        let x = area.right().saturating_sub(width(more) as u16);
        buf.set_stringn(x, row.y, more, columns, self.look.lead(Tone::Plain));
    }
}

fn draw_row(row: &Row, area: Rect, buf: &mut Buffer, look: Look) {
    let columns = usize::from(area.width);
    let style = if row.chosen { look.chosen() } else { look.style(row.tone) };
    let lead_style = if row.chosen { style } else { look.lead(row.tone) };
    let (lead, rest) = row.text.split_at(row.lead.min(row.text.len()));
    if row.chosen {
        buf.set_style(area, style);
    }
    let (x, _) = buf.set_stringn(area.x, area.y, lead, columns, lead_style);
    let left = usize::from(area.right().saturating_sub(x));
    buf.set_stringn(x, area.y, rest, left, style);
}

/// A sign of ours in one cell.
pub fn sign(sign: &'static str, at: Position, style: Style, buf: &mut Buffer) {
    buf.set_string(at.x, at.y, sign, style);
}

/// One row of text, cut where it does not fit.
pub fn line(text: &str, area: Rect, style: Style, look: Look, buf: &mut Buffer) {
    if area.height > 0 {
        let text = clip(&text.replace('\n', " "), usize::from(area.width), look.cut());
        buf.set_stringn(area.x, area.y, &*text, usize::from(area.width), style);
    }
}
