//! The command line: names and flags that people script against, and where each goes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::commands;
use super::folders::Folders;
use super::out;
use super::settings::{self, Settings};
use super::trouble::{Exit, Trouble};

const EXAMPLES: &str = "Examples:
  sizeup                              begin, or go on where you left
  sizeup new \"Short links\"            a new interview
  sizeup check design.md              judge a design written as Markdown";

const WHERE: &str =
    "Answers stay on this machine, in the folder that \"sizeup where\" prints; nothing is sent anywhere.
Exit codes: 0 done or left by will, 1 not done or something blocks, 2 usage, 3 data unreadable
or newer, 4 session open elsewhere, 5 not saved.";

/// A guided system-design interview that goes on only when an answer is concrete.
#[derive(Debug, Parser)]
#[command(name = "sizeup", version, before_help = EXAMPLES, after_help = WHERE, max_term_width = 80)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    global: Global,
}

/// Flags that every command takes.
#[allow(clippy::struct_excessive_bools)] // each is a flag, and they are independent
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Line by line instead of full screen (also ACCESSIBLE=1)
    #[arg(long, global = true)]
    pub plain: bool,
    /// Draw with ASCII only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Let the wheel of the mouse scroll (selecting text then wants Shift)
    #[arg(long, global = true)]
    pub mouse: bool,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Keep sessions below this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Take questions, scripts and word lists of your own from this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub prompts: Option<PathBuf>,
    /// Say nothing that was not asked for
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// What the person's own file of settings says.
    #[arg(skip)]
    pub settings: Settings,
    /// What can't be used of it, in sentences.
    #[arg(skip)]
    pub complaints: Vec<String>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Unless `NO_COLOR` is set or the terminal has none.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a new interview
    New {
        /// What you are designing
        title: Option<String>,
        /// The five-minute script: scale, consistency, database gone
        #[arg(long)]
        preflight: bool,
        /// Begin with the answers of a report, a design written by hand, or a session file
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
    /// Go on with a session (without a name: the newest unfinished one)
    Resume {
        /// Its id, title, or how one of them begins
        session: Option<String>,
        /// From the preflight into the full interview; every answer is kept
        #[arg(long)]
        full: bool,
        /// Only to read it, also while it is open elsewhere
        #[arg(long, conflicts_with = "full")]
        look: bool,
        /// Go on in a copy of it, also while it is open elsewhere
        #[arg(long, conflicts_with_all = ["full", "look"])]
        copy: bool,
    },
    /// Show your sessions
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Show what a session holds: answers, numbers
    Show {
        /// Its id, title, or how one of them begins
        session: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the report of a session
    Export {
        /// Its id, title, or how one of them begins
        session: String,
        /// markdown, html, json or plain
        #[arg(long, default_value = "markdown")]
        format: String,
        /// Where to (- for standard output; without it: a file named after the session, here)
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace a file that is there
        #[arg(long)]
        force: bool,
        /// Add attempts and the time each step took
        #[arg(long)]
        history: bool,
    },
    /// What changed from one design to another: answers, numbers, objections, verdicts
    Compare {
        /// A session, or a file
        #[arg(value_name = "SESSION|FILE")]
        before: String,
        /// A session, or a file
        #[arg(value_name = "SESSION|FILE")]
        after: String,
        /// plain, markdown, html or json
        #[arg(long, default_value = "plain")]
        format: String,
    },
    /// Judge designs: Markdown files, session files, or - for standard input
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Go on behind an answer that does not pass
        #[arg(long)]
        lenient: bool,
        /// Say findings as annotations of a GitHub workflow
        #[arg(long, conflicts_with = "json")]
        annotate: bool,
    },
    /// Judge one answer from standard input, or many with --jsonl
    Judge {
        /// The question, such as numbers.latency
        #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
        question: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// One case a line in, one verdict a line out
        #[arg(long)]
        jsonl: bool,
        /// An operation the answer must cover (may be repeated)
        #[arg(long = "operation", value_name = "NAME")]
        operations: Vec<String>,
        /// A dependency the answer must cover (may be repeated)
        #[arg(long = "dependency", value_name = "NAME")]
        dependencies: Vec<String>,
    },
    /// Compute with units: sizeup calc '10k/day * 500 B in GB/year'
    Calc {
        /// The expression
        #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl", allow_hyphen_values = true)]
        expr: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// One expression a line in, one result a line out
        #[arg(long)]
        jsonl: bool,
    },
    /// What happens while a dependency is gone: who waits, gives up, is served
    Outage(commands::outage::Given),
    /// Explain a question, slot, check, formula, rule or component (without a name: list them)
    Explain {
        /// Its id
        id: Option<String>,
    },
    /// The content: judge it, list it, copy it out to edit it
    Prompts {
        #[command(subcommand)]
        action: commands::prompts::Action,
    },
    /// Show the keys
    Keys {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print where answers and settings are kept
    Where,
    /// Print what a report of a fault needs: versions, sizes, variables; nothing you typed
    Doctor,
    /// Print the completions for a shell: bash, zsh, fish, powershell, elvish
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Runs the program: what `main` calls.
#[must_use]
pub fn run() -> ExitCode {
    // A file-size limit is a full disk like any other: told by the write, not by dying.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render().to_string();
            if error.use_stderr() {
                out::say(text.trim_end());
                return Exit::Usage.into();
            }
            out::data(&text);
            return Exit::Done.into();
        }
    };
    match dispatch(cli) {
        Ok(exit) => exit.into(),
        Err(error) => {
            out::say(&format!("sizeup: {error:#}"));
            // Whatever is no trouble in our own words could not be done all the same.
            error.downcast_ref::<Trouble>().map_or(Exit::Blocked, |trouble| trouble.exit).into()
        }
    }
}

fn dispatch(mut cli: Cli) -> anyhow::Result<Exit> {
    set_up(&mut cli.global);
    let leads =
        matches!(cli.command, None | Some(Command::New { .. } | Command::Resume { .. } | Command::Doctor));
    for complaint in cli.global.complaints.iter().filter(|_| leads) {
        out::say(complaint);
    }
    let global = &cli.global;
    let exit = match cli.command {
        None => commands::interview::home(global),
        Some(Command::New { title, preflight, from }) => {
            commands::interview::new(global, title, preflight, from.as_deref())
        }
        Some(Command::Resume { session, full, look, copy }) => {
            let how = match (full, look, copy) {
                (true, ..) => commands::interview::How::Full,
                (_, true, _) => commands::interview::How::Look,
                (.., true) => commands::interview::How::Copied,
                _ => commands::interview::How::AsItIs,
            };
            commands::interview::resume(global, session.as_deref(), how)
        }
        Some(Command::List { json }) => commands::sessions::list(global, json),
        Some(Command::Show { session, json }) => commands::sessions::show(global, &session, json),
        Some(Command::Export { session, format, output, force, history }) => {
            commands::export::run(global, &session, &format, output.as_deref(), force, history)
        }
        Some(Command::Compare { before, after, format }) => {
            commands::compare::run(global, &before, &after, &format)
        }
        Some(Command::Check { files, json, lenient, annotate }) => {
            let how = match (json, annotate) {
                (true, _) => commands::check::How::Json,
                (_, true) => commands::check::How::Annotations,
                _ => commands::check::How::Words,
            };
            commands::check::run(global, &files, how, lenient)
        }
        Some(Command::Judge { question, json, jsonl: _, operations, dependencies }) => match question {
            Some(question) => commands::judge::one(global, &question, &operations, &dependencies, json),
            None => commands::judge::many(global),
        },
        Some(Command::Calc { expr, json, jsonl: _ }) => match expr {
            Some(expr) => commands::calc::one(&expr, json),
            None => commands::calc::many(),
        },
        Some(Command::Outage(given)) => commands::outage::run(&given),
        Some(Command::Explain { id }) => commands::explain::run(global, id.as_deref()),
        Some(Command::Prompts { action }) => commands::prompts::run(global, action),
        Some(Command::Keys { json }) => commands::keys::run(global, json),
        Some(Command::Where) => commands::sessions::where_(global),
        Some(Command::Doctor) => commands::doctor::run(global),
        Some(Command::Completions { shell }) => commands::manual::completions(shell),
        Some(Command::Man) => commands::manual::man(),
    };
    Ok(exit?)
}

/// Reads the person's own settings.
fn set_up(global: &mut Global) {
    let Ok(folders) = Folders::find(global.data_dir.clone()) else { return };
    (global.settings, global.complaints) = settings::load(&folders.settings());
    global.quiet |= global.settings.quiet;
}
