//! Every number of a chart is a number of the sheet, or of the table of capacity.

use sizeup::report::{Chart, Document, Drawing, Format, Mark, compose, render};

use super::{answered, good, unsure, worked};

fn chart<'a>(document: &'a Document, id: &str) -> &'a Chart {
    document.charts.iter().find(|chart| chart.id == id).unwrap_or_else(|| panic!("no chart {id}"))
}

/// The values of a chart's own numbers, each in the sheet under one of these ids.
#[track_caller]
fn all_in_the_sheet(document: &Document, id: &str, rows: &[&str]) {
    let known: Vec<_> = document.sheet.iter().filter(|row| rows.contains(&row.id)).collect();
    let plots = chart(document, id).plots().iter().filter(|plot| plot.mark != Mark::Limit);
    for plot in plots {
        let row = known
            .iter()
            .find(|row| {
                (row.value - plot.value).abs() <= row.value.abs() * 1e-12 && row.text.starts_with(&plot.text)
            })
            .unwrap_or_else(|| panic!("{id}: {} ({}) is in no row", plot.label, plot.text));
        assert_eq!(plot.span, row.span, "{id}: {}", plot.label);
    }
}

#[test]
fn the_load_is_that_of_the_sheet() {
    for interview in [worked(), unsure()] {
        let document = compose(&interview);
        all_in_the_sheet(&document, "load", &["rate", "rate_total", "peak_rate"]);
        let node = chart(&document, "load").plots().iter().filter(|plot| plot.mark == Mark::Limit);
        let node: Vec<f64> = node.map(|plot| plot.value).collect();
        let facts = interview.standing().facts.node.as_ref().expect("PostgreSQL is known");
        assert_eq!(node, [facts.value.reads.expect("a figure"), facts.value.writes.expect("a figure")]);
    }
}

#[test]
fn the_budget_is_that_of_the_sheet() {
    let document = compose(&worked());
    all_in_the_sheet(&document, "budget", &["budget_share"]);
    assert_eq!(chart(&document, "budget").plots().len(), 4);
}

#[test]
fn year_three_is_that_of_the_sheet_and_the_years_before_lead_to_it() {
    let document = compose(&worked());
    let plots = chart(&document, "storage").plots();
    let row = |id: &str| document.sheet.iter().find(|row| row.id == id).expect("a row");
    assert!((plots[2].value - row("bytes_at_horizon").value).abs() < 1.0);
    assert!((plots[3].value - row("bytes_on_disk").value).abs() < 1.0);
    assert!((plots[0].value - row("bytes_per_year").value).abs() < 1.0);
    assert!((plots[0].value * 2.0 - plots[1].value).abs() < 1.0);
    assert_eq!(plots[4].mark, Mark::Limit);
}

#[test]
fn what_is_kept_for_a_month_does_not_grow_for_years() {
    let document = compose(&answered("Short links", |question| match question {
        "scale.records" => Some("link: 500 B, 50/day, 30 days\nclick: 25 B, 10k/day, 30 days".to_owned()),
        "scale.one_node" => {
            Some("fits: about 8.3 MB in year three; the smallest node holds 20 GB".to_owned())
        }
        _ => good(question),
    }));
    let plots = chart(&document, "storage").plots();
    assert!((plots[0].value - plots[2].value).abs() < 1.0, "{plots:?}");
}

#[test]
fn the_targets_are_those_of_the_answers() {
    let interview = worked();
    let document = compose(&interview);
    let drawn: Vec<(String, f64)> = chart(&document, "latency")
        .plots()
        .iter()
        .filter(|plot| plot.mark != Mark::Limit)
        .map(|plot| (plot.label.clone(), plot.value))
        .collect();
    let said: Vec<(String, f64)> = interview
        .standing()
        .facts
        .operations
        .iter()
        .filter_map(|operation| {
            Some((operation.name.clone(), operation.latency.as_ref()?.value.duration.value))
        })
        .collect();
    assert_eq!(drawn, said);
    let path = chart(&document, "latency").plots().last().expect("the path").clone();
    assert_eq!((path.span, path.mark), (Some((0.002, 0.02)), Mark::Limit));
}

#[test]
fn the_account_of_an_outage_is_the_closed_form() {
    let document = compose(&worked());
    let row = |id: &str| {
        let rows = document.sheet.iter();
        rows.clone().find(|row| row.id == id && row.item.as_deref() == Some("60 s")).expect("a row").value
    };
    let Drawing::Course { points, time, .. } = &chart(&document, "outage").drawing else {
        panic!("it is drawn over time")
    };
    assert_eq!(points, &[(0.0, 0.0), (60.0, row("backlog")), (60.0 + row("drain_time"), 0.0)]);
    assert!(time.high > 60.0 + row("drain_time"));
}

#[test]
fn a_range_is_drawn_against_its_own_middle() {
    let document = compose(&unsure());
    let ranges = chart(&document, "ranges");
    assert!(!ranges.plots().is_empty());
    for plot in ranges.plots() {
        let row = document.sheet.iter().find(|row| row.name() == plot.label).expect("a row");
        let (low, high) = row.span.expect("a range");
        assert_eq!(plot.span, Some((low / row.value, high / row.value)));
        assert_eq!(Some(&plot.text), row.span_text.as_ref());
    }
    assert!(compose(&worked()).charts.iter().all(|chart| chart.id != "ranges"), "nothing is unsure there");
}

#[test]
fn a_chart_says_in_words_and_in_places_what_it_draws() {
    let document = compose(&worked());
    assert_eq!(document.charts.len(), 5);
    let page = scraper::Html::parse_document(&render(&document, Format::Html));
    for drawn in &document.charts {
        let select = |selector: &str| scraper::Selector::parse(selector).expect("a selector");
        let svg = select(&format!("svg[aria-labelledby=\"{0}-title {0}-words\"]", drawn.id));
        let svg = page.select(&svg).next().unwrap_or_else(|| panic!("{} is not drawn", drawn.id));
        assert_eq!(svg.value().attr("role"), Some("img"));
        let words: String = svg.select(&select("desc")).flat_map(|desc| desc.text()).collect();
        assert_eq!(words, drawn.alternative());
        let text: Vec<&str> = svg.text().collect();
        for plot in drawn.plots() {
            assert!(text.contains(&plot.text.as_str()), "{}: {}", drawn.id, plot.text);
            assert!(words.contains(&plot.label), "{}: {}", drawn.id, plot.label);
        }
        if let Drawing::Points(plots) = &drawn.drawing {
            let centres: Vec<String> = svg
                .select(&select("circle"))
                .filter_map(|dot| dot.value().attr("cx").map(str::to_owned))
                .collect();
            let places: Vec<String> = plots
                .iter()
                .filter(|plot| plot.mark != Mark::Limit)
                .map(|plot| format!("{:.2}%", 1.5 + 97.0 * drawn.scale.place(plot.value)))
                .collect();
            assert_eq!(centres, places, "{}", drawn.id);
        }
    }
}
