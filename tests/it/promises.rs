//! Every promise of `docs/promises.md` is held by a test that carries its number, or the
//! page says what is done instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The numbers in the names of tests: `f31` and `f30` of `f31_f30_no_colour…`.
fn held() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut numbers = BTreeSet::new();
    let mut folders = vec![root.join("tests/it"), root.join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            // A name counts only where it stands below the mark of a test.
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for (nth, line) in lines.iter().enumerate() {
                let Some(name) = line.strip_prefix("fn ") else { continue };
                let above = lines[..nth].iter().rev().take_while(|line| line.starts_with("#["));
                if above.clone().any(|line| *line == "#[test]") {
                    numbers.extend(name.split('_').take_while(|part| numbered(part)).map(str::to_owned));
                }
            }
        }
    }
    numbers
}

fn numbered(part: &str) -> bool {
    part.len() == 3 && part.starts_with(['f', 'r']) && part[1..].chars().all(|c| c.is_ascii_digit())
}

#[test]
fn no_promise_is_forgotten() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/promises.md");
    let page = fs::read_to_string(page).unwrap();
    let held = held();
    let mut rows = 0;
    for line in page.lines().filter(|line| line.starts_with("| F-") || line.starts_with("| R-")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let number = cells[0].to_lowercase().replace('-', "");
        assert!(held.contains(&number) || !cells[2].is_empty(), "nothing holds {}: {}", cells[0], cells[1]);
        rows += 1;
    }
    assert_eq!(rows, 60 + 40, "every number has a row");
    for number in held {
        let row = format!("| {}-{} |", number[..1].to_uppercase(), &number[1..]);
        assert!(page.contains(&row), "{number} is held and not promised");
    }
}
