//! Terminals that go away, and shells that stop, continue and put aside what runs in them.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::pty::{LOAD, Session, at_the_first_question, cpu, sessions};

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";

/// What may be worked while nothing is to be done.
const NEXT_TO_NOTHING: Duration = Duration::from_millis(300);

/// Not a test: the window that is closed in the next one. It holds the terminal, so that
/// ending this process takes the terminal away from the program in it.
#[test]
#[ignore = "a helper of r04"]
fn r04_a_window() {
    let Some(home) = std::env::var_os("SIZEUP_TEST_HOME").map(std::path::PathBuf::from) else { return };
    let line = std::env::var("SIZEUP_TEST_LINE").unwrap();
    let words = ["/bin/sh", "-c", &line, env!("CARGO_BIN_EXE_sizeup")];
    let mut session = Session::run((80, 24), &home, &[], &words);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("patients book", "patients book");
    let process = if line.contains("exec") { session.pid() } else { session.child() };
    println!("\nPID {}", process.as_raw_nonzero());
    sleep(Duration::from_secs(30));
}

#[test]
fn r04_a_terminal_that_goes_away_ends_it_at_once_and_costs_nothing_also_where_hup_is_ignored() {
    for line in [
        "exec \"$0\" new",
        "trap '' HUP; exec \"$0\" new",
        // Not the leader of its session: nobody sends it a signal, it has to notice.
        "trap '' HUP; \"$0\" new; :",
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut window = Command::new(std::env::current_exe().unwrap());
        window.args(["--ignored", "--exact", "jobs::r04_a_window", "--nocapture"]);
        window.env("SIZEUP_TEST_HOME", home.path()).env("SIZEUP_TEST_LINE", line).stdout(Stdio::piped());
        let mut window = window.spawn().unwrap();
        let lines = BufReader::new(window.stdout.take().unwrap()).lines();
        let pid = lines.map_while(Result::ok).find_map(|line| line.strip_prefix("PID ")?.parse().ok());
        let process = Pid::from_raw(pid.expect("it starts")).unwrap();
        let before = cpu(process).expect("it runs");
        window.kill().unwrap();
        window.wait().unwrap();
        let start = Instant::now();
        let mut worked = Duration::ZERO;
        while let Some(now) = cpu(process) {
            worked = now.saturating_sub(before);
            assert!(start.elapsed() < LOAD * Duration::from_secs(2), "it is still there ({line})");
            sleep(Duration::from_millis(5));
        }
        println!("{line}: gone after {:?}, {worked:?} worked", start.elapsed());
        assert!(worked < NEXT_TO_NOTHING, "{line}: {worked:?}");
        let kept: String =
            sessions(home.path()).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        assert!(kept.contains("\"patients book\""), "{line}");
    }
}

/// An interview in a shell with job control, and its process.
fn in_a_shell(home: &Path) -> Option<(Session, Pid)> {
    let mut shell = Session::shell(home)?;
    shell.send(&format!("{} new\r", env!("CARGO_BIN_EXE_sizeup")));
    shell.wait_for("question 1 of 4");
    shell.sends_and_sees("patients book", "patients book");
    let process = shell.child();
    Some((shell, process))
}

/// Stopped, the terminal as the shell left it, and the shell waits for a command.
fn is_stopped(shell: &Session) {
    shell.wait_until("the prompt", |screen| {
        screen.contains("Stopped") && screen.trim_end().ends_with("ready>")
    });
    shell.with(|screen| assert!(!screen.alternate_screen() && !screen.hide_cursor()));
}

/// The frame is there again, all of it, within the second that is promised, and keys go to it.
fn comes_back(shell: &mut Session, line: &str) {
    let start = Instant::now();
    shell.send(line);
    let rows = usize::from(shell.with(|screen| screen.size().0));
    let shell = &*shell;
    shell.wait_until("the frame", |screen| {
        let last = screen.lines().nth(rows - 1).unwrap_or_default();
        let whole = screen.contains("question 1 of 4")
            && screen.contains("patients book")
            && last.contains("F1 help");
        // What was stopped by force left its frame; that it is back is told by the modes.
        whole && shell.with(|screen| screen.alternate_screen() && screen.bracketed_paste())
    });
    assert!(start.elapsed() < LOAD * Duration::from_secs(1), "{line:?}: {:?}", start.elapsed());
}

/// Leaves it and the shell; what is kept is what was typed.
fn is_left_with(mut shell: Session, draft: &str) {
    shell.send(CTRL_C);
    shell.wait_for("sizeup resume ");
    assert!(shell.kept().contains(&format!("\"{draft}\"")), "{draft}: {}", shell.kept());
    shell.send("exit\r");
    shell.ends();
}

#[test]
fn r05_stopped_by_its_key_and_continued_by_the_shell_again_and_again() {
    let home = tempfile::tempdir().unwrap();
    let Some((mut shell, _)) = in_a_shell(home.path()) else { return };
    for nth in 0..10 {
        shell.send(CTRL_Z);
        is_stopped(&shell);
        assert!(shell.kept().contains("\"patients book\""), "it is kept before it stops");
        if nth == 9 {
            shell.resize(100, 30);
        }
        comes_back(&mut shell, "fg\r");
    }
    let rule = shell.screen().lines().nth(2).unwrap_or_default().chars().count();
    assert_eq!(rule, 100, "the whole of the new size is used");
    shell.sends_and_sees("!", "patients book!");
    is_left_with(shell, "patients book!");
}

#[test]
fn r06_put_into_the_background_it_writes_nothing_and_works_nothing_until_it_is_fetched() {
    let home = tempfile::tempdir().unwrap();
    let Some((mut shell, process)) = in_a_shell(home.path()) else { return };
    for _ in 0..2 {
        shell.send(CTRL_Z);
        is_stopped(&shell);
        let (before, drawn) = (cpu(process).unwrap(), shell.bytes().len());
        // The shell runs other commands meanwhile.
        shell.send("bg\r");
        shell.sends_and_sees("sleep 1; echo do''ne\r", "done");
        // As any program that wants the terminal it stops again at once.
        shell.send("jobs\r");
        shell.wait_until("that it is stopped", |screen| screen.matches("Stopped").count() >= 2);
        let written = String::from_utf8_lossy(&shell.bytes()[drawn..]).into_owned();
        for ours in ["\x1b[?1049h", "\x1b[2J", "\x1b[?2026h", "patients"] {
            assert!(!written.contains(ours), "{ours:?} in {written:?}");
        }
        let worked = cpu(process).unwrap().saturating_sub(before);
        assert!(worked < NEXT_TO_NOTHING, "{worked:?}");
        comes_back(&mut shell, "fg\r");
    }
    shell.sends_and_sees("!", "patients book!");
    is_left_with(shell, "patients book!");
}

#[test]
fn r06_begun_in_the_background_it_waits_for_the_terminal_without_working() {
    let home = tempfile::tempdir().unwrap();
    let Some(mut shell) = Session::shell(home.path()) else { return };
    shell.send(&format!("{} new &\r", env!("CARGO_BIN_EXE_sizeup")));
    let process = shell.child();
    // Whoever takes the modes of a terminal that is not his is stopped by the kernel.
    let state = || std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).unwrap();
    shell.wait_until("that it is stopped", |_| state().contains(") T "));
    let before = cpu(process).unwrap();
    shell.sends_and_sees("sleep 1; echo do''ne\r", "done");
    assert!(cpu(process).unwrap().saturating_sub(before) < NEXT_TO_NOTHING);
    assert!(!shell.written().contains("\x1b[?1049h"), "nothing is drawn");
    shell.sends_and_sees("fg\r", "question 1 of 4");
    shell.sends_and_sees("patients", "patients");
    is_left_with(shell, "patients");
}

#[test]
fn r06_stopped_from_outside_it_gives_the_terminal_to_the_shell_and_comes_back_whole() {
    let home = tempfile::tempdir().unwrap();
    let Some((mut shell, process)) = in_a_shell(home.path()) else { return };
    kill_process(process, Signal::TSTP).unwrap();
    is_stopped(&shell);
    comes_back(&mut shell, "fg\r");
    // What can't be caught can't be tidied up after, but it comes back from it.
    kill_process(process, Signal::STOP).unwrap();
    shell.wait_for("Stopped");
    comes_back(&mut shell, "\rfg\r");
    shell.sends_and_sees("!", "patients book!");
    is_left_with(shell, "patients book!");
}

#[test]
fn r06_stopped_and_continued_where_no_shell_waits_it_draws_everything_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    session.settle();
    for _ in 0..3 {
        let drawn = session.bytes().len();
        session.signal(19);
        session.signal(18);
        session.wait_until("a whole frame", |_| {
            let bytes = session.bytes();
            let new = String::from_utf8_lossy(&bytes[drawn..]).into_owned();
            new.contains("\x1b[2J") && new.contains("patients") && new.contains("F1")
        });
    }
    // Nobody could continue it: so it does not stop, and says so.
    session.signal(20);
    session.wait_for("it goes on");
    session.sends_and_sees(" book", "patients book");
    session.settle();
    let before = cpu(session.pid()).unwrap();
    sleep(Duration::from_secs(1));
    assert!(cpu(session.pid()).unwrap().saturating_sub(before) < NEXT_TO_NOTHING);
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert!(session.kept().contains("\"patients book\""));
}
