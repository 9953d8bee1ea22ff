//! stub
#![allow(missing_docs)]
use crate::text::Span;
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub range: Option<Range>,
    pub dimension: Dimension,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dimension;
impl std::fmt::Display for Dimension {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}
impl Dimension {
    pub fn none() -> Self {
        Self
    }
    pub fn time() -> Self {
        Self
    }
    pub fn data() -> Self {
        Self
    }
    pub fn per_time() -> Self {
        Self
    }
    pub fn divide(&self, _: &Self) -> Self {
        Self
    }
}
impl Quantity {
    pub fn ratio(v: f64) -> Self {
        Self { value: v, range: None, dimension: Dimension }
    }
    pub fn plain(v: f64) -> Self {
        Self::ratio(v)
    }
}
pub fn combine(inputs: &[&Quantity], _: Dimension, f: impl Fn(&[f64]) -> f64) -> Quantity {
    let v: Vec<f64> = inputs.iter().map(|q| q.value).collect();
    Quantity::ratio(f(&v))
}
pub struct Evaluation {
    pub text: String,
}
pub struct Fault {
    pub span: Span,
    pub message: String,
    pub hint: Option<String>,
}
pub fn evaluate(_: &str) -> Result<Evaluation, Fault> {
    Ok(Evaluation { text: String::new() })
}
pub mod show {
    use super::Quantity;
    pub fn number(v: f64) -> String {
        v.to_string()
    }
    pub fn duration(v: f64) -> String {
        v.to_string()
    }
    pub fn bytes(v: f64) -> String {
        v.to_string()
    }
    pub fn percent(v: f64) -> String {
        v.to_string()
    }
    pub fn rate(q: &Quantity) -> String {
        q.value.to_string()
    }
}
