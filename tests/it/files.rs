//! Names, links, permissions and exports: what may be written, where, and who may read it.
//! Each test names the number of the promise it holds.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::bound::{bound, give, words};
use crate::command::{alone, err, fed, home, out, sizeup};
use crate::pty::{Session, sessions};

/// A home with one session in it, begun line by line.
pub(crate) fn begun(title: &str) -> tempfile::TempDir {
    let home = home();
    sizeup(home.path(), &["new", title, "--plain"], "marketers shorten long links\nhalf\n");
    assert_eq!(sessions(home.path()).len(), 1);
    home
}

/// A shell line with the program as `$0`.
pub(crate) fn shell(home: &Path, line: &str) -> Output {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_sizeup")]).env_clear();
    command.env("SIZEUP_HOME", home).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command.current_dir(home).stdin(Stdio::null()).output().expect("a shell")
}

pub(crate) fn is_calm(output: &Output, about: &str) {
    let said = format!("{}{}", out(output), err(output));
    assert!(!said.contains("panicked") && !said.contains("a fault in sizeup"), "{about}: {said}");
    assert!(output.status.code().is_some_and(|code| code < 6), "{about}: {:?} {said}", output.status);
}

#[test]
fn r26_a_name_is_only_shown() {
    let long = "x".repeat(300);
    let names = [
        "../x",
        "/etc/x",
        "a/b",
        "..",
        "",
        &long,
        "CON",
        "nul.txt",
        "x.",
        " x",
        "-rf",
        "a\nb",
        "a\u{1b}[31mb",
        "a\u{202E}b",
        "e\u{301}",
        "\u{e9}",
        "Twin",
        "twin",
    ];
    let home = home();
    for name in names {
        let output = sizeup(home.path(), &["new", "--plain", "--", name], "marketers shorten long links\n");
        is_calm(&output, name);
        assert!(err(&output).contains("Saved in "), "{name:?}: {}", err(&output));
    }
    let files = sessions(home.path());
    assert_eq!(files.len(), names.len());
    for path in &files {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            name.len() < 80
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c)),
            "{name}"
        );
    }
    let mut above: Vec<String> = fs::read_dir(home.path())
        .unwrap()
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    above.sort();
    assert_eq!(above, ["data"], "nothing outside");
}

#[test]
fn r27_no_link_is_written_through() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let victim = home.path().join("victim");
    fs::write(&victim, "mine").unwrap();
    // The lock.
    fs::remove_file(path.with_extension("lock")).unwrap();
    symlink(&victim, path.with_extension("lock")).unwrap();
    let output = sizeup(home.path(), &["resume", &name, "--plain"], "x\n");
    assert!(err(&output).contains("no ordinary file"), "{}", err(&output));
    fs::remove_file(path.with_extension("lock")).unwrap();
    // The export target.
    symlink(&victim, home.path().join("out.md")).unwrap();
    let output = sizeup(home.path(), &["export", &name, "-o", "out.md", "--force"], "");
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains("it is a folder, a link or a device"), "{}", err(&output));
    assert!(home.path().join("out.md").is_symlink());
    // The backup: it is replaced, not followed.
    let _ = fs::remove_file(path.with_extension("bak"));
    symlink(&victim, path.with_extension("bak")).unwrap();
    sizeup(home.path(), &["resume", &name, "--plain"], "/quit\n");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    assert!(path.with_extension("bak").symlink_metadata().is_ok_and(|data| data.is_file()), "it is replaced");
    // The session.
    let kept = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    symlink(&victim, &path).unwrap();
    let output = sizeup(home.path(), &["resume", &name, "--plain"], "x\n");
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert!(err(&output).contains("it is a link or no ordinary file"), "{}", err(&output));
    fs::remove_file(&path).unwrap();
    fs::write(&path, kept).unwrap();
    // A file on its way: it is swept away, itself and not what it leads to.
    let beside = path.with_file_name(format!(".sizeup-{name}=aaaa.tmp"));
    symlink(&victim, &beside).unwrap();
    sizeup(home.path(), &["resume", &name, "--plain"], "x\n");
    assert!(beside.symlink_metadata().is_err());
    // The mark that the welcome was shown, which leads nowhere yet.
    let mark = home.path().join("data/welcomed");
    let _ = fs::remove_file(&mark);
    symlink(home.path().join("made"), &mark).unwrap();
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("The full interview");
    session.send("\x03");
    session.ends();
    assert!(!home.path().join("made").exists() && mark.is_symlink());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    // A linked data folder is fine.
    fs::rename(home.path().join("data"), home.path().join("elsewhere")).unwrap();
    symlink(home.path().join("elsewhere"), home.path().join("data")).unwrap();
    assert!(out(&sizeup(home.path(), &["list"], "")).contains("Short links"));
    let led =
        sizeup(home.path(), &["resume", &name, "--plain"], "visitors follow a link\nvisitors leave\n.\n");
    assert!(!err(&led).contains("NOT SAVED"), "{}", err(&led));
    let kept = fs::read_to_string(home.path().join("elsewhere/sessions").join(path.file_name().unwrap()));
    assert!(kept.unwrap().contains("visitors follow a link"));
}

#[test]
fn r28_only_the_owner_reads_whatever_the_mask() {
    for mask in ["000", "077"] {
        let home = home();
        shell(home.path(), &format!("umask {mask}; echo 'marketers shorten links' | \"$0\" new --plain x"));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = home.path().join("data/sessions");
        assert_eq!(mode(&folder), 0o700, "umask {mask}");
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            assert_eq!(mode(&entry.path()), 0o600, "{} under {mask}", entry.path().display());
        }
        // The full screen, in a home of its own.
        let of_screen = crate::command::home();
        let line = format!("umask {mask}; exec \"$0\"");
        let program = env!("CARGO_BIN_EXE_sizeup");
        let mut session = Session::run((80, 24), of_screen.path(), &[], &["/bin/sh", "-c", &line, program]);
        session.wait_for("The full interview");
        session.sends_and_sees("\r", "question 1 of 4");
        session.sends_and_sees("marketers shorten long links", "long links");
        session.wait_kept("long links");
        session.sends_and_sees("\r", "question 2 of 4");
        session.send("\x03");
        session.ends();
        let data = of_screen.path().join("data");
        assert_eq!((mode(&data), mode(&data.join("sessions"))), (0o700, 0o700), "umask {mask}");
        let files = fs::read_dir(data.join("sessions")).unwrap().flatten().map(|entry| entry.path());
        let files: Vec<_> = files.chain([data.join("welcomed")]).collect();
        for ending in ["json", "bak", "lock"] {
            assert!(files.iter().any(|path| path.extension().is_some_and(|e| e == ending)), "{files:?}");
        }
        for path in &files {
            assert_eq!(mode(path), 0o600, "{} under {mask}", path.display());
        }
        // One that others can read is closed again.
        let path = sessions(home.path())[0].clone();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(out(&sizeup(home.path(), &["doctor"], "")).contains("others too"));
        sizeup(home.path(), &["resume", "--plain"], "/quit\n");
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
    }
}

#[test]
fn r29_an_export_is_whole_or_not_there() {
    let home = begun("Short links");
    let lines: &[(&str, i32, &str)] = &[
        ("\"$0\" export short -o - > /dev/full", 1, "no space"),
        ("\"$0\" list > /dev/full", 1, "no space"),
        ("echo '{\"expr\": \"1 + 1\"}' | \"$0\" calc --jsonl > /dev/full", 1, "no space"),
        ("\"$0\" export short -o .", 1, "folder"),
        ("\"$0\" export short -o /dev/full", 1, "device"),
        ("\"$0\" export short -o no/such/folder/x.md", 1, "no such file"),
        ("ulimit -f 0; \"$0\" export short -o cut.md", 1, "too large"),
    ];
    for (line, code, says) in lines {
        let output = shell(home.path(), line);
        is_calm(&output, line);
        assert_eq!(output.status.code(), Some(*code), "{line}: {}", err(&output));
        assert!(err(&output).to_lowercase().contains(says), "{line}: {}", err(&output));
    }
    assert!(!home.path().join("cut.md").exists());
    // What is there is replaced only where that is asked for, and then whole.
    fs::write(home.path().join("mine.md"), "mine").unwrap();
    let refused = sizeup(home.path(), &["export", "short", "-o", "mine.md"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("a file of that name is there") && err(&refused).contains("--force"));
    assert_eq!(fs::read_to_string(home.path().join("mine.md")).unwrap(), "mine");
    shell(home.path(), "ulimit -f 0; \"$0\" export short -o mine.md --force");
    assert_eq!(fs::read_to_string(home.path().join("mine.md")).unwrap(), "mine", "not even half of it");
    assert_eq!(
        sizeup(home.path(), &["export", "short", "-o", "mine.md", "--force"], "").status.code(),
        Some(0)
    );
    assert!(fs::read_to_string(home.path().join("mine.md")).unwrap().starts_with("# Short links"));
    fs::remove_file(home.path().join("mine.md")).unwrap();
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left, ["data"], "no half file");
    // Where one may not write.
    if let Some(bound) = bound() {
        let closed = home.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::write(closed.join("there.md"), "mine").unwrap();
        give(home.path());
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        for arguments in [
            &["export", "short", "-o", "closed/x.md"][..],
            &["export", "short", "-o", "closed/there.md", "--force"],
        ] {
            let output = fed(&mut alone(home.path(), &words(&bound, arguments)), "");
            is_calm(&output, arguments[3]);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", err(&output));
            assert!(err(&output).contains("permission denied"), "{arguments:?}: {}", err(&output));
        }
        assert_eq!(fs::read_to_string(closed.join("there.md")).unwrap(), "mine");
        assert_eq!(fs::read_dir(&closed).unwrap().count(), 1, "no half file");
    }
    for line in [
        "\"$0\" list | head -c 0",
        "\"$0\" export short -o - | true",
        "\"$0\" keys | head -1",
        "\"$0\" --help | true",
    ] {
        let output = shell(home.path(), line);
        is_calm(&output, line);
        assert_eq!(err(&output), "", "{line}");
    }
}
