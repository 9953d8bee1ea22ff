//! A person's own settings: `config.toml` below the settings folder. It is optional and
//! never written by us. What is wrong in it is named with its line, and only that key
//! falls back to what it would be without it.

use std::fs;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::cli::Color;
use super::trouble::reason;
use crate::keys::{Binding, Key, named, sequence};
use crate::screens::{Action, TABLES};
use crate::text::nearest;
use crate::widgets::Theme;

/// No file of settings is larger than this.
const LARGEST: u64 = 256 * 1024;

/// What a person set.
#[allow(clippy::struct_excessive_bools)] // each is a switch of the file, and they are independent
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Line by line instead of full screen.
    pub plain: bool,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// Say nothing that was not asked for.
    pub quiet: bool,
    /// Ring the terminal's bell at the end of a step.
    pub bell: bool,
    /// Let the wheel of the mouse scroll.
    pub mouse: bool,
    /// When to use colour.
    pub color: Option<Color>,
    /// Which colours.
    pub theme: Theme,
    /// Keys of one's own. They win over the built-in ones.
    pub own_keys: &'static [Binding<Action>],
}

/// The keys of the file, for "did you mean".
const KNOWN: &[&str] = &["plain", "ascii", "quiet", "bell", "mouse", "color", "theme", "keys"];

/// Reads the settings; what can't be used is said in sentences.
#[must_use]
pub fn load(path: &Path) -> (Settings, Vec<String>) {
    let unreadable =
        |why: &str| (Settings::default(), vec![format!("{}: {why}. It is left out.", path.display())]);
    let data = match fs::metadata(path) {
        Ok(data) => data,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return unreadable(&reason(&error)),
    };
    if !data.is_file() || data.len() > LARGEST {
        return unreadable("it is no ordinary file, or above 256 KiB");
    }
    match fs::read(path) {
        Ok(bytes) => {
            let (settings, complaints) = parse(&String::from_utf8_lossy(&bytes));
            let said = |(line, message): (usize, String)| format!("{}:{line}: {message}", path.display());
            (settings, complaints.into_iter().map(said).collect())
        }
        Err(error) => unreadable(&reason(&error)),
    }
}

/// Reads the text of the file. Complaints come with their line.
#[must_use]
pub fn parse(text: &str) -> (Settings, Vec<(usize, String)>) {
    let line_of = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
    let (table, faults) = DeTable::parse_recoverable(text);
    let mut settings = Settings::default();
    let mut said: Vec<(usize, String)> = faults
        .iter()
        .map(|fault| {
            let line = fault.span().map_or(1, |span| line_of(span.start));
            (line, format!("this can't be read ({}). It is left out.", fault.message().replace('\n', " ")))
        })
        .collect();
    for (key, value) in table.get_ref() {
        let line = line_of(key.span().start);
        let fault = match (key.get_ref().as_ref(), value.get_ref()) {
            ("keys", DeValue::Table(keys)) => {
                let asked = keys.iter().flat_map(|(name, keys)| {
                    let line = line_of(name.span().start);
                    spellings(keys.get_ref())
                        .into_iter()
                        .map(move |keys| (line, name.get_ref().to_string(), keys))
                });
                let mut asked: Vec<_> = asked.collect();
                asked.sort_by_key(|(line, ..)| *line);
                settings.own_keys = own_keys(&asked, &mut said);
                None
            }
            ("keys", _) => {
                Some("keys is a table: [keys], then lines such as \"/hint\" = \"<f5>\".".to_owned())
            }
            (name, value) => set(&mut settings, name, value).err(),
        };
        said.extend(fault.map(|fault| (line, fault)));
    }
    said.sort();
    said.dedup_by_key(|(line, _)| *line);
    (settings, said)
}

/// Sets one key.
fn set(settings: &mut Settings, name: &str, value: &DeValue<'_>) -> Result<(), String> {
    let flag = || match value {
        DeValue::Boolean(flag) => Ok(*flag),
        _ => Err(format!("{name} is true or false. It is left out.")),
    };
    let one_of = |words: &[&str]| match value {
        DeValue::String(word) => words.iter().position(|known| known == word).ok_or_else(|| {
            let meant = nearest(word, words.iter().copied()).map(|near| format!("; did you mean {near}?"));
            let all = words.join(", ");
            format!("{name} is one of {all}{} It is left out.", meant.unwrap_or_else(|| ".".to_owned()))
        }),
        _ => Err(format!("{name} is one of {}. It is left out.", words.join(", "))),
    };
    match name {
        "plain" => settings.plain = flag()?,
        "ascii" => settings.ascii = flag()?,
        "quiet" => settings.quiet = flag()?,
        "bell" => settings.bell = flag()?,
        "mouse" => settings.mouse = flag()?,
        "color" => {
            const WHEN: [Color; 3] = [Color::Auto, Color::Always, Color::Never];
            settings.color = WHEN.get(one_of(&["auto", "always", "never"])?).copied();
        }
        "theme" => {
            let names: Vec<&str> = Theme::ALL.iter().map(|theme| theme.name()).collect();
            settings.theme = Theme::ALL.get(one_of(&names)?).copied().unwrap_or_default();
        }
        _ => {
            let meant = nearest(name, KNOWN.iter().copied());
            let meant = meant.map_or_else(
                || format!("They are {}", KNOWN.join(", ")),
                |near| format!("Did you mean {near}?"),
            );
            return Err(format!("there is no setting {name}. {meant}"));
        }
    }
    Ok(())
}

/// One spelling or a list of them; what is neither is an empty one, which no key has.
fn spellings(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::String(keys) => vec![keys.to_string()],
        DeValue::Array(all) => all.iter().flat_map(|one| spellings(one.get_ref())).collect(),
        _ => vec![String::new()],
    }
}

/// Presses that must go on meaning what they mean.
const FIXED: &[&str] = &["<enter>", "<esc>", "<ctrl-c>", "<backspace>", "<tab>"];

/// The table of a person's own keys: every row they touch, as it is with them.
fn own_keys(
    asked: &[(usize, String, String)],
    said: &mut Vec<(usize, String)>,
) -> &'static [Binding<Action>] {
    let tables: Vec<&[Binding<Action>]> = TABLES.iter().map(|(_, rows)| *rows).collect();
    let mut taken: Vec<(&'static Binding<Action>, String)> = Vec::new();
    for (line, name, keys) in asked {
        let tables: Vec<&'static [Binding<Action>]> = TABLES.iter().map(|(_, rows)| *rows).collect();
        let Some(row) = named(&tables, name) else {
            let known = tables.iter().flat_map(|table| table.iter()).map(|row| row.name);
            let meant = nearest(name, known.filter(|name| !name.is_empty()));
            let meant = meant.map_or_else(
                || "\"sizeup keys\" shows all.".to_owned(),
                |near| format!("Did you mean {near}?"),
            );
            said.push((*line, format!("nothing is called {name}. {meant}")));
            continue;
        };
        let fault = match sequence(keys) {
            Err(_) => Some(format!("{keys:?} names no key; write it like <f5> or <ctrl-o>.")),
            Ok(pressed) if pressed.first().is_none_or(|first: &Key| first.typed().is_some()) => {
                Some(format!("{keys:?} is text, and text is an answer; take a key such as <f5> or <ctrl-o>."))
            }
            Ok(_) if FIXED.contains(&keys.as_str()) => Some(format!("{keys} stays what it is.")),
            Ok(_) => taken.iter().find(|(_, known)| known == keys).map(|(other, _)| {
                format!("{keys} is given to {} already; {name} does not get it.", other.name)
            }),
        };
        match fault {
            Some(fault) => said.push((*line, fault)),
            None => taken.push((row, keys.clone())),
        }
    }
    let mut rows: Vec<Binding<Action>> = Vec::new();
    for row in tables.iter().flat_map(|table| table.iter()) {
        let own =
            taken.iter().filter(|(for_row, _)| for_row.action == row.action && for_row.name == row.name);
        let own: Vec<&'static str> = own.map(|(_, keys)| &*keys.clone().leak()).collect();
        let kept: Vec<&'static str> =
            row.keys.iter().copied().filter(|keys| taken.iter().all(|(_, own)| own != keys)).collect();
        let known = rows.iter().any(|known| known.name == row.name);
        if !row.name.is_empty() && !known && (!own.is_empty() || kept.len() < row.keys.len()) {
            // Read once at the start and needed to the end.
            rows.push(Binding { keys: [own, kept].concat().leak(), ..*row });
        }
    }
    rows.leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        parse(text).1
    }

    #[test]
    fn what_is_right_is_kept_and_what_is_wrong_is_named_with_its_line() {
        let text = "ascii = true\ncollor = \"never\"\nplain = 3\ntheme = \"lihgt\"\nbell = true\nquiet = \n";
        let (settings, said) = parse(text);
        assert!(settings.ascii && settings.bell && !settings.plain && !settings.quiet);
        assert_eq!(settings.theme, Theme::Auto);
        let places: Vec<usize> = said.iter().map(|(line, _)| *line).collect();
        assert_eq!(places, [2, 3, 4, 6], "{said:?}");
        assert!(said[0].1.contains("Did you mean color?"), "{said:?}");
        assert!(said[2].1.contains("did you mean light?"), "{said:?}");
    }

    #[test]
    fn own_keys_win_and_two_on_one_key_are_reported() {
        let text = "[keys]\n\"/hint\" = [\"<f5>\", \"<f1>\"]\n\"/find\" = \"<f5>\"\n\"/hnit\" = \"<f6>\"\n\"/review\" = \"r\"\n\"/sheet\" = \"<ctrl-c>\"\n";
        let (settings, said) = parse(text);
        let row = |name: &str| settings.own_keys.iter().find(|row| row.name == name).copied();
        assert_eq!(row("/hint").unwrap().keys, ["<f5>", "<f1>", "<f3>"]);
        assert_eq!(row("/help").unwrap().keys, ["?"], "its key was given away");
        assert!(row("/find").is_none() && row("/review").is_none());
        let places: Vec<usize> = said.iter().map(|(line, _)| *line).collect();
        assert_eq!(places, [3, 4, 5, 6], "{said:?}");
        assert!(said[1].1.contains("/hint"), "{said:?}");
    }

    #[test]
    fn nothing_that_can_stand_in_the_file_makes_it_stumble() {
        for text in [
            "",
            "\u{0}",
            "= = =",
            "[[keys]]",
            "keys = 1",
            "[keys]\nx = {}",
            "[keys",
            "a.b.c = 1",
            "\u{FEFF}ascii = true",
        ] {
            let _ = lines(text);
        }
        assert_eq!(parse("").0, Settings::default());
    }
}
