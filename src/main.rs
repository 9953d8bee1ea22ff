//! The binary: calls the library and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    sizeup::run()
}
