//! What presses do: answering, going back, commands, panes, pastes. And the law above all:
//! nothing shows a later question while an earlier one does not pass.

use proptest::prelude::*;
use sizeup::app::{Effect, Kept, Msg, Screen};
use sizeup::keys::sequence;
use sizeup::screens::TABLES;

use crate::library::library;
use crate::play::Play;

fn good(question: &str) -> String {
    library().question(question).unwrap().good.trim().to_owned()
}

#[test]
fn f02_three_keys_lead_to_a_box() {
    let mut play = Play::at(80, 24);
    play.press("<enter>");
    assert_eq!(play.asking(), "functional.job");
    play.press("a");
    assert_eq!(play.text(), "a");
}

#[test]
fn f16_a_refusal_keeps_the_text_and_leaves_the_cursor_at_the_fault() {
    let mut play = Play::interview(80, 24);
    play.write("it should be fast for everyone").press("<enter>");
    assert_eq!(play.asking(), "functional.job");
    assert_eq!(play.text(), "it should be fast for everyone");
    let screen = play.screen();
    assert!(screen.contains("\"fast\"") && screen.contains("For example:"), "{screen}");
    let (x, y) = play.cursor();
    let under: String = screen.lines().nth(usize::from(y)).unwrap().chars().take(usize::from(x)).collect();
    assert!(under.ends_with("fast"), "the cursor stands behind the word: {under:?}");
}

#[test]
fn a_command_typed_into_the_middle_of_an_answer_takes_nothing_with_it() {
    let mut play = Play::interview(80, 24);
    play.write("it should be fast for everyone").press("<enter>").press("<ctrl-j>").write("/hint");
    let kept = "it should be fast\n/hint for everyone";
    assert_eq!(play.text(), kept, "the cursor stood behind \"fast\"");
    play.press("<enter>");
    assert_eq!(play.text(), "it should be fast for everyone", "as it was");
    assert!(play.screen().contains("Hint 1 of 2"), "{}", play.screen());
}

#[test]
fn a_command_typed_behind_an_answer_is_a_command() {
    let mut play = Play::interview(80, 24);
    play.write("it should be fast").press("<enter><end>").write("/example").press("<enter>");
    assert_eq!(play.text(), "it should be fast");
    assert!(play.screen().contains("The worked example"), "{}", play.screen());
    // What takes words gets them; what is no command stays text.
    play.press("<end>").write("/title Surgery books").press("<enter>");
    assert_eq!(play.text(), "it should be fast");
    assert!(play.screen().contains("is called \"Surgery books\" now"), "{}", play.screen());
    play.press("<end>").write("/secure").press("<enter>");
    assert_eq!(play.text(), "it should be fast/secure");
}

#[test]
fn a_slash_begins_a_command_where_there_is_no_box() {
    let mut play = crate::screens::answered(80, 24, 21);
    play.press("/because 9<enter>");
    assert!(play.screen().contains("Write the number of an objection behind it"), "{}", play.screen());
    play.press("/export<enter>");
    assert!(play.screen().contains("Write the report to a file"), "{}", play.screen());
    play.press("<esc>/nothing of that kind<enter>");
    assert!(play.screen().contains("There is no /nothing"), "{}", play.screen());
}

#[test]
fn f17_f18_three_refusals_say_three_things_and_none_scolds() {
    let mut play = Play::interview(120, 40);
    play.write("it should be fast");
    let mut texts = Vec::new();
    for _ in 0..3 {
        play.press("<enter>");
        texts.push(play.screen());
    }
    assert!(texts[0] != texts[1] && texts[1] != texts[2]);
    for way in ["/hint", "/example", "/form", "/park"] {
        assert!(texts[2].contains(way) && !texts[1].contains(way), "{way} in\n{}", texts[2]);
    }
    for text in &texts {
        for word in ["wrong", "invalid", "error", "failed", "bad ", "!"] {
            assert!(!text.to_lowercase().contains(word), "{word:?} in\n{text}");
        }
    }
}

#[test]
fn f19_an_accepted_answer_is_echoed_and_the_next_question_comes() {
    let mut play = Play::interview(80, 24);
    play.write(&good("functional.job")).press("<enter>");
    assert_eq!(play.asking(), "functional.operations");
    assert!(play.screen().contains("Understood: who: Marketers"));
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::Save { now: true, .. })));
}

#[test]
fn f20_going_back_changes_an_answer_and_keeps_what_comes_after() {
    let mut play = Play::interview(80, 24);
    for _ in 0..5 {
        let text = good(&play.asking());
        play.clear().tell(Msg::Paste(text)).press("<enter>");
    }
    assert_eq!(play.asking(), "numbers.availability");
    play.write("half a draft").press("<ctrl-j>/back<enter>");
    let kept = play.model.interview().unwrap().record().drafts.get("numbers.availability").cloned();
    assert_eq!(kept.unwrap().text, "half a draft");
    play.press("<ctrl-j>/back<enter>").clear();
    play.write("links\nadmin").press("<enter>");
    // The question before no longer passes: the interview is back at it.
    assert_eq!(play.asking(), "functional.must_never");
    play.press("<f2>");
    assert!(play.screen().contains("check again"), "{}", play.screen());
    let answer = play.model.interview().unwrap().record().answer("numbers.latency").map(str::to_owned);
    assert_eq!(answer, Some(good("numbers.latency")), "later answers are kept");
}

/// The words for where each question stands, from a list of them.
fn standing(screen: &str, word: &str, titles: &[&str]) -> bool {
    titles.iter().all(|title| {
        screen.lines().any(|line| {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            line.contains(&format!("{word} {title}")) || line.contains(&format!("{title}: {word}"))
        })
    })
}

#[test]
fn f20_what_leans_on_a_changed_answer_is_to_be_checked_again_and_never_deleted() {
    let (of_step_3, of_step_4) = (["Peak", "Records", "Queries"], ["First limit", "Parts", "Same instant"]);
    let mut play = crate::screens::answered(80, 150, 18);
    assert_eq!(play.asking(), "bottlenecks.outages");
    let before = play.model.interview().unwrap().record().clone();
    let entries = before.entries.len();
    let opens = |play: &mut Play, title: &str| {
        play.press("<f2>").write(title).press("<enter>");
        let state = play.model.question().unwrap();
        assert_eq!(library().question(&state.question).unwrap().title, title);
    };
    // Other words for the same thing change nothing that later answers lean on.
    opens(&mut play, "Load");
    let again = good("scale.load").replace(", counted in last month's newsletters", "");
    play.clear().tell(Msg::Paste(again)).press("<enter>");
    assert!(!play.press("<f2>").screen().contains("check again"), "{}", play.screen());
    // Another number does.
    play.press("<esc>");
    opens(&mut play, "Load");
    let faster = good("scale.load").replace("create a short link: 50/day", "create a short link: 90/day");
    play.clear().tell(Msg::Paste(faster.clone())).press("<enter>");
    assert_eq!(play.asking(), "bottlenecks.outages", "it passes, so nothing is closed");
    assert!(play.screen().contains("3 later answers lean on it"), "{}", play.screen());
    let marked = |play: &mut Play, word: &str, titles: &[&str]| {
        let outline = play.press("<f2>").screen();
        assert!(standing(&outline, word, titles), "{word} {titles:?} in\n{outline}");
        let review = play.press("<esc><ctrl-p>/review<enter>").screen();
        assert!(standing(&review, word, titles), "{word} {titles:?} in\n{review}");
        play.press("<esc>");
        (outline, review)
    };
    marked(&mut play, "check again", &of_step_4);
    let (_, review) = marked(&mut play, "done", &of_step_3);
    // What was typed is all there still, to be seen and in the record.
    for (nth, entry) in before.entries.iter().enumerate() {
        assert_eq!(play.model.interview().unwrap().record().entries[nth], *entry);
    }
    for title in ["database connections: all 100", "PostgreSQL: 300 MB", "two marketers are given"] {
        assert!(review.contains(title), "{title:?} in\n{review}");
    }
    // It says so where it is opened, and sending it again says that it still holds.
    for (nth, title) in of_step_4.iter().enumerate() {
        opens(&mut play, title);
        assert!(play.screen().contains("Does this still hold? Enter says"), "{}", play.screen());
        play.press("<enter>");
        marked(&mut play, "done", &of_step_4[..=nth]);
        marked(&mut play, "check again", &of_step_4[nth + 1..]);
    }
    assert_eq!(play.model.interview().unwrap().record().entries.len(), entries + 2 + 3);
    assert!(!play.press("<f2>").screen().contains("check again"), "{}", play.screen());
    // A number of the second step touches both steps behind it.
    play.press("<esc>");
    opens(&mut play, "Availability");
    let more = good("numbers.availability").replace("99.9 %", "99.8 %").replace("43 minutes", "86 minutes");
    play.clear().tell(Msg::Paste(more)).press("<enter>");
    marked(&mut play, "check again", &["Load", "One node", "Cache"]);
    marked(&mut play, "check again", &of_step_3);
    marked(&mut play, "check again", &of_step_4);
    marked(&mut play, "done", &["The job", "Latency", "Loss and recovery"]);
}

#[test]
fn f21_forward_leads_only_through_the_gate() {
    let mut play = Play::interview(80, 24);
    play.press("/next<enter>");
    assert!(play.screen().contains("opens when \"The job\""), "{}", play.screen());
    play.press("<f2><down><down><enter>");
    assert!(play.screen().contains("Locked for now"));
    play.press("<esc>/review<enter><down><down><enter>");
    assert!(play.screen().contains("comes first"));
    assert_eq!(play.asking(), "functional.job");
}

#[test]
fn f08_help_names_this_place_and_a_question_mark_is_a_letter_in_a_text() {
    let mut play = Play::interview(80, 24);
    play.press("?");
    assert!(play.screen().contains("Functional requirements, question 1 of 4."));
    play.press("<esc>a?");
    assert_eq!(play.text(), "a?");
    play.press("<f1>");
    assert!(play.screen().contains("Type to search"));
    play.press("<esc>");
    assert_eq!(play.text(), "a?");
}

#[test]
fn f09_the_command_list_runs_what_it_finds() {
    let mut play = Play::interview(80, 24);
    play.press("<ctrl-p>hint<enter>");
    assert!(play.screen().contains("Hint 1 of 2"), "{}", play.screen());
    play.press("<f3>");
    assert!(play.screen().contains("Hint 2 of 2"));
}

#[test]
fn an_unknown_command_keeps_the_text_and_names_the_nearest() {
    let mut play = Play::interview(80, 24);
    play.write("a visitor\n/hnit").press("<enter>");
    assert!(play.screen().contains("Did you mean /hint?"));
    assert_eq!(play.text(), "a visitor\n/hnit");
    play.press("<ctrl-u>//api/links: a path").press("<enter>");
    let sent = &play.model.interview().unwrap().record().entries[0].text;
    assert_eq!(sent, "a visitor\n/api/links: a path");
}

#[test]
fn f22_new_lines_and_undo() {
    let mut play = Play::interview(80, 24);
    play.press("a<ctrl-j>b<alt-enter>c<shift-enter>d\\<enter>e");
    assert_eq!(play.text(), "a\nb\nc\nd\ne");
    play.tell(Msg::Paste("x\r\ny\rz".to_owned()));
    assert_eq!(play.text(), "a\nb\nc\nd\nex\ny\nz");
    assert!(play.screen().contains("Pasted 3 lines, not sent."));
    play.press("<ctrl-/>");
    assert_eq!(play.text(), "a\nb\nc\nd\ne");
    play.press("<alt-/>");
    assert_eq!(play.text(), "a\nb\nc\nd\nex\ny\nz");
}

#[test]
fn f22_an_answer_is_taken_back_and_sent_again() {
    let mut play = Play::interview(80, 24);
    play.write(&good("functional.job")).press("<enter>");
    play.press("/undo<enter>");
    assert_eq!(play.asking(), "functional.job");
    assert_eq!(play.text(), good("functional.job"));
    play.press("<ctrl-j>/redo<enter>");
    assert_eq!(play.asking(), "functional.operations");
}

#[test]
fn f24_r09_a_huge_paste_is_cut_and_said_and_undone() {
    let mut play = Play::interview(80, 24);
    play.tell(Msg::Paste("x".repeat(10 * 1024 * 1024)));
    assert_eq!(play.text().len(), 64 * 1024);
    assert!(play.screen().contains("Only the first 64 KiB of 10 MiB fitted"), "{}", play.screen());
    play.press("<ctrl-/>");
    assert_eq!(play.text(), "");
}

#[test]
fn f58_esc_never_leaves_and_the_leave_keys_always_save() {
    let mut play = Play::interview(80, 24);
    play.write("half").press("<esc><esc><esc><esc><esc>");
    assert!(!play.model.leaving);
    assert_eq!(play.text(), "half");
    play.press("<ctrl-c>");
    assert!(play.model.leaving);
    let saved = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Save { record, now: true } => Some(record.clone()),
        _ => None,
    });
    assert_eq!(saved.unwrap().drafts["functional.job"].text, "half");
}

#[test]
fn control_d_deletes_in_a_text_and_leaves_an_empty_box() {
    let mut play = Play::interview(80, 24);
    play.press("ab<home><ctrl-d>");
    assert_eq!(play.text(), "b");
    play.press("<ctrl-d>");
    assert!(!play.model.leaving);
    play.press("<ctrl-d>");
    assert!(play.model.leaving);
}

#[test]
fn f13_finding_jumps_and_esc_returns() {
    let mut play = Play::interview(80, 24);
    for _ in 0..3 {
        let text = good(&play.asking());
        play.clear().tell(Msg::Paste(text)).press("<enter>");
    }
    play.write("draft").press("<ctrl-j>/find click report<enter>");
    let screen = play.screen();
    assert!(screen.contains("marketer views the click report"), "{screen}");
    play.press("<esc>");
    assert_eq!(play.text(), "draft");
    play.press("<ctrl-j>/find click report<enter><enter>");
    assert!(play.text().contains("marketer views the click report"));
}

#[test]
fn f28_while_nothing_can_be_seen_nothing_is_done() {
    let mut play = Play::interview(80, 24);
    play.tell(Msg::Resize(10, 3)).press("abc<enter>");
    play.tell(Msg::Paste("pasted".to_owned()));
    play.tell(Msg::Resize(80, 24));
    assert_eq!(play.text(), "");
    assert!(play.model.interview().unwrap().record().entries.is_empty());
}

#[test]
fn a_save_that_did_not_work_is_said_in_words() {
    let mut play = Play::interview(80, 24);
    play.write("x").tell(Msg::NotSaved("the disk is full".to_owned()));
    assert!(play.screen().contains("NOT SAVED: the disk is full"));
    play.tell(Msg::Saved);
    assert!(play.screen().lines().next().unwrap().ends_with("saved"));
}

#[test]
fn f05_the_example_is_never_saved() {
    let mut play = Play::at(80, 24);
    play.press("<down><down><enter><down><enter>").write("more").press("<enter><ctrl-c>");
    assert!(matches!(play.model.open.as_ref().unwrap().kept, Kept::Never));
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Save { .. })));
}

#[test]
fn an_untouched_session_leaves_no_trace() {
    let mut play = Play::at(80, 24);
    play.press("<enter><ctrl-c>");
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Save { .. })), "{:?}", play.effects);
}

#[test]
fn every_action_has_its_way_and_no_two_share_one_in_a_table() {
    for (title, rows) in TABLES {
        let mut seen: Vec<&str> = Vec::new();
        for row in *rows {
            assert!(!row.keys.is_empty() || !row.name.is_empty(), "{title}: {}", row.help);
            assert!(!row.help.is_empty() && !row.help.ends_with('.'), "{title}: {:?}", row.help);
            assert!(row.name.is_empty() || row.name.starts_with('/'), "{}", row.name);
            for way in row.keys.iter().copied().chain(Some(row.name).filter(|name| !name.is_empty())) {
                assert!(!seen.contains(&way), "{way} stands twice in {title}");
                seen.push(way);
            }
            for keys in row.keys {
                assert!(sequence(keys).is_ok(), "{keys}");
            }
        }
    }
}

#[test]
fn f34_nothing_of_ours_is_beyond_ascii_where_that_is_asked() {
    let mut play = Play::interview(120, 40);
    play.model.look.ascii = true;
    for keys in
        ["fast<enter>", "<f1>", "<esc><f2>", "<esc>", "<ctrl-j>/review<enter>", "<esc><ctrl-p>export<enter>"]
    {
        play.press(keys);
        let screen = play.screen();
        assert!(screen.is_ascii(), "{:?} in\n{screen}", screen.chars().find(|c| !c.is_ascii()));
    }
}

/// A press of a hand that knows the program, or a cat.
fn any_press() -> impl Strategy<Value = String> {
    let keys: Vec<&'static str> =
        TABLES.iter().flat_map(|(_, rows)| rows.iter()).flat_map(|row| row.keys.iter().copied()).collect();
    let names: Vec<String> = TABLES
        .iter()
        .flat_map(|(_, rows)| rows.iter())
        .filter(|row| !row.name.is_empty())
        .map(|row| format!("<end><ctrl-j>{} x<enter>", row.name))
        .collect();
    prop_oneof![
        4 => prop::sample::select(keys).prop_map(str::to_owned),
        2 => prop::sample::select(names),
        3 => "[a-z0-9 ]{1,6}",
        2 => Just("<enter>".to_owned()),
        2 => Just("GOOD".to_owned()),
    ]
}

/// The law: whatever is on the screen, no question stands before it that does not pass.
fn keeps_the_law(play: &Play) -> Result<(), TestCaseError> {
    let Some(interview) = play.model.interview() else { return Ok(()) };
    for screen in &play.model.screens {
        if let Screen::Question(state) = screen {
            let at = interview.standing().asked.iter().position(|asked| asked.question == state.question);
            let first_open = interview.standing().position.unwrap_or(usize::MAX);
            prop_assert!(
                at.unwrap() <= first_open,
                "{} is shown while an earlier one is open",
                state.question
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_presses_ever_show_a_question_before_its_turn(presses in prop::collection::vec(any_press(), 1..60)) {
        let mut play = Play::interview(80, 24);
        for press in presses {
            if press == "GOOD" {
                let question = play.model.interview().and_then(|it| it.now_asking()).map(|it| it.id.clone());
                if let (Some(question), Some(Screen::Question(state))) = (question, play.model.screens.last())
                    && state.question == question && state.form.is_none()
                {
                    play.clear().tell(Msg::Paste(good(&question))).press("<enter>");
                }
            } else {
                play.press(&press);
            }
            keeps_the_law(&play)?;
            if play.model.leaving {
                break;
            }
        }
        let _ = play.screen();
    }

    #[test]
    fn any_size_can_be_drawn_on_any_screen(columns in 1_u16..200, rows in 1_u16..60, presses in prop::collection::vec(any_press(), 0..12)) {
        let mut play = Play::interview(80, 24);
        for press in presses.iter().filter(|press| *press != "GOOD") {
            play.press(press);
        }
        play.tell(Msg::Resize(columns, rows));
        let _ = play.screen();
        // A fresh start at that size looks the same: nothing is left over from the old one.
        let model = play.model.clone();
        let mut fresh = Play::at(columns, rows);
        fresh.model = model;
        prop_assert_eq!(play.screen(), fresh.screen());
    }
}

#[test]
fn a_preview_says_what_sending_does() {
    let mut interview = crate::library::fresh("interview");
    for ask in interview.script().asks.clone() {
        for text in [library().question(&ask.question).unwrap().vague.clone(), good(&ask.question)] {
            let preview = interview.preview(&ask.question, &text);
            let _ = interview.submit(&text, crate::library::now());
            let asked = interview.asked(&ask.question).unwrap();
            assert_eq!(asked.verdict.as_ref(), Some(&preview.verdict), "{}", ask.question);
            assert_eq!(interview.standing().sheet, preview.sheet, "{}", ask.question);
        }
    }
    assert!(interview.finished());
}

#[test]
fn a_sum_is_done_beside_the_box() {
    let mut play = Play::interview(80, 24);
    play.write("a visitor\n/calc 10k/day * 500 B in GB/year").press("<enter>");
    assert!(play.screen().contains("1.8"), "{}", play.screen());
    assert_eq!(play.text(), "a visitor");
    play.write("\n/calc 10k/").press("<enter>");
    assert!(play.screen().contains("10k/:"), "{}", play.screen());
}

#[test]
fn leaving_with_something_unsaved_is_asked_once() {
    let mut play = Play::interview(80, 24);
    play.write("x").tell(Msg::NotSaved("the disk is full".to_owned()));
    let mut model = play.model.clone();
    let leave = Msg::Key("<ctrl-c>".parse().unwrap());
    let effects = sizeup::app::update(&mut model, leave.clone(), crate::library::now());
    assert!(
        !model.leaving && matches!(effects[..], [Effect::Save { now: true, .. }]),
        "tried again: {effects:?}"
    );
    sizeup::app::update(&mut model, leave, crate::library::now());
    assert!(model.leaving);
}
