//! stub
/// q
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// v
    pub value: f64,
}
