//! From the text of files to a [`Library`]. Content that cannot be used becomes a
//! complaint with its place; the rest is kept.

use serde::Deserialize;

use super::{Chapter, Lexicon, Lexicons, Library, Question, Script, Step};

/// One file of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path below the content folder, with forward slashes: `questions/1-functional.toml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Something wrong with the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The file, as in [`SourceFile::path`].
    pub path: String,
    /// The line it is about, from 1, where it is about one.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

/// No complaint says more characters of what a parser says.
const LONGEST: usize = 300;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    step: Step,
    title: String,
    about: String,
    minutes: u32,
    #[serde(rename = "question")]
    questions: Vec<Question>,
}

/// Reads all content. A later file of the same path replaces an earlier one.
#[must_use]
pub fn parse(files: &[SourceFile]) -> (Library, Vec<Complaint>) {
    let mut library = Library::default();
    let mut complaints = Vec::new();
    let mut lexicons: Vec<Lexicon> = Vec::new();
    let mut latest: Vec<&SourceFile> = Vec::new();
    for file in files {
        match latest.iter_mut().find(|known| known.path == file.path) {
            Some(known) => *known = file,
            None => latest.push(file),
        }
    }
    latest.sort_by(|a, b| a.path.cmp(&b.path));
    for file in latest {
        let Some((folder, _)) = file.path.split_once('/') else { continue };
        let figures = match file.path.as_str() {
            "capacity/components.json" => from_json(file).map(|read| library.capacity = read),
            "capacity/simplicity.json" => from_json(file).map(|read| library.simplicity = read),
            "capacity/isolation.json" => from_json(file).map(|read| library.isolation = read),
            _ => Ok(()),
        };
        complaints.extend(figures.err());
        if file.path.rsplit('.').next() != Some("toml") {
            continue;
        }
        let read = match folder {
            "questions" => from_toml::<QuestionFile>(file).map(|read| {
                library.chapters.push(Chapter {
                    step: read.step,
                    title: read.title,
                    about: read.about,
                    minutes: read.minutes,
                });
                library.questions.extend(read.questions);
            }),
            "scripts" => from_toml::<Script>(file).map(|read| library.scripts.push(read)),
            "lexicons" => from_toml::<Lexicon>(file).map(|read| lexicons.push(read)),
            _ => Ok(()),
        };
        complaints.extend(read.err());
    }
    library.chapters.sort_by_key(|chapter| chapter.step);
    library.lexicons = Lexicons::new(lexicons);
    (library, complaints)
}

/// What is wrong, without the megabyte that may be what is wrong.
fn short(message: &str) -> String {
    let mut chars = message.chars();
    let mut short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

fn from_json<T: for<'de> Deserialize<'de>>(file: &SourceFile) -> Result<T, Complaint> {
    serde_json::from_str(&file.text).map_err(|error| Complaint {
        path: file.path.clone(),
        line: Some(error.line()),
        message: short(&error.to_string()),
    })
}

fn from_toml<T: for<'de> Deserialize<'de>>(file: &SourceFile) -> Result<T, Complaint> {
    toml::from_str(&file.text).map_err(|error| Complaint {
        path: file.path.clone(),
        line: error.span().map(|span| file.text[..span.start.min(file.text.len())].matches('\n').count() + 1),
        message: short(error.message()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named_with_its_line_and_the_rest_is_kept() {
        let good =
            "id = \"a\"\ntitle = \"A\"\nabout = \"x\"\nminutes = 5\nask = [{ question = \"scale.load\" }]";
        let (library, complaints) =
            parse(&[file("scripts/a.toml", good), file("scripts/b.toml", "id = \"b\"\nminutes = \"five\"")]);
        assert_eq!(library.scripts.len(), 1);
        assert_eq!(complaints.len(), 1);
        assert_eq!((complaints[0].path.as_str(), complaints[0].line), ("scripts/b.toml", Some(2)));
    }

    #[test]
    fn a_persons_own_file_replaces_ours() {
        let text = |id: &str| {
            format!(
                "id = \"{id}\"\ntitle = \"A\"\nabout = \"x\"\nminutes = 5\nask = [{{ question = \"scale.load\" }}]"
            )
        };
        let (library, _) =
            parse(&[file("scripts/a.toml", &text("ours")), file("scripts/a.toml", &text("theirs"))]);
        assert_eq!(library.scripts.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["theirs"]);
    }
}
