//! Somebody whom the permissions of files bind, also where the tests run as the superuser.

use std::os::unix::fs::chown;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::geteuid;

/// The number of somebody who owns nothing.
const NOBODY: u32 = 65_534;

/// The words before a command that is run by somebody whom permissions bind. None, and a
/// sentence, where that can't be had.
pub(crate) fn bound() -> Option<Vec<String>> {
    if !geteuid().is_root() {
        return Some(Vec::new());
    }
    let nobody = NOBODY.to_string();
    let words = ["/usr/bin/setpriv", "--reuid", &nobody, "--regid", &nobody, "--clear-groups"];
    let mut tried = Command::new(words[0]);
    tried.args(&words[1..]).args([env!("CARGO_BIN_EXE_sizeup"), "--version"]).stdout(Stdio::null());
    if tried.status().is_ok_and(|status| status.success()) {
        return Some(words.map(str::to_owned).to_vec());
    }
    println!("nobody here whom permissions bind: setpriv is missing, or the program is out of reach");
    None
}

/// Gives a folder and everything in it to that somebody.
pub(crate) fn give(path: &Path) {
    if !geteuid().is_root() {
        return;
    }
    chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            give(&entry.path());
        } else {
            std::os::unix::fs::lchown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
}

/// The words of a command of ours, run by that somebody.
pub(crate) fn words<'a>(bound: &'a [String], args: &[&'a str]) -> Vec<&'a str> {
    let mut words: Vec<&str> = bound.iter().map(String::as_str).collect();
    words.push(env!("CARGO_BIN_EXE_sizeup"));
    words.extend(args);
    words
}
