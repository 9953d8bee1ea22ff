//! Data to standard output, talk to standard error. A reader that went away (`| head`) is
//! no trouble: the rest is not written, quietly.

use std::io::{self, BufRead as _, ErrorKind, Write};

use super::trouble::{Exit, reason};
use crate::text::{Visible, visible};

/// Writes data to standard output. What would steer a terminal is shown, not sent, wherever
/// the text came from. Where the output can't take it, as on a full disk, half of it is worth
/// nothing: it is said, and the program ends as not done.
pub fn data(text: &str) {
    if let Err(error) = put(&mut io::stdout().lock(), &visible(text)) {
        not_written(&error);
    }
}

fn not_written(error: &io::Error) -> ! {
    say(&format!("sizeup: Can't write to standard output: {}.", reason(error)));
    std::process::exit(Exit::Blocked as i32);
}

/// Writes a line of data to standard output.
pub fn line(text: &str) {
    data(&format!("{text}\n"));
}

/// Says something to the person, on standard error. Control characters are shown, not sent.
pub fn say(text: &str) {
    // Where that can't be written, nowhere is left to say it; the exit code has to do.
    let _ = put(&mut io::stderr().lock(), &visible(&format!("{text}\n")));
}

/// Answers one line of standard input at a time. What was answered goes out when no more
/// input waits, so that both a file and a program on the other side are served at once.
pub fn answer_lines(answer: impl FnMut(&str) -> Option<String>) {
    match serve(answer) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => not_written(&error),
        // A reader that went away is no trouble.
        _ => {}
    }
}

fn serve(mut answer: impl FnMut(&str) -> Option<String>) -> io::Result<()> {
    let mut input = io::BufReader::with_capacity(64 * 1024, io::stdin().lock());
    let mut out = io::BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return out.flush(),
            Ok(_) => {}
        }
        let text = String::from_utf8_lossy(&line);
        if let Some(answered) = answer(text.trim_end_matches(['\n', '\r'])) {
            writeln!(out, "{answered}")?;
        }
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
}

fn put(out: &mut impl Write, text: &Visible<'_>) -> io::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// JSON on one or more lines with characters that would steer a terminal written as escapes.
#[must_use]
pub fn json(value: &serde_json::Value, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    crate::text::escape_json(&text.unwrap_or_default())
}
