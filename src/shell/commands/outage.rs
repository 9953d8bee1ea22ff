//! `sizeup outage`: one dependency gone for a while, second by second.

use std::fmt::Write as _;

use clap::Args;
use serde_json::{Value, json};

use super::super::out;
use super::super::trouble::{Exit, Trouble};
use crate::outage::{Account, Outage, account, backlog, chart, drain};
use crate::quantity::{Quantity, evaluate, show};

/// The flags of the command.
#[derive(Debug, Args)]
pub struct Given {
    /// Requests that arrive, such as 200/s
    #[arg(long, value_name = "RATE")]
    rate: String,
    /// Requests that are served while it is there, such as 350/s
    #[arg(long, value_name = "RATE")]
    capacity: String,
    /// How long it is gone, such as 60s
    #[arg(long, value_name = "TIME")]
    length: String,
    /// What you promise, such as 99.9%: how much of the month's budget this burns
    #[arg(long, value_name = "SHARE")]
    availability: Option<String>,
    /// How long one attempt waits, such as 2s (without it: for ever)
    #[arg(long, value_name = "TIME")]
    timeout: Option<String>,
    /// Attempts in all, counting the first
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    attempts: u32,
    /// How many may wait, such as 5000 (without it: all of them)
    #[arg(long, value_name = "N")]
    buffer: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// A month in seconds, for the error budget.
const MONTH: f64 = 30.0 * 86_400.0;
/// The longest outage that is drawn.
const LONGEST: f64 = 30.0 * 86_400.0;
/// How wide the chart is.
const WIDTH: usize = 80;

/// Draws an outage.
pub fn run(given: &Given) -> Result<Exit, Trouble> {
    let rate = number("--rate", &given.rate, "a rate, such as 200/s", Quantity::is_rate)?;
    let capacity = number("--capacity", &given.capacity, "a rate, such as 350/s", Quantity::is_rate)?;
    let length = number("--length", &given.length, "a time, such as 60s", Quantity::is_time)?;
    let optional = |flag, text: &Option<String>, wanted, is: fn(&Quantity) -> bool| {
        text.as_ref().map(|text| number(flag, text, wanted, is)).transpose()
    };
    let availability =
        optional("--availability", &given.availability, "a share below 100 %, such as 99.9%", |it| {
            it.is_ratio() && it.value < 1.0
        })?;
    let timeout = optional("--timeout", &given.timeout, "a time above zero, such as 2s", |it| {
        it.is_time() && it.value >= 0.001
    })?;
    let buffer = optional("--buffer", &given.buffer, "a count, such as 5000", Quantity::is_count)?;
    if length > LONGEST {
        return Err(usage("--length", &given.length, "a time of 30 days at most"));
    }
    let outage = Outage { rate, capacity, length, timeout, attempts: given.attempts, buffer };
    let account = account(&outage);
    let share = availability.map(|availability| length / ((1.0 - availability) * MONTH));
    if given.json {
        out::line(&out::json(&in_json(&outage, &account, share), true));
    } else {
        out::data(&in_words(&outage, &account, availability, share));
    }
    Ok(Exit::Done)
}

fn usage(flag: &str, text: &str, wanted: &str) -> Trouble {
    let next = "\"sizeup outage --help\" shows them all.";
    Trouble::new(Exit::Usage, format!("{flag} does not take \"{text}\""), format!("it wants {wanted}"), next)
}

fn number(flag: &str, text: &str, wanted: &str, is: fn(&Quantity) -> bool) -> Result<f64, Trouble> {
    let quantity = evaluate(text).map_err(|_| usage(flag, text, wanted))?.quantity;
    let good = is(&quantity) && quantity.value.is_finite() && quantity.value >= 0.0 && quantity.value < 1e12;
    if good { Ok(quantity.value) } else { Err(usage(flag, text, wanted)) }
}

fn in_words(outage: &Outage, account: &Account, availability: Option<f64>, share: Option<f64>) -> String {
    let (rate, capacity) = (show::number(outage.rate), show::number(outage.capacity));
    let length = show::duration(outage.length);
    let waiting = backlog(outage.rate, outage.length);
    let mut text = format!("{rate}/s arrive, {capacity}/s can be served, and it is gone for {length}.\n\n");
    let _ = writeln!(
        text,
        "If everybody waited: {} wait at the end ({rate}/s x {length}).",
        show::number(waiting)
    );
    let _ = match drain(waiting, outage.rate, outage.capacity) {
        Some(time) => writeln!(
            text,
            "Worked off after {} ({} / ({capacity}/s - {rate}/s)).",
            show::duration(time),
            show::number(waiting)
        ),
        None => writeln!(text, "Never worked off: {capacity}/s leave nothing to spare above {rate}/s."),
    };
    if let (Some(availability), Some(share)) = (availability, share) {
        let _ = writeln!(
            text,
            "It burns {} of the month's budget ({length} of {} at {}).",
            show::percent(share),
            show::duration((1.0 - availability) * MONTH),
            show::percent(availability)
        );
    }
    if outage.timeout.is_some() || outage.buffer.is_some() {
        let mut rules = Vec::new();
        if let Some(timeout) = outage.timeout {
            let attempts = outage.attempts;
            let plural = if attempts == 1 { "attempt" } else { "attempts" };
            rules.push(format!("a timeout of {} and {attempts} {plural}", show::duration(timeout)));
        }
        if let Some(buffer) = outage.buffer {
            rules.push(format!("room for {}", show::number(buffer)));
        }
        let total = |of: fn(&crate::outage::Moment) -> f64| show::number(account.total(of).round());
        let _ = write!(
            text,
            "\nWith {}:\nat most {} wait at once; {} give up, {} are turned away, {} attempts are made again.\n",
            rules.join(" and "),
            show::number(account.most_queued.round()),
            total(|m| m.failed),
            total(|m| m.lost),
            total(|m| m.retried)
        );
    }
    let _ = match account.over_at {
        Some(time) => {
            writeln!(text, "Nobody waits any more {} after it began.\n", show::duration(time.ceil()))
        }
        None => writeln!(text, "Somebody always waits, as far as this looks.\n"),
    };
    for bar in chart(account, outage.length, WIDTH) {
        text += &bar.text;
        text.push('\n');
    }
    text
}

fn in_json(outage: &Outage, account: &Account, share: Option<f64>) -> Value {
    let waiting = backlog(outage.rate, outage.length);
    let moments: Vec<Value> = account
        .moments
        .iter()
        .map(|m| {
            json!({"at": m.at, "arrivals": m.arrivals, "served": m.served, "failed": m.failed,
                   "queued": m.queued, "retried": m.retried, "lost": m.lost})
        })
        .collect();
    json!({
        "version": 1,
        "rate": outage.rate, "capacity": outage.capacity, "length": outage.length,
        "timeout": outage.timeout, "attempts": outage.attempts, "buffer": outage.buffer,
        "backlog": waiting,
        "drain_time": drain(waiting, outage.rate, outage.capacity),
        "budget_share": share,
        "most_queued": account.most_queued,
        "over_at": account.over_at,
        "served": account.total(|m| m.served),
        "failed": account.total(|m| m.failed),
        "retried": account.total(|m| m.retried),
        "lost": account.total(|m| m.lost),
        "step": account.step,
        "seconds": moments,
    })
}
