//! The strict interview. The [`Record`] holds what a person typed, and when; everything
//! else (verdicts, position, sheet) is derived from it by [`stand`], so nothing that is
//! stored, pressed or edited can skip a question.

mod example;
mod machine;
mod objected;
mod outcome;
mod parked;
mod rechecked;
mod record;
mod refusal;
mod standing;
mod title;

pub use machine::Interview;
pub use objected::Objected;
pub use outcome::{Outcome, Preview};
pub use record::{Draft, Entry, Reason, Record};
pub use refusal::{Gap, Refusal, understood};
pub use standing::{Asked, Standing, stand};
pub use title::UNTITLED;
