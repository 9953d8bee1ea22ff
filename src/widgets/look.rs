//! What the terminal can show: colours or none, any sign or ASCII alone.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border::{PLAIN, ROUNDED, Set};

use crate::prose::Tone;

/// Which colours stand beside the words that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Colours of the terminal's own palette that most palettes make readable.
    #[default]
    Auto,
    /// The same, for a dark background.
    Dark,
    /// Those that a light background leaves readable.
    Light,
    /// No colour; bold and underlined instead.
    HighContrast,
    /// No colour.
    Mono,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Mono];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }
}

/// How the screen may look. Given by the shell; never asked of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether our own signs are ASCII.
    pub ascii: bool,
    /// Whether cells may carry a colour.
    pub colour: bool,
    /// Which ones.
    pub theme: Theme,
}

impl Default for Look {
    fn default() -> Self {
        Self { ascii: false, colour: true, theme: Theme::Auto }
    }
}

const ASCII: Set<'static> = Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Look {
    /// The style of a tone: the default foreground, and a palette colour as a second sign
    /// only. Dim and bright black are never used; on some themes nobody can read them.
    #[must_use]
    pub fn style(&self, tone: Tone) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let colour = match (tone, self.theme) {
            (Tone::Missing, Theme::HighContrast) => return bold.add_modifier(Modifier::UNDERLINED),
            (Tone::Strong, _) | (Tone::Good, Theme::HighContrast) => return bold,
            (Tone::Plain, _) | (_, Theme::HighContrast | Theme::Mono) => return Style::new(),
            (Tone::Good, _) => Color::Green,
            (Tone::Missing, Theme::Light) => Color::Red,
            (Tone::Missing, _) => Color::Yellow,
            (Tone::Note, Theme::Light) => Color::Blue,
            (Tone::Note, _) => Color::Cyan,
        };
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Words in the box that were understood.
    #[must_use]
    pub fn understood(&self) -> Style {
        self.style(Tone::Good).add_modifier(Modifier::UNDERLINED)
    }

    /// Words in the box that an answer stumbled on.
    #[must_use]
    pub fn stumbled(&self) -> Style {
        self.style(Tone::Missing).add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// A selected row. It also has a sign.
    #[must_use]
    pub fn chosen(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A lead before a paragraph.
    #[must_use]
    pub fn lead(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The frame of a box.
    #[must_use]
    pub fn border(&self, active: bool) -> Set<'static> {
        match (self.ascii, active) {
            (true, _) => ASCII,
            (false, true) => ROUNDED,
            (false, false) => PLAIN,
        }
    }

    /// A line across.
    #[must_use]
    pub fn across(&self) -> &'static str {
        if self.ascii { "-" } else { "─" }
    }

    /// A line down.
    #[must_use]
    pub fn down(&self) -> &'static str {
        if self.ascii { "|" } else { "│" }
    }

    /// Stands between two things of one row.
    #[must_use]
    pub fn between(&self) -> &'static str {
        if self.ascii { " - " } else { " · " }
    }

    /// Where a text is cut.
    #[must_use]
    pub fn cut(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}
