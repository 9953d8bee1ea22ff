//! One self-contained page: no script, nothing loaded from elsewhere, charts as inline SVG.
//! `page.html` is checked when the program is built; every text in it is escaped by it.

mod course;
mod svg;

use askama::Template;

use super::super::Document;
use super::super::document::State;
use crate::text::visible;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    document: &'a Document,
    style: &'static str,
}

pub(super) fn render(document: &Document) -> String {
    let page = Page { document, style: super::STYLE };
    let text = page.render().unwrap_or_default();
    // Nothing of ours steers a terminal, so what is replaced here was typed.
    visible(&text).into_owned()
}
