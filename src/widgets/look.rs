//! What the terminal can show: colours or none, any sign or ASCII alone.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border::{PLAIN, ROUNDED, Set};

use crate::prose::Tone;

/// Which colours stand beside the words that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For a background that is not known: colours only beside what one reads.
    #[default]
    Auto,
    /// Colours for a dark background.
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
    /// The style of what one reads. By itself no theme gives it a colour: on some backgrounds
    /// nobody could read it. Dim and bright black are never used for the same reason.
    #[must_use]
    pub fn style(&self, tone: Tone) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        match (tone, self.theme) {
            (Tone::Missing, Theme::HighContrast) => bold.add_modifier(Modifier::UNDERLINED),
            (Tone::Strong, _) | (Tone::Good, Theme::HighContrast) => bold,
            (_, Theme::Dark | Theme::Light) => self.coloured(tone, Style::new()),
            _ => Style::new(),
        }
    }

    /// The word before it, or the sign beside it: bold, and where colours may be, in one that
    /// says the same a second time.
    #[must_use]
    pub fn lead(&self, tone: Tone) -> Style {
        self.coloured(tone, Style::new().add_modifier(Modifier::BOLD))
    }

    fn coloured(self, tone: Tone, style: Style) -> Style {
        let colour = match (tone, self.theme) {
            (Tone::Plain | Tone::Strong, _) | (_, Theme::HighContrast | Theme::Mono) => return style,
            (Tone::Good, _) => Color::Green,
            (Tone::Missing, Theme::Light) => Color::Red,
            (Tone::Missing, Theme::Dark) => Color::Yellow,
            // Readable on a dark background and on a light one.
            (Tone::Missing, _) => Color::Magenta,
            (Tone::Note, Theme::Light) => Color::Blue,
            (Tone::Note, Theme::Dark) => Color::Cyan,
            (Tone::Note, _) => return style,
        };
        if self.colour { style.fg(colour) } else { style }
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
