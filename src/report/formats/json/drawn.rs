//! Charts as numbers: the values, their scale, and the words beside them.

use serde_json::{Value, json};

use super::super::super::{Chart, Drawing, Mark, Plot, Scale};

pub(super) fn chart(chart: &Chart) -> Value {
    let (kind, time, points) = match &chart.drawing {
        Drawing::Points(_) => ("points", Value::Null, Value::Null),
        Drawing::Bars(_) => ("bars", Value::Null, Value::Null),
        Drawing::Course { time, points, .. } => ("course", scale(time), json!(points)),
    };
    json!({
        "id": chart.id,
        "step": chart.step,
        "title": chart.title,
        "says": chart.says,
        "measures": chart.measures,
        "kind": kind,
        "scale": scale(&chart.scale),
        "time": time,
        "points": points,
        "values": chart.plots().iter().map(plot).collect::<Vec<_>>(),
    })
}

fn scale(scale: &Scale) -> Value {
    json!({"low": scale.low, "high": scale.high, "log": scale.log})
}

fn plot(plot: &Plot) -> Value {
    json!({
        "label": plot.label,
        "text": plot.text,
        "value": plot.value,
        "low": plot.span.map(|span| span.0),
        "high": plot.span.map(|span| span.1),
        "limit": plot.mark == Mark::Limit,
    })
}
