//! skeleton
pub mod app;
pub mod cross;
pub mod editor;
pub mod estimate;
pub mod gate;
pub mod interview;
pub mod keys;
pub mod outage;
pub mod prompts;
pub mod prose;
pub mod quantity;
pub mod report;
pub mod saved;
pub mod screens;
pub mod shell;
pub mod text;
pub mod widgets;
/// run
#[must_use]
pub fn run() -> std::process::ExitCode {
    shell::cli::run()
}
