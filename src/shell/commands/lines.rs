//! An interview line by line, from the list of what can be done to the last word.

use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::super::cli::Global;
use super::super::desk::session_path;
use super::super::out;
use super::super::plain::{Choice, End, Keep, Plain, choose};
use super::super::saver::{Saver, Urgency};
use super::super::signals::die_of;
use super::super::store::OpenedSession;
use super::super::trouble::{Exit, Trouble};
use super::interview::create;
use super::sessions::{open, place};
use super::{library, store};
use crate::cross::Severity;
use crate::interview::{Interview, Record, UNTITLED};
use crate::report::{Format, compose, render};
use crate::text::ago;

/// How long leaving waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether somebody sits there who can be asked.
pub(super) fn person() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// The first line of the plain interface: what turned it on.
pub(super) fn greet(why_on: &str) {
    out::line(&format!("sizeup plain interface (on by {why_on})."));
}

/// What a choice leads to.
enum Road {
    Resume(String),
    New(String),
    Example,
    Leave,
}

/// The list of what can be done, the unfinished interview first.
pub(super) fn home(global: &Global) -> Result<Exit, Trouble> {
    let (roads, choices): (Vec<Road>, Vec<Choice>) = roads(global)?.into_iter().unzip();
    loop {
        let Ok(chosen) = choose(&mut stdin().lock(), &mut stdout().lock(), &choices) else {
            return Ok(Exit::Done);
        };
        match chosen.and_then(|nth| roads.get(nth)) {
            Some(Road::Resume(id)) => return lead(global, store(global)?.open(id)?),
            Some(Road::New(script)) => return lead(global, create(global, UNTITLED, script)?),
            Some(Road::Example) => {
                if let Some(example) = Interview::example(library(global), "interview", Timestamp::now()) {
                    out::line("A worked example. Nothing of it is saved.");
                    out::data(&render(&compose(&example), Format::Plain));
                }
            }
            Some(Road::Leave) | None => return Ok(Exit::Done),
        }
    }
}

fn roads(global: &Global) -> Result<Vec<(Road, Choice)>, Trouble> {
    let library = library(global);
    let now = Timestamp::now();
    let choice = |name: String, about: String| Choice { name, about };
    let mut unfinished = Vec::new();
    let mut finished = Vec::new();
    for one in store(global)?.list()? {
        let Some(interview) = one.record.ok().and_then(|it| Interview::resume(library.clone(), it)) else {
            continue;
        };
        let title = interview.record().title.replace('\n', " ");
        let about =
            format!("{}, saved {}.", place(&interview).words, ago(now.duration_since(one.changed).as_secs()));
        let list = if interview.finished() { &mut finished } else { &mut unfinished };
        list.push((Road::Resume(one.id), choice(format!("Resume {title}"), about)));
    }
    let mut unfinished = unfinished.into_iter();
    let mut roads: Vec<(Road, Choice)> = unfinished.next().into_iter().collect();
    for script in &library.scripts {
        let name = format!("New: {} ({} min)", script.title, script.minutes);
        roads.push((Road::New(script.id.clone()), choice(name, script.about.clone())));
    }
    if library.script("interview").is_some() {
        let about = "All answers of a finished one; nothing is saved.".to_owned();
        roads.push((Road::Example, choice("See a worked example".to_owned(), about)));
    }
    roads.extend(unfinished);
    roads.extend(finished);
    roads.push((Road::Leave, choice("Leave".to_owned(), String::new())));
    Ok(roads)
}

/// Ctrl-C and its like end a plain interview at once, but not before everything is on disk.
fn save_before_dying(saver: &Arc<Saver>) {
    let saver = Arc::clone(saver);
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT]) else { return };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = saver.flush(Duration::from_secs(1));
            // Behind the prompt that was being answered the shell has its own.
            if person() {
                out::say("");
            }
            die_of(signal);
        }
    });
}

/// The saver, and where it keeps the session now.
struct Kept {
    saver: Arc<Saver>,
    place: Arc<Mutex<PathBuf>>,
}

impl Keep for Kept {
    fn save(&mut self, record: &Record, urgency: Urgency) {
        self.saver.save(record.clone(), urgency, 0);
    }

    fn save_as(&mut self, record: &Record, path: &str) -> String {
        match self.saver.move_to(record.clone(), session_path(path), PATIENCE) {
            Ok(moved) => {
                if let Ok(mut place) = self.place.lock() {
                    *place = moved.to;
                }
                moved.words
            }
            Err(trouble) => trouble.to_string(),
        }
    }
}

/// Leads an interview line by line.
pub(super) fn lead(global: &Global, opened: OpenedSession) -> Result<Exit, Trouble> {
    let OpenedSession { record, file, notice, unkept: _ } = opened;
    if let Some(notice) = notice {
        out::say(&notice);
    }
    let place = Arc::new(Mutex::new(file.path().to_owned()));
    let moved_to = Arc::clone(&place);
    let mut interview = open(library(global), record)?;
    let saver = Arc::new(Saver::start(file, move |_, result| match result {
        Ok(None) => {}
        Ok(Some(moved)) => {
            out::say(&moved.words);
            if let Ok(mut place) = moved_to.lock() {
                *place = moved.to;
            }
        }
        Err(trouble) => out::say(&format!("NOT SAVED. {trouble}")),
    })?);
    save_before_dying(&saver);
    let mut kept = Kept { saver: Arc::clone(&saver), place: Arc::clone(&place) };
    let plain = Plain::new(stdin().lock(), stdout().lock(), person());
    let end = plain.run(&mut interview, &mut kept, Timestamp::now);
    saver.flush(PATIENCE)?;
    drop(kept);
    drop(saver);
    let exit = how_it_ended(end, &interview);
    if !global.quiet {
        let path = place.lock().map(|place| place.clone()).unwrap_or_default();
        let name = store(global)?.name_of(&path);
        out::say(&format!("Saved in {}", path.display()));
        let next = if exit == Exit::Done && interview.finished() { "export" } else { "resume" };
        out::say(&format!("sizeup {next} {name}"));
        if next == "export" && interview.record().script == "preflight" {
            out::say(&format!("sizeup resume {name} --full goes on into the full interview."));
        }
    }
    Ok(exit)
}

/// Says why it ended before its end, and what that is to a script.
fn how_it_ended(end: std::io::Result<End>, interview: &Interview) -> Exit {
    match end {
        // Where the reader went away everything is saved all the same.
        Ok(End::Finished) | Err(_) => Exit::Done,
        Ok(End::Stopped(question)) => {
            out::say(&format!("Stopped at {question}: the answer is not concrete yet."));
            Exit::Blocked
        }
        Ok(End::Contradicted) => {
            let rules: Vec<&str> = interview
                .objections()
                .filter(|it| it.open() && it.objection.severity == Severity::Contradiction)
                .map(|it| it.objection.rule)
                .collect();
            out::say(&format!("A contradiction is open: {}.", rules.join(", ")));
            if person() { Exit::Done } else { Exit::Blocked }
        }
        Ok(End::Left) if person() => Exit::Done,
        Ok(End::Left) => {
            let at = interview.now_asking().map(|question| question.id.clone()).unwrap_or_default();
            out::say(&format!("The input ended at {at}."));
            Exit::Blocked
        }
    }
}
