//! The metrics that thresholds are told in, computed from the answers. What cannot be known
//! is none: it speaks neither for nor against.

use super::{Design, Line, Part};
use crate::cross::Quote;
use crate::prompts::{Reason, Threshold, compares};
use crate::quantity::show;

/// A metric of a design.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The number.
    pub value: f64,
    /// The number in words: "2 engineers".
    pub words: String,
    /// The line it is from, where it is one line's.
    pub quote: Option<Quote>,
}

impl Metric {
    fn new(value: f64, words: String) -> Self {
        Self { value, words, quote: None }
    }
}

const SEARCHES: &[&str] = &["search", "find", "query", "look", "autocomplete", "filter"];

impl Design<'_> {
    /// A metric of the design; of one part where it is about what goes through it.
    #[must_use]
    pub fn metric(&self, name: &str, part: Option<&Part>) -> Option<Metric> {
        let line = part.map(|part| self.line_of_part(part));
        match name {
            "team_engineers" => {
                let people = self.facts.people.as_ref()?;
                let words = format!("{} people", show::number(people.value.value));
                let quote = self.quote(&people.from);
                Some(Metric { value: people.value.value, words, quote })
            }
            "teams" => {
                let teams = self.lines("numbers.limits").iter().find_map(|line| line.count_of(&["teams"]))?;
                Some(Metric::new(teams, format!("{} teams", show::number(teams))))
            }
            "availability_percent" => {
                let promise = self.facts.availability.as_ref()?;
                let quote = self.quote(&promise.from);
                let words = show::percent(promise.value.value);
                Some(Metric { value: promise.value.value * 100.0, words, quote })
            }
            "rto_minutes" => {
                let recovery = self.facts.recovery.as_ref()?;
                let quote = self.quote(&recovery.from);
                let words = format!("back within {}", show::duration(recovery.value.value));
                Some(Metric { value: recovery.value.value / 60.0, words, quote })
            }
            "expected_hit_ratio" => {
                let rate = self.facts.hit_rate.as_ref()?;
                let quote = self.quote(&rate.from);
                Some(Metric {
                    value: rate.value.value,
                    words: format!("{} hits", show::percent(rate.value.value)),
                    quote,
                })
            }
            "services" => self.count_services(),
            "services_per_engineer" => {
                let (services, people) = (self.count_services()?, self.metric("team_engineers", None)?);
                let each = services.value / people.value;
                let words = format!("{} for {}, {} each", services.words, people.words, show::number(each));
                Some(Metric { value: each, words, quote: people.quote })
            }
            "app_nodes" | "nodes" => {
                let nodes = self.app_nodes()?;
                Some(Metric::new(nodes, format!("{} application nodes", show::number(nodes))))
            }
            "consumers" => Self::counted(
                line?,
                &["consumers", "consumer", "subscribers", "groups", "readers", "downstream"],
                "consumers",
            ),
            "regions" => Self::counted(line?, &["regions"], "regions"),
            "external_api_consumers" => Self::counted(line?, &["partners", "outside"], "partners"),
            "days_retention" => {
                let line = line?;
                let kept = line.says(
                    "\
            replay*|retention|retain*|kept|keep*|history",
                );
                let seconds = line.durations().reduce(f64::max).filter(|_| kept)?;
                Some(Metric::new(seconds / 86_400.0, format!("{} kept", show::duration(seconds))))
            }
            _ => self.of_load(name, line),
        }
    }

    fn of_load(&self, name: &str, line: Option<&Line<'_>>) -> Option<Metric> {
        let per_second = |value: f64, noun: &str, when: &str| {
            Some(Metric::new(value, format!("{} {noun}/s {when}", show::number(value))))
        };
        match name {
            "peak_messages_per_s" | "peak_jobs_per_s" => {
                let noun = if name == "peak_jobs_per_s" { "jobs" } else { "messages" };
                let told = line.and_then(|line| line.rates().reduce(f64::max));
                if let (Some(rate), Some(line)) = (told, line) {
                    let factor =
                        self.load.filter(|_| !line.says("peak|burst*|max*")).map_or(1.0, |it| it.factor);
                    return per_second(rate * factor, noun, "at peak");
                }
                let load = self.load?;
                per_second(load.total() + load.background, noun, load.when())
            }
            "storage_gb" => {
                let bytes = self.all_bytes()?;
                Some(Metric::new(bytes / 1e9, format!("{} in year three", show::bytes(bytes))))
            }
            "documents" | "rows" | "vectors" => {
                let rows = self.most_rows()?;
                Some(Metric::new(rows, format!("{} {name} in year three", show::number(rows))))
            }
            "bandwidth_mb_s" => {
                let load = self.load?;
                let each = |record: &crate::estimate::Stored| match (&record.size, &record.amount) {
                    (Some(size), Some(crate::estimate::Amount::PerTime(rate))) => size.value * rate.value,
                    _ => record.volume.as_ref().map_or(0.0, |volume| volume.value),
                };
                let bytes: f64 = self.facts.records.iter().map(|record| each(&record.value)).sum();
                Some(Metric::new(
                    bytes * load.factor / 1e6,
                    format!("{}/s", show::bytes(bytes * load.factor)),
                ))
            }
            "search_queries_per_s" => {
                let load = self.load?;
                let searches = |name: &str| name.split(' ').any(|word| SEARCHES.contains(&word));
                let some = self.facts.operations.iter().filter(|operation| searches(&operation.name));
                let rate: f64 =
                    some.filter_map(|operation| operation.rate.as_ref()).map(|it| it.value.value).sum();
                (rate > 0.0).then(|| per_second(rate * load.factor, "searches", load.when()))?
            }
            _ => {
                let load = self.load?;
                // What a part's own line cites is the least that goes through it.
                let cited = line.and_then(|line| line.rates().reduce(f64::max)).unwrap_or(0.0);
                match name {
                    "peak_requests_per_s" => per_second(load.total().max(cited), "requests", load.when()),
                    "avg_requests_per_s" => per_second(load.total() / load.factor, "requests", "on average"),
                    "peak_reads_per_s" => per_second(load.reads.max(cited), "reads", load.when()),
                    "peak_writes_per_s" => {
                        per_second((load.writes + load.background).max(cited), "writes", load.when())
                    }
                    "peak_ops_per_s" => {
                        per_second((load.total() + load.background).max(cited), "requests", load.when())
                    }
                    "burst_ratio" => Some(Metric::new(
                        load.factor,
                        format!("a peak of {} times", show::number(load.factor)),
                    )),
                    "read_write_ratio" if load.writes > 0.0 => {
                        let ratio = load.reads / load.writes;
                        Some(Metric::new(ratio, format!("{} reads for each write", show::number(ratio))))
                    }
                    _ => None,
                }
            }
        }
    }

    fn count_services(&self) -> Option<Metric> {
        let (services, part) = self.services();
        let quote = part.map(|part| self.line_of_part(part).quote());
        (services > 0.0).then(|| Metric {
            value: services,
            words: format!("{} services", show::number(services)),
            quote,
        })
    }

    fn counted(line: &Line<'_>, nouns: &[&str], word: &str) -> Option<Metric> {
        let many = line.count_of(nouns)?;
        Some(Metric {
            value: many,
            words: format!("{} {word}", show::number(many)),
            quote: Some(line.quote()),
        })
    }

    /// Whether a threshold is true of the design; none where that cannot be known.
    #[must_use]
    pub fn holds(&self, entry: &Threshold, part: Option<&Part>) -> Option<(bool, Metric)> {
        if entry.metric == "qualitative" {
            let line = part.map(|part| self.line_of_part(part))?;
            let yes = line.says(&entry.said.join("|"));
            return Some((
                yes,
                Metric {
                    value: f64::from(u8::from(yes)),
                    words: line.text.to_owned(),
                    quote: Some(line.quote()),
                },
            ));
        }
        let metric = self.metric(&entry.metric, part)?;
        Some((compares(metric.value, &entry.op, entry.value), metric))
    }

    /// Whether a reason to have a component is true of the design; none where that cannot be known.
    #[must_use]
    pub fn reason_holds(&self, reason: &Reason, part: &Part) -> Option<bool> {
        if reason.metric == "default" {
            return Some(true);
        }
        let metric = self.metric(&reason.metric, Some(part))?;
        Some(compares(metric.value, &reason.op, reason.value))
    }
}
