//! What people expect of a terminal program, tried from outside. Each test names the
//! number of the requirement it holds.

use std::fs;
use std::process::Command;

use crate::command::{alone, err, fed, home, out, sizeup, whole_interview};
use crate::hand::{CTRL_C, CTRL_P, F1, answered, good, pasted};
use crate::pty::{Session, at_the_first_question, sessions};

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

/// What a text in base64 says.
fn decoded(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let signs = four.iter().map(|sign| SIGNS.iter().position(|known| known == sign).unwrap() as u32);
        let all = signs.fold(0, |all, sign| all << 6 | sign) << (6 * (4 - four.len()));
        bytes.extend(&all.to_be_bytes()[1..four.len()]);
    }
    String::from_utf8(bytes).unwrap()
}

/// Runs something from the list of all that can be done.
fn chosen(session: &mut Session, name: &str) {
    session.sends_and_sees(CTRL_P, "Type to search");
    session.sends_and_sees(name, &format!("> /{name}"));
    session.send("\r");
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
fn f39_the_report_is_copied_from_where_all_of_it_is_seen() {
    let home = answered(21);
    let report = out(&sizeup(home.path(), &["export", "short", "-o", "-"], ""));
    assert!(report.starts_with("# Short links"), "{report}");
    for screen in ["review", "export"] {
        let mut session = Session::start((80, 24), home.path(), &[], &["resume", "short"]);
        session.wait_for("> Answers");
        chosen(&mut session, screen);
        session.wait_until("the screen", |screen| !screen.contains("Type to search"));
        chosen(&mut session, "copy");
        session.wait_for("The report went to the terminal");
        let written = session.written();
        let (_, osc) = written.split_once("\x1b]52;c;").unwrap();
        assert_eq!(decoded(osc.split_once('\x1b').unwrap().0), report, "{screen}");
    }
}

#[test]
fn f39_what_no_terminal_takes_is_refused_aloud() {
    let home = home();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send(&pasted(&"long ".repeat(64 * 1024 / 5 + 1)));
    session.wait_for("an answer may hold 64 KiB");
    chosen(&mut session, "copy");
    session.wait_for("It is above 64 KiB, more than terminals take.");
    session.settle();
    assert!(!session.written().contains("]52;"));
}

/// How a program ends that takes no care of a signal.
fn death_of(signal: &str) -> Option<String> {
    let words = ["/bin/sh", "-c", &format!("kill -{signal} $$")];
    Session::run((80, 24), std::env::temp_dir().as_path(), &[], &words).ends().signal().map(str::to_owned)
}

/// The signals that end a program, by number and name.
const DEATHS: &[(i32, &str)] = &[(15, "TERM"), (2, "INT"), (1, "HUP"), (3, "QUIT")];

#[test]
fn f50_death_by_a_signal_stays_death_by_that_signal() {
    for (signal, name) in DEATHS {
        let death = death_of(name);
        assert!(death.is_some());
        for plain in [false, true] {
            let home = home();
            let args: &[&str] = if plain { &["new", "x", "--plain"] } else { &["new", "x"] };
            let mut session = Session::start((80, 24), home.path(), &[], args);
            session.wait_for("uestion 1 of 4");
            if plain {
                session.sends_and_sees("marketers shorten long links\r", "Question 2 of 4");
            } else {
                session.sends_and_sees("marketers shorten long links", "long links");
            }
            session.signal(*signal);
            assert_eq!(session.ends().signal().map(str::to_owned), death, "{name}, plain: {plain}");
            assert!(session.kept().contains("marketers shorten long links"), "{name}, plain: {plain}");
            session.is_clean();
        }
    }
}

#[test]
fn f50_ctrl_c_line_by_line_is_130_to_a_shell_and_everything_is_kept() {
    let home = home();
    // Another shell than this one would end with it.
    let words = format!("trap : INT; {} new x --plain; echo code $?", env!("CARGO_BIN_EXE_sizeup"));
    let mut session = Session::run((80, 24), home.path(), &[], &["/bin/sh", "-c", &words]);
    session.wait_for("Question 1 of 4");
    session.sends_and_sees("marketers shorten long links\r", "Question 2 of 4");
    session.sends_and_sees("visitor follows a link\r", "> ");
    session.wait_kept("visitor follows a link");
    session.send(CTRL_C);
    session.wait_for("code 130");
    session.ends();
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
fn f51_the_list_is_sorted_and_its_names_stay() {
    let home = home();
    let day = std::time::Duration::from_hours(24);
    for (nth, title) in ["b", "a", "c"].iter().enumerate() {
        let input =
            if *title == "c" { whole_interview() } else { "marketers shorten long links\n".to_owned() };
        sizeup(home.path(), &["new", title, "--plain"], &input);
        // The last one that was begun is not the last that was written.
        let newest =
            sessions(home.path()).into_iter().max_by_key(|path| path.metadata().unwrap().modified().unwrap());
        let file = fs::File::options().append(true).open(newest.unwrap()).unwrap();
        file.set_modified(std::time::SystemTime::now() - day * [1, 3, 2][nth]).unwrap();
    }
    let listed: serde_json::Value =
        serde_json::from_slice(&sizeup(home.path(), &["list", "--json"], "").stdout).unwrap();
    let rows = listed["sessions"].as_array().unwrap();
    let titles: Vec<&str> = rows.iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["b", "c", "a"], "the one written last first");
    for row in rows {
        let mut names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        let expected =
            ["finished", "id", "question", "questions", "saved", "script", "standing_at", "step", "title"];
        assert_eq!(names, expected);
    }
    let line = |nth: usize| {
        let row = &rows[nth];
        (
            row["finished"].as_bool(),
            row["standing_at"].as_str(),
            row["question"].as_u64(),
            row["questions"].as_u64(),
        )
    };
    assert_eq!(line(0), (Some(false), Some("functional.operations"), Some(2), Some(21)));
    assert_eq!(line(1), (Some(true), None, Some(21), Some(21)));
    let words = out(&sizeup(home.path(), &["list"], ""));
    let ids: Vec<&str> = words.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(ids, rows.iter().map(|row| row["id"].as_str().unwrap()).collect::<Vec<_>>());
}

#[test]
fn f51_a_reader_that_goes_away_is_no_trouble() {
    let home = answered(21);
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", "short"],
        &["export", "short", "-o", "-"],
        &["export", "short", "--format", "html", "-o", "-"],
        &["keys"],
        &["man"],
        &["explain"],
        &["--help"],
    ] {
        // Gone before the first byte, whatever the moment.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let words: Vec<&str> =
            std::iter::once(env!("CARGO_BIN_EXE_sizeup")).chain(arguments.iter().copied()).collect();
        let output = alone(home.path(), &words).stdout(writer).output().unwrap();
        assert_eq!(err(&output), "", "{arguments:?}");
        assert!(output.status.success(), "{arguments:?}: {}", output.status);
        // And as people do it.
        let line = format!("{} {} | head -0", env!("CARGO_BIN_EXE_sizeup"), arguments.join(" "));
        let output =
            alone(home.path(), &["/bin/sh", "-c", &line]).env("PATH", "/usr/bin:/bin").output().unwrap();
        assert_eq!((out(&output), err(&output)), (String::new(), String::new()), "{arguments:?}");
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
    // A session is found by the title it was given, blanks and all.
    let resumed = sizeup(home.path(), &["resume", "x y", "--plain"], "");
    assert!(
        out(&resumed).contains("x y. Every answer is saved.") && out(&resumed).contains("Question 2 of 4")
    );
    let script = |shell: &str| fs::read_to_string(home.path().join(shell)).unwrap();
    // Each of the three commands that take a session completes them.
    let zsh = script("zsh");
    assert_eq!(zsh.matches("Its id, title, or how one of them begins:_sizeup_sessions").count(), 3, "{zsh}");
    let (defined, run) =
        (zsh.find("\n_sizeup_sessions() {").unwrap(), zsh.find("if [ \"$funcstack[1]\"").unwrap());
    assert!(defined < run, "what is run last is defined before");
    let fish = script("fish");
    let last = fish.lines().last().unwrap();
    assert!(last.contains("__fish_sizeup_using_subcommand resume show export compare"), "{last}");
    assert!(
        last.contains("(sizeup list") && fish.contains("function __fish_sizeup_using_subcommand"),
        "{fish}"
    );
    // Where these shells are, they read it.
    for (shell, flag) in [("zsh", "-n"), ("fish", "--no-execute")] {
        let program = ["/bin", "/usr/bin", "/usr/local/bin"].map(|folder| format!("{folder}/{shell}"));
        if let Some(program) = program.iter().find(|path| std::path::Path::new(path).exists()) {
            let output = alone(home.path(), &[program, flag, shell]).output().unwrap();
            assert!(output.status.success() && err(&output).is_empty(), "{shell}: {}", err(&output));
        }
    }
}

#[test]
fn f52_the_manual_renders() {
    let home = home();
    let manual = out(&sizeup(home.path(), &["man"], ""));
    assert!(manual.contains(".TH sizeup 1") && manual.contains(".SH KEYS"), "{manual}");
    assert!(manual.lines().all(|line| !line.starts_with('\'')), "nothing steers by chance");
    let man = std::path::Path::new("/usr/bin/man");
    if man.exists() {
        let mut command = alone(home.path(), &["/usr/bin/man", "--warnings", "-l", "-"]);
        command.env("PATH", "/usr/bin:/bin").env("MANPAGER", "cat").env("MANWIDTH", "100");
        let output = fed(&mut command, &manual);
        let page = out(&output);
        assert!(output.status.success() && err(&output).is_empty(), "{}", err(&output));
        for words in [
            "NAME",
            "SYNOPSIS",
            "--data-dir",
            "KEYS",
            "/editor, F4, Ctrl-X Ctrl-E",
            "so does \\ before Enter",
        ] {
            assert!(page.contains(words), "{words:?} in\n{page}");
        }
    }
}

#[test]
fn f60_where_it_is_saved_stands_whole_on_a_line_of_its_own() {
    for plain in [false, true] {
        let home = home();
        // Far longer than the window is wide.
        let deep =
            home.path().join("a folder/with a name that is longer than any line of this window is wide");
        fs::create_dir_all(&deep).unwrap();
        let args: &[&str] = if plain { &["new", "Short links", "--plain"] } else { &["new", "Short links"] };
        let env = [("SIZEUP_HOME", deep.to_str().unwrap())];
        let mut session = Session::start((40, 12), home.path(), &env, args);
        session.wait_for("1 of 4");
        if plain {
            session.sends_and_sees("marketers shorten long links\r", "Question 2");
            session.send("/quit\r");
        } else {
            session.sends_and_sees("marketers", "> marketers");
            session.send(CTRL_C);
        }
        assert!(session.ends().success());
        let [path] = sessions(&deep).try_into().unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let written = session.written();
        let (before, said) = written.split_once("Saved in ").unwrap();
        assert_eq!(said, format!("{}\r\nsizeup resume {name}\r\n", path.display()));
        // What stands before it on its line is nothing that is seen.
        let line = before.rsplit('\n').next().unwrap();
        let seen = line.rsplit('\x1b').next().unwrap();
        assert!(line.is_empty() || seen.ends_with(['h', 'l', 'm', 'H']), "{line:?}");
    }
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
        session.wait_for("config.toml:");
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
