//! One paragraph and the way it is meant. A tone is never the only sign of a meaning: the
//! words say it too.

/// How a paragraph is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Said plainly.
    #[default]
    Plain,
    /// The one thing to read first.
    Strong,
    /// Understood, done, saved.
    Good,
    /// Still missing.
    Missing,
    /// Worth a look: an example, a hint, a remark.
    Note,
}

/// One paragraph: an optional lead ("Why"), and the text after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Para {
    /// How it is meant.
    pub tone: Tone,
    /// Stands before the text and is set off from it.
    pub lead: String,
    /// What is said. May hold line ends.
    pub text: String,
    /// Columns that every row is moved in.
    pub indent: usize,
    /// Columns that every row but the first is moved in further.
    pub hang: usize,
    /// Whether this is a selected row of a list.
    pub chosen: bool,
}

impl Para {
    /// A paragraph in a tone.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), ..Self::default() }
    }

    /// Said plainly.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Tone::Plain, text)
    }

    /// An empty row.
    #[must_use]
    pub fn gap() -> Self {
        Self::default()
    }

    /// The same with a lead before it.
    #[must_use]
    pub fn led(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// The same moved in.
    #[must_use]
    pub fn indented(mut self, by: usize) -> Self {
        self.indent = by;
        self
    }

    /// The same with further rows moved in.
    #[must_use]
    pub fn hanging(mut self, by: usize) -> Self {
        self.hang = by;
        self
    }

    /// The same as a selected row.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }
}
