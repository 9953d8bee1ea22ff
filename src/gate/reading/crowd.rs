//! Whose a number is that stands beside a count of people: "40,000 users, 2 a week" is two
//! for each of them or two in all, and the two readings are 40,000 times apart.

use super::line::Line;
use super::marks::ANY_VERB;
use super::numbers::Number;
use crate::quantity::{Quantity, Range, Spelling};
use crate::text::Span;

/// Whose a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// What one of them does.
    Each,
    /// What all of them do together.
    All,
    /// The line does not say.
    Untold,
}

/// Many of something with a number that is theirs.
#[derive(Debug, Clone)]
pub struct Crowd<'l> {
    /// How many there are.
    pub count: &'l Number,
    /// Whether those that are counted do something: people, devices, shops.
    pub acting: bool,
    /// Which share of them it is about: "10 % of them".
    pub share: Option<(Span, Quantity)>,
    /// The number that is theirs.
    pub number: &'l Number,
    /// Whose it is.
    pub whose: Whose,
}

/// More than this in one period is not plainly what one of them does.
const MOST_OF_ONE: f64 = 100.0;
/// Nor does a person do one thing a thousand times a day, or every other second.
const MOST_A_DAY: f64 = 1000.0;
const BUSIEST: f64 = 0.5;

/// The count a number per time belongs to, and how.
#[must_use]
pub fn crowd<'l>(line: &'l Line<'_>, number: &'l Number) -> Option<Crowd<'l>> {
    let counts = line.targets().filter(|n| {
        n.quantity.is_count()
            && n.spelling != Spelling::Percentile
            && n.span != number.span
            && n.quantity.value > 0.0
    });
    let near = |n: &&Number| (!acts(line, n), Line::distance(&n.words, &number.words));
    let count = counts.min_by_key(near)?;
    let whose = whose(line, count, number);
    Some(Crowd { count, acting: acts(line, count), share: share(line, count, number), number, whose })
}

impl Crowd<'_> {
    /// Where all of it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.count.span.join(self.number.span)
    }

    /// What all of them do together, if the number is that of each.
    #[must_use]
    pub fn product(&self) -> Quantity {
        let ends = |q: &Quantity| q.range.map_or((q.value, q.value), |r| (r.low, r.high));
        let share = self.share.as_ref().map(|(_, share)| share);
        let factors = [Some(&self.count.quantity), share, Some(&self.number.quantity)].into_iter().flatten();
        let (mut low, mut value, mut high) = (1.0, 1.0, 1.0);
        let mut ranged = false;
        for quantity in factors {
            let (a, b) = ends(quantity);
            (low, value, high) = (low * a, value * quantity.value, high * b);
            ranged |= quantity.range.is_some();
        }
        Quantity { range: ranged.then_some(Range { low, high }), ..Quantity::per_second(value) }
    }

    /// The question to ask where the line does not say whose it is, and a line that does.
    #[must_use]
    pub fn asks(&self, text: &str) -> (String, String) {
        let (many, number) = (self.count.span.of(text), self.number.span.of(text));
        let share = self.share.as_ref().map_or(String::new(), |(span, _)| format!(" {} of", span.of(text)));
        (
            format!("Is {number} what each of{share} the {many} does, or all of them together?"),
            format!("{many},{share}{} each {number}", if share.is_empty() { "" } else { " them" }),
        )
    }
}

fn whose(line: &Line<'_>, count: &Number, number: &Number) -> Whose {
    let (first, second) =
        if count.span.start < number.span.start { (count, number) } else { (number, count) };
    let between = line.text().get(first.span.end..second.span.start).unwrap_or("");
    let signed = between.contains(['*', '×', '·'])
        || between.split_whitespace().any(|w| matches!(w, "x" | "times" | "X"));
    let nouns = number.quantity.dimension.to_string();
    let per_one = !number.quantity.is_rate() || nouns.matches('/').count() > 1;
    // "2 MB each" says so of the megabytes.
    let others = |at: usize| {
        line.numbers.iter().any(|n| n.span != count.span && n.span != number.span && n.words.contains(&at))
    };
    let told = (first.words.start..line.words.len()).any(|at| {
        matches!(line.word(at), "each" | "every" | "apiece" | "everyone" | "everybody" | "ea")
            && !second.words.contains(&at)
            && !others(at)
            || line.word(at) == "per" && line.of("actors").any(|hit| hit.first == at + 1)
    });
    // "9000 parents, twice a day": a rhythm is that of each.
    let rhythm = number.spelling == Spelling::Cadence;
    // "60 devs, each 8 a day = 480 a day": the result is that of all.
    let before = line.text().get(..number.span.start).unwrap_or("").trim_end();
    if before.ends_with(['=', '≈']) && !number.each && !per_one {
        return Whose::All;
    }
    if signed || told || rhythm || number.each || count.each || per_one {
        return Whose::Each;
    }
    if !acts(line, count) || together(line, number) || acts(line, number) {
        return Whose::All;
    }
    // "50k thermostats, one value per minute": so many never do one thing together.
    if number.amount <= 1.0 && count.quantity.value >= 10.0 {
        return Whose::Each;
    }
    let person = !line.tagged("actors", "device").any(|hit| hit.covers(count.words.end.saturating_sub(1)));
    let a_day = number.quantity.value * 86_400.0;
    let busy = number.quantity.value >= BUSIEST || number.amount >= MOST_A_DAY && a_day >= MOST_A_DAY - 1e-6;
    if number.amount >= count.quantity.value || person && busy {
        return Whose::All;
    }
    let words = first.words.end..second.words.start;
    if number.span.start < count.span.start {
        let from = number.amount > MOST_OF_ONE && line.any_of(words.clone(), &["from"]);
        let by = line.any_of(words, &["by", "across", "among", "amongst"]);
        return if by || from { Whose::All } else { Whose::Untold };
    }
    // "40,000 users do 3 a day": who does it is told, and how much one does is small.
    let does = words
        .clone()
        .any(|at| line.marks[at].any(ANY_VERB) || matches!(line.word(at), "do" | "does" | "make" | "makes"));
    if does && number.amount <= MOST_OF_ONE { Whose::Each } else { Whose::Untold }
}

/// Whether those who are counted do something: people, devices, shops.
fn acts(line: &Line<'_>, number: &Number) -> bool {
    let quantity = &number.quantity;
    let nouns = quantity.nouns();
    let known =
        || line.of("actors").any(|hit| hit.tag != "system" && number.words.clone().any(|at| hit.covers(at)));
    // "11 million taxpayers": a word with the ending of one who acts.
    let ending = |noun: &&str| {
        ["er", "or", "ist", "ian"].iter().any(|end| noun.ends_with(end))
            && !number.words.clone().any(|at| line.has_hit(at, &["things_in_er"]))
    };
    nouns.iter().any(|noun| matches!(*noun, "user" | "person") || ending(noun))
        || !nouns.is_empty() && known()
}

/// "in total", "altogether", "all together" beside a number.
fn together(line: &Line<'_>, number: &Number) -> bool {
    let before = number.words.start.saturating_sub(2)..number.words.start;
    let after = number.words.end
        ..(number.words.end + 3).min(line.segment_of(number.words.start).end.max(number.words.end));
    let total = ["total", "altogether", "together", "overall", "combined", "totally", "all"];
    before.chain(after).any(|at| total.contains(&line.word(at)))
}

/// "1M users, 10 % daily, 2 each": a share of them in a time, each once or so many times.
#[must_use]
pub fn share_in_time(line: &Line<'_>) -> Option<(Span, Quantity)> {
    let share = line.targets().find(|n| is_share(n))?;
    let seconds = share.window.or_else(|| Some(line.rhythm()?.1?.value))?;
    let count =
        line.targets().find(|n| n.quantity.is_count() && n.span.end <= share.span.start && acts(line, n))?;
    let each = line.targets().find(|n| n.quantity.is_count() && n.each && n.span.start >= share.span.end);
    let times = each.map_or(1.0, |n| n.quantity.value);
    let value = count.quantity.value * share.quantity.value * times / seconds;
    let span = count.span.join(each.unwrap_or(share).span);
    (value > 0.0).then(|| (span, Quantity::per_second(value)))
}

/// "10 % of them", "10 % daily" between the count and what each does, or "10 % of" before it.
fn share(line: &Line<'_>, count: &Number, number: &Number) -> Option<(Span, Quantity)> {
    let other = ["reads", "read", "writes", "write", "cached", "hits", "errors", "peak", "more"];
    let between = line.targets().find(|n| {
        let place = n.span.start >= count.span.end && n.span.end <= number.span.start;
        place && is_share(n) && !other.contains(&line.word(n.words.end))
    });
    between.map(|n| (n.span, n.quantity.clone())).or_else(|| share_of(line, count))
}

/// The share in "0.1 % of 2M payments a day", "a third of our 30,000 users".
#[must_use]
pub fn share_of(line: &Line<'_>, whole: &Number) -> Option<(Span, Quantity)> {
    let joins = |at: usize| matches!(line.word(at), "our" | "the" | "all" | "these" | "those" | "about");
    let of = (0..whole.words.start).rev().find(|&at| !joins(at)).filter(|&at| line.word(at) == "of")?;
    if let Some(number) = line.targets().find(|n| is_share(n) && n.words.end == of) {
        return Some((number.span, number.quantity.clone()));
    }
    let part = match line.word(of.checked_sub(1)?) {
        "half" => 0.5,
        "third" => 1.0 / 3.0,
        "quarter" => 0.25,
        "fifth" => 0.2,
        "tenth" => 0.1,
        _ => return None,
    };
    Some((line.span(of - 1..of), Quantity::ratio(part)))
}

fn is_share(number: &Number) -> bool {
    number.quantity.is_ratio() && number.spelling == Spelling::Percent
}
