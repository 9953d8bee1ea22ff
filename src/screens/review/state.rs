//! The review: every question with its answer and its state; any that is open can be gone
//! to. Beside it, or behind Tab, the sheet.

use super::objections::{self, Target, targets};
use crate::interview::Interview;
use crate::keys::Binding;
use crate::prose::{Para, Row, Tone, wrap};
use crate::screens::sheet;
use crate::screens::{Action, EVERYWHERE, LIST, Press, Wish, page, standing_of};

/// The review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The marked question.
    pub marked: usize,
    /// Whether the keys go to the sheet.
    pub on_sheet: bool,
    /// Whether it was opened for the sheet alone.
    pub for_sheet: bool,
    /// How far the sheet is scrolled.
    pub scroll: u16,
    /// Something to be told.
    pub said: Option<String>,
}

/// The tables of the screen.
pub const TABLES: &[&[Binding<Action>]] = &[LIST, EVERYWHERE];

/// From this width on answers and sheet stand side by side.
const WIDE: u16 = 100;

impl State {
    /// The review with the sheet before one's eyes.
    #[must_use]
    pub fn of_sheet() -> Self {
        Self { on_sheet: true, for_sheet: true, ..Self::default() }
    }

    /// Whether both parts are on the screen.
    #[must_use]
    pub fn wide(size: (u16, u16)) -> bool {
        size.0 >= WIDE
    }

    /// The columns of the answers and of the sheet.
    #[must_use]
    pub fn columns(size: (u16, u16)) -> (u16, u16) {
        let width = page(size).width;
        if Self::wide(size) { (width / 2 - 1, width - width / 2 - 2) } else { (width, width) }
    }

    /// The answers as rows.
    #[must_use]
    pub fn answers(&self, interview: &Interview, width: u16) -> Vec<Row> {
        let mut paras = Vec::new();
        let first = usize::from(interview.all_pass());
        if interview.all_pass() {
            paras.extend(objections::heading(interview));
            let chosen = self.marked == 0 && !self.on_sheet;
            let sign = if chosen { ">" } else { " " };
            paras.push(Para::plain(format!("{sign} Write the report to a file")).chosen(chosen));
            paras.push(Para::gap());
        }
        let quoted = self.marked.checked_sub(first).filter(|_| !self.on_sheet);
        paras.extend(objections::paras(interview, quoted));
        let lines: usize = interview.objections().map(|it| it.objection.quotes.len()).sum();
        paras.extend(objections::what_ifs(interview, quoted.and_then(|marked| marked.checked_sub(lines))));
        let before = targets(interview).len() - interview.standing().asked.len();
        for (nth, asked) in interview.standing().asked.iter().enumerate() {
            let (word, tone) = standing_of(interview, nth);
            let title = interview.library().question(&asked.question).map_or("", |one| one.title.as_str());
            let marked = nth + before == self.marked && !self.on_sheet;
            let sign = if marked { ">" } else { " " };
            paras.push(
                Para::new(Tone::Strong, format!("{sign} {}. {title}: {word}", nth + 1))
                    .hanging(2)
                    .chosen(marked),
            );
            if let Some(answer) = &asked.answer {
                let tone = if tone == Tone::Good { Tone::Plain } else { tone };
                paras.push(Para::new(tone, answer.trim_end()).indented(4));
            }
        }
        wrap(&paras, usize::from(width))
    }

    /// The sheet as rows.
    #[must_use]
    pub fn sheet(interview: &Interview, width: u16) -> Vec<Row> {
        wrap(&sheet_paras(interview), usize::from(width))
    }

    /// Takes a press, on a screen of a size.
    pub fn on_key(&mut self, press: Press, interview: &Interview, size: (u16, u16)) -> Wish {
        let Press::Do(action) = press else { return Wish::Nothing };
        let targets = targets(interview);
        let last = targets.len().saturating_sub(1);
        self.said = None;
        if self.on_sheet
            && let Some(by) = step(action, page(size).height)
        {
            let rows = Self::sheet(interview, Self::columns(size).1).len() as u16;
            let most = rows.saturating_sub(page(size).height.saturating_sub(1));
            self.scroll = (i32::from(self.scroll.min(most)) + by).clamp(0, i32::from(most)) as u16;
            return Wish::Nothing;
        }
        match action {
            Action::Up => self.marked = self.marked.saturating_sub(1),
            Action::Down => self.marked = (self.marked + 1).min(last),
            Action::PageUp => self.marked = self.marked.saturating_sub(4),
            Action::PageDown => self.marked = (self.marked + 4).min(last),
            Action::NextPane | Action::PreviousPane => self.on_sheet = !self.on_sheet,
            Action::Close if self.on_sheet && !self.for_sheet && !Self::wide(size) => self.on_sheet = false,
            Action::Close => return Wish::Close,
            Action::Choose if self.on_sheet => {}
            Action::Choose => match targets.get(self.marked) {
                Some(Target::Report) => return Wish::Do(Action::Export),
                Some(Target::Line(question, line)) => return Wish::AskLine(question.clone(), *line),
                Some(Target::WhatIf(nth)) => return Wish::Type(format!("/what-if {} ", nth + 1)),
                Some(Target::Question(nth)) => {
                    let Some(asked) = interview.standing().asked.get(*nth) else { return Wish::Nothing };
                    if interview.is_open(&asked.question) {
                        return Wish::Ask(asked.question.clone());
                    }
                    let title = interview.now_asking().map_or("", |question| question.title.as_str());
                    self.said = Some(format!("Not open yet: \"{title}\" comes first."));
                }
                None => {}
            },
            _ => return Wish::Pass,
        }
        Wish::Nothing
    }
}

/// How far an action scrolls.
fn step(action: Action, height: u16) -> Option<i32> {
    let page = i32::from(height.saturating_sub(2).max(1));
    match action {
        Action::Up => Some(-1),
        Action::Down => Some(1),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        _ => None,
    }
}

/// The whole sheet: each number with its formula, then what the others wait for.
fn sheet_paras(interview: &Interview) -> Vec<Para> {
    let rows = &interview.standing().sheet.rows;
    let mut paras = Vec::new();
    for row in rows {
        if row.missing.is_empty() {
            paras.extend(sheet::known(row, true));
        } else {
            let waits = format!("waits for {}", row.missing.join(", "));
            paras.push(Para::new(Tone::Missing, waits).led(format!("{}:", sheet::name_of(row))).hanging(2));
        }
    }
    if paras.is_empty() {
        paras.push(Para::plain("Nothing can be computed yet. Numbers from your answers appear here."));
    }
    paras
}
