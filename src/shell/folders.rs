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

/// The data and settings folders of the platform: the same on Linux and macOS. Never one
/// that depends on where the program was started.
fn platform() -> Option<(PathBuf, PathBuf)> {
    let dirs = directories::BaseDirs::new()?;
    if !cfg!(unix) {
        return Some((dirs.data_dir().join("sizeup"), dirs.config_dir().join("sizeup")));
    }
    let absolute = |path: &PathBuf| path.is_absolute();
    let folder = |variable: &str, below: &str| {
        let named = env::var_os(variable).map(PathBuf::from).filter(absolute);
        named
            .or_else(|| Some(dirs.home_dir().join(below)).filter(absolute))
            .map(|folder| folder.join("sizeup"))
    };
    folder("XDG_DATA_HOME", ".local/share").zip(folder("XDG_CONFIG_HOME", ".config"))
}

impl Folders {
    /// Finds the folders: a folder given on the command line, else `SIZEUP_HOME`, else the
    /// platform's (on Linux `XDG_DATA_HOME` and `XDG_CONFIG_HOME`).
    ///
    /// # Errors
    /// Where no home folder can be found.
    pub fn find(data_dir: Option<PathBuf>) -> Result<Self, Trouble> {
        let home = env::var_os("SIZEUP_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
        // The platform is asked only where nothing else says it: without HOME, the system may
        // go and look for the person.
        let (data_home, config_home) = if home.is_some() { (None, None) } else { platform().unzip() };
        let data = data_dir.or_else(|| home.as_ref().map(|home| home.join("data"))).or(data_home);
        let config = home.map(|home| home.join("config")).or(config_home);
        match (data, config) {
            (Some(data), config) => Ok(Self { config: config.unwrap_or_else(|| data.clone()), data }),
            _ => Err(Trouble::new(
                Exit::Blocked,
                "No place to keep answers",
                "there is no home folder (HOME is not set, or is no whole path)",
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
