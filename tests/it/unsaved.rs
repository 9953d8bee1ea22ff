//! Disks that say no, and places that are not there: it is said, nothing is harmed, and it is
//! got over.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, geteuid, prlimit};

use crate::bound::{bound, give, words};
use crate::command::{alone, err, fed, out, sizeup};
use crate::pty::{Session, at_the_first_question, sessions};

const CTRL_C: &str = "\x03";

/// How long it may take to find out by itself that the disk takes something again.
const RETRY: Duration = Duration::from_secs(30);

/// What is in the files of a folder, by their names; the locks left out, because who holds
/// one writes who he is.
pub(crate) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let ours = entries.filter(|path| path.extension().is_none_or(|ending| ending != "lock"));
    let mut contents: Vec<(PathBuf, Vec<u8>)> =
        ours.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect();
    contents.sort();
    contents
}

#[test]
fn r17_a_limit_on_files_is_said_harms_nothing_and_is_got_over_without_a_key() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book", "patients book");
    session.wait_kept("patients book");
    session.wait_until("that it is saved", |screen| !screen.contains("unsaved"));
    let folder = home.path().join("data/sessions");
    let before = contents(&folder);
    let limit = |bytes: Option<u64>| {
        prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap()
    };
    limit(Some(100));
    let more = |session: &mut Session| session.sends_and_sees(" an appointment", "an appointment");
    more(&mut session);
    session.wait_for("NOT SAVED: file too large");
    assert_eq!(contents(&folder), before, "what was there is unharmed, and nothing lies beside it");
    prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: None, maximum: None }).unwrap();
    let start = Instant::now();
    session.wait_kept("\"patients book an appointment\"");
    session.wait_until("that it is saved", |screen| !screen.contains("NOT SAVED"));
    assert!(start.elapsed() < RETRY, "{:?}", start.elapsed());
}

#[test]
fn r17_a_full_disk_is_said_harms_nothing_and_is_got_over_without_a_key() {
    let (unshare, own) = ("/usr/bin/unshare", if geteuid().is_root() { "-m" } else { "-rm" });
    // A small disk that only this run of the program sees, and that goes with it.
    let mount = "mount -t tmpfs -o size=64k,mode=700 none data";
    let may = |line: &str| {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("data")).unwrap();
        let mut tried = Command::new(unshare);
        tried.args([own, "/bin/sh", "-c", line]).current_dir(home.path()).env("PATH", "/usr/bin:/bin");
        tried.output().is_ok_and(|output| output.status.success())
    };
    if !may(mount) {
        println!("no disk of its own may be mounted here");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("data")).unwrap();
    let line = format!("{mount}; exec \"$0\" new");
    let program = env!("CARGO_BIN_EXE_sizeup");
    let env = [("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")];
    let mut session =
        Session::run((80, 24), home.path(), &env, &[unshare, own, "/bin/sh", "-c", &line, program]);
    session.wait_for("question 1 of 4");
    session.sends_and_sees("patients book", "patients book");
    // The disk as the program sees it.
    let disk = PathBuf::from(format!("/proc/{}/root", session.pid().as_raw_nonzero()));
    let disk = disk.join(home.path().strip_prefix("/").unwrap()).join("data");
    let kept = || contents(&disk.join("sessions"));
    let has = |text: &str| kept().iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text));
    session.wait_until("that it is kept", |screen| has("\"patients book\"") && !screen.contains("unsaved"));
    let before = kept();
    let mut filler = fs::File::create(disk.join("filler")).unwrap();
    while filler.write_all(&[0; 512]).is_ok() {}
    session.sends_and_sees(" an appointment", "an appointment");
    session.wait_for("NOT SAVED: no space left on device");
    assert_eq!(kept(), before, "what was there is unharmed, and nothing lies beside it");
    fs::remove_file(disk.join("filler")).unwrap();
    drop(filler);
    let start = Instant::now();
    session.wait_until("that it is saved", |screen| {
        has("\"patients book an appointment\"") && !screen.contains("NOT SAVED")
    });
    assert!(start.elapsed() < RETRY, "{:?}", start.elapsed());
    session.send(CTRL_C);
    assert!(session.ends().success());
    session.is_clean();
}

#[test]
fn f50_what_stays_unsaved_is_printed_and_told_by_the_exit_code() {
    let home = tempfile::tempdir().unwrap();
    // A file stands where the folder would be.
    fs::create_dir_all(home.path().join("data")).unwrap();
    fs::write(home.path().join("data/sessions"), "in the way").unwrap();
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
    fs::create_dir_all(home.path().join("data")).unwrap();
    fs::write(home.path().join("data/sessions"), "in the way").unwrap();
    fs::write(home.path().join("taken.json"), "mine").unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients book a doctor", "patients book a doctor");
    session.wait_for("NOT SAVED");
    session.sends_and_sees("\n/save-as taken\r", "something is there already");
    session.sends_and_sees("\n/save-as elsewhere\r", "from now on");
    session.wait_until("that it is saved", |screen| !screen.contains("NOT SAVED"));
    let kept = || fs::read_to_string(home.path().join("elsewhere.json")).unwrap();
    session.sends_and_sees(" soon", "a doctor soon");
    session.wait_until("the file", |_| kept().contains("a doctor soon"));
    session.send(CTRL_C);
    assert!(session.ends().success());
    assert_eq!(fs::read_to_string(home.path().join("taken.json")).unwrap(), "mine");
    // The command that is told leads to it again.
    let told = session.screen().lines().last().unwrap().trim().to_owned();
    let path = told.strip_prefix("sizeup resume ").unwrap_or_else(|| panic!("{told}"));
    assert_eq!(path, home.path().join("elsewhere.json").to_str().unwrap());
    let again = Session::start((80, 24), home.path(), &[], &["resume", path]);
    again.wait_for("patients book a doctor soon");
}

/// It can be worked with, but whoever does knows that nothing is kept.
#[track_caller]
fn works_unkept(mut session: Session, why: &str) {
    session.wait_for("question ");
    session.wait_for("Progress will not be kept");
    session.wait_for(&format!("NOT SAVED: {why}"));
    session.sends_and_sees("patients book", "patients book");
    session.sends_and_sees(CTRL_C, "once more");
    session.send(CTRL_C);
    assert_eq!(session.ends().exit_code(), 5);
    session.is_clean();
    assert!(session.screen().contains("patients book"), "{}", session.screen());
}

#[test]
fn r19_a_data_folder_that_cannot_be_read_is_named_with_its_reason_and_is_not_called_empty() {
    // A link that leads round and round binds the superuser, too.
    let home = tempfile::tempdir().unwrap();
    symlink("data", home.path().join("data")).unwrap();
    let why = "too many levels of symbolic links";
    for arguments in
        [&["list"][..], &["list", "--json"], &["resume", "--plain"], &["show", "x"], &["--plain"]]
    {
        let output = sizeup(home.path(), arguments, "");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", err(&output));
        let said = err(&output);
        assert!(said.contains("Can't read the folder") && said.contains(why), "{arguments:?}: {said}");
        assert!(!out(&output).contains("No sessions"), "{arguments:?}");
    }
    let mut session = Session::start((120, 24), home.path(), &[], &[]);
    session.wait_for("Can't read the folder");
    session.wait_for_words(why);
    assert!(!session.screen().contains("A system-design interview"), "it is not the first time");
    session.sends_and_sees("\r", "question 1 of 4");
    works_unkept(session, why);
}

#[test]
fn r19_a_data_folder_of_somebody_else_is_named_with_its_reason() {
    let Some(bound) = bound() else { return };
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data/sessions");
    fs::create_dir_all(&folder).unwrap();
    give(home.path());
    // Not even its owner may look into it.
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let listed = fed(&mut alone(home.path(), &words(&bound, &["list"])), "");
    assert_eq!(listed.status.code(), Some(3), "{}", err(&listed));
    assert!(err(&listed).contains("permission denied"), "{}", err(&listed));
    let mut session = Session::run((120, 24), home.path(), &[], &words(&bound, &[]));
    session.wait_for("permission denied");
    assert!(!session.screen().contains("A system-design interview"), "it is not the first time");
    session.send(CTRL_C);
    session.ends();
    session.is_clean();
    // Only its owner can go in again and tidy up.
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn r19_from_a_folder_that_is_read_only_it_opens_and_says_that_nothing_is_kept() {
    let Some(bound) = bound() else { return };
    let home = tempfile::tempdir().unwrap();
    sizeup(home.path(), &["new", "Short links", "--plain"], "marketers shorten long links\n");
    let folder = home.path().join("data/sessions");
    give(home.path());
    // Closed by its owner on purpose.
    for (path, mode) in [(&folder, 0o500), (&sessions(home.path())[0], 0o400)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let before = contents(&folder);
    let session = Session::run((80, 24), home.path(), &[], &words(&bound, &["resume"]));
    works_unkept(session, "permission denied");
    let led =
        fed(&mut alone(home.path(), &words(&bound, &["resume", "--plain"])), "visitors follow a link\n.\n");
    assert_eq!(led.status.code(), Some(5), "{}", err(&led));
    assert!(err(&led).contains("Progress will not be kept"), "{}", err(&led));
    assert_eq!(contents(&folder), before);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn r19_a_folder_that_vanishes_comes_back_and_that_is_said() {
    let home = tempfile::tempdir().unwrap();
    let mut session = at_the_first_question(home.path(), &[]);
    session.sends_and_sees("patients", "patients");
    session.wait_kept("patients");
    fs::remove_dir_all(home.path().join("data")).unwrap();
    session.sends_and_sees(" book", "patients book");
    session.wait_kept("\"patients book\"");
    session.wait_for_words("was removed while it was open; it is there again");
    session.send(CTRL_C);
    assert!(session.ends().success());
    // Gone for good: a file stands where it was.
    let mut session = Session::start((80, 24), home.path(), &[], &["resume"]);
    session.wait_for("patients book");
    fs::rename(home.path().join("data"), home.path().join("gone")).unwrap();
    fs::write(home.path().join("data"), "in the way").unwrap();
    session.sends_and_sees(" a doctor", "patients book a doctor");
    session.wait_for("NOT SAVED");
    session.sends_and_sees(CTRL_C, "once more");
    session.send(CTRL_C);
    assert_eq!(session.ends().exit_code(), 5);
    session.is_clean();
    assert!(session.screen().contains("patients book a doctor"), "{}", session.screen());
    assert_eq!(fs::read_to_string(home.path().join("data")).unwrap(), "in the way");
}

#[test]
fn r19_a_home_on_a_disk_that_is_missing_is_said_and_can_be_worked_without() {
    let home = tempfile::tempdir().unwrap();
    // Nobody can make a folder there, not even the superuser.
    let missing = [("SIZEUP_HOME", ""), ("HOME", "/proc/missing")];
    let session = Session::start((80, 24), home.path(), &missing, &["new"]);
    session.wait_for("question 1 of 4");
    session.wait_for("/proc/missing/.local");
    works_unkept(session, "no such file or directory");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "and nothing is put elsewhere");
}
