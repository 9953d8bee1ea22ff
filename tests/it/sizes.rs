//! Every size of the window, and every change of it. Each test names the number it holds.

use crate::command::home;
use crate::hand::{CTRL_C, CTRL_L, CTRL_P, DOWN, ESC, F2, answered, draft, good, pasted, sent};
use crate::pty::{Session, at_the_first_question};

/// Looks a command up in the list of all of them.
fn found(session: &mut Session, name: &str) {
    for key in [CTRL_P, name] {
        session.send(key);
        session.settle();
    }
}

#[test]
fn f28_a_step_at_40_by_10_and_a_question_at_20_by_5() {
    let home = home();
    let mut session = Session::start((40, 10), home.path(), &[], &["new", "x"]);
    session.wait_for("Functional requirements 1 of 4");
    for (question, then) in [
        ("functional.job", "Functional requirements 2 of 4"),
        ("functional.operations", "Functional requirements 3 of 4"),
        ("functional.out_of_scope", "Functional requirements 4 of 4"),
        ("functional.must_never", "1 of 5"),
    ] {
        session.send(&pasted(&good(question)));
        session.settle();
        session.sends_and_sees("\r", then);
    }
    session.resize(20, 5);
    session.settle();
    session.send("\x15");
    session.send(&pasted(&good("numbers.latency")));
    session.settle();
    // One sees what is asked, and what one types.
    let screen = session.screen();
    assert!(screen.starts_with("How quick must") && screen.contains("> within 5 min"), "{screen}");
    session.send("\r");
    session.wait_until("the answer", |_| sent(home.path()) == 5);
    session.resize(80, 24);
    session.wait_for("question 2 of 5");
}

#[test]
fn f28_everything_can_be_reached_and_used_at_40_by_10() {
    let home = answered(21);
    let mut session = Session::start((40, 10), home.path(), &[], &["resume", "short"]);
    session.wait_for("> Answers");
    // The outline: searched, and an answer opened from it.
    session.sends_and_sees(F2, "Outline; type to search:");
    session.sends_and_sees("peak", "done         Peak");
    session.sends_and_sees("\r", "2 of 6");
    session.wait_for("> ten minutes after a newsletter goes");
    // The review, and its other pane; then an answer opened from it.
    found(&mut session, "review");
    session.sends_and_sees("\r", "> Answers");
    session.sends_and_sees("\t", "> The numbers");
    session.sends_and_sees("\x1b[6~", "All requests: 0.12/s");
    session.sends_and_sees(ESC, "> Answers");
    session.sends_and_sees(DOWN, "> 1. Ten times the traffic");
    // Past every what-if, each of which comes into view.
    for nth in 2..=6 {
        session.sends_and_sees(DOWN, &format!("> {nth}. "));
    }
    session.sends_and_sees(DOWN, "> 1. The job: done");
    session.sends_and_sees("\r", "1 of 4");
    session.wait_for("│ URL and count nothing.");
    // The export, with another format and a path of one's own.
    found(&mut session, "export");
    session.sends_and_sees("\r", "> Markdown");
    session.sends_and_sees(DOWN, "> HTML");
    session.sends_and_sees("\x15small.html", "small.html");
    session.sends_and_sees("\r", "Written to");
    assert!(std::fs::read_to_string(home.path().join("small.html")).unwrap().contains("Short links"));
    session.send(CTRL_C);
    assert!(session.ends().success());
}

#[test]
fn f28_below_that_both_sizes_are_said_and_nothing_unseen_is_done() {
    let check = |size: (u16, u16), says: &[&str]| {
        let home = home();
        let mut session = at_the_first_question(home.path(), &[]);
        session.resize(size.0, size.1);
        for word in says {
            session.wait_for(word);
        }
        session.send("abc\r");
        session.send(&pasted("def"));
        session.settle();
        session.resize(80, 24);
        session.wait_for("question 1 of 4");
        session.wait_for("│      ");
        session.settle();
        let screen = session.screen();
        assert!(screen.contains("│                              "), "the box is empty:\n{screen}");
        for word in ["abc", "def", "Not yet"] {
            assert!(!screen.contains(word), "{word:?} at {size:?}:\n{screen}");
        }
        // Leaving is not ignored.
        session.resize(size.0, size.1);
        session.wait_for(says[0]);
        session.send(CTRL_C);
        assert!(session.ends().success());
        assert_eq!((sent(home.path()), draft(home.path(), "functional.job")), (0, None));
    };
    check((10, 3), &["10x3", "20x5", "Ctrl-C"]);
    check((19, 4), &["19 x 4", "20 x 5", "Ctrl-C"]);
    check((300, 4), &["300 x 4", "20 x 5", "Ctrl-C saves and leaves"]);
    check((12, 100), &["12 x 100", "Ctrl-C"]);
    check((7, 2), &["7x2 of", "20x5"]);
}

/// Numbers by chance that are the same on every run.
struct Chance(u64);

impl Chance {
    fn between(&mut self, least: u16, most: u16) -> u16 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        least + ((self.0 >> 33) % u64::from(most - least + 1)) as u16
    }
}

#[test]
fn f29_two_hundred_sizes_with_typing_between_keep_text_and_cursor() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("first last", "│ first last ");
    // What is typed goes between the two words, wherever they are drawn.
    session.send(&"\x1b[D".repeat(4));
    session.settle();
    let mut chance = Chance(29);
    let mut typed = String::new();
    for nth in 0..200 {
        let (columns, rows) = (chance.between(1, 300), chance.between(1, 100));
        session.resize(columns, rows);
        if columns >= 20 && rows >= 5 {
            // The text is seen again before more is typed.
            session.wait_for(typed.split_whitespace().last().unwrap_or("first"));
            let word = format!("w{nth}");
            session.sends_and_sees(&format!("{word} "), &word);
            typed.push_str(&format!("{word} "));
        } else {
            // What is typed into nothing must not arrive; but first it must be nothing.
            let digits = columns.to_string();
            let begins = &digits[..digits.len().min(usize::from(columns))];
            session.wait_until("the sentence", |screen| screen.starts_with(begins));
            session.send("unseen\r");
            session.settle();
        }
        assert!(session.runs(), "{columns}x{rows}");
    }
    // Two that are seldom met, and one to end with.
    for (columns, rows) in [(1, 1), (20, 5), (300, 100), (100, 30)] {
        session.resize(columns, rows);
        session.settle();
    }
    let whole = format!("first {typed}last");
    session.wait_draft(home.path(), "functional.job", &whole);
    session.wait_until("that it is saved", |screen| screen.lines().next().unwrap().ends_with(" saved"));
    let seen = |session: &Session| (session.shown(), session.with(vt100::Screen::cursor_position));
    let resized = seen(&session);
    session.send(CTRL_L);
    session.settle();
    assert_eq!(seen(&session), resized, "drawing anew changes nothing");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    let fresh = Session::start((100, 30), home.path(), &[], &["resume"]);
    fresh.wait_for(" saved");
    fresh.settle();
    assert_eq!(seen(&fresh), resized, "a fresh start at that size");
}

#[test]
fn f29_how_far_a_pane_is_scrolled_is_kept() {
    let home = answered(21);
    let mut session = Session::start((80, 24), home.path(), &[], &["resume", "short"]);
    session.wait_for("> Answers");
    session.sends_and_sees("\t", "> The numbers");
    session.send("\x1b[6~");
    session.settle();
    session.send(DOWN);
    session.settle();
    let scrolled = session.shown();
    assert!(!scrolled.contains("Rate, follow a short link"), "{scrolled}");
    for (columns, rows) in [(40, 10), (10, 3), (79, 23), (200, 20), (80, 24)] {
        session.resize(columns, rows);
        session.settle();
    }
    assert_eq!(session.shown(), scrolled);
    // The question, where it does not fit.
    let home = answered(9);
    let mut session = Session::start((30, 10), home.path(), &[], &["resume", "short"]);
    session.wait_for("How often does each");
    session.send("\x1b[6~");
    session.wait_until("the rest", |screen| !screen.contains("How often does each"));
    let scrolled = session.shown();
    for (columns, rows) in [(10, 3), (80, 9), (30, 10)] {
        session.resize(columns, rows);
        session.settle();
    }
    assert_eq!(session.shown(), scrolled);
}
