//! Two windows on one session, and files that somebody else changes meanwhile.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::command::{err, out, sizeup};
use crate::pty::{LOAD, Session, at_the_first_question, sessions};
use crate::unsaved::contents;

const F4: &str = "\x1bOS";
const CTRL_C: &str = "\x03";

/// A first window with a text in it, that is kept.
struct First {
    home: tempfile::TempDir,
    session: Session,
    before: Vec<(PathBuf, Vec<u8>)>,
}

impl First {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut session = at_the_first_question(home.path(), &[]);
        session.sends_and_sees("\n/title Short links\r", "called \"Short links\" now");
        session.sends_and_sees("patients book", "patients book");
        session.wait_kept("patients book");
        session.wait_until("that it is saved", |screen| !screen.contains("unsaved"));
        let before = contents(&home.path().join("data/sessions"));
        Self { home, session, before }
    }

    fn second(&self, args: &[&str]) -> Session {
        let editor = format!("sh -c 'touch {}/edited' --", self.home.path().display());
        let env = [("EDITOR", editor.as_str()), ("PATH", "/usr/bin:/bin")];
        Session::start((80, 24), self.home.path(), &env, args)
    }

    /// Nothing of it was changed, and nothing was added.
    #[track_caller]
    fn is_untouched(&self) {
        assert_eq!(contents(&self.home.path().join("data/sessions")), self.before);
    }
}

#[test]
fn r20_a_second_window_is_told_at_once_who_has_it_since_when_and_what_can_be_done() {
    let first = First::open();
    let pid = first.session.pid().as_raw_nonzero().to_string();
    let year = jiff::Timestamp::now().strftime("%Y-").to_string();
    let start = Instant::now();
    let mut second = first.second(&["resume", "short links"]);
    assert_eq!(second.ends().exit_code(), 4);
    assert!(start.elapsed() < LOAD * Duration::from_secs(1), "{:?}", start.elapsed());
    second.is_clean();
    let said = second.screen();
    for part in ["open in another window", &format!("process {pid} since {year}"), "UTC", "--look", "--copy"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let start = Instant::now();
    let led = sizeup(first.home.path(), &["resume", "short links", "--plain"], "x\n");
    assert!(start.elapsed() < LOAD * Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(led.status.code(), Some(4));
    assert!(err(&led).contains(&format!("process {pid} since")), "{}", err(&led));
    first.is_untouched();
}

/// Whatever is tried, it is only looked at.
fn is_only_looked_at(first: &First, mut look: Session) {
    look.wait_for("LOOKING");
    look.wait_for("patients book");
    for press in ["x", "\x1b[200~pasted\x1b[201~", "\r", F4, "\x1f", "\x7f", "\n", "\x0b"] {
        look.send(press);
        look.wait_for("You are only looking");
        // The sentence goes, so that the next press has to say it again.
        look.send("\x1b");
        look.wait_until("that it is gone", |screen| !screen.contains("You are only looking"));
        look.wait_for("LOOKING");
    }
    assert!(look.screen().contains("│ patients book "), "{}", look.screen());
    look.send(CTRL_C);
    assert_eq!(look.ends().exit_code(), 0);
    look.is_clean();
    assert!(!first.home.path().join("edited").exists(), "no editor was started");
    first.is_untouched();
}

#[test]
fn r20_from_the_list_one_looks_at_a_held_session_and_nothing_that_is_tried_changes_it() {
    let first = First::open();
    let mut second = first.second(&[]);
    second.wait_for("Resume");
    second.sends_and_sees("\r", "open in another window");
    assert!(second.screen().contains("> Look at it"), "{}", second.screen());
    assert!(second.screen().contains("Go on in a copy"), "{}", second.screen());
    first.is_untouched();
    second.send("\r");
    is_only_looked_at(&first, second);
}

#[test]
fn r20_with_a_flag_one_looks_at_a_held_session_too() {
    let first = First::open();
    is_only_looked_at(&first, first.second(&["resume", "short links", "--look"]));
    let shown = sizeup(first.home.path(), &["resume", "short links", "--look", "--plain"], "x\n");
    assert_eq!(shown.status.code(), Some(0), "{}", err(&shown));
    assert!(out(&shown).starts_with("Short links\n"), "{}", out(&shown));
    first.is_untouched();
}

/// The copy has a name of its own, and what is typed goes there.
#[track_caller]
fn is_a_copy(first: &First, mut copy: Session) {
    copy.wait_for("Short links (copy)");
    copy.sends_and_sees(" a doctor", "patients book a doctor");
    copy.send(CTRL_C);
    assert_eq!(copy.ends().exit_code(), 0);
    copy.is_clean();
    is_kept_as_a_copy(first, "\"patients book a doctor\"");
}

#[track_caller]
fn is_kept_as_a_copy(first: &First, text: &str) {
    let (path, bytes) = &first.before[0];
    assert_eq!(&fs::read(path).unwrap(), bytes, "the one that is held is as it was");
    let all = sessions(first.home.path());
    let others: Vec<&PathBuf> = all.iter().filter(|other| *other != path).collect();
    assert_eq!(others.len(), 1, "{others:?}");
    let kept = fs::read_to_string(others[0]).unwrap();
    assert!(kept.contains("\"Short links (copy)\"") && kept.contains(text), "{kept}");
}

#[test]
fn r20_from_the_list_one_goes_on_in_a_copy() {
    let first = First::open();
    let mut second = first.second(&[]);
    second.wait_for("Resume");
    second.sends_and_sees("\r", "open in another window");
    second.sends_and_sees("\x1b[B", "> Go on in a copy");
    second.send("\r");
    is_a_copy(&first, second);
}

#[test]
fn r20_with_a_flag_one_goes_on_in_a_copy_too() {
    let first = First::open();
    is_a_copy(&first, first.second(&["resume", "short links", "--copy"]));
    let first = First::open();
    let led = sizeup(
        first.home.path(),
        &["resume", "short links", "--copy", "--plain"],
        "patients book a doctor there\n/quit\n",
    );
    assert!(out(&led).contains("Question 2 of 4"), "{}{}", out(&led), err(&led));
    is_kept_as_a_copy(&first, "\"patients book a doctor there\"");
}

#[test]
fn r20_after_a_kill_of_the_first_window_the_second_opens_at_once() {
    let mut first = First::open();
    first.session.signal(9);
    first.session.dies_of(9);
    let start = Instant::now();
    let second = first.second(&["resume", "short links"]);
    second.wait_for("│ patients book ");
    assert!(start.elapsed() < LOAD * Duration::from_secs(1), "{:?}", start.elapsed());
    assert!(!second.screen().contains("another window") && second.screen().contains("saved"));
}

/// What somebody else may do to the file of an open session. It gives what is then there.
type Deed = fn(&std::path::Path) -> Option<String>;

const DEEDS: &[(&str, Deed)] = &[
    ("edited, with the revision it had", |path| {
        let text = fs::read_to_string(path).unwrap().replace("Short links", "Long links");
        fs::write(path, &text).unwrap();
        Some(text)
    }),
    ("saved by another program, which counted up", |path| {
        let opened = sizeup::saved::read(&fs::read_to_string(path).unwrap()).unwrap();
        let text = sizeup::saved::write(&opened.record, opened.revision + 9, &opened.unknown);
        fs::write(path, &text).unwrap();
        Some(text)
    }),
    ("replaced by another session", |path| {
        let other =
            sizeup::interview::Record::new("other", "Another", "interview", jiff::Timestamp::UNIX_EPOCH);
        let text = sizeup::saved::write(&other, 1, &sizeup::saved::Unknown::default());
        // As editors do: a new file, renamed over it.
        fs::write(path.with_extension("new"), &text).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
        Some(text)
    }),
    ("restored from before", |path| {
        let opened = sizeup::saved::read(&fs::read_to_string(path).unwrap()).unwrap();
        let mut before = opened.record;
        before.drafts.clear();
        let text = sizeup::saved::write(&before, opened.revision - 1, &opened.unknown);
        fs::write(path, &text).unwrap();
        Some(text)
    }),
    ("removed", |path| {
        fs::remove_file(path).unwrap();
        None
    }),
];

/// Both texts are there; where ours is now, and that it was told.
#[track_caller]
fn both_exist(name: &str, session: &Session, path: &std::path::Path, theirs: Option<&String>, ours: &str) {
    let Some(theirs) = theirs else {
        session.wait_for_words("was removed while it was open; it is there again");
        assert!(fs::read_to_string(path).unwrap().contains(ours), "{name}");
        return;
    };
    session.wait_for_words("was changed elsewhere while it was open, and was left as it is. Your text is in");
    assert_eq!(&fs::read_to_string(path).unwrap(), theirs, "{name}");
    let beside: Vec<PathBuf> = session
        .files()
        .into_iter()
        .filter(|path| path.display().to_string().contains(".conflict-"))
        .collect();
    assert_eq!(beside.len(), 1, "{name}: {beside:?}");
    let file = beside[0].file_name().unwrap().to_str().unwrap();
    let id = path.file_stem().unwrap().to_str().unwrap();
    let date = file.strip_prefix(id).and_then(|rest| rest.strip_prefix(".conflict-")).unwrap();
    assert_eq!(date.strip_suffix(".json").unwrap().len(), "20261125-100000".len(), "{file}");
    assert!(session.screen().replace('\n', "").contains(file), "{name}: {}", session.screen());
    assert!(fs::read_to_string(&beside[0]).unwrap().contains(ours), "{name}");
}

#[test]
fn r21_a_file_that_somebody_else_changed_is_left_ours_goes_beside_it_and_the_screen_says_where() {
    std::thread::scope(|scope| {
        for (name, deed) in DEEDS {
            scope.spawn(move || {
                let home = tempfile::tempdir().unwrap();
                sizeup(home.path(), &["new", "Short links", "--plain"], "marketers shorten long links\n");
                let mut session = Session::start((99, 24), home.path(), &[], &["resume"]);
                session.wait_for("question 2 of 4");
                session.sends_and_sees("visitors follow", "visitors follow");
                session.wait_kept("visitors follow");
                session.wait_until("that it is saved", |screen| !screen.contains("unsaved"));
                let path = session.files()[0].clone();
                let theirs = deed(&path);
                session.sends_and_sees(" a link", "visitors follow a link");
                session.wait_kept("\"visitors follow a link\"");
                both_exist(name, &session, &path, theirs.as_ref(), "\"visitors follow a link\"");
                // It goes on there, and what is told last leads there.
                session.sends_and_sees(" soon", "a link soon");
                session.send(CTRL_C);
                assert_eq!(session.ends().exit_code(), 0, "{name}");
                session.is_clean();
                let told = session.screen().lines().last().unwrap().trim().to_owned();
                let id = told.strip_prefix("sizeup resume ").unwrap_or_else(|| panic!("{name}: {told}"));
                assert_eq!(id.contains(".conflict-"), theirs.is_some(), "{name}: {told}");
                let again = Session::start((80, 24), home.path(), &[], &["resume", id]);
                again.wait_for("visitors follow a link soon");
            });
        }
    });
}

#[test]
fn r21_line_by_line_it_is_left_and_said_too() {
    std::thread::scope(|scope| {
        for (name, deed) in DEEDS {
            scope.spawn(move || {
                let home = tempfile::tempdir().unwrap();
                let mut session =
                    Session::start((200, 40), home.path(), &[], &["new", "Short links", "--plain"]);
                session.wait_for("Question 1 of 4");
                session.enters("marketers shorten long links");
                session.enters("visitors follow");
                session.wait_kept("\"visitors follow\"");
                let path = session.files()[0].clone();
                let theirs = deed(&path);
                session.send("visitors leave\r");
                session.wait_kept("visitors leave");
                both_exist(name, &session, &path, theirs.as_ref(), "visitors leave");
                session.sends_and_sees("/quit\r", "sizeup resume ");
                assert_eq!(session.ends().exit_code(), 0, "{name}");
                let told = session.screen().lines().last().unwrap().trim().to_owned();
                assert_eq!(told.contains(".conflict-"), theirs.is_some(), "{name}: {told}");
            });
        }
    });
}

#[test]
fn r20_a_command_typed_while_only_looking_changes_nothing_either() {
    let mut play = crate::screens::answered(80, 24, 21);
    let record = play.model.interview().unwrap().record().clone();
    play.tell(sizeup::app::Msg::Looked { record: Box::new(record.clone()), notice: None });
    for typed in
        ["/title Mine", "/because 1 we measured it twice", "/what-if 1 we add a node", "/park ask Maria"]
    {
        play.press("<ctrl-p>").write(typed).press("<enter>");
        assert!(play.screen().contains("You are only looking"), "{typed}: {}", play.screen());
        assert_eq!(*play.model.interview().unwrap().record(), record, "{typed}");
    }
}
