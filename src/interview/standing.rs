//! Where an interview stands, derived from the answers alone.

use crate::cross::{Curveball, Design, Given, Objection, curveballs, examine, praise};
use crate::estimate::{Fact, Facts, Node, Sheet, sheet};
use crate::gate::{Case, Item, Verdict, gather, judge};
use crate::prompts::{Ask, Library, Question, Script, Shape};

/// Asked for when the parts name nothing that can fail apart from the application.
const DATA_STORE: &str = "the data store";

/// One question of the script with the judgement of its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The id of the question.
    pub question: String,
    /// The answer that counts, where there is one.
    pub answer: Option<String>,
    /// Its judgement, where there is an answer.
    pub verdict: Option<Verdict>,
    /// The operations or dependencies a `per:` question wants lines about.
    pub items: Vec<Item>,
}

impl Asked {
    fn given(&self) -> Option<Given<'_>> {
        Some(Given {
            question: &self.question,
            text: self.answer.as_deref()?,
            verdict: self.verdict.as_ref()?,
        })
    }

    /// Whether there is an answer and it passes.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.verdict.as_ref().is_some_and(Verdict::passes)
    }
}

/// Everything that follows from the answers of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The questions of the script in order, each judged.
    pub asked: Vec<Asked>,
    /// The index of the first question without a passing answer; none when all pass.
    pub position: Option<usize>,
    /// What the answers that count say.
    pub facts: Facts,
    /// What follows from it.
    pub sheet: Sheet,
    /// Where the answers that count disagree, the gravest first.
    pub objections: Vec<Objection>,
    /// What an interviewer would throw at the design once every answer passes.
    pub curveballs: Vec<Curveball>,
    /// What there is to praise about a small design.
    pub praise: Option<String>,
}

impl Standing {
    /// How many questions of the script stand before the one being asked.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.position.unwrap_or(self.asked.len())
    }

    /// Holds the answers that count against each other. With `lenient` all of them count,
    /// and so does what none of them says.
    fn examine(&mut self, library: &Library, lenient: bool) {
        let design = self.design(library, lenient);
        let whole = design.whole;
        let objections = examine(&design);
        let (curveballs, praise) =
            if whole { (curveballs(&design), praise(&design)) } else { (Vec::new(), None) };
        (self.objections, self.curveballs, self.praise) = (objections, curveballs, praise);
    }

    /// The design as the answers that count tell it.
    fn design<'a>(&'a self, library: &'a Library, lenient: bool) -> Design<'a> {
        let counts = if lenient { self.asked.len() } else { self.passed() };
        let whole = lenient || self.position.is_none();
        let given: Vec<Given<'_>> = self.asked[..counts].iter().filter_map(Asked::given).collect();
        Design::read(library, &self.facts, &given, whole)
    }

    /// Holds the sheet to the ceiling that the rules hold the promise to. What the outages
    /// say decides it, so before them there is nothing to do.
    fn put_ceiling(&mut self, library: &Library, lenient: bool) {
        let told = self.asked("bottlenecks.outages").is_some_and(Asked::passes);
        if told || lenient || self.position.is_none() {
            let mut sheet = std::mem::take(&mut self.sheet);
            self.design(library, lenient).put_ceiling(&mut sheet);
            self.sheet = sheet;
        }
    }

    /// The question with this id as it stands.
    #[must_use]
    pub fn asked(&self, question: &str) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.question == question)
    }
}

/// Judges all answers of a script in order, and holds them against each other.
///
/// Answers behind the position are judged, so that one can see what they are worth, but
/// unless `lenient` they count for nothing: not for facts, not for the sheet.
#[must_use]
pub fn stand<'a>(
    library: &Library,
    script: &Script,
    answer: impl Fn(&str) -> Option<&'a str>,
    lenient: bool,
) -> Standing {
    let mut standing = judged_after(&[], library, script, answer, lenient);
    standing.examine(library, lenient);
    standing
}

/// Where the answers stand, each judged for itself and not held against the others. The
/// first questions may be judged already: their answers are the same as when `known` was
/// made, so their verdicts are. While one types, only the one answer is judged, not twenty.
pub(super) fn judged_after<'a>(
    known: &[Asked],
    library: &Library,
    script: &Script,
    answer: impl Fn(&str) -> Option<&'a str>,
    lenient: bool,
) -> Standing {
    let mut standing = Standing::default();
    let mut facts = Facts::default();
    for (index, ask) in script.asks.iter().enumerate() {
        let Some(question) = library.question(&ask.question) else { continue };
        let known = known.get(standing.asked.len());
        let items = known.map_or_else(|| items(question, ask, &facts), |known| known.items.clone());
        let text = answer(&ask.question);
        let judged = known.and_then(|known| known.verdict.clone());
        let verdict = judged.or_else(|| {
            text.map(|text| {
                judge(&Case {
                    library,
                    question,
                    text,
                    items: &items,
                    lengths: &ask.lengths,
                    fewest: ask.fewest.unwrap_or(question.fewest),
                    earlier: &facts,
                })
            })
        });
        let passes = verdict.as_ref().is_some_and(Verdict::passes);
        if !passes && standing.position.is_none() {
            standing.position = Some(index);
        }
        if let Some(verdict) = &verdict
            && (lenient || standing.position.is_none())
        {
            gather(&mut facts, &ask.question, verdict);
        }
        standing.asked.push(Asked {
            question: ask.question.clone(),
            answer: text.map(str::to_owned),
            verdict,
            items,
        });
    }
    figures(library, &mut facts);
    standing.sheet = sheet(&facts);
    standing.facts = facts;
    standing.put_ceiling(library, lenient);
    standing
}

/// Adds what the capacity table knows of the parts that were named. The node is that of
/// the first store; one of files only where there is no other.
fn figures(library: &Library, facts: &mut Facts) {
    let mut files = None;
    for fact in &mut facts.dependencies {
        let known = fact.value.component.as_deref().and_then(|id| library.capacity.component(id));
        let Some(component) = known else { continue };
        fact.value.planning = component.planning();
        if !component.is_store() {
            continue;
        }
        let node = Fact {
            value: Node {
                component: component.id.clone(),
                name: fact.value.name.clone(),
                reads: component.carries("reads"),
                writes: component.carries("writes"),
                storage: component.storage_comfortable.as_ref().map(|comfort| comfort.high * 1e9),
            },
            from: fact.from.clone(),
            assumed: false,
        };
        if component.kind == "object-store" {
            files.get_or_insert(node);
        } else {
            facts.node.get_or_insert(node);
        }
    }
    if facts.node.is_none() {
        facts.node = files;
    }
}

/// What a `per:` question wants lines about.
fn items(question: &Question, ask: &Ask, facts: &Facts) -> Vec<Item> {
    match question.shape {
        Shape::Sentence | Shape::Lines => Vec::new(),
        Shape::PerOperation => facts
            .operations
            .iter()
            .map(|operation| Item { name: operation.name.clone(), kind: Some(operation.kind) })
            .collect(),
        Shape::PerDependency => {
            let mut names: Vec<String> = if ask.dependencies.is_empty() {
                facts.dependencies.iter().map(|fact| fact.value.name.clone()).collect()
            } else {
                ask.dependencies.clone()
            };
            if names.is_empty() {
                names.push(DATA_STORE.to_owned());
            }
            names.into_iter().map(|name| Item { name, kind: None }).collect()
        }
    }
}
