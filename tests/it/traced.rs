//! What the program asks of the kernel: the order of a save, faults in the midst of one, no
//! network, no child but the editor. Each test names the number of the promise it holds.
//! They need strace (the last two taskset), so that they run only where they are asked for.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::command::{alone, err, fed, home, out, sizeup, whole_interview};
use crate::pty::{Session, sessions};
use crate::trace::{Strace, WHOLE, children, revision, saved_in_order, saves, thread_named, tool};

const F1: &str = "\x1bOP";
const F4: &str = "\x1bOS";
const CTRL_C: &str = "\x03";

/// Everything that is done by name or with a descriptor.
const FILES: &[&str] = &["-e", "trace=%file,%desc"];
/// Everything that reaches beyond the process; the last may do so unseen by the others.
const BEYOND: &[&str] = &["-e", "trace=%network,%process,/^io_uring"];

/// The first answer of an interview, and the second, line by line.
const FIRST: &str = "marketers shorten long links\n";
const SECOND: &str = "marketers: shorten a long link\nvisitors: follow a short link\n.\n";

/// A home with one session in it, which stands at its second question.
fn begun() -> tempfile::TempDir {
    let home = home();
    sizeup(home.path(), &["new", "Short links", "--plain"], FIRST);
    assert_eq!(sessions(home.path()).len(), 1);
    home
}

fn only_session(home: &Path) -> PathBuf {
    let [session] = sessions(home).try_into().unwrap();
    session
}

/// What a save that failed, or was killed, would leave behind.
fn unfinished_files(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.join("data/sessions")).unwrap().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).collect()
}

fn strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// The full screen under strace.
fn watched(strace: &Strace, options: &[&str], home: &Path, env: &[(&str, &str)], args: &[&str]) -> Session {
    Session::run((80, 24), home, env, &strs(&strace.words(options, args)))
}

#[test]
#[ignore = "needs strace"]
fn r18_line_by_line_every_save_is_created_written_synced_renamed_and_its_folder_synced() {
    let home = home();
    // The second run finds a session there, of which a backup is kept.
    for (args, input) in [(["new", "--plain"], FIRST), (["resume", "--plain"], SECOND)] {
        let before = sessions(home.path()).first().map_or(0, |session| revision(session));
        let strace = Strace::new();
        fed(&mut alone(home.path(), &strs(&strace.words(FILES, &args))), input);
        saved_in_order(&strace.calls(), &only_session(home.path()), before, 1);
    }
    assert!(only_session(home.path()).with_extension("bak").exists());
}

#[test]
#[ignore = "needs strace"]
fn r18_on_the_screen_drafts_answers_and_leaving_are_saved_in_that_order_too() {
    let (home, strace) = (home(), Strace::new());
    let mut session = watched(&strace, FILES, home.path(), &[], &["new", "Short links"]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("marketers shorten", "marketers shorten");
    session.wait_kept("marketers shorten");
    session.sends_and_sees(" long links\r", "question 2 of 4");
    session.wait_kept("\"at\":");
    session.sends_and_sees("visitors", "visitors");
    session.send(CTRL_C);
    assert!(session.ends().success());
    assert!(session.kept().contains("visitors"));
    saved_in_order(&strace.calls(), &only_session(home.path()), 0, 3);
}

/// A call that fails, as strace is told of it, and the steps of a save in which it does.
const FAULTS: &[(&str, &[&str])] = &[
    ("inject=write:error=EIO", &["create", "write EIO", "remove"]),
    ("inject=fsync:error=EIO", &["create", "write", "sync EIO", "remove"]),
    ("inject=/^rename:error=EIO", &["create", "write", "sync", "rename EIO", "remove"]),
];

const REASON: &str = "input/output error";

#[test]
#[ignore = "needs strace"]
fn r17_line_by_line_a_save_that_fails_harms_nothing_and_ends_as_not_saved() {
    // Where writes fail for all threads, nothing can be said either: that is the next test.
    for (fault, steps) in &FAULTS[1..] {
        let (home, strace) = (begun(), Strace::new());
        let session = only_session(home.path());
        let before = fs::read(&session).unwrap();
        let words = strace.words(&[FILES, &["-e", fault]].concat(), &["resume", "--plain"]);
        let output = fed(&mut alone(home.path(), &strs(&words)), SECOND);
        assert_eq!(output.status.code(), Some(5), "{fault}: {}", err(&output));
        assert!(err(&output).contains("NOT SAVED") && err(&output).contains(REASON), "{}", err(&output));
        assert_eq!(fs::read(&session).unwrap(), before, "{fault}");
        assert_eq!(unfinished_files(home.path()), [] as [PathBuf; 0], "{fault}");
        let saves = saves(&strace.calls(), &session);
        assert!(!saves.is_empty() && saves.iter().all(|save| save == steps), "{fault}: {saves:?}");
    }
}

#[test]
#[ignore = "needs strace"]
fn r17_line_by_line_a_write_that_fails_harms_nothing_and_ends_as_not_saved() {
    let home = begun();
    let session = only_session(home.path());
    let mut command = alone(home.path(), &[env!("CARGO_BIN_EXE_sizeup"), "resume", "--plain"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(SECOND.as_bytes()).unwrap();
    let start = Instant::now();
    while !fs::read_to_string(&session).unwrap().contains("follow a short link") {
        assert!(start.elapsed() < Duration::from_secs(20), "it is never saved");
        std::thread::sleep(Duration::from_millis(4));
    }
    let before = fs::read(&session).unwrap();
    let saver = thread_named(child.id(), "saver").unwrap();
    let Some(attached) = Strace::new().attach(saver, &[FILES, &["-e", FAULTS[0].0]].concat()) else {
        let _ = writeln!(std::io::stderr(), "Not checked: a failing write; attaching is not permitted.");
        child.kill().unwrap();
        child.wait().unwrap();
        return;
    };
    stdin.write_all(b"custom domains\n.\n").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let calls = attached.ends();
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    assert!(err(&output).contains(REASON), "{}", err(&output));
    assert_eq!(fs::read(&session).unwrap(), before);
    assert_eq!(unfinished_files(home.path()), [] as [PathBuf; 0]);
    let saves = saves(&calls, &session);
    assert!(!saves.is_empty() && saves.iter().all(|save| save == FAULTS[0].1), "{saves:?}");
}

#[test]
#[ignore = "needs strace"]
fn r17_on_the_screen_a_save_that_fails_is_said_with_its_reason_and_harms_nothing() {
    for (fault, steps) in &FAULTS[1..] {
        let (home, strace) = (begun(), Strace::new());
        let path = only_session(home.path());
        let before = fs::read_to_string(&path).unwrap();
        let options = [FILES, &["-e", fault]].concat();
        let mut session = watched(&strace, &options, home.path(), &[], &["resume"]);
        session.wait_for("question 2 of 4");
        session.send("visitors follow");
        session.wait_until("why", |screen| screen.contains("NOT SAVED") && screen.contains(REASON));
        assert_eq!(session.kept(), before, "{fault}");
        session.sends_and_sees(CTRL_C, "once more");
        session.send(CTRL_C);
        assert_eq!(session.ends().exit_code(), 5, "{fault}");
        session.is_clean();
        assert_eq!(session.kept(), before, "{fault}");
        assert_eq!(unfinished_files(home.path()), [] as [PathBuf; 0], "{fault}");
        let saves = saves(&strace.calls(), &path);
        assert!(!saves.is_empty() && saves.iter().all(|save| save == steps), "{fault}: {saves:?}");
    }
}

/// The first call of that kind fails in each thread, which is in the first save of all: the
/// others make none, or write the words in the lock first. Then the fault is over.
fn is_got_over(fault: usize) {
    let (fault, steps) = FAULTS[fault];
    let (home, strace) = (begun(), Strace::new());
    let path = only_session(home.path());
    let once = format!("{fault}:when=1");
    let mut session = watched(&strace, &[FILES, &["-e", &once]].concat(), home.path(), &[], &["resume"]);
    session.wait_for("question 2 of 4");
    session.send("visitors follow");
    session.wait_until("why", |screen| screen.contains("NOT SAVED") && screen.contains(REASON));
    let start = Instant::now();
    session.wait_kept("visitors follow");
    session.wait_until("that it is saved", |screen| !screen.contains("NOT SAVED"));
    assert!(start.elapsed() < Duration::from_secs(30));
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert_eq!(unfinished_files(home.path()), [] as [PathBuf; 0]);
    let calls = strace.calls();
    // The lock says for people who holds it; it holds without these words too.
    let lock = path.with_extension("lock");
    for call in calls.iter().filter(|call| call.injected() && call.file() != Some(&lock)) {
        assert!(call.args.contains(".sizeup-"), "{call:?}");
    }
    let saves = saves(&calls, &path);
    assert_eq!(saves[0], steps);
    assert!(saves.len() > 1 && saves[1..].iter().all(|save| save == WHOLE), "{saves:?}");
}

#[test]
#[ignore = "needs strace"]
fn r17_a_write_that_failed_is_got_over_without_a_key() {
    is_got_over(0);
}

#[test]
#[ignore = "needs strace"]
fn r17_a_sync_that_failed_is_got_over_without_a_key() {
    is_got_over(1);
}

#[test]
#[ignore = "needs strace"]
fn r17_a_rename_that_failed_is_got_over_without_a_key() {
    is_got_over(2);
}

/// Every sync hangs for longer than anybody waits.
const HANGS: [&str; 2] = ["-e", "inject=fsync:delay_enter=9000000"];

#[test]
#[ignore = "needs strace"]
fn r17_line_by_line_a_disk_that_does_not_answer_is_no_disk_that_has_it() {
    let (home, strace) = (home(), Strace::new());
    let words = strace.words(&[FILES, &HANGS].concat(), &["new", "x", "--plain"]);
    let output = fed(&mut alone(home.path(), &strs(&words)), FIRST);
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    assert!(err(&output).contains("the disk did not answer within 5 s"), "{}", err(&output));
    assert!(!err(&output).contains("Saved in"), "{}", err(&output));
}

#[test]
#[ignore = "needs strace"]
fn r01_on_the_screen_a_disk_that_does_not_answer_holds_up_no_end() {
    let (home, strace) = (home(), Strace::new());
    // The tracer goes aside, so that the signal meets the program.
    let mut session = watched(&strace, &[FILES, &HANGS, &["-D"]].concat(), home.path(), &[], &["new", "x"]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("patients book a doctor", "patients book a doctor");
    session.wait_until("the first save", |_| {
        strace.calls().iter().any(|call| call.name == "openat" && call.args.contains(".sizeup-"))
    });
    let start = Instant::now();
    session.signal(15);
    // It is over when only the tracer still holds what is left of it.
    let stat = format!("/proc/{}/stat", session.pid().as_raw_nonzero());
    session.wait_until("its end", |_| fs::read_to_string(&stat).is_ok_and(|stat| stat.contains(") Z ")));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_eq!(session.ends().signal(), Some("Terminated"));
    session.is_clean();
}

/// Every second sync is that of the folder.
#[test]
#[ignore = "needs strace"]
fn r18_a_folder_that_cannot_be_synced_is_told_once_and_nothing_is_called_lost() {
    let (home, strace) = (home(), Strace::new());
    let fault = ["-e", "inject=fsync:error=EINVAL:when=2+2"];
    let words = strace.words(&[FILES, &fault].concat(), &["new", "x", "--plain"]);
    let output = fed(&mut alone(home.path(), &strs(&words)), &whole_interview());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(err(&output).matches("the folder can't be synced").count(), 1, "{}", err(&output));
    assert!(!err(&output).contains("NOT SAVED"), "{}", err(&output));
}

#[test]
#[ignore = "needs strace"]
fn r36_f56_line_by_line_a_whole_interview_and_its_report_reach_nobody_and_start_nothing() {
    let home = home();
    let runs: &[(&[&str], &str)] = &[
        (&["new", "Short links", "--plain"], &whole_interview()),
        (&["export", "short", "--format", "html"], ""),
        (&["list"], ""),
    ];
    for (args, input) in runs {
        let strace = Strace::new();
        let words = strace.words(BEYOND, args);
        let output = fed(alone(home.path(), &strs(&words)).env("HOME", home.path()), input);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", err(&output));
        assert_eq!(children(&strace.calls()), [] as [&str; 0], "{args:?}");
    }
}

/// The C library then asks the name service of this machine for the home folder of the
/// person, over a socket that has a path.
#[test]
#[ignore = "needs strace"]
fn f56_without_a_variable_for_the_home_folder_no_socket_leads_off_this_machine() {
    let (home, strace) = (home(), Strace::new());
    fed(&mut alone(home.path(), &strs(&strace.words(&["-e", "trace=%network"], &["where"]))), "");
    for call in strace.calls() {
        let local = match call.name.as_str() {
            "socket" | "socketpair" => call.args.starts_with("AF_UNIX, "),
            "connect" | "bind" => call.args.contains("{sa_family=AF_UNIX, sun_path=\"/"),
            _ => true,
        };
        assert!(local, "{call:?}");
    }
}

#[test]
#[ignore = "needs strace"]
fn r36_f56_on_the_screen_nothing_but_an_editor_reaches_beyond_the_program() {
    let (home, strace) = (home(), Strace::new());
    let env = [("HOME", home.path().to_str().unwrap())];
    let mut session = watched(&strace, BEYOND, home.path(), &env, &[]);
    session.wait_for("The full interview");
    session.sends_and_sees("\r", "question 1 of 4");
    session.sends_and_sees("marketers shorten long links\r", "question 2 of 4");
    session.sends_and_sees(F1, "Type to search");
    session.sends_and_sees("\x1b", "Your answer");
    session.sends_and_sees("a visitor", "a visitor");
    session.sends_and_sees("\n/copy\r", "went to the terminal");
    session.sends_and_sees(F4, "No editor is set");
    session.sends_and_sees("\n/save-as copy.json\r", "from now on");
    session.sends_and_sees("\n/export\r", "Plain text: for a mail");
    session.sends_and_sees("\r", "Written to");
    session.sends_and_sees("\x1b", "Your answer");
    session.sends_and_sees("\n/home\r", "is saved elsewhere");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert_eq!(children(&strace.calls()), [] as [&str; 0]);
}

#[test]
#[ignore = "needs strace"]
fn r36_an_editor_is_the_one_program_that_is_started_and_a_shell_only_where_it_is_named() {
    let home = home();
    let script = home.path().join("editor");
    fs::write(&script, "#!/bin/sh\nprintf 'patients book a doctor' > \"$1\"\n").unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    let script = script.to_str().unwrap();
    let named = "sh -c 'printf \"patients book a doctor\" > \"$1\"' --";
    for (editor, program) in
        [(script, format!("\"{script}\", [\"{script}\", \"")), (named, "/sh\", [\"sh\", \"-c\", ".into())]
    {
        let strace = Strace::new();
        let env = [("HOME", home.path().to_str().unwrap()), ("EDITOR", editor), ("PATH", "/usr/bin:/bin")];
        let mut session = watched(&strace, BEYOND, home.path(), &env, &["new"]);
        session.wait_for("question 1 of 4");
        session.sends_and_sees(F4, "patients book a doctor");
        session.send(CTRL_C);
        assert!(session.ends().success());
        let calls = strace.calls();
        let started = children(&calls);
        assert!(started.len() == 1 && started[0].contains(&program), "{editor}: {started:?}");
    }
}

#[test]
#[ignore = "needs strace"]
fn r26_no_title_steers_where_a_file_is_made_or_what_it_is_called() {
    let around = home();
    let (home, elsewhere) = (around.path().join("home"), around.path().join("elsewhere"));
    for folder in [&home, &elsewhere] {
        fs::create_dir(folder).unwrap();
    }
    for title in ["../x", "../../../x", "/etc/x", "a/b", "..", "-rf", "a\nb", "\u{202E}x", "~/x", "$HOME/x"] {
        let strace = Strace::new();
        let words = strace.words(&["-e", "trace=%file"], &["new", "--plain", "--", title]);
        let output = fed(alone(&home, &strs(&words)).current_dir(&elsewhere).env("HOME", &elsewhere), FIRST);
        assert!(err(&output).contains("Saved in"), "{title:?}: {}", err(&output));
        let calls = strace.calls();
        let mut made = 0;
        for call in calls.iter().filter(|call| !call.only_looks()) {
            for path in call.paths(&elsewhere) {
                assert!(path.starts_with(&home), "{title:?}: {call:?}");
                let name = path.file_name().unwrap().to_str().unwrap();
                let ours = |c: char| c.is_ascii_alphanumeric() || "-.=".contains(c);
                assert!(name.chars().all(ours), "{title:?}: {call:?}");
                made += 1;
            }
        }
        assert!(made > 0, "{title:?}: what is made is seen");
    }
    assert_eq!(sessions(&home).len(), 10);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 2);
}

/// The processors that we may use, as taskset names them.
fn processors() -> Vec<String> {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let list = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:")).unwrap();
    let mut processors = Vec::new();
    for range in list.trim().split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let range: std::ops::RangeInclusive<u32> = first.parse().unwrap()..=last.parse().unwrap();
        processors.extend(range.map(|nth| nth.to_string()));
    }
    processors
}

/// The words that run the program on these processors alone.
fn pinned(to: &[String], args: &[&str]) -> Vec<String> {
    let mut words = vec![tool("taskset").to_str().unwrap().to_owned(), "-c".to_owned(), to.join(",")];
    words.push(env!("CARGO_BIN_EXE_sizeup").to_owned());
    words.extend(args.iter().map(|&arg| arg.to_owned()));
    words
}

#[test]
#[ignore = "needs taskset"]
fn r14_an_interview_on_one_core_and_on_two_gives_the_same_reports_to_the_byte() {
    let processors = processors();
    let reports = |to: &[String]| {
        let home = home();
        let run = |args: &[&str], input: &str| fed(&mut alone(home.path(), &strs(&pinned(to, args))), input);
        let done = run(&["new", "Short links", "--plain"], &whole_interview());
        assert_eq!(done.status.code(), Some(0), "{}", err(&done));
        let formats = ["markdown", "html", "json", "plain"];
        let reports =
            formats.map(|format| out(&run(&["export", "short", "--format", format, "-o", "-"], "")));
        // The day on which it was begun is no result.
        let begun = only_session(home.path()).file_name().unwrap().to_str().unwrap()[..10].to_owned();
        assert!(reports.iter().all(|report| report.contains(&begun)));
        (out(&done), reports.map(|report| report.replace(&begun, "today")))
    };
    let one = reports(&processors[..1]);
    assert!(one.1[0].len() > 1000);
    // Where there is but one core, its two turns are compared.
    assert_eq!(one, reports(&processors[..processors.len().min(2)]));
}

#[test]
#[ignore = "needs taskset"]
fn r14_a_screen_on_one_core_takes_keys_saves_and_leaves_cleanly() {
    let home = home();
    let words = pinned(&processors()[..1], &["new", "Short links"]);
    let mut session = Session::run((80, 24), home.path(), &[], &strs(&words));
    session.wait_for("question 1 of 4");
    session.sends_and_sees("marketers shorten long links", "shorten long links");
    session.sends_and_sees("\r", "question 2 of 4");
    session.wait_kept("\"at\":");
    session.sends_and_sees("visitors", "visitors");
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
    assert!(session.kept().contains("visitors"));
}
