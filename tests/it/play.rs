//! The harness: presses go in, screens come out. It is the shell of the full-screen
//! program without a terminal, a disk or a clock, driving the real reducer over the real
//! content.

use jiff::{Timestamp, ToSpan as _};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sizeup::app::{Effect, Model, Msg, Summary, draw, update};
use sizeup::interview::Record;
use sizeup::keys::sequence;
use sizeup::widgets::Look;

use crate::library::{library, now};

/// A session at the keyboard.
pub(crate) struct Play {
    pub(crate) model: Model,
    /// What was asked of the shell, in order.
    pub(crate) effects: Vec<Effect>,
    pub(crate) now: Timestamp,
    terminal: Terminal<TestBackend>,
}

impl Play {
    /// The program as it starts at a size, nothing on disk.
    pub(crate) fn at(columns: u16, rows: u16) -> Self {
        let look = Look::default();
        Self {
            model: Model::new(library(), look, (columns, rows), "~/designs", true),
            effects: Vec::new(),
            now: now(),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
        }
    }

    /// An interview after a script, at its first question.
    pub(crate) fn interview(columns: u16, rows: u16) -> Self {
        Self::with(columns, rows, Record::new("a", "Untitled design", "interview", now()))
    }

    /// An interview taken up.
    pub(crate) fn with(columns: u16, rows: u16, record: Record) -> Self {
        let mut play = Self::at(columns, rows);
        play.tell(Msg::Opened { record: Box::new(record), notice: None, unkept: None });
        play
    }

    /// Presses keys, as spelled: `very fast<enter>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in sequence(keys).unwrap_or_else(|fault| panic!("{fault}")) {
            self.tell(Msg::Key(key));
        }
        self
    }

    /// Types a text as it is.
    pub(crate) fn write(&mut self, text: &str) -> &mut Self {
        self.press(&text.replace('<', "<lt>").replace('\n', "<ctrl-j>"))
    }

    /// The question that is being asked.
    pub(crate) fn asking(&self) -> String {
        self.model.interview().unwrap().now_asking().unwrap().id.clone()
    }

    /// The text in the box.
    pub(crate) fn text(&self) -> String {
        self.model.question().unwrap().editor.text().to_owned()
    }

    /// Empties the box.
    pub(crate) fn clear(&mut self) -> &mut Self {
        while !self.text().is_empty() {
            self.press("<down><end><ctrl-u><backspace>");
        }
        self
    }

    /// Passes a message on, and answers the effects that need no disk.
    pub(crate) fn tell(&mut self, msg: Msg) -> &mut Self {
        if let Msg::Resize(columns, rows) = msg {
            self.terminal.backend_mut().resize(columns, rows);
        }
        self.now = self.now.checked_add(1.second()).unwrap();
        let mut effects = update(&mut self.model, msg, self.now);
        effects.extend(update(&mut self.model, Msg::Settle, self.now));
        for effect in &effects {
            let answer = match effect {
                Effect::Create { title, script } => {
                    let record = Box::new(Record::new("b", title, script, self.now));
                    Msg::Opened { record, notice: None, unkept: None }
                }
                Effect::Save { .. } => Msg::Saved,
                _ => continue,
            };
            self.effects.extend(update(&mut self.model, answer, self.now));
        }
        self.effects.extend(effects);
        self
    }

    /// Interviews on disk.
    pub(crate) fn sessions(&mut self, sessions: Vec<Summary>) -> &mut Self {
        self.tell(Msg::Sessions(Ok(sessions)))
    }

    /// What a person sees, row by row, without blanks at the ends.
    pub(crate) fn screen(&mut self) -> String {
        self.terminal.draw(|frame| draw(&self.model, frame)).unwrap();
        let buffer = self.terminal.backend().buffer();
        let mut rows = Vec::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = sizeup::prose::width(symbol).saturating_sub(1);
                row.push_str(symbol);
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.join("\n").trim_end().to_owned()
    }

    /// Where the terminal's cursor stands, and the character under it.
    pub(crate) fn cursor(&mut self) -> (u16, u16) {
        self.terminal.draw(|frame| draw(&self.model, frame)).unwrap();
        let position = self.terminal.backend_mut().cursor_position();
        (position.x, position.y)
    }
}
