//! How it starts: the welcome, what is offered first, the worked example, a folder that
//! cannot be written. Each test names the number of the requirement it holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::command::home;
use crate::hand::{BACKSPACE, CTRL_C, CTRL_P, DOWN, ESC, F1, F2, answered, good, pasted};
use crate::pty::{Session, sessions};

/// Every file below a folder, and what is in it.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(tree(&path));
            found.insert(path, Vec::new());
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

#[test]
fn f01_f03_f06_one_calm_page_once_and_then_the_question() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("The full interview");
    let page = session.screen();
    for word in ["minutes", "Ctrl-C", "leaves", "F1", "Nothing can be broken"] {
        assert!(page.contains(word), "{word:?} in\n{page}");
    }
    // That it was read is remembered before anything is typed, or chosen.
    session.wait_until("the mark", |_| home.path().join("data/welcomed").exists());
    session.send(CTRL_C);
    assert!(session.ends().success());
    let mut second = Session::start((80, 24), home.path(), &[], &[]);
    second.wait_for("> New: The full interview");
    assert!(!second.screen().contains("Nothing can be broken"), "the welcome is shown once");
    second.sends_and_sees("\r", "question 1 of 4");
    second.sends_and_sees("a visitor", "a visitor");
    second.send(CTRL_C);
    second.ends();
    // The third starts at the work.
    let mut third = Session::start((80, 24), home.path(), &[], &[]);
    third.wait_for("> Resume");
    assert!(!third.screen().contains("Nothing can be broken"), "{}", third.screen());
    third.sends_and_sees("\r", "│ a visitor ");
}

#[test]
fn f03_where_nothing_can_be_written_it_says_so_once_and_works_every_time() {
    let home = home();
    // A file in the way holds root back, too.
    fs::write(home.path().join("data"), "in the way").unwrap();
    for time in ["first", "second"] {
        let mut session = Session::start((80, 24), home.path(), &[], &[]);
        session.wait_for("> New: The full interview");
        let start = session.screen();
        for word in ["Can't", "can't", "NOT SAVED", "stumbled", "Not a directory"] {
            assert!(!start.contains(word), "the {time} start is no screen of errors:\n{start}");
        }
        session.sends_and_sees("\r", "Progress will not be kept: ");
        let screen = session.screen();
        assert!(screen.contains("question 1 of 4"), "{screen}");
        assert_eq!(screen.matches("Progress will not be kept").count(), 1, "{screen}");
        assert!(screen.lines().next().unwrap().contains("NOT SAVED: "), "the header says it:\n{screen}");
        session.send(&pasted(&good("functional.job")));
        session.sends_and_sees("\r", "question 2 of 4");
        assert!(session.screen().lines().next().unwrap().contains("NOT SAVED: "), "{}", session.screen());
        session.sends_and_sees(CTRL_C, "once more");
        session.send(CTRL_C);
        assert_eq!(session.ends().exit_code(), 5);
        session.is_clean();
    }
    assert_eq!(fs::read_to_string(home.path().join("data")).unwrap(), "in the way");
}

#[test]
fn f04_the_unfinished_one_is_first_with_name_place_and_age_and_goes_on_at_the_very_letter() {
    let home = answered(4);
    let mut session = Session::start((80, 24), home.path(), &[], &["resume"]);
    session.wait_for("question 1 of 5: Latency");
    // Three to the left: where the cursor stands is kept, too.
    session.sends_and_sees("p99 50 ms", "│ follow a short link: p99 50 ms ");
    session.send("\x1b[D\x1b[D\x1b[D");
    session.sends_and_sees("<", "p99 50< ms");
    session.send(CTRL_C);
    assert!(session.ends().success());
    let mut again = Session::start((80, 24), home.path(), &[], &[]);
    again.wait_for("> Resume Short links");
    again.wait_for("Non-functional numbers, question 1 of 5, saved just now");
    // A new one is the second choice.
    again.sends_and_sees(DOWN, "> New: The full interview");
    assert!(!again.screen().contains("> Resume"), "{}", again.screen());
    again.sends_and_sees("\x1b[A", "> Resume Short links");
    again.sends_and_sees("\r", "question 1 of 5: Latency");
    again.wait_for("│ follow a short link: p99 50< ms ");
    again.sends_and_sees("x", "p99 50<x ms");
    again.sends_and_sees(BACKSPACE, "p99 50< ms");
    again.send(CTRL_C);
    again.ends();
    // How old it is, is the age of its file.
    let file = fs::File::options().append(true).open(&sessions(home.path())[0]).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_mins(181)).unwrap();
    let old = Session::start((80, 24), home.path(), &[], &[]);
    old.wait_for("question 1 of 5, saved 3 hours ago");
}

#[test]
fn f57_f58_leaving_says_where_it_is_and_how_to_come_back_and_asks_nothing() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &["new", "Short links"]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("half a line", "half a line");
    session.send(CTRL_C);
    assert!(session.ends().success());
    let said: Vec<String> =
        session.screen().lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
    let said = said.concat();
    assert!(said.contains("Saved in ") && said.contains("sizeup resume "), "{said}");
    let again = Session::start((80, 24), home.path(), &[], &["resume"]);
    again.wait_for("│ half a line ");
}

#[test]
fn f05_every_screen_of_the_worked_example_says_so_and_nothing_is_written() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("> New: The full interview");
    session.wait_until("the mark", |_| home.path().join("data/welcomed").exists());
    let before = tree(home.path());
    session.sends_and_sees(&DOWN.repeat(2), "> See a worked example");
    session.sends_and_sees("\r", "> Write the report to a file");
    let screens: &[(&str, &[&str], &str)] = &[
        ("review", &[], "> Write the report to a file"),
        ("its help", &[F1], "Type to search"),
        ("outline", &[ESC, F2], "Outline; type to search"),
        ("export", &[ESC, CTRL_P, "export", "\r"], "> Markdown"),
        ("question", &[ESC, F2, "the job", "\r"], "question 1 of 4: The job"),
        ("its help", &[F1], "Type to search"),
    ];
    for (name, keys, shows) in screens {
        for key in *keys {
            session.send(key);
            session.settle();
        }
        session.wait_for(shows);
        let header = session.screen().lines().next().unwrap().to_owned();
        assert!(header.trim_end().ends_with("EXAMPLE, not saved"), "{name}: {header}");
        // Without a header the last row has it.
        session.resize(40, 8);
        session.wait_until("the word", |screen| {
            screen.lines().last().is_some_and(|row| row.starts_with("EXAMPLE"))
        });
        session.resize(80, 24);
        session.wait_for(shows);
    }
    // Nor does working in it write anything: an answer, a draft, another place for it.
    session.sends_and_sees(ESC, "│ Marketers turn");
    session.sends_and_sees(" Much better.\r", "nothing. Much better.");
    session.sends_and_sees(F2, "Outline; type to search");
    session.send("operations");
    session.settle();
    session.sends_and_sees("\r", "question 2 of 4");
    session.sends_and_sees("\n/save-as elsewhere\r", "nothing of yours to save");
    session.sends_and_sees("a draft", "a draft");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert!(!session.screen().contains("Saved in"), "{}", session.screen());
    assert_eq!(tree(home.path()), before, "nothing is written");
}

#[test]
fn f58_esc_never_leaves_wherever_one_is() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    let many = |session: &mut Session, wherever: &str| {
        for _ in 0..5 {
            session.send(ESC);
        }
        session.settle();
        assert!(session.runs(), "Esc leaves {wherever}");
    };
    session.wait_for("> New: The full interview");
    many(&mut session, "home");
    session.sends_and_sees("\r", "question 1 of 4");
    many(&mut session, "an empty question");
    session.sends_and_sees("a visitor", "│ a visitor ");
    for (wherever, keys, shows) in [
        ("the question", "", "a visitor"),
        ("the help", F1, "Type to search"),
        ("the outline", F2, "Outline; type to search"),
        ("the form", "\x10form\r", "Fill in, one thing at a time"),
        ("the review", "\x10review\r", "> Answers"),
        ("the export", "\x10export\r", "> Markdown"),
    ] {
        for key in keys.split_inclusive('\x10') {
            session.send(key);
            session.settle();
        }
        session.wait_for(shows);
        many(&mut session, wherever);
        session.wait_for("│ a visitor ");
    }
    session.sends_and_sees(" more", "│ a visitor more ");
    session.send(CTRL_C);
    assert!(session.ends().success(), "Ctrl-C leaves by will, without a question");
}
