//! `sizeup doctor`: what a report of a fault needs. Versions, sizes, variables; nothing
//! that was typed, and the home folder as `~`.

use std::env;
use std::fs;
use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::path::Path;

use super::super::cli::Global;
use super::super::look::look;
use super::super::terminal;
use super::super::trouble::{Exit, Trouble};
use super::super::{content, out};
use super::{config_folder, folders, store};

/// Variables that change how it looks or where it keeps things, shown with their value …
const SHOWN: &[&str] = &[
    "TERM",
    "COLORTERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "ACCESSIBLE",
];
/// … and those of which only is said whether they are set.
const SET: &[&str] = &[
    "TMUX",
    "SSH_TTY",
    "VISUAL",
    "EDITOR",
    "SIZEUP_HOME",
    "SIZEUP_PROMPTS",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
];

/// Prints it.
pub fn run(global: &Global) -> Result<Exit, Trouble> {
    let row = |name: &str, value: &str| out::line(&format!("{name:<16} {value}"));
    row("sizeup", env!("CARGO_PKG_VERSION"));
    row("system", &format!("{} {}", env::consts::OS, env::consts::ARCH));
    row("session format", &crate::saved::FORMAT.to_string());
    let (columns, rows) = terminal::size();
    row("terminal size", &format!("{columns} x {rows}"));
    let streams = [
        ("input", stdin().is_terminal()),
        ("output", stdout().is_terminal()),
        ("messages", stderr().is_terminal()),
    ];
    for (name, terminal) in streams {
        row(name, if terminal { "a terminal" } else { "a file or a pipe" });
    }
    let look = look(global);
    row("signs", if look.ascii { "ASCII" } else { "any" });
    row("colour", if look.colour { look.theme.name() } else { "none" });
    for name in SHOWN {
        row(name, &env::var(name).unwrap_or_else(|_| "not set".to_owned()));
    }
    for name in SET {
        row(name, if env::var_os(name).is_some() { "set" } else { "not set" });
    }
    let folders = folders(global)?;
    row("sessions in", &short(&folders.sessions()));
    match store(global)?.list() {
        Ok(listed) => {
            let unreadable = listed.iter().filter(|one| one.record.is_err()).count();
            row("sessions", &format!("{}, of which {unreadable} can't be opened", listed.len()));
        }
        Err(trouble) => row("sessions", &format!("the folder can't be read: {}", trouble.why)),
    }
    row("can be read by", readers(&folders.sessions()));
    row("settings", if folders.settings().exists() { "a file of one's own" } else { "none, as by default" });
    let own = config_folder(global).map_or(0, |folder| content::own(&folder).0.len());
    row("own content", &format!("{own} files"));
    Ok(Exit::Done)
}

/// A path with the home folder as `~`, so that no name of a person stands in a report.
fn short(path: &Path) -> String {
    let home = directories::BaseDirs::new();
    match home.as_ref().and_then(|home| path.strip_prefix(home.home_dir()).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

fn readers(folder: &Path) -> &'static str {
    #[cfg(unix)]
    if let Ok(data) = fs::metadata(folder) {
        let mode = std::os::unix::fs::PermissionsExt::mode(&data.permissions());
        return if mode & 0o077 > 0 { "others too; chmod 700 closes it" } else { "its owner alone" };
    }
    let _ = fs::metadata(folder);
    "nobody yet"
}
