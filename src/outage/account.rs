//! Second by second: who arrives, who waits, who gives up, who is served. Requests flow
//! like water in small steps; those that came in one step wait, time out and try again
//! together, so that age is known without following each request.

use std::collections::VecDeque;

use super::{Outage, closed};

/// What happened in one stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moment {
    /// Seconds from the beginning of the outage to the beginning of this stretch.
    pub at: f64,
    /// Requests that arrived.
    pub arrivals: f64,
    /// Requests that were served.
    pub served: f64,
    /// Requests that gave up after their last attempt timed out.
    pub failed: f64,
    /// Requests that wait at the end of the stretch.
    pub queued: f64,
    /// Attempts that were made again after a timeout.
    pub retried: f64,
    /// Requests that were turned away because the buffer was full.
    pub lost: f64,
}

/// The whole account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    /// Seconds each moment stands for: one, unless the outage is very long.
    pub step: f64,
    /// What happened, in order.
    pub moments: Vec<Moment>,
    /// The most that ever waited.
    pub most_queued: f64,
    /// Seconds from the beginning until nobody waits any more; none where that never comes.
    pub over_at: Option<f64>,
}

/// Most moments that are told one by one.
const MOMENTS: f64 = 3_600.0;
/// Steps a second where nothing asks for finer ones.
const STEPS: f64 = 20.0;

/// Requests that came, or came again, in the same step.
struct Group {
    since: f64,
    attempt: u32,
    many: f64,
}

impl Account {
    /// A sum over all moments.
    #[must_use]
    pub fn total(&self, of: impl Fn(&Moment) -> f64) -> f64 {
        self.moments.iter().map(of).sum()
    }
}

/// Goes through an outage until nobody waits any more, or until it is plain that this
/// never comes.
#[must_use]
pub fn account(outage: &Outage) -> Account {
    let spare = closed::drain(closed::backlog(outage.rate, outage.length), outage.rate, outage.capacity);
    let patience = outage.timeout.map_or(0.0, |timeout| timeout * f64::from(outage.attempts));
    let after = spare.unwrap_or(outage.length).min(1e7) + patience + 2.0;
    let until = (outage.length + after).ceil();
    let step = (until / MOMENTS).ceil().max(1.0);
    let fine = outage.timeout.map_or(STEPS, |timeout| (20.0 / timeout).clamp(STEPS, 1_000.0));
    let steps =
        if outage.timeout.is_none() { (STEPS / step).ceil() } else { (fine * step).ceil().min(fine * 60.0) };
    let dt = step / steps;
    let mut made = Account { step, ..Account::default() };
    let mut queue: VecDeque<Group> = VecDeque::new();
    let (mut waiting, mut at) = (0.0_f64, 0.0_f64);
    while at < until {
        let mut moment = Moment { at, ..Moment::default() };
        for index in 0..steps as u64 {
            let now = at + index as f64 * dt;
            time_out(outage, now, &mut queue, &mut waiting, &mut moment);
            arrive(outage, now, dt, &mut queue, &mut waiting, &mut moment);
            let there = (now + dt - outage.length).clamp(0.0, dt);
            serve(outage.capacity * there, &mut queue, &mut waiting, &mut moment);
            made.most_queued = made.most_queued.max(waiting);
            if made.over_at.is_none() && now + dt > outage.length && waiting <= outage.rate * dt + 1e-9 {
                made.over_at = Some(now + dt);
            }
        }
        moment.queued = waiting;
        made.moments.push(moment);
        at += step;
        if made.over_at.is_some() && at >= outage.length + 1.0 {
            break;
        }
    }
    made
}

fn time_out(outage: &Outage, now: f64, queue: &mut VecDeque<Group>, waiting: &mut f64, moment: &mut Moment) {
    let Some(timeout) = outage.timeout else { return };
    while queue.front().is_some_and(|group| now - group.since >= timeout - 1e-9) {
        let Some(group) = queue.pop_front() else { return };
        if group.attempt < outage.attempts {
            moment.retried += group.many;
            queue.push_back(Group { since: now, attempt: group.attempt + 1, ..group });
        } else {
            moment.failed += group.many;
            *waiting -= group.many;
        }
    }
}

fn arrive(
    outage: &Outage,
    now: f64,
    dt: f64,
    queue: &mut VecDeque<Group>,
    waiting: &mut f64,
    moment: &mut Moment,
) {
    let many = outage.rate * dt;
    moment.arrivals += many;
    // Who is served in this very step does not wait for a place.
    let through = outage.capacity * (now + dt - outage.length).clamp(0.0, dt);
    let room = outage.buffer.map_or(many, |buffer| (buffer + through - *waiting).clamp(0.0, many));
    moment.lost += many - room;
    *waiting += room;
    match queue.back_mut() {
        // Without a timeout nobody's age matters.
        Some(last) if outage.timeout.is_none() => last.many += room,
        _ => queue.push_back(Group { since: now, attempt: 1, many: room }),
    }
}

fn serve(mut most: f64, queue: &mut VecDeque<Group>, waiting: &mut f64, moment: &mut Moment) {
    while most > 0.0 {
        let Some(group) = queue.front_mut() else { return };
        let taken = group.many.min(most);
        group.many -= taken;
        most -= taken;
        *waiting -= taken;
        moment.served += taken;
        if group.many > 1e-12 {
            return;
        }
        queue.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{backlog, drain};
    use super::*;

    fn plain(rate: f64, capacity: f64, length: f64) -> Outage {
        Outage { rate, capacity, length, timeout: None, attempts: 1, buffer: None }
    }

    #[test]
    fn the_example_of_the_help_comes_out() {
        let account = account(&plain(200.0, 350.0, 60.0));
        assert!((account.most_queued - 12_000.0).abs() < 10.0, "{}", account.most_queued);
        let over = account.over_at.unwrap();
        assert!((over - 140.0).abs() < 1.0, "{over}");
        assert!((account.moments[0].queued - 200.0).abs() < 1e-6);
    }

    #[test]
    fn a_full_buffer_turns_the_rest_away() {
        let account = account(&Outage { buffer: Some(5_000.0), ..plain(200.0, 350.0, 60.0) });
        assert!((account.total(|m| m.lost) - 7_000.0).abs() < 1.0, "{}", account.total(|m| m.lost));
        assert!((account.most_queued - 5_000.0).abs() < 10.0);
    }

    #[test]
    fn without_spare_capacity_it_is_never_over() {
        assert_eq!(account(&plain(200.0, 200.0, 30.0)).over_at, None);
        assert_eq!(account(&plain(200.0, 100.0, 30.0)).over_at, None);
    }

    #[test]
    fn a_timeout_bounds_what_waits() {
        let account = account(&Outage { timeout: Some(2.0), attempts: 3, ..plain(200.0, 350.0, 60.0) });
        assert!(account.most_queued <= 200.0 * 6.0 + 25.0, "{}", account.most_queued);
        assert!(account.total(|m| m.failed) >= 200.0 * 54.0 - 25.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn closed_forms_agree_within_one_percent(
            rate in 1.0..5_000.0_f64,
            spare in 1.2..20.0_f64,
            length in 5.0..900.0_f64,
        ) {
            let capacity = rate * spare;
            let account = account(&plain(rate, capacity, length));
            let waiting = backlog(rate, length);
            prop_assert!((account.most_queued - waiting).abs() <= 0.01 * waiting + rate * 0.1);
            let took = account.over_at.unwrap() - length;
            let expected = drain(waiting, rate, capacity).unwrap();
            prop_assert!((took - expected).abs() <= 0.01 * expected + 2.0 * account.step / STEPS + 0.1, "{took} {expected}");
        }

        #[test]
        fn nobody_is_forgotten(
            rate in 1.0..1_000.0_f64,
            capacity in 1.0..2_000.0_f64,
            length in 1.0..200.0_f64,
            timeout in prop::option::of(0.1..20.0_f64),
            attempts in 1..6_u32,
            buffer in prop::option::of(0.0..20_000.0_f64),
        ) {
            let made = account(&Outage { rate, capacity, length, timeout, attempts, buffer });
            let came = made.total(|m| m.arrivals);
            let left = made.total(|m| m.served + m.failed + m.lost) + made.moments.last().unwrap().queued;
            prop_assert!((came - left).abs() <= 1e-6 * came, "{came} came, {left} are accounted for");
            for moment in &made.moments {
                prop_assert!(moment.queued > -1e-6 && moment.lost > -1e-6 && moment.failed >= 0.0);
                prop_assert!(buffer.is_none_or(|buffer| moment.queued <= buffer + 1e-6));
            }
        }
    }
}
