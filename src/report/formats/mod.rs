//! COMB. One file a format; each sees a [`Document`] and nothing else.

mod html;
mod json;
mod markdown;
mod plain;

use super::Document;

/// How pages look.
pub(super) const STYLE: &str = include_str!("html/style.css");

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GitHub-flavoured Markdown, which `check` reads again.
    Markdown,
    /// One page that needs nothing else: for a browser, a phone, paper.
    Html,
    /// One documented JSON object.
    Json,
    /// Lines for a mail or a screen reader.
    Plain,
}

impl Format {
    /// All formats, the usual one first.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Json, Self::Plain];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Plain => "plain",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Plain => "txt",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Writes a report. Byte for byte the same for the same document.
#[must_use]
pub fn render(document: &Document, format: Format) -> String {
    match format {
        Format::Markdown => markdown::render(document),
        Format::Html => html::render(document),
        Format::Json => json::render(document),
        Format::Plain => plain::render(document),
    }
}
