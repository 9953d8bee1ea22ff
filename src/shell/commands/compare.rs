//! `sizeup compare`: what changed from one design to another.

use std::path::Path;

use jiff::Timestamp;

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::export::named;
use super::sessions::open;
use super::{design, library, store};
use crate::report::{Document, compare, compose, render_comparison};

/// Compares two designs, each a session or a file.
pub fn run(global: &Global, before: &str, after: &str, format: &str) -> Result<Exit, Trouble> {
    let format = named(format)?;
    let comparison = compare(&document(global, before)?, &document(global, after)?);
    out::data(&render_comparison(&comparison, format));
    Ok(Exit::Done)
}

/// The report of a session, or of the design in a file. A path that is there is a file.
fn document(global: &Global, name: &str) -> Result<Document, Trouble> {
    let library = library(global);
    let path = Path::new(name);
    let record = if name == "-" || path.is_file() {
        let design = design::read(&library, path)?;
        let script = design.script(&library)?;
        let title = design.title.clone();
        design.record(script, name, &title, Timestamp::UNIX_EPOCH)
    } else {
        let store = store(global)?;
        store.peek(&store.find(name)?)?
    };
    Ok(compose(&open(library, record)?))
}
