//! What becomes of an objection: it holds the end back, is answered with a reason or by
//! changing a line, and comes back when the line changes again. In the interview, in the
//! report, on the screen, at the command line.

use sizeup::interview::{Interview, Record};
use sizeup::report::{Format, compose, read_back, render};

use crate::library::{fresh, library, now};
use crate::play::Play;

/// The worked example with another availability, which its parts cannot keep.
fn contradicted() -> Interview {
    let mut interview = fresh("interview");
    while let Some(question) = interview.now_asking().cloned() {
        let _ = interview.submit(&question.good, now());
    }
    let _ = interview.revise("numbers.availability", "99.99 % a month", now());
    interview
}

fn contradiction(interview: &Interview) -> String {
    interview.objections().find(|it| it.objection.rule == "promise-above-ceiling").unwrap().objection.key()
}

#[test]
fn a_contradiction_holds_the_end_back_until_a_reason_is_given() {
    let mut interview = contradicted();
    assert!(interview.all_pass() && !interview.finished());
    assert!(interview.verdicts().under_specified);
    let key = contradiction(&interview);
    for nothing in ["because", "because we say so", "blah blah blah", "it is what it is"] {
        assert!(!interview.give_reason(&key, nothing, now()), "{nothing} says nothing");
        assert!(!interview.finished());
    }
    assert!(interview.give_reason(&key, "because the provider promises 99.995 %", now()));
    assert!(interview.finished());
    assert!(!interview.verdicts().under_specified);
}

#[test]
fn a_reason_lapses_when_a_quoted_line_changes_and_comes_back_with_it() {
    let mut interview = contradicted();
    let key = contradiction(&interview);
    assert!(interview.give_reason(&key, "because the provider promises 99.995 %", now()));
    let _ = interview.revise("numbers.availability", "99.995 % a month", now());
    assert!(!interview.finished(), "another promise is another matter");
    let _ = interview.revise("numbers.availability", "99.99 % a month", now());
    assert!(interview.finished(), "what was said is kept");
}

#[test]
fn changing_the_answer_settles_it_too() {
    let mut interview = contradicted();
    let _ = interview.revise("numbers.availability", "99.9 % a month", now());
    assert!(interview.finished());
    assert_eq!(interview.objections().count(), 0);
}

#[test]
fn a_report_keeps_reasons_and_answers_to_curveballs() {
    let mut interview = contradicted();
    let key = contradiction(&interview);
    assert!(interview.give_reason(&key, "because *we* pay\nfor a better promise", now()));
    interview.answer_curveball("region-lost", "we restore elsewhere # by hand", now());
    let markdown = render(&compose(&interview), Format::Markdown);
    let library = library();
    let design = read_back(&markdown, |id| library.question(id).is_some());
    let of = |all: &[(String, String)], key: &str| {
        all.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
    };
    assert_eq!(of(&design.reasons, &key).as_deref(), Some("because *we* pay\nfor a better promise"));
    assert_eq!(of(&design.curveballs, "region-lost").as_deref(), Some("we restore elsewhere # by hand"));
    assert_eq!(design.answers.len(), library.questions.len(), "the answers are read as before");
    for found in &design.answers {
        assert_eq!(
            Some(found.text.as_str()),
            interview.record().answer(&found.question),
            "{}",
            found.question
        );
    }
    for format in Format::ALL {
        let text = render(&compose(&interview), format);
        assert!(text.contains("promise-above-ceiling"), "{}", format.name());
        assert!(text.contains("we restore elsewhere"), "{}", format.name());
    }
}

#[test]
fn the_first_page_says_both_verdicts() {
    let text = render(&compose(&contradicted()), Format::Plain);
    let front = &text[..text.find("Step 1").unwrap()];
    assert!(
        front.contains("Over-complicated? No. One PostgreSQL node carries this about 11,000 times over"),
        "{front}"
    );
    assert!(front.contains("Under-specified? Yes. 99.99 % is promised"), "{front}");
    assert!(front.contains("contradiction is open"), "{front}");
}

#[test]
fn what_was_answered_with_a_reason_is_not_denied() {
    let mut interview = contradicted();
    let key = contradiction(&interview);
    assert!(interview.give_reason(&key, "because the provider promises 99.995 %", now()));
    for format in Format::ALL {
        let text = render(&compose(&interview), format);
        assert!(
            text.contains("No objection is open: 1 was answered with a reason."),
            "{}: {text}",
            format.name()
        );
        assert!(!text.contains("no answers contradict each other"), "{}: {text}", format.name());
    }
}

#[test]
fn check_says_what_was_answered_and_what_is_not_known_yet() {
    let mut interview = contradicted();
    let key = contradiction(&interview);
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_sizeup"))
            .args(["check", "--lenient"])
            .arg(&path)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(interview.give_reason(&key, "because the provider promises 99.995 %", now()));
    let said = check("answered.md", &render(&compose(&interview), Format::Markdown));
    let words = "Under-specified? no (no objection is open: 1 was answered with a reason)";
    assert!(said.contains(words), "{said}");
    let said = check("begun.md", "# Tickets\n## scale.peak\n10x when a sale opens\n");
    assert!(said.contains("Over-complicated? not known yet\nUnder-specified? not known yet"), "{said}");
}

#[test]
fn a_limit_of_ones_own_stands_beside_the_figure_that_is_counted_with() {
    let front = |limit: &str| {
        let mut interview = contradicted();
        let _ = interview.revise("bottlenecks.first_limit", limit, now());
        let text = render(&compose(&interview), Format::Plain);
        text[..text.find("Step 1").unwrap()].to_owned()
    };
    let far = front("database cpu at 4,000 reads/s");
    let words =
        "Yours for PostgreSQL is 4,000 reads/s; the sheet, the rules and the curveballs count with 25,000";
    assert!(far.contains(words), "{far}");
    assert!(!front("database cpu at 20,000 reads/s").contains("Yours for"));
    assert!(!front("row locks of the database at 100 writes/s").contains("Yours for"));
}

#[test]
fn on_the_screen_a_quoted_line_is_gone_to_and_a_reason_is_typed() {
    let record: Record = contradicted().record().clone();
    let mut play = Play::with(100, 40, record);
    let screen = play.screen();
    assert!(screen.contains("A contradiction is open"), "{screen}");
    assert!(screen.contains("Objections: 1 open of 1"), "{screen}");
    assert!(screen.contains("numbers.availability: 99.99 % a month"), "{screen}");
    play.press("<down><enter>");
    assert_eq!(play.text(), "99.99 % a month");
    play.clear().press("/because 1 the provider promises more<enter>");
    assert!(play.model.interview().unwrap().finished());
    play.clear().press("/review<enter>");
    assert!(play.screen().contains("Objections: 0 open of 1"), "{}", play.screen());
}

#[test]
fn an_unfinished_interview_is_not_blamed_for_what_was_not_asked_yet() {
    let mut interview = fresh("interview");
    while let Some(question) = interview.now_asking().cloned() {
        let rules: Vec<&str> = interview.objections().map(|it| it.objection.rule).collect();
        assert!(rules.is_empty(), "at {}: {rules:?}", question.id);
        let _ = interview.submit(&question.good, now());
    }
}

#[test]
fn a_what_if_is_answered_on_the_screen_and_stands_in_the_report() {
    let mut play = crate::screens::answered(80, 24, 21);
    let of = play.model.interview().unwrap().curveballs().count();
    assert!(play.screen().contains(&format!("What if: 0 of {of} answered")), "{}", play.screen());
    // Each can be gone to, also where not all of them fit.
    play.press("<down>");
    for _ in 0..of {
        assert!(play.screen().contains('>'), "{}", play.screen());
        play.press("<down>");
    }
    play.press(&"<up>".repeat(of)).press("<enter>");
    assert!(play.screen().contains("/what-if 1"), "{}", play.screen());
    play.write("we add a second node within a day").press("<enter>");
    assert!(play.screen().contains("Kept as what you would do: Ten times the traffic."), "{}", play.screen());
    assert!(play.screen().contains(&format!("What if: 1 of {of} answered")), "{}", play.screen());
    let interview = play.model.interview().unwrap();
    let report = render(&compose(interview), Format::Markdown);
    assert!(report.contains("we add a second node within a day"), "{report}");
}
