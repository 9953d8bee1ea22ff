//! Content as types: questions, scripts and lexicons. Pure: text of files in, a
//! [`Library`] and [`Complaint`]s out. Reading the files is the shell's business,
//! judging with them the gate's.

mod capacity;
mod figures;
mod forms;
mod isolation;
mod lexicon;
mod library;
mod parse;
mod question;
mod script;
mod simplicity;
mod step;

pub use capacity::{
    Capacity, Ceiling, Comfort, Component, Failure, Latencies, Limit, Origin, Reason, Simpler, Sla, Variant,
};
pub use figures::of_figures;
pub use forms::Form;
pub use isolation::{Anomaly, Database, Isolation, Level, Prevents};
pub use lexicon::{Entry, Hit, Inflect, Lexicon, Lexicons};
pub use library::{Chapter, Library};
pub use parse::{Complaint, SourceFile, parse};
pub use question::{Needs, Question, Shape, SlotText};
pub use script::{Ask, Script};
pub use simplicity::{Instead, Machinery, Simplicity, Threshold, compares};
pub use step::Step;
