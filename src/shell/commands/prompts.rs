//! `sizeup prompts`: the content. Judged as strictly as the candidate's answers.

use std::path::PathBuf;

use clap::Subcommand;

use super::super::cli::Global;
use super::super::content;
use super::super::out;
use super::super::store::{make_folder, replace};
use super::super::trouble::{Exit, Trouble};
use super::super::{config_folder, lint};

/// What to do with the content.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Judge it: files that can't be read, questions that can't be passed or failed
    Lint,
    /// List the questions of each script
    List,
    /// Copy the built-in content into your own folder, to edit it there
    Copy {
        /// Only this file, such as questions/2-numbers.toml
        file: Option<String>,
    },
    /// Print the folder that is looked into
    Where,
}

/// Does it.
pub fn run(global: &Global, action: Action) -> Result<Exit, Trouble> {
    match action {
        Action::Lint => Ok(lint_all(global)),
        Action::List => Ok(list(global)),
        Action::Copy { file } => copy(global, file.as_deref()),
        Action::Where => {
            out::line(&own_folder(global)?.display().to_string());
            Ok(Exit::Done)
        }
    }
}

fn own_folder(global: &Global) -> Result<PathBuf, Trouble> {
    config_folder(global).ok_or_else(|| {
        let next = "Name a folder with --prompts DIR.";
        Trouble::new(Exit::Blocked, "No place for content of your own", "there is no home folder", next)
    })
}

fn lint_all(global: &Global) -> Exit {
    let (library, mut complaints) = content::library(config_folder(global).as_deref());
    complaints.extend(lint::lint(&library));
    for complaint in &complaints {
        let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
        out::line(&format!("{}{line}: {}", complaint.path, complaint.message));
    }
    if complaints.is_empty() {
        out::line(&format!(
            "{} questions, {} scripts: nothing to complain about.",
            library.questions.len(),
            library.scripts.len()
        ));
        return Exit::Done;
    }
    Exit::Blocked
}

fn list(global: &Global) -> Exit {
    let library = super::library(global);
    for script in &library.scripts {
        out::line(&format!("{} ({} minutes): {}", script.id, script.minutes, script.about));
        for ask in &script.asks {
            let title = library.question(&ask.question).map_or("", |question| question.title.as_str());
            out::line(&format!("  {:<26} {title}", ask.question));
        }
    }
    Exit::Done
}

fn copy(global: &Global, only: Option<&str>) -> Result<Exit, Trouble> {
    let folder = own_folder(global)?;
    let files: Vec<_> =
        content::built_in().into_iter().filter(|file| only.is_none_or(|only| file.path == only)).collect();
    if files.is_empty() {
        let what = format!("No file \"{}\"", only.unwrap_or_default());
        let next = "Without a name, all are copied.";
        return Err(Trouble::new(Exit::Usage, what, "the built-in content has none of that name", next));
    }
    for file in files {
        let path: PathBuf = folder.join(&file.path);
        if path.symlink_metadata().is_ok() {
            out::say(&format!("{} is there already and was left as it is.", path.display()));
            continue;
        }
        if let Some(parent) = path.parent() {
            make_folder(parent)?;
        }
        let _ = replace(&path, file.text.as_bytes(), || Ok(()))?;
        out::line(&path.display().to_string());
    }
    Ok(Exit::Done)
}
