//! `sizeup`, `new`, `resume`: an interview, on the full screen or line by line.

use std::env;
use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::super::cli::Global;
use super::super::out;
use super::super::plain::{End, Plain};
use super::super::saver::Saver;
use super::super::signals::die_of;
use super::super::store::{OpenedSession, new_id};
use super::super::trouble::{Exit, Trouble};
use super::design;
use super::sessions::open;
use super::{library, store};
use crate::cross::Severity;
use crate::interview::{Interview, Record};
use crate::text::clean;

/// What an interview is called until it is given a name.
const UNNAMED: &str = "Untitled design";

/// The home screen; line by line, the newest unfinished session or a new one.
pub fn home(global: &Global) -> Result<Exit, Trouble> {
    match plain(global)? {
        Some(why_on) => match newest_unfinished(global)? {
            Some(id) => lead(global, store(global)?.open(&id)?, &why_on),
            None => begin(global, UNNAMED, "interview", &why_on),
        },
        None => super::super::run::home(global),
    }
}

/// Begins a new interview, with the answers of a file where one is named.
pub fn new(
    global: &Global,
    title: Option<String>,
    preflight: bool,
    from: Option<&Path>,
) -> Result<Exit, Trouble> {
    let title = title.map(|title| one_line(&title)).filter(|title| !title.is_empty());
    let plain = plain(global)?;
    let opened = if let Some(path) = from {
        taken_from(global, path, title, preflight)?
    } else {
        let script = if preflight { "preflight" } else { "interview" };
        create(global, title.as_deref().unwrap_or(UNNAMED), script)?
    };
    match plain {
        Some(why_on) => lead(global, opened, &why_on),
        None => super::super::run::session(global, opened),
    }
}

/// A session with the answers of a file. What they are worth is judged as if they had been
/// typed, so it stands at the first one that does not pass.
fn taken_from(
    global: &Global,
    path: &Path,
    title: Option<String>,
    preflight: bool,
) -> Result<OpenedSession, Trouble> {
    let library = library(global);
    let mut design = design::read(&library, path)?;
    if preflight {
        "preflight".clone_into(&mut design.script);
    }
    let title = title.unwrap_or_else(|| one_line(&design.title));
    let title = if title.is_empty() { UNNAMED.to_owned() } else { title };
    let now = Timestamp::now();
    let script = design.script(&library)?;
    let mut opened = store(global)?.create(design.record(script, &new_id(&title, now), &title, now))?;
    // Nothing is typed yet, but there is something to lose.
    opened.file.save(&opened.record, false)?;
    Ok(opened)
}

/// A title without what would steer a terminal, on one line.
fn one_line(title: &str) -> String {
    clean(title).text.replace('\n', " ").trim().to_owned()
}

/// Goes on with a session; under the full script where that is asked for.
pub fn resume(global: &Global, session: Option<&str>, full: bool) -> Result<Exit, Trouble> {
    let why_on = plain(global)?;
    let store = store(global)?;
    let id = match session {
        Some(name) => store.find(name)?,
        None => newest_unfinished(global)?.ok_or_else(|| {
            Trouble::new(
                Exit::Blocked,
                "Nothing to go on with",
                "no session is unfinished",
                "\"sizeup new\" begins one.",
            )
        })?,
    };
    let mut opened = store.open(&id)?;
    if full {
        "interview".clone_into(&mut opened.record.script);
    }
    match why_on {
        Some(why_on) => lead(global, opened, &why_on),
        None => super::super::run::session(global, opened),
    }
}

/// Whether to go line by line, and what said so. Never guessed from what runs beside us.
fn plain(global: &Global) -> Result<Option<String>, Trouble> {
    let accessible = env::var("ACCESSIBLE").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"));
    let why = if global.plain {
        Some("flag")
    } else if accessible {
        Some("environment")
    } else if global.settings.plain {
        Some("config")
    } else if env::var("TERM").is_ok_and(|term| term == "dumb") {
        Some("terminal")
    } else {
        None
    };
    if why.is_none() && !(stdin().is_terminal() && stdout().is_terminal()) {
        return Err(Trouble::new(
            Exit::Usage,
            "No terminal to draw on",
            "standard input or output is a file or a pipe",
            "Use --plain to go line by line.",
        ));
    }
    Ok(why.map(str::to_owned))
}

fn create(global: &Global, title: &str, script: &str) -> Result<OpenedSession, Trouble> {
    let now = Timestamp::now();
    store(global)?.create(Record::new(&new_id(title, now), title, script, now))
}

fn begin(global: &Global, title: &str, script: &str, why_on: &str) -> Result<Exit, Trouble> {
    lead(global, create(global, title, script)?, why_on)
}

fn newest_unfinished(global: &Global) -> Result<Option<String>, Trouble> {
    let library = library(global);
    let unfinished =
        |record: Record| Interview::resume(library.clone(), record).is_some_and(|it| !it.finished());
    let listed = store(global)?.list();
    Ok(listed
        .into_iter()
        .find(|item| item.record.as_ref().is_ok_and(|r| unfinished(r.clone())))
        .map(|item| item.id))
}

/// Ctrl-C and its like end a plain interview at once, but not before everything is on disk.
fn save_before_dying(saver: &Arc<Saver>) {
    let saver = Arc::clone(saver);
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT]) else { return };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = saver.flush(Duration::from_secs(1));
            die_of(signal);
        }
    });
}

/// Leads an interview line by line.
fn lead(global: &Global, opened: OpenedSession, why_on: &str) -> Result<Exit, Trouble> {
    let OpenedSession { record, file, notice } = opened;
    if let Some(notice) = notice {
        out::say(&notice);
    }
    let id = record.id.clone();
    let place = Arc::new(Mutex::new(file.path().to_owned()));
    let moved_to = Arc::clone(&place);
    let mut interview = open(library(global), record)?;
    let saver = Saver::start(file, move |_, result| match result {
        Ok(None) => {}
        Ok(Some(moved)) => {
            out::say(&moved.words);
            if let Ok(mut place) = moved_to.lock() {
                *place = moved.to;
            }
        }
        Err(trouble) => out::say(&format!("NOT SAVED. {trouble}")),
    });
    let saver = Arc::new(saver);
    save_before_dying(&saver);
    let person = stdin().is_terminal() && stderr().is_terminal();
    let plain = Plain::new(stdin().lock(), stdout().lock(), person);
    let end = plain.run(
        &mut interview,
        why_on,
        |record, urgency| saver.save(record.clone(), urgency, 0),
        Timestamp::now,
    );
    saver.flush(Duration::from_secs(5))?;
    drop(saver);
    let exit = match end {
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
            if person { Exit::Done } else { Exit::Blocked }
        }
        Ok(End::Left) if person => Exit::Done,
        Ok(End::Left) => {
            let at = interview.now_asking().map(|question| question.id.clone()).unwrap_or_default();
            out::say(&format!("The input ended at {at}."));
            Exit::Blocked
        }
    };
    if !global.quiet {
        let path = place.lock().map(|place| place.clone()).unwrap_or_default();
        let id = path.file_stem().map_or(id, |stem| stem.to_string_lossy().into_owned());
        out::say(&format!("Saved in {}", path.display()));
        let next = if exit == Exit::Done && interview.finished() { "export" } else { "resume" };
        out::say(&format!("sizeup {next} {id}"));
        if next == "export" && interview.record().script == "preflight" {
            out::say(&format!("sizeup resume {id} --full goes on into the full interview."));
        }
    }
    Ok(exit)
}
