//! The parts one would run, read off `bottlenecks.parts`: what they are, how many, who runs
//! them, and what they are for.

use super::{Design, Line, Load, shares_word};
use crate::prompts::Component;
use crate::text::words;

/// One line of the parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which line of the answer, as an index into its lines.
    pub index: usize,
    /// What stands in front of the reason: "Go service on two VMs".
    pub name: String,
    /// The name of its component alone, as typed: "`PostgreSQL`".
    pub component_name: Option<String>,
    /// The components it names.
    pub ids: Vec<String>,
    /// Whether somebody else runs it.
    pub managed: bool,
    /// Whether the line says that there is one of it, without a second.
    pub single: bool,
    /// Whether it answers a rule, a failure or a law rather than a number.
    pub requirement: bool,
    /// How many services of one's own it is.
    pub services: f64,
    /// The rate it cites, per second.
    pub rate: Option<f64>,
}

/// The store that every operation waits for.
#[derive(Debug, Clone, Copy)]
pub struct Store<'d> {
    /// What it is.
    pub component: &'d Component,
    /// The part that names it.
    pub part: &'d Part,
}

/// Words that say that somebody else runs it.
const MANAGED: &str = "\
    managed|rds|aurora|cloud sql|atlas|msk|confluent|elasticache|memorydb|upstash|neon|\
    supabase|planetscale|cloudamqp|amazon mq|hosted|as a service|eks|gke|aks|serverless|\
    opensearch service|elastic cloud|firestore|bigtable|keyspaces|cosmos*|spanner|bigquery|\
    snowflake|algolia|pinecone|kinesis|event hubs|already run*|company runs|platform team";
/// Words that say that there is one and no second.
const SINGLE: &str = "\
    single instance|no standby|without a standby|without standby|no replica|without a replica|on one vm|one vm|\
    on one server|on one machine|on one host|on one box|on a single vm|on a single server|on a single machine|\
    single vm|same vm|same machine|same server|same host";
/// The same in front of the reason, where "one node carries it" is not meant.
const ONE: &str =
    "one node|single node|one instance|one mysql|one postgres*|one mariadb|one mongo*|one redis";
const SECOND: &str = "\
    with a standby|with standby|synchronous standby|with a synchronous*|with a replica|\
    hot standby|multi az|two zones|three zones|replicated|and a standby|plus a standby|\
    plus standby|two nodes|three nodes|failover";
const REQUIREMENT: &str = "\
    must not|must never|may not be lost|may be lost|never|not lost|no acknowledged|survive*|\
    gdpr|law|pci|compliance|regulation|failover|standby|encrypted|dead|dies|outage|\
    card number*|exactly once|order*ing|replay";
/// Kinds that are nobody's own service.
const OUTSIDE: &[&str] = &["third-party", "llm", "dns", "cdn"];

impl Part {
    /// Whether it is, or has in it, this component.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }
}

/// Reads the parts.
pub(super) fn read(design: &Design<'_>) -> Vec<Part> {
    design
        .lines("bottlenecks.parts")
        .iter()
        .enumerate()
        .map(|(index, line)| part(design, index, line))
        .collect()
}

fn part(design: &Design<'_>, index: usize, line: &Line<'_>) -> Part {
    let on_line = |slot: &'static str| {
        design.slots("bottlenecks.parts", slot).filter(move |filled| filled.line == line.number)
    };
    let mut ids: Vec<String> = Vec::new();
    let mut add = |id: &str| {
        if design.component(id).is_some() && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    };
    let mut component_name = None;
    for filled in on_line("dependency") {
        let id = filled.reading.as_deref().unwrap_or_default();
        add(generic(design, &filled.text, id));
        if component_name.is_none() && !id.is_empty() {
            component_name = Some(filled.text.clone());
        }
    }
    let head = line.head();
    let head_words = words(head);
    for hit in design.library.lexicons.scan(&head_words) {
        if hit.list == "machinery" || hit.list == "components" && component_name.is_none() {
            add(generic(design, hit.base, hit.tag));
        }
    }
    // "queue (SQS)" is one part, not two.
    if ids.len() > 1 && ids.iter().any(|id| id == "postgres_queue") && !line.says("postgres*|pg|table|outbox")
    {
        ids.retain(|id| id != "postgres_queue");
    }
    let outside = |id: &String| design.component(id).is_some_and(|it| OUTSIDE.contains(&it.kind.as_str()));
    let services = if ids.iter().any(outside) { 0.0 } else { services(head) };
    let reason = on_line("reason").next();
    Part {
        index,
        name: head.to_owned(),
        component_name,
        managed: line.says(MANAGED),
        single: (line.says(SINGLE) || Line::part(head).says(ONE)) && !line.says(SECOND),
        requirement: line.says(REQUIREMENT)
            || reason.is_some_and(|reason| reason.reading.as_deref() != Some("number")),
        services,
        rate: line.rates().next(),
        ids,
    }
}

/// "queue" and "cache" may be many things: the simplest of them is meant until another is
/// named.
fn generic<'d>(design: &'d Design<'_>, typed: &str, id: &'d str) -> &'d str {
    let typed = typed.to_lowercase();
    let known = design.library.capacity.generic_terms.get(typed.trim_end_matches('s'));
    let queues = typed.ends_with("queue") || typed.ends_with("cache") || typed.ends_with("broker");
    match known.and_then(|ids| ids.first()).filter(|_| queues) {
        Some(first) => first,
        None if typed.ends_with("queue") && !typed.contains("sqs") && id == "rabbitmq" => "postgres_queue",
        None => id,
    }
}

/// How many services of one's own stand in front of the reason.
fn services(head: &str) -> f64 {
    let words: Vec<String> = words(head).into_iter().map(|word| word.folded).collect();
    let at = words
        .iter()
        .position(|word| matches!(word.as_str(), "service" | "services" | "microservice" | "microservices"));
    let Some(at) = at else { return 0.0 };
    let said = (at.saturating_sub(3)..at).rev().find_map(|before| {
        let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"];
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0];
        let named = names.iter().position(|name| *name == words[before]).map(|index| values[index]);
        named.or_else(|| words[before].parse::<u32>().ok().map(f64::from))
    });
    said.unwrap_or(if words[at].ends_with('s') { 2.0 } else { 1.0 })
}

impl<'a> Design<'a> {
    /// The line that names a part.
    #[must_use]
    pub fn line_of_part(&self, part: &Part) -> &Line<'a> {
        &self.lines("bottlenecks.parts")[part.index]
    }

    /// Whether the line of a part says that there is a second one, or that somebody else sees to it.
    #[must_use]
    pub fn has_second(&self, part: &Part) -> bool {
        let line = self.line_of_part(part);
        part.managed || line.says(SECOND) || line.says("standby|replica|replicas|copies|zones|cluster")
    }

    /// The store every operation waits for: the first one named that is no store of files.
    #[must_use]
    pub fn store(&self) -> Option<Store<'_>> {
        let stores = || {
            self.parts.iter().flat_map(|part| part.ids.iter().map(move |id| (part, id))).filter_map(
                |(part, id)| {
                    let component = self.component(id)?;
                    component.is_store().then_some(Store { component, part })
                },
            )
        };
        stores().find(|store| store.component.kind != "object-store").or_else(|| stores().next())
    }

    /// What the first store sees at peak: without what the line of another part that keeps
    /// data says goes there.
    #[must_use]
    pub fn store_load(&self) -> Option<Load> {
        let store = self.store()?;
        let own = self.line_of_part(store.part);
        // What a cache answers is told by its hits, and what it misses goes to the store.
        let hits = self.facts.hit_rate.is_some();
        let keeps = |part: &&Part| {
            let keeps = |id: &String| {
                self.component(id).is_some_and(|it| {
                    it.stateful && it.kind != "third-party" && !(hits && it.kind == "cache")
                })
            };
            part.index != store.part.index && part.ids.iter().any(keeps)
        };
        let some = Load::of_some(self.facts, |operation| {
            shares_word(own.text, &operation.name)
                || !self
                    .parts
                    .iter()
                    .filter(keeps)
                    .any(|part| shares_word(self.line_of_part(part).text, &operation.object))
        });
        // Where every line speaks of the same things, nobody can tell what goes where.
        some.filter(|load| load.total() > 0.0).or(self.load)
    }

    /// How many services of one's own there are, with the first line that names one.
    #[must_use]
    pub fn services(&self) -> (f64, Option<&Part>) {
        let all = self.parts.iter().map(|part| part.services).sum();
        (all, self.parts.iter().find(|part| part.services > 0.0))
    }

    /// How many machines the application runs on, where the parts say so.
    #[must_use]
    pub fn app_nodes(&self) -> Option<f64> {
        let nouns = [
            "vm",
            "vms",
            "node",
            "nodes",
            "instance",
            "instances",
            "server",
            "servers",
            "pod",
            "pods",
            "container",
            "containers",
            "machine",
            "machines",
            "box",
            "boxes",
            "host",
            "hosts",
        ];
        let app = |part: &&Part| {
            part.services > 0.0
                || part.ids.iter().any(|id| self.component(id).is_some_and(|it| it.kind == "app-server"))
        };
        self.parts.iter().filter(app).find_map(|part| self.line_of_part(part).count_of(&nouns))
    }
}
