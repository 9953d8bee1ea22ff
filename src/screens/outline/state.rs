//! The rows of the outline. Earlier questions can be opened; locked ones say what unlocks
//! them.

use crate::interview::{Asked, Interview};
use crate::keys::Binding;
use crate::prompts::{Library, Step};
use crate::prose::{Para, Tone};
use crate::screens::{Action, BOX, EVERYWHERE, LIST, Picked, Picker, Press, Wish, standing_of};

/// The outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The search word and the marked row.
    pub picker: Picker,
    /// Whether it was opened to search.
    pub searching: bool,
    /// What is said about a locked question.
    pub said: Option<String>,
}

/// The tables of the screen.
pub const TABLES: &[&[Binding<Action>]] = &[LIST, BOX, EVERYWHERE];

impl State {
    /// The outline with the question being answered marked.
    #[must_use]
    pub fn at(interview: &Interview, question: &str) -> Self {
        let marked = interview.standing().asked.iter().position(|asked| asked.question == question);
        Self { picker: Picker { marked: marked.unwrap_or(0), ..Picker::default() }, ..Self::default() }
    }

    /// The outline as the hits of a search.
    #[must_use]
    pub fn finding(word: &str) -> Self {
        Self { picker: Picker::with(word), searching: true, said: None }
    }

    /// The questions that are left by the search word: their place in the script.
    fn left(&self, interview: &Interview) -> Vec<usize> {
        let searched = |asked: &Asked| {
            let question = interview.library().question(&asked.question);
            let words = question.map(|one| format!("{} {}", one.title, one.ask)).unwrap_or_default();
            format!("{words} {}", asked.answer.as_deref().unwrap_or(""))
        };
        let all = interview.standing().asked.iter().enumerate();
        all.filter(|(_, asked)| self.picker.keeps(&searched(asked))).map(|(index, _)| index).collect()
    }

    /// The rows as they are read.
    #[must_use]
    pub fn paras(&self, interview: &Interview) -> Vec<Para> {
        let left = self.left(interview);
        let marked = self.picker.marked.min(left.len().saturating_sub(1));
        let mut paras = Vec::new();
        let mut step: Option<Step> = None;
        for (nth, index) in left.iter().enumerate() {
            let Some(asked) = interview.standing().asked.get(*index) else { continue };
            let this = Library::step_of(&asked.question);
            if this != step {
                step = this;
                paras.extend(this.map(|step| heading(interview, step)));
            }
            let (word, tone) = standing_of(interview, *index);
            let title = interview.library().question(&asked.question).map_or("", |one| one.title.as_str());
            let sign = if nth == marked { ">" } else { " " };
            let lead = format!("{sign}  {word:<11} ");
            paras.push(Para::new(tone, title).led(lead).hanging(2).chosen(nth == marked));
            if !self.picker.filter.is_empty()
                && let Some(line) = self.hit(asked)
            {
                paras.push(Para::plain(line).indented(16));
            }
        }
        if left.is_empty() {
            paras.push(Para::plain("Nothing here has these words."));
        }
        paras
    }

    /// The line of the answer that has the search word.
    fn hit(&self, asked: &Asked) -> Option<String> {
        let words = self.picker.filter.text().to_lowercase();
        let word = words.split_whitespace().next()?;
        let mut lines = asked.answer.as_deref()?.lines();
        lines.find(|line| line.to_lowercase().contains(word)).map(|line| line.trim().to_owned())
    }

    /// Takes a press.
    pub fn on_key(&mut self, press: Press, interview: &Interview) -> Wish {
        let left = self.left(interview);
        if press != Press::Do(Action::Choose) {
            self.said = None;
        }
        match self.picker.on_key(press, left.len()) {
            Picked::Moved => Wish::Nothing,
            Picked::No if press == Press::Do(Action::Close) => Wish::Close,
            Picked::No => Wish::Pass,
            Picked::Chosen => {
                let Some(index) = left.get(self.picker.marked.min(left.len().saturating_sub(1))) else {
                    return Wish::Nothing;
                };
                let question = &interview.standing().asked[*index].question;
                if interview.is_open(question) {
                    return Wish::Ask(question.clone());
                }
                self.said = Some(locked(interview, question));
                Wish::Nothing
            }
        }
    }
}

fn heading(interview: &Interview, step: Step) -> Para {
    let title = interview.library().chapter(step).map_or("", |chapter| chapter.title.as_str());
    let passed = interview.standing().passed();
    let of_step = |(_, asked): &(usize, &Asked)| Library::step_of(&asked.question) == Some(step);
    let all = interview.standing().asked.iter().enumerate().filter(of_step);
    let (done, total) =
        all.fold((0, 0), |(done, total), (index, _)| (done + usize::from(index < passed), total + 1));
    Para::new(Tone::Strong, format!("{}. {title}: {done} of {total} done", step.number()))
}

/// What unlocks a question that is not open yet, and what it will ask.
fn locked(interview: &Interview, question: &str) -> String {
    let title = interview.now_asking().map_or("", |question| question.title.as_str());
    let asks = interview.library().question(question).map_or("", |question| interview.wording(question));
    format!(
        "Locked for now. It opens when \"{title}\" and what follows it have a concrete answer. It will ask: {asks}"
    )
}
