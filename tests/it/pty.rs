//! A terminal that is no terminal: bytes in, a screen out. It answers no query, keeps every
//! byte, and sees whether every mode that was switched on is undone.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long to wait for what must come; long, because other tests run beside.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many times as long as promised something may take here, for the same reason.
pub(crate) const LOAD: u32 = 5;

struct Terminal {
    bytes: Vec<u8>,
    emulator: vt100::Parser,
}

/// The program in a terminal.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    terminal: Arc<Mutex<Terminal>>,
    home: PathBuf,
    /// The local modes of the terminal as they were before.
    pub(crate) before: Option<u32>,
}

impl Session {
    /// The program with a home of its own and no other variables.
    pub(crate) fn start(size: (u16, u16), home: &Path, env: &[(&str, &str)], args: &[&str]) -> Self {
        let mut command = vec![env!("CARGO_BIN_EXE_sizeup")];
        command.extend(args);
        Self::run(size, home, env, &command)
    }

    /// A shell with job control, ready for a command. None where there is none.
    pub(crate) fn shell(home: &Path) -> Option<Self> {
        let bash = Path::new("/bin/bash");
        if !bash.exists() {
            println!("no job control without {}", bash.display());
            return None;
        }
        let env = [("PS1", "ready> "), ("PATH", "/usr/bin:/bin")];
        let shell = Self::run((80, 24), home, &env, &["/bin/bash", "--norc", "--noprofile", "-i"]);
        shell.wait_for("ready>");
        Some(shell)
    }

    /// Any command, with the same variables.
    pub(crate) fn run(size: (u16, u16), home: &Path, env: &[(&str, &str)], words: &[&str]) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize { cols: size.0, rows: size.1, ..PtySize::default() })
            .unwrap();
        let mut command = CommandBuilder::new(words[0]);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("SIZEUP_HOME", home);
        command.cwd(home);
        for (name, value) in env {
            if value.is_empty() {
                command.env_remove(name);
            } else {
                command.env(name, value);
            }
        }
        command.args(&words[1..]);
        let before = local_modes(&*pty.master);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keys = pty.master.take_writer().unwrap();
        let emulator = vt100::Parser::new(size.1, size.0, 0);
        let terminal = Arc::new(Mutex::new(Terminal { bytes: Vec::new(), emulator }));
        let into = Arc::clone(&terminal);
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                let mut terminal = into.lock().unwrap();
                terminal.bytes.extend_from_slice(&buffer[..n]);
                terminal.emulator.process(&buffer[..n]);
            }
        });
        Self { master: pty.master, keys, child, terminal, home: home.to_owned(), before }
    }

    pub(crate) fn send(&mut self, bytes: &str) {
        self.send_bytes(bytes.as_bytes());
    }

    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        // A program that has ended takes nothing.
        let _ = self.keys.write_all(bytes).and_then(|()| self.keys.flush());
    }

    /// Everything that was written to the terminal.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.terminal.lock().unwrap().bytes.clone()
    }

    /// The same as text.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// What is seen.
    pub(crate) fn screen(&self) -> String {
        self.with(vt100::Screen::contents)
    }

    /// Asks the emulator something.
    pub(crate) fn with<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.terminal.lock().unwrap().emulator.screen())
    }

    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, mut come: impl FnMut(&str) -> bool) {
        let start = Instant::now();
        while !come(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "{what} never came; the screen is\n{}", self.screen());
            sleep(Duration::from_millis(4));
        }
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits for words, however they are broken into lines.
    #[track_caller]
    pub(crate) fn wait_for_words(&self, words: &str) {
        self.wait_until(words, |screen| {
            screen.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
        });
    }

    /// Types a line at the prompt of the plain interface, and waits until it is taken.
    #[track_caller]
    pub(crate) fn enters(&mut self, line: &str) {
        self.wait_until("a prompt", |screen| screen.trim_end().ends_with("\n>"));
        self.send(&format!("{line}\r"));
        let below = format!("> {line}\n");
        self.wait_until("the next prompt", |screen| {
            screen.split_once(&below).is_some_and(|(_, after)| after.trim_end().ends_with('>'))
        });
    }

    /// Sends, and waits for what comes of it.
    #[track_caller]
    pub(crate) fn sends_and_sees(&mut self, bytes: &str, text: &str) {
        self.send(bytes);
        self.wait_for(text);
    }

    /// Waits until nothing is written any more.
    pub(crate) fn settle(&self) {
        let mut before = self.bytes().len();
        loop {
            sleep(Duration::from_millis(120));
            let now = self.bytes().len();
            if now == before {
                return;
            }
            before = now;
        }
    }

    /// Waits until a text is on disk.
    #[track_caller]
    pub(crate) fn wait_kept(&self, text: &str) {
        self.wait_until("the file", |_| self.kept().contains(text));
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    pub(crate) fn signal(&self, signal: i32) {
        kill_process(self.pid(), Signal::from_named_raw(signal).unwrap()).unwrap();
    }

    /// The one process that the program in the terminal has started.
    pub(crate) fn child(&self) -> Pid {
        let pid = self.pid().as_raw_nonzero();
        let children = || std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        self.wait_until("a process of its own", |_| children().split_whitespace().count() == 1);
        Pid::from_raw(children().trim().parse().unwrap()).unwrap()
    }

    /// The local modes of the terminal: whether it is cooked, and how.
    pub(crate) fn modes(&self) -> Option<u32> {
        local_modes(&*self.master)
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        // The emulator itself has no room for a wide sign in one column.
        self.terminal.lock().unwrap().emulator.screen_mut().set_size(rows.max(2), cols.max(2));
        self.master.resize(PtySize { cols, rows, ..PtySize::default() }).unwrap();
    }

    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Ends by that signal and nothing else.
    #[track_caller]
    pub(crate) fn dies_of(&mut self, signal: i32) {
        let name = ["", "Hangup", "Interrupt", "Quit"].get(signal as usize).copied();
        let name = name.unwrap_or(if signal == 9 { "Killed" } else { "Terminated" });
        assert_eq!(self.ends().signal(), Some(name));
    }

    #[track_caller]
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.settle();
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it did not end; the screen is\n{}", self.screen());
            sleep(Duration::from_millis(4));
        }
    }

    /// Every mode that was switched on is off again, each once, and the lines are cooked
    /// as they were.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        let bytes = self.written();
        for (on, off) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l")] {
            // Drawing anew switches on what is on already; what counts is that it ends off.
            let (last_on, last_off) = (bytes.rfind(on), bytes.rfind(off));
            assert!(last_on <= last_off, "{on:?} is undone");
        }
        for never in ["\x1b[?1000h", "\x1b[?1002h", "\x1b[?1003h", "\x1b[?1004h", "\x1b[>1u"] {
            assert!(!bytes.contains(never), "{never:?} was never asked for");
        }
        self.with(|screen| {
            assert!(!screen.alternate_screen(), "the other screen is left");
            assert!(!screen.bracketed_paste(), "pastes come plain again");
            assert!(!screen.hide_cursor(), "the cursor is seen");
            assert_eq!(screen.cursor_position().1, 0, "the cursor stands on a fresh line");
        });
        assert_eq!(self.modes(), self.before, "the terminal is cooked as before");
    }

    /// The session files.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        sessions(&self.home)
    }

    /// What is kept on disk.
    pub(crate) fn kept(&self) -> String {
        self.files().iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
    }
}

/// The processor time that a process and its threads have used. None once it is gone.
pub(crate) fn cpu(process: Pid) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    // A hundred ticks a second on every Linux.
    (fields.first() != Some(&"Z")).then_some(Duration::from_millis(ticks * 10))
}

/// The session files of a home.
pub(crate) fn sessions(home: &Path) -> Vec<PathBuf> {
    let folder = std::fs::read_dir(home.join("data/sessions"));
    let mut paths: Vec<PathBuf> = folder.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths
}

fn local_modes(master: &(dyn MasterPty + Send)) -> Option<u32> {
    master.get_termios().map(|modes| modes.local_flags.bits())
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Through the first screen to a box.
pub(crate) fn at_the_first_question(home: &Path, env: &[(&str, &str)]) -> Session {
    let mut session = Session::start((80, 24), home, env, &[]);
    session.wait_for("The full interview");
    session.sends_and_sees("\r", "question 1 of 4");
    session
}
