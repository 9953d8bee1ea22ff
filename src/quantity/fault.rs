//! Why an expression has no value, in words a tired person understands.

use super::expr::Parser;
use super::function::Function;
use super::number::Reader;
use super::term::{Term, What};
use super::token::Kind;
use super::unit;
use crate::text::Span;

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The part of the text it is about.
    pub span: Span,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it, where that is known.
    pub hint: Option<String>,
}

impl Fault {
    pub(super) fn new(span: Span, message: String) -> Self {
        Self { span, message, hint: None }
    }

    pub(super) fn hinted(span: Span, message: String, hint: String) -> Self {
        Self { span, message, hint: Some(hint) }
    }
}

impl Parser<'_> {
    /// What to say where no operand stands.
    pub(super) fn unreadable(&self, i: usize) -> Fault {
        let piece = self.reader.piece(i);
        if piece.is_empty() {
            let end = self.reader.text.len();
            return Fault::new(Span::new(end, end), "A number is missing at the end.".to_owned());
        }
        let span = self.reader.span(i, i + 1);
        if !self.reader.word(i).is_empty() {
            if let Some(known) = Function::nearest(piece).filter(|_| self.reader.sign(i + 1, '(')) {
                return Fault::hinted(
                    span,
                    format!("\"{piece}\" is no function I know."),
                    format!("did you mean {known}?"),
                );
            }
            let unit = unit::unit(piece).is_some();
            let message = if unit || self.reader.noun_at(i) {
                format!("How many {piece}? A number is missing before it.")
            } else {
                format!("\"{piece}\" is no number.")
            };
            return Fault::new(span, message);
        }
        if self.reader.tokens.get(i).is_some_and(|token| token.kind == Kind::Version) {
            return Fault::new(span, format!("\"{piece}\" is no number that can be computed with."));
        }
        Fault::new(span, format!("A number was expected here, not \"{piece}\"."))
    }

    /// What to say where an expression should have ended or gone on.
    pub(super) fn unexpected(&self) -> Fault {
        let i = self.at;
        let piece = self.reader.piece(i);
        let span = self.reader.span(i, i + 1);
        match self.reader.tokens.get(i).map(|token| token.kind) {
            None => self.unreadable(i),
            Some(Kind::Number(_)) => Fault::hinted(
                span,
                format!("Two numbers stand side by side before \"{piece}\"."),
                "put * or + between them".to_owned(),
            ),
            Some(Kind::Sign(')')) => Fault::new(span, "This parenthesis was never opened.".to_owned()),
            Some(Kind::Sign(',')) => Fault::new(
                span,
                "A comma parts the arguments of a function only; as a decimal sign use a point.".to_owned(),
            ),
            Some(Kind::Word) => {
                let known = unit::near_miss(piece);
                let hint = known.map(|known| format!("did you mean {known}?"));
                Fault { span, message: format!("\"{piece}\" is not understood here."), hint }
            }
            _ => Fault::new(span, format!("\"{piece}\" is not understood here.")),
        }
    }
}

impl Reader<'_> {
    /// A near miss of a unit after a number.
    pub(super) fn slip(&self, i: usize) -> Option<Fault> {
        let numeral = self.numeral(i)?;
        let word = self.word(numeral.end);
        if word.is_empty() || self.unit_at(numeral.end).is_some() {
            return None;
        }
        let known = unit::near_miss(word)?;
        let span = self.span(numeral.end, numeral.end + 1);
        Some(Fault::hinted(span, format!("\"{word}\" is no unit I know."), format!("did you mean {known}?")))
    }

    /// A term that means something in prose but is no value to compute with.
    pub(super) fn odd_term(&self, term: &Term, from: usize) -> Option<Fault> {
        let span = self.span(from, term.end);
        match term.what {
            What::Percentile => {
                Some(Fault::new(span, "A percentile says of how many, not how much.".to_owned()))
            }
            What::Nines if term.quantity.value >= 1.0 => {
                Some(Fault::new(span, "That many nines can't be told from 100 %.".to_owned()))
            }
            _ => None,
        }
    }
}
