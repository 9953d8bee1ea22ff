//! Where things live: one place for the data, one for a person's own content.

use std::env;
use std::path::PathBuf;

use super::trouble::{Exit, Trouble};

/// The folders of this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Sessions lie in `sessions` below it.
    pub data: PathBuf,
    /// A person's own `prompts` and `config.toml` lie below it.
    pub config: PathBuf,
}

impl Folders {
    /// Finds the folders: a folder given on the command line, else `SIZEUP_HOME`, else the
    /// platform's (on Linux `XDG_DATA_HOME` and `XDG_CONFIG_HOME`).
    ///
    /// # Errors
    /// Where no home folder can be found.
    pub fn find(data_dir: Option<PathBuf>) -> Result<Self, Trouble> {
        let home = env::var_os("SIZEUP_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
        let platform = directories::ProjectDirs::from("", "", "sizeup");
        let data = data_dir
            .or_else(|| home.as_ref().map(|home| home.join("data")))
            .or_else(|| platform.as_ref().map(|dirs| dirs.data_dir().to_path_buf()));
        let config = home
            .map(|home| home.join("config"))
            .or_else(|| platform.as_ref().map(|dirs| dirs.config_dir().to_path_buf()));
        match (data, config) {
            (Some(data), config) => Ok(Self { config: config.unwrap_or_else(|| data.clone()), data }),
            _ => Err(Trouble::new(
                Exit::Blocked,
                "No place to keep answers",
                "there is no home folder (HOME is not set)",
                "Set SIZEUP_HOME to a folder, or use --data-dir DIR.",
            )),
        }
    }

    /// Where sessions lie.
    #[must_use]
    pub fn sessions(&self) -> PathBuf {
        self.data.join("sessions")
    }

    /// The file of a person's own settings.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Where a person's own content lies.
    #[must_use]
    pub fn prompts(&self) -> PathBuf {
        self.config.join("prompts")
    }
}
