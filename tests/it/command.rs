//! The program from outside: exit codes, streams, files.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::library::library;

/// Runs the program with a home of its own.
pub(crate) fn sizeup(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut words = vec![env!("CARGO_BIN_EXE_sizeup")];
    words.extend(arguments);
    fed(&mut alone(home, &words), input)
}

/// Any command, with a home of its own and no other variables.
pub(crate) fn alone(home: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).env_clear().env("SIZEUP_HOME", home).env("LANG", "C.UTF-8").current_dir(home);
    command
}

/// Runs a command to its end with something to read.
pub(crate) fn fed(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that does not read is no trouble here.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

pub(crate) fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every good answer of the worked example, as one would type it line by line.
pub(crate) fn whole_interview() -> String {
    let library = library();
    let script = library.script("interview").expect("built in");
    let mut typed = String::new();
    for ask in &script.asks {
        let question = library.question(&ask.question).expect("built in");
        typed += &question.good;
        typed += if question.shape == sizeup::prompts::Shape::Sentence { "\n" } else { "\n.\n" };
    }
    typed
}

#[test]
fn f46_a_whole_interview_through_a_pipe_gives_a_report_that_check_reads_as_the_same() {
    let home = home();
    let done = sizeup(home.path(), &["new", "Short links", "--plain"], &whole_interview());
    assert_eq!(done.status.code(), Some(0), "{}{}", out(&done), err(&done));
    assert!(out(&done).starts_with("sizeup plain interface (on by flag).\n"));
    let exported = sizeup(home.path(), &["export", "short", "-o", "-"], "");
    let report = out(&exported);
    std::fs::write(home.path().join("report.md"), &report).expect("written");
    let sessions: Vec<_> = std::fs::read_dir(home.path().join("data/sessions"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    let of_report = checked(home.path(), "report.md");
    let mut of_session = checked(home.path(), &sessions[0].to_string_lossy());
    of_session["file"] = of_report["file"].clone();
    assert_eq!(of_report, of_session);
    assert_eq!(of_report["standing_at"], serde_json::Value::Null);
}

pub(crate) fn checked(home: &Path, file: &str) -> serde_json::Value {
    let output = sizeup(home, &["check", file, "--json"], "");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", out(&output), err(&output)))
}

#[test]
fn a_session_begins_with_the_answers_of_a_report_and_two_are_compared() {
    let home = home();
    let done = sizeup(home.path(), &["new", "Short links", "--plain"], &whole_interview());
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let report = out(&sizeup(home.path(), &["export", "short", "-o", "-"], ""));
    let edited = report.replace("20x, so about 2.3 redirects/s", "200x, so about 23 redirects/s");
    assert_ne!(report, edited);
    std::fs::write(home.path().join("edited.md"), edited).expect("written");
    let begun = sizeup(home.path(), &["new", "Ten times", "--from", "edited.md", "--plain"], "");
    assert_eq!(begun.status.code(), Some(0), "{}{}", out(&begun), err(&begun));
    let compared = out(&sizeup(home.path(), &["compare", "short", "ten times"], ""));
    assert!(compared.starts_with("Short links -> Ten times\nChanged: "), "{compared}");
    assert!(
        compared.contains("\n  Peak: 2.3/s (202,200 a day) -> 23.4/s (2.02M a day), 10 times as much\n"),
        "{compared}"
    );
    assert!(
        compared
            .contains("\n  - 20x, so about 2.3 redirects/s, for ten minutes after a newsletter goes out\n")
    );
    for format in ["markdown", "html", "json"] {
        let text = out(&sizeup(home.path(), &["compare", "short", "edited.md", "--format", format], ""));
        assert!(text.contains("10 times as much") && text.contains("23.4/s"), "{format}: {text}");
    }
    let same = out(&sizeup(home.path(), &["compare", "short", "short"], ""));
    assert_eq!(same, "Short links -> Short links\nNothing changed.\n");
}

#[test]
fn a_workflow_is_told_where_findings_are() {
    let home = home();
    let design = "# T, 100%: x\n\n## functional.job\n\nA modern, scalable URL shortener\n";
    std::fs::write(home.path().join("d,1.md"), design).expect("written");
    let checked = sizeup(home.path(), &["check", "d,1.md", "--annotate"], "");
    assert_eq!(checked.status.code(), Some(1));
    let said = out(&checked);
    assert!(said.lines().count() > 0);
    for line in said.lines() {
        assert!(line.starts_with("::error file=d%2C1.md,line=5,col="), "{line}");
        assert!(line.contains(",title=functional.job%3A "), "{line}");
    }
}

#[test]
fn a_report_tells_how_it_came_about_only_where_asked() {
    let home = home();
    sizeup(home.path(), &["new", "Short links", "--plain"], &whole_interview());
    let without = out(&sizeup(home.path(), &["export", "short", "-o", "-"], ""));
    let with = out(&sizeup(home.path(), &["export", "short", "--history", "-o", "-"], ""));
    assert!(!without.contains("How it came about"));
    assert!(with.contains("## How it came about\n\n- Step 1: under a minute, 4 answers sent.\n"), "{with}");
}

#[test]
fn f49_f50_troubles_are_sentences_with_the_right_exit_code() {
    let home = home();
    let check = |arguments: &[&str], code: i32, says: &str| {
        let output = sizeup(home.path(), arguments, "");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(says), "{arguments:?}: {}", err(&output));
        assert_eq!(out(&output), "", "{arguments:?}");
    };
    check(&[], 2, "--plain");
    check(&["resume"], 2, "--plain");
    check(&["--no-such-flag"], 2, "--no-such-flag");
    check(&["exprot"], 2, "export");
    check(&["resume", "nothing", "--plain"], 1, "sizeup list");
    check(&["show", "nothing"], 1, "sizeup list");
    check(&["judge", "numbers.latenci"], 2, "numbers.latency");
    check(&["explain", "numbers.latenci"], 2, "numbers.latency");
    check(&["check", "no-such-file.md"], 3, "no-such-file.md");
    std::fs::write(home.path().join("prose.md"), "# Nothing\n\nhere\n").expect("written");
    check(&["check", "prose.md"], 1, "is not a design");
    std::fs::write(home.path().join("newer.json"), "{\"format\": 99}").expect("written");
    check(&["check", "newer.json"], 3, "newer");
}

#[test]
fn broken_and_newer_sessions_are_listed_and_left_as_they_are() {
    let home = home();
    let folder = home.path().join("data/sessions");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in [("broken", "{ half"), ("newer", "{\"format\": 99}"), ("empty", "")] {
        let path = folder.join(format!("{name}.json"));
        std::fs::write(&path, text).expect("written");
        let output = sizeup(home.path(), &["resume", name, "--plain"], "x\n");
        assert_eq!(output.status.code(), Some(3), "{name}: {}", err(&output));
        assert_eq!(std::fs::read_to_string(&path).expect("there"), text, "{name}");
    }
    let listed = out(&sizeup(home.path(), &["list"], ""));
    assert_eq!(listed.lines().count(), 3, "{listed}");
}

#[test]
fn an_export_replaces_nothing_unless_told_to() {
    let home = home();
    sizeup(home.path(), &["new", "Short links", "--plain"], "marketers shorten long links\n");
    let first = sizeup(home.path(), &["export", "short"], "");
    assert_eq!(out(&first).trim(), "short-links.md");
    let path = home.path().join("short-links.md");
    std::fs::write(&path, "mine").expect("written");
    let refused = sizeup(home.path(), &["export", "short"], "");
    assert_eq!(
        (refused.status.code(), std::fs::read_to_string(&path).expect("there").as_str()),
        (Some(1), "mine")
    );
    assert!(err(&refused).contains("--force"));
    assert_eq!(sizeup(home.path(), &["export", "short", "--force"], "").status.code(), Some(0));
    assert!(std::fs::read_to_string(&path).expect("there").starts_with("# Short links"));
}

#[test]
fn a_line_of_judge_that_is_no_case_says_so_and_the_run_goes_on() {
    let home = home();
    let input = "{\"id\": 1, \"question\": \"functional.job\", \"answer\": \"patients book a dentist appointment\"}\nnonsense\n{\"id\": 3, \"question\": \"no.such\", \"answer\": \"\"}\n";
    let output = sizeup(home.path(), &["judge", "--jsonl"], input);
    let lines: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["passes"], true, "{}", lines[0]);
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string());
    assert_eq!((lines[0]["id"].as_i64(), lines[2]["id"].as_i64()), (Some(1), Some(3)));
}

#[test]
fn check_says_objections_and_verdicts() {
    let home = home();
    let design = "# Clicks\n## functional.operations\nvisitor follows a short link [read]\nmarketer creates a short link\n\
                  ## numbers.limits\n2 engineers\n## scale.load\nfollow a short link: 10k/day\ncreate a short link: 50/day\n\
                  ## scale.peak\n5x in the evening\n## bottlenecks.parts\nKafka: 0.1 clicks/s\nPostgreSQL: 300 MB in year three\n";
    std::fs::write(home.path().join("d.md"), design).unwrap();
    let output = sizeup(home.path(), &["check", "d.md", "--lenient", "--json"], "");
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value["verdicts"]["over_complicated"], true);
    assert_eq!(value["finished"], false);
    let kafka = value["objections"]
        .as_array()
        .unwrap()
        .iter()
        .find(|objection| objection["rule"] == "machinery-too-early")
        .expect("it is objected to");
    assert_eq!(kafka["severity"], "over-complicated");
    assert_eq!(kafka["open"], true);
    assert_eq!(kafka["quotes"][0]["question"], "bottlenecks.parts");
    assert_eq!(kafka["quotes"][0]["text"], "Kafka: 0.1 clicks/s");
    assert!(!kafka["ask"].as_str().unwrap().is_empty());
    let words = out(&sizeup(home.path(), &["check", "d.md", "--lenient"], ""));
    assert!(words.contains("Over-complicated? yes (machinery-too-early)"), "{words}");
}

#[test]
fn silence_counts_in_a_design_that_names_its_parts() {
    let home = home();
    let design = "## bottlenecks.parts\nload balancer\nservice\ndatabase\n";
    let output = sizeup(home.path(), &["check", "-", "--json"], design);
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value["verdicts"]["under_specified"], true);
    assert_eq!(value["verdicts"]["over_complicated"], false);
    assert_eq!(value["standing_at"], "functional.job", "where it stands stays honest");
}

#[test]
fn an_outage_is_told_in_words_and_as_json() {
    let home = home();
    let usual = ["outage", "--rate", "500/s", "--capacity", "800/s", "--length", "600s"];
    let words = out(&sizeup(home.path(), &usual, ""));
    assert!(words.contains("300,000 wait at the end"), "{words}");
    assert!(words.is_ascii(), "{words}");
    assert!(words.lines().all(|line| line.len() <= 80), "{words}");
    let output = sizeup(home.path(), &[&usual[..], &["--json"]].concat(), "");
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value["backlog"], 300_000.0);
    assert_eq!(value["drain_time"], 1000.0);
    let never = sizeup(home.path(), &["outage", "--rate", "9/s", "--capacity", "9/s", "--length", "1s"], "");
    assert!(out(&never).contains("Never worked off"), "{}", out(&never));
    let wrong = sizeup(home.path(), &["outage", "--rate", "9", "--capacity", "9/s", "--length", "1s"], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("a rate"), "{}", err(&wrong));
}

#[test]
fn rules_and_components_are_explained_with_their_sources() {
    let home = home();
    let rule = out(&sizeup(home.path(), &["explain", "stale-beyond-promise"], ""));
    assert!(rule.contains("Severity: contradiction") && rule.contains("Source:"), "{rule}");
    let figures = out(&sizeup(home.path(), &["explain", "postgresql"], ""));
    for part in
        ["1,000 to 5,000 writes/s", "58,200 tx/s", "Confidence: high", "2024 (read)", "lost update (P4)"]
    {
        assert!(figures.contains(part), "{part} is not in {figures}");
    }
    let alias = out(&sizeup(home.path(), &["explain", "Postgres"], ""));
    assert_eq!(alias, figures);
}

#[test]
fn a_preflight_goes_on_into_the_full_interview_without_retyping() {
    let home = home();
    let typed = "visitor follows a short link\n.\nfollow a short link: 10k/day\n.\n20x after a newsletter\nlink: 500 B, 50/day, forever\n.\nlink: read-your-writes\n.\nthe database 60 s: visitors see a page 'try again'\n.\n";
    let done = sizeup(home.path(), &["new", "Pre", "--preflight", "--plain"], typed);
    assert_eq!(done.status.code(), Some(0), "{}{}", out(&done), err(&done));
    assert!(err(&done).contains("--full"), "{}", err(&done));
    let full = sizeup(home.path(), &["resume", "pre", "--full", "--plain"], "marketers shorten long links\n");
    assert!(out(&full).contains("Question 1 of 4, step 1 of 4"), "{}", out(&full));
    assert!(
        out(&full).contains("There is a text of yours here already"),
        "the operation is kept: {}",
        out(&full)
    );
}
