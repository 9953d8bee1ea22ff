//! The content: what is built in, and a person's own files over it.

use std::fs;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

use super::trouble::{Exit, Trouble, reason};
use crate::prompts::{Complaint, Library, SourceFile, parse};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts");

/// No content file is larger than this.
const LARGEST: u64 = 1024 * 1024;

/// The files that are built in, in order of their paths.
#[must_use]
pub fn built_in() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<SourceFile>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let text = file.contents_utf8().unwrap_or_default().to_owned();
                files.push(SourceFile { path, text });
            }
        }
    }
}

/// The files of a person's own folder; none where there is no such folder.
///
/// # Errors
/// Where the folder or a file in it can't be read.
pub fn own(folder: &Path) -> Result<Vec<SourceFile>, Trouble> {
    let mut files = Vec::new();
    for kind in ["questions", "scripts", "lexicons"] {
        let Ok(entries) = fs::read_dir(folder.join(kind)) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let trouble = |why: String| {
                let what = format!("Can't read {}", entry.path().display());
                Trouble::new(Exit::Unreadable, what, why, "Mend it or take it out of the folder.")
            };
            if entry.metadata().map_err(|e| trouble(reason(&e)))?.len() > LARGEST {
                return Err(trouble("it is above 1 MiB".to_owned()));
            }
            let text = fs::read_to_string(entry.path()).map_err(|e| trouble(reason(&e)))?;
            files.push(SourceFile { path: format!("{kind}/{name}"), text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// All content of this run. A file of one's own that can't be used is named and left out;
/// the built-in one takes its place.
///
/// # Errors
/// Where a file can't be read at all.
pub fn library(folder: Option<&Path>) -> Result<(Library, Vec<Complaint>), Trouble> {
    let mut files = built_in();
    let own = folder.map_or_else(|| Ok(Vec::new()), own)?;
    if own.is_empty() {
        return Ok(parse(&files));
    }
    let (_, complaints) = parse(&own);
    let broken = |file: &SourceFile| complaints.iter().any(|complaint| complaint.path == file.path);
    files.extend(own.into_iter().filter(|file| !broken(file)));
    let (library, mut more) = parse(&files);
    more.extend(complaints);
    Ok((library, more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_content_has_nothing_to_complain_about() {
        let (library, complaints) = parse(&built_in());
        assert_eq!(complaints, []);
        assert_eq!(library.questions.len(), 21);
        assert_eq!(library.scripts.len(), 2);
        assert!(library.capacity.component("postgresql").is_some());
    }

    #[test]
    fn a_broken_file_of_ones_own_is_named_and_ours_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("scripts")).unwrap();
        fs::write(folder.path().join("scripts/interview.toml"), "id = ").unwrap();
        let (library, complaints) = library(Some(folder.path())).unwrap();
        assert_eq!(library.script("interview").unwrap().asks.len(), 21);
        assert_eq!(complaints[0].path, "scripts/interview.toml");
    }
}
