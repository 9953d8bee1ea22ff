//! How long a part is tried for before somebody gives up.

use super::{Design, Line, Part, shares_word};
use crate::quantity::show;

/// The line on retries that is about one part.
#[derive(Debug, Clone, Copy)]
pub struct Tries<'d, 'a> {
    /// The line.
    pub line: &'d Line<'a>,
    /// Seconds of one attempt.
    pub timeout: f64,
    /// Attempts in all; 1 where the line names none.
    pub attempts: f64,
}

impl Tries<'_, '_> {
    /// Seconds until the last attempt has failed, pauses not counted.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.timeout * self.attempts
    }

    /// "15 s (5 s x 3 attempts)".
    #[must_use]
    pub fn in_words(&self) -> String {
        if self.attempts < 1.5 {
            return show::duration(self.timeout);
        }
        let (total, timeout) = (show::duration(self.total()), show::duration(self.timeout));
        format!("{total} ({timeout} x {} attempts)", show::number(self.attempts))
    }
}

impl<'a> Design<'a> {
    /// The line on retries whose call is a part, by its name or by what it is called for.
    #[must_use]
    pub fn tries_of(&self, part: &Part) -> Option<Tries<'_, 'a>> {
        let name = part.component_name.as_deref().unwrap_or(&part.name);
        let calls = self.outside(part).and_then(|id| Self::calls_of(id));
        self.facts.retries.iter().find_map(|retry| {
            let line = self.line_of(&retry.from)?;
            let head = Line::part(line.head());
            let about = shares_word(head.text, name) || calls.is_some_and(|calls| head.says(calls));
            let timeout = retry.value.timeout.as_ref().filter(|_| about)?.value;
            Some(Tries { line, timeout, attempts: retry.value.attempts.unwrap_or(1.0) })
        })
    }

    /// Where the tries of a part do not fit another line: that line, and what it promises.
    #[must_use]
    pub fn outlasted(&self, part: &Part) -> Option<(Tries<'_, 'a>, &Line<'a>, String)> {
        let tries = self.tries_of(part)?;
        self.slower_than_promised(part, tries).or_else(|| self.sat_out(part, tries))
    }

    /// Somebody else's part is tried for longer than the operation that waits for it may
    /// take, and no outage says what one gets instead.
    fn slower_than_promised<'d>(
        &'d self,
        part: &Part,
        tries: Tries<'d, 'a>,
    ) -> Option<(Tries<'d, 'a>, &'d Line<'a>, String)> {
        let component = self.component(self.outside(part)?)?;
        let name = part.component_name.as_deref().unwrap_or(&part.name);
        if [5.0, 60.0].iter().any(|seconds| self.goes_on_without(name, *seconds)) {
            return None;
        }
        self.facts.operations.iter().find_map(|operation| {
            let latency =
                operation.latency.as_ref().filter(|_| self.waits_for(operation, part, component))?;
            let target =
                latency.value.duration.range.map_or(latency.value.duration.value, |range| range.high);
            let line = self.line_of(&latency.from).filter(|_| tries.total() > target * 1.001)?;
            let may = format!("\"{}\" may take {}", operation.name, show::duration(target));
            Some((tries, line, may))
        })
    }

    /// Requests are said to wait until a part is back, and are given up before.
    fn sat_out<'d>(
        &'d self,
        part: &Part,
        tries: Tries<'d, 'a>,
    ) -> Option<(Tries<'d, 'a>, &'d Line<'a>, String)> {
        let name = part.component_name.as_deref()?;
        let cells = self.cells();
        let cell = cells.iter().filter(|cell| cell.dependency.eq_ignore_ascii_case(name)).find(|cell| {
            cell.seconds > tries.total() * 1.001
                && cell.seconds <= 60.0
                && !cell.elsewhere
                && cell.line.affirms("longer|waits|wait|waiting|hang|hangs|spinner|until it is back")
                && !cell.line.says("try again|tries again|error*|queue*|outbox")
        })?;
        let line = self.lines("bottlenecks.outages").iter().find(|line| line.number == cell.line.number)?;
        let lasts = show::duration(cell.seconds);
        Some((tries, line, format!("while {name} is gone for {lasts} a request is said to sit it out")))
    }
}
