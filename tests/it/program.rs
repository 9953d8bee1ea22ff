//! The program itself, in a terminal that is no terminal: bytes in, a screen out.

use std::time::Duration;

use crate::hand::{CTRL_C, F4, draft, sent};
use crate::pty::{Session, at_the_first_question};

#[test]
fn f57_leaving_saves_and_says_how_to_come_back_and_so_one_does() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("a visitor foll");
    session.wait_for("a visitor foll");
    session.send("\x03");
    assert!(session.ends().success());
    session.is_clean();
    let said = session.screen();
    assert!(said.contains("Saved in "), "{said}");
    let back = said.lines().find_map(|line| line.strip_prefix("sizeup resume ")).expect("how to come back");
    let again = Session::start((80, 24), home.path(), &[], &["resume", back.trim()]);
    again.wait_for("a visitor foll");
}

#[test]
fn r01_signals_save_give_the_terminal_back_and_end_it_by_themselves() {
    for signal in [15, 1, 2, 3] {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.send("patients book");
        session.wait_for("patients book");
        session.signal(signal);
        let status = session.ends();
        assert!(!status.success(), "{status:?}");
        session.is_clean();
        assert!(session.kept().contains("patients book"), "signal {signal}: {}", session.kept());
    }
}

#[test]
fn f27_f37_at_rest_nothing_is_written_and_a_letter_costs_little() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let first = session.bytes().len();
    assert!(first < 6000, "{first} bytes to the first question");
    session.send("a visitor");
    session.wait_for("a visitor");
    session.settle();
    std::thread::sleep(Duration::from_millis(900)); // until it is saved
    session.settle();
    let before = session.bytes().len();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(session.bytes().len(), before, "nothing is drawn at rest");
    session.send("x");
    session.settle();
    let cost = session.bytes().len() - before;
    assert!(cost < 200, "a letter cost {cost} bytes");
}

#[test]
fn f25_lines_pasted_without_brackets_are_neither_sent_nor_obeyed_and_undo_takes_them_out() {
    // The second begins with what would pass, were it sent.
    for first in ["line 0", "marketers shorten long links"] {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        let lines: String = (1..40).map(|nth| format!("line {nth}\r")).collect();
        session.send(&format!("{first}\r{lines}/quit\r"));
        session.wait_for("/quit");
        session.settle();
        assert!(session.runs(), "it still runs");
        session.wait_for("question 1 of 4");
        let all: String = (1..40).map(|nth| format!("line {nth}\n")).collect();
        let all = format!("{first}\n{all}/quit\n");
        session.wait_draft(home.path(), "functional.job", &all);
        assert_eq!(sent(home.path()), 0, "nothing was sent: {}", session.kept());
        // In a few steps all of it is out again, and in again in as many.
        let mut steps = 0;
        while draft(home.path(), "functional.job").is_some() {
            steps += 1;
            assert!(steps < 10, "{}", session.screen());
            session.send("\x1f");
            session.settle();
            session
                .wait_until("that it is saved", |screen| screen.lines().next().unwrap().ends_with(" saved"));
        }
        session.send(&"\x1b/".repeat(steps));
        session.wait_draft(home.path(), "functional.job", &all);
    }
}

#[test]
fn f22_the_last_answer_is_taken_back_into_the_box() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("marketers shorten long links\r", "question 2 of 4");
    session.wait_until("the answer", |_| sent(home.path()) == 1);
    session.sends_and_sees("/undo\r", "question 1 of 4");
    session.wait_for("│ marketers shorten long links ");
    session.wait_draft(home.path(), "functional.job", "marketers shorten long links");
    assert_eq!(sent(home.path()), 0);
}

#[test]
fn f24_a_paste_with_brackets_is_one_block() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("\x1b[200~a\r\nb\rc\n/quit\x1b[201~");
    session.wait_for("/quit");
    let screen = session.screen();
    for line in ["│ a ", "│ b ", "│ c ", "│ /quit "] {
        assert!(screen.contains(line), "{line:?} in\n{screen}");
    }
    session.send("\x1f");
    session.settle();
    assert!(!session.screen().contains("/quit"), "one step takes it out again");
}

#[test]
fn f33_f31_nothing_is_asked_of_the_terminal_and_no_colour_means_none() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[("NO_COLOR", "1")]);
    session.send("fast\r");
    session.wait_for("Enter");
    session.send("\x1bOQ"); // F2
    session.wait_for("Outline");
    session.send("\x03");
    session.ends();
    let bytes = String::from_utf8_lossy(&session.bytes()).into_owned();
    for asked in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b]10", "\x1b]11", "\x1b]0", "\x07"] {
        assert!(!bytes.contains(asked), "{asked:?} was written");
    }
    let mut reversed = false;
    for part in bytes.split("\x1b[").skip(1) {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
        if &part[end..=end] == "m" {
            for code in part[..end].split(';') {
                assert!(["", "0", "1", "4", "7", "22", "24", "27", "39", "49"].contains(&code), "SGR {code}");
                reversed |= code == "7";
            }
        }
    }
    assert!(reversed, "the selection is still seen");
}

#[test]
fn r15_f26_the_editor_of_ones_own_gets_the_keys_and_gives_the_text_back() {
    let home = tempfile::tempdir().unwrap();
    let editor = home.path().join("editor.sh");
    std::fs::write(&editor, "#!/bin/sh\necho READY\nread line\necho \"$line\" >> \"$2\"\n").unwrap();
    let named = format!("sh {} --", editor.display());
    let mut session = at_the_first_question(home.path(), &[("EDITOR", &named), ("PATH", "/usr/bin:/bin")]);
    session.send("a visitor");
    session.wait_for("a visitor");
    session.send("\x1bOS"); // F4
    session.wait_for("READY");
    session.send("follows a link\r");
    session.wait_for("question 1 of 4");
    session.wait_for("follows a link");
    session.send("!");
    session.wait_for("follows a link!");
    session.send("\x03");
    session.ends();
    session.is_clean();
}

#[test]
fn f26_visual_comes_before_editor_and_either_may_have_arguments() {
    let says = |word: &str| format!(r#"sh -c 'printf "\nfrom {word}, $1" >> "$2"' -- "an argument""#);
    let (visual, editor) = (says("visual"), says("editor"));
    let check = |env: &[(&str, &str)], grown: &str| {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[&[("PATH", "/usr/bin:/bin")], env].concat());
        session.sends_and_sees("a visitor", "│ a visitor ");
        session.send(F4);
        // What comes back is in the box, and not sent.
        session.wait_for(&format!("│ {grown} "));
        session.wait_for("question 1 of 4");
        // It is judged, and can be gone on with.
        session.sends_and_sees("!", &format!("│ {grown}! "));
        session.send(CTRL_C);
        assert!(session.ends().success());
        session.is_clean();
        assert_eq!(sent(home.path()), 0);
        assert_eq!(draft(home.path(), "functional.job"), Some(format!("a visitor\n{grown}!")));
    };
    check(&[("VISUAL", &visual), ("EDITOR", &editor)], "from visual, an argument");
    check(&[("VISUAL", " "), ("EDITOR", &editor)], "from editor, an argument");
    check(&[("VISUAL", &visual), ("EDITOR", "false")], "from visual, an argument");
}

#[test]
fn f26_a_text_that_comes_back_as_it_was_is_the_answer_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[("VISUAL", "touch"), ("PATH", "/usr/bin:/bin")]);
    session.sends_and_sees("patients book", "│ patients book ");
    session.sends_and_sees(F4, "The text came back as it was.");
    session.box_still_holds("patients book");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert_eq!(draft(home.path(), "functional.job").as_deref(), Some("patients book"));
    assert_eq!(sent(home.path()), 0);
}

#[test]
fn f28_a_window_that_is_too_small_says_so_and_keeps_its_hands_off() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("text");
    session.wait_for("text");
    session.resize(19, 4);
    session.wait_for("saves and leaves.");
    session.send("abc\r");
    session.settle();
    session.resize(80, 24);
    session.wait_for("question 1 of 4");
    assert!(session.screen().contains("│ text "), "{}", session.screen());
    assert!(!session.screen().contains("abc"));
}
