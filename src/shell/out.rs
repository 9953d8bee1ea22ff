//! Data to standard output, talk to standard error. A reader that went away (`| head`) is
//! no trouble: the rest is not written, quietly.

use std::io::{self, ErrorKind, Write};

use crate::text::visible;

/// Writes data to standard output.
pub fn data(text: &str) {
    put(&mut io::stdout().lock(), text);
}

/// Writes a line of data to standard output.
pub fn line(text: &str) {
    data(&format!("{text}\n"));
}

/// Says something to the person, on standard error. Control characters are shown, not sent.
pub fn say(text: &str) {
    put(&mut io::stderr().lock(), &format!("{}\n", visible(text)));
}

fn put(out: &mut impl Write, text: &str) {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            // Nowhere is left to say it; the exit code of the caller has to do.
        }
        _ => {}
    }
}

/// JSON on one or more lines with characters that would steer a terminal written as escapes.
#[must_use]
pub fn json(value: &serde_json::Value, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    crate::text::escape_json(&text.unwrap_or_default())
}
