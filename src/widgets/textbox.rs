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
    area: Rect,
    rows: Vec<Line>,
    /// The first row in view.
    top: usize,
    /// The row and column of the cursor.
    caret: (usize, usize),
}

impl<'a> TextBox<'a> {
    /// The text with marks, laid out for a rectangle. The last column is kept for the
    /// cursor behind a full row; its row stands in the middle, as far as there are rows.
    #[must_use]
    pub fn new(editor: &'a Editor, marks: &'a [Mark], area: Rect) -> Self {
        let rows = lines(editor.text(), usize::from(area.width.saturating_sub(1)));
        let caret = editor.caret_in(&rows);
        let height = usize::from(area.height.max(1));
        let top = caret.0.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
        Self { editor, marks, area, rows, top, caret }
    }

    /// Where the cursor stands on the screen.
    #[must_use]
    pub fn caret(&self) -> Position {
        let (row, column) = self.caret;
        let last = (self.area.right().saturating_sub(1), self.area.bottom().saturating_sub(1));
        let x = usize::from(self.area.x) + column;
        let y = usize::from(self.area.y) + row.saturating_sub(self.top);
        Position { x: x.min(usize::from(last.0)) as u16, y: y.min(usize::from(last.1)) as u16 }
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

impl Widget for &TextBox<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        for (y, line) in (area.y..area.bottom()).zip(&self.rows[self.top..]) {
            self.draw_line(*line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
