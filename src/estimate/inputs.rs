//! What several formulas need before they can begin: sums over operations and records,
//! each with the inputs it is made of, so that a range in one of them is sampled once.

use super::computed::{Computed, Input, compute};
use super::{Amount, Facts, Kind, Operation, Peak, Retention, Stored};
use crate::quantity::{Dimension, Quantity, combine, show};

/// A day in seconds.
pub(super) const DAY: f64 = 86_400.0;
/// A year of 365 days in seconds.
pub(super) const YEAR: f64 = 365.0 * DAY;
/// The month of an error budget: 30 days in seconds.
pub(super) const BUDGET_MONTH: f64 = 30.0 * DAY;
/// How far storage is looked ahead, in seconds.
pub(super) const HORIZON: f64 = 3.0 * YEAR;
/// The outages every design is held against: seconds and their words.
pub(super) const OUTAGES: [(f64, &str); 3] = [(5.0, "5 s"), (60.0, "60 s"), (300.0, "5 min")];

/// What is missing, in words.
pub(super) type Missing = Vec<String>;

/// Operations that somebody waits for.
pub(super) fn foreground(facts: &Facts) -> impl Iterator<Item = &Operation> {
    facts.operations.iter().filter(|operation| operation.kind != Kind::Background)
}

/// The average rate of each foreground operation of a kind (all, where none is given).
pub(super) fn rates(facts: &Facts, kind: Option<Kind>) -> Result<Vec<Input>, Missing> {
    let mut rates = Vec::new();
    let mut missing = Vec::new();
    for operation in foreground(facts).filter(|operation| kind.is_none_or(|kind| operation.kind == kind)) {
        match &operation.rate {
            Some(rate) => rates.push(of_operation(operation, &rate.value)),
            None => missing.push(format!("how often \"{}\" happens", operation.name)),
        }
    }
    if facts.operations.is_empty() {
        missing.push("the operations".to_owned());
    }
    if missing.is_empty() { Ok(rates) } else { Err(missing) }
}

fn of_operation(operation: &Operation, rate: &Quantity) -> Input {
    Input::new(format!("how often \"{}\" happens", operation.name), rate)
}

/// Something that depends on the average rates of the foreground operations of a kind, and
/// on how many times the average the peak is. `compute` is given the sum of the rates and
/// that factor.
pub(super) fn at_peak(
    facts: &Facts,
    kind: Option<Kind>,
    dimension: Dimension,
    f: impl Fn(f64, f64) -> f64,
) -> Result<Computed, Missing> {
    let some = rates(facts, kind)?;
    let all = rates(facts, None)?;
    let Some(peak) = &facts.peak else { return Err(vec!["the peak".to_owned()]) };
    let (peak, of) = match &peak.value {
        Peak::Factor(factor) => (factor, Vec::new()),
        Peak::Rate { rate, operation: None } => (rate, all),
        Peak::Rate { rate, operation: Some(name) } => {
            let named = facts.operations.iter().find(|operation| operation.name == *name);
            let named =
                named.and_then(|operation| Some(of_operation(operation, &operation.rate.as_ref()?.value)));
            (rate, named.map_or(all, |rate| vec![rate]))
        }
    };
    let (first, second) = (some.len(), some.len() + of.len());
    let inputs: Vec<Input> = some.into_iter().chain(of).chain([Input::new("the peak", peak)]).collect();
    Ok(compute(&inputs, dimension, |v| {
        let sum: f64 = v[..first].iter().sum();
        let base: f64 = v[first..second].iter().sum();
        let factor = match (second == first, base > 0.0) {
            (true, _) => v[second],
            (false, true) => v[second] / base,
            (false, false) => 0.0,
        };
        f(sum, factor)
    }))
}

/// The peak in words: "20 times", "150/s against 12/s on average".
pub(super) fn peak_in_words(facts: &Facts) -> String {
    match facts.peak.as_ref().map(|peak| &peak.value) {
        Some(Peak::Factor(factor)) => format!("{} times the average", show::number(factor.value)),
        Some(Peak::Rate { rate, operation }) => match operation {
            Some(name) => format!("{} a second for \"{name}\"", show::number(rate.value)),
            None => format!("{} a second", show::number(rate.value)),
        },
        None => "no peak".to_owned(),
    }
}

/// Rates joined as people add them: "0.12/s + 0.00058/s".
pub(super) fn sum_in_words(rates: &[Input]) -> String {
    if rates.is_empty() {
        return "nothing".to_owned();
    }
    rates
        .iter()
        .map(|rate| format!("{}/s", show::number(rate.quantity.value)))
        .collect::<Vec<_>>()
        .join(" + ")
}

/// Bytes a second that come in for a record; none where it is a total, of which nobody said what is added.
pub(super) fn inflow(record: &Stored) -> Option<Quantity> {
    if let Some(volume) = &record.volume {
        return Some(volume.clone());
    }
    match (&record.size, &record.amount) {
        (Some(size), Some(Amount::PerTime(rate))) => {
            Some(combine(&[size, rate], Dimension::data().divide(&Dimension::time()), |v| v[0] * v[1]))
        }
        _ => None,
    }
}

/// Bytes that are kept of a record at the horizon.
#[must_use]
pub fn kept(record: &Stored) -> Option<Quantity> {
    if let (Some(size), Some(Amount::Total(count))) = (&record.size, &record.amount) {
        return Some(combine(&[size, count], Dimension::data(), |v| v[0] * v[1]));
    }
    let inputs: Vec<&Quantity> = match (&record.volume, &record.size, &record.amount) {
        (Some(volume), _, _) => vec![volume],
        (None, Some(size), Some(Amount::PerTime(rate))) => vec![size, rate],
        _ => return None,
    };
    let seconds = match &record.retention {
        Retention::For(time) => time.value.min(HORIZON),
        Retention::Forever | Retention::Until(_) => HORIZON,
    };
    Some(combine(&inputs, Dimension::data(), |v| v.iter().product::<f64>() * seconds))
}

/// The workings of what is kept of a record.
pub(super) fn kept_in_words(record: &Stored) -> String {
    let time = match &record.retention {
        Retention::For(time) if time.value < HORIZON => show::duration(time.value),
        _ => "3 years".to_owned(),
    };
    match (&record.volume, &record.size, &record.amount) {
        (Some(volume), _, _) => {
            format!("{}: {} a day x {time}", record.name, show::bytes(volume.value * DAY))
        }
        (None, Some(size), Some(Amount::PerTime(rate))) => {
            format!(
                "{}: {} x {} a day x {time}",
                record.name,
                show::bytes(size.value),
                show::number(rate.value * DAY)
            )
        }
        (None, Some(size), Some(Amount::Total(count))) => {
            format!("{}: {} x {}", record.name, show::bytes(size.value), show::number(count.value))
        }
        _ => record.name.clone(),
    }
}

/// The records, or what is missing.
pub(super) fn records(facts: &Facts) -> Result<Vec<&Stored>, Missing> {
    if facts.records.is_empty() {
        return Err(vec!["the records that are stored".to_owned()]);
    }
    Ok(facts.records.iter().map(|record| &record.value).collect())
}

/// Capacity figures are known to an order of magnitude: more digits would promise too much.
pub(super) fn two_digits(value: f64) -> f64 {
    let scale = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor() - 1.0);
    (value / scale).round() * scale
}
