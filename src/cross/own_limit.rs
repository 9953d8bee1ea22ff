//! The limit a person gives for their store, held against what this program says of it.

use super::Design;
use crate::quantity::show;

/// Figures are known to an order of magnitude: nearer than this they agree.
const FAR: f64 = 5.0;
const STORE: &str = "database*|db|store|primary";

/// What to say beside the first limit, where it is far from the capacity figure of the same
/// part that the sheet and the curveballs count with.
#[must_use]
pub fn own_limit(design: &Design<'_>) -> Option<String> {
    let store = design.store().filter(|store| store.component.scope.as_deref() == Some("node"))?;
    let name = design.name_of(store.component);
    design.lines("bottlenecks.first_limit").iter().find_map(|line| {
        // A lock or a single row has its own limit, which no figure of a node tells.
        let whole = line.says(STORE) || line.says(&name.to_lowercase());
        if !whole || line.says("lock*|row|rows|connection*|pool*|disk|block|key") {
            return None;
        }
        let dimension = ["reads", "writes"].into_iter().find(|dimension| line.says(dimension))?;
        let yours = line.rates().next().filter(|rate| *rate > 0.0)?;
        let figure = store.component.carried(dimension)?;
        let times = (figure.high / yours).max(yours / figure.high);
        (times > FAR).then(|| {
            format!(
                "Yours for {name} is {} {dimension}/s; the sheet, the rules and the curveballs count with {} when tuned, {} without care. Your own measurement beats theirs.",
                show::number(yours),
                show::number(figure.high),
                show::number(figure.low)
            )
        })
    })
}
