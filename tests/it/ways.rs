//! Finding one's way: the hints of the last row, where one is, what is locked, and keys
//! that mean everywhere what the tables say. Each test names the number it holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sizeup::app::Msg;
use sizeup::prompts::Library;
use sizeup::screens::TABLES;

use crate::command::{home, out, sizeup};
use crate::hand::{BACKSPACE, CTRL_C, ESC, F1, F2, F3, draft, questions};
use crate::library::library;
use crate::play::Play;
use crate::pty::{Session, at_the_first_question};
use crate::screens::answered;

/// Every screen, and the keys that lead there from a question.
const SCREENS: &[(&str, &str)] = &[
    ("question", ""),
    ("form", "<ctrl-p>/form<enter>"),
    ("outline", "<f2>"),
    ("review", "<ctrl-p>/review<enter>"),
    ("export", "<ctrl-p>/export<enter>"),
    ("help", "<f1>"),
];

#[test]
fn f08_f11_f12_help_outline_and_what_is_always_seen() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("?", "Functional requirements, question 1 of 4.");
    session.sends_and_sees(ESC, "Your answer");
    session.sends_and_sees("a?", "│ a?");
    session.sends_and_sees(F1, "Type to search");
    session.sends_and_sees(ESC, "│ a?");
    session.sends_and_sees(F2, "locked");
    session.sends_and_sees("\x1b[B\x1b[B\r", "Locked for now");
    let screen = session.screen();
    assert!(screen.contains("Functional requirements") && screen.contains("question 1 of 4"), "{screen}");
    assert!(screen.contains("saved"), "{screen}");
}

#[test]
fn f10_hints_are_whole_or_not_there_and_help_and_leaving_are_the_last_to_go() {
    let rows = TABLES.iter().flat_map(|(_, rows)| rows.iter()).filter(|row| row.weight > 0);
    let known: BTreeSet<String> = rows.map(|row| format!("{} {}", row.labels()[0], row.label)).collect();
    let check = |name: &str, play: &mut Play, columns: u16| {
        for rows in [24, 12, 8] {
            play.tell(Msg::Resize(columns, rows));
            let screen = play.screen();
            let last = screen.lines().last().unwrap();
            let hints: Vec<&str> = last.trim().split("   ").collect();
            for hint in &hints {
                assert!(known.contains(*hint), "{hint:?} is no whole hint, {name} at {columns}: {last:?}");
            }
            assert!(hints.contains(&"F1 help"), "{name} at {columns}: {last:?}");
            assert!(columns < 40 || hints.contains(&"Ctrl-C leave"), "{name} at {columns}: {last:?}");
        }
    };
    for columns in [120, 80, 60, 40, 30, 20] {
        check("home", &mut Play::at(columns, 24), columns);
        for (name, keys) in SCREENS {
            let mut play = Play::interview(80, 24);
            check(name, play.press(keys), columns);
        }
    }
    // With room to spare they are all there.
    let mut play = Play::interview(120, 24);
    let screen = play.screen();
    for hint in ["Enter send", "F3 hint", "Ctrl-J new line", "F2 outline", "Tab next pane"] {
        assert!(screen.lines().last().unwrap().contains(hint), "{screen}");
    }
}

#[test]
fn f11_step_question_and_saved_are_seen_on_every_screen_at_every_step() {
    for count in [0, 4, 9, 15] {
        let mut play = answered(80, 24, count);
        let asking = play.asking();
        let step = Library::step_of(&asking).unwrap();
        let title = library().chapter(step).unwrap().title.clone();
        let of_step: Vec<String> =
            questions().into_iter().filter(|id| Library::step_of(id) == Some(step)).collect();
        let nth = of_step.iter().position(|id| *id == asking).unwrap() + 1;
        let place = format!("{nth} of {}", of_step.len());
        for (name, keys) in SCREENS {
            play.press("<esc><esc>");
            play.tell(Msg::Resize(80, 24)).press(keys);
            for size in [(40, 10), (40, 15), (40, 16), (40, 24), (60, 16), (80, 24), (120, 40)] {
                play.tell(Msg::Resize(size.0, size.1));
                let seen = |play: &mut Play, saved: &str| {
                    let screen = play.screen();
                    let header = screen.lines().take(if size.1 < 16 { 1 } else { 2 });
                    let header = header.collect::<Vec<_>>().join("\n");
                    let about = format!("{name} of {asking} at {size:?}:\n{screen}");
                    // On one narrow row the end of a long name gives way to the other two.
                    let name = if size.0 == 40 && size.1 < 16 { &title[..14] } else { &title };
                    assert!(header.contains(name), "{about}");
                    assert!(header.contains(&place), "{place}, {about}");
                    assert!(header.contains(saved), "{saved}, {about}");
                };
                seen(&mut play, "saved");
                play.tell(Msg::NotSaved("the disk is full".to_owned()));
                seen(&mut play, "NOT SAVED");
                play.tell(Msg::Saved);
            }
        }
        // What is typed is not saved until it is.
        play.press("<esc><esc>");
        play.model.open.as_mut().unwrap().kept = sizeup::app::Kept::Waiting;
        for size in [(40, 10), (80, 24)] {
            play.tell(Msg::Resize(size.0, size.1));
            assert!(play.screen().lines().next().unwrap().contains("unsaved"), "{}", play.screen());
        }
    }
}

#[test]
fn f12_what_is_locked_can_be_read_and_says_what_unlocks_it() {
    let mut play = answered(120, 40, 2);
    play.press("<f2>");
    let asked = questions();
    for question in asked.iter().skip(3) {
        play.press("<down><enter>");
        let question = library().question(question).unwrap().clone();
        let screen = play.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        let ask = question.ask.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(&format!("> locked {}", question.title)), "{}", play.screen());
        assert!(screen.contains("Locked for now. It opens when \"Left out\" and what follows"), "{screen}");
        assert!(screen.contains(&format!("It will ask: {ask}")), "{screen}");
        assert!(screen.contains("Outline; type to search"), "nothing is opened: {screen}");
        assert_eq!(play.asking(), "functional.out_of_scope");
    }
    // What is done, and what is asked now, opens.
    play.press("<esc>");
    assert_eq!(play.model.question().unwrap().question, "functional.out_of_scope");
    play.press("<f2><up><enter>");
    assert_eq!(play.model.question().unwrap().question, "functional.operations");
}

/// A row of a list of keys: the ways to it, and what it does.
type Row = (String, String);

fn keys(home: &Path) -> Vec<(String, Vec<Value>)> {
    let json: Value = serde_json::from_slice(&sizeup(home, &["keys", "--json"], "").stdout).unwrap();
    assert_eq!(json["version"], 1);
    let tables = json["tables"].as_array().unwrap().iter();
    let rows = |table: &Value| table["keys"].as_array().unwrap().clone();
    tables.map(|table| (table["where"].as_str().unwrap().to_owned(), rows(table))).collect()
}

/// The typed name with what it takes, then these keys.
fn row(entry: &Value, keys: &[String]) -> Row {
    let text = |name: &str| entry[name].as_str().unwrap().to_owned();
    let name = [text("name"), text("takes")].join(" ").trim().to_owned();
    let ways: Vec<String> =
        Some(name).filter(|it| !it.is_empty()).into_iter().chain(keys.iter().cloned()).collect();
    (ways.join(", "), text("help"))
}

fn labels(entry: &Value) -> Vec<String> {
    entry["keys"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect()
}

/// A list of keys in words: a title, then rows that are indented by two.
fn in_words(text: &str) -> Vec<(String, Vec<Row>)> {
    let mut tables: Vec<(String, Vec<Row>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("  ") {
            None => tables.push((line.to_owned(), Vec::new())),
            Some(row) => {
                let (ways, help) = row.split_at(33);
                tables.last_mut().unwrap().1.push((ways.trim_end().to_owned(), help.to_owned()));
            }
        }
    }
    tables
}

#[test]
fn f14_the_keys_command_the_readme_and_the_manual_have_the_same_list() {
    let home = home();
    let tables = keys(home.path());
    let expected: Vec<(String, Vec<Row>)> = tables
        .iter()
        .map(|(title, rows)| (title.clone(), rows.iter().map(|entry| row(entry, &labels(entry))).collect()))
        .collect();
    assert!(expected.iter().map(|(_, rows)| rows.len()).sum::<usize>() > 60);
    assert_eq!(in_words(&out(&sizeup(home.path(), &["keys"], ""))), expected, "sizeup keys");
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, block) = readme.split_once("<!-- keys:").unwrap();
    let (_, block) = block.split_once("```text\n").unwrap();
    assert_eq!(in_words(block.split_once("```").unwrap().0), expected, "README");
    let manual = out(&sizeup(home.path(), &["man"], ""));
    let (_, block) = manual.split_once(".SH KEYS\n.nf\n").unwrap();
    let block = block.split_once(".fi\n").unwrap().0;
    let block = block.replace("\\&", "").replace("\\-", "-").replace("\\e", "\\");
    assert_eq!(in_words(&block), expected, "the manual");
}

#[test]
fn f14_the_help_of_each_screen_lists_its_tables_and_all_of_them_everything() {
    let home = home();
    let tables = keys(home.path());
    let table = |title: &str| &tables.iter().find(|(name, _)| name == title).unwrap().1;
    let mut told: BTreeSet<Row> = BTreeSet::new();
    let mut check = |play: &mut Play, titles: &[&str]| {
        // A key that a nearer table has means what that one says.
        let mut taken: Vec<String> = Vec::new();
        let mut expected: Vec<Row> = Vec::new();
        for title in titles {
            let rows: Vec<(Value, Vec<String>)> = table(title)
                .iter()
                .map(|entry| {
                    let free = labels(entry).into_iter().filter(|key| !taken.contains(key)).collect();
                    (entry.clone(), free)
                })
                .collect();
            taken.extend(rows.iter().flat_map(|(_, free)| free.clone()));
            for (entry, free) in rows.iter().filter(|(entry, free)| entry["name"] != "" || !free.is_empty()) {
                expected.push(row(entry, free));
                let help = entry["help"].as_str().unwrap();
                told.extend(free.iter().map(|key| (key.clone(), help.to_owned())));
                told.insert((entry["name"].as_str().unwrap().to_owned(), help.to_owned()));
            }
        }
        let screen = play.press("<f1>").tell(Msg::Resize(160, 110)).screen();
        let list = screen.split_once("Enter does it:").unwrap().1;
        let mut listed: Vec<Row> = Vec::new();
        for line in list.lines().filter(|line| line.starts_with(" > /") || line.starts_with("   ")) {
            let (ways, help) = line[3..].split_once("  ").unwrap_or_else(|| panic!("{line:?}"));
            listed.push((ways.to_owned(), help.trim().to_owned()));
        }
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected, "help of {titles:?}");
    };
    check(&mut Play::at(80, 24), &["In a list", "Everywhere"]);
    let asked = |keys: &str| {
        let mut play = Play::interview(80, 24);
        play.press(keys);
        play
    };
    check(&mut asked(""), &["On a question", "In the box", "Everywhere"]);
    check(&mut asked("/form<enter>"), &["Fill-in form", "In the box", "Everywhere"]);
    check(&mut asked("<f2>"), &["In a list", "In the box", "Everywhere"]);
    check(&mut asked("/review<enter>"), &["In a list", "Everywhere"]);
    check(&mut asked("/export<enter>"), &["Export", "In the box", "Everywhere"]);
    for (title, rows) in tables.iter().filter(|(title, _)| !title.starts_with("Line by line")) {
        for entry in rows {
            let help = entry["help"].as_str().unwrap();
            for way in labels(entry).into_iter().chain([entry["name"].as_str().unwrap().to_owned()]) {
                assert!(way.is_empty() || told.contains(&(way.clone(), help.to_owned())), "{title}: {way}");
            }
        }
    }
    // The plain interface has its own help, and its own table.
    let said = out(&sizeup(home.path(), &["new", "x", "--plain"], "/help\n"));
    let rows = table("Line by line (--plain)");
    for entry in rows {
        let (way, help) = row(entry, &[]);
        assert!(said.lines().any(|line| line == format!("{way}: {help}")), "{way} is not in\n{said}");
    }
    let listed = said.lines().filter(|line| line.starts_with('/')).count();
    assert_eq!(listed, rows.len(), "{said}");
}

const DRAFT: &str = "it is fast";

/// A question with a text in its box.
fn filled(home: &Path) -> Session {
    let mut session = at_the_first_question(home, &[]);
    session.sends_and_sees(DRAFT, &format!("│ {DRAFT} "));
    session
}

/// The key that a control byte is.
fn label(byte: u8) -> String {
    match byte {
        8 => "Backspace".to_owned(),
        9 => "Tab".to_owned(),
        13 => "Enter".to_owned(),
        27 => "Esc".to_owned(),
        31 => "Ctrl-/".to_owned(),
        _ => format!("Ctrl-{}", char::from(byte + 64)),
    }
}

/// What each control key of a question does to the draft: what is typed behind it, and what
/// is seen then.
const EFFECTS: &[(&str, &str, &str)] = &[
    ("Ctrl-A", "z", "│ zit is fast "),
    ("Ctrl-B", "z", "│ it is faszt "),
    ("Ctrl-C", "", ""),
    ("Ctrl-D", "z", "│ it is fastz "),
    ("Ctrl-E", "z", "│ it is fastz "),
    ("Ctrl-F", "z", "│ it is fastz "),
    ("Backspace", "z", "│ it is fasz "),
    ("Tab", "z", "│ it is fastz "),
    ("Ctrl-J", "z", "│ z "),
    ("Ctrl-K", "z", "│ it is fastz "),
    ("Ctrl-L", "z", "│ it is fastz "),
    ("Enter", "", "Not yet."),
    ("Ctrl-P", "", "Type to search"),
    ("Ctrl-U", "z", "│ z "),
    ("Ctrl-W", "z", "│ it is z "),
    ("Ctrl-X", "z", "│ it is fastz "),
    ("Ctrl-Z", "", "No shell waits"),
    ("Esc", "", "│ it is fast "),
    ("Ctrl-/", "z", "│ it is z "),
];

fn documented(home: &Path) -> Vec<String> {
    let tables = keys(home);
    let of_question = tables
        .iter()
        .filter(|(name, _)| ["On a question", "In the box", "Everywhere"].contains(&name.as_str()));
    of_question.flat_map(|(_, rows)| rows.iter().flat_map(labels)).collect()
}

#[test]
fn f15_every_control_key_that_is_written_down_does_what_is_written() {
    let home = home();
    let written = documented(home.path());
    let is_written = |key: &str| written.iter().any(|it| it == key || it.starts_with(&format!("{key} ")));
    // Backspace comes as 08 from some terminals, as 7f from others.
    for byte in 1..0x20 {
        let key = label(byte);
        let effect = EFFECTS.iter().find(|(known, ..)| *known == key);
        assert_eq!(effect.is_some(), is_written(&key), "{key} is written down, or does nothing");
        let Some((_, then, seen)) = effect else { continue };
        let home = crate::command::home();
        let mut session = filled(home.path());
        if key == "Esc" {
            session.sends_and_sees(F3, "Hint 1 of");
        }
        session.send_bytes(&[byte]);
        if key == "Ctrl-C" {
            assert!(session.ends().success());
            assert_eq!(draft(home.path(), "functional.job").as_deref(), Some(DRAFT));
            continue;
        }
        if key == "Esc" {
            session.wait_until("what was open closes", |screen| !screen.contains("Hint 1 of"));
        }
        session.send(then);
        session.wait_for(seen);
        assert!(session.runs(), "{key}");
    }
}

#[test]
fn f15_every_other_key_changes_nothing_and_says_nothing() {
    let home = home();
    let written = documented(home.path());
    let mut session = filled(home.path());
    session.wait_draft(home.path(), "functional.job", DRAFT);
    let controls = (1..0x20).map(|byte| (label(byte), char::from(byte).to_string()));
    let functions = (5..=12).zip(["15", "17", "18", "19", "20", "21", "23", "24"]);
    let functions = functions.map(|(nth, code)| (format!("F{nth}"), format!("\x1b[{code}~")));
    let letters = ('a'..='z').chain('A'..='Z').map(|c| {
        let upper = c.to_uppercase();
        (format!("Alt-{upper}"), format!("\x1b{c}"))
    });
    let mut tried = 0;
    for (key, bytes) in controls.chain(functions).chain(letters) {
        if written.iter().any(|it| *it == key || it.starts_with(&format!("{key} "))) {
            continue;
        }
        let before = session.screen();
        session.send(&bytes);
        if matches!(bytes.as_str(), "\x1bO" | "\x1bP") {
            // The letter behind it would make another key of these two.
            session.settle();
        }
        // A letter shows that it was read, and that the text and the cursor are as before.
        session.box_still_holds(DRAFT);
        session.wait_until(&format!("the screen as before {key}"), |screen| {
            let bare = |text: &str| text.replace(" unsaved", "   saved");
            bare(screen) == bare(&before)
        });
        assert!(session.runs(), "{key}");
        tried += 1;
    }
    assert_eq!(tried, 12 + 8 + 2 * 24, "Alt-B and Alt-F move by words, the others are free");
    session.wait_draft(home.path(), "functional.job", DRAFT);
}

#[test]
fn f15_what_goes_on_with_no_sequence_is_a_press_of_its_own() {
    let home = home();
    let mut session = filled(home.path());
    session.sends_and_sees("\x18x", &format!("│ {DRAFT}x "));
    session.sends_and_sees(&format!("\x18{BACKSPACE}"), &format!("│ {DRAFT}  "));
    session.sends_and_sees("\x18\x05", "No editor is set");
    session.send("\x18");
    session.send(CTRL_C);
    assert!(session.ends().success());
    assert_eq!(draft(home.path(), "functional.job").as_deref(), Some(DRAFT));
}
