//! What the terminal can show, as the flags and the environment say. The terminal itself
//! is never asked.

use std::env;

use super::cli::{Color, Global};
use crate::widgets::Look;

/// How the screen may look.
#[must_use]
pub fn look(global: &Global) -> Look {
    let settings = &global.settings;
    let asked =
        if global.color == Color::Auto { settings.color.unwrap_or(Color::Auto) } else { global.color };
    let ascii = global.ascii || settings.ascii || !utf8();
    Look { ascii, colour: colour(asked), theme: settings.theme }
}

fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the locale says UTF-8. On Windows the terminal says so by itself.
fn utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| set(name)).unwrap_or_default();
    let locale = locale.to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn colour(asked: Color) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => {
            set("NO_COLOR").is_none()
                && set("CLICOLOR").is_none_or(|value| value != "0")
                && set("TERM").is_none_or(|term| term != "dumb")
        }
    }
}
