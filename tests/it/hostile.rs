//! What a bad neighbour would write into sessions and content, and where a person's own words
//! may not get to. Each test names the number of the promise it holds.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use sizeup::shell::content::built_in;

use crate::command::{err, home, out, sizeup};
use crate::files::{begun, is_calm};
use crate::library::library;
use crate::pty::{LOAD, Session, at_the_first_question, sessions};

/// What a bad neighbour would put into every field.
const HOSTILE: &str = "a\u{1b}]52;c;cHduZWQ=\u{7}\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\r\u{8}\u{7}\u{202e}cba\u{2066}\u{200b}\u{2028}z";

/// The same as it is spelled in TOML.
const HOSTILE_TOML: &str = "a\\u001B]52;c;cHduZWQ=\\u0007\\u001B]0;owned\\u0007\\u001B[2J\\u009B31m\\r\\b\\u0007\\u202Ecba\\u2066\\u200B\\u2028z ";

/// Runs some commands, and nothing that they say steers a terminal.
#[track_caller]
fn nothing_acts(home: &Path, roads: &[&[&str]], typed: &str) {
    for road in roads {
        let output = sizeup(home, road, typed);
        is_calm(&output, &format!("{road:?}"));
        for stream in [out(&output), err(&output)] {
            let acts = |c: char| {
                (c.is_control() && c != '\n' && c != '\t')
                    || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}' | '\u{2028}')
            };
            assert!(!stream.chars().any(acts), "{road:?}: {stream:?}");
        }
    }
}

/// Leaves; and nothing that was ever written steered the terminal but what is ours.
#[track_caller]
fn was_not_steered(mut session: Session) {
    session.send("\x03");
    session.ends();
    session.is_clean();
    let written = session.written();
    for bad in ["\x1b]", "\x1bP", "\u{9b}", "\x07", "\u{202e}", "\u{2066}", "\u{200b}", "\u{2028}"] {
        let at = written.find(bad).map(|at| written[..at].chars().rev().take(60).collect::<Vec<_>>());
        assert!(at.is_none(), "{bad:?} behind {:?}", at.into_iter().flatten().rev().collect::<String>());
    }
    // Every screen is cleared by ours alone, which draws all of it at once.
    for (at, _) in written.match_indices("\x1b[2J") {
        assert!(
            written[..at].ends_with("\x1b[1;1H") || written[..at].ends_with("\x1b[H"),
            "{:?}",
            &written[at.saturating_sub(9)..at]
        );
    }
}

#[test]
fn r30_hostile_text_steers_nothing_on_any_road() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let mut value: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let session = &mut value["session"];
    session["title"] = HOSTILE.into();
    session["answers"][0]["text"] = format!("marketers shorten long links {HOSTILE}").into();
    session["answers"][1]["text"] = HOSTILE.into();
    session["drafts"] =
        serde_json::json!({"functional.operations": {"text": HOSTILE, "line": 0, "column": 3}});
    fs::write(&path, value.to_string()).unwrap();
    fs::write(
        home.path().join("design.md"),
        format!("# {HOSTILE}\n## functional.job\nmarketers {HOSTILE}\n"),
    )
    .unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    let file = path.to_str().unwrap();
    let roads: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", name],
        &["show", name, "--json"],
        &["export", name, "-o", "-"],
        &["export", name, "-o", "-", "--format", "json"],
        &["export", name, "-o", "-", "--format", "plain"],
        &["export", name, "-o", "-", "--format", "html"],
        &["compare", name, name],
        &["compare", name, "design.md", "--format", "markdown"],
        &["compare", name, "design.md", "--format", "html"],
        &["compare", name, "design.md", "--format", "json"],
        &["--plain"],
        &["check", "design.md"],
        &["check", "design.md", "--json"],
        &["check", file],
        &["check", file, "--json"],
        &["resume", name, "--plain"],
        &["show", HOSTILE],
        &["judge", HOSTILE],
        &["calc", HOSTILE],
        &["explain", HOSTILE],
        &[HOSTILE],
    ];
    nothing_acts(home.path(), roads, "/edit\n/outline\n/sheet\n/quit\n");
    let mut session = Session::start((120, 40), home.path(), &[], &[]);
    session.wait_for("Resume");
    is_intact(&session);
    session.sends_and_sees("\r", "question 2 of 4");
    for (keys, shows) in [
        ("\x1bOQ", "Outline"),
        ("\x1b", "question 2"),
        ("\x10", "Type to search"),
        ("review", "> /review"),
        ("\r", "> Answers"),
        ("\x10", "Type to search"),
        ("sheet", "> /sheet"),
        ("\r", "The numbers"),
        ("\x10", "Type to search"),
        ("export", "> /export"),
        ("\r", "Plain text"),
    ] {
        session.send(keys);
        session.wait_until(shows, |_| seen(&session).contains(shows));
        is_intact(&session);
    }
    was_not_steered(session);
}

/// Content in which every text that is shown is hostile, in a folder of its own.
fn hostile_pack(folder: &Path) {
    const SHOWN: &[&str] = &[
        "title",
        "about",
        "ask",
        "why",
        "vague",
        "follow_up",
        "template",
        "label",
        "missing",
        "example",
        "form",
        "good",
    ];
    for file in built_in() {
        if !file.path.starts_with("questions/") && !file.path.starts_with("scripts/") {
            continue;
        }
        let mut text = String::new();
        for line in file.text.lines() {
            let (key, value) = line.split_once(" = ").unwrap_or((line, ""));
            let quote = ["\"\"\"", "\""].into_iter().find(|quote| value.starts_with(quote));
            if let Some(quote) = quote.filter(|_| SHOWN.contains(&key)) {
                text += &format!("{key} = {quote}{HOSTILE_TOML}{}", &value[quote.len()..]);
            } else if let Some(hint) = line.strip_prefix("  \"") {
                text += &format!("  \"{HOSTILE_TOML}{hint}");
            } else {
                text += line;
            }
            text.push('\n');
        }
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn r30_hostile_content_steers_nothing_on_any_road() {
    let home = home();
    hostile_pack(&home.path().join("pack"));
    let with = |arguments: &[&'static str]| [&["--prompts", "pack"], arguments].concat();
    // It is used: nothing of it is left out.
    let listed = sizeup(home.path(), &with(&["prompts", "list"]), "");
    assert_eq!(err(&listed), "");
    assert!(out(&listed).contains("owned") && out(&listed).contains("The job"), "{}", out(&listed));
    let typed = "/why\n/hint\n/example\n/help\n/outline\n/sheet\nfast\nfaster\nfastest\n\
                 marketers shorten long links\n/why\n/hint\n/example\nx\n.\n/quit\n";
    let roads: Vec<Vec<&str>> = [
        &["new", "Short links", "--plain"][..],
        &["--plain"],
        &["prompts", "list"],
        &["prompts", "lint"],
        &["explain"],
        &["list"],
        &["list", "--json"],
        &["show", "short"],
        &["show", "short", "--json"],
        &["export", "short", "-o", "-"],
        &["export", "short", "-o", "-", "--format", "html"],
        &["export", "short", "-o", "-", "--format", "json"],
        &["export", "short", "-o", "-", "--format", "plain"],
        &["compare", "short", "short"],
        &["compare", "short", "short", "--format", "html"],
        &["judge", "functional.job", "x"],
        &["resume", "short", "--plain"],
        &["doctor"],
        &["keys"],
    ]
    .iter()
    .map(|road| with(road))
    .collect();
    let roads: Vec<&[&str]> = roads.iter().map(Vec::as_slice).collect();
    nothing_acts(home.path(), &roads, typed);
    // Every question that can be explained.
    let library = library();
    let ids: Vec<&str> = library.questions.iter().map(|question| question.id.as_str()).collect();
    let explained: Vec<Vec<&str>> = ids.iter().map(|id| vec!["--prompts", "pack", "explain", *id]).collect();
    let explained: Vec<&[&str]> = explained.iter().map(Vec::as_slice).collect();
    nothing_acts(home.path(), &explained, "");
}

/// What a terminal shows that has a sign for what can't be shown; the emulator has none.
fn seen(session: &Session) -> String {
    let (rows, columns) = session.with(vt100::Screen::size);
    let mut emulator = vt100::Parser::new(rows, columns, 0);
    emulator.process(session.written().replace('\u{fffd}', "?").as_bytes());
    emulator.screen().contents()
}

/// Borders and header are where they belong.
#[track_caller]
fn is_intact(session: &Session) {
    session.settle();
    let screen = seen(session);
    assert_eq!(screen.lines().nth(2), Some("─".repeat(120).as_str()), "{screen}");
    for row in screen.lines() {
        let width = sizeup::prose::width(row);
        assert!(width <= 120, "{width}: {row}");
        // A border that begins also ends.
        for (begins, ends) in [('╭', '╮'), ('╰', '╯'), ('│', '│')] {
            assert!(!row.starts_with(begins) || row.trim_end().chars().skip(1).any(|c| c == ends), "{row}");
        }
    }
}

#[test]
fn r30_hostile_content_steers_nothing_on_any_screen() {
    let home = home();
    hostile_pack(&home.path().join("pack"));
    let mut session = Session::start((120, 50), home.path(), &[], &["--prompts", "pack"]);
    session.wait_for("> New: ");
    is_intact(&session);
    for (keys, shows) in [
        ("\r", "Step 1 of 4"),
        ("fast\r", "Not yet"),
        ("\x1bOR", "Hint 1"),
        ("\x1bOP", "Type to search"),
        ("\x1b", "Your answer"),
        ("\n/example\r", "xample"),
        ("\n/form\r", "Fill in, one thing at a time"),
        ("\x1b", "Your answer"),
        ("\x1bOQ", "Outline"),
        ("\x1b", "Your answer"),
        ("\n/review\r", "> Answers"),
        ("\n/sheet\r", "The numbers"),
        ("\n/export\r", "arkdown"),
    ] {
        session.send(keys);
        // What is typed is gone from the box once it is done.
        let typed = keys.trim_matches(['\n', '\r', '\x1b']);
        session.wait_until(shows, |_| {
            let screen = seen(&session);
            screen.contains(shows) && !(typed.starts_with('/') && screen.contains(typed))
        });
        is_intact(&session);
    }
    was_not_steered(session);
}

/// Content files that can't be used; of each the line that is at fault, where it is one.
fn useless() -> Vec<(&'static str, String, Option<usize>)> {
    let built_in = built_in();
    let whole = &built_in.iter().find(|file| file.path == "questions/1-functional.toml").unwrap().text;
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        let line = whole.split(from).next().unwrap().matches('\n').count() + 1;
        (whole.replacen(from, to, 1), Some(line))
    };
    let many = "[[question]]\nid = \"a.b\"\n".repeat(20_000);
    let mut bad = vec![
        ("a-cut.toml", "step = \"functional\"\n\nid = ".to_owned(), Some(3)),
        ("b-unknown.toml", "step = \"functional\"\ntitle = \"x\"\nmood = 1\n".to_owned(), Some(3)),
        ("c-deep.toml", format!("x = {}", "[".repeat(50_000)), Some(1)),
        // As long as a file may be, in one string; and longer.
        ("f-long.toml", format!("step = \"{}\"\n", "y".repeat((1 << 20) - 10)), Some(1)),
        ("g-large.toml", format!("x = \"{}\"", "y".repeat(2 << 20)), None),
        ("h-nul.toml", "\0\0".to_owned(), Some(1)),
        ("i-utf.toml", "\u{feff}step = \u{1b}".to_owned(), Some(1)),
    ];
    // A hundred thousand questions.
    for name in ["d-many.toml", "d-many2.toml", "d-many3.toml", "d-many4.toml", "d-many5.toml"] {
        bad.push((
            name,
            format!("step = \"functional\"\ntitle = \"x\"\nabout = \"x\"\nminutes = 1\n{many}"),
            Some(5),
        ));
    }
    // Fields that other programs would follow, or run.
    for (name, from, to) in [
        ("j-path.toml", "shape = \"sentence\"", "shape = \"../../../etc/passwd\""),
        ("k-include.toml", "may_be_na = false", "include = \"/etc/passwd\""),
        ("l-pattern.toml", "may_be_na = false", "pattern = \"(a+)+$\""),
        ("m-number.toml", "minutes = 5", "minutes = 99999999999999999999"),
    ] {
        let (text, line) = with(from, to);
        bad.push((name, text, line));
    }
    bad
}

#[test]
fn r32_content_that_can_not_be_used_is_named_with_its_line_and_left_out() {
    let home = home();
    let folder = home.path().join("config/prompts/questions");
    fs::create_dir_all(&folder).unwrap();
    let bad = useless();
    for (name, text, _) in &bad {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::create_dir(folder.join("y-folder.toml")).unwrap();
    assert!(
        Command::new("mkfifo").arg(folder.join("z-pipe.toml")).status().is_ok_and(|status| status.success())
    );
    let start = Instant::now();
    let output = sizeup(home.path(), &["prompts", "lint"], "");
    let took = start.elapsed();
    println!("{took:?}");
    assert!(took < LOAD * Duration::from_secs(2), "{took:?}");
    is_calm(&output, "lint");
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    for (name, line) in bad
        .iter()
        .map(|(name, _, line)| (*name, *line))
        .chain([("y-folder.toml", None), ("z-pipe.toml", None)])
    {
        let place = line.map(|line| format!(":{line}")).unwrap_or_default();
        assert!(said.contains(&format!("questions/{name}{place}: ")), "{name}{place}: {said}");
    }
    assert!(said.lines().all(|line| line.len() < 2_000), "nothing of a megabyte is said again");
    assert!(!said.contains("root:"), "no path is followed");
    let start = Instant::now();
    let led = sizeup(home.path(), &["new", "--plain"], "marketers shorten long links\n");
    assert!(start.elapsed() < LOAD * Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(
        out(&led).contains("Question 2 of 4"),
        "the built-in content is used: {}{}",
        out(&led),
        err(&led)
    );
}

#[test]
fn r32_a_script_that_leads_nowhere_or_in_a_circle_is_named_and_ends_all_the_same() {
    let home = home();
    let folder = home.path().join("config/prompts/scripts");
    fs::create_dir_all(&folder).unwrap();
    let script = |id: &str, asks: &[&str]| {
        let asks: String = asks.iter().map(|ask| format!("\n[[ask]]\nquestion = \"{ask}\"\n")).collect();
        fs::write(
            folder.join(format!("{id}.toml")),
            format!("id = \"{id}\"\ntitle = \"{id}\"\nabout = \"x\"\nminutes = 1\n{asks}"),
        )
        .unwrap();
    };
    script("nowhere", &["no.such", "functional.job"]);
    // The one question again and again, as often as anybody could write it down.
    script("circle", &vec!["functional.job"; 2_000]);
    script("nothing", &[]);
    let start = Instant::now();
    let linted = sizeup(home.path(), &["prompts", "lint"], "");
    assert!(start.elapsed() < LOAD * Duration::from_secs(2), "{:?}", start.elapsed());
    is_calm(&linted, "lint");
    assert_eq!(linted.status.code(), Some(1));
    assert!(out(&linted).contains("script nowhere: it asks no.such"), "{}", out(&linted));
    let mut session = Session::start((80, 40), home.path(), &[], &[]);
    assert!(out(&linted).contains("scripts/nothing.toml:1: missing field `ask`"), "{}", out(&linted));
    for script in ["circle", "nowhere", "The full interview"] {
        session.wait_for(&format!("New: {script}"));
    }
    session.send("\x03");
    session.ends();
    session.is_clean();
}

/// The endings of all files that hold a text.
fn walk(folder: &Path, found: &mut Vec<String>, marker: &str) {
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, found, marker);
        } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(marker) {
            found.push(path.extension().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
}

#[test]
fn r37_what_is_typed_stands_in_the_session_alone() {
    let home = home();
    let marker = "zebrafinch";
    sizeup(home.path(), &["new", "--plain"], &format!("marketers shorten {marker} links\nfast {marker}\n"));
    let mut found = Vec::new();
    walk(home.path(), &mut found, marker);
    found.sort();
    found.dedup();
    assert!(found.iter().all(|ending| ending == "json" || ending == "bak"), "{found:?}");
    assert!(!out(&sizeup(home.path(), &["doctor"], "")).contains(marker));
}

#[test]
fn r37_on_the_screen_too_whatever_happens_there() {
    let home = home();
    let marker = "zebrafinch";
    let own = home.path().join("own");
    fs::create_dir(&own).unwrap();
    let env = [
        ("EDITOR", "sh -c 'echo more >> \"$1\"' --"),
        ("PATH", "/usr/bin:/bin"),
        ("TMPDIR", own.to_str().unwrap()),
    ];
    let mut session = at_the_first_question(home.path(), &env);
    session.sends_and_sees(&format!("fast {marker}\r"), "Not yet");
    session.sends_and_sees("\x1bOS", "more");
    session.wait_kept("more");
    // Somebody else changes the file, so that there is a conflict; then it is killed.
    let path = session.files()[0].clone();
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("Untitled", "Entitled")).unwrap();
    session.sends_and_sees("!", "more!");
    session.wait_kept("more!");
    session.signal(9);
    session.dies_of(9);
    let mut again = Session::start((80, 24), home.path(), &env, &["resume"]);
    again.wait_for(marker);
    again.send("\x03");
    again.ends();
    sizeup(home.path(), &["export", "entitled", "-o", "report.md"], "");
    let mut found = Vec::new();
    walk(home.path(), &mut found, marker);
    found.sort();
    found.dedup();
    assert!(found.contains(&"json".to_owned()), "{found:?}");
    assert!(found.iter().all(|ending| ["json", "bak", "md"].contains(&ending.as_str())), "{found:?}");
    assert_eq!(fs::read_dir(own).unwrap().count(), 0);
}
