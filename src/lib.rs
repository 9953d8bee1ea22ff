//! skeleton
pub mod estimate;
pub mod gate;
pub mod interview;
pub mod prompts;
pub mod quantity;
pub mod report;
pub mod saved;
pub mod shell;
pub mod text;
/// run
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
