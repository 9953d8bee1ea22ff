//! Ranges through formulas: 10,000 samples, seeded from the inputs and spread evenly,
//! so that the same inputs give the same bits on every machine.

use std::sync::OnceLock;

use super::{Dimension, Quantity, Range};

/// How many samples are drawn.
const SAMPLES: usize = 10_000;

/// The standard normal value below which 95 % lie: a range's ends lie so far out.
const Z95: f64 = 1.644_853_626_951_472_2;

/// Applies `f` to the inputs, given in order and in base units. Exact when none of
/// them is a range; else the result's value, low and high are the quantiles 50, 5 and
/// 95 of 10,000 samples.
pub fn combine(inputs: &[&Quantity], dimension: Dimension, f: impl Fn(&[f64]) -> f64) -> Quantity {
    let values: Vec<f64> = inputs.iter().map(|input| input.value).collect();
    let range = if inputs.iter().any(|input| input.range.is_some()) { quantiles(inputs, &f) } else { None };
    match range {
        Some((low, value, high)) => {
            Quantity { value, range: Some(Range { low, high }), bound: None, dimension }
        }
        None => Quantity::new(f(&values), dimension),
    }
}

/// The share of each input in the spread of the result, by variance in log space with
/// the other inputs at their medians; the shares add up to one, or are all zero.
pub fn spread(inputs: &[&Quantity], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let medians: Vec<f64> = inputs.iter().map(|input| input.value).collect();
    let mut variances = Vec::with_capacity(inputs.len());
    for (i, input) in inputs.iter().enumerate() {
        let mut values = medians.clone();
        let variance = Shape::of(input).map_or(0.0, |shape| {
            // Nine points of equal weight are enough to tell which input matters.
            let logs: Vec<f64> = (0..9)
                .map(|step| {
                    values[i] = shape.at(normal((f64::from(step) + 0.5) / 9.0));
                    libm::log(f(&values).abs().max(f64::MIN_POSITIVE))
                })
                .collect();
            let mean = logs.iter().sum::<f64>() / 9.0;
            logs.iter().map(|log| (log - mean) * (log - mean)).sum::<f64>() / 9.0
        });
        variances.push(variance);
    }
    let total: f64 = variances.iter().sum();
    variances.iter().map(|variance| if total > 0.0 { variance / total } else { 0.0 }).collect()
}

/// The quantiles 5, 50 and 95 of a formula over ranges; nothing where fewer than half
/// of the samples have a value.
pub(super) fn quantiles(inputs: &[&Quantity], f: impl Fn(&[f64]) -> f64) -> Option<(f64, f64, f64)> {
    if let Some(exact) = monotone(inputs, &f) {
        return Some(exact);
    }
    let mut random = Random::seeded(inputs);
    let ranges = inputs.iter().filter(|input| input.range.is_some()).count();
    let mut roots = PRIMES.iter().map(|prime| prime.sqrt());
    let columns: Vec<(usize, Vec<f64>)> = inputs
        .iter()
        .enumerate()
        .filter_map(|(i, input)| {
            let shape = Shape::of(input)?;
            let step = roots.next().filter(|_| ranges > 1);
            Some((i, column(&shape, step, &mut random)))
        })
        .collect();
    let mut values: Vec<f64> = inputs.iter().map(|input| input.value).collect();
    let mut results = Vec::with_capacity(SAMPLES);
    for sample in 0..SAMPLES {
        for (i, column) in &columns {
            values[*i] = column[sample];
        }
        let result = f(&values);
        if result.is_finite() {
            results.push(result);
        }
    }
    if results.len() < SAMPLES / 2 {
        return None;
    }
    // Three places are wanted, not the whole order.
    let mut at = |share: f64| {
        let place = share * results.len() as f64;
        let above = (place as usize).clamp(1, results.len() - 1);
        let (lower, here, _) = results.select_nth_unstable_by(above, f64::total_cmp);
        let below = lower.iter().copied().max_by(f64::total_cmp).unwrap_or(*here);
        f64::midpoint(below, *here)
    };
    Some((at(0.05), at(0.5), at(0.95)))
}

/// With one range, the quantiles of a formula that only rises or only falls are its
/// values at the range's own quantiles: exact, and what samples would come close to.
fn monotone(inputs: &[&Quantity], f: impl Fn(&[f64]) -> f64) -> Option<(f64, f64, f64)> {
    let mut ranges = inputs.iter().enumerate().filter_map(|(i, input)| Some((i, Shape::of(input)?)));
    let ((only, shape), None) = (ranges.next()?, ranges.next()) else { return None };
    let mut values: Vec<f64> = inputs.iter().map(|input| input.value).collect();
    let mut at = |value: f64| {
        values[only] = value;
        f(&values)
    };
    let mut last = f64::NAN;
    let (mut rises, mut falls) = (true, true);
    for step in 0..64 {
        let here = at(shape.at(normal((f64::from(step) + 0.5) / 64.0)));
        rises &= step == 0 || here >= last;
        falls &= step == 0 || here <= last;
        if !here.is_finite() || !rises && !falls {
            return None;
        }
        last = here;
    }
    let range = inputs[only].range?;
    let (low, middle, high) = (at(range.low), at(inputs[only].value), at(range.high));
    Some(if rises { (low, middle, high) } else { (high, middle, low) })
}

/// Square roots of primes spread points evenly over as many dimensions as there are
/// ranges (Richtmyer's sequence): far closer to the true quantiles than random points.
const PRIMES: [f64; 16] =
    [2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0, 37.0, 41.0, 43.0, 47.0, 53.0];

/// The samples of one range. A lone one needs no more than even steps; many take turns
/// by the root of a prime, and beyond the primes at hand in random order.
fn column(shape: &Shape, step: Option<f64>, random: &mut Random) -> Vec<f64> {
    let even = |i: usize| (i as f64 + 0.5) / SAMPLES as f64;
    let Some(step) = step else {
        let mut column: Vec<f64> = (0..SAMPLES).map(|i| shape.at(normal(even(i)))).collect();
        random.shuffle(&mut column);
        return column;
    };
    let start = random.share();
    let turn = |i: usize| (start + (i as f64 + 1.0) * step).fract().clamp(1e-9, 1.0 - 1e-9);
    let quick = quick_normal();
    (0..SAMPLES).map(|i| shape.at(quick(turn(i)))).collect()
}

/// The distribution of a range.
enum Shape {
    Lognormal(f64, f64),
    LogitNormal(f64, f64),
    Normal(f64, f64),
}

impl Shape {
    fn of(quantity: &Quantity) -> Option<Self> {
        let Range { low, high } = quantity.range?;
        let between = |low: f64, high: f64| (f64::midpoint(low, high), (high - low) / (2.0 * Z95));
        let logit = |share: f64| libm::log(share) - libm::log1p(-share);
        Some(if quantity.dimension.is_ratio() && low > 0.0 && high < 1.0 {
            let (middle, deviation) = between(logit(low), logit(high));
            Self::LogitNormal(middle, deviation)
        } else if low > 0.0 {
            let (middle, deviation) = between(libm::log(low), libm::log(high));
            Self::Lognormal(middle, deviation)
        } else {
            let (middle, deviation) = between(low, high);
            Self::Normal(middle, deviation)
        })
    }

    fn at(&self, z: f64) -> f64 {
        match self {
            Self::Lognormal(middle, deviation) => libm::exp(middle + deviation * z),
            Self::LogitNormal(middle, deviation) => 1.0 / (1.0 + libm::exp(-(middle + deviation * z))),
            Self::Normal(middle, deviation) => middle + deviation * z,
        }
    }
}

/// How finely the middle of the normal curve is tabled.
const STEPS: usize = 8192;

/// The same as [`normal`] from a table, in a straight line between its points: to within
/// 1e-5 in the middle, and the curve itself in the tails. Samples want many of them.
fn quick_normal() -> impl Fn(f64) -> f64 {
    static TABLE: OnceLock<Vec<f64>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        (0..=STEPS).map(|i| normal((i as f64 / STEPS as f64).clamp(1e-9, 1.0 - 1e-9))).collect()
    });
    move |share| {
        if !(0.01..=0.99).contains(&share) {
            return normal(share);
        }
        let place = share * STEPS as f64;
        let below = place as usize;
        let part = place - below as f64;
        table[below] + (table[below + 1] - table[below]) * part
    }
}

/// The standard normal value below which a share lies (Acklam's approximation, to
/// within 1.2e-9 of the share).
fn normal(share: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_5,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_5,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416];
    let horner = |terms: &[f64], x: f64| terms.iter().fold(0.0, |sum, term| sum * x + term);
    if share > 0.5 {
        return -normal(1.0 - share);
    }
    if share < 0.024_25 {
        let q = (-2.0 * libm::log(share)).sqrt();
        horner(&C, q) / (horner(&D, q) * q + 1.0)
    } else {
        let q = share - 0.5;
        let r = q * q;
        horner(&A, r) * q / (horner(&B, r) * r + 1.0)
    }
}

/// A small generator of our own (splitmix64), so that no other crate's next version
/// changes what people were told.
struct Random(u64);

impl Random {
    fn seeded(inputs: &[&Quantity]) -> Self {
        let mut state = 0x5eed_u64;
        for input in inputs {
            for value in
                [input.value, input.range.map_or(0.0, |r| r.low), input.range.map_or(0.0, |r| r.high)]
            {
                state = Self(state ^ value.to_bits()).next();
            }
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number between 0 and 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn shuffle(&mut self, column: &mut [f64]) {
        for i in (1..column.len()).rev() {
            let below = (u128::from(self.next()) * (i as u128 + 1)) >> 64;
            column.swap(i, below as usize);
        }
    }
}
