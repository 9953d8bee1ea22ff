//! A value over time as SVG: an area below a line, with what is to be read off above it.

use std::fmt::Write as _;

use super::super::super::{Plot, Scale};
use super::svg::{AXIS, INNER, axis, percent, words};

/// The height of what is drawn.
const COURSE: usize = 110;
/// A line of words.
const WORDS: usize = 20;

pub(super) fn draw(scale: &Scale, time: &Scale, points: &[(f64, f64)], plots: &[Plot]) -> (String, usize) {
    let top = plots.len() * WORDS + 12;
    let bottom = top + COURSE;
    let mut out = axis(time, top, bottom);
    for (index, plot) in plots.iter().enumerate() {
        words(&mut out, plot, index * WORDS + 15);
    }
    let place = |(at, value): &(f64, f64)| {
        format!("{:.2},{:.2}", 100.0 * time.place(*at), 100.0 * (1.0 - scale.place(*value)))
    };
    let line: Vec<String> = points.iter().map(place).collect();
    let last = points.last().map_or(0.0, |(at, _)| 100.0 * time.place(*at));
    let line = line.join(" ");
    // Its own coordinates, so that lines and area keep to the width there is.
    let _ = writeln!(
        out,
        "<svg x=\"{}\" y=\"{top}\" width=\"{INNER}%\" height=\"{COURSE}\" viewBox=\"0 0 100 100\" \
         preserveAspectRatio=\"none\"><polygon class=\"area\" points=\"0,100 {line} {last:.2},100\"/>\
         <polyline class=\"course\" points=\"{line}\"/></svg>",
        percent(0.0)
    );
    let _ = writeln!(out, "<line class=\"track\" x1=\"0\" x2=\"100%\" y1=\"{bottom}\" y2=\"{bottom}\"/>");
    (out, bottom + AXIS)
}
