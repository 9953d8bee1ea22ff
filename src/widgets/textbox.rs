//! A box of text with marked words, and the place of the terminal's own cursor in it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::editor::{Editor, Line, lines, shown, shown_width};
use crate::text::Span;

/// Words of the text in a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where they stand.
    pub span: Span,
    /// How they look.
    pub style: Style,
}

/// The text of an editor in a rectangle, scrolled so that the cursor is in view.
#[derive(Debug)]
pub struct TextBox<'a> {
    editor: &'a Editor,
    marks: &'a [Mark],
}

impl<'a> TextBox<'a> {
    /// The text with marks.
    #[must_use]
    pub fn new(editor: &'a Editor, marks: &'a [Mark]) -> Self {
        Self { editor, marks }
    }

    /// Where the cursor stands on the screen.
    #[must_use]
    pub fn caret(&self, area: Rect) -> Position {
        let columns = columns(area);
        let (row, column) = self.editor.caret(columns);
        let top = self.top(area, lines(self.editor.text(), columns).len());
        let x = area.x + (column.min(columns) as u16);
        let y = area.y + (row.saturating_sub(top) as u16);
        Position { x: x.min(area.right().saturating_sub(1)), y: y.min(area.bottom().saturating_sub(1)) }
    }

    /// The first row in view: the cursor's row in the middle, as far as there are rows.
    fn top(&self, area: Rect, rows: usize) -> usize {
        let height = usize::from(area.height.max(1));
        let (row, _) = self.editor.caret(columns(area));
        row.saturating_sub(height / 2).min(rows.saturating_sub(height))
    }

    fn draw_line(&self, line: Line, area: Rect, buf: &mut Buffer) {
        let mut x = area.x;
        let mut at = line.span.start;
        for cluster in line.span.of(self.editor.text()).graphemes(true) {
            let wide = shown_width(cluster) as u16;
            if wide > 0 && x + wide <= area.right() {
                let mark = self.marks.iter().find(|mark| (mark.span.start..mark.span.end).contains(&at));
                let style = mark.map_or_else(Style::new, |mark| mark.style);
                buf.set_stringn(x, area.y, shown(cluster), usize::from(wide), style);
                x += wide;
            }
            at += cluster.len();
        }
    }
}

/// The last column is kept for the cursor behind a full row.
fn columns(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(1))
}

impl Widget for &TextBox<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let rows = lines(self.editor.text(), columns(area));
        let top = self.top(area, rows.len());
        for (y, line) in (area.y..area.bottom()).zip(&rows[top..]) {
            self.draw_line(*line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
