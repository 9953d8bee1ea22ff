//! The nevers of the house, each a row with its reason. A row that breaks prints it.

use std::fs;
use std::path::{Path, PathBuf};

/// One thing that must never stand in some of the files.
struct Never {
    /// The files it is about: paths below `src` that begin like this.
    within: &'static [&'static str],
    /// … but not these.
    except: &'static [&'static str],
    /// Words that must not stand in the code of such a file.
    words: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const CORE: &[&str] = &[
    "text/",
    "keys/",
    "quantity/",
    "prompts/",
    "estimate/",
    "gate/",
    "outage/",
    "cross/",
    "interview/",
    "saved/",
    "report/",
    "widgets/",
    "screens/",
    "app/",
];

const NEVERS: &[Never] = &[
    Never {
        within: CORE,
        except: &[],
        words: &[
            "std::fs",
            "std::env",
            "std::process",
            "std::io",
            "SystemTime",
            "Instant::now",
            "Timestamp::now",
        ],
        because: "everything that thinks takes values and returns values; only the shell touches the world",
    },
    Never {
        within: CORE,
        except: &[],
        words: &["println!", "eprintln!", "print!(", "dbg!"],
        because: "only the shell speaks; the core returns what is to be said",
    },
    Never {
        within: &[""],
        except: &["widgets/", "screens/", "app/draw.rs", "shell/"],
        words: &["ratatui"],
        because: "drawing is a matter of widgets, views, draw and the shell",
    },
    Never {
        within: &["screens/"],
        except: &["/view.rs", "screens/mod.rs"],
        words: &["ratatui::", "widgets::"],
        because: "a state knows nothing of how it is drawn; only its view does",
    },
    Never {
        within: CORE,
        except: &[],
        words: &["crossterm"],
        because: "only the shell knows which terminal library there is",
    },
    Never {
        within: &["text/", "keys/"],
        except: &[],
        words: &[
            "crate::quantity",
            "crate::prompts",
            "crate::gate",
            "crate::estimate",
            "crate::interview",
            "crate::app",
            "crate::screens",
            "crate::shell",
        ],
        because: "the ground knows nothing of ours",
    },
    Never {
        within: &["quantity/"],
        except: &[],
        words: &[
            "crate::prompts",
            "crate::gate",
            "crate::estimate",
            "crate::interview",
            "crate::shell",
            "crate::app",
        ],
        because: "quantity stands on text alone",
    },
    Never {
        within: &["prompts/"],
        except: &[],
        words: &["crate::gate", "crate::estimate", "crate::interview", "crate::shell", "crate::app"],
        because: "content knows quantities and text, never who judges by it",
    },
    Never {
        within: &["estimate/"],
        except: &[],
        words: &["crate::prompts", "crate::gate", "crate::interview", "crate::shell", "crate::app"],
        because: "arithmetic knows facts and quantities, not where they came from",
    },
    Never {
        within: &["outage/"],
        except: &[],
        words: &[
            "crate::prompts",
            "crate::estimate",
            "crate::gate",
            "crate::cross",
            "crate::interview",
            "crate::shell",
        ],
        because: "an outage is arithmetic: quantities at most, and no design",
    },
    Never {
        within: &["cross/"],
        except: &[],
        words: &[
            "crate::interview",
            "crate::report",
            "crate::saved",
            "crate::screens",
            "crate::shell",
            "crate::app",
            "gate::slots",
            "gate::checks",
            "gate::judge",
        ],
        because: "an examination sees what was understood; it judges no answer and knows no interview",
    },
    Never {
        within: &["gate/"],
        except: &[],
        words: &[
            "crate::cross",
            "crate::interview",
            "crate::report",
            "crate::saved",
            "crate::shell",
            "crate::app",
        ],
        because: "a verdict depends on the case alone, never on the course of an interview",
    },
    Never {
        within: &["interview/"],
        except: &[],
        words: &["crate::saved", "crate::report", "crate::screens", "crate::app", "crate::shell"],
        because: "arrows point down",
    },
    Never {
        within: &["saved/"],
        except: &[],
        words: &["crate::report", "crate::gate", "crate::estimate", "crate::shell"],
        because: "the file format holds what was typed, nothing derived",
    },
    Never {
        within: &["report/formats/"],
        except: &[],
        words: &["crate::interview", "crate::gate", "crate::estimate"],
        because: "formats see a Document and nothing else",
    },
    Never {
        within: &["screens/", "app/", "widgets/"],
        except: &[],
        words: &["crate::shell", "crate::saved", "crate::report"],
        because: "screens ask by effects; the shell performs them",
    },
    Never {
        within: &["screens/", "app/"],
        except: &[],
        words: &["set_string", "set_symbol", "set_line", "set_span"],
        because: "text reaches the screen through the widgets, which take it only where it steers nothing",
    },
    Never {
        within: &["shell/"],
        except: &["shell/out.rs", "shell/plain/", "shell/terminal.rs", "shell/paint.rs"],
        words: &["stdout().write", "stderr().write", "io::stdout()", "io::stderr()"],
        because: "words leave through one door, which takes them only where they steer nothing",
    },
    Never {
        within: &["gate/", "estimate/", "cross/", "outage/", "interview/", "quantity/"],
        except: &[],
        words: &["Serialize"],
        because: "core types are not serialisable; the file format has structs of its own",
    },
    Never {
        within: &[""],
        except: &[],
        words: &["pub use crate::", "static mut", "prelude::"],
        because: "every item has one home, and nothing global changes",
    },
];

/// Folders of teeth: no file in one may name its neighbours.
const COMBS: &[&str] = &[
    "estimate/formulas/",
    "gate/slots/",
    "gate/checks/",
    "cross/rules/",
    "report/charts/",
    "report/formats/",
];

/// Lines a file may have. Exceptions may only shrink.
const LONGEST: usize = 400;
const LONGEST_TOOTH: usize = 150;
const EXCEPTIONS: &[(&str, usize)] = &[];

fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let files: Vec<(String, String)> = paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    // Modules that exist for tests alone may do what tests do.
    let only_for_tests = |name: &str| {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let declared = format!("#[cfg(test)]\nmod {};", file.trim_end_matches(".rs"));
        files.iter().any(|(other, text)| {
            other.rsplit_once('/').unwrap_or(("", other)).0 == folder && text.contains(&declared)
        })
    };
    files.iter().filter(|(name, _)| !only_for_tests(name)).cloned().collect()
}

/// The code of a file without its comments and without its tests.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_file_does_what_must_never_be() {
    let mut broken = Vec::new();
    for (name, text) in files() {
        let code = code(&text);
        for never in NEVERS {
            let about = never.within.iter().any(|start| name.starts_with(start))
                && !never.except.iter().any(|part| name.starts_with(part) || name.ends_with(part));
            for word in never.words.iter().filter(|word| about && code.contains(**word)) {
                broken.push(format!("src/{name} names {word}: {}", never.because));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_tooth_sees_another() {
    let mut broken = Vec::new();
    let files = files();
    for comb in COMBS {
        let teeth: Vec<String> = files
            .iter()
            .filter_map(|(name, _)| name.strip_prefix(comb)?.strip_suffix(".rs").map(str::to_owned))
            .filter(|tooth| !tooth.contains('/') && tooth != "mod")
            .collect();
        assert!(!teeth.is_empty(), "{comb} has no teeth; the table of this test is out of date");
        for tooth in &teeth {
            let text = &files.iter().find(|(name, _)| *name == format!("{comb}{tooth}.rs")).unwrap().1;
            for other in teeth.iter().filter(|other| *other != tooth) {
                if code(text).contains(&format!("super::{other}::")) {
                    broken.push(format!("src/{comb}{tooth}.rs imports its neighbour {other}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_has_one_subject_and_says_which() {
    let mut broken = Vec::new();
    for (name, text) in files() {
        if !text.starts_with("//!") {
            broken.push(format!("src/{name} does not open with //! and what it is for"));
        }
        let tooth = COMBS.iter().any(|comb| name.starts_with(comb)) && !name.ends_with("mod.rs");
        let allowed = EXCEPTIONS.iter().find(|(file, _)| *file == name).map(|(_, lines)| *lines);
        let allowed = allowed.unwrap_or(if tooth { LONGEST_TOOTH } else { LONGEST });
        let lines = text.lines().count();
        if lines > allowed {
            broken.push(format!("src/{name} has {lines} lines; {allowed} are one subject's worth"));
        }
    }
    for (name, _) in EXCEPTIONS {
        assert!(files().iter().any(|(file, _)| file == name), "{name} is excepted and not there");
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_unfinished_mark_ships() {
    for (name, text) in files() {
        for mark in ["todo!(", "unimplemented!(", "FIXME", "XXX"] {
            assert!(!text.contains(mark), "src/{name} holds {mark}");
        }
    }
}

#[test]
fn every_crate_says_why_it_is_here() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
    let (dependencies, _) = dependencies.split_once("[profile").unwrap();
    let lines: Vec<&str> = dependencies.lines().filter(|line| !line.trim().is_empty()).collect();
    let silent: Vec<&str> = lines
        .windows(2)
        .filter(|pair| pair[1].contains(" = ") && !pair[0].starts_with("# "))
        .map(|pair| pair[1])
        .collect();
    assert!(silent.is_empty(), "no reason stands above {silent:?}");
}
