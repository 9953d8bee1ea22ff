//! The program itself, in a terminal that is no terminal: bytes in, a screen out. It
//! answers no query, and it sees whether every mode that was switched on is undone.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(5);

struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn std::io::Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    written: Arc<Mutex<Vec<u8>>>,
    size: (u16, u16),
    home: PathBuf,
}

impl Session {
    fn start(size: (u16, u16), home: &Path, env: &[(&str, &str)], args: &[&str]) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize { cols: size.0, rows: size.1, ..PtySize::default() })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sizeup"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("SIZEUP_HOME", home);
        command.cwd(home);
        for (name, value) in env {
            command.env(name, value);
        }
        command.args(args);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keys = Some(pty.master.take_writer().unwrap());
        let written: Arc<Mutex<Vec<u8>>> = Arc::default();
        let into = Arc::clone(&written);
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                into.lock().unwrap().extend_from_slice(&buffer[..n]);
            }
        });
        Self { master: Some(pty.master), keys, child, written, size, home: home.to_owned() }
    }

    fn send(&mut self, bytes: &str) {
        let keys = self.keys.as_mut().unwrap();
        keys.write_all(bytes.as_bytes()).unwrap();
        keys.flush().unwrap();
    }

    fn bytes(&self) -> Vec<u8> {
        self.written.lock().unwrap().clone()
    }

    fn emulator(&self) -> vt100::Parser {
        let mut parser = vt100::Parser::new(self.size.1, self.size.0, 0);
        parser.process(&self.bytes());
        parser
    }

    fn screen(&self) -> String {
        self.emulator().screen().contents()
    }

    #[track_caller]
    fn wait_for(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} never came; the screen is\n{}", self.screen());
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nothing is written any more.
    fn settle(&self) {
        let mut before = self.bytes().len();
        loop {
            sleep(Duration::from_millis(60));
            let now = self.bytes().len();
            if now == before {
                return;
            }
            before = now;
        }
    }

    fn signal(&self, signal: i32) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        let pid = rustix::process::Pid::from_raw(pid).unwrap();
        let signal = rustix::process::Signal::from_named_raw(signal).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    #[track_caller]
    fn ends(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.settle();
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it did not end; the screen is\n{}", self.screen());
            sleep(Duration::from_millis(5));
        }
    }

    /// Every mode that was switched on is off again, each once.
    #[track_caller]
    fn is_clean(&self) {
        let bytes = String::from_utf8_lossy(&self.bytes()).into_owned();
        for (on, off) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l")] {
            assert_eq!(bytes.matches(on).count(), bytes.matches(off).count(), "{on:?} is undone");
        }
        let parser = self.emulator();
        assert!(!parser.screen().alternate_screen(), "the other screen is left");
        assert!(!parser.screen().bracketed_paste(), "pastes come plain again");
        assert!(!parser.screen().hide_cursor(), "the cursor is seen");
    }

    /// What is kept on disk.
    fn kept(&self) -> String {
        let folder = self.home.join("data/sessions");
        let mut all = String::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|ending| ending == "json") {
                all.push_str(&std::fs::read_to_string(entry.path()).unwrap());
            }
        }
        all
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn at_the_first_question(home: &Path, env: &[(&str, &str)]) -> Session {
    let mut session = Session::start((80, 24), home, env, &[]);
    session.wait_for("The full interview");
    session.send("\r");
    session.wait_for("question 1 of 4");
    session
}

#[test]
fn leaving_saves_and_says_how_to_come_back_and_so_one_does() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("a visitor foll");
    session.wait_for("a visitor foll");
    session.send("\x03");
    assert!(session.ends().success());
    session.is_clean();
    let said = session.screen();
    assert!(said.contains("Saved in "), "{said}");
    let back = said.lines().find_map(|line| line.strip_prefix("sizeup resume ")).expect("how to come back");
    let again = Session::start((80, 24), home.path(), &[], &["resume", back.trim()]);
    again.wait_for("a visitor foll");
}

#[test]
fn signals_save_give_the_terminal_back_and_end_it_by_themselves() {
    for signal in [15, 1, 2, 3] {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.send("patients book");
        session.wait_for("patients book");
        session.signal(signal);
        let status = session.ends();
        assert!(!status.success(), "{status:?}");
        session.is_clean();
        assert!(session.kept().contains("patients book"), "signal {signal}: {}", session.kept());
    }
}

#[test]
fn a_terminal_that_goes_away_costs_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("patients book");
    session.wait_for("patients book");
    session.keys = None;
    session.master = None;
    // The reader thread of this test holds a copy of the master; a hang-up is signalled to
    // the group when the last one is closed, so the signal is sent by hand.
    session.signal(1);
    let _ = session.ends();
    assert!(session.kept().contains("patients book"));
}

#[test]
fn at_rest_nothing_is_written_and_a_letter_costs_little() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let first = session.bytes().len();
    assert!(first < 6000, "{first} bytes to the first question");
    session.send("a visitor");
    session.wait_for("a visitor");
    session.settle();
    sleep(Duration::from_millis(900)); // until it is saved
    session.settle();
    let before = session.bytes().len();
    sleep(Duration::from_millis(500));
    assert_eq!(session.bytes().len(), before, "nothing is drawn at rest");
    session.send("x");
    session.settle();
    let cost = session.bytes().len() - before;
    assert!(cost < 200, "a letter cost {cost} bytes");
}

#[test]
fn lines_pasted_without_brackets_are_neither_sent_nor_obeyed() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    let lines: String = (0..40).map(|nth| format!("line {nth}\r")).collect();
    session.send(&format!("{lines}/quit\r"));
    session.settle();
    session.wait_for("/quit");
    assert!(session.child.try_wait().unwrap().is_none(), "it still runs");
    session.wait_for("question 1 of 4");
    session.send("\x03");
    session.ends();
    assert!(!session.kept().contains("\"entries\": [\n    {"), "nothing was sent: {}", session.kept());
}

#[test]
fn a_paste_with_brackets_is_one_block() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("\x1b[200~a\r\nb\rc\n/quit\x1b[201~");
    session.wait_for("/quit");
    let screen = session.screen();
    for line in ["│ a ", "│ b ", "│ c ", "│ /quit "] {
        assert!(screen.contains(line), "{line:?} in\n{screen}");
    }
    session.send("\x1f");
    session.settle();
    assert!(!session.screen().contains("/quit"), "one step takes it out again");
}

#[test]
fn nothing_is_asked_of_the_terminal_and_no_colour_means_none() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[("NO_COLOR", "1")]);
    session.send("fast\r");
    session.wait_for("Enter");
    session.send("\x1bOQ"); // F2
    session.wait_for("Outline");
    session.send("\x03");
    session.ends();
    let bytes = String::from_utf8_lossy(&session.bytes()).into_owned();
    for asked in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b]10", "\x1b]11", "\x1b]0", "\x07"] {
        assert!(!bytes.contains(asked), "{asked:?} was written");
    }
    let mut reversed = false;
    for part in bytes.split("\x1b[").skip(1) {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
        if &part[end..=end] == "m" {
            for code in part[..end].split(';') {
                assert!(["", "0", "1", "4", "7", "22", "24", "27", "39", "49"].contains(&code), "SGR {code}");
                reversed |= code == "7";
            }
        }
    }
    assert!(reversed, "the selection is still seen");
}

#[test]
fn the_editor_of_ones_own_gets_the_keys_and_gives_the_text_back() {
    let home = tempfile::tempdir().unwrap();
    let editor = home.path().join("editor.sh");
    std::fs::write(&editor, "#!/bin/sh\necho READY\nread line\necho \"$line\" >> \"$2\"\n").unwrap();
    let named = format!("sh {} --", editor.display());
    let mut session = at_the_first_question(home.path(), &[("EDITOR", &named), ("PATH", "/usr/bin:/bin")]);
    session.send("a visitor");
    session.wait_for("a visitor");
    session.send("\x1bOS"); // F4
    session.wait_for("READY");
    session.send("follows a link\r");
    session.wait_for("question 1 of 4");
    session.wait_for("follows a link");
    session.send("!");
    session.wait_for("follows a link!");
    session.send("\x03");
    session.ends();
    session.is_clean();
}

#[test]
fn a_window_that_is_too_small_says_so_and_keeps_its_hands_off() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.send("text");
    session.wait_for("text");
    let resize = |session: &mut Session, cols, rows| {
        session.master.as_ref().unwrap().resize(PtySize { cols, rows, ..PtySize::default() }).unwrap();
        session.settle();
        session.written.lock().unwrap().clear();
        session.size = (cols, rows);
        session.send("\x0c"); // Ctrl-L
        session.settle();
    };
    resize(&mut session, 19, 4);
    session.send("abc\r");
    session.settle();
    resize(&mut session, 80, 24);
    session.wait_for("question 1 of 4");
    assert!(session.screen().contains("│ text "), "{}", session.screen());
    assert!(!session.screen().contains("abc"));
}
