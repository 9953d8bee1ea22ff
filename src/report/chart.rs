//! A chart as values: what is plotted, on which scale, and what it says. How it looks is a
//! format's business; every number here stands in the sheet or in a table of figures.

/// One chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Stable name: `load`, `latency` …
    pub id: &'static str,
    /// The step whose answers it draws.
    pub step: usize,
    /// What is drawn.
    pub title: &'static str,
    /// What to see in it, in a sentence.
    pub says: String,
    /// What the scale measures: "requests a second, each line ten times the one before".
    pub measures: &'static str,
    /// The scale of the values.
    pub scale: Scale,
    /// What is drawn on it.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// One line a value, each a point on the scale, or a span with a point in it.
    Points(Vec<Plot>),
    /// One line a value, each a bar from nothing.
    Bars(Vec<Plot>),
    /// A value over time.
    Course {
        /// The scale of the time.
        time: Scale,
        /// Time and value, joined by straight lines.
        points: Vec<(f64, f64)>,
        /// What is worth reading off.
        plots: Vec<Plot>,
    },
}

/// One value of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// What it is the value of.
    pub label: String,
    /// The value in words.
    pub text: String,
    /// The value in base units.
    pub value: f64,
    /// The ends of its 90 % interval, where it has one.
    pub span: Option<(f64, f64)>,
    /// What kind of value it is.
    pub mark: Mark,
}

/// What a value is to the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// One of the design's numbers.
    Value,
    /// The number to look at.
    Main,
    /// What the others are held against.
    Limit,
}

impl Plot {
    /// A value of the design.
    pub(super) fn new(label: impl Into<String>, text: impl Into<String>, value: f64) -> Self {
        Self { label: label.into(), text: text.into(), value, span: None, mark: Mark::Value }
    }

    /// The same, marked as something else.
    pub(super) fn marked(self, mark: Mark) -> Self {
        Self { mark, ..self }
    }

    /// The same with the ends of an interval.
    pub(super) fn within(self, span: Option<(f64, f64)>) -> Self {
        Self { span, ..self }
    }
}

/// A scale with its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Whether equal distances are equal factors.
    pub log: bool,
    /// The lines on it, each with its words.
    pub ticks: Vec<(f64, String)>,
}

impl Scale {
    /// Where a value stands on the scale: 0 at its beginning, 1 at its end.
    #[must_use]
    pub fn place(&self, value: f64) -> f64 {
        let place = if self.log {
            let least = f64::MIN_POSITIVE;
            let low = libm::log(self.low.max(least));
            (libm::log(value.max(least)) - low) / (libm::log(self.high.max(least)) - low)
        } else {
            (value - self.low) / (self.high - self.low)
        };
        if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// A scale of equal factors, from and to one of the steps given, wide enough for the
    /// values; with no more lines than can be read side by side on a phone.
    pub(super) fn log(steps: &[(f64, &str)], values: &[f64]) -> Self {
        let least = values.iter().copied().filter(|v| *v > 0.0).fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(0.0, f64::max);
        let last = steps.len().saturating_sub(1);
        let mut first = steps.iter().rposition(|(at, _)| *at <= least * 1.000_001).unwrap_or(0);
        let mut end = steps.iter().position(|(at, _)| *at >= most * 0.999_999).unwrap_or(last);
        if end <= first {
            end = (first + 1).min(last);
            first = end.saturating_sub(1);
        }
        let chosen = &steps[first..=end];
        let mut scale =
            Self { low: chosen[0].0, high: chosen[chosen.len() - 1].0, log: true, ticks: Vec::new() };
        let mut last = f64::NEG_INFINITY;
        for (index, (at, words)) in chosen.iter().enumerate() {
            let place = scale.place(*at);
            // The end is always said, so what is too close before it is not.
            if index + 1 == chosen.len() || (place - last >= APART && 1.0 - place >= APART) {
                scale.ticks.push((*at, (*words).to_owned()));
                last = place;
            }
        }
        scale
    }
}

/// How far apart, of the whole width, words below a scale must be to be read on a phone.
const APART: f64 = 0.25;

impl Chart {
    /// The values that are said beside the drawing.
    #[must_use]
    pub fn plots(&self) -> &[Plot] {
        match &self.drawing {
            Drawing::Points(plots) | Drawing::Bars(plots) | Drawing::Course { plots, .. } => plots,
        }
    }

    /// Everything the chart shows, in words, for those who do not see it.
    #[must_use]
    pub fn alternative(&self) -> String {
        let values: Vec<String> =
            self.plots().iter().map(|plot| format!("{}: {}", plot.label, plot.text)).collect();
        format!("{} {}.", self.says, values.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [(f64, &str); 7] =
        [(1.0, "1"), (10.0, "10"), (1e2, "100"), (1e3, "1k"), (1e4, "10k"), (1e5, "100k"), (1e6, "1M")];

    #[test]
    fn a_scale_is_as_wide_as_its_values_and_has_few_lines() {
        let words = |values: &[f64]| -> Vec<String> {
            Scale::log(&STEPS, values).ticks.into_iter().map(|(_, words)| words).collect()
        };
        assert_eq!(words(&[12.0, 340.0]), ["10", "100", "1k"]);
        assert_eq!(words(&[10.0, 100.0]), ["10", "100"]);
        assert_eq!(words(&[50.0]), ["10", "100"]);
        assert_eq!(words(&[1.0]), ["1", "10"]);
        assert_eq!(words(&[0.01, 5e8]), ["1", "100", "10k", "1M"]);
        assert_eq!(words(&[5e8]), ["100k", "1M"]);
    }

    #[test]
    fn equal_factors_are_equal_distances() {
        let scale = Scale::log(&STEPS, &[1.0, 1e4]);
        assert!((scale.place(1e2) - 0.5).abs() < 1e-12);
        assert!(scale.place(0.0).abs() < 1e-12 && (scale.place(1e9) - 1.0).abs() < 1e-12);
        let even = Scale { low: 0.0, high: 4.0, log: false, ticks: Vec::new() };
        assert!((even.place(1.0) - 0.25).abs() < 1e-12);
    }
}
