//! A question that is put aside until something is found out. It opens nothing: the
//! question stays the one being asked, with the note beside it.

use jiff::Timestamp;

use super::{Interview, Reason};

impl Interview {
    /// Puts the question being asked aside, with a note on what is to be found out first.
    /// Gives the question; none where every answer is concrete.
    pub fn park(&mut self, note: &str, now: Timestamp) -> Option<String> {
        let question = self.now_asking()?.id.clone();
        self.record.parked.insert(question.clone(), Reason::new(note, now));
        Some(question)
    }

    /// The note on a question that was put aside, for as long as its answer does not pass.
    #[must_use]
    pub fn parked(&self, question: &str) -> Option<&str> {
        let open = self.asked(question).is_some_and(|asked| !asked.passes());
        self.record.parked.get(question).filter(|_| open).map(|note| note.text.as_str())
    }
}
