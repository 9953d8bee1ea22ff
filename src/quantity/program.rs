//! An expression as a short program on a stack: run once for the value and, where an
//! input is a range, once for every sample.

use super::function::Function;
use super::{Dimension, Quantity, Range, sample};

/// A step of a program, on a stack of values.
#[derive(Debug, Clone, Copy)]
pub(super) enum Op {
    Input(usize),
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Call(Function, usize),
}

/// The steps of an expression and the quantities that go in.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) inputs: Vec<Quantity>,
    pub(super) ops: Vec<Op>,
}

impl Program {
    /// The quantity of all that was parsed, sampled where an input is a range.
    pub(super) fn quantity(&self, dimension: Dimension, value: f64) -> Quantity {
        if let [only] = self.inputs.as_slice()
            && self.ops.len() == 1
        {
            return Quantity { dimension, ..only.clone() };
        }
        if self.inputs.iter().any(|input| input.range.is_some()) {
            let inputs: Vec<&Quantity> = self.inputs.iter().collect();
            if let Some((low, value, high)) = sample::quantiles(&inputs, |values| self.run(values)) {
                return Quantity { value, range: Some(Range { low, high }), bound: None, dimension };
            }
        }
        Quantity::new(value, dimension)
    }

    /// The program over other values of its inputs.
    fn run(&self, values: &[f64]) -> f64 {
        let mut stack = [0.0; 64];
        let mut top = 0;
        for op in &self.ops {
            match *op {
                Op::Input(i) => {
                    if top == stack.len() {
                        return f64::NAN;
                    }
                    stack[top] = values[i];
                    top += 1;
                }
                Op::Negate => stack[top - 1] = -stack[top - 1],
                Op::Call(function, count) => {
                    let result = function.value(&stack[top - count..top]);
                    top -= count - 1;
                    stack[top - 1] = result;
                }
                Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Power => {
                    let (a, b) = (stack[top - 2], stack[top - 1]);
                    top -= 1;
                    stack[top - 1] = match op {
                        Op::Add => a + b,
                        Op::Subtract => a - b,
                        Op::Multiply => a * b,
                        Op::Divide => a / b,
                        _ => super::number::power(a, b),
                    };
                }
            }
        }
        if top == 1 { stack[0] } else { f64::NAN }
    }
}
