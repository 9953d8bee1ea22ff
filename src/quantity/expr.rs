//! The grammar of expressions. Dimensions are checked while parsing, so that a fault
//! knows its place; the sum itself becomes a [`Program`].

use super::function::Function;
use super::number::{Numeral, Reader};
use super::program::{Op, Program};
use super::term::What;
use super::token::Kind;
use super::{Dimension, Quantity, fault::Fault, show};
use crate::text::Span;

/// How deep parentheses and functions may nest.
const DEEPEST: usize = 32;

/// A value on the way: what it measures, its value with every range at its median,
/// and the pieces it was read from.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) dimension: Dimension,
    pub(super) value: f64,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Reads an expression from pieces.
pub(super) struct Parser<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) at: usize,
    pub(super) terms: usize,
    pub(super) program: Program,
    depth: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(reader: Reader<'a>, at: usize) -> Self {
        Self { reader, at, terms: 0, program: Program::default(), depth: 0 }
    }

    pub(super) fn span(&self, part: &Part) -> Span {
        self.reader.span(part.from, part.to)
    }

    /// A sum of products. In prose it ends before what does not go on with it.
    pub(super) fn sum(&mut self) -> Result<Part, Fault> {
        let mut left = self.product()?;
        loop {
            let minus = self.reader.sign(self.at, '-')
                || self.reader.sign(self.at, '−')
                || self.reader.sign(self.at, '–');
            let goes_on = self.reader.sign(self.at, '+') || minus && !self.reader.prose;
            if !goes_on || self.reader.prose && !self.operand(self.at + 1) {
                return Ok(left);
            }
            let before = self.mark();
            self.at += 1;
            let joined = self.product().and_then(|right| self.add(&left, &right, minus));
            left = match joined {
                Ok(part) => part,
                Err(_) if self.reader.prose => {
                    self.back_to(before);
                    return Ok(left);
                }
                Err(fault) => return Err(fault),
            };
        }
    }

    fn mark(&self) -> (usize, usize, usize, usize) {
        (self.at, self.program.inputs.len(), self.program.ops.len(), self.terms)
    }

    fn back_to(&mut self, (at, inputs, ops, terms): (usize, usize, usize, usize)) {
        self.at = at;
        self.program.inputs.truncate(inputs);
        self.program.ops.truncate(ops);
        self.terms = terms;
    }

    fn add(&mut self, left: &Part, right: &Part, minus: bool) -> Result<Part, Fault> {
        let (a, b) = (&left.dimension, &right.dimension);
        let lone = right.dimension.is_ratio() && !left.dimension.is_ratio();
        if lone && !(a.is_none() && (0.0..=1.0).contains(&left.value)) {
            let percent = 100.0 + if minus { -100.0 } else { 100.0 } * right.value;
            let typed = self.span(left).of(self.reader.text);
            return Err(Fault::hinted(
                self.span(right),
                format!(
                    "A percentage of what? {} can't be {} as it stands.",
                    self.span(right).of(self.reader.text),
                    if minus { "taken away" } else { "added" }
                ),
                format!("{typed} * {} %", show::number(percent)),
            ));
        }
        if !a.measures_like(b) {
            let verb = if minus { "subtracted" } else { "added" };
            let message = format!("{} and {} can't be {verb}.", show::measure(a), show::measure(b));
            let whole = self.span(left).join(self.span(right));
            let hint = [(a, b), (b, a)]
                .iter()
                .find(|(x, y)| **y == Dimension::time() && !x.is_none())
                .map(|(x, _)| format!("did you mean {} per second?", show::measure(x)));
            return Err(Fault { span: whole, message, hint });
        }
        let dimension = if a.is_ratio() || b.is_ratio() { Dimension::ratio() } else { a.clone() };
        let value = if minus { left.value - right.value } else { left.value + right.value };
        self.program.ops.push(if minus { Op::Subtract } else { Op::Add });
        self.part(dimension, value, left.from)
    }

    fn part(&self, dimension: Dimension, value: f64, from: usize) -> Result<Part, Fault> {
        let part = Part { dimension, value, from, to: self.at };
        if value.is_finite() {
            Ok(part)
        } else {
            Err(Fault::new(self.span(&part), "This is too large or has no value.".to_owned()))
        }
    }

    /// Whether an operand may start here; asked in prose, where a sign may be anything.
    fn operand(&self, i: usize) -> bool {
        let open = self.reader.sign(i, '(') && self.operand_inside(i + 1);
        open || self.reader.masked(i).is_none() && self.reader.term(i).is_some()
    }

    fn operand_inside(&self, i: usize) -> bool {
        self.reader.masked(i).is_none() && self.reader.term(i).is_some()
    }

    fn operator(&self) -> Option<(bool, usize)> {
        let reader = &self.reader;
        let i = self.at;
        let divide = match reader.tokens.get(i)?.kind {
            Kind::Sign('*' | '×' | '·' | '⋅') => false,
            Kind::Sign('÷') => true,
            Kind::Sign('/') => {
                if reader.prose && reader.glued(i + 1) {
                    return None;
                }
                true
            }
            Kind::Word if reader.is(i, "x") => false,
            Kind::Word if reader.is(i, "of") && !reader.prose => false,
            Kind::Word if reader.is(i, "per") && !reader.prose => true,
            _ => return None,
        };
        if reader.prose && !self.operand(i + 1) {
            return None;
        }
        Some((divide, i + 1))
    }

    fn product(&mut self) -> Result<Part, Fault> {
        let mut left = self.unary()?;
        while let Some((divide, next)) = self.operator() {
            let before = self.mark();
            let of = self.reader.is(self.at, "of");
            self.at = next;
            let joined = self.factor_after(divide).and_then(|right| self.multiply(&left, &right, divide, of));
            left = match joined {
                Ok(part) => part,
                Err(_) if self.reader.prose => {
                    self.back_to(before);
                    return Ok(left);
                }
                Err(fault) => return Err(fault),
            };
        }
        Ok(left)
    }

    /// An operand, or after a slash a unit alone: `(2 GB + 1 GB) / day`.
    fn factor_after(&mut self, divide: bool) -> Result<Part, Fault> {
        let i = self.at;
        if divide
            && !self.reader.prose
            && Function::named(self.reader.word(i)).is_none()
            && self.reader.numeral(i).is_none()
        {
            let unit = self.reader.unit_at(i).filter(|_| !self.reader.word(i).is_empty());
            let (value, dimension) = match unit {
                Some(unit) => (unit.factor, unit.dimension()),
                None if self.reader.noun_at(i) => (1.0, Dimension::count(self.reader.word(i))),
                None => return self.unary(),
            };
            self.at += 1;
            return self.input(Quantity::new(value, dimension), i);
        }
        self.unary()
    }

    fn multiply(&mut self, left: &Part, right: &Part, divide: bool, of: bool) -> Result<Part, Fault> {
        if divide && right.value == 0.0 {
            return Err(Fault::new(self.span(right), "This divides by zero.".to_owned()));
        }
        if of && !left.dimension.is_none() {
            return Err(Fault::hinted(
                self.span(left),
                format!(
                    "\"of\" takes a share of something, and {} is no share.",
                    self.span(left).of(self.reader.text)
                ),
                "20 % of 1M".to_owned(),
            ));
        }
        self.program.ops.push(if divide { Op::Divide } else { Op::Multiply });
        let (dimension, value) = if divide {
            (left.dimension.divide(&right.dimension), left.value / right.value)
        } else {
            (left.dimension.multiply(&right.dimension), left.value * right.value)
        };
        self.part(dimension, value, left.from)
    }

    fn unary(&mut self) -> Result<Part, Fault> {
        let from = self.at;
        let mut negative = false;
        let mut signs = 0;
        while self.reader.sign(self.at, '-')
            || self.reader.sign(self.at, '−')
            || self.reader.sign(self.at, '+') && signs < DEEPEST
        {
            negative ^= !self.reader.sign(self.at, '+');
            self.at += 1;
            signs += 1;
        }
        let part = self.power()?;
        if !negative {
            return Ok(Part { from, ..part });
        }
        self.program.ops.push(Op::Negate);
        self.part(part.dimension, -part.value, from)
    }

    fn power(&mut self) -> Result<Part, Fault> {
        let base = self.primary()?;
        let double = self.reader.sign(self.at, '*')
            && self.reader.sign(self.at + 1, '*')
            && self.reader.glued(self.at + 1);
        if !self.reader.sign(self.at, '^') && !double || self.reader.prose {
            return Ok(base);
        }
        self.at += if double { 2 } else { 1 };
        self.enter()?;
        let exponent = self.unary()?;
        self.depth -= 1;
        if !exponent.dimension.is_none() {
            return Err(Fault::new(self.span(&exponent), "An exponent is a bare number.".to_owned()));
        }
        let dimension = if base.dimension.is_none() {
            base.dimension.clone()
        } else if exponent.value.fract() == 0.0 && exponent.value.abs() < 10.0 {
            base.dimension.power(exponent.value as i8)
        } else {
            return Err(Fault::new(
                self.span(&exponent),
                format!("{} take whole powers only.", show::measure(&base.dimension)),
            ));
        };
        self.program.ops.push(Op::Power);
        self.part(dimension, super::number::power(base.value, exponent.value), base.from)
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        // In prose a parenthesis that is never closed is read again from every number
        // within it, so few may nest.
        if self.depth > if self.reader.prose { DEEPEST / 8 } else { DEEPEST } {
            return Err(Fault::new(
                self.reader.span(self.at, self.at + 1),
                "This nests too deep to read.".to_owned(),
            ));
        }
        Ok(())
    }

    fn input(&mut self, quantity: Quantity, from: usize) -> Result<Part, Fault> {
        let part = self.part(quantity.dimension.clone(), quantity.value, from)?;
        self.program.ops.push(Op::Input(self.program.inputs.len()));
        self.program.inputs.push(Quantity { bound: None, ..quantity });
        self.terms += 1;
        Ok(part)
    }

    fn primary(&mut self) -> Result<Part, Fault> {
        let from = self.at;
        if self.reader.sign(from, '(') {
            self.at += 1;
            self.enter()?;
            let inner = self.sum()?;
            self.close(from)?;
            return self.unit_after(Part { from, to: self.at, ..inner });
        }
        if let Some(function) =
            Function::named(self.reader.word(from)).filter(|_| self.reader.sign(from + 1, '('))
        {
            return self.call(function, from);
        }
        if let Some(fault) = self.reader.slip(from) {
            return Err(fault);
        }
        let Some(term) = self.reader.term(from) else { return Err(self.unreadable(from)) };
        if let Some(fault) = self.reader.odd_term(&term, from) {
            return Err(fault);
        }
        self.at = term.end;
        self.input(term.quantity, from)
    }

    fn close(&mut self, open: usize) -> Result<(), Fault> {
        if !self.reader.sign(self.at, ')') {
            return Err(if self.at >= self.reader.tokens.len() {
                Fault::new(self.reader.span(open, open + 1), "This parenthesis is never closed.".to_owned())
            } else {
                self.unexpected()
            });
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// `(3 + 4) users`, `(1 + 2) GB/day`.
    fn unit_after(&mut self, part: Part) -> Result<Part, Fault> {
        if self.reader.prose || self.reader.word(self.at).is_empty() && !self.reader.sign(self.at, '%') {
            return Ok(part);
        }
        let numeral = Numeral { value: 1.0, scale: 1.0, end: self.at, words: false };
        let measured = self.reader.measured(&numeral, None);
        let what = measured.what;
        if matches!(what, What::Bare | What::Factor | What::Percentile | What::Nines | What::Cadence)
            || measured.end == self.at
        {
            return Ok(part);
        }
        let end = measured.end;
        self.at = end;
        let unit = self.input(Quantity::new(measured.factor, measured.dimension), part.to)?;
        self.multiply(&part, &unit, false, false)
    }

    fn call(&mut self, function: Function, from: usize) -> Result<Part, Fault> {
        self.at += 2;
        self.enter()?;
        let mut arguments = vec![self.sum()?];
        while self.reader.sign(self.at, ',') || self.reader.sign(self.at, ';') {
            self.at += 1;
            arguments.push(self.sum()?);
            if arguments.len() > DEEPEST {
                return Err(Fault::new(
                    self.reader.span(from, self.at),
                    "That is more than a function takes.".to_owned(),
                ));
            }
        }
        self.close(from + 1)?;
        let values: Vec<f64> = arguments.iter().map(|argument| argument.value).collect();
        let dimensions: Vec<&Dimension> = arguments.iter().map(|argument| &argument.dimension).collect();
        let dimension = function.dimension(&dimensions, &values).map_err(|(wrong, message)| {
            let span = wrong
                .and_then(|i| arguments.get(i))
                .map_or_else(|| self.reader.span(from, self.at), |part| self.span(part));
            Fault::hinted(span, message, function.example().to_owned())
        })?;
        self.program.ops.push(Op::Call(function, arguments.len()));
        self.part(dimension, function.value(&values), from)
    }
}
