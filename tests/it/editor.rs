//! The person's own editor, and everything that may become of it while the terminal is its own.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::pty::{LOAD, Session, at_the_first_question};

const F4: &str = "\x1bOS";
const CTRL_C: &str = "\x03";
const UNDO: &str = "\x1f";

/// An interview with a text in its box, and an editor that is a few words of shell.
struct Desk {
    home: tempfile::TempDir,
    session: Session,
    /// The local modes of the terminal while it is ours.
    modes: Option<u32>,
}

impl Desk {
    /// `$1` in the script is the file, `$0` a folder of its own.
    fn with_script(script: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("editor.sh");
        std::fs::write(&path, script).unwrap();
        let named = format!("sh -c '. {}' {}", path.display(), home.path().display());
        Self::begun(home, &named)
    }

    fn with(editor: &str) -> Self {
        Self::begun(tempfile::tempdir().unwrap(), editor)
    }

    fn begun(home: tempfile::TempDir, editor: &str) -> Self {
        let folder = home.path().join("own");
        std::fs::create_dir(&folder).unwrap();
        let env = [("EDITOR", editor), ("PATH", "/usr/bin:/bin"), ("TMPDIR", folder.to_str().unwrap())];
        let mut session = at_the_first_question(home.path(), &env);
        session.sends_and_sees("patients book", "patients book");
        let modes = session.modes();
        Self { home, session, modes }
    }

    /// Gives the editor the terminal, and waits until it says READY.
    fn opened(script: &str) -> Self {
        let mut desk = Self::with_script(script);
        desk.session.sends_and_sees(F4, "READY");
        assert_eq!(desk.files().len(), 1, "a file of its own");
        desk
    }

    /// The files that an editor was given.
    fn files(&self) -> Vec<PathBuf> {
        let folder = std::fs::read_dir(self.home.path().join("data/sessions")).unwrap();
        let answers = folder.flatten().map(|entry| entry.path()).filter(|path| {
            path.file_name().unwrap_or_default().to_string_lossy().starts_with(".sizeup-answer-")
        });
        answers.collect()
    }

    /// The terminal is ours again, whatever was made of it, and keys go into the box.
    #[track_caller]
    fn is_ours_again(&mut self, said: &str) {
        self.session.wait_for(said);
        self.session.wait_for("question 1 of 4");
        assert_eq!(self.session.modes(), self.modes, "the keys come one by one");
        self.session.with(|screen| {
            assert!(screen.alternate_screen() && screen.bracketed_paste() && !screen.hide_cursor());
        });
        assert_eq!(self.files(), Vec::<PathBuf>::new(), "nothing that was typed is left lying about");
    }

    /// Goes on typing, leaves, and says that this is what is kept.
    #[track_caller]
    fn goes_on_to(mut self, text: &str) {
        let last = text.rsplit('\n').next().unwrap();
        self.session.sends_and_sees("!", &format!("{last}!"));
        self.session.send(CTRL_C);
        assert!(self.session.ends().success());
        self.session.is_clean();
        let kept = format!("\"{}!\"", text.replace('\n', "\\n"));
        assert!(self.session.kept().contains(&kept), "{kept}: {}", self.session.kept());
    }
}

#[test]
fn r15_an_editor_has_every_key_and_afterwards_ours_work_at_once() {
    let mut desk = Desk::opened("echo READY; read -r line; printf %s \"$line\" > \"$1\"");
    // In pieces, with what would be a key of ours among it.
    for piece in ["fol", "lows /quit a", " link \\n\x15", "patients ", "follow a link"] {
        desk.session.send(piece);
        desk.session.settle();
    }
    // The line of the terminal is the editor's: Ctrl-U erases it there.
    desk.session.send("\r");
    desk.is_ours_again("patients follow a link");
    desk.goes_on_to("patients follow a link");
}

#[test]
fn r16_an_editor_that_misbehaves_is_said_and_the_answer_is_as_it_was() {
    let says: &[(&str, &str)] = &[
        ("false", "false ended with a trouble of its own. The answer is as it was."),
        ("/nonexistent/editor", "/nonexistent/editor could not be started"),
        ("rm", "The editor removed the file. The answer is as it was."),
        ("sh -c 'kill -9 $$' --", "sh ended with a trouble of its own"),
        ("sh -c 'echo new > \"$1\"; exit 1' --", "sh ended with a trouble of its own"),
        ("sh -c 'head -c 2000000 /dev/zero > \"$1\"' --", "What came back is above 1 MiB"),
        ("sh -c 'rm \"$1\"; mkdir \"$1\"; rmdir \"$1\"' --", "The editor removed the file"),
        ("true", "The text came back as it was"),
        ("vi 'unclosed", "quote that does not end: vi 'unclosed"),
    ];
    std::thread::scope(|scope| {
        for (editor, said) in says {
            scope.spawn(move || {
                let mut desk = Desk::with(editor);
                desk.session.send(F4);
                desk.is_ours_again(said);
                desk.goes_on_to("patients book");
            });
        }
    });
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees(F4, "No editor is set: put its name into $VISUAL or $EDITOR.");
}

#[test]
fn r16_an_editor_that_leaves_the_terminal_upside_down_costs_nothing() {
    for end in ["exit 0", "exit 1", "kill -9 $$"] {
        let mut desk = Desk::with_script(&format!(
            "stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?2004l\\033[7mdebris'; {end}"
        ));
        desk.session.send(F4);
        desk.is_ours_again(if end == "exit 0" { "came back as it was" } else { "trouble of its own" });
        assert!(!desk.session.screen().contains("debris"), "{}", desk.session.screen());
        desk.goes_on_to("patients book");
    }
}

#[test]
fn r16_an_editor_that_hangs_and_is_killed_costs_nothing() {
    let mut desk = Desk::opened("echo READY; exec sleep 1000");
    kill_process(desk.session.child(), Signal::KILL).unwrap();
    desk.is_ours_again("sh ended with a trouble of its own. The answer is as it was.");
    desk.goes_on_to("patients book");
}

#[test]
fn r16_a_file_that_comes_back_empty_empties_the_box_and_undo_brings_the_text_back() {
    let mut desk = Desk::with_script(": > \"$1\"");
    desk.session.send(F4);
    desk.session.wait_until("an empty box", |screen| {
        screen.contains("question 1 of 4") && !screen.contains("patients")
    });
    desk.session.send(UNDO);
    desk.is_ours_again("patients book");
    desk.goes_on_to("patients book");
}

#[test]
fn r16_what_is_too_much_is_not_even_read_or_is_cut_with_a_word_on_it() {
    let mut desk = Desk::with_script("truncate -s 100M \"$1\"");
    desk.session.send(F4);
    desk.is_ours_again("What came back is above 1 MiB. The answer is as it was.");
    let status = format!("/proc/{}/status", desk.session.pid().as_raw_nonzero());
    let peak = crate::floods::figure(status.as_ref(), "VmHWM").unwrap();
    assert!(peak < 150 * 1024, "{peak} KiB");
    desk.goes_on_to("patients book");
    // What an answer can't hold is cut, said, and can be taken back.
    let mut desk = Desk::with_script("yes 'a line of words' | head -c 512000 > \"$1\"");
    desk.session.send(F4);
    desk.is_ours_again("Only the first 64 KiB of 499 KiB fitted");
    desk.session.send(UNDO);
    desk.session.wait_until("an empty box", |screen| !screen.contains("a line of words"));
    desk.session.sends_and_sees(UNDO, "patients book");
    desk.goes_on_to("patients book");
}

#[test]
fn r16_what_steers_a_terminal_does_not_come_back_and_how_much_is_said() {
    let mut desk = Desk::with_script("printf 'a\\033]0;owned\\007\\000b\\r\\nc' > \"$1\"");
    desk.session.send(F4);
    desk.is_ours_again("3 characters that cannot be seen were left out.");
    assert!(!desk.session.written().contains("\x1b]0;"));
    desk.goes_on_to("a]0;ownedb\nc");
}

/// Whether a process is there.
fn is_there(process: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero()));
    test_kill_process(process).is_ok() && stat.is_ok_and(|stat| !stat.contains(") Z "))
}

#[track_caller]
fn is_gone(session: &Session, process: Pid) {
    session.wait_until("that the editor is gone", |_| !is_there(process));
}

#[test]
fn r01_a_signal_while_the_editor_is_open_ends_both_and_keeps_what_was_saved_there() {
    for (signal, name) in [(15, "TERM"), (1, "HUP")] {
        let mut desk = Desk::opened(&format!(
            "trap 'echo {name} > \"$0/heard\"; exit 0' {name}\n\
             stty raw -echo; printf '\\033[?25l\\033[?2004hin the editor' \n\
             printf 'patients follow a link' > \"$1\"; echo READY; while :; do sleep 0.05; done"
        ));
        let editor = desk.session.child();
        let start = Instant::now();
        desk.session.signal(signal);
        desk.session.dies_of(signal);
        assert!(start.elapsed() < LOAD * Duration::from_secs(1), "{:?}", start.elapsed());
        is_gone(&desk.session, editor);
        assert_eq!(heard(desk.home.path()), format!("{name}\n"), "the editor is told");
        assert!(desk.session.kept().contains("\"patients follow a link\""), "{}", desk.session.kept());
        assert_eq!(desk.files(), Vec::<PathBuf>::new(), "nothing that was typed is left lying about");
        // What the editor itself has switched on is the editor's to undo; the lines are cooked.
        assert_eq!(desk.session.modes(), desk.session.before);
    }
}

fn heard(home: &Path) -> String {
    std::fs::read_to_string(home.join("heard")).unwrap_or_default()
}

#[test]
fn r01_an_editor_that_does_not_listen_holds_nothing_up() {
    let mut desk = Desk::opened("trap '' TERM HUP; echo READY; exec sleep 1000");
    let editor = desk.session.child();
    let start = Instant::now();
    desk.session.signal(15);
    desk.session.dies_of(15);
    assert!(start.elapsed() < LOAD * Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(is_there(editor), "it does not listen");
    kill_process(editor, Signal::KILL).unwrap();
    desk.session.is_clean();
    assert!(desk.session.kept().contains("\"patients book\""), "{}", desk.session.kept());
}

#[test]
fn r01_ctrl_c_typed_at_an_editor_is_its_own_affair() {
    // One that takes it as a key …
    let mut desk = Desk::opened("trap '' INT QUIT; echo READY; read -r line; printf %s \"$line\" > \"$1\"");
    desk.session.sends_and_sees("gone\x03", "^C");
    desk.session.sends_and_sees("gone too\x1c", "^\\");
    desk.session.settle();
    assert!(desk.session.runs(), "it waits for the editor");
    desk.session.send("patients follow a link\r");
    desk.is_ours_again("patients follow a link");
    desk.goes_on_to("patients follow a link");
    // … and one that dies of it: the answer is as it was.
    let mut desk = Desk::opened("echo READY; exec sleep 1000");
    // A shell that is just becoming another program may forget the signal.
    let comm = format!("/proc/{}/comm", desk.session.child().as_raw_nonzero());
    desk.session
        .wait_until("the sleep", |_| std::fs::read_to_string(&comm).is_ok_and(|name| name == "sleep\n"));
    desk.session.send("\x03");
    desk.is_ours_again("sh ended with a trouble of its own. The answer is as it was.");
    desk.goes_on_to("patients book");
}

#[test]
fn r01_ctrl_c_that_ends_an_editor_and_is_told_to_us_a_little_later_ends_nothing_of_ours() {
    for signal in ["INT", "QUIT"] {
        let mut desk = Desk::with_script(&format!(
            "(sleep 0.1; kill -{signal} $PPID; echo told > \"$0/heard\") & exit 1"
        ));
        desk.session.sends_and_sees(F4, "sh ended with a trouble of its own");
        let home = desk.home.path().to_owned();
        desk.session.wait_until("the signal", |_| heard(&home) == "told\n");
        desk.session.settle();
        assert!(desk.session.runs(), "{signal}");
        desk.is_ours_again("sh ended with a trouble of its own");
        desk.goes_on_to("patients book");
    }
}

#[test]
fn r02_what_stands_in_the_box_is_kept_before_an_editor_gets_the_terminal() {
    let mut desk = Desk::opened("echo READY; exec sleep 1000");
    let editor = desk.session.child();
    desk.session.wait_kept("\"patients book\"");
    desk.session.signal(9);
    desk.session.dies_of(9);
    kill_process(editor, Signal::KILL).unwrap();
    let again = Session::start((80, 24), desk.home.path(), &[], &["resume"]);
    again.wait_for("patients book");
}
