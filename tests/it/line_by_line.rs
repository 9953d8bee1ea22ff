//! The interview line by line: for a person at a terminal, for a screen reader, for a pipe.
//! Each test names the number it holds.

use std::collections::BTreeMap;
use std::fs;

use crate::command::{err, home, out, sizeup, whole_interview};
use crate::hand::{CTRL_C, answered, draft, emptied, good, pasted, questions, sent, typed};
use crate::library::{fresh, library};
use crate::pty::{Session, sessions};

/// A report without the days it names.
fn undated(report: &str) -> String {
    let digits = |word: &str, mask: &str| {
        word.len() == mask.len()
            && word
                .bytes()
                .zip(mask.bytes())
                .all(|(c, m)| if m == b'0' { c.is_ascii_digit() } else { c == m })
    };
    let mask = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        if digits(bare, "0000-00-00") { word.replace(bare, "DATE") } else { word.to_owned() }
    };
    report.split(' ').map(mask).collect::<Vec<_>>().join(" ")
}

#[test]
fn f40_half_on_the_screen_and_half_line_by_line_gives_the_report_of_one_piece() {
    let whole = home();
    let done = sizeup(whole.path(), &["new", "Short links", "--plain"], &whole_interview());
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    // A quarter line by line, a half on the screen, the rest line by line.
    let mixed = answered(5);
    let asked = questions();
    let mut session = Session::start((100, 40), mixed.path(), &[], &["resume"]);
    session.wait_for("question 2 of 5: Availability");
    for (nth, question) in asked.iter().enumerate().take(15).skip(5) {
        session.send(&emptied());
        session.settle();
        session.send(&pasted(&good(question)));
        session.settle();
        session.send("\r");
        let next = &library().question(&asked[nth + 1]).unwrap().title.clone();
        session.wait_until(next, |screen| {
            screen.lines().nth(1).unwrap().trim_end().ends_with(&format!(": {next}"))
        });
    }
    session.wait_until("all answers", |_| sent(mixed.path()) == 15);
    session.send(CTRL_C);
    assert!(session.ends().success());
    let done = sizeup(mixed.path(), &["resume", "--plain"], &typed(&asked[15..]));
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let report = |home: &tempfile::TempDir| {
        let exported = sizeup(home.path(), &["export", "short", "-o", "-"], "");
        assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
        undated(&out(&exported))
    };
    let (one, other) = (report(&whole), report(&mixed));
    assert!(one.contains("DATE") && one.len() > 4_000, "{one}");
    assert_eq!(one, other);
}

/// No code, no line written over, nothing drawn, nothing said twice.
#[track_caller]
fn is_lines_only(bytes: &[u8], about: &str) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(!bytes.contains(&0x1b) && !bytes.contains(&8), "{about}: {text}");
    assert!(!text.replace("\r\n", "\n").contains('\r'), "{about}: a line is written over");
    for c in text.chars() {
        let drawn = matches!(c, '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}');
        assert!(!drawn && (matches!(c, '\n' | '\r') || !c.is_control()), "{about}: {c:?} in {text}");
    }
}

/// The lines of more than a few words that stand there twice, without the names that more
/// than one question asks about, and the sentence before them: they are part of a question.
fn said_twice(text: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.retain(|line| {
        line.chars().count() > 20 && *line != "One line for each of these, beginning with its name:"
    });
    for line in lines {
        *counts.entry(line).or_default() += 1;
    }
    let mut interview = fresh("interview");
    for question in questions() {
        for name in interview.prefixes(&question) {
            counts.retain(|line, _| *line != name.trim());
        }
        let _ = interview.submit(&good(&question), crate::library::now());
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(line, _)| line.to_owned()).collect()
}

#[test]
fn f41_f46_a_whole_interview_through_a_pipe_is_lines_only_and_says_nothing_twice() {
    let home = home();
    let done = sizeup(home.path(), &["new", "Short links", "--plain"], &whole_interview());
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    is_lines_only(&done.stdout, "stdout");
    is_lines_only(&done.stderr, "stderr");
    assert!(!done.stdout.contains(&b'\r'));
    assert_eq!(said_twice(&out(&done)), Vec::<String>::new());
    assert!(out(&done).contains("Question 6 of 6, step 4 of 4"), "{}", out(&done));
}

#[test]
fn f41_what_is_typed_and_asked_for_in_between_steers_nothing() {
    let home = home();
    let done = sizeup(
        home.path(),
        &["new", "x\u{1b}[31my", "--plain"],
        "a\u{1b}]0;t\u{7}b\n/help\n/hint\n/outline\n/sheet\n/example\n/quit\n",
    );
    is_lines_only(&done.stdout, "stdout");
}

#[test]
fn f41_f47_a_person_needs_no_key_but_letters_and_enter_for_all_of_it() {
    let home = home();
    let mut session = Session::start((100, 60), home.path(), &[], &["new", "Short links", "--plain"]);
    for (nth, question) in questions().iter().enumerate() {
        let asked = format!(": {}.", library().question(question).unwrap().title);
        let comes = |session: &Session| session.written().matches("\nQuestion ").count() == nth + 1;
        session.wait_until(&asked, |_| comes(&session) && session.written().ends_with("> "));
        assert!(session.written().contains(&asked), "{asked}");
        let lines = typed(std::slice::from_ref(question)).replace('\n', "\r");
        assert!(lines.chars().all(|c| c == '\r' || (!c.is_control() && c.is_ascii())), "{lines:?}");
        session.send(&lines);
    }
    // What would be, if: one is answered, the others are passed over.
    let waits = |session: &Session, count: usize| {
        let written = session.written();
        written.contains("sizeup export ")
            || (written.matches("What if: ").count() == count && written.ends_with("> "))
    };
    let mut asked = 0;
    while !session.written().contains("sizeup export ") {
        asked += 1;
        session.wait_until("what if", |_| waits(&session, asked));
        session.send(if asked == 1 { "we add a second node, in a day\r" } else { "\r" });
    }
    session.wait_until("the end", |_| session.written().contains("sizeup export "));
    assert!(session.ends().success());
    is_lines_only(&session.bytes(), "all of it");
    assert_eq!(said_twice(&session.written()), Vec::<String>::new());
    assert_eq!(sent(home.path()), 21);
}

#[test]
fn f42_the_plain_interface_says_what_turned_it_on() {
    let check = |env: &[(&str, &str)], args: &[&str], settings: &str, says: &str| {
        let home = home();
        fs::create_dir_all(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), settings).unwrap();
        let session = Session::start((80, 24), home.path(), env, args);
        session.wait_for(&format!("sizeup plain interface (on by {says})."));
        session.wait_for("> ");
        assert!(!session.bytes().contains(&0x1b));
    };
    check(&[], &["--plain"], "", "flag");
    check(&[("ACCESSIBLE", "1")], &[], "", "environment");
    check(&[], &[], "plain = true", "config");
    check(&[("TERM", "dumb")], &[], "", "terminal");
    let home = home();
    Session::start((80, 24), home.path(), &[("ACCESSIBLE", "false")], &[]).wait_for("The full interview");
}

#[test]
fn f43_f45_f47_a_person_line_by_line() {
    let home = home();
    let mut session = Session::start((100, 60), home.path(), &[], &["new", "Short links", "--plain"]);
    session.wait_for("Question 1 of 4, step 1 of 4");
    session.sends_and_sees("it should be fast\r", "Not yet: ");
    session.sends_and_sees("/edit\r", "Line 1: it should be fast");
    session.sends_and_sees("/edit 1 marketers shorten long links\r", "Changed.");
    session.sends_and_sees("/send\r", "Question 2 of 4");
    for line in good("functional.operations").lines() {
        session.send(&format!("{line}\r"));
    }
    session.sends_and_sees(".\r", "Question 3 of 4");
    session.sends_and_sees("/hint\r", "Hint: ");
    session.sends_and_sees("/quit\r", "sizeup resume ");
    assert!(session.ends().success());
    assert_eq!(session.written().matches("/help lists the commands").count(), 1, "hints are not repeated");
    let bytes = session.bytes();
    assert!(!bytes.contains(&0x1b) && !bytes.contains(&8));
}

#[test]
fn f44_choices_are_numbered_and_chosen_by_number_name_or_nothing() {
    let check = |home: &tempfile::TempDir, choice: &str, sees: &str| {
        let mut session = Session::start((100, 60), home.path(), &[], &["--plain"]);
        session.wait_until("the prompt", |_| session.written().ends_with("> "));
        session.sends_and_sees(&format!("{choice}\r"), sees);
        session
    };
    let full = "step 1 of 4, Functional requirements: The job.";
    let preflight = "step 1 of 4, Functional requirements: Operations.";
    let fresh = home();
    let mut session = check(&fresh, "", full);
    let screen = session.screen();
    // What Enter alone takes is said in words, before the list.
    let says = "Choose by number or name; Enter alone takes 1, New: The full interview (45 min).";
    assert!(screen.contains(says), "{screen}");
    for (nth, choice) in
        ["New: The full interview (45 min). ", "New: Preflight (5 min). ", "See a worked example. ", "Leave."]
            .iter()
            .enumerate()
    {
        let line = format!("{}. {choice}", nth + 1);
        assert!(screen.lines().any(|row| row.starts_with(line.trim_end())), "{line:?} in\n{screen}");
    }
    session.sends_and_sees("/quit\r", "Saved");
    assert!(session.ends().success());
    check(&home(), "1", full);
    check(&home(), "2", preflight);
    check(&home(), "preflight", preflight);
    check(&home(), "the full interview", full);
    check(&home(), "9", "A number from 1 to 4 will do.");
    let begun = answered(1);
    let session = check(&begun, "", "Question 2 of 4");
    let screen = session.screen();
    assert!(screen.contains("Enter alone takes 1, Resume Short links."), "{screen}");
    assert!(screen.contains("1. Resume Short links. step 1, question 2 of 21, saved just now."), "{screen}");
    drop(session);
    check(&begun, "1", "Question 2 of 4");
    check(&begun, "resume", "Question 2 of 4");
    check(&begun, "2", full);
}

#[test]
fn f05_f44_the_example_is_printed_and_the_list_comes_back() {
    let home = home();
    let mut session = Session::start((100, 60), home.path(), &[], &["--plain"]);
    session.wait_until("the prompt", |_| session.written().ends_with("> "));
    session.send("3\r");
    let lists = |session: &Session| session.written().matches("Enter alone takes 1").count();
    session.wait_until("the list again", |_| lists(&session) == 2 && session.written().ends_with("> "));
    let written = session.written();
    let (_, example) = written.split_once("A worked example. Nothing of it is saved.").unwrap();
    assert!(
        example.contains("EXAMPLE: short links") && example.contains("visitor follows a short link"),
        "{example}"
    );
    session.send("leave\r");
    assert!(session.ends().success());
    is_lines_only(&session.bytes(), "the example");
    assert!(!session.written().contains("Saved in"));
    assert_eq!(sessions(home.path()).len(), 0);
}

#[test]
fn f45_a_refusal_says_not_yet_the_word_an_example_and_how_to_edit() {
    let home = home();
    let mut session = Session::start((100, 60), home.path(), &[], &["new", "x", "--plain"]);
    session.wait_until("the prompt", |_| session.written().ends_with("> "));
    let before = session.written().len();
    session.send("a modern platform\r");
    session.wait_until("the prompt again", |_| {
        let written = session.written();
        written.contains("/edit shows it") && written.ends_with("> ")
    });
    let written = session.written();
    let said: Vec<&str> = written[before..].lines().map(str::trim).collect();
    let [typed, not_yet, .., prompt] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(*typed, "a modern platform");
    assert!(not_yet.starts_with("Not yet: who uses it"), "the first word of it: {said:?}");
    let all = said.join("\n");
    assert!(all.contains("\"modern\" can mean anything here"), "it names the word: {all}");
    assert!(all.contains("\nFor example: patients book a dentist appointment"), "{all}");
    assert!(all.contains("\nYour text is kept: /edit shows it, or type a new answer.\n"), "{all}");
    assert_eq!(*prompt, ">");
    for word in ["wrong", "invalid", "error", "failed"] {
        assert!(!all.contains(word), "{all}");
    }
    session.sends_and_sees("/edit\r", "Line 1: a modern platform");
    // The second time and the third it says more.
    session.sends_and_sees("/send\r", "Hint: Picture one person");
    session.sends_and_sees("/send\r", "Hint: People first");
    session.wait_for("/example shows a whole good answer");
    session.wait_for("/park ask Maria");
}

#[test]
fn f46_a_pipe_says_by_its_exit_code_and_on_stderr_where_it_stopped() {
    let job = "marketers turn a long URL into a short one\n";
    let check = |input: &str, code: i32, says: &str, answers: usize| {
        let home = home();
        let done = sizeup(home.path(), &["new", "Short links", "--plain"], input);
        assert_eq!(done.status.code(), Some(code), "{input:?}: {}", err(&done));
        assert!(err(&done).lines().any(|line| line == says), "{says:?} in {}", err(&done));
        assert!(!out(&done).contains("Stopped at") && !out(&done).contains("The input ended"));
        assert_eq!(sent(home.path()), answers, "{input:?}");
        home
    };
    check("", 1, "The input ended at functional.job.", 0);
    check(job, 1, "The input ended at functional.operations.", 1);
    // What stands behind an answer that is held back is neither judged nor lost on another question.
    let refused = format!("{job}fast\n.\nmarketers shorten links\n.\n");
    let home = check(&refused, 1, "Stopped at functional.operations: the answer is not concrete yet.", 2);
    let listed: serde_json::Value =
        serde_json::from_slice(&sizeup(home.path(), &["list", "--json"], "").stdout).unwrap();
    assert_eq!(listed["sessions"][0]["standing_at"], "functional.operations");
    // It goes on there; finished is finished.
    let rest = typed(&questions()[1..]);
    let done = sizeup(home.path(), &["resume", "short", "--plain"], &rest);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(out(&done).contains("Done: all 21 answers are concrete."), "{}", out(&done));
    assert!(err(&done).lines().last().unwrap().starts_with("sizeup export "), "{}", err(&done));
}

#[test]
fn f47_commands_in_the_middle_of_several_lines_are_obeyed_and_the_lines_go_on() {
    let home = answered(1);
    let start = || {
        let session = Session::start((100, 80), home.path(), &[], &["resume", "--plain"]);
        session.wait_until("the prompt", |_| session.written().ends_with("> "));
        session
    };
    let mut session = start();
    session.sends_and_sees("visitor follows a short link\r", "link\n> ");
    session.sends_and_sees("/hint\r", "Hint: Follow one person");
    session.sends_and_sees("/help\r", "/park NOTE: ");
    session.sends_and_sees("marketer creates a short link\r", "creates a short link\n> ");
    // Leaving there keeps the lines.
    session.sends_and_sees("/quit\r", "sizeup resume ");
    assert!(session.ends().success());
    let lines = "visitor follows a short link\nmarketer creates a short link";
    assert_eq!(draft(home.path(), "functional.operations").as_deref(), Some(lines));
    assert_eq!(sent(home.path()), 1);
    let mut session = start();
    session.wait_for("There is a text of yours here already");
    session.sends_and_sees("/edit\r", "Line 2: marketer creates a short link");
    session.sends_and_sees("/edit 3 marketer views the click report\r", "Changed.");
    session.sends_and_sees("/send\r", "Question 3 of 4");
    session.send("/quit\r");
    session.ends();
    assert!(session.kept().contains("marketer creates a short link\\nmarketer views the click report"));
}
