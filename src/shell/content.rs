//! The content: what is built in, and a person's own files over it.

use std::fs;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

use super::trouble::reason;
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

/// The files of a person's own folder, and what can't be read of it; none where there is
/// no such folder.
#[must_use]
pub fn own(folder: &Path) -> (Vec<SourceFile>, Vec<Complaint>) {
    let (mut files, mut complaints) = (Vec::new(), Vec::new());
    for kind in ["questions", "scripts", "lexicons"] {
        let Ok(entries) = fs::read_dir(folder.join(kind)) else { continue };
        for entry in entries.flatten() {
            if entry.path().extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let path = format!("{kind}/{}", entry.file_name().to_string_lossy());
            match read(&entry.path()) {
                Ok(text) => files.push(SourceFile { path, text }),
                Err(why) => complaints.push(Complaint {
                    path,
                    line: None,
                    message: format!("It can't be read: {why}."),
                }),
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, complaints)
}

/// One file, or why not. Nothing that would make us wait, and nothing without end.
fn read(path: &Path) -> Result<String, String> {
    let data = fs::metadata(path).map_err(|error| reason(&error))?;
    if !data.is_file() {
        return Err("it is no ordinary file".to_owned());
    }
    if data.len() > LARGEST {
        return Err("it is above 1 MiB".to_owned());
    }
    fs::read_to_string(path).map_err(|error| reason(&error))
}

/// All content of this run. A file of one's own that can't be used is named and left out;
/// the built-in one takes its place.
#[must_use]
pub fn library(folder: Option<&Path>) -> (Library, Vec<Complaint>) {
    let mut files = built_in();
    let (own, unreadable) = folder.map(own).unwrap_or_default();
    if own.is_empty() {
        let (library, mut complaints) = parse(&files);
        complaints.extend(unreadable);
        return (library, complaints);
    }
    let (_, complaints) = parse(&own);
    let broken = |file: &SourceFile| complaints.iter().any(|complaint| complaint.path == file.path);
    files.extend(own.into_iter().filter(|file| !broken(file)));
    let (library, mut more) = parse(&files);
    more.extend(complaints);
    more.extend(unreadable);
    (library, more)
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
        let (library, complaints) = library(Some(folder.path()));
        assert_eq!(library.script("interview").unwrap().asks.len(), 21);
        assert_eq!(complaints[0].path, "scripts/interview.toml");
    }
}
