//! skeleton
pub mod text;
/// run
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
