//! What may never happen to someone's answers or terminal, tried from outside. Each test
//! names the number of the promise it holds.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, prlimit};
use sizeup::app::Msg;
use sizeup::shell::desk::Desk;
use sizeup::shell::input::ears;
use sizeup::shell::panic::undo;
use sizeup::shell::store::Store;
use sizeup::shell::terminal::{Modes, write_all};

use crate::library::library;
use crate::pty::{Session, at_the_first_question, sessions};

const F1: &str = "\x1bOP";
const F2: &str = "\x1bOQ";
const F4: &str = "\x1bOS";
const CTRL_C: &str = "\x03";

/// Numbers by chance that are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// How it ends, and by what.
const ENDS: &[(&str, Option<i32>)] =
    &[("leave", None), ("TERM", Some(15)), ("INT", Some(2)), ("QUIT", Some(3)), ("HUP", Some(1))];

#[test]
fn r01_r02_every_end_on_every_screen_is_clean_and_keeps_the_draft() {
    let places: &[(&str, &str)] =
        &[("", "patients book"), (F1, "Type to search"), (F2, "Outline"), ("\x10", "Type to search")];
    for (nth, (name, signal)) in ENDS.iter().enumerate() {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.sends_and_sees("patients book", "patients book");
        // Each end meets another screen; the first two meet them all.
        let (open, shows) = places[nth % places.len()];
        session.sends_and_sees(open, shows);
        match signal {
            Some(signal) => session.signal(*signal),
            None => session.send(CTRL_C),
        }
        let status = session.ends();
        assert_eq!(status.success(), signal.is_none(), "{name}: {status:?}");
        session.is_clean();
        assert!(session.kept().contains("patients book"), "{name}: {}", session.kept());
    }
}

#[test]
fn r01_at_home_every_end_is_clean() {
    for (name, signal) in ENDS {
        let home = tempfile::tempdir().unwrap();
        let mut session = Session::start((80, 24), home.path(), &[], &[]);
        session.wait_for("The full interview");
        match signal {
            Some(signal) => session.signal(*signal),
            None => session.send(CTRL_C),
        }
        assert_eq!(session.ends().success(), signal.is_none(), "{name}");
        session.is_clean();
    }
}

#[test]
fn r02_a_draft_survives_a_kill() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients who want a doctor soon", "a doctor soon");
    session.wait_kept("patients who want a doctor soon");
    session.signal(9);
    session.ends();
    let mut again = Session::start((80, 24), home.path(), &[], &["resume"]);
    again.wait_for("patients who want a doctor soon");
    again.send(CTRL_C);
    again.ends();
    again.is_clean();
}

/// Not a test: a program that stumbles while the screen is ours and something is unsaved.
#[test]
#[ignore = "a helper of r01"]
fn r01_a_fault() {
    let Some(home) = std::env::var_os("SIZEUP_TEST_HOME").map(std::path::PathBuf::from) else { return };
    let modes = Arc::new(Modes::default());
    let (_ears, bell) = ears().unwrap();
    let mut desk = Desk::new(Store::at(home.join("data/sessions")), bell.clone());
    undo(&modes, desk.place(), bell);
    let Msg::Opened { mut record, .. } = desk.create("Short links", "interview") else { panic!("it opens") };
    write_all(&modes.enter().unwrap()).unwrap();
    write_all(b"\x1b[?25l").unwrap();
    record.title = "typed and not saved yet".to_owned();
    desk.save(*record, false);
    panic!("on purpose");
}

#[test]
fn r01_a_fault_of_ours_gives_the_terminal_back_and_saves() {
    let home = tempfile::tempdir().unwrap();
    let program = std::env::current_exe().unwrap();
    let words = [program.to_str().unwrap(), "--ignored", "--exact", "survival::r01_a_fault", "--nocapture"];
    let mut session =
        Session::run((80, 24), home.path(), &[("SIZEUP_TEST_HOME", home.path().to_str().unwrap())], &words);
    assert_eq!(session.ends().exit_code(), 101);
    session.is_clean();
    assert!(session.written().contains("\x1b[?1049h"), "the screen was ours");
    let said = session.screen();
    assert!(
        said.contains("on purpose") && said.contains("a fault in sizeup") && said.contains("are kept in"),
        "{said}"
    );
    assert!(session.kept().contains("typed and not saved yet"), "{}", session.kept());
}

/// Kills again and again while a script types and answers.
fn kills(count: u64, seed: u64) {
    let home = tempfile::tempdir().unwrap();
    let mut chance = Chance(seed);
    let mut acknowledged = 0;
    for nth in 0..count {
        let args: &[&str] =
            if sessions(home.path()).is_empty() { &["new", "Short links"] } else { &["resume"] };
        let mut session = Session::start((80, 24), home.path(), &[], args);
        session.wait_for("Step ");
        let answers = || {
            sessions(home.path())
                .iter()
                .filter_map(|path| std::fs::read_to_string(path).ok())
                .map(|text| text.matches("\"at\":").count())
                .max()
        };
        let kept = answers().unwrap_or(0);
        assert!(kept >= acknowledged, "run {nth}: {kept} answers, {acknowledged} were acknowledged");
        for path in std::fs::read_dir(home.path().join("data/sessions")).into_iter().flatten().flatten() {
            let name = path.file_name().to_string_lossy().into_owned();
            assert!(!name.starts_with(".sizeup-"), "run {nth}: {name} was left behind");
        }
        let until = Instant::now() + Duration::from_millis(chance.below(250));
        let mut typed = 0;
        while Instant::now() < until {
            session.send(
                ["marketers ", "shorten ", "a link\r", "fast\r", "\x15", "/undo\r"][chance.below(5) as usize],
            );
            typed += 1;
            if typed % 3 == 0 {
                // What the header calls saved must be on disk.
                let screen = session.screen();
                if screen.lines().next().is_some_and(|line| line.trim_end().ends_with(" saved")) {
                    acknowledged = acknowledged.max(answers().unwrap_or(0));
                }
            }
            std::thread::sleep(Duration::from_millis(3));
        }
        session.signal(9);
        session.ends();
    }
    for path in sessions(home.path()) {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(sizeup::saved::read(&text).is_ok_and(|opened| opened.untouched), "{}", path.display());
    }
}

#[test]
fn r03_kills_at_any_moment_lose_no_answer() {
    kills(12, 3);
}

#[test]
#[ignore = "long: 300 kills"]
fn r03_three_hundred_kills() {
    kills(300, 17);
}

/// Not a test: the window that is closed in the next one. It holds the terminal, so that
/// ending this process takes the terminal away from the program in it.
#[test]
#[ignore = "a helper of r04"]
fn r04_a_window() {
    let Some(home) = std::env::var_os("SIZEUP_TEST_HOME").map(std::path::PathBuf::from) else { return };
    let deaf = std::env::var_os("SIZEUP_TEST_DEAF").is_some();
    let program = env!("CARGO_BIN_EXE_sizeup");
    let command = format!("{}exec {program} new", if deaf { "trap '' HUP; " } else { "" });
    let mut session = Session::run((80, 24), &home, &[], &["/bin/sh", "-c", &command]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("patients book", "patients book");
    println!("\nPID {}", session.pid().as_raw_nonzero());
    std::thread::sleep(Duration::from_secs(30));
}

#[test]
fn r04_a_terminal_that_goes_away_ends_it_and_costs_nothing() {
    for deaf in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let mut window = Command::new(std::env::current_exe().unwrap());
        window.args(["--ignored", "--exact", "survival::r04_a_window", "--nocapture"]);
        window.env("SIZEUP_TEST_HOME", home.path()).stdout(Stdio::piped());
        if deaf {
            window.env("SIZEUP_TEST_DEAF", "1");
        }
        let mut window = window.spawn().unwrap();
        let lines = BufReader::new(window.stdout.take().unwrap()).lines();
        let pid = lines.map_while(Result::ok).find_map(|line| line.strip_prefix("PID ").map(str::to_owned));
        let process = std::path::PathBuf::from(format!("/proc/{}", pid.expect("it starts")));
        assert!(process.exists());
        window.kill().unwrap();
        window.wait().unwrap();
        let start = Instant::now();
        let gone =
            || !std::fs::read_to_string(process.join("status")).is_ok_and(|text| !text.contains("State:\tZ"));
        while !gone() {
            assert!(start.elapsed() < Duration::from_secs(10), "it is still there (deaf: {deaf})");
            std::thread::sleep(Duration::from_millis(10));
        }
        let kept: String =
            sessions(home.path()).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert!(kept.contains("patients book"), "deaf: {deaf}");
    }
}

#[test]
fn r05_stopped_by_its_key_and_continued_by_the_shell_again_and_again() {
    if !std::path::Path::new("/bin/bash").exists() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut shell = Session::run(
        (80, 24),
        home.path(),
        &[("PS1", "ready> ")],
        &["/bin/bash", "--norc", "--noprofile", "-i"],
    );
    shell.wait_for("ready>");
    shell.send(&format!("{} new\r", env!("CARGO_BIN_EXE_sizeup")));
    shell.wait_for("question 1 of 4");
    shell.sends_and_sees("patients book", "patients book");
    for nth in 0..10 {
        shell.send("\x1a");
        shell.wait_until("the prompt", |screen| {
            screen.contains("Stopped") && screen.trim_end().ends_with("ready>")
        });
        assert!(!shell.with(vt100::Screen::alternate_screen) && !shell.with(vt100::Screen::hide_cursor));
        if nth == 9 {
            shell.resize(100, 30);
        }
        shell.send("fg\r");
        shell.wait_until("the frame", |screen| {
            screen.contains("question 1 of 4") && screen.contains("patients book")
        });
    }
    assert!(
        shell.screen().lines().nth(29).is_some_and(|row| row.contains("F1 help")),
        "the whole of the new size is used"
    );
    shell.sends_and_sees("!", "patients book!");
    shell.send(CTRL_C);
    shell.wait_for("sizeup resume ");
    shell.send("exit\r");
    shell.ends();
}

#[test]
fn r06_stopped_and_continued_from_outside() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    for _ in 0..3 {
        session.signal(19);
        session.signal(18);
    }
    session.sends_and_sees(" book", "patients book");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.with(|screen| assert!(!screen.alternate_screen()));
}

#[test]
fn r07_a_paste_that_never_ends_holds_nothing_up() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book", "patients book");
    session.send("\x1b[200~half a paste");
    session.wait_kept("patients book");
    session.signal(15);
    session.ends();
    session.is_clean();
}

#[test]
fn r08_what_terminals_say_unasked_neither_types_nor_sends_nor_leaves() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    for reply in [
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1b[12;40R",
        "\x1b[?62;22c",
        "\x1b[?1u",
        "\x1b[I",
        "\x1b[O",
    ] {
        session.send(reply);
    }
    session.send("\x1b");
    std::thread::sleep(Duration::from_millis(100));
    session.send("[A\x05");
    session.sends_and_sees(" book", "patients book ");
    assert!(session.runs() && session.screen().contains("question 1 of 4"));
    session.send(CTRL_C);
    session.ends();
    assert!(session.kept().contains("patients book\""), "{}", session.kept());
    session.is_clean();
}

#[test]
fn r09_ten_megabytes_in_brackets_are_cut_and_said() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let start = Instant::now();
    session.send(&format!("\x1b[200~{}\x1b[201~", "0123456789 abcde\n".repeat(10 * 1024 * 1024 / 17)));
    session.wait_for("64 KiB");
    let took = start.elapsed();
    let status = std::fs::read_to_string(format!("/proc/{}/status", session.pid().as_raw_nonzero())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap().trim().to_owned();
    println!("10 MB: {took:?}, {peak}");
    let kib: u64 = peak.split_whitespace().next().unwrap().parse().unwrap();
    assert!(kib < 150 * 1024, "{peak}");
    session.send("\x1f");
    session.wait_until("an empty box", |screen| !screen.contains("abcde"));
    session.send(CTRL_C);
    session.ends();
    session.is_clean();
}

#[test]
fn r10_a_flood_of_lines_without_brackets_runs_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send(&"/quit\rpatients book\r".repeat(200 * 1024 / 20));
    session.send("END");
    session.wait_until("all of it read", |screen| screen.contains("64 KiB") || screen.contains("END"));
    session.settle();
    assert!(session.runs() && session.screen().contains("question 1 of 4"), "{}", session.screen());
    session.signal(15);
    session.ends();
    session.is_clean();
    assert!(!session.kept().contains("\"at\":"), "no answer was sent");
}

#[test]
fn r11_at_rest_it_neither_draws_nor_works() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book", "patients book");
    session.wait_kept("patients book");
    session.settle();
    let pid = session.pid().as_raw_nonzero();
    let figures = || {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        let fields: Vec<u64> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .map(|field| field.parse().unwrap_or(0))
            .collect();
        let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten();
        let wakes: u64 = tasks
            .filter_map(|task| std::fs::read_to_string(task.path().join("status")).ok())
            .filter_map(|text| {
                text.lines().find_map(|line| {
                    line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse::<u64>().ok()
                })
            })
            .sum();
        (fields[11] + fields[12], wakes)
    };
    let (bytes, (ticks, wakes)) = (session.bytes().len(), figures());
    std::thread::sleep(Duration::from_secs(3));
    let (later_ticks, later_wakes) = figures();
    assert_eq!(session.bytes().len(), bytes, "nothing is drawn");
    println!("3 s: {} ticks, {} wake-ups", later_ticks - ticks, later_wakes - wakes);
    assert!(later_ticks - ticks <= 1 && later_wakes - wakes <= 3);
}

#[test]
fn r12_five_hundred_sizes_with_keys_between() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let mut chance = Chance(7);
    for _ in 0..500 {
        session.resize(chance.below(301) as u16, chance.below(101) as u16);
        session.send(["a", "\x1b[A", "\x1b[5~", "\x0c", " ", "\t"][chance.below(6) as usize]);
    }
    session.resize(80, 24);
    session.send("\x0c");
    session.wait_for("question 1 of 4");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert!(!session.written().contains("panicked"));
}

/// Random bytes, and what is left afterwards.
fn fuzzed(seed: u64, count: usize) {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let mut chance = Chance(seed);
    let bytes: Vec<u8> = (0..count)
        .map(|_| match chance.below(10) {
            0 => b'\r',
            1 => 0x1b,
            2..6 => b"abc /?:[]OP~0123456789;%<>"[chance.below(26) as usize],
            _ => chance.below(256) as u8,
        })
        // Leaving is no way to be tried further; one seed in eight may.
        .filter(|byte| seed.is_multiple_of(8) || !matches!(byte, 3 | 4))
        .collect();
    for part in bytes.chunks(500) {
        session.send_bytes(part);
    }
    if session.runs() {
        session.settle();
        session.signal(15);
    }
    session.ends();
    let written = session.written();
    assert!(
        !written.contains("panicked") && !written.contains("a fault in sizeup"),
        "seed {seed}: {}",
        session.screen()
    );
    session.is_clean();
    for path in session.files() {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(sizeup::saved::read(&text).is_ok(), "seed {seed}: {}", path.display());
    }
}

#[test]
fn r13_random_bytes_leave_nothing_broken() {
    for seed in 0..6 {
        fuzzed(seed, 2_000);
    }
}

#[test]
#[ignore = "long: 200 seeds"]
fn r13_two_hundred_seeds() {
    for seed in 0..200 {
        fuzzed(seed, 10_000);
    }
}

#[test]
fn r16_f26_an_editor_that_misbehaves_costs_nothing() {
    let says: &[(&str, &str)] = &[
        ("false", "trouble of its own"),
        ("/nonexistent/editor", "could not be started"),
        ("rm", "removed the file"),
        ("sh -c 'kill -9 $$' --", "trouble of its own"),
        ("sh -c 'stty raw -echo; exit 1' --", "trouble of its own"),
        ("sh -c 'head -c 2000000 /dev/zero > \"$1\"' --", "1 MiB"),
        ("true", "came back as it was"),
        ("vi 'unclosed", "quote"),
    ];
    let mut home;
    for (editor, said) in says {
        home = tempfile::tempdir().unwrap();
        let mut session =
            at_the_first_question(home.path(), &[("EDITOR", editor), ("PATH", "/usr/bin:/bin")]);
        session.sends_and_sees("patients book", "patients book");
        session.sends_and_sees(F4, said);
        session.sends_and_sees("!", "patients book!");
        session.send(CTRL_C);
        session.ends();
        session.is_clean();
    }
    // What steers a terminal does not come back from an editor.
    home = tempfile::tempdir().unwrap();
    let wild = "sh -c 'printf \"a\\033]0;x\\007\\000b\" > \"$1\"' --";
    let mut session = at_the_first_question(home.path(), &[("EDITOR", wild), ("PATH", "/usr/bin:/bin")]);
    session.sends_and_sees(F4, "a]0;xb");
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees(F4, "No editor is set");
}

#[test]
fn r17_a_full_disk_is_said_harms_nothing_and_is_got_over_without_a_key() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book", "patients book");
    session.wait_kept("patients book");
    let before = session.kept();
    let limit = |bytes: Option<u64>| {
        prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap()
    };
    limit(Some(100));
    let sends = |session: &mut Session, text: &str| session.send(text);
    sends(&mut session, " an appointment");
    session.wait_for("NOT SAVED");
    assert_eq!(session.kept(), before, "what was there is unharmed");
    let leftovers = std::fs::read_dir(home.path().join("data/sessions")).unwrap().flatten();
    assert_eq!(leftovers.filter(|entry| entry.path().extension().is_some_and(|e| e == "tmp")).count(), 0);
    prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: None, maximum: None }).unwrap();
    session.wait_kept("an appointment");
    session.wait_until("that it is saved", |screen| !screen.contains("NOT SAVED"));
}

#[test]
fn f50_what_stays_unsaved_is_printed_and_told_by_the_exit_code() {
    let home = tempfile::tempdir().unwrap();
    // A file stands where the folder would be.
    std::fs::create_dir_all(home.path().join("data")).unwrap();
    std::fs::write(home.path().join("data/sessions"), "in the way").unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.wait_for("Progress will not be kept");
    session.sends_and_sees("patients book a doctor", "patients book a doctor");
    session.wait_for("NOT SAVED");
    session.sends_and_sees(CTRL_C, "once more");
    session.send(CTRL_C);
    let status = session.ends();
    assert_eq!(status.exit_code(), 5);
    session.is_clean();
    assert!(session.screen().contains("patients book a doctor"), "{}", session.screen());
}

#[test]
fn r17_saved_elsewhere_it_goes_on_there_and_is_found_again() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join("data")).unwrap();
    std::fs::write(home.path().join("data/sessions"), "in the way").unwrap();
    std::fs::write(home.path().join("taken.json"), "mine").unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book a doctor", "patients book a doctor");
    session.wait_for("NOT SAVED");
    session.sends_and_sees("\n/save-as taken\r", "something is there already");
    session.sends_and_sees("\n/save-as elsewhere\r", "from now on");
    session.wait_until("that it is saved", |screen| !screen.contains("NOT SAVED"));
    let kept = || std::fs::read_to_string(home.path().join("elsewhere.json")).unwrap();
    session.sends_and_sees(" soon", "a doctor soon");
    session.wait_until("the file", |_| kept().contains("a doctor soon"));
    session.send(CTRL_C);
    assert!(session.ends().success());
    assert_eq!(std::fs::read_to_string(home.path().join("taken.json")).unwrap(), "mine");
    // The command that is told leads to it again.
    let told = session.screen().lines().last().unwrap().trim().to_owned();
    let path = told.strip_prefix("sizeup resume ").unwrap_or_else(|| panic!("{told}"));
    assert_eq!(path, home.path().join("elsewhere.json").to_str().unwrap());
    let again = Session::start((80, 24), home.path(), &[], &["resume", path]);
    again.wait_for("patients book a doctor soon");
}

#[test]
fn r19_a_folder_that_vanishes_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    session.wait_kept("patients");
    std::fs::remove_dir_all(home.path().join("data")).unwrap();
    session.sends_and_sees(" book", "patients book");
    session.wait_kept("patients book");
    session.send(CTRL_C);
    assert!(session.ends().success());
}

#[test]
fn r20_a_second_window_is_told_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut first = at_the_first_question(home.path(), &[]);
    first.sends_and_sees("patients book", "patients book");
    first.wait_kept("patients book");
    let before = first.kept();
    let mut second = Session::start((80, 24), home.path(), &[], &["resume"]);
    assert_eq!(second.ends().exit_code(), 4);
    let said = second.screen();
    assert!(
        said.contains("open in another window") && said.contains(&first.pid().as_raw_nonzero().to_string()),
        "{said}"
    );
    assert!(said.contains("since"), "{said}");
    // From the list of interviews too.
    let mut third = Session::start((80, 24), home.path(), &[], &[]);
    third.wait_for("Resume");
    third.sends_and_sees("\r", "open in another window");
    assert_eq!(first.kept(), before);
    first.signal(9);
    first.ends();
    let fourth = Session::start((80, 24), home.path(), &[], &["resume"]);
    fourth.wait_for("patients book");
}

#[test]
fn r21_a_file_that_somebody_else_changed_is_left_and_ours_goes_beside_it() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book", "patients book");
    session.wait_kept("patients book");
    session.settle();
    let path = session.files()[0].clone();
    let theirs = std::fs::read_to_string(&path).unwrap().replace("\"revision\": ", "\"revision\": 9");
    std::fs::write(&path, &theirs).unwrap();
    session.send(" a doctor");
    session.wait_kept("a doctor");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    session.send(CTRL_C);
    session.ends();
    let said = session.screen();
    assert!(said.contains(".conflict-"), "where it is now is said: {said}");
}

#[test]
fn r25_the_gate_holds_against_an_edited_file() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    session.send(CTRL_C);
    session.ends();
    let path = session.files()[0].clone();
    let text = std::fs::read_to_string(&path).unwrap();
    let good = library().question("bottlenecks.parts").unwrap().good.clone();
    let answer = format!(
        "\"answers\": [{{\"question\": \"bottlenecks.parts\", \"at\": \"2026-11-25T10:00:00Z\", \"text\": {}}}]",
        serde_json::to_string(&good).unwrap()
    );
    let edited = text
        .replace("\"answers\": []", &answer)
        .replace("\"looking_at\": null", "\"looking_at\": \"bottlenecks.parts\"");
    assert_ne!(edited, text);
    std::fs::write(&path, &edited).unwrap();
    let mut again = Session::start((80, 24), home.path(), &[], &["resume"]);
    again.wait_for("question 1 of 4");
    again.wait_for("changed outside sizeup");
    again.send(CTRL_C);
    again.ends();
    assert!(again.kept().contains("bottlenecks.parts"), "nothing is deleted");
}
