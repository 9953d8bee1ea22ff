//! How long somebody else's part is waited for.

use super::{Design, Line, Part, shares_word};

impl Design<'_> {
    /// The component of a part that somebody else runs and that a request may wait for.
    #[must_use]
    pub fn outside<'p>(&self, part: &'p Part) -> Option<&'p String> {
        let outside = |id: &&String| {
            self.component(id).is_some_and(|it| matches!(it.kind.as_str(), "third-party" | "llm"))
        };
        part.ids.iter().find(outside)
    }

    /// Whether a line on retries says how long this part is waited for. A line that names
    /// no call is about all of them.
    #[must_use]
    pub fn has_a_timeout(&self, part: &Part) -> bool {
        let calls = self.outside(part).and_then(|id| Self::calls_of(id));
        self.lines("bottlenecks.retries").iter().any(|retry| {
            let nameless = retry.head() == retry.text
                || Line::part(retry.head())
                    .says("timeout|timeouts|attempts|tries|retry|retries|connect timeout|timeout*");
            retry.durations().next().is_some()
                && (nameless
                    || shares_word(retry.text, &part.name)
                    || calls.is_some_and(|calls| retry.says(calls))
                    || retry.says("all|every|each|any|provider|api|third party|external|gateway"))
        })
    }
}
