//! Files that are broken, newer, linked, hostile, in the way; and surroundings that lack
//! something. Each test names the number of the promise it holds.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use sizeup::shell::store::Store;

use crate::command::{checked, err, home, out, sizeup, whole_interview};
use crate::play::Play;
use crate::pty::{Session, sessions};

/// A home with one session in it, begun line by line.
fn begun(title: &str) -> tempfile::TempDir {
    let home = home();
    sizeup(home.path(), &["new", title, "--plain"], "marketers shorten long links\nhalf\n");
    assert_eq!(sessions(home.path()).len(), 1);
    home
}

/// A shell line with the program as `$0`.
fn shell(home: &Path, line: &str) -> Output {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_sizeup")]).env_clear();
    command.env("SIZEUP_HOME", home).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command.current_dir(home).stdin(Stdio::null()).output().expect("a shell")
}

fn is_calm(output: &Output, about: &str) {
    let said = format!("{}{}", out(output), err(output));
    assert!(!said.contains("panicked") && !said.contains("a fault in sizeup"), "{about}: {said}");
    assert!(output.status.code().is_some_and(|code| code < 6), "{about}: {:?} {said}", output.status);
}

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
    let mut bom = vec![0xEF, 0xBB, 0xBF];
    bom.extend_from_slice(&whole);
    let hurt: &[(&str, Vec<u8>)] = &[
        ("a-empty", Vec::new()),
        ("b-nuls", vec![0; 4096]),
        ("c-utf", vec![0xFF, 0xFE, 0x80]),
        ("d-types", b"{\"format\": 1, \"revision\": \"x\", \"session\": []}".to_vec()),
        ("e-deep", "[".repeat(100_000).into_bytes()),
        ("f-twice", b"{\"format\": 1, \"format\": 1}".to_vec()),
        ("g-array", b"[1, 2]".to_vec()),
        ("h-number", b"{\"format\": -1}".to_vec()),
    ];
    for (name, bytes) in hurt {
        fs::write(folder.join(format!("{name}.json")), bytes).unwrap();
    }
    let big = fs::File::create(folder.join("i-big.json")).unwrap();
    big.set_len(1 << 30).unwrap();
    fs::create_dir(folder.join("j-folder.json")).unwrap();
    symlink("/etc/passwd", folder.join("k-link.json")).unwrap();
    symlink("/dev/zero", folder.join("l-device.json")).unwrap();
    assert!(
        Command::new("mkfifo").arg(folder.join("m-pipe.json")).status().is_ok_and(|status| status.success())
    );
    let names: Vec<&str> = hurt
        .iter()
        .map(|(name, _)| *name)
        .chain(["i-big", "j-folder", "k-link", "l-device", "m-pipe"])
        .collect();
    for name in &names {
        for arguments in [&["show", name][..], &["resume", name, "--plain"], &["export", name, "-o", "-"]] {
            let output = sizeup(home.path(), arguments, "x\n");
            is_calm(&output, name);
            assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", err(&output));
            assert!(!err(&output).contains("root:"), "{name}");
        }
    }
    for (name, bytes) in hurt {
        assert_eq!(&fs::read(folder.join(format!("{name}.json"))).unwrap(), bytes, "{name} is as it was");
    }
    let listed = out(&sizeup(home.path(), &["list"], ""));
    assert_eq!(listed.lines().count(), names.len() + 1, "{listed}");
    assert!(listed.contains("Short links"), "the others are listed: {listed}");
    // A byte-order mark alone harms nobody.
    fs::write(folder.join("n-bom.json"), bom).unwrap();
    assert_eq!(sizeup(home.path(), &["show", "n-bom"], "").status.code(), Some(0));
    // The screen lists them too, and opens the good one.
    let session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("Short links");
}

#[test]
fn r22_a_good_backup_is_used_and_the_broken_file_kept() {
    let home = begun("Short links");
    sizeup(
        home.path(),
        &["resume", "--plain"],
        "marketers: shorten a long link\nvisitors: follow a short link\n.\n",
    );
    let path = sessions(home.path())[0].clone();
    assert!(path.with_extension("bak").exists());
    fs::write(&path, "{ half").unwrap();
    let output =
        sizeup(home.path(), &["resume", path.file_stem().unwrap().to_str().unwrap(), "--plain"], "/quit\n");
    assert!(err(&output).contains("was damaged") && err(&output).contains(".corrupt-"), "{}", err(&output));
    let kept: Vec<_> = sessions(home.path())
        .into_iter()
        .filter(|path| path.to_string_lossy().contains(".corrupt-"))
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "{ half");
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
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
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
        // And it can be gone on with.
        let home = home();
        fs::create_dir_all(home.path().join("data/sessions")).unwrap();
        fs::copy(&path, home.path().join("data/sessions/old.json")).unwrap();
        let shown = sizeup(home.path(), &["resume", "old", "--plain"], "/quit\n");
        assert!(out(&shown).contains("Question 1 of"), "{}{}", out(&shown), err(&shown));
        assert_eq!(fs::read_to_string(home.path().join("data/sessions/old.bak")).unwrap(), text, "as it was");
        count += 1;
    }
    assert!(count >= 1);
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
    // The backup: it is replaced, not followed.
    let _ = fs::remove_file(path.with_extension("bak"));
    symlink(&victim, path.with_extension("bak")).unwrap();
    sizeup(home.path(), &["resume", &name, "--plain"], "/quit\n");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    // A linked data folder is fine.
    fs::rename(home.path().join("data"), home.path().join("elsewhere")).unwrap();
    symlink(home.path().join("elsewhere"), home.path().join("data")).unwrap();
    assert!(out(&sizeup(home.path(), &["list"], "")).contains("Short links"));
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
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left, ["data"], "no half file");
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

/// What a bad neighbour would put into every field.
const HOSTILE: &str = "a\u{1b}]52;c;cHduZWQ=\u{7}\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\r\u{8}\u{7}\u{202e}cba\u{2066}\u{200b}\u{2028}z";

#[test]
fn r30_hostile_text_steers_nothing_on_any_road() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let mut value: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let session = &mut value["session"];
    session["title"] = HOSTILE.into();
    session["answers"][0]["text"] = format!("marketers shorten long links {HOSTILE}").into();
    session["answers"][1]["text"] = HOSTILE.into();
    session["drafts"] =
        serde_json::json!({"functional.operations": {"text": HOSTILE, "line": 0, "column": 3}});
    fs::write(&path, value.to_string()).unwrap();
    fs::write(
        home.path().join("design.md"),
        format!("# {HOSTILE}\n## functional.job\nmarketers {HOSTILE}\n"),
    )
    .unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    let file = path.to_str().unwrap();
    let roads: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", name],
        &["show", name, "--json"],
        &["export", name, "-o", "-"],
        &["export", name, "-o", "-", "--format", "json"],
        &["export", name, "-o", "-", "--format", "plain"],
        &["check", "design.md"],
        &["check", "design.md", "--json"],
        &["check", file],
        &["check", file, "--json"],
        &["resume", name, "--plain"],
        &["show", HOSTILE],
        &["judge", HOSTILE],
        &["calc", HOSTILE],
        &["explain", HOSTILE],
        &[HOSTILE],
    ];
    for road in roads {
        let output = sizeup(home.path(), road, "/edit\n/outline\n/sheet\n/quit\n");
        is_calm(&output, &format!("{road:?}"));
        for stream in [out(&output), err(&output)] {
            let acts = |c: char| {
                (c.is_control() && c != '\n' && c != '\t')
                    || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}' | '\u{2028}')
            };
            assert!(!stream.chars().any(acts), "{road:?}: {stream:?}");
        }
    }
    let mut session = Session::start((80, 24), home.path(), &[], &[]);
    session.wait_for("Resume");
    session.sends_and_sees("\r", "question 2 of 4");
    for (keys, shows) in [
        ("\x1bOQ", "Outline"),
        ("\x1b", "question 2"),
        ("\x10review\r", "eview"),
        ("\x10sheet\r", "eview"),
        ("\x10export\r", "xport"),
    ] {
        session.sends_and_sees(keys, shows);
    }
    session.send("\x03");
    session.ends();
    session.is_clean();
    let written = session.written();
    for bad in ["\x1b]52", "\x1b]0", "\u{9b}", "\x07", "\u{202e}", "\u{2066}", "\u{200b}"] {
        assert!(!written.contains(bad), "{bad:?}");
    }
}

#[test]
fn r33_clocks_that_are_wrong() {
    let home = begun("Short links");
    let path = sessions(home.path())[0].clone();
    let text = fs::read_to_string(&path).unwrap();
    for year in ["1970", "2200", "0001", "9999"] {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value["session"]["started"] = format!("{year}-01-02T00:00:00Z").into();
        value["session"]["answers"][0]["at"] = format!("{year}-01-02T00:00:00Z").into();
        fs::write(&path, value.to_string()).unwrap();
        let when =
            std::time::UNIX_EPOCH + Duration::from_secs(if year == "2200" { 7_258_118_400 } else { 0 });
        fs::File::options().write(true).open(&path).unwrap().set_modified(when).unwrap();
        for arguments in
            [&["list"][..], &["list", "--json"], &["show", "short"], &["export", "short", "-o", "-"]]
        {
            let output = sizeup(home.path(), arguments, "");
            is_calm(&output, year);
            assert!(
                !out(&output).contains("-1 ") && !err(&output).contains("-1 "),
                "{year}: {}",
                out(&output)
            );
        }
    }
}

#[test]
fn r34_whatever_the_environment_lacks() {
    let home = home();
    let place = home.path().join("here");
    fs::create_dir(&place).unwrap();
    let long = "x".repeat(100_000);
    let environments: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("HOME", "relative/home")],
        vec![("HOME", "")],
        vec![("HOME", "/nonexistent/\n/x")],
        vec![("HOME", &long)],
        vec![("TERM", "")],
        vec![("TERM", "no-such-terminal"), ("LANG", "xx_YY.nonsense"), ("COLUMNS", "0"), ("LINES", "0")],
        vec![("SIZEUP_HOME", "/dev/null/x")],
        vec![("XDG_DATA_HOME", "relative"), ("HOME", "/nonexistent")],
    ];
    for variables in environments {
        for arguments in [
            &["--help"][..],
            &["--version"],
            &["where"],
            &["list"],
            &["doctor"],
            &["keys"],
            &["man"],
            &["calc", "1+1"],
            &[],
            &["new", "--plain"],
        ] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_sizeup"));
            command.args(arguments).env_clear().current_dir(&place).stdin(Stdio::null());
            command.envs(variables.iter().copied());
            // A real home is not to be written to.
            if variables.is_empty() {
                command.env("XDG_DATA_HOME", home.path().join("data"));
            }
            let output = command.output().unwrap();
            is_calm(&output, &format!("{:?} {arguments:?}", variables.first().map(|(name, _)| name)));
            assert_eq!(fs::read_dir(&place).unwrap().count(), 0, "no file in the current folder");
        }
    }
}

#[test]
fn r34_closed_streams() {
    let home = begun("Short links");
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        for command in ["list", "", "resume --plain", "--help", "new x", "export short -o -", "doctor"] {
            let output = shell(home.path(), &format!("\"$0\" {command} {closed}"));
            is_calm(&output, &format!("{command} {closed}"));
        }
    }
}

#[test]
fn r35_when_the_system_gives_little() {
    let home = begun("Short links");
    for limit in ["-n 16", "-v 300000", "-s 1024"] {
        for command in ["list", "show short", "resume --plain", "check data/sessions/*.json"] {
            let output = shell(home.path(), &format!("ulimit {limit}; \"$0\" {command}"));
            is_calm(&output, &format!("ulimit {limit}: {command}"));
        }
    }
}

#[test]
fn r32_content_that_can_not_be_used_is_named_and_left_out() {
    let home = home();
    let folder = home.path().join("config/prompts/questions");
    fs::create_dir_all(&folder).unwrap();
    let many = "[[question]]\nid = \"a.b\"\n".repeat(20_000);
    let bad: &[(&str, String)] = &[
        ("a-cut.toml", "id = ".to_owned()),
        ("b-unknown.toml", "step = \"functional\"\ntitle = \"x\"\nmood = 1\n".to_owned()),
        ("c-deep.toml", format!("x = {}", "[".repeat(50_000))),
        ("d-many.toml", many),
        ("e-large.toml", format!("x = \"{}\"", "y".repeat(2 << 20))),
        ("f-nul.toml", "\0\0".to_owned()),
    ];
    for (name, text) in bad {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::create_dir(folder.join("g-folder.toml")).unwrap();
    assert!(
        Command::new("mkfifo").arg(folder.join("h-pipe.toml")).status().is_ok_and(|status| status.success())
    );
    let start = std::time::Instant::now();
    let output = sizeup(home.path(), &["prompts", "lint"], "");
    println!("{:?}", start.elapsed());
    is_calm(&output, "lint");
    assert_eq!(output.status.code(), Some(1));
    for name in bad.iter().map(|(name, _)| *name).chain(["g-folder.toml", "h-pipe.toml"]) {
        assert!(out(&output).contains(&format!("questions/{name}")), "{name}: {}", out(&output));
    }
    let led = sizeup(home.path(), &["new", "--plain"], "marketers shorten long links\n");
    assert!(
        out(&led).contains("Question 2 of 4"),
        "the built-in content is used: {}{}",
        out(&led),
        err(&led)
    );
}

#[test]
fn f50_line_by_line_what_stays_unsaved_is_told_by_the_exit_code() {
    let home = home();
    fs::create_dir_all(home.path().join("data")).unwrap();
    fs::write(home.path().join("data/sessions"), "in the way").unwrap();
    let led = sizeup(home.path(), &["new", "--plain"], "marketers shorten long links\n");
    assert_eq!(led.status.code(), Some(5), "{}", err(&led));
    assert!(
        err(&led).contains("Progress will not be kept") && err(&led).contains("NOT SAVED"),
        "{}",
        err(&led)
    );
    assert!(out(&led).contains("Question 2 of 4"), "it still works");
}

/// The endings of all files that hold a text.
fn walk(folder: &Path, found: &mut Vec<String>, marker: &str) {
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, found, marker);
        } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(marker) {
            found.push(path.extension().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
}

#[test]
fn r37_what_is_typed_stands_in_the_session_alone() {
    let home = home();
    let marker = "zebrafinch";
    sizeup(home.path(), &["new", "--plain"], &format!("marketers shorten {marker} links\nfast {marker}\n"));
    let mut found = Vec::new();
    walk(home.path(), &mut found, marker);
    found.sort();
    found.dedup();
    assert!(found.iter().all(|ending| ending == "json" || ending == "bak"), "{found:?}");
    assert!(!out(&sizeup(home.path(), &["doctor"], "")).contains(marker));
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
