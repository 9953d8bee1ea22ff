//! The system calls of a run, as strace tells them: asked for here, read here.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// Calls that only look, or only concern a descriptor: nothing on disk is another after them.
const LOOKS: &[&str] = &[
    "access",
    "chdir",
    "close",
    "dup",
    "execve",
    "faccessat",
    "fadvise64",
    "fcntl",
    "fstat",
    "fstatat",
    "getcwd",
    "getdents",
    "ioctl",
    "lseek",
    "lstat",
    "mmap",
    "newfstatat",
    "poll",
    "ppoll",
    "pread64",
    "read",
    "readlink",
    "readv",
    "stat",
    "statfs",
    "statx",
];

/// One call to the kernel.
#[derive(Debug)]
pub(crate) struct Call {
    /// The thread that made it; 0 where only one is watched.
    pub(crate) thread: u32,
    pub(crate) name: String,
    /// What stands between the brackets.
    pub(crate) args: String,
    /// What stands behind the equals sign; nothing where it never came back.
    pub(crate) result: String,
}

impl Call {
    /// Whether the fault was one that was asked for.
    pub(crate) fn injected(&self) -> bool {
        self.result.ends_with("(INJECTED)")
    }

    /// The error it ended with, such as `EIO`.
    pub(crate) fn error(&self) -> Option<&str> {
        self.result.strip_prefix("-1 ")?.split(' ').next()
    }

    /// Whether nothing on disk is another after it, whatever its result.
    pub(crate) fn only_looks(&self) -> bool {
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        let reads = || self.name != "creat" && !writes.iter().any(|way| self.args.contains(way));
        // The 64s and 2s are the same calls with other arguments.
        let name = self.name.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = |known: &&str| [self.name.as_str(), name, name.trim_end_matches("at")].contains(known);
        if self.opens() { reads() } else { LOOKS.iter().any(known) }
    }

    /// Whether it opens a file by its name.
    pub(crate) fn opens(&self) -> bool {
        ["open", "openat", "openat2", "creat"].contains(&self.name.as_str())
    }

    /// The file behind the descriptor it is about, where it begins with one.
    pub(crate) fn file(&self) -> Option<&Path> {
        let number = self.args.trim_start_matches(|c: char| c.is_ascii_digit());
        (number.len() < self.args.len()).then_some(())?;
        number.strip_prefix('<')?.split('>').next().map(Path::new)
    }

    /// The paths it names, whole and without detours.
    pub(crate) fn paths(&self, here: &Path) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let mut base = here.to_owned();
        for arg in self.args.split(", ") {
            if let Some(path) = arg.strip_prefix('"').and_then(|rest| rest.rsplit_once('"')) {
                paths.push(straight(&base.join(path.0)));
            } else if let Some(folder) = arg.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')) {
                // What is relative is so to the folder that was named before.
                base = PathBuf::from(folder);
            }
        }
        paths
    }
}

/// A path without `.` and `..`.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = straight.pop(),
            Component::CurDir => {}
            part => straight.push(part),
        }
    }
    straight
}

/// What strace wrote, in the order in which the calls began.
fn read(text: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let (thread, rest) = match line.split_once(' ') {
            Some((thread, rest)) if thread.bytes().all(|b| b.is_ascii_digit()) => (thread, rest.trim_start()),
            _ => ("0", line),
        };
        let thread = thread.parse().unwrap();
        if let Some((_, end)) = rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            let begun = |call: &&mut Call| call.thread == thread && call.result.is_empty();
            let call = calls.iter_mut().rev().find(begun).unwrap_or_else(|| panic!("{line}"));
            ended(call, end);
        } else if let Some((name, rest)) = rest.split_once('(')
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        {
            let mut call = Call { thread, name: name.to_owned(), args: String::new(), result: String::new() };
            match rest.strip_suffix("<unfinished ...>") {
                Some(begun) => begun.trim_end().clone_into(&mut call.args),
                None => ended(&mut call, rest),
            }
            calls.push(call);
        }
    }
    calls
}

fn ended(call: &mut Call, rest: &str) {
    let (args, result) = rest.rsplit_once(" = ").unwrap_or((rest, "?"));
    call.args += args.trim_end().trim_end_matches(')');
    result.trim().clone_into(&mut call.result);
}

/// A run under strace that is still to be made, and what it wrote afterwards.
pub(crate) struct Strace {
    folder: tempfile::TempDir,
    program: PathBuf,
}

impl Strace {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), program: tool("strace") }
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("calls")
    }

    /// The words that run `sizeup` with every thread and child of it watched.
    pub(crate) fn words(&self, options: &[&str], args: &[&str]) -> Vec<String> {
        let log = self.log();
        let mut words = vec![self.program.to_str().unwrap(), "-f", "-y", "-qq", "-s", "300"];
        words.extend(["-e", "signal=none", "-o", log.to_str().unwrap()]);
        words.extend(options);
        words.push(env!("CARGO_BIN_EXE_sizeup"));
        words.extend(args);
        words.into_iter().map(str::to_owned).collect()
    }

    /// The calls that were watched.
    pub(crate) fn calls(&self) -> Vec<Call> {
        read(&fs::read_to_string(self.log()).unwrap())
    }

    /// Watches one thread that runs already. None where the system does not permit that to
    /// somebody who did not start it.
    pub(crate) fn attach(self, thread: u32, options: &[&str]) -> Option<Attached> {
        let mut command = Command::new(&self.program);
        command.args(["-y", "-s", "300", "-e", "signal=none"]).arg("-o").arg(self.log());
        command.args(options).args(["-p", &thread.to_string()]);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        // From this line on no call of that thread goes by unseen.
        let said = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let attached = said.inspect(|line| println!("{line}")).any(|line| line.ends_with(" attached"));
        if !attached {
            child.wait().unwrap();
        }
        attached.then_some(Attached { strace: self, child })
    }
}

/// A thread that is watched.
pub(crate) struct Attached {
    strace: Strace,
    child: Child,
}

impl Attached {
    /// Lets go of it, where it still runs; and what it did meanwhile.
    pub(crate) fn ends(mut self) -> Vec<Call> {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        if self.child.try_wait().unwrap().is_none() {
            kill_process(pid, Signal::TERM).unwrap();
        }
        self.child.wait().unwrap();
        self.strace.calls()
    }
}

/// Where a tool of the system lies.
pub(crate) fn tool(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed"))
}

/// The thread of a process that goes by a name.
pub(crate) fn thread_named(process: u32, name: &str) -> Option<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).ok()?.flatten();
    tasks
        .filter(|task| fs::read_to_string(task.path().join("comm")).is_ok_and(|comm| comm.trim_end() == name))
        .find_map(|task| task.file_name().to_str()?.parse().ok())
}

/// The steps of every save, each with the error it ended with: what a thread does to a file
/// on its way, to the session and to their folder, from one file on its way to the next.
pub(crate) fn saves(calls: &[Call], session: &Path) -> Vec<Vec<String>> {
    let folder = session.parent().unwrap();
    let mut saves = Vec::new();
    let created = |call: &&Call| call.opens() && call.args.contains(".sizeup-") && !call.only_looks();
    let Some(saver) = calls.iter().find(created).map(|call| call.thread) else { return saves };
    let mut beside = PathBuf::new();
    for call in calls {
        let paths = call.paths(folder);
        let first = paths.first().map(PathBuf::as_path);
        if created(&call) {
            assert_eq!(call.thread, saver, "one thread alone saves: {call:?}");
            assert_eq!(first.and_then(Path::parent), Some(folder), "in the same folder: {call:?}");
            let anew = call.args.contains("O_CREAT|O_EXCL") && call.args.ends_with(", 0600");
            saves.push(vec![
                if anew { "create" } else { "create what may be there or others may read" }.into(),
            ]);
            beside.clone_from(&paths[0]);
            continue;
        }
        let at = |path: &Path| call.file() == Some(path) || paths.iter().any(|named| named == path);
        let about = at(&beside) || at(session) || at(folder);
        if saves.is_empty() || call.thread != saver || !about {
            continue;
        }
        // The one before is kept under a second name by that same thread.
        let backup = session.with_extension("bak");
        let name = match call.name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "write" if at(&beside) => "write",
            "fsync" if at(&beside) => "sync",
            "rename" | "renameat" if paths == [beside.as_path(), session] => "rename",
            "unlink" | "unlinkat" if at(&beside) => "remove",
            "link" | "linkat" if paths == [session, backup.as_path()] => continue,
            "open" | "openat" if call.only_looks() && at(folder) => "open the folder",
            "fsync" if at(folder) => "sync the folder",
            _ if call.only_looks() => continue,
            other => other,
        };
        let step = [Some(name), call.error()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let save = saves.last_mut().unwrap();
        if save.last() != Some(&step) {
            save.push(step);
        }
    }
    saves
}

/// A save that went well.
pub(crate) const WHOLE: &[&str] =
    &["create", "write", "sync", "rename", "open the folder", "sync the folder"];

/// How often a session was saved.
pub(crate) fn revision(session: &Path) -> u64 {
    let kept: serde_json::Value = serde_json::from_str(&fs::read_to_string(session).unwrap()).unwrap();
    kept["revision"].as_u64().unwrap()
}

/// Every save since that revision took all steps in order, none was made unseen, and no thread
/// did anything to the session itself but to rename over it and to keep a second name for it.
#[track_caller]
pub(crate) fn saved_in_order(calls: &[Call], session: &Path, before: u64, at_least: usize) {
    let saves = saves(calls, session);
    for (nth, save) in saves.iter().enumerate() {
        assert_eq!(save, WHOLE, "save {nth} of {}", saves.len());
    }
    assert_eq!(revision(session) - before, saves.len() as u64, "each save counts up by one");
    assert!(saves.len() >= at_least, "{} saves", saves.len());
    for call in calls.iter().filter(|call| !call.only_looks()) {
        let harmless = call.name.starts_with("rename") || call.name.starts_with("link");
        assert!(harmless || !call.paths(session).iter().any(|path| path == session), "{call:?}");
    }
}

/// The programs that were executed, with their words and ourselves left out: the only thing
/// done beyond the process. The one socket there may be is the nameless pair through which a
/// signal wakes a thread of ours; it leads nowhere.
#[track_caller]
pub(crate) fn children(calls: &[Call]) -> Vec<&str> {
    let mut pair = String::new();
    let mut programs = Vec::new();
    let mut processes = 0;
    for call in calls {
        let name = call.name.as_str();
        let over_the_pair = || {
            call.args.split_once('>').is_some_and(|(socket, _)| {
                let socket = socket.trim_start_matches(|c: char| c.is_ascii_digit());
                socket.starts_with("<socket:[") && pair.contains(socket)
            })
        };
        match name {
            // What is looked for in vain along the path is none.
            "execve" | "execveat" if call.error().is_some() => {}
            "execve" | "execveat" => programs.push(call.args.as_str()),
            "clone" | "clone3" if call.args.contains("CLONE_THREAD") => {}
            "clone" | "clone3" | "fork" | "vfork" => processes += 1,
            "exit" | "exit_group" | "wait4" | "waitid" => {}
            "socketpair" if call.args.starts_with("AF_UNIX, ") => pair += &call.args,
            _ if over_the_pair() => {}
            _ => panic!("it reaches out: {call:?}"),
        }
    }
    assert!(programs[0].contains(env!("CARGO_BIN_EXE_sizeup")), "{programs:?}");
    programs.remove(0);
    assert_eq!(processes, programs.len(), "each child executes one program: {programs:?}");
    programs
}

#[test]
fn calls_are_put_together_from_their_halves() {
    let calls = read(
        "7  openat(AT_FDCWD</a/b>, \"../c\", O_RDWR|O_CREAT|O_EXCL, 0600 <unfinished ...>\n\
         12 fsync(3</a/b/d>)         = -1 EIO (Input/output error) (INJECTED)\n\
         7  <... openat resumed>)    = 4</a/c>\n\
         7  +++ exited with 0 +++\n",
    );
    let [opens, syncs] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!((opens.thread, opens.result.as_str(), opens.error()), (7, "4</a/c>", None));
    assert_eq!(opens.paths(Path::new("/")), [Path::new("/a/c")]);
    assert!(opens.opens() && !opens.only_looks() && !opens.injected());
    assert_eq!((syncs.file(), syncs.error()), (Some(Path::new("/a/b/d")), Some("EIO")));
    assert!(syncs.injected() && !syncs.only_looks());
}
