//! What the tests of both combs share: the content as shipped, and one call to the judge.

use include_dir::{Dir, include_dir};

use super::{Case, Item, Verdict, judge};
use crate::estimate::Facts;
use crate::prompts::{Library, Shape, SourceFile, parse};

static PROMPTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/prompts");

/// The content as shipped.
pub(super) fn library() -> Library {
    let mut files = Vec::new();
    for folder in PROMPTS.dirs() {
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let text = file.contents_utf8().unwrap().to_owned();
            files.push(SourceFile { path, text });
        }
    }
    let (library, complaints) = parse(&files);
    assert!(complaints.is_empty(), "{complaints:#?}");
    library
}

/// The verdict on an answer; a `per:` question is asked about two links or one database.
pub(super) fn judged(library: &Library, question: &str, answer: &str) -> Verdict {
    let question = library.question(question).unwrap();
    let names: &[&str] = match question.shape {
        Shape::PerOperation => &["follow a short link", "create a short link"],
        Shape::PerDependency => &["PostgreSQL"],
        Shape::Sentence | Shape::Lines => &[],
    };
    let items: Vec<Item> = names.iter().map(|name| Item { name: (*name).to_owned(), kind: None }).collect();
    let earlier = Facts::default();
    judge(&Case {
        library,
        question,
        text: answer,
        items: &items,
        lengths: &[],
        fewest: question.fewest,
        earlier: &earlier,
    })
}
