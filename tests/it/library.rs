//! The content that is built in, parsed once for all tests.

use std::sync::{Arc, LazyLock};

use sizeup::interview::{Interview, Record};
use sizeup::prompts::{Library, parse};
use sizeup::shell::content;

static BUILT_IN: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let (library, complaints) = parse(&content::built_in());
    assert_eq!(complaints, [], "the built-in content has something to complain about");
    Arc::new(library)
});

/// The built-in content.
pub(crate) fn library() -> Arc<Library> {
    Arc::clone(&BUILT_IN)
}

/// An interview with nothing answered.
pub(crate) fn fresh(script: &str) -> Interview {
    let record = Record::new("2026-11-25-test-aaaa", "Short links", script, now());
    Interview::resume(library(), record).expect("the script is built in")
}

/// The moment at which all tests happen.
pub(crate) fn now() -> jiff::Timestamp {
    "2026-11-25T10:00:00Z".parse().expect("a timestamp")
}
