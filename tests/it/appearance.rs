//! Colours, themes, signs and wide text: what is drawn looks right on any terminal, and
//! what one must read can be read. Each test names the number it holds.

use std::collections::BTreeSet;
use std::fs;

use unicode_segmentation::UnicodeSegmentation as _;
use vt100::Color;

use crate::command::home;
use crate::hand::{BACKSPACE, CTRL_C, CTRL_P, F2, F3, answered, pasted};
use crate::play::Play;
use crate::pty::{Session, at_the_first_question};

/// The codes of all colours and attributes that were written.
fn attributes(written: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for part in written.split("\x1b[").skip(1) {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
        if &part[end..=end] == "m" {
            codes.extend(part[..end].split(';').map(str::to_owned));
        }
    }
    codes
}

/// The cells of a row that are not as the terminal has them by itself, as words.
fn coloured(session: &Session) -> Vec<String> {
    session.with(|screen| {
        let (rows, columns) = screen.size();
        let mut runs = vec![String::new()];
        for row in 0..rows {
            for column in 0..columns {
                let cell = screen.cell(row, column).unwrap();
                if (cell.fgcolor(), cell.bgcolor()) == (Color::Default, Color::Default) {
                    runs.push(String::new());
                } else {
                    assert!(matches!(cell.fgcolor(), Color::Idx(1..=6)), "{:?}", cell.fgcolor());
                    assert_eq!(cell.bgcolor(), Color::Default);
                    let sign = if cell.has_contents() { cell.contents() } else { " " };
                    runs.last_mut().unwrap().push_str(sign);
                }
            }
            runs.push(String::new());
        }
        runs.iter().map(|run| run.trim().to_owned()).filter(|run| !run.is_empty()).collect()
    })
}

/// The colours of some words that stand on one row of the screen.
#[track_caller]
fn colours_of(session: &Session, words: &str) -> Vec<Color> {
    session.with(|screen| {
        let (rows, columns) = screen.size();
        for row in 0..rows {
            let signs = |from: u16| (from..columns).map(move |column| screen.cell(row, column).unwrap());
            let text = |from: u16| -> String {
                signs(from).map(|cell| if cell.has_contents() { cell.contents() } else { " " }).collect()
            };
            if let Some(column) = (0..columns).find(|column| text(*column).starts_with(words)) {
                let letters = signs(column).take(words.chars().count());
                let mut colours: Vec<Color> =
                    letters.filter(|cell| cell.has_contents()).map(vt100::Cell::fgcolor).collect();
                colours.dedup();
                return colours;
            }
        }
        panic!("{words:?} is not on the screen\n{}", screen.contents())
    })
}

type Variables<'a> = &'a [(&'a str, &'a str)];

#[test]
fn f31_f30_no_colour_means_none_and_what_is_chosen_is_still_seen() {
    let without: &[(Variables<'_>, &[&str])] = &[
        (&[("NO_COLOR", "1")], &[]),
        (&[("CLICOLOR", "0")], &[]),
        (&[], &["--color", "never"]),
        (&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], &[]),
    ];
    for (env, args) in without {
        let home = home();
        let mut session = Session::start((80, 24), home.path(), env, args);
        session.wait_for("> New: The full interview");
        session.sends_and_sees("\r", "question 1 of 4");
        session.sends_and_sees("fast\r", "Not yet");
        session.sends_and_sees(F2, "Outline");
        // The row that is chosen is turned round, and has a sign.
        let chosen = session.with(|screen| {
            (0..24)
                .find(|row| screen.cell(*row, 1).unwrap().contents() == ">")
                .map(|row| screen.cell(row, 1).unwrap().inverse())
        });
        assert_eq!(chosen, Some(true), "{}", session.screen());
        assert_eq!(coloured(&session), Vec::<String>::new());
        session.send(CTRL_C);
        session.ends();
        let codes = attributes(&session.written());
        for code in &codes {
            assert!(
                ["", "0", "1", "4", "7", "22", "24", "27", "39", "49"].contains(&code.as_str()),
                "{env:?} {args:?}: {code}"
            );
        }
        assert!(codes.iter().any(|code| code == "7"), "a chosen row is reversed");
    }
    // A terminal that can nothing gets lines, and no code at all, whoever asks for colours.
    for args in [&[][..], &["--color", "always"]] {
        let home = home();
        let mut session = Session::start((80, 24), home.path(), &[("TERM", "dumb")], args);
        session.wait_for("Enter alone takes 1");
        session.sends_and_sees("\r", "Question 1 of 4");
        session.sends_and_sees("fast\r", "Not yet:");
        session.sends_and_sees("/outline\r", "opens later");
        session.sends_and_sees("/quit\r", "Saved in");
        assert!(session.ends().success());
        assert!(!session.bytes().contains(&0x1b), "{}", session.written());
    }
    let with: &[(Variables<'_>, &[&str])] = &[
        (&[], &[]),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]),
        (&[("NO_COLOR", "1")], &["--color", "always"]),
        (&[("NO_COLOR", "")], &[]),
    ];
    for (env, args) in with {
        let home = home();
        let mut session = Session::start((80, 24), home.path(), env, args);
        session.wait_for("The full interview");
        session.sends_and_sees("\r", "question 1 of 4");
        session.sends_and_sees("fast\r", "Not yet");
        let codes = attributes(&session.written());
        assert!(codes.iter().any(|code| matches!(code.as_str(), "32" | "35")), "{env:?} {args:?}: {codes:?}");
        // Never dim, never bright black, never a colour that the palette does not have.
        assert!(codes.iter().all(|code| !matches!(code.as_str(), "2" | "90" | "38" | "48")), "{codes:?}");
    }
}

#[test]
fn f32_only_a_word_before_what_one_reads_is_in_colour() {
    let leads = |run: &str| {
        let hint = run.starts_with("Hint ") && run.ends_with(" of 2:");
        let line = run.starts_with("Line ") && (run.ends_with(':') && run.len() < 17);
        let known = [
            "Not yet.",
            "Nearly.",
            "This one takes a few tries.",
            "For example:",
            "Understood:",
            "Missing:",
            "missing:",
            "Worth a thought:",
            "unsaved",
            "Wanted:",
        ];
        hint || line || known.contains(&run)
    };
    let only_leads = |session: &Session| {
        for run in coloured(session) {
            assert!(leads(&run), "{run:?} is in colour:\n{}", session.screen());
        }
    };
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    only_leads(&session);
    // In the box, what was understood and what it stumbled on.
    session.sends_and_sees("marketers want a modern, scalable thing", "scalable thing");
    session.sends_and_sees(F3, "Hint 1 of 2:");
    only_leads(&session);
    for words in
        ["Picture one person using it", "marketers want a modern, scalable", "Who uses this, and what"]
    {
        assert_eq!(colours_of(&session, words), [Color::Default], "{words}");
    }
    session.sends_and_sees("\x15fast\r", "Not yet.");
    only_leads(&session);
    for words in [
        "who uses it; what they get done",
        "anything here.",
        "Who sits in front of it",
        "patients book a dentist",
        "fast ",
        "Still missing:",
    ] {
        assert_eq!(colours_of(&session, words), [Color::Default], "{words}");
    }
    assert!(matches!(colours_of(&session, "Not yet.")[..], [Color::Idx(_)]), "a second sign");
    session.sends_and_sees("\r", "Nearly.");
    only_leads(&session);
    session.sends_and_sees("\r", "This one takes a few tries.");
    only_leads(&session);
    assert_eq!(colours_of(&session, "People first, then a verb"), [Color::Default]);
    session.send(CTRL_P);
    session.settle();
    session.send("example");
    session.settle();
    session.sends_and_sees("\r", "The worked example");
    only_leads(&session);
    assert_eq!(colours_of(&session, "Marketers turn a long URL"), [Color::Default]);
    // What was understood, and lines each with their own.
    let home = answered(4);
    let mut session = Session::start((80, 24), home.path(), &[], &["resume"]);
    session.wait_for("question 1 of 5");
    session.sends_and_sees("p99 50 ms", "how long: 50 ms");
    only_leads(&session);
    assert_eq!(colours_of(&session, "how long: 50 ms; of which"), [Color::Default]);
    // The outline: the state, never the name.
    session.sends_and_sees(F2, "Outline");
    for run in coloured(&session) {
        assert!(
            ["done", "here", "locked", "not yet", "check again", "unsaved"].contains(&run.as_str()),
            "{run:?}"
        );
    }
    assert_eq!(colours_of(&session, "Operations"), [Color::Default]);
}

#[test]
fn f32_f33_a_theme_that_was_chosen_colours_what_one_reads_and_the_plain_ones_nothing() {
    // Of what is missing, and of a hint.
    let check = |theme: &str, missing: Color, note: Color, lead: Color| {
        let home = home();
        fs::create_dir_all(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), format!("theme = \"{theme}\"\n")).unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.sends_and_sees("fast", "│ fast ");
        session.sends_and_sees("\r", "Not yet.");
        assert_eq!(colours_of(&session, "who uses it; what they get"), [missing], "{theme}");
        assert_eq!(colours_of(&session, "patients book a dentist"), [note], "{theme}");
        assert_eq!(colours_of(&session, "Not yet."), [lead], "{theme}");
        // The question itself is as the terminal has it, in any theme.
        assert_eq!(colours_of(&session, "Who uses this, and what"), [Color::Default], "{theme}");
    };
    check("auto", Color::Default, Color::Default, Color::Idx(5));
    check("dark", Color::Idx(3), Color::Idx(6), Color::Idx(3));
    check("light", Color::Idx(1), Color::Idx(4), Color::Idx(1));
    check("high-contrast", Color::Default, Color::Default, Color::Default);
    check("mono", Color::Default, Color::Default, Color::Default);
}

#[test]
fn f33_f59_f60_no_theme_asks_anything_or_rings_or_names_the_window() {
    for theme in ["auto", "dark", "light", "high-contrast", "mono"] {
        let home = home();
        fs::create_dir_all(home.path().join("config")).unwrap();
        fs::write(home.path().join("config/config.toml"), format!("theme = \"{theme}\"\n")).unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.sends_and_sees("fast\r", "Not yet");
        session.send(CTRL_C);
        session.ends();
        session.is_clean();
        let written = session.written();
        for asked in [
            "\x1b]10;", "\x1b]11;", "\x1b]4;", "\x1b[c", "\x1b[6n", "\x1b[?u", "\x1b[>", "\x1b]0;",
            "\x1b]2;", "\x1b]8;", "\x07",
        ] {
            assert!(!written.contains(asked), "{theme}: {asked:?}");
        }
        let with_colour =
            attributes(&written).iter().any(|code| code.starts_with('3') && code.len() == 2 && code != "39");
        assert_eq!(with_colour, !matches!(theme, "high-contrast" | "mono"), "{theme}");
    }
}

#[test]
fn f34_ascii_where_the_locale_has_no_more() {
    for (env, args) in [(&[("LANG", ""), ("LC_ALL", "C")][..], &[][..]), (&[], &["--ascii"])] {
        let home = home();
        let mut session = Session::start((80, 24), home.path(), env, args);
        session.wait_for("The full interview");
        session.sends_and_sees("\r", "question 1 of 4");
        session.sends_and_sees("fast\r", "Not yet");
        session.sends_and_sees(F2, "Outline");
        session.sends_and_sees("\x1b", "Your answer");
        assert!(session.bytes().is_ascii());
        session.sends_and_sees("\x1b[200~ 日本\x1b[201~", "日本");
    }
}

/// Letters and signs of every width, as the requirement has them.
const WIDE: &str = "日本語 e\u{25cc}\u{301} 👩\u{200d}👩\u{200d}👧 ♻\u{fe0f} ｶﾞ שלום";

/// Where the frames and lines stand in the emulator.
fn borders(session: &Session) -> BTreeSet<(u16, u16, String)> {
    session.with(|screen| {
        let (rows, columns) = screen.size();
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        cells
            .map(|(row, column)| (row, column, screen.cell(row, column).unwrap().contents().to_owned()))
            .filter(|(.., sign)| matches!(sign.as_str(), "╭" | "╮" | "╰" | "╯" | "│"))
            .collect()
    })
}

#[test]
fn f35_wide_text_leaves_every_border_in_its_column_and_goes_by_graphemes() {
    for size in [(80, 24), (120, 40)] {
        for typed in [WIDE.to_owned(), pasted(WIDE)] {
            let home = home();
            let mut session = Session::start(size, home.path(), &[], &["new", "x"]);
            session.wait_for("question 1 of 4");
            session.settle();
            let before = borders(&session);
            assert!(before.len() >= 20, "{}", session.screen());
            let (row, column) = session.with(vt100::Screen::cursor_position);
            let mut left: Vec<&str> = WIDE.graphemes(true).collect();
            session.send(&typed);
            loop {
                let there = column + sizeup::prose::width(&left.concat()) as u16;
                session.wait_until("the caret", |_| {
                    session.with(|screen| screen.cursor_position() == (row, there))
                });
                assert_eq!(borders(&session), before, "{left:?}:\n{}", session.screen());
                if left.pop().is_none() {
                    break;
                }
                session.send(BACKSPACE);
            }
        }
    }
}

#[test]
fn f35_backspace_takes_one_grapheme_each_time() {
    let mut play = Play::interview(80, 24);
    play.write(WIDE);
    let mut left: Vec<&str> = WIDE.graphemes(true).collect();
    assert!(left.contains(&"👩\u{200d}👩\u{200d}👧") && left.contains(&"♻\u{fe0f}"));
    while left.pop().is_some() {
        play.press("<backspace>");
        assert_eq!(play.text(), left.concat());
    }
}

#[test]
fn f35_no_sign_of_our_own_is_an_emoji() {
    let emoji = |c: char| {
        matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}'
            | '\u{231A}'..='\u{231B}' | '\u{23E9}'..='\u{23FA}' | '\u{2139}' | '\u{2194}'..='\u{21AA}')
    };
    let check = |screen: &str| {
        let found: String = screen.chars().filter(|c| emoji(*c)).collect();
        assert_eq!(found, "", "in\n{screen}");
    };
    for columns in [40, 80, 120] {
        check(&Play::at(columns, 40).screen());
        let mut play = crate::screens::answered(columns, 40, 20);
        let asked = [
            "",
            "<f3>",
            "<enter><enter><enter>",
            "/form<enter>",
            "<esc><f1>",
            "<esc><f2>",
            "<esc><ctrl-p>/review<enter>",
            "<tab>",
            "<esc><ctrl-p>/export<enter>",
        ];
        for keys in asked {
            check(&play.press(keys).screen());
        }
        check(&crate::screens::answered(columns, 200, 21).screen());
    }
}

#[test]
fn f36_the_cursor_stands_at_the_caret_and_is_seen() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.wait_until("the cursor", |_| session.with(|screen| !screen.hide_cursor()));
    let (row, column) = session.with(vt100::Screen::cursor_position);
    for (nth, letter) in ["a", "b", "c"].iter().enumerate() {
        session.send(letter);
        let there = (row, column + nth as u16 + 1);
        session.wait_until("the caret", |_| {
            session.with(|screen| screen.cursor_position() == there && !screen.hide_cursor())
        });
    }
    session.send("\x1b[D");
    session.wait_until("one to the left", |_| {
        session.with(|screen| screen.cursor_position() == (row, column + 2))
    });
}
