//! What the answers say, as named values. Nothing here is computed: each fact stands in
//! one line of one answer, and says which.

use crate::quantity::Quantity;

/// The line of the answer a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The question, such as `scale.load`.
    pub question: String,
    /// The line of the answer, from 1.
    pub line: usize,
}

/// A value and where it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact<T> {
    /// What was said.
    pub value: T,
    /// Where.
    pub from: Source,
    /// Whether it was given as an assumption.
    pub assumed: bool,
}

/// What an operation does to the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It only looks.
    Read,
    /// It changes something while somebody waits.
    Write,
    /// Nobody waits for it.
    Background,
}

/// An operation of step 1 with what later answers say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The verb and its object: "follow a short link".
    pub name: String,
    /// Who does it.
    pub actor: String,
    /// The object alone: "a short link".
    pub object: String,
    /// Read, write or background.
    pub kind: Kind,
    /// Its latency target.
    pub latency: Option<Fact<Latency>>,
    /// How often it happens on average, per second.
    pub rate: Option<Fact<Quantity>>,
}

/// A latency target.
#[derive(Debug, Clone, PartialEq)]
pub struct Latency {
    /// Of how many requests, in percent: 50, 99, 100; none for a deadline of background work.
    pub percentile: Option<f64>,
    /// Seconds.
    pub duration: Quantity,
}

/// The worst minute.
#[derive(Debug, Clone, PartialEq)]
pub enum Peak {
    /// Times the average.
    Factor(Quantity),
    /// A rate of its own, of one operation where the answer names it.
    Rate {
        /// Per second.
        rate: Quantity,
        /// The operation it is about; none means all together.
        operation: Option<String>,
    },
}

/// How much of a record there is.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// So many a second.
    PerTime(Quantity),
    /// So many in all.
    Total(Quantity),
}

/// How long a record is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Retention {
    /// For good.
    Forever,
    /// Seconds.
    For(Quantity),
    /// Until something happens, in the user's words.
    Until(String),
}

/// A kind of record that is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its name in the user's words.
    pub name: String,
    /// Bytes each; none where the answer gives a volume a period.
    pub size: Option<Quantity>,
    /// How many; none where the answer gives a volume a period.
    pub amount: Option<Amount>,
    /// Bytes a second, where the answer gives a volume a period in place of size and count.
    pub volume: Option<Quantity>,
    /// How long it is kept.
    pub retention: Retention,
    /// Copies kept, where stated.
    pub copies: Option<f64>,
    /// Index and other overhead as a factor on the raw size, where stated.
    pub overhead: Option<f64>,
}

/// One layer that tries again.
#[derive(Debug, Clone, PartialEq)]
pub struct Retry {
    /// What is called, in the user's words; empty where the answer does not say.
    pub call: String,
    /// Seconds to wait for one attempt.
    pub timeout: Option<Quantity>,
    /// Calls in all: 3 attempts are 3, 3 retries are 4.
    pub attempts: Option<f64>,
}

/// A part that requests wait for and that can fail apart from the application.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependency {
    /// Its name in the user's words.
    pub name: String,
    /// The kind of component it was recognised as, such as `postgresql`.
    pub component: Option<String>,
    /// Its availability, where the user states one, as a ratio.
    pub availability: Option<Quantity>,
    /// The planning figure for this kind of component, as a ratio, where the user states none.
    pub planning: Option<f64>,
}

/// What one ordinary node of the store carries comfortably when it is tuned.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The kind of component: `postgresql`.
    pub component: String,
    /// The store in the user's words.
    pub name: String,
    /// Reads a second, where there is a figure.
    pub reads: Option<f64>,
    /// Writes a second, where there is a figure.
    pub writes: Option<f64>,
    /// Bytes it holds without becoming a project, where there is a figure.
    pub storage: Option<f64>,
}

/// Everything the answers say that arithmetic can use.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The operations of step 1, in their order.
    pub operations: Vec<Operation>,
    /// The availability promised, as a ratio; the strictest where several are given.
    pub availability: Option<Fact<Quantity>>,
    /// The loss allowed, in seconds, where given as time.
    pub loss: Option<Fact<Quantity>>,
    /// The time to recover, in seconds.
    pub recovery: Option<Fact<Quantity>>,
    /// Who runs it: people.
    pub people: Option<Fact<Quantity>>,
    /// The worst minute.
    pub peak: Option<Fact<Peak>>,
    /// What is stored.
    pub records: Vec<Fact<Stored>>,
    /// The share of reads that a cache answers, as a ratio.
    pub hit_rate: Option<Fact<Quantity>>,
    /// Timeouts and attempts.
    pub retries: Vec<Fact<Retry>>,
    /// The parts a request waits for.
    pub dependencies: Vec<Fact<Dependency>>,
    /// What one node of the store that the parts name first carries.
    pub node: Option<Fact<Node>>,
}
