//! An answer with what was seen in it and what is missing: what all checks look at.

use super::reading::{self, Cell, Line, Reading};
use super::slots::{self, Fault, Look, Seen};
use super::{Case, Filled};
use crate::prompts::{Needs, SlotText};
use crate::text::Span;

/// One thing an extractor saw, and where.
#[derive(Debug, Clone)]
pub struct Sight {
    /// The slot it was looked for.
    pub slot: &'static str,
    /// The line, as an index into [`Reading::lines`].
    pub line: usize,
    /// The cell of a `per:` question, as an index into [`Reading::cells`].
    pub cell: Option<usize>,
    /// What was seen.
    pub seen: Seen,
}

/// A required fact that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The slot.
    pub slot: String,
    /// The line it is missing on; none where there is no such line.
    pub line: Option<usize>,
    /// The cell of a `per:` question it is missing for.
    pub cell: Option<usize>,
}

/// An answer, looked through.
#[derive(Debug, Clone)]
pub struct Judged<'a> {
    /// What is judged.
    pub case: &'a Case<'a>,
    /// The answer as read.
    pub reading: &'a Reading<'a>,
    /// Everything the extractors saw.
    pub sights: Vec<Sight>,
    /// Every required fact that is missing.
    pub gaps: Vec<Gap>,
}

/// The marker of an answer with too few lines; it is no slot with an extractor.
pub(super) const LINES: &str = "lines";

impl<'a> Judged<'a> {
    /// Nothing looked for yet.
    #[must_use]
    pub fn unread(case: &'a Case<'a>, reading: &'a Reading<'a>) -> Self {
        Self { case, reading, sights: Vec::new(), gaps: Vec::new() }
    }

    /// Looks for every slot of the question and notes which required ones are missing.
    #[must_use]
    pub fn look(case: &'a Case<'a>, reading: &'a Reading<'a>) -> Self {
        let mut this = Self::unread(case, reading);
        for (index, line) in reading.lines.iter().enumerate() {
            let cells: Vec<Option<usize>> = if line.cells.is_empty() {
                vec![None]
            } else {
                line.cells.iter().copied().map(Some).collect()
            };
            if line.cells.is_empty() && !reading.cells.is_empty() || line.is_void() {
                continue;
            }
            for cell in cells {
                let look = this.look_at(line, cell);
                for (slot, extractor) in slots::of(&case.question.id) {
                    let seen = (extractor.find)(&look);
                    this.sights.extend(seen.into_iter().map(|seen| Sight { slot, line: index, cell, seen }));
                }
            }
        }
        this.settle_same();
        this.doubt_dots();
        this.gaps = this.gaps();
        this
    }

    /// "same" says of its cell what the one before it says of its own; where that one is wanting,
    /// the fault is there and not here.
    fn settle_same(&mut self) {
        for cell in 0..self.reading.cells.len() {
            let item = self.reading.cells[cell].item;
            let before = cell.checked_sub(1).filter(|&before| self.reading.cells[before].item == item);
            let here = self.sights.iter_mut().filter(|sight| sight.cell == Some(cell));
            for sight in
                here.filter(|sight| before.is_none() && sight.seen.reading.as_deref() == Some("same"))
            {
                sight.seen.fault = Some(Fault::Vague);
            }
        }
    }

    /// "1.000 per day" may be a thousand: nothing is computed with it until that is said.
    fn doubt_dots(&mut self) {
        for sight in self.sights.iter_mut().filter(|sight| sight.seen.quantity.is_some()) {
            let line = &self.reading.lines[sight.line];
            let dotted = line.numbers.iter().any(|number| {
                !number.grouped && number.span.overlaps(sight.seen.span) && reading::is_dotted(line, number)
            });
            if dotted {
                sight.seen.fault = Some(Fault::Half("does that point part thousands? Write it without one."));
            }
        }
    }

    fn look_at(&self, line: &'a Line<'a>, cell: Option<usize>) -> Look<'a> {
        let cell: Option<&'a Cell> = cell.map(|cell| &self.reading.cells[cell]);
        let kind = cell.and_then(|cell| self.case.items[cell.item].kind);
        Look { line, case: self.case, cell, kind }
    }

    /// The facts as the verdict tells them.
    #[must_use]
    pub fn filled(&self) -> Vec<Filled> {
        self.facts()
            .map(|s| slots::filled(s.slot, &self.look_at(&self.reading.lines[s.line], s.cell), &s.seen))
            .collect()
    }

    /// Everything seen that fills its slot.
    pub fn facts(&self) -> impl Iterator<Item = &Sight> {
        self.sights.iter().filter(|sight| sight.seen.fault.is_none())
    }

    /// Whether these words of the answer belong to something that fills its slot.
    #[must_use]
    pub fn tells(&self, words: Span) -> bool {
        let place = |sight: &Sight| self.reading.lines[sight.line].plain.place(sight.seen.span);
        self.facts().any(|sight| place(sight).overlaps(words))
    }

    /// What was seen in the place of a missing fact.
    pub fn faults<'s>(&'s self, gap: &'s Gap) -> impl Iterator<Item = (&'s Sight, &'s Fault)> + 's {
        let here =
            move |sight: &&Sight| sight.slot == gap.slot && (gap.line.is_none() || self.is_here(gap, sight));
        self.sights.iter().filter(here).filter_map(|sight| Some((sight, sight.seen.fault.as_ref()?)))
    }

    /// The question a fault brings with it, and a line that would answer it.
    #[must_use]
    pub fn own_question(&self, gap: &Gap) -> Option<(String, String)> {
        let (sight, (ask, said)) = self.faults(gap).find_map(|(sight, fault)| match fault {
            Fault::Untold(ask, said) => Some((sight, (ask, said))),
            _ => None,
        })?;
        let cell = sight.cell.and_then(|cell| self.reading.cells.get(cell));
        let named = || self.facts().find(|fact| fact.slot == "name" && fact.line == sight.line);
        let name = match cell {
            Some(cell) => Some(cell.name.as_str()),
            None => named().map(|fact| fact.seen.span.of(self.reading.lines[fact.line].text())),
        };
        let head = name.map_or(String::new(), |name| format!("{name}: "));
        Some((ask.clone(), format!("{head}{said}")))
    }

    fn is_here(&self, gap: &Gap, sight: &Sight) -> bool {
        match (gap.cell, self.case.question.needs) {
            (Some(cell), _) => sight.cell == Some(cell),
            (None, Needs::EachLine) => Some(sight.line) == gap.line,
            (None, Needs::Answer) => true,
        }
    }

    /// The lines a gap may be explained by: its own, or all of them where the fact may stand anywhere.
    pub fn lines_of<'s>(&'s self, gap: &'s Gap) -> impl Iterator<Item = &'a Line<'a>> + 's {
        let anywhere = self.case.question.needs == Needs::Answer;
        self.reading.lines.iter().enumerate().filter_map(move |(index, line)| {
            let here = match gap.cell {
                Some(cell) => line.cells.contains(&cell),
                None => anywhere || Some(index) == gap.line,
            };
            (here && gap.line.is_some()).then_some(line)
        })
    }

    /// The required slots of the question that an extractor looks for and no condition excuses.
    fn required(&self) -> impl Iterator<Item = &'a SlotText> + '_ {
        self.case.question.required().filter(|slot| slot.id != LINES).filter(|slot| {
            slot.only_when.as_deref().is_none_or(|condition| {
                self.facts().any(|sight| sight.seen.reading.as_deref() == Some(condition))
            })
        })
    }

    fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let required: Vec<&SlotText> = self.required().collect();
        let mut miss = |slot: &SlotText, line, cell| gaps.push(Gap { slot: slot.id.clone(), line, cell });
        if !self.reading.cells.is_empty() {
            for cell in 0..self.reading.cells.len() {
                let line = self.reading.lines.iter().position(|line| line.cells.contains(&cell));
                for slot in &required {
                    if !self.facts().any(|sight| sight.cell == Some(cell) && sight.slot == slot.id) {
                        miss(slot, line, Some(cell));
                    }
                }
            }
            return gaps;
        }
        match self.case.question.needs {
            Needs::EachLine => {
                for index in 0..self.reading.lines.len() {
                    for slot in &required {
                        if !self.facts().any(|sight| sight.line == index && sight.slot == slot.id) {
                            miss(slot, Some(index), None);
                        }
                    }
                }
            }
            Needs::Answer => {
                for slot in &required {
                    if !self.facts().any(|sight| sight.slot == slot.id) {
                        miss(slot, Some(0), None);
                    }
                }
            }
        }
        if self.reading.lines.len() < self.case.fewest && self.case.question.slot(LINES).is_some() {
            gaps.push(Gap { slot: LINES.to_owned(), line: None, cell: None });
        }
        gaps
    }

    /// Every required slot, missing from the answer as a whole.
    #[must_use]
    pub fn all_missing(&self) -> Vec<Gap> {
        let first = (!self.reading.lines.is_empty()).then_some(0);
        let always =
            self.case.question.required().filter(|slot| slot.id != LINES && slot.only_when.is_none());
        always.map(|slot| Gap { slot: slot.id.clone(), line: first, cell: None }).collect()
    }

    /// Where a gap is, in the answer: its line, or the end.
    #[must_use]
    pub fn place(&self, gap: &Gap) -> (usize, Span) {
        if let Some(line) = gap.line.and_then(|line| self.reading.lines.get(line)) {
            return (line.number, line.plain.place(Span::new(0, line.plain.text.len())));
        }
        let end = self.case.text.trim_end().len();
        (self.case.text[..end].matches('\n').count() + 1, Span::new(end, end))
    }
}
