//! A design as a Markdown file: an exported report, also after a colleague edited it, or
//! one written by hand. A question starts at a heading that is, or ends with, its id; its
//! answer is the block quote below, else the text up to the next heading.

use std::borrow::Cow;

use super::document::State;
use super::escape::NOTHING;
use crate::cross::{key, rules};

/// What a Markdown file says of a design.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Design {
    /// The first heading of level 1.
    pub title: Option<String>,
    /// The script that an exported report names above its first step.
    pub script: Option<String>,
    /// The answers found, in the order of the file.
    pub answers: Vec<Found>,
    /// Reasons given against objections, each with the key of its objection.
    pub reasons: Vec<(String, String)>,
    /// Answers to curveballs, each with the name of the curveball.
    pub curveballs: Vec<(String, String)>,
}

/// One answer in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The question its heading names.
    pub question: String,
    /// The answer as it was typed.
    pub text: String,
    /// The line of the heading, from 1.
    pub heading: usize,
    /// For each line of the answer, its line in the file (from 1), and for each byte of it,
    /// and its end, the byte column in that line (from 1).
    places: Vec<(usize, Vec<usize>)>,
}

impl Found {
    /// An answer that stands in no Markdown: its places are those in its own text.
    #[must_use]
    pub fn typed(question: &str, text: &str) -> Self {
        let places =
            text.split('\n').enumerate().map(|(index, line)| (index + 1, (1..=line.len() + 1).collect()));
        Self { question: question.to_owned(), text: text.to_owned(), heading: 1, places: places.collect() }
    }

    /// Where a byte of the answer stands in the file: line and column, from 1. Past the
    /// end, or in an empty answer: the heading.
    #[must_use]
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let mut start = 0;
        for (line, columns) in &self.places {
            if byte < start + columns.len() {
                return (*line, columns[byte - start]);
            }
            start += columns.len();
        }
        (self.heading, 1)
    }
}

/// Finds the answers in a Markdown text. `known` says whether a word is the id of a question.
#[must_use]
pub fn read_back(text: &str, known: impl Fn(&str) -> bool) -> Design {
    let mut design = Design::default();
    let mut open: Option<Section<'_>> = None;
    let mut fence: Option<&str> = None;
    let mut thrown = false;
    for (index, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        // A heading inside a fence is code, not structure.
        match fence {
            Some(mark) if bare.starts_with(mark) => fence = None,
            Some(_) => {}
            None if bare.starts_with("```") => fence = Some("```"),
            None if bare.starts_with("~~~") => fence = Some("~~~"),
            None => {
                if let Some((level, title)) = heading(line) {
                    design.take(open.take());
                    if level == 1 && design.title.is_none() {
                        design.title = Some(unescape(title.as_bytes(), 0).0);
                    }
                    if level <= 2 {
                        thrown = title == CURVEBALLS;
                    }
                    let about = About::named(title, thrown, &known).filter(|_| matches!(level, 2 | 3));
                    open = about.map(|about| Section { about, heading: index + 1, lines: Vec::new() });
                    continue;
                }
            }
        }
        match &mut open {
            Some(section) => section.lines.push((index + 1, line)),
            None if design.script.is_none() && design.answers.is_empty() => {
                design.script = script_named(line);
            }
            None => {}
        }
    }
    design.take(open);
    design
}

/// The script in "… Begun 2026-11-25, script preflight.", as reports write it.
fn script_named(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(", script ")?;
    Some(rest.trim_end().trim_end_matches('.').to_owned()).filter(|id| !id.is_empty() && !id.contains(' '))
}

/// The level and text of an ATX heading.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let body = &line[indent..];
    let level = body.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &body[level..];
    let is_heading =
        indent < 4 && (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    // Signs at the end close a heading only where a blank stands before them.
    let open = rest.trim_end().trim_end_matches('#');
    let rest = if open.is_empty() || open.ends_with([' ', '\t']) { open } else { rest };
    is_heading.then(|| (level, rest.trim()))
}

/// Whether a line begins something of its own, or is blank.
fn opens(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let listed = digits > 0 && line[digits..].starts_with(['.', ')']);
    line.is_empty() || listed || line.starts_with(['-', '*', '+', '|', '<', '#', '`', '~'])
}

/// What a section of the file is about.
enum About {
    /// A question, by its id.
    Question(String),
    /// An objection, by its rule.
    Objection(String),
    /// A curveball, by its name.
    Curveball(String),
}

impl About {
    /// The last word of a heading says it. Below the heading of the curveballs any name
    /// may be one; what is none does no harm.
    fn named(title: &str, thrown: bool, known: impl Fn(&str) -> bool) -> Option<Self> {
        let word = title.rsplit([' ', '·', '\t']).next().unwrap_or_default();
        let id = word.trim_matches(['`', '(', ')']).replace("\\_", "_");
        if known(&id) {
            Some(Self::Question(id))
        } else if rules::ALL.iter().any(|rule| rule.id == id) {
            Some(Self::Objection(id))
        } else {
            thrown.then_some(Self::Curveball(id))
        }
    }
}

/// The heading above the curveballs in an exported report.
pub(super) const CURVEBALLS: &str = "Curveballs";

impl Design {
    fn take(&mut self, section: Option<Section<'_>>) {
        let Some(section) = section else { return };
        let said = |section: Section<'_>| {
            let quoted = !section.quoted().is_empty();
            Some(section.close().text).filter(|text| quoted && !text.trim().is_empty())
        };
        match &section.about {
            About::Question(_) => self.answers.push(section.close()),
            About::Objection(rule) => {
                let key = section.key(rule);
                self.reasons.extend(said(section).map(|reason| (key, reason)));
            }
            About::Curveball(name) => {
                let name = name.clone();
                self.curveballs.extend(said(section).map(|answer| (name, answer)));
            }
        }
    }
}

struct Section<'a> {
    about: About,
    heading: usize,
    lines: Vec<(usize, &'a str)>,
}

/// What reports say in the place of an answer; it is none.
const UNANSWERED: &str = State::Unanswered.words();

impl<'a> Section<'a> {
    /// The key of an objection: its rule and the lines that a list below its heading quotes.
    fn key(&self, rule: &str) -> String {
        let quotes: Vec<(String, String)> = self
            .lines
            .iter()
            .filter_map(|(_, line)| line.strip_prefix("- ")?.split_once(": "))
            .map(|(question, text)| (question.replace("\\_", "_"), unescape(text.as_bytes(), 0).0))
            .collect();
        key(rule, quotes.iter().map(|(question, text)| (question.as_str(), text.as_str())))
    }

    /// The first block quote. A line right below it that opens nothing new belongs to it
    /// too: editors that wrap text leave such lines.
    fn quoted(&self) -> Vec<(usize, &'a str)> {
        let marked = |line: &str| line.trim_start().starts_with('>');
        let mut quoted: Vec<(usize, &'a str)> = Vec::new();
        for (number, line) in self.lines.iter().skip_while(|(_, line)| !marked(line)) {
            let before = quoted.last().map_or("", |(_, before)| *before);
            let wrapped = before.trim().trim_matches('>').trim() != "" && !opens(line.trim_start());
            if !marked(line) && !wrapped {
                break;
            }
            quoted.push((*number, line));
        }
        quoted
    }

    fn close(self) -> Found {
        let quoted = self.quoted();
        let (mut text, mut places) = (String::new(), Vec::new());
        let mut add = |number: usize, (line, mut columns): (String, Vec<usize>)| {
            text.push_str(&line);
            text.push('\n');
            // The line end stands after the last byte.
            columns.push(columns.last().map_or(1, |last| last + 1));
            places.push((number, columns));
        };
        if quoted.is_empty() {
            let blank = |(_, line): &&(usize, &str)| {
                line.trim().is_empty() || line.trim().trim_matches(['*', '_']) == UNANSWERED
            };
            let lines: Vec<&(usize, &str)> = self.lines.iter().skip_while(blank).collect();
            let last = lines.iter().rposition(|line| !blank(line)).map_or(0, |last| last + 1);
            for (number, line) in &lines[..last] {
                add(*number, ((*line).to_owned(), (1..=line.len()).collect()));
            }
        } else {
            for (number, line) in quoted {
                let body = line.trim_start();
                let mark = if body.starts_with('>') { line.len() - body.len() + 1 } else { 0 };
                let skip = mark + usize::from(line[mark..].starts_with(' '));
                add(number, unescape(&line.as_bytes()[skip..], skip));
            }
        }
        text.pop();
        let (About::Question(question) | About::Objection(question) | About::Curveball(question)) =
            self.about;
        Found { question, text, heading: self.heading, places }
    }
}

/// Undoes what the Markdown format escaped. Gives the text and, for each byte of it, its
/// byte column (from 1) in the line it stands in, of which `skip` bytes came before.
pub(super) fn unescape(line: &[u8], skip: usize) -> (String, Vec<usize>) {
    let line = String::from_utf8_lossy(line);
    let line = match line {
        Cow::Borrowed(line) => line.to_owned(),
        Cow::Owned(line) => line,
    };
    let bare = line.trim_end_matches([' ', '\t', '\r']);
    // One backslash at the end breaks the line; two are one that was typed.
    let backslashes = bare.len() - bare.trim_end_matches('\\').len();
    let bare = if backslashes % 2 == 1 { &bare[..bare.len() - 1] } else { bare };
    let (mut text, mut columns) = (String::new(), Vec::new());
    let mut at = 0;
    while let Some(c) = bare[at..].chars().next() {
        let rest = &bare[at..];
        let (shown, length) = match c {
            '\\' => match rest[1..].chars().next() {
                Some(next) if next.is_ascii_punctuation() => (next, 2),
                _ => ('\\', 1),
            },
            '&' => entity(rest).unwrap_or(('&', 1)),
            '<' if rest.starts_with(NOTHING) => {
                at += NOTHING.len();
                continue;
            }
            _ => (c, c.len_utf8()),
        };
        text.push(shown);
        columns.extend(std::iter::repeat_n(skip + at + 1, shown.len_utf8()));
        at += length;
    }
    (text, columns)
}

/// The entities that reports are written with, and those that people type.
fn entity(text: &str) -> Option<(char, usize)> {
    const KNOWN: [(&str, char); 8] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#32;", ' '),
        ("&#9;", '\t'),
        ("&nbsp;", ' '),
    ];
    KNOWN.iter().find(|(name, _)| text.starts_with(name)).map(|(name, c)| (*c, name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Design {
        read_back(text, |id| id == "scale.load" || id == "numbers.latency" || id == "bottlenecks.first_limit")
    }

    #[test]
    fn a_design_written_by_hand_is_read() {
        let design = read(
            "# Short links\n\nSome prose.\n\n## numbers.latency\nfollow: p99 < 50 ms\n\n## Notes\n\n## scale.load\n\nfollow: 10k/day\ncreate: 50/day\n\n",
        );
        assert_eq!(design.title.as_deref(), Some("Short links"));
        let answers: Vec<(&str, &str)> =
            design.answers.iter().map(|a| (a.question.as_str(), a.text.as_str())).collect();
        assert_eq!(
            answers,
            [("numbers.latency", "follow: p99 < 50 ms"), ("scale.load", "follow: 10k/day\ncreate: 50/day")]
        );
    }

    #[test]
    fn the_block_quote_is_the_answer_where_there_is_one() {
        let design = read(
            "### How quick? · numbers.latency\n\n*not yet concrete*\n\n> p99 &lt; 50 ms\\\n> \\# two\n\n- a remark\n",
        );
        assert_eq!(design.answers[0].text, "p99 < 50 ms\n# two");
    }

    #[test]
    fn a_place_in_an_answer_is_found_in_the_file() {
        let design = read("# T\n\n## scale.load\n\n> a\\*b\\\n> cd\n");
        let found = &design.answers[0];
        assert_eq!(found.text, "a*b\ncd");
        assert_eq!(found.place(0), (5, 3));
        assert_eq!(found.place(2), (5, 6), "after the escaped star");
        assert_eq!(found.place(4), (6, 3));
        assert_eq!(found.place(99), (3, 1));
    }

    #[test]
    fn headings_in_fences_and_of_other_levels_are_no_questions() {
        assert!(read("```\n## scale.load\nx\n```\n#### scale.load\ny\n").answers.is_empty());
        assert_eq!(
            read("## What saturates first? · bottlenecks.first\\_limit\nCPU at 5k/s").answers.len(),
            1
        );
    }
}
