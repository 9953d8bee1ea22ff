//! Files that are broken, newer, older or cut off: nothing is lost that could be read, and
//! nothing is written over what could not. Each test names the number of the promise it holds.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use sizeup::shell::store::Store;

use crate::command::{checked, err, home, out, sizeup, whole_interview};
use crate::files::{begun, is_calm};
use crate::play::Play;
use crate::pty::{LOAD, Session, sessions};

/// How long a broken file may hold anybody up.
const AT_ONCE: Duration = Duration::from_secs(1);

#[test]
fn r22_cut_and_flipped_at_every_byte() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let whole = fs::read(&path).unwrap();
    let folder = home.path().join("hurt");
    fs::create_dir_all(&folder).unwrap();
    let store = Store::at(folder.clone());
    let hurt = folder.join("hurt.json");
    let tries = |bytes: &[u8], about: String| {
        fs::write(&hurt, bytes).unwrap();
        let opened = store.open("hurt");
        assert_eq!(fs::read(&hurt).unwrap(), bytes, "{about}: opening changes nothing");
        // What is not as it was written is said to be.
        if let Ok(opened) = opened {
            assert!(opened.notice.is_some() || bytes.trim_ascii() == whole.trim_ascii(), "{about}");
        }
        for path in fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.path()) {
            if path != hurt {
                fs::remove_file(path).unwrap();
            }
        }
    };
    for at in 0..whole.len() {
        tries(&whole[..at], format!("cut at {at}"));
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        // Who wrote it is not covered by the checksum; nothing hangs on it.
        let by = String::from_utf8_lossy(&whole).find("\"written_by\"").unwrap();
        if !(by..by + 40).contains(&at) {
            tries(&flipped, format!("flipped at {at}"));
        }
    }
}

#[test]
fn r22_broken_in_every_other_way() {
    let home = begun("Short links");
    let folder = home.path().join("data/sessions");
    let whole = fs::read(&sessions(home.path())[0]).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let with = |more: &str| text.replacen('{', &format!("{{{more},"), 1).into_bytes();
    let mut bom = vec![0xEF, 0xBB, 0xBF];
    bom.extend_from_slice(&whole);
    let mut wrong = whole.clone();
    let letter = text.find("marketers").unwrap();
    wrong[letter] = 0xFF;
    let hurt: &[(&str, Vec<u8>, &str)] = &[
        ("a-empty", Vec::new(), "it is not whole JSON (EOF while parsing"),
        ("b-nuls", vec![0; 4096], "it is not whole JSON (expected value at line 1"),
        ("c-utf", vec![0xFF, 0xFE, 0x80], "it is not text in UTF-8"),
        ("d-utf", wrong, "it is not text in UTF-8"),
        (
            "e-types",
            b"{\"format\": 1, \"revision\": \"x\", \"session\": []}".to_vec(),
            "a field is not as it should be (invalid type: string \"x\", expected u64)",
        ),
        ("f-deep", "[".repeat(100_000).into_bytes(), "recursion limit"),
        ("g-deep", with(&format!("\"x\": {}{}", "[".repeat(129), "]".repeat(129))), "recursion limit"),
        ("h-twice", b"{\"format\": 1, \"format\": 1}".to_vec(), "a field is not as it should be"),
        ("j-array", b"[1, 2]".to_vec(), "it has no \"format\" number, so it is not a session"),
        ("k-number", b"{\"format\": -1}".to_vec(), "it has no \"format\" number, so it is not a session"),
        ("l-spaces", vec![b' '; 1 << 20], "it is not whole JSON (EOF while parsing"),
    ];
    for (name, bytes, _) in hurt {
        fs::write(folder.join(format!("{name}.json")), bytes).unwrap();
    }
    let mut says: Vec<(&str, &str)> = hurt.iter().map(|(name, _, says)| (*name, *says)).collect();
    let big = fs::File::create(folder.join("m-big.json")).unwrap();
    big.set_len(1 << 30).unwrap();
    fs::create_dir(folder.join("n-folder.json")).unwrap();
    symlink("/etc/passwd", folder.join("o-link.json")).unwrap();
    symlink("/dev/zero", folder.join("p-device.json")).unwrap();
    symlink("nowhere", folder.join("q-nowhere.json")).unwrap();
    assert!(
        Command::new("mkfifo").arg(folder.join("r-pipe.json")).status().is_ok_and(|status| status.success())
    );
    says.push(("m-big", "it has 1024 MiB and no session is above 16"));
    says.extend(
        ["n-folder", "o-link", "p-device", "q-nowhere", "r-pipe"].map(|name| (name, "no ordinary file")),
    );
    // One that never ends, itself and no link to it; not everybody may make one.
    let made = Command::new("mknod").arg(folder.join("s-endless.json")).args(["c", "1", "5"]).output();
    if made.is_ok_and(|made| made.status.success()) {
        says.push(("s-endless", "no ordinary file"));
    } else {
        println!("no device may be made here");
    }
    for (name, says) in &says {
        for arguments in [
            &["show", name][..],
            &["resume", name, "--plain"],
            &["resume", name, "--copy", "--plain"],
            &["export", name, "-o", "-"],
        ] {
            let start = Instant::now();
            let output = sizeup(home.path(), arguments, "x\n");
            assert!(start.elapsed() < LOAD * AT_ONCE, "{arguments:?}: {:?}", start.elapsed());
            is_calm(&output, name);
            assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", err(&output));
            assert!(err(&output).contains(says), "{arguments:?}: {}", err(&output));
            assert!(!err(&output).contains("root:"), "{name}");
        }
    }
    for (name, bytes, _) in hurt {
        assert_eq!(&fs::read(folder.join(format!("{name}.json"))).unwrap(), bytes, "{name} is as it was");
    }
    let start = Instant::now();
    let listed = out(&sizeup(home.path(), &["list"], ""));
    assert!(start.elapsed() < LOAD * AT_ONCE, "{:?}", start.elapsed());
    assert_eq!(listed.lines().count(), says.len() + 1, "{listed}");
    for (name, why) in &says {
        let row = listed.lines().find(|row| row.starts_with(name)).unwrap();
        assert!(row.contains("can't be opened: ") && row.contains(why), "{row}");
    }
    assert!(listed.contains("Short links"), "the others are listed: {listed}");
    // A byte-order mark alone harms nobody.
    fs::write(folder.join("t-bom.json"), bom).unwrap();
    assert_eq!(sizeup(home.path(), &["show", "t-bom"], "").status.code(), Some(0));
    // The screen lists them too, says of one why it does not open, and opens the good one.
    let mut session = Session::start((80, 60), home.path(), &[], &[]);
    session.wait_for("> Resume Short links");
    session.wait_for_words("b-nuls it is not whole JSON");
    session.sends_and_sees("\r", "question 2 of 4");
}

#[test]
fn r22_a_key_that_stands_twice_hides_nothing() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let whole = fs::read_to_string(&path).unwrap();
    let title = "\"title\": \"Short links\"";
    assert!(whole.contains(title));
    for twice in
        [format!("{title}, \"title\": \"Long links\""), format!("\"title\": \"Long links\", {title}")]
    {
        let text = whole.replace(title, &twice);
        fs::write(&path, &text).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let led = sizeup(home.path(), &["resume", name, "--plain"], "/quit\n");
        is_calm(&led, &twice);
        // Either it is read as it was written by us, or it is said that it is not.
        let as_written = out(&led).contains("Short links. Every answer is saved");
        assert!(as_written || err(&led).contains("changed outside sizeup"), "{twice}: {}", err(&led));
        if !as_written {
            let kept = fs::read_dir(path.parent().unwrap()).unwrap().flatten().map(|entry| entry.path());
            let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains(".conflict-")).collect();
            assert_eq!(kept.len(), 1);
            assert_eq!(fs::read_to_string(&kept[0]).unwrap(), text, "as it was found");
        }
    }
}

/// A home with a session of which there is a backup, from before its second answer.
fn with_backup() -> (tempfile::TempDir, PathBuf) {
    let home = begun("Short links");
    sizeup(
        home.path(),
        &["resume", "--plain"],
        "marketers: shorten a long link\nvisitors: follow a short link\n.\n",
    );
    let path = sessions(home.path())[0].clone();
    assert!(path.with_extension("bak").exists());
    (home, path)
}

fn kept_aside(home: &Path) -> Vec<PathBuf> {
    sessions(home).into_iter().filter(|path| path.to_string_lossy().contains(".corrupt-")).collect()
}

#[test]
fn r22_a_good_backup_is_used_and_the_broken_file_kept() {
    let (home, path) = with_backup();
    let backup = fs::read_to_string(path.with_extension("bak")).unwrap();
    fs::write(&path, "{ half").unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    let output = sizeup(home.path(), &["resume", name, "--plain"], "/quit\n");
    let said = err(&output);
    let kept = kept_aside(home.path());
    assert_eq!(kept.len(), 1);
    // Both paths are said.
    for part in ["was damaged", path.to_str().unwrap(), kept[0].to_str().unwrap(), ".bak"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "{ half");
    // What goes on is what the backup holds.
    let now = sizeup::saved::read(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(now.record.entries, sizeup::saved::read(&backup).unwrap().record.entries);
}

#[test]
fn r22_a_broken_file_with_a_good_backup_is_offered_like_any_other() {
    let (home, path) = with_backup();
    for broken in ["", "{ half", "\0\0\0"] {
        fs::write(&path, broken).unwrap();
        let listed = out(&sizeup(home.path(), &["list"], ""));
        assert!(listed.contains("Short links") && !listed.contains("can't be opened"), "{listed}");
        let choices = Session::start((80, 24), home.path(), &[], &["--plain"]);
        choices.wait_for("1. Resume Short links");
        let screen = Session::start((80, 24), home.path(), &[], &[]);
        screen.wait_for("> Resume Short links");
        assert_eq!(fs::read_to_string(&path).unwrap(), broken, "nothing is touched by looking");
    }
    // Asked for by no name, on the screen: it opens, and says from where.
    let mut session = Session::start((80, 40), home.path(), &[], &["resume"]);
    session.wait_for_words("This is the state before the last answer");
    session.send("\x03");
    assert!(session.ends().success());
    assert_eq!(kept_aside(home.path()).len(), 1);
}

/// What a save that was killed just before its last step leaves behind: a file on its way,
/// with this in it.
fn on_its_way(path: &Path, letters: &str, text: &str) -> PathBuf {
    let id = path.file_stem().unwrap().to_str().unwrap();
    let beside = path.with_file_name(format!(".sizeup-{id}={letters}.tmp"));
    fs::write(&beside, text).unwrap();
    beside
}

/// A home with a session, and the session as it is and as one more draft would make it.
fn interrupted() -> (tempfile::TempDir, PathBuf, String, String) {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let before = fs::read_to_string(&path).unwrap();
    let opened = sizeup::saved::read(&before).unwrap();
    let mut record = opened.record;
    let draft = sizeup::interview::Draft { text: "visitors follow a link".to_owned(), cursor: (0, 0) };
    record.drafts.insert("functional.operations".to_owned(), draft);
    let after = sizeup::saved::write(&record, opened.revision + 1, &opened.unknown);
    (home, path, before, after)
}

const COMPLETED: &str =
    "The last save was cut off just before its end; it is completed, and nothing is missing.";

#[test]
fn r22_a_save_that_was_cut_off_before_its_last_step_is_completed_and_that_is_said() {
    for plain in [true, false] {
        let (home, path, before, after) = interrupted();
        let beside = on_its_way(&path, "aaaa", &after);
        let older = on_its_way(&path, "bbbb", &before);
        let arguments = if plain { &["resume", "--plain"][..] } else { &["resume"] };
        let mut session = Session::start((80, 24), home.path(), &[], arguments);
        session.wait_for_words(COMPLETED);
        if plain {
            session.sends_and_sees("/edit\r", "Line 1: visitors follow a link");
        } else {
            session.wait_for("│ visitors follow a link ");
        }
        assert!(fs::read_to_string(&path).unwrap().contains("visitors follow a link"));
        assert_eq!(fs::read_to_string(path.with_extension("bak")).unwrap(), before, "as it was");
        assert!(!beside.exists() && !older.exists(), "nothing is left on its way");
    }
}

#[test]
fn r22_what_a_killed_save_left_in_pieces_or_long_ago_is_swept_away_and_nothing_else() {
    let (home, path, before, after) = interrupted();
    let other = sizeup::saved::read(&after).map(|opened| {
        let record = sizeup::interview::Record { id: "another".to_owned(), ..opened.record };
        sizeup::saved::write(&record, opened.revision + 5, &opened.unknown)
    });
    let swept = [
        on_its_way(&path, "half", &after[..after.len() / 2]),
        on_its_way(&path, "none", ""),
        on_its_way(&path, "bent", &after.replace("visitors follow", "nobody follows")),
        on_its_way(&path, "same", &before),
        on_its_way(&path, "other", &other.unwrap()),
    ];
    // Of another session: it may be on its way right now, unless it is a day old.
    let of_another = path.with_file_name(".sizeup-another=aaaa.tmp");
    let long_ago = path.with_file_name(".sizeup-another=bbbb.tmp");
    let mine = path.with_file_name("notes.tmp");
    for path in [&of_another, &long_ago, &mine] {
        fs::write(path, &after).unwrap();
    }
    let yesterday = std::time::SystemTime::now() - Duration::from_hours(25);
    for path in [&long_ago, &mine] {
        fs::File::options().write(true).open(path).unwrap().set_modified(yesterday).unwrap();
    }
    let led = sizeup(home.path(), &["resume", "--plain"], "/edit\n/quit\n");
    assert!(!err(&led).contains("cut off"), "{}", err(&led));
    assert!(!out(&led).contains("follow"), "{}", out(&led));
    for path in swept.iter().chain([&long_ago]) {
        assert!(!path.exists(), "{}", path.display());
    }
    assert!(of_another.exists() && mine.exists());
}

#[test]
fn r23_a_newer_file_is_left_as_it_is() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let newer = fs::read_to_string(&path).unwrap().replace("\"format\": 1", "\"format\": 2");
    fs::write(&path, &newer).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    for arguments in [&["show", name][..], &["resume", name, "--plain"], &["export", name, "-o", "-"]] {
        let output = sizeup(home.path(), arguments, "x\n");
        assert_eq!(output.status.code(), Some(3));
        assert!(err(&output).contains("newer sizeup"), "{}", err(&output));
        assert_eq!(fs::read_to_string(&path).unwrap(), newer, "{arguments:?}");
        let known = out(&output).contains("marketers shorten long links");
        assert_eq!(known, arguments[0] != "resume", "what is understood of it can be read: {arguments:?}");
    }
    // On the screen it is offered to be read, and nothing more.
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("a newer sizeup wrote it");
    session.send("\x1b[B\x1b[B\x1b[B\r");
    session.wait_for("> Look at it");
    assert!(!session.screen().contains("Go on in a copy"), "{}", session.screen());
    session.sends_and_sees("\r", "LOOKING");
    session.sends_and_sees("x", "You are only looking");
    session.send("\x03");
    assert!(session.ends().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn r24_files_of_every_version_ever_released_open() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved");
    let mut count = 0;
    let files = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let text = fs::read_to_string(&path).unwrap();
        let opened = sizeup::saved::read(&text).unwrap_or_else(|why| panic!("{}: {why:?}", path.display()));
        assert!(opened.untouched, "{}: the checksum still agrees", path.display());
        assert_eq!(opened.record.title, "Short links");
        assert_eq!(
            opened.record.answer("functional.job").unwrap(),
            "marketers turn a long URL into a short one"
        );
        assert_eq!(opened.record.drafts["numbers.latency"].text, "follow a short link: p99 < ");
        assert_eq!(opened.record.entries.len(), 4);
        // What this version does not know goes on with the file.
        let written = sizeup::saved::write(&opened.record, opened.revision + 1, &opened.unknown);
        assert!(written.contains("\"mood\": \"calm\""), "{written}");
        // And its report is the same as then; UPDATE_SAVED=1 writes those that are kept here.
        let home = home();
        fs::create_dir_all(home.path().join("data/sessions")).unwrap();
        fs::copy(&path, home.path().join("data/sessions/old.json")).unwrap();
        let report = out(&sizeup(home.path(), &["export", "old", "-o", "-"], ""));
        let kept = path.with_extension("md");
        if std::env::var_os("UPDATE_SAVED").is_some() {
            fs::write(&kept, &report).unwrap();
        }
        assert_eq!(report, fs::read_to_string(&kept).unwrap(), "{}", kept.display());
        // And it can be gone on with.
        let shown = sizeup(home.path(), &["resume", "old", "--plain"], "/quit\n");
        assert!(out(&shown).contains("Question 1 of"), "{}{}", out(&shown), err(&shown));
        assert_eq!(fs::read_to_string(home.path().join("data/sessions/old.bak")).unwrap(), text, "as it was");
        count += 1;
    }
    assert!(count >= 1);
}

#[test]
fn f40_the_plain_interface_and_the_screen_come_to_the_same() {
    let plain = home();
    sizeup(plain.path(), &["new", "Short links", "--plain"], &whole_interview());
    let of_plain = sessions(plain.path())[0].clone();
    let mut screen = Play::interview(80, 24);
    let library = crate::library::library();
    while let Some(question) =
        screen.model.interview().unwrap().now_asking().map(|question| question.id.clone())
    {
        let good = library.question(&question).unwrap().good.trim().to_owned();
        screen.clear().tell(sizeup::app::Msg::Paste(good)).press("<enter>");
    }
    screen.model.open.as_mut().unwrap().interview.rename("Short links");
    let record = screen.model.record().unwrap();
    let of_screen = plain.path().join("screen.json");
    fs::write(&of_screen, sizeup::saved::write(&record, 1, &sizeup::saved::Unknown::default())).unwrap();
    let mut one = checked(plain.path(), of_plain.to_str().unwrap());
    let other = checked(plain.path(), of_screen.to_str().unwrap());
    one["file"] = other["file"].clone();
    assert_eq!(one, other);
}
