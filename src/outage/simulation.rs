//! The same outage with single requests that arrive by chance: an independent check of the
//! account, which lets them flow. Shares no code with it.

use std::collections::{BTreeMap, VecDeque};

use super::{Outage, account};

/// What became of everybody.
#[derive(Debug, Default, Clone, Copy)]
struct Fate {
    served: f64,
    failed: f64,
    retried: f64,
    lost: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// An attempt of a request has waited long enough.
    Timeout(usize, u32),
    Arrival,
    /// The server is free again.
    Free,
}

/// A time that sorts.
fn key(time: f64) -> u64 {
    (time * 1e9) as u64
}

/// Follows single requests for as long as the account does.
fn simulate(outage: &Outage, until: f64, seed: u64) -> Fate {
    let mut state = seed;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 / (1_u64 << 53) as f64).max(1e-12)
    };
    let mut events: BTreeMap<(u64, Event), f64> = BTreeMap::new();
    let add = |events: &mut BTreeMap<(u64, Event), f64>, time: f64, event: Event| {
        events.insert((key(time), event), time);
    };
    let mut fate = Fate::default();
    // Of each request the attempt it is at; 0 once it has left.
    let mut requests: Vec<u32> = Vec::new();
    let mut queue: VecDeque<(usize, u32)> = VecDeque::new();
    let (mut waiting, mut busy) = (0_usize, false);
    let first = -random().ln() / outage.rate;
    add(&mut events, first, Event::Arrival);
    add(&mut events, outage.length, Event::Free);
    while let Some(((_, event), now)) = events.pop_first() {
        if now >= until {
            break;
        }
        match event {
            Event::Arrival => {
                add(&mut events, now - random().ln() / outage.rate, Event::Arrival);
                let free = now >= outage.length && !busy;
                if outage.buffer.is_some_and(|most| waiting as f64 >= most) && !free {
                    fate.lost += 1.0;
                } else {
                    let id = requests.len();
                    requests.push(1);
                    queue.push_back((id, 1));
                    waiting += 1;
                    if let Some(timeout) = outage.timeout {
                        add(&mut events, now + timeout, Event::Timeout(id, 1));
                    }
                }
            }
            Event::Timeout(id, attempt) => {
                if requests[id] != attempt {
                    continue;
                }
                if attempt < outage.attempts {
                    requests[id] = attempt + 1;
                    fate.retried += 1.0;
                    queue.push_back((id, attempt + 1));
                    add(&mut events, now + outage.timeout.unwrap(), Event::Timeout(id, attempt + 1));
                } else {
                    requests[id] = 0;
                    fate.failed += 1.0;
                    waiting -= 1;
                }
            }
            Event::Free => busy = false,
        }
        while !busy && now >= outage.length {
            let Some((id, attempt)) = queue.pop_front() else { break };
            if requests[id] == attempt {
                requests[id] = 0;
                waiting -= 1;
                fate.served += 1.0;
                busy = true;
                add(&mut events, now + 1.0 / outage.capacity, Event::Free);
            }
        }
    }
    fate
}

#[track_caller]
fn check(outage: Outage) {
    const RUNS: u64 = 8;
    let made = account(&outage);
    let until = made.moments.last().unwrap().at + made.step;
    let mut mean = Fate::default();
    for run in 0..RUNS {
        let fate = simulate(&outage, until, 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(run + 1));
        mean.served += fate.served / RUNS as f64;
        mean.failed += fate.failed / RUNS as f64;
        mean.retried += fate.retried / RUNS as f64;
        mean.lost += fate.lost / RUNS as f64;
    }
    let pairs = [
        ("served", made.total(|m| m.served), mean.served),
        ("failed", made.total(|m| m.failed), mean.failed),
        ("retried", made.total(|m| m.retried), mean.retried),
        ("lost", made.total(|m| m.lost), mean.lost),
    ];
    // Arrivals spread by the root of their number; a step of the account is one in twenty of a timeout.
    let came = made.total(|m| m.arrivals);
    for (what, flow, chance) in pairs {
        let slack = 4.0 * (came / RUNS as f64).sqrt() + 0.01 * came + 0.02 * flow.max(chance);
        assert!(
            (flow - chance).abs() <= slack,
            "{what}: {flow:.0} by flow, {chance:.0} by chance, of {came:.0}"
        );
    }
}

const USUAL: Outage =
    Outage { rate: 200.0, capacity: 350.0, length: 60.0, timeout: None, attempts: 1, buffer: None };

#[test]
fn waiting_for_ever_agrees() {
    check(USUAL);
    check(Outage { rate: 50.0, capacity: 500.0, length: 300.0, ..USUAL });
}

#[test]
fn timeouts_agree() {
    check(Outage { timeout: Some(5.0), ..USUAL });
    check(Outage { timeout: Some(0.5), capacity: 1_000.0, ..USUAL });
}

#[test]
fn retries_agree() {
    check(Outage { timeout: Some(2.0), attempts: 3, ..USUAL });
    check(Outage { timeout: Some(10.0), attempts: 4, capacity: 800.0, ..USUAL });
}

#[test]
fn buffers_agree() {
    check(Outage { buffer: Some(5_000.0), ..USUAL });
    check(Outage { buffer: Some(500.0), timeout: Some(2.0), attempts: 2, ..USUAL });
}
