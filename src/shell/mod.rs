//! The shell: the only floor that touches disk, clock, environment and terminal.

#![warn(clippy::indexing_slicing)]

pub mod burst;
pub mod cli;
pub mod commands;
pub mod content;
pub mod decode;
pub mod desk;
pub mod editor;
pub mod folders;
pub mod input;
pub mod lint;
pub mod look;
pub mod out;
pub mod paint;
pub mod panic;
pub mod plain;
pub mod run;
pub mod saver;
pub mod settings;
pub mod signals;
pub mod store;
pub mod terminal;
pub mod trouble;

use std::env;
use std::path::PathBuf;

use cli::Global;

/// The folder a person's own content lies in: the flag, `SIZEUP_PROMPTS`, else below the
/// settings. None where there is no place for settings.
fn config_folder(global: &Global) -> Option<PathBuf> {
    let named = global.prompts.clone().or_else(|| env::var_os("SIZEUP_PROMPTS").map(PathBuf::from));
    named.or_else(|| folders::Folders::find(global.data_dir.clone()).ok().map(|folders| folders.prompts()))
}
