//! One binary of tests that see the program from outside.

mod corpus;
mod judging;

use sizeup::prompts::{Library, SourceFile, parse};

/// The content as it lies in the tree.
fn library() -> Library {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
    let mut files = Vec::new();
    for folder in ["questions", "scripts", "lexicons"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push(SourceFile {
                path: format!("{folder}/{name}"),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
    let (library, complaints) = parse(&files);
    assert!(complaints.is_empty(), "{complaints:#?}");
    library
}
