//! Charts as SVG. Places are percentages of the width and letters keep their size, so one
//! drawing fits a phone, a screen and paper. Colour is never the only sign: what the
//! others are held against is hollow.

use std::fmt::Write as _;

use super::super::super::{Chart, Drawing, Mark, Plot, Scale};
use super::course;

/// From one line to the next.
const ROW: usize = 44;
/// Where the track of a line lies below its words.
const TRACK: usize = 28;
/// The axis below.
pub(super) const AXIS: usize = 22;
/// Letters that fit on a line of a phone, name and number together.
const LONGEST: usize = 43;

pub(super) fn draw(chart: &Chart) -> String {
    let (body, height) = match &chart.drawing {
        Drawing::Points(plots) => rows(&chart.scale, plots, point),
        Drawing::Bars(plots) => rows(&chart.scale, plots, bar),
        Drawing::Course { time, points, plots } => course::draw(&chart.scale, time, points, plots),
    };
    let id = chart.id;
    format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-words\" width=\"100%\" height=\"{height}\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-words\">{}</desc>\n{body}</svg>",
        escape(chart.title),
        escape(&chart.alternative()),
    )
}

fn rows(scale: &Scale, plots: &[Plot], one: fn(&mut String, &Scale, &Plot, usize)) -> (String, usize) {
    let bottom = plots.len() * ROW;
    let mut out = axis(scale, 0, bottom);
    // A line through all of it for the first limits; more would be a fence.
    for plot in plots.iter().filter(|plot| plot.mark == Mark::Limit).take(2) {
        let x = percent(scale.place(plot.value));
        let _ = writeln!(out, "<line class=\"limit\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{bottom}\"/>");
    }
    for (index, plot) in plots.iter().enumerate() {
        let y = index * ROW;
        words(&mut out, plot, y + 15);
        one(&mut out, scale, plot, y + TRACK);
    }
    (out, bottom + AXIS)
}

/// The name on the left, the number on the right.
pub(super) fn words(out: &mut String, plot: &Plot, y: usize) {
    let class = if plot.mark == Mark::Main { " class=\"main\"" } else { "" };
    let _ = writeln!(
        out,
        "<text{class} x=\"0\" y=\"{y}\">{}</text><text{class} x=\"100%\" y=\"{y}\" text-anchor=\"end\">{}</text>",
        escape(&short(&plot.label, LONGEST.saturating_sub(plot.text.chars().count()))),
        escape(&plot.text)
    );
}

/// The lines of a scale and their words.
pub(super) fn axis(scale: &Scale, top: usize, bottom: usize) -> String {
    let mut out = String::new();
    for (at, label) in &scale.ticks {
        let place = scale.place(*at);
        let x = percent(place);
        let anchor = if place < 0.05 {
            "start"
        } else if place > 0.95 {
            "end"
        } else {
            "middle"
        };
        let y = bottom + 16;
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{top}\" y2=\"{bottom}\"/>\
             <text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escape(label)
        );
    }
    out
}

fn point(out: &mut String, scale: &Scale, plot: &Plot, y: usize) {
    let x = percent(scale.place(plot.value));
    let _ = writeln!(out, "<line class=\"track\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
    if let Some((low, high)) = plot.span {
        let (from, to) = (percent(scale.place(low)), percent(scale.place(high)));
        let _ = writeln!(out, "<line class=\"span\" x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\"/>");
    }
    let _ = match plot.mark {
        Mark::Limit => writeln!(
            out,
            "<svg x=\"{x}\" y=\"{y}\" overflow=\"visible\"><path class=\"hollow\" d=\"M0-6 6 0 0 6-6 0Z\"/></svg>"
        ),
        Mark::Main => writeln!(out, "<circle class=\"main\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
        Mark::Value => writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>"),
    };
}

fn bar(out: &mut String, scale: &Scale, plot: &Plot, y: usize) {
    let class = match plot.mark {
        Mark::Limit => "hollow",
        Mark::Main => "main",
        Mark::Value => "bar",
    };
    let (x, y) = (percent(0.0), y - 4);
    let width = scale.place(plot.value).max(0.003) * INNER;
    let _ = writeln!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width:.2}%\" height=\"9\"/>");
}

/// The share of the width that scales take; points at their ends still fit.
pub(super) const INNER: f64 = 97.0;

pub(super) fn percent(place: f64) -> String {
    format!("{:.2}%", f64::midpoint(100.0, -INNER) + place * INNER)
}

fn short(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let cut: String = label.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
