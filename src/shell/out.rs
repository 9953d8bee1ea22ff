//! Data to standard output, talk to standard error. A reader that went away (`| head`) is
//! no trouble: the rest is not written, quietly.

use std::io::{self, ErrorKind, Write};

use super::trouble::{Exit, reason};
use crate::text::visible;

/// Writes data to standard output. Where that can't take it, as on a full disk, half of it
/// is worth nothing: it is said, and the program ends as not done.
pub fn data(text: &str) {
    if let Err(error) = put(&mut io::stdout().lock(), text) {
        say(&format!("sizeup: Can't write to standard output: {}.", reason(&error)));
        std::process::exit(Exit::Blocked as i32);
    }
}

/// Writes a line of data to standard output.
pub fn line(text: &str) {
    data(&format!("{text}\n"));
}

/// Says something to the person, on standard error. Control characters are shown, not sent.
pub fn say(text: &str) {
    // Where that can't be written, nowhere is left to say it; the exit code has to do.
    let _ = put(&mut io::stderr().lock(), &format!("{}\n", visible(text)));
}

fn put(out: &mut impl Write, text: &str) -> io::Result<()> {
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
