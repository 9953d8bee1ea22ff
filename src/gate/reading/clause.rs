//! Who does what to what, found by position and evidence: a known verb after a noun
//! phrase, any word after "can" or "wants to", an unknown word in -s between a known actor
//! and a noun phrase. Articles, grammar and spelling are not asked for.

use std::ops::Range;

use super::line::Line;
use super::marks::{ANY_VERB, FRAME, Mark};
use super::reaching::{is_only_reached, only_reaches};
use super::slip::verb_meant;

/// One "actor does object", as ranges of words. Each part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clause {
    /// Who does it.
    pub actor: Option<Range<usize>>,
    /// The verb with its particle: "look at".
    pub verb: Option<Range<usize>>,
    /// What it is done to.
    pub object: Option<Range<usize>>,
    /// The verb says nothing one could watch: manage, handle, support.
    pub weak: bool,
    /// What the verb list says: `read`, `write`, `background`; empty for an unknown verb.
    pub kind: String,
}

impl Clause {
    /// Whether somebody does something that can be watched.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.actor.is_some() && self.verb.is_some() && !self.weak && self.object.is_some()
    }
}

/// All clauses of a line, one a segment between signs of punctuation. A segment without an
/// actor takes the one before it ("user uploads a video, gets back an id").
#[must_use]
pub fn clauses(line: &Line<'_>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut waiting: Option<Range<usize>> = None;
    for segment in line.segments() {
        if segment.is_empty() {
            continue;
        }
        let mut clause = Finder { line, end: segment.end }.find(segment.start);
        if clause.actor.is_none() {
            clause.actor = waiting.clone();
        }
        if clause.verb.is_none() && clause.actor.is_none() {
            clause.actor = lone_actor(line, segment.clone());
        }
        if clause.actor.is_some() {
            waiting.clone_from(&clause.actor);
        }
        if clause.verb.is_some() || clause.actor.is_some() || clause.object.is_some() {
            found.push(clause);
        }
    }
    found
}

/// "visitor:" or "used by accountants of small firms," in front of what they do.
fn lone_actor(line: &Line<'_>, segment: Range<usize>) -> Option<Range<usize>> {
    let by = segment.clone().find(|&i| line.words[i].folded == "by" || line.words[i].folded == "for");
    let start = by.map_or(segment.start, |by| by + 1);
    let np = Finder { line, end: segment.end }.noun_phrase(start)?;
    let head = line.head(np.clone())?;
    let person = line.of("actors").any(|hit| hit.covers(head) && matches!(hit.tag, "person" | "device"));
    (person && !line.marks[head].any(Mark::EMPTY_NOUN)).then_some(np)
}

struct Finder<'a> {
    line: &'a Line<'a>,
    end: usize,
}

impl Finder<'_> {
    fn is(&self, word: usize, class: Mark) -> bool {
        word < self.end && self.line.marks[word].any(class)
    }

    fn folded(&self, word: usize) -> &str {
        if word < self.end { &self.line.words[word].folded } else { "" }
    }

    fn find(&self, start: usize) -> Clause {
        let mut start = start;
        let opens = Mark::CONJUNCTION.or(Mark::ADVERB).or(Mark::SUBORDINATOR);
        while self.is(start, opens) && !self.is(start, ANY_VERB.or(Mark::ACTOR)) {
            start += 1;
        }
        if self.folded(start) == "as" {
            start += 1;
        }
        if start >= self.end {
            return Clause::default();
        }
        self.caused(start)
            .or_else(|| self.after_modal(start))
            .or_else(|| self.infinitive(start))
            .or_else(|| self.passive(start))
            .or_else(|| self.active(start))
            .unwrap_or_else(|| Clause { object: self.thing(start), ..Clause::default() })
    }

    /// "lets teachers hand out homework", "a tool that helps nurses document doses".
    fn caused(&self, start: usize) -> Option<Clause> {
        let cause = [
            "lets", "let", "letting", "helps", "help", "allows", "allow", "allowing", "enables", "enable",
            "makes",
        ];
        let at = (start..self.end.min(start + 8)).find(|&i| cause.contains(&self.folded(i)))?;
        let inner = Finder { line: self.line, end: self.end };
        let to = (at + 2..self.end.min(at + 8)).find(|&i| self.folded(i) == "to");
        let found = match to {
            Some(to) if to + 1 < self.end => {
                Clause { actor: self.subject(at + 1, to), ..self.predicate(to + 1) }
            }
            _ => inner.active(at + 1)?,
        };
        (found.actor.is_some() && found.verb.is_some()).then_some(found)
    }

    /// "visitor can follow a link", "as a user I want to mute a thread".
    fn after_modal(&self, start: usize) -> Option<Clause> {
        let modal = (start..self.end).find(|&i| self.is(i, Mark::MODAL))?;
        let after = (modal..self.end).find(|&i| !self.is(i, Mark::MODAL))?;
        let verb = (after..self.end)
            .find(|&i| !self.is(i, Mark::ADVERB.or(Mark::NEGATION)) || self.is(i, ANY_VERB))?;
        if self.folded(verb) == "be" {
            return self.passive(start);
        }
        let mut clause = self.predicate(verb);
        clause.actor = self.subject(start, modal);
        Some(clause)
    }

    /// "to match bank transactions", after an actor of its own.
    fn infinitive(&self, start: usize) -> Option<Clause> {
        if self.folded(start) == "to" {
            return self.is(start + 1, Mark::VERB).then(|| self.predicate(start + 1));
        }
        let opens = (start..self.end).find(|&i| matches!(self.folded(i), "used" | "for" | "by"))?;
        if opens > start && self.folded(opens) != "for" {
            return None;
        }
        let to = (opens..self.end).find(|&i| self.folded(i) == "to" && self.is(i + 1, Mark::VERB))?;
        let mut clause = self.predicate(to + 1);
        clause.actor = self.subject(opens + 1, to);
        Some(clause)
    }

    /// "links are created by marketers".
    fn passive(&self, start: usize) -> Option<Clause> {
        let be = (start..self.end).find(|&i| self.is(i, Mark::COPULA))?;
        let verb =
            (be + 1..self.end).find(|&i| !self.is(i, Mark::ADVERB.or(Mark::COPULA).or(Mark::NEGATION)))?;
        let participle = self.is(verb, Mark::VERB_ED) || self.folded(verb).ends_with("ed");
        let told_before =
            || Finder { line: self.line, end: be }.active(start).is_some_and(|clause| clause.actor.is_some());
        if !participle || verb == start || told_before() {
            return None;
        }
        let by = (verb + 1..self.end).find(|&i| self.folded(i) == "by");
        let actor = by.and_then(|by| self.noun_phrase(by + 1)).filter(|np| {
            self.line
                .head(np.clone())
                .is_some_and(|head| !self.is(head, Mark::NUMBER) && !self.is(head, Mark::VERB_ING))
        });
        let mut clause = self.predicate(verb);
        clause.actor = actor;
        clause.object = self.line.trimmed(start..be).or(clause.object);
        clause.weak |= is_only_reached(self.line, start..be, verb);
        Some(clause)
    }

    fn active(&self, start: usize) -> Option<Clause> {
        let mut imperative = None;
        for at in start..self.end {
            let mark = self.line.marks[at];
            if at > start && mark.any(Mark::SUBORDINATOR.or(Mark::RELATIVE)) && !mark.any(Mark::DETERMINER) {
                break;
            }
            if self.first_word(start, at) {
                let nominal =
                    mark.any(Mark::VERB_ING) && !mark.any(Mark::VERB) && self.object(at + 1).is_none();
                let verb_here = mark.any(Mark::VERB.or(Mark::VERB_ING).or(Mark::WEAK))
                    && !mark.any(Mark::ACTOR)
                    && !nominal;
                if verb_here && imperative.is_none() {
                    imperative = Some(at);
                }
                continue;
            }
            if self.finite(start, at) {
                let mut clause = self.predicate(at);
                clause.actor = self.subject(start, at);
                if clause.actor.is_some() {
                    return Some(clause);
                }
            }
            if imperative.is_some() && self.is(at, Mark::PREPOSITION) {
                break;
            }
        }
        imperative.map(|at| self.predicate(at))
    }

    fn first_word(&self, start: usize, at: usize) -> bool {
        (start..at).all(|i| self.is(i, Mark::DETERMINER.or(Mark::ADVERB)) && !self.is(i, Mark::ACTOR))
            && !(at > start && self.is(at - 1, Mark::DETERMINER))
    }

    /// Whether the word can be what the noun phrase before it does.
    fn finite(&self, start: usize, at: usize) -> bool {
        let Some(np) = self.line.trimmed(start..at) else { return false };
        let Some(head) = self.line.head(np.clone()) else { return false };
        let mark = self.line.marks[at];
        let near = at - 1;
        if self.is(near, Mark::PREPOSITION.or(Mark::DETERMINER)) && !self.is(near, Mark::PRONOUN) {
            return false;
        }
        let known = self.is(head, Mark::ACTOR.or(Mark::PRONOUN));
        let next = at + 1;
        let opens_np = next < self.end
            && (self.is(next, Mark::DETERMINER.or(Mark::NUMBER).or(Mark::PRONOUN).or(Mark::ADVERB))
                || self.folded(next).starts_with(|c: char| c.is_ascii_digit()));
        let ambiguous = mark.any(Mark::NOUN_VERB) && !self.is_only_verb(at);
        let lone_verb_subject = self.is(head, Mark::VERB) && !known && np.len() == 1;
        if mark.any(Mark::VERB_S.or(Mark::WEAK)) && !mark.any(Mark::VERB) || mark.any(Mark::WEAK) && known {
            let alone = acting(self.folded(head)) && np.len() == 1 && !self.line.is_feature_noun(next);
            let last = next + 1 == self.end && self.is(next, Mark::NOUN_VERB);
            let many_next = plural(self.folded(next)) && (last || alone);
            return if ambiguous {
                known || opens_np && !lone_verb_subject || many_next
            } else {
                !lone_verb_subject || opens_np
            };
        }
        if mark.any(Mark::VERB) {
            let many = plural(self.folded(head)) || self.folded(head) == "people";
            if ambiguous {
                let feature = self.end - start <= 3 && self.line.is_feature_noun(self.end - 1) && !many;
                let object = next < self.end
                    && !self.is(next, Mark::NOUN_VERB.or(FRAME))
                    && !self.line.is_feature_noun(next);
                return known && !feature && (many || opens_np || next < self.end)
                    || many && !self.is(head, ANY_VERB) && (opens_np || object && np.len() == 1);
            }
            return !lone_verb_subject && (known || many || opens_np);
        }
        if mark.any(Mark::VERB_ED) && next < self.end {
            return known;
        }
        if mark.any(FRAME.or(Mark::ACTOR).or(Mark::EMPTY_NOUN).or(Mark::NUMBER).or(Mark::TECHNOLOGY))
            || next >= self.end
        {
            return false;
        }
        // An unknown word. Its place must speak for it.
        let folded = self.folded(at);
        let s_form =
            folded.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && !folded.ends_with("us");
        let verbish = ["izes", "ises", "ifies", "ates", "ures", "ects", "ishes", "ides", "oses"];
        let next_many = plural(self.folded(next)) && !self.is(next, FRAME);
        let group = matches!(self.folded(head), "staff" | "team" | "crew" | "family" | "everybody");
        if s_form && known && (group || !plural(self.folded(head))) {
            let particle = matches!(
                self.folded(next),
                "off" | "up" | "out" | "in" | "on" | "down" | "over" | "back" | "away"
            );
            return particle && next + 1 < self.end
                || verb_meant(self.line, at).is_some()
                || opens_np
                || next_many
                || verbish.iter().any(|end| folded.ends_with(end)) && !self.is(next, FRAME);
        }
        if s_form && acting(self.folded(head)) && np.len() == 1 {
            return opens_np;
        }
        // "users snooze a reminder", "user DM another user"
        known
            && opens_np
            && at == head + 1
            && !s_form
            && (plural(self.folded(head)) || self.is(next, Mark::DETERMINER))
    }

    fn is_only_verb(&self, at: usize) -> bool {
        !self.line.hits.iter().any(|hit| hit.list == "noun_verbs" && hit.covers(at))
    }

    /// The noun phrase that does it, without what only introduces it.
    fn subject(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let mut start = start;
        if let Some(at) = (start..end).rev().find(|&i| {
            self.is(i, Mark::SUBORDINATOR) && !self.is(i, Mark::ACTOR)
                || matches!(self.folded(i), "as" | "that")
        }) {
            start = at + 1;
        }
        let np = self.line.trimmed(start..end)?;
        // "As a user I want to …": the role says more than the pronoun.
        let np = if np.len() > 1 && self.folded(np.end - 1) == "i" { np.start..np.end - 1 } else { np };
        let head = self.line.head(np.clone())?;
        (!self.is(head, Mark::NUMBER.or(Mark::NEGATION)) || self.is(head, Mark::PRONOUN)).then_some(np)
    }

    fn predicate(&self, verb: usize) -> Clause {
        let hit = self
            .line
            .hits
            .iter()
            .filter(|hit| matches!(hit.list, "verbs" | "noun_verbs" | "weak_verbs" | "participles"));
        let best = hit.filter(|hit| hit.first == verb).max_by_key(|hit| (hit.count, hit.list == "verbs"));
        let mut end = best.map_or(verb + 1, |hit| hit.end().min(self.end));
        let particle = Mark::PREPOSITION;
        while self.is(end, particle) && self.folded(end) != "of" {
            end += 1;
        }
        // "uplods": a slip away from a known verb.
        let slip = || verb_meant(self.line, verb).map_or("", |(_, kind)| kind);
        let kind = best.map_or_else(slip, |hit| hit.tag).to_owned();
        let empty = self.is(verb, Mark::WEAK) || only_reaches(self.line, verb, end..self.end);
        let weak = empty && !self.stronger(end);
        let alone = self.line.hits.iter().any(|hit| hit.list == "complete_verbs" && hit.first == verb);
        let object = self.object(end).or_else(|| alone.then_some(verb..end));
        Clause { actor: None, verb: Some(verb..end), object, weak, kind }
    }

    /// "admin manages users: create, block, change role": a verb one can watch stands behind the weak one.
    fn stronger(&self, from: usize) -> bool {
        (from..self.line.words.len()).any(|i| {
            let mark = self.line.marks[i];
            mark.any(Mark::VERB.or(Mark::VERB_ING).or(Mark::VERB_S))
                && !mark.any(Mark::WEAK.or(Mark::NOUN_VERB).or(Mark::ACTOR))
                && (mark.any(Mark::BREAK)
                    || self.line.marks[i - 1].any(Mark::CONJUNCTION.or(Mark::PREPOSITION)))
        })
    }

    /// What follows a verb, if it holds a word of content.
    fn object(&self, start: usize) -> Option<Range<usize>> {
        self.line.trimmed(start..self.end).filter(|np| np.clone().any(|i| self.content(i)))
    }

    /// A bare thing, without a verb: "notifications".
    fn thing(&self, start: usize) -> Option<Range<usize>> {
        self.line.trimmed(start..self.end).filter(|np| {
            let digits = |i: usize| self.folded(i).contains(|c: char| c.is_ascii_digit());
            np.clone().any(|i| self.line.is_content(i) && !self.line.is_measured(i) && !digits(i))
        })
    }

    fn content(&self, word: usize) -> bool {
        let mark = self.line.marks[word];
        let frame = mark.any(
            Mark::DETERMINER.or(Mark::PREPOSITION).or(Mark::CONJUNCTION).or(Mark::COPULA).or(Mark::ADVERB),
        );
        !frame && !mark.any(Mark::NUMBER) && !self.line.is_measured(word)
            || mark.any(Mark::PRONOUN) && !matches!(self.folded(word), "it" | "we" | "i")
            || mark.any(Mark::SUBORDINATOR)
            // "reviews a stay": behind an article it is a noun.
            || mark.any(Mark::COPULA) && word > 0 && self.is(word - 1, Mark::DETERMINER)
    }

    /// The noun phrase that begins here and ends before the next verb, relative or sign.
    fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        let stop = Mark::SUBORDINATOR.or(Mark::MODAL).or(Mark::COPULA);
        let end = (start..self.end).find(|&i| self.is(i, stop) || self.folded(i) == "to").unwrap_or(self.end);
        self.line.trimmed(start..end)
    }
}

/// Whether a noun looks like more than one.
fn plural(word: &str) -> bool {
    word.len() > 2
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        || matches!(
            word,
            "people" | "men" | "women" | "children" | "staff" | "we" | "they" | "i" | "you" | "everybody"
        )
}

/// Whether an unknown word has the ending of one who acts: "reseller", "botanist".
fn acting(word: &str) -> bool {
    ["er", "or", "ist", "ant", "ent", "ian", "ee", "man", "ian"].iter().any(|end| word.ends_with(end))
}
