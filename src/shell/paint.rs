//! Cells to bytes. A backend of our own, for three reasons: one write a frame; few bytes a
//! key (a letter typed at the cursor is one byte); and no colour code where there is to be
//! no colour, which the stock one gets wrong in a way that resets the reverse of a selection.

use std::fmt::Write as _;
use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::prose::width;

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// A terminal that is drawn on by handing whole frames to `out`.
#[derive(Debug)]
pub struct Paint<F> {
    out: F,
    size: (u16, u16),
    /// The bytes of the frame so far.
    frame: String,
    /// Goes out before the frame, unwrapped.
    before: Vec<u8>,
    /// Where the terminal's cursor is, where that is known for certain.
    at: Option<(u16, u16)>,
    /// How the terminal writes now.
    pen: Pen,
    shown: Option<bool>,
    /// The one row touched so far, or that there were several.
    rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    None,
    One(u16),
    Several,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

impl<F: FnMut(&[u8]) -> io::Result<()>> Paint<F> {
    /// A terminal of a size; every frame is handed to `out` in one piece.
    pub fn new(size: (u16, u16), out: F) -> Self {
        Self {
            out,
            size,
            frame: String::new(),
            before: Vec::new(),
            at: None,
            pen: PLAIN,
            shown: None,
            rows: Rows::None,
        }
    }

    /// Puts bytes before the next frame, such as the modes to switch on; nothing is known
    /// of the terminal after them.
    pub fn anew(&mut self, bytes: &[u8]) {
        self.before.extend_from_slice(bytes);
        self.frame.clear();
        (self.at, self.shown, self.pen) = (None, None, PLAIN);
        self.frame.push_str("\x1b[0m");
    }

    /// The terminal has another size now.
    pub fn resized(&mut self, size: (u16, u16)) {
        self.size = size;
        self.at = None;
    }

    fn touch(&mut self, row: u16) {
        self.rows = match self.rows {
            Rows::None => Rows::One(row),
            Rows::One(one) if one == row => Rows::One(row),
            _ => Rows::Several,
        };
    }

    /// Moves the cursor by the shortest way.
    fn go_to(&mut self, x: u16, y: u16) {
        if self.at == Some((x, y)) {
            return;
        }
        let _ = match self.at {
            Some((from, row)) if row == y && from < x && x - from == 1 => write!(self.frame, "\x1b[C"),
            Some((from, row)) if row == y && from < x => write!(self.frame, "\x1b[{}C", x - from),
            Some((from, row)) if row == y && from > x && from - x == 1 => write!(self.frame, "\x08"),
            Some((_, row)) if row == y && x == 0 => write!(self.frame, "\r"),
            Some((_, row)) if row == y => write!(self.frame, "\x1b[{}G", x + 1),
            Some((_, row)) if x == 0 && row.checked_add(1) == Some(y) => write!(self.frame, "\r\n"),
            _ if x == 0 => write!(self.frame, "\x1b[{}H", y + 1),
            _ => write!(self.frame, "\x1b[{};{}H", y + 1, x + 1),
        };
        self.at = Some((x, y));
    }

    fn pen(&mut self, pen: Pen) {
        if pen == self.pen {
            return;
        }
        let mut codes: Vec<u8> = Vec::new();
        let mut from = self.pen;
        if !pen.modifier.contains(from.modifier) {
            codes.push(0);
            from = PLAIN;
        }
        let added = pen.modifier - from.modifier;
        for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
            if added.contains(modifier) {
                codes.push(code);
            }
        }
        if pen.fg != from.fg {
            codes.push(colour(pen.fg, 30));
        }
        if pen.bg != from.bg {
            codes.push(colour(pen.bg, 40));
        }
        self.pen = pen;
        let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
        if !codes.is_empty() {
            let _ = write!(self.frame, "\x1b[{}m", codes.join(";"));
        }
    }
}

/// The code of a palette colour; anything else is the terminal's own.
const fn colour(colour: Color, base: u8) -> u8 {
    base + match colour {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        _ => 9,
    }
}

impl<F: FnMut(&[u8]) -> io::Result<()>> Backend for Paint<F> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.touch(y);
            self.go_to(x, y);
            self.pen(Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier });
            let symbol = cell.symbol();
            self.frame.push_str(symbol);
            // After anything but a plain narrow sign, terminals disagree on where the cursor
            // is; after the last column it hangs between two rows.
            let plain = symbol.chars().count() == 1 && symbol.len() <= 3 && width(symbol) == 1;
            let next = x + 1;
            self.at = (plain && next < self.size.0).then_some((next, y));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) != Some(false) {
            self.frame.push_str("\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) != Some(true) {
            self.frame.push_str("\x1b[?25h");
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        let (x, y) = self.at.unwrap_or((0, 0));
        Ok(Position { x, y })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.go_to(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pen(PLAIN);
        self.frame.push_str("\x1b[H\x1b[2J");
        self.at = Some((0, 0));
        self.rows = Rows::Several;
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size { width: self.size.0, height: self.size.1 })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// Hands the frame over; a frame that changes nothing writes nothing.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() && self.before.is_empty() {
            return Ok(());
        }
        let together = self.rows == Rows::Several;
        let mut bytes = std::mem::take(&mut self.before);
        for part in [if together { BEGIN } else { "" }, &self.frame, if together { END } else { "" }] {
            bytes.extend_from_slice(part.as_bytes());
        }
        self.frame.clear();
        self.rows = Rows::None;
        (self.out)(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn frames(draw: impl Fn(usize, &mut ratatui::Frame<'_>), count: usize) -> Vec<String> {
        let mut written: Vec<String> = Vec::new();
        let paint = Paint::new((20, 5), |bytes: &[u8]| {
            written.push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(())
        });
        let mut terminal = Terminal::new(paint).unwrap();
        for nth in 0..count {
            terminal.draw(|frame| draw(nth, frame)).unwrap();
        }
        drop(terminal);
        written
    }

    #[test]
    fn a_letter_at_the_cursor_is_one_byte() {
        let text = "abc";
        let written = frames(
            |nth, frame| {
                frame.buffer_mut().set_string(0, 0, &text[..nth], Style::new());
                frame.set_cursor_position((nth as u16, 0));
            },
            4,
        );
        assert_eq!(written, ["\x1b[?25h\x1b[1H", "a", "b", "c"]);
    }

    #[test]
    fn rows_that_change_together_are_shown_together() {
        let written = frames(
            |nth, frame| {
                if nth == 1 {
                    frame.buffer_mut().set_string(0, 0, "a", Style::new());
                    frame.buffer_mut().set_string(0, 1, "b", Style::new());
                }
            },
            2,
        );
        assert_eq!(written, ["\x1b[?25l", "\x1b[?2026h\x1b[1Ha\r\nb\x1b[?2026l"]);
    }

    #[test]
    fn a_selection_without_colour_writes_no_colour_code() {
        let written = frames(
            |_, frame| {
                let style = Style::new().add_modifier(Modifier::REVERSED);
                frame.buffer_mut().set_style(Rect::new(0, 0, 2, 1), style);
                frame.buffer_mut().set_string(3, 0, "x", Style::new());
            },
            1,
        );
        assert_eq!(written, ["\x1b[1H\x1b[7m  \x1b[C\x1b[0mx\x1b[?25l"]);
    }

    #[test]
    fn after_a_wide_sign_the_place_is_said_again() {
        let written = frames(
            |_, frame| {
                frame.buffer_mut().set_string(0, 0, "語x", Style::new());
            },
            1,
        );
        assert_eq!(written, ["\x1b[1H語\x1b[1;3Hx\x1b[?25l"]);
    }
}
