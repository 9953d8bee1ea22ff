//! One strict expression: computed, converted, and said in words; or what is wrong
//! with it, marked.

use super::expr::Parser;
use super::fault::Fault;
use super::figures::rounded;
use super::number::Reader;
use super::term::{Term, What};
use super::token;
use super::unit::{self, Measure};
use super::{Bound, Dimension, Quantity, show};
use crate::text::Span;

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The result in base units.
    pub quantity: Quantity,
    /// The result in [`Evaluation::unit`].
    pub shown_value: f64,
    /// The 5th percentile in that unit, where a range went in.
    pub shown_low: Option<f64>,
    /// The 95th percentile in that unit.
    pub shown_high: Option<f64>,
    /// The unit asked for, or the most readable one.
    pub unit: String,
    /// The result in words.
    pub text: String,
    /// The sum with its inputs.
    pub formula: String,
    /// The unit of `quantity`.
    pub base_unit: String,
}

/// Computes a text that is one expression, with `to` or `in` a unit at its end.
///
/// # Errors
/// A [`Fault`] where a part is not understood, dimensions do not fit, or there is no value.
pub fn evaluate(text: &str) -> Result<Evaluation, Fault> {
    let tokens = token::tokens(text);
    let reader = Reader { text, tokens: &tokens, prose: false };
    if tokens.is_empty() {
        return Err(Fault::new(Span::new(0, text.len()), "There is nothing to compute.".to_owned()));
    }
    let (bound, start) = reader.leading_bound();
    let mut parser = Parser::new(reader, start);
    let part = parser.sum()?;
    let formula_span = parser.span(&part);
    let single = parser.terms == 1;
    let asked = reader.target(&parser)?;
    let end = asked.as_ref().map_or(parser.at, |asked| asked.end);
    if end < tokens.len() {
        parser.at = end;
        return Err(parser.unexpected());
    }
    let mut quantity = parser.program.quantity(part.dimension, part.value);
    quantity.bound = bound;
    let formula = formula(&reader, formula_span, start, single && quantity.is_rate());
    let shown = match asked {
        Some(asked) => asked.apply(&quantity)?,
        None => readable(&quantity),
    };
    let base_unit = if quantity.is_ratio() { "ratio".to_owned() } else { quantity.dimension.to_string() };
    let scale = |value: f64| rounded(shown.scale.of(value), 10);
    Ok(Evaluation {
        shown_value: scale(quantity.value),
        shown_low: quantity.range.map(|range| scale(range.low)),
        shown_high: quantity.range.map(|range| scale(range.high)),
        unit: shown.unit,
        text: shown.text,
        formula,
        base_unit,
        quantity,
    })
}

/// How a value in base units becomes one in the unit shown.
#[derive(Clone, Copy)]
enum Scale {
    By(f64),
    Nines,
}

impl Scale {
    fn of(self, value: f64) -> f64 {
        match self {
            Self::By(factor) => value / factor,
            Self::Nines => -libm::log10(1.0 - value),
        }
    }
}

/// How a result is shown.
struct Shown {
    scale: Scale,
    unit: String,
    text: String,
}

/// The most readable unit of a quantity.
fn readable(quantity: &Quantity) -> Shown {
    let text = show::quantity(quantity);
    let dimension = &quantity.dimension;
    let of = |unit: String, factor: f64| Shown { scale: Scale::By(factor), unit, text: text.clone() };
    if quantity.is_ratio() {
        return of("%".to_owned(), 0.01);
    }
    if quantity.is_time() {
        let (unit, factor) = show::time_unit(quantity.value);
        return of(unit.to_owned(), factor);
    }
    if *dimension == Dimension::data()
        || dimension.without_nouns() == Dimension::data() && dimension.only_counts_or_data()
    {
        let (unit, factor) = show::data_unit(quantity.value);
        return of(unit.to_owned(), factor);
    }
    if quantity.is_data_rate() && dimension.only_counts_or_data() {
        let (unit, factor) = show::data_unit(quantity.value);
        return of(format!("{unit}/s"), factor);
    }
    if quantity.is_money_rate() {
        return of(dimension.to_string().replace("/s", "/month"), 1.0 / unit::MONTH);
    }
    of(dimension.to_string(), 1.0)
}

/// The unit a conversion asks for.
struct Asked {
    factor: f64,
    nines: bool,
    dimension: Dimension,
    text: String,
    span: Span,
    end: usize,
}

impl Asked {
    fn apply(self, quantity: &Quantity) -> Result<Shown, Fault> {
        let (have, want) = (&quantity.dimension, &self.dimension);
        let fits = have.measures_like(want)
            || want.only_nouns().is_none()
                && have.only_counts_or_data()
                && have.without_nouns().measures_like(want);
        if !fits || self.nines && !(0.0..1.0).contains(&quantity.value) {
            let message = format!("{} can't be shown in {}.", show::measure(have), self.text);
            return Err(Fault { span: self.span, message, hint: None });
        }
        let scale = if self.nines { Scale::Nines } else { Scale::By(self.factor) };
        let value = scale.of(quantity.value);
        let left_over = if want.only_nouns().is_none() { show::nouns(have, true) } else { String::new() };
        let text = converted(value, &self.text, &left_over);
        let text = match quantity.range {
            Some(range) => format!(
                "{text} (90 %: {} to {})",
                show::number(scale.of(range.low)),
                show::number(scale.of(range.high))
            ),
            None => text,
        };
        let text = quantity.bound.map_or(text.clone(), |bound| format!("{} {text}", bound.as_str()));
        Ok(Shown { scale, unit: self.text, text })
    }
}

/// `12.7 GB of pastes a month`, `960,000 requests/day`, `250/s`.
fn converted(value: f64, unit: &str, left_over: &str) -> String {
    let number = show::number(value);
    if unit == "%" {
        return show::percent(value / 100.0);
    }
    if let Some(per) = unit.strip_prefix('/') {
        let space = if left_over.is_empty() { "" } else { " " };
        return format!("{number}{space}{left_over}/{per}");
    }
    match (left_over, unit.split_once('/')) {
        ("", _) => format!("{number} {unit}"),
        (nouns, Some((amount, per))) => format!("{number} {amount} of {nouns} a {per}"),
        (nouns, None) => format!("{number} {unit} of {nouns}"),
    }
}

/// The sum as it was read. One rate alone is written as the division it is.
fn formula(reader: &Reader<'_>, span: Span, start: usize, single: bool) -> String {
    if single
        && let Some(term) = reader.term(start)
        && let Some((number, nouns, seconds)) = reader.divided(start, &term)
    {
        let space = if nouns.is_empty() { "" } else { " " };
        return format!("{}{space}{nouns} ÷ {} s", show::number(number), show::number(seconds));
    }
    let mut text = String::with_capacity(span.end - span.start);
    let mut chars = span.of(reader.text).chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        match c {
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
                text.push('^');
            }
            '*' => text.push('×'),
            '/' if last == ' ' && chars.peek() == Some(&' ') => text.push('÷'),
            'x' if last == ' ' && chars.peek() == Some(&' ') => text.push('×'),
            c if c.is_whitespace() => {
                if last != ' ' {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
        last = if c.is_whitespace() { ' ' } else { c };
    }
    text
}

impl Reader<'_> {
    /// A comparator or a word of bound before the whole.
    fn leading_bound(&self) -> (Option<Bound>, usize) {
        if self.digits(0).is_some() {
            return (None, 0);
        }
        (1..=4.min(self.tokens.len()))
            .rev()
            .filter(|i| !self.sign(*i, '('))
            .find_map(|i| match self.bound_before(i) {
                Some((bound, 0)) => Some((Some(bound), i)),
                _ => None,
            })
            .unwrap_or((None, 0))
    }

    /// The numerator, its nouns and the seconds of a term that is one rate.
    fn divided(&self, start: usize, term: &Term) -> Option<(f64, String, f64)> {
        if !matches!(term.what, What::Unit | What::Noun)
            || !term.quantity.is_rate()
            || term.quantity.range.is_some()
        {
            return None;
        }
        let (seconds, _) =
            (start + 1..term.end).find_map(|i| self.per_time(i).filter(|(_, end)| *end == term.end))?;
        let nouns = show::nouns(&term.quantity.dimension, true);
        let number = term.quantity.value * seconds;
        let near = number.round();
        Some((if (number - near).abs() < 1e-9 * near.abs() { near } else { number }, nouns, seconds))
    }

    /// `to MB/s`, `in GB/month`, `in 1/s`, `as %`, where one follows.
    fn target(&self, parser: &Parser<'_>) -> Result<Option<Asked>, Fault> {
        let i = parser.at;
        let arrow = self.sign(i, '→') || self.sign(i, '-') && self.sign(i + 1, '>');
        if !arrow && !self.is_any(i, &["to", "in", "as"]) {
            return Ok(None);
        }
        let start = i + if self.sign(i, '-') { 2 } else { 1 };
        let mut at = start;
        let mut asked = Asked {
            factor: 1.0,
            nines: false,
            dimension: Dimension::none(),
            text: String::new(),
            span: Span::default(),
            end: at,
        };
        if self.sign(at, '%') {
            asked.factor = 0.01;
            asked.dimension = Dimension::ratio();
            at += 1;
        } else if self.is(at, "nines") {
            asked.nines = true;
            asked.dimension = Dimension::ratio();
            at += 1;
        } else if self.digits(at) == Some(1.0) {
            at += 1;
        } else if let Some(unit) = self.unit_at(at) {
            asked.factor = unit.factor;
            asked.dimension = unit.dimension();
            if unit.measure == Measure::Percent {
                asked.dimension = Dimension::ratio();
            }
            at += 1;
        } else if self.noun_at(at) {
            asked.dimension = Dimension::count(self.word(at));
            at += 1;
        }
        loop {
            if let Some((seconds, end)) = self.per_time(at) {
                asked.factor /= seconds;
                asked.dimension = asked.dimension.multiply(&Dimension::per_time());
                at = end;
            } else if (self.sign(at, '/') || self.is(at, "per")) && self.noun_at(at + 1) {
                asked.dimension = asked.dimension.divide(&Dimension::count(self.word(at + 1)));
                at += 2;
            } else {
                break;
            }
        }
        asked.span = self.span(start, at.max(start + 1));
        asked.end = at;
        asked.span.of(self.text).trim_start_matches('1').clone_into(&mut asked.text);
        if at == start {
            let piece = self.piece(start);
            let hint = unit::near_miss(piece).map(|known| format!("did you mean {known}?"));
            let message = if piece.is_empty() {
                "In which unit?".to_owned()
            } else {
                format!("\"{piece}\" is no unit I know.")
            };
            return Err(Fault { span: asked.span, message, hint });
        }
        Ok(Some(asked))
    }
}
