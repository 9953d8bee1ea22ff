//! What people expect of a terminal program, tried from outside. Each test names the
//! number of the requirement it holds.

use std::fs;
use std::process::Command;

use crate::command::{err, home, out, sizeup, whole_interview};
use crate::library::library;
use crate::pty::{Session, at_the_first_question, sessions};

const F1: &str = "\x1bOP";
const F2: &str = "\x1bOQ";
const CTRL_C: &str = "\x03";

fn good(question: &str) -> String {
    library().question(question).unwrap().good.trim().to_owned()
}

/// A paste in brackets.
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

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

#[test]
fn f57_quiet_says_nothing() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &["new", "x", "--quiet"]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("a visitor", "a visitor");
    session.send(CTRL_C);
    session.ends();
    assert_eq!(session.screen().trim(), "");
}

#[test]
fn f21_r25_no_flag_and_no_command_opens_a_later_question() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("/next\r", "opens when");
    session.sends_and_sees("\n/goto 4\r", "There is no /goto");
    assert!(session.screen().contains("question 1 of 4"));
    session.send(CTRL_C);
    session.ends();
    assert_eq!(sizeup(home.path(), &["resume", "--at", "scale.load"], "").status.code(), Some(2));
}

#[test]
fn f23_every_way_to_a_new_line() {
    for way in ["\n", "\x1b\r", "\x1b[13;2u", "\\\r"] {
        let home = home();
        let mut session = at_the_first_question(home.path(), &[]);
        session.sends_and_sees("first", "│ first");
        // What comes in one piece is a paste without brackets, and its line ends are text.
        for key in way.split_inclusive('\\') {
            session.send(key);
            session.settle();
        }
        session.sends_and_sees("second", "│ second");
        assert!(
            session.screen().contains("│ first ") && session.screen().contains("question 1 of 4"),
            "{way:?}"
        );
    }
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
        let coloured =
            attributes(&written).iter().any(|code| code.starts_with('3') && code.len() == 2 && code != "39");
        assert_eq!(coloured, !matches!(theme, "high-contrast" | "mono"), "{theme}");
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

#[test]
fn f39_copying_hands_the_text_to_the_terminal() {
    for (tmux, osc) in
        [("", "\x1b]52;c;YSB2aXNpdG9y\x1b\\"), ("1", "\x1bPtmux;\x1b\x1b]52;c;YSB2aXNpdG9y\x1b\x1b\\\x1b\\")]
    {
        let home = home();
        let mut session = at_the_first_question(home.path(), &[("TMUX", tmux)]);
        session.sends_and_sees("a visitor", "a visitor");
        session.sends_and_sees("\n/copy\r", "went to the terminal");
        assert_eq!(session.written().matches("]52;").count(), 1);
        assert!(session.written().contains(osc), "{tmux:?}");
    }
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
fn f50_line_by_line_ctrl_c_ends_by_its_signal_with_everything_kept() {
    let home = home();
    let mut session = Session::start((80, 24), home.path(), &[], &["new", "x", "--plain"]);
    session.wait_for("Question 1 of 4");
    session.sends_and_sees("marketers shorten long links\r", "Question 2 of 4");
    session.send(CTRL_C);
    let status = session.ends();
    assert!(!status.success() && status.signal().is_some(), "{status:?}");
    assert!(session.kept().contains("marketers shorten long links"));
}

#[test]
fn f48_help_needs_nothing_and_fits() {
    for arguments in
        [&["--help"][..], &["-h"], &["help"], &["--version"], &["help", "export"], &["check", "--help"]]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_sizeup")).args(arguments).env_clear().output().unwrap();
        let text = out(&output);
        assert!(output.status.success() && err(&output).is_empty(), "{arguments:?}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{arguments:?}: {text}");
        assert!(!text.contains('\x1b'));
    }
    let text = out(&Command::new(env!("CARGO_BIN_EXE_sizeup")).arg("--help").env_clear().output().unwrap());
    assert!(text.starts_with("Examples:"), "{text}");
    assert!(text.contains("sizeup where"), "{text}");
}

#[test]
fn f51_json_has_a_version_and_talk_goes_elsewhere() {
    let home = home();
    sizeup(home.path(), &["new", "Short links", "--plain"], &whole_interview());
    let file = sessions(home.path())[0].to_str().unwrap().to_owned();
    for arguments in [
        &["list", "--json"][..],
        &["show", "short", "--json"],
        &["export", "short", "--format", "json", "-o", "-"],
        &["check", &file, "--json"],
        &["keys", "--json"],
    ] {
        let output = sizeup(home.path(), arguments, "");
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(value["version"].is_u64(), "{arguments:?}");
        assert_eq!(err(&output), "", "{arguments:?}");
    }
}

#[test]
fn f52_completions_and_the_manual() {
    let home = home();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&sizeup(home.path(), &["completions", shell], ""));
        assert!(script.contains("sizeup") && script.contains("completions"), "{shell}");
        fs::write(home.path().join(shell), script).unwrap();
    }
    sizeup(home.path(), &["new", "x y", "--plain"], "marketers shorten long links\n");
    let id = sessions(home.path())[0].file_stem().unwrap().to_str().unwrap().to_owned();
    if std::path::Path::new("/bin/bash").exists() {
        let folder =
            std::path::Path::new(env!("CARGO_BIN_EXE_sizeup")).parent().unwrap().display().to_string();
        let script = "source ./bash; COMP_WORDS=(sizeup resume 20); COMP_CWORD=2; _sizeup_with_sessions; echo \"${COMPREPLY[0]}\"; COMP_WORDS=(sizeup exp); COMP_CWORD=1; _sizeup_with_sessions sizeup exp sizeup; echo \"${COMPREPLY[0]}\"";
        let output = Command::new("/bin/bash")
            .args(["-c", script])
            .current_dir(home.path())
            .env("SIZEUP_HOME", home.path())
            .env("PATH", format!("{folder}:/usr/bin:/bin"))
            .output()
            .unwrap();
        assert_eq!(out(&output).lines().collect::<Vec<_>>(), [id.as_str(), "export"], "{}", err(&output));
    }
    let manual = out(&sizeup(home.path(), &["man"], ""));
    assert!(manual.contains(".TH sizeup 1") && manual.contains(".SH KEYS"), "{manual}");
    assert!(manual.lines().all(|line| !line.starts_with('\'')), "nothing steers by chance");
}

#[test]
fn f53_files_go_where_the_variables_say_and_nowhere_else() {
    let home = home();
    let run = |env: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sizeup"));
        command
            .args(arguments)
            .env_clear()
            .envs(env.iter().copied())
            .current_dir("/")
            .stdin(std::process::Stdio::null());
        command.output().unwrap()
    };
    let at = |name: &str| home.path().join(name).display().to_string();
    let (person, data, config) = (at("person"), at("data"), at("config"));
    fs::create_dir(&person).unwrap();
    let env =
        [("HOME", person.as_str()), ("XDG_DATA_HOME", data.as_str()), ("XDG_CONFIG_HOME", config.as_str())];
    let said = out(&run(&env, &["where"]));
    assert!(
        said.contains(&format!("{data}/sizeup/sessions"))
            && said.contains(&format!("{config}/sizeup/config.toml")),
        "{said}"
    );
    run(&env, &["new", "x", "--plain"]);
    assert_eq!(fs::read_dir(&person).unwrap().count(), 0, "nothing else in the home folder");
    assert_eq!(fs::read_dir(home.path().join("data")).unwrap().count(), 1);
    let said = out(&run(&env[..1], &["where"]));
    assert!(said.contains(&format!("{person}/.local/share/sizeup/sessions")), "{said}");
    let own = at("own");
    let said = out(&run(&[("SIZEUP_HOME", own.as_str()), ("XDG_DATA_HOME", data.as_str())], &["where"]));
    assert!(said.contains(&format!("{own}/data/sessions")), "{said}");
}

#[test]
fn f54_six_bad_settings_are_named_and_the_rest_is_used() {
    let bad = [
        ("color = \"never\"\ncollor = 1\n", "config.toml:2: there is no setting collor"),
        ("color = \"nevr\"\n", "did you mean never?"),
        ("ascii = \"yes\"\ncolor = \"never\"\n", "config.toml:1: ascii is true or false"),
        ("color = \"never\"\nthis is no line\n", "config.toml:2:"),
        ("[keys]\n\"/hnit\" = \"<f5>\"\n", "Did you mean /hint?"),
        ("[keys]\n\"/hint\" = \"<f5>\"\n\"/outline\" = \"<f5>\"\n", "is given to /hint already"),
    ];
    for (text, says) in bad {
        let home = home();
        fs::create_dir_all(home.path().join("config")).unwrap();
        let path = home.path().join("config/config.toml");
        fs::write(&path, text).unwrap();
        let doctor = sizeup(home.path(), &["doctor"], "");
        assert!(err(&doctor).contains(says), "{text:?}: {}", err(&doctor));
        if text.contains("color = \"never\"") {
            assert!(
                out(&doctor).lines().any(|line| line.starts_with("colour") && line.ends_with("none")),
                "{}",
                out(&doctor)
            );
        }
        let session = Session::start((80, 24), home.path(), &[], &[]);
        session.wait_for("The full interview");
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "never written by us");
    }
    // A folder in its place does not stop the start.
    let home = home();
    fs::create_dir_all(home.path().join("config/config.toml")).unwrap();
    Session::start((80, 24), home.path(), &[], &[]).wait_for("The full interview");
}

#[test]
fn f55_own_keys_win_everywhere() {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), "[keys]\n\"/hint\" = \"<f1>\"\n\"/help\" = \"<f9>\"\n")
        .unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    assert!(
        session.screen().contains("F9 help") && session.screen().contains("F1 hint"),
        "{}",
        session.screen()
    );
    session.sends_and_sees(F1, "Hint 1 of");
    session.sends_and_sees("\x1b[20~", "Type to search");
    assert!(
        session.screen().contains("/help, F9") || session.screen().contains("/hint, F1"),
        "{}",
        session.screen()
    );
    let keys = out(&sizeup(home.path(), &["keys"], ""));
    assert!(keys.starts_with("Your own\n"), "{keys}");
}

#[test]
fn f59_the_bell_rings_where_it_was_asked_for_and_only_at_the_end_of_a_step() {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), "bell = true\n").unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let questions =
        ["functional.job", "functional.operations", "functional.out_of_scope", "functional.must_never"];
    for (nth, question) in questions.iter().enumerate() {
        session.send(&pasted(&good(question)));
        session.settle();
        assert!(!session.bytes().contains(&7), "{question}");
        session.sends_and_sees(
            "\r",
            if nth < 3 { ["question 2", "question 3", "question 4"][nth] } else { "question 1 of 5" },
        );
    }
    session.wait_until("the bell", |_| session.bytes().contains(&7));
}
