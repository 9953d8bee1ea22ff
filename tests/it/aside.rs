//! A session that is put aside, kept elsewhere or only looked at; and the wheel of a mouse.

use std::fs;

use crate::command::{err, home, out, sizeup};
use crate::pty::{Session, at_the_first_question, sessions};

const CTRL_C: &str = "\x03";

#[test]
fn f17_what_is_put_aside_waits_with_its_note_until_the_answer_passes() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("people book", "people book");
    session.sends_and_sees("\n/park\r", "Write behind it what you want to find out first");
    session.sends_and_sees("\n/park ask Maria who books\r", "Put aside at \"The job\", with your text.");
    session.wait_for("question 1 of 4; put aside: ask Maria who");
    // Nothing else is opened by it.
    session.sends_and_sees("\r", "You put this aside: ask Maria who books");
    session.wait_for("people book");
    session.sends_and_sees("\x15patients book a doctor\r", "question 2 of 4");
    session.send("\x1bOQ\x1b[A\r");
    session.wait_for("question 1 of 4");
    assert!(!session.screen().contains("put this aside"), "{}", session.screen());
    session.send(CTRL_C);
    assert!(session.ends().success());
    let id = sessions(home.path())[0].file_stem().unwrap().to_str().unwrap().to_owned();
    let report = out(&sizeup(home.path(), &["export", &id, "-o", "-"], ""));
    assert!(!report.contains("Maria"), "it is known now: {report}");
}

#[test]
fn f17_line_by_line_a_note_is_kept_told_and_reported() {
    let home = home();
    let output = sizeup(home.path(), &["new", "x", "--plain"], "/park\n/park ask Maria who books\n");
    assert!(out(&output).contains("such as /park ask Maria"), "{}", out(&output));
    assert!(out(&output).contains("Put aside, with your note."));
    let output = sizeup(home.path(), &["resume", "x", "--plain"], "/quit\n");
    assert!(out(&output).contains("You put this aside: ask Maria who books"), "{}", out(&output));
    for format in ["markdown", "html", "plain"] {
        let report = out(&sizeup(home.path(), &["export", "x", "--format", format, "-o", "-"], ""));
        assert!(report.contains("Put aside, to find out first: ask Maria who books"), "{format}: {report}");
    }
    assert!(!err(&output).contains("panicked"));
}

#[test]
fn f38_the_wheel_scrolls_where_it_was_asked_for_and_is_given_back() {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    for (args, settings, on) in
        [(&["--mouse"][..], "", true), (&[], "mouse = true\n", true), (&[], "mouse = false\n", false)]
    {
        fs::write(home.path().join("config/config.toml"), settings).unwrap();
        let mut session = Session::start((80, 24), home.path(), &[], args);
        session.wait_for("> New: The full interview");
        assert_eq!(session.written().contains("\x1b[?1000h\x1b[?1006h"), on, "{args:?} {settings}");
        assert!(!session.written().contains("?1002h") && !session.written().contains("?1003h"));
        if on {
            session.sends_and_sees("\x1b[<65;10;10M", "> New: Preflight");
            session.sends_and_sees("\x1b[<64;10;10M", "> New: The full interview");
            // A press, a move, a release: nothing of that is ours.
            session.send("\x1b[<0;10;10M\x1b[<35;11;10M\x1b[<0;10;10m\x1b[<65;10;10m");
            session.sends_and_sees("\r", "question 1 of 4");
            session.sends_and_sees("\x1bOR\x1bOR", "Hint 2 of");
        }
        session.send(CTRL_C);
        assert!(session.ends().success());
        assert_eq!(session.written().contains("\x1b[?1006l\x1b[?1000l"), on);
        assert_eq!(session.with(vt100::Screen::mouse_protocol_mode), vt100::MouseProtocolMode::None);
    }
}

#[test]
fn f38_the_wheel_scrolls_what_does_not_fit() {
    let home = home();
    let mut session = Session::start((40, 10), home.path(), &[], &["new", "x", "--mouse"]);
    session.wait_for("1 of 4");
    session.sends_and_sees("\x1b[<65;5;5M", "any design at all");
    session.wait_until("that it moved", |screen| !screen.contains("Who uses this"));
    session.sends_and_sees("\x1b[<64;5;5M", "Who uses this");
}
