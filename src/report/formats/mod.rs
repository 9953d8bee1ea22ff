//! COMB. One file a format; each sees a [`Document`] and nothing else.

mod json;
mod markdown;
mod plain;

use super::Document;

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// GitHub-flavoured Markdown, which `check` reads again.
    Markdown,
    /// One documented JSON object.
    Json,
    /// Lines for a mail or a screen reader.
    Plain,
}

impl Format {
    /// All formats, the usual one first.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Json, Self::Plain];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Plain => "plain",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
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
        Format::Json => json::render(document),
        Format::Plain => plain::render(document),
    }
}
