//! Charts in letters: a table with a bar, or a place on a scale, in each row.

use std::fmt::Write as _;

use super::super::super::{Chart, Drawing, Mark, Plot, Scale};
use super::cell;

/// Letters from one end of a scale to the other.
const WIDTH: usize = 24;

/// The chart as a table; the numbers stand beside what is drawn.
pub(super) fn table(chart: &Chart) -> String {
    let mut out = String::new();
    let axis = match &chart.drawing {
        Drawing::Course { time, .. } => ends(time),
        _ => ends(&chart.scale),
    };
    let _ = writeln!(out, "| {} | number | {} |\n| --- | ---: | --- |", cell(chart.measures), cell(&axis));
    if let Drawing::Course { time, points, .. } = &chart.drawing {
        let _ = writeln!(out, "| over time | | {} |", course(&chart.scale, time, points));
    }
    for plot in chart.plots() {
        let drawn = match &chart.drawing {
            Drawing::Points(_) => place(&chart.scale, plot),
            Drawing::Bars(_) => bar(chart.scale.place(plot.value)),
            Drawing::Course { .. } => String::new(),
        };
        let _ = writeln!(out, "| {} | {} | {drawn} |", cell(&plot.label), cell(&plot.text));
    }
    out
}

fn ends(scale: &Scale) -> String {
    match (scale.ticks.first(), scale.ticks.last()) {
        (Some((_, first)), Some((_, last))) => format!("{first} to {last}"),
        _ => String::new(),
    }
}

fn column(place: f64) -> usize {
    ((place * (WIDTH - 1) as f64).round() as usize).min(WIDTH - 1)
}

/// `····├──●──┤····`, or a diamond for what the others are held against.
fn place(scale: &Scale, plot: &Plot) -> String {
    let mut letters = ['·'; WIDTH];
    if let Some((low, high)) = plot.span {
        let (from, to) = (column(scale.place(low)), column(scale.place(high)));
        letters[from..=to].fill('─');
        letters[from] = '├';
        letters[to] = '┤';
    }
    letters[column(scale.place(plot.value))] = if plot.mark == Mark::Limit { '◇' } else { '●' };
    letters.iter().collect()
}

/// A bar in eighths of a letter; the smallest number is still seen.
fn bar(place: f64) -> String {
    const PARTS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = ((place * (WIDTH * 8) as f64).round() as usize).max(1);
    let mut text: String = std::iter::repeat_n('█', eighths / 8).collect();
    text.extend(PARTS.get((eighths % 8).wrapping_sub(1)));
    text
}

/// One letter a moment, as high as the value there.
fn course(scale: &Scale, time: &Scale, points: &[(f64, f64)]) -> String {
    const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    (0..WIDTH)
        .map(|index| {
            let at = time.low + (time.high - time.low) * index as f64 / (WIDTH - 1) as f64;
            let height = scale.place(value_at(points, at));
            HEIGHTS[((height * 7.0).round() as usize).min(7)]
        })
        .collect()
}

/// The value at a moment, on the straight line between its neighbours.
fn value_at(points: &[(f64, f64)], at: f64) -> f64 {
    for pair in points.windows(2) {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        if at >= from && at <= to {
            return if to > from { low + (high - low) * (at - from) / (to - from) } else { high };
        }
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_where_the_numbers_do() {
        let scale = Scale { low: 1.0, high: 100.0, log: true, ticks: Vec::new() };
        assert_eq!(place(&scale, &Plot::new("a", "1", 1.0)), "●·······················");
        assert_eq!(
            place(&scale, &Plot::new("a", "100", 100.0).marked(Mark::Limit)),
            "·······················◇"
        );
        assert_eq!(
            place(&scale, &Plot::new("a", "10", 10.0).within(Some((1.0, 100.0)))),
            "├───────────●──────────┤"
        );
        assert_eq!(bar(0.5), "████████████");
        assert_eq!(bar(0.0), "▏");
        let even = |high| Scale { low: 0.0, high, log: false, ticks: Vec::new() };
        let drawn = course(&even(10.0), &even(23.0), &[(0.0, 0.0), (14.0, 10.0), (14.0, 0.0)]);
        assert_eq!(drawn, "▁▂▂▃▃▄▄▅▅▆▆▇▇██▁▁▁▁▁▁▁▁▁");
    }
}
