//! Clocks, variables and limits that are not as one would wish. Each test names the number of
//! the promise it holds.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use sizeup::app::{Effect, Msg, update};
use sizeup::interview::Record;

use crate::bound::{bound, give, words};
use crate::command::{alone, err, fed, home, out, sizeup};
use crate::files::{begun, is_calm, shell};
use crate::library::library;
use crate::play::Play;
use crate::pty::{Session, sessions};

const CTRL_C: &str = "\x03";

#[test]
fn r33_clocks_that_are_wrong() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let text = fs::read_to_string(&path).unwrap();
    for year in ["1970", "2200", "0001", "9999"] {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value["session"]["started"] = format!("{year}-01-02T00:00:00Z").into();
        value["session"]["answers"][0]["at"] = format!("{year}-01-02T00:00:00Z").into();
        fs::write(&path, value.to_string()).unwrap();
        // The file itself is from then, too: 1970, 2200, or right after now.
        let when = match year {
            "2200" => UNIX_EPOCH + Duration::from_hours(24 * 84_006),
            "9999" => SystemTime::now() + Duration::from_hours(1),
            _ => UNIX_EPOCH,
        };
        fs::File::options().write(true).open(&path).unwrap().set_modified(when).unwrap();
        let age = if matches!(year, "2200" | "9999") { "saved just now" } else { " days ago" };
        let listed = out(&sizeup(home.path(), &["list"], ""));
        assert!(listed.contains(age) && !listed.contains(" -"), "{year}: {listed}");
        let mut screen = Session::start((80, 24), home.path(), &[], &[]);
        screen.wait_for("> Resume Short links");
        screen.wait_for(age);
        let choices = Session::start((80, 24), home.path(), &[], &["--plain"]);
        choices.wait_for("1. Resume Short links");
        choices.wait_for(age);
        // It opens, is gone on with and is kept.
        screen.sends_and_sees("\r", "question 2 of 4");
        screen.sends_and_sees("visitors follow", "visitors follow");
        screen.wait_kept("visitors follow");
        screen.send(CTRL_C);
        assert!(screen.ends().success(), "{year}");
        screen.is_clean();
        for arguments in
            [&["list"][..], &["list", "--json"], &["show", "short"], &["export", "short", "-o", "-"]]
        {
            let output = sizeup(home.path(), arguments, "");
            is_calm(&output, year);
            assert!(
                !out(&output).contains(" -") || !out(&output).contains(" ago"),
                "{year}: {}",
                out(&output)
            );
        }
    }
}

#[test]
fn r33_a_clock_that_goes_back_two_days_changes_no_order() {
    let mut play = Play::interview(80, 24);
    let good = |id: &str| library().question(id).unwrap().good.trim().to_owned();
    let mut now: Timestamp = "2026-11-25T10:00:00Z".parse().unwrap();
    let mut revisions = Vec::new();
    let mut asked = Vec::new();
    for nth in 0..4 {
        asked.push(play.asking());
        let effects = [
            Msg::Paste(good(&play.asking())),
            Msg::Key(sizeup::keys::Key::plain(sizeup::keys::Code::Enter)),
            Msg::Settle,
        ]
        .map(|msg| update(&mut play.model, msg, now));
        for effect in effects.into_iter().flatten() {
            if let Effect::Save { record, .. } = effect {
                revisions.push(*record);
            }
        }
        // Two days back after the first, one more hour back after each of the others.
        now -= Duration::from_hours(if nth == 0 { 48 } else { 1 });
    }
    let last = revisions.last().unwrap();
    let order: Vec<&str> = last.entries.iter().map(|entry| entry.question.as_str()).collect();
    assert_eq!(order, asked, "in the order in which they were given");
    assert!(last.entries.windows(2).all(|two| two[0].at > two[1].at), "the clock did go back");
    // Undoing takes back what was given last, not what the clock calls the latest.
    play.press("<ctrl-c>");
    let mut interview = sizeup::interview::Interview::resume(library(), last.clone()).unwrap();
    assert_eq!(interview.undo().map(|(id, _)| id).as_deref(), asked.last().map(String::as_str));
    // And each snapshot on disk counts up, whatever the clock says.
    let store = sizeup::shell::store::Store::at(home().path().join("sessions"));
    let first = Record::new("a", "Short links", "interview", now);
    let mut opened = store.create(first).unwrap();
    let mut before = 0;
    for record in revisions {
        opened.file.save(&record, true).unwrap();
        let kept = fs::read_to_string(opened.file.path()).unwrap();
        let revision = sizeup::saved::read(&kept).unwrap().revision;
        assert!(revision > before);
        before = revision;
    }
}

#[test]
fn r33_whatever_the_time_zone_or_without_any() {
    let home = begun("Short links");
    for (zone, folder) in [
        ("Nowhere/Nope", ""),
        ("Europe/Berlin", "/nonexistent"),
        ("America/St_Johns", ""),
        ("Australia/Lord_Howe", ""),
        ("Europe/Berlin", ""),
        (":/etc/passwd", ""),
        ("CET-1CEST,M3.5.0,M10.5.0/3", ""),
        ("\u{1b}[2J", ""),
        ("", ""),
    ] {
        for arguments in [&["list"][..], &["resume", "--plain"]] {
            let mut command = alone(home.path(), &words(&[], arguments));
            command.env("TZ", zone);
            if !folder.is_empty() {
                command.env("TZDIR", folder);
            }
            let output = fed(&mut command, "/quit\n");
            is_calm(&output, zone);
            assert!(
                !err(&output).contains('\x1b') && !err(&output).contains("WARN"),
                "{zone}: {}",
                err(&output)
            );
            assert!(!out(&output).contains(" -1 "), "{zone}: {}", out(&output));
        }
    }
    let mut session = Session::start((80, 24), home.path(), &[("TZ", "Nowhere/Nope")], &[]);
    session.wait_for("saved just now");
    session.send(CTRL_C);
    session.ends();
    session.is_clean();
}

#[test]
fn r34_whatever_the_environment_lacks() {
    let home = home();
    let place = home.path().join("here");
    fs::create_dir(&place).unwrap();
    // As long as one variable may be.
    let long = "x".repeat(127 * 1024);
    let environments: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("HOME", "relative/home")],
        vec![("HOME", "")],
        vec![("HOME", "/proc/nowhere/\n/x")],
        vec![("HOME", &long)],
        vec![("TERM", "")],
        vec![("TERM", "no-such-terminal"), ("LANG", "xx_YY.nonsense"), ("COLUMNS", "0"), ("LINES", "0")],
        vec![("SIZEUP_HOME", "/dev/null/x")],
        vec![("XDG_DATA_HOME", "relative"), ("HOME", "/proc/nowhere")],
    ];
    for variables in environments {
        for arguments in [
            &["--help"][..],
            &["--version"],
            &["where"],
            &["list"],
            &["doctor"],
            &["keys"],
            &["man"],
            &["calc", "1+1"],
            &[],
            &["new", "--plain"],
        ] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_sizeup"));
            command.args(arguments).env_clear().current_dir(&place).stdin(Stdio::null());
            command.envs(variables.iter().copied());
            // A real home is not to be written to.
            if variables.is_empty() {
                command.env("XDG_DATA_HOME", home.path().join("data"));
            }
            let output = command.output().unwrap();
            is_calm(&output, &format!("{:?} {arguments:?}", variables.first().map(|(name, _)| name)));
            assert_eq!(fs::read_dir(&place).unwrap().count(), 0, "no file in the current folder");
        }
    }
}

#[test]
fn r34_the_screen_in_any_environment() {
    let home = home();
    let place = home.path().join("here");
    fs::create_dir(&place).unwrap();
    let long = format!("/{}", "x".repeat(127 * 1024));
    let data = home.path().join("data").display().to_string();
    // Whether it can be worked there, and what of it can be kept.
    let environments: &[(&[(&str, &str)], &str)] = &[
        (&[("TERM", "")], "kept"),
        (&[("TERM", "no-such-terminal")], "kept"),
        (&[("TERM", "xterm"), ("LANG", "xx_YY.nonsense"), ("LC_ALL", "")], "kept"),
        (&[("COLUMNS", "0"), ("LINES", "0")], "kept"),
        (&[("COLUMNS", "-1"), ("LINES", "many")], "kept"),
        (
            &[("SIZEUP_HOME", ""), ("HOME", home.path().to_str().unwrap()), ("XDG_DATA_HOME", "relative")],
            "kept",
        ),
        (&[("SIZEUP_HOME", ""), ("HOME", "/proc/nowhere/\n/x")], "unkept"),
        (&[("SIZEUP_HOME", ""), ("HOME", &long)], "unkept"),
        (&[("SIZEUP_HOME", "/dev/null/x")], "unkept"),
        (&[("SIZEUP_HOME", "/proc/nowhere/a\nb")], "unkept"),
        (&[("SIZEUP_HOME", ""), ("HOME", "relative/home"), ("XDG_DATA_HOME", &data)], "refused"),
    ];
    std::thread::scope(|scope| {
        for (nth, (env, expected)) in environments.iter().enumerate() {
            let (home, place) = (home.path(), &place);
            scope.spawn(move || {
                let program = env!("CARGO_BIN_EXE_sizeup");
                let words = ["/bin/sh", "-c", "cd here; exec \"$0\" new", program];
                let mut session = Session::run((80, 24), home, env, &words);
                if *expected == "refused" {
                    assert_eq!(session.ends().exit_code(), 1);
                    session.wait_for_words("there is no home folder (HOME is not set, or is no whole path)");
                    return session.is_clean();
                }
                session.wait_for("question 1 of 4");
                session.sends_and_sees("patients book", "patients book");
                if *expected == "unkept" {
                    session.wait_for("NOT SAVED");
                    session.sends_and_sees(CTRL_C, "once more");
                }
                session.send(CTRL_C);
                let code = if *expected == "kept" { 0 } else { 5 };
                assert_eq!(session.ends().exit_code(), code, "{nth}: {}", session.screen());
                session.is_clean();
                assert!(!session.written().contains("stumbled"), "{nth}");
                assert_eq!(fs::read_dir(place).unwrap().count(), 0, "no file in the current folder: {nth}");
            });
        }
    });
}

#[test]
fn r34_closed_streams() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let names = |folder: &Path| {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        names
    };
    let before = names(home.path());
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        for command in ["list", "", "resume --plain", "--help", "new x", "export short -o -", "doctor"] {
            let output = shell(home.path(), &format!("\"$0\" {command} {closed}"));
            is_calm(&output, &format!("{command} {closed}"));
            assert_eq!(names(home.path()), before, "no file in the current folder: {command} {closed}");
            // What went to no screen went into no file of ours either.
            let kept = fs::read_to_string(&path).unwrap();
            assert!(sizeup::saved::read(&kept).is_ok_and(|opened| opened.untouched), "{command} {closed}");
        }
    }
}

#[test]
fn r34_the_screen_with_a_closed_stream() {
    let home = home();
    // Without a keyboard or a screen it is refused in a sentence, if anybody can hear it.
    for (closed, code) in [("<&-", 2), (">&-", 2), ("<&- >&- 2>&-", 2)] {
        let line = format!("exec \"$0\" new {closed}");
        let program = env!("CARGO_BIN_EXE_sizeup");
        let mut session = Session::run((80, 24), home.path(), &[], &["/bin/sh", "-c", &line, program]);
        assert_eq!(session.ends().exit_code(), code, "{closed}: {}", session.screen());
        session.is_clean();
        assert_eq!(session.screen().contains("No terminal to draw on"), !closed.contains("2>"), "{closed}");
    }
    // Nobody hears its last words then; it works all the same.
    let program = env!("CARGO_BIN_EXE_sizeup");
    let words = ["/bin/sh", "-c", "exec \"$0\" new 2>&-", program];
    let mut session = Session::run((80, 24), home.path(), &[], &words);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("patients book", "patients book");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert!(session.kept().contains("\"patients book\""));
}

#[test]
fn r35_when_the_system_gives_little_it_works_or_says_so() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let revision = || sizeup::saved::read(&fs::read_to_string(&path).unwrap()).unwrap().revision;
    // Files, memory in KiB, stack in KiB.
    for limit in ["-n 16", "-v 65536", "-s 1024"] {
        for (command, code) in [
            ("list", 0),
            ("show short", 0),
            ("export short -o -", 0),
            ("doctor", 0),
            ("explain functional.job", 0),
            ("check data/sessions/*.json", 1),
        ] {
            let output = shell(home.path(), &format!("ulimit {limit}; exec \"$0\" {command}"));
            is_calm(&output, &format!("ulimit {limit}: {command}"));
            assert_eq!(output.status.code(), Some(code), "ulimit {limit}: {command}: {}", err(&output));
        }
        let before = revision();
        let line = format!("ulimit {limit}; echo 'visitors follow a link' | \"$0\" resume short --plain");
        let led = shell(home.path(), &line);
        is_calm(&led, limit);
        assert!(err(&led).contains("Saved in ") && revision() > before, "ulimit {limit}: {}", err(&led));
        // The screen.
        let line = format!("ulimit {limit}; exec \"$0\" new");
        let program = env!("CARGO_BIN_EXE_sizeup");
        let mut session = Session::run((80, 24), home.path(), &[], &["/bin/sh", "-c", &line, program]);
        session.wait_for("question 1 of 4");
        session.sends_and_sees("patients book", "patients book");
        session.send(CTRL_C);
        assert!(session.ends().success(), "ulimit {limit}: {}", session.screen());
        session.is_clean();
        assert!(session.kept().contains("\"patients book\""), "ulimit {limit}");
    }
}

/// Never is something called saved that is not.
#[track_caller]
fn says_so(about: &str, said: &str, code: Option<i32>) {
    assert!(
        !said.contains("Saved") && !said.contains("panicked") && !said.contains("stumbled"),
        "{about}: {said}"
    );
    assert!(said.contains("resource temporarily unavailable"), "{about}: {said}");
    assert!(matches!(code, Some(1 | 5)), "{about}: {code:?}: {said}");
}

#[test]
fn r35_without_a_thread_to_spare_nothing_is_called_saved_that_is_not() {
    let (Some(bound), true) = (bound(), Path::new("/bin/bash").exists()) else { return };
    let home = home();
    sizeup(home.path(), &["new", "Short links", "--plain"], "marketers shorten long links\n");
    give(home.path());
    let path = sessions(home.path())[0].clone();
    let before = fs::read(&path).unwrap();
    let limited = |line: &str| {
        let mut all: Vec<String> = bound.clone();
        all.extend(
            ["/bin/bash", "-c", &format!("ulimit -u 1; {line}"), env!("CARGO_BIN_EXE_sizeup")]
                .map(str::to_owned),
        );
        all
    };
    for command in ["resume --plain", "new x --plain", "--plain"] {
        let all = limited(&format!("exec \"$0\" {command}"));
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let output = fed(&mut alone(home.path(), &all), "visitors follow a link\nvisitors leave\n.\n");
        says_so(command, &err(&output), output.status.code());
    }
    for command in ["resume", "new x", ""] {
        let all = limited(&format!("exec \"$0\" {command}"));
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let mut session = Session::run((80, 24), home.path(), &[], &all);
        let code = i32::try_from(session.ends().exit_code()).unwrap();
        session.is_clean();
        says_so(command, &session.screen().replace('\n', ""), Some(code));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(sessions(home.path()).len(), 1);
    // What needs none works.
    let all = limited("exec \"$0\" export short -o -");
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let output = fed(&mut alone(home.path(), &all), "");
    assert!(out(&output).contains("marketers shorten long links"), "{}", err(&output));
}

#[test]
fn f50_line_by_line_what_stays_unsaved_is_told_by_the_exit_code() {
    let home = home();
    fs::create_dir_all(home.path().join("data")).unwrap();
    fs::write(home.path().join("data/sessions"), "in the way").unwrap();
    let led = sizeup(home.path(), &["new", "--plain"], "marketers shorten long links\n");
    assert_eq!(led.status.code(), Some(5), "{}", err(&led));
    assert!(
        err(&led).contains("Progress will not be kept") && err(&led).contains("NOT SAVED"),
        "{}",
        err(&led)
    );
    assert!(out(&led).contains("Question 2 of 4"), "it still works");
}
