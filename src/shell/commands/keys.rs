//! `sizeup keys`: everything that can be pressed or typed, from the tables that presses
//! are read with.

use std::fmt::Write as _;

use serde_json::json;

use super::super::cli::Global;
use super::super::out;
use super::super::plain::commands::COMMANDS;
use super::super::trouble::{Exit, Trouble};
use crate::screens::{TABLES, Table};

/// What the commands of the plain interface stand under.
const PLAIN: &str = "Line by line (--plain)";

/// Prints the keys.
///
/// # Errors
/// Never; like every command it could.
pub fn run(global: &Global, as_json: bool) -> Result<Exit, Trouble> {
    let own = [("Your own", global.settings.own_keys)];
    let all = || own.iter().chain(TABLES);
    if as_json {
        let tables: Vec<_> = all()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(title, rows)| {
                let rows: Vec<_> = rows
                    .iter()
                    .map(|row| json!({"keys": row.labels(), "name": row.name, "takes": row.takes, "help": row.help}))
                    .collect();
                json!({"where": title, "keys": rows})
            })
            .chain(std::iter::once({
                let rows: Vec<_> = COMMANDS
                    .iter()
                    .map(|row| json!({"keys": [], "name": row.name, "takes": row.takes, "help": row.help}))
                    .collect();
                json!({"where": PLAIN, "keys": rows})
            }))
            .collect();
        out::line(&out::json(&json!({"version": 1, "tables": tables}), true));
        return Ok(Exit::Done);
    }
    out::line(in_words(all()).trim_end());
    Ok(Exit::Done)
}

/// Tables in lines: what to press or type, and what it does; then what is typed line by line.
#[must_use]
pub fn in_words<'a>(tables: impl IntoIterator<Item = &'a Table>) -> String {
    let mut text = String::new();
    for (title, rows) in tables.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let _ = writeln!(text, "{title}");
        for row in *rows {
            let name = [row.name, row.takes].join(" ");
            let ways: Vec<String> = std::iter::once(name.trim().to_owned())
                .chain(row.labels())
                .filter(|way| !way.is_empty())
                .collect();
            let _ = writeln!(text, "  {:<32} {}", ways.join(", "), row.help);
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{PLAIN}");
    for row in COMMANDS {
        let _ = writeln!(text, "  {:<32} {}", [row.name, row.takes].join(" ").trim(), row.help);
    }
    text
}
