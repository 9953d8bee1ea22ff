//! What the question screen remembers, and what a press does to it.

use super::arrange::text_width;
use super::compose::compose;
use super::form::{Filled, Form};
use super::say;
use crate::editor::{Edit, Editor, LIMIT, Pasted};
use crate::gate::Finding;
use crate::interview::{Draft, Interview, Preview};
use crate::keys::{Binding, command, named};
use crate::prompts::Question;
use crate::prose::Para;
use crate::screens::{ANSWERING, Action, BOX, EVERYWHERE, Press, Wish, body};

/// The panes that Tab goes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The box.
    #[default]
    Box,
    /// What is said about the answer.
    Reading,
    /// The computed numbers.
    Sheet,
}

/// One question on the screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Its id.
    pub question: String,
    /// The box.
    pub editor: Editor,
    /// Where the keys go.
    pub pane: Pane,
    /// How far what is asked is scrolled.
    pub asked_scroll: u16,
    /// How far the other panes are scrolled.
    pub scroll: u16,
    /// What came before: the answer that was understood, a step that is done.
    pub before: Vec<Para>,
    /// What is to be said now, in place of the reading: a hint, an example, a remark.
    pub said: Vec<Para>,
    /// How many answers in a row were held back; while it is not 0, the refusal is shown.
    pub refused: usize,
    /// How many hints were shown.
    pub hints: usize,
    /// The fill-in form, while it is open.
    pub form: Option<Form>,
    /// What the text in the box would be worth.
    pub preview: Preview,
    /// The text as it was when the program last had a word: what was typed since may be a
    /// command that was meant to stand alone.
    pub base: String,
}

/// Rows that a notch of the wheel scrolls.
const FEW: u16 = 3;

/// The tables of the screen, the nearest first.
const TABLES: &[&[Binding<Action>]] = &[ANSWERING, BOX, EVERYWHERE];
/// The same while the form is open.
const FORM_TABLES: &[&[Binding<Action>]] = &[super::form::BINDINGS, BOX, EVERYWHERE];

impl State {
    /// The screen of a question, with the text it begins with.
    #[must_use]
    pub fn open(interview: &Interview, question: &str) -> Self {
        let draft = interview.begin_with(question);
        let mut state = Self {
            question: question.to_owned(),
            editor: Editor::new(&draft.text, draft.cursor),
            base: draft.text,
            ..Self::default()
        };
        state.settle(interview);
        state
    }

    /// Puts the cursor at the end of a line of the answer, from 1.
    pub fn go_to_line(&mut self, line: usize) {
        let end: usize = self.editor.text().split_inclusive('\n').take(line).map(str::len).sum();
        let text = self.editor.text();
        let end = if text[..end].ends_with('\n') { end - 1 } else { end };
        self.editor.go_to(end);
    }

    /// The tables that presses are read with.
    #[must_use]
    pub fn tables(&self) -> &'static [&'static [Binding<Action>]] {
        if self.form.is_some() { FORM_TABLES } else { TABLES }
    }

    /// Whether letters are text now, rather than keys that do something.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.form.as_ref().map_or(!self.editor.is_empty(), Form::typing)
    }

    /// The text and the cursor, to be kept.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft { text: self.editor.text().to_owned(), cursor: self.editor.line_and_char() }
    }

    /// Brings the reading up to date with the box.
    pub fn settle(&mut self, interview: &Interview) {
        self.preview = interview.preview(&self.question, self.editor.text());
    }

    /// Takes a press, on a screen of a size.
    pub fn on_key(&mut self, press: Press, interview: &Interview, size: (u16, u16)) -> Wish {
        let Some(question) = interview.library().question(&self.question) else { return Wish::Pass };
        if let Some(form) = &mut self.form {
            match form.on_key(press, question) {
                Filled::Open => return Wish::Nothing,
                Filled::Closed => self.form = None,
                Filled::Line(line) => {
                    self.form = None;
                    self.put_line(&line);
                    return Wish::Changed;
                }
                Filled::No => return Wish::Pass,
            }
            return Wish::Nothing;
        }
        match press {
            Press::Type(c) => {
                self.pane = Pane::Box;
                self.type_char(c)
            }
            Press::Do(action) => self.act(action, interview, question, size),
        }
    }

    fn type_char(&mut self, c: char) -> Wish {
        if self.editor.type_char(c) {
            return Wish::Changed;
        }
        if self.editor.text().len() + c.len_utf8() > LIMIT {
            self.say(Para::plain("The box is full: an answer may hold 64 KiB."));
        }
        Wish::Nothing
    }

    fn act(&mut self, action: Action, interview: &Interview, question: &Question, size: (u16, u16)) -> Wish {
        let body = body(size);
        match action {
            Action::Send if self.pane == Pane::Box => return self.enter(),
            Action::Send => self.pane = Pane::Box,
            Action::EraseOrLeave if self.editor.is_empty() => return Wish::Do(Action::Leave),
            Action::EraseOrLeave => return self.edit(Edit::EraseNext, body.width, body.height),
            Action::Edit(edit) => return self.edit(edit, body.width, body.height),
            Action::Hint => {
                let hint = say::hint(question, self.hints);
                self.hints += 1;
                self.say(
                    hint.unwrap_or_else(|| Para::plain("There is no hint for this one; /example may help.")),
                );
            }
            Action::Example => self.say_all(say::example(question)),
            Action::Form => {
                let prefix = self.prefix(interview);
                self.form = Form::new(question, &prefix);
                if self.form.is_none() {
                    self.say(Para::plain("This question has no form; /example shows a whole answer."));
                }
            }
            Action::Close => {
                self.pane = Pane::Box;
                self.said.clear();
                self.scroll = 0;
            }
            Action::NextPane => self.turn([Pane::Box, Pane::Reading, Pane::Sheet]),
            Action::PreviousPane => self.turn([Pane::Box, Pane::Sheet, Pane::Reading]),
            Action::PageUp | Action::PageDown => self.page(action == Action::PageDown, interview, size, None),
            Action::ScrollUp | Action::ScrollDown => {
                self.page(action == Action::ScrollDown, interview, size, Some(FEW));
            }
            _ => return Wish::Pass,
        }
        Wish::Nothing
    }

    fn edit(&mut self, edit: Edit, width: u16, height: u16) -> Wish {
        if self.pane != Pane::Box {
            match edit {
                Edit::Up => self.scroll = self.scroll.saturating_sub(1),
                Edit::Down => self.scroll = self.scroll.saturating_add(1),
                _ => self.pane = Pane::Box,
            }
            return Wish::Nothing;
        }
        let columns = usize::from(text_width(width, height).saturating_sub(1));
        if self.editor.edit(edit, columns) { Wish::Changed } else { Wish::Nothing }
    }

    fn turn(&mut self, order: [Pane; 3]) {
        let at = order.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        self.pane = order[(at + 1) % order.len()];
        self.scroll = 0;
    }

    /// What Enter means: a new line after a backslash, a command, or an answer.
    fn enter(&mut self) -> Wish {
        let before = &self.editor.text()[..self.editor.cursor()];
        if before.ends_with('\\') {
            self.editor.edit(Edit::Erase, 0);
            self.editor.edit(Edit::NewLine, 0);
            return Wish::Changed;
        }
        self.set_command_apart();
        if let Some((name, rest)) = command(self.editor.line()) {
            return Wish::Command(name.to_owned(), rest.to_owned());
        }
        self.said.clear();
        self.scroll = 0;
        Wish::Send(as_answer(self.editor.text()))
    }

    /// A command that was typed right behind or into a text that was there gets the line of
    /// its own that it needs; the text is as it was before.
    fn set_command_apart(&mut self) {
        let text = self.editor.text();
        let same = |(a, b): &(char, char)| a == b;
        let size = |pairs: usize, of: &mut dyn Iterator<Item = char>| {
            of.take(pairs).map(char::len_utf8).sum::<usize>()
        };
        let before = text.chars().zip(self.base.chars()).take_while(same).count();
        let before = size(before, &mut text.chars());
        let (rest, base) = (&text[before..], &self.base[before..]);
        let after = rest.chars().rev().zip(base.chars().rev()).take_while(same).count();
        let after = size(after, &mut rest.chars().rev());
        if after < base.len() || self.base.trim().is_empty() {
            return;
        }
        let typed = rest[..rest.len() - after].trim();
        let known = command(typed).is_some_and(|(name, _)| named(self.tables(), name).is_some());
        if known && !typed.contains('\n') {
            self.editor.set(&format!("{}\n{typed}", self.base.trim_end_matches('\n')));
        }
    }

    /// Takes the command line out of the box, once it is known to be a command.
    pub fn take_command(&mut self) {
        self.editor.remove_line();
        self.remember();
    }

    /// Remembers the text that a command may be typed behind from now on.
    fn remember(&mut self) {
        self.base = self.editor.text().to_owned();
    }

    /// Puts a block of text in; says in a sentence what was left out.
    pub fn paste(&mut self, text: &str) {
        if let Some(form) = &mut self.form {
            if let Some(field) = form.fields.get_mut(form.at) {
                field.editor.paste(&text.replace(['\n', '\r'], " "));
            }
            return;
        }
        self.pane = Pane::Box;
        let pasted = self.editor.paste(text);
        if let Some(said) = about_paste(pasted) {
            self.say(Para::plain(said));
        }
    }

    /// Says something in place of the reading.
    pub fn say(&mut self, para: Para) {
        self.say_all(vec![para]);
    }

    fn say_all(&mut self, paras: Vec<Para>) {
        self.said = paras;
        self.scroll = 0;
    }

    /// The answer was held back: the refusal is shown and the cursor stands at the fault.
    pub fn hold_back(&mut self, tries: usize) {
        self.remember();
        self.refused = tries;
        self.scroll = 0;
        self.pane = Pane::Box;
        let fault = self.preview.verdict.findings.iter().find(|finding| finding.blocks);
        if let Some(at) = fault.map(|finding| place_of(finding, self.editor.text())) {
            self.editor.go_to(at);
        }
    }

    /// The beginning of the current line that a `per:` question wants kept.
    fn prefix(&self, interview: &Interview) -> String {
        let line = self.editor.line();
        let prefixes = interview.prefixes(&self.question);
        let kept = prefixes.iter().find(|prefix| line.starts_with(prefix.trim_end()));
        kept.cloned().unwrap_or_default()
    }

    /// Puts a composed line in: over the current one, or over an empty place.
    fn put_line(&mut self, line: &str) {
        self.editor.replace_line(line);
    }

    /// Scrolls by so many rows, or by what is seen of the pane.
    fn page(&mut self, down: bool, interview: &Interview, size: (u16, u16), rows: Option<u16>) {
        let composed = compose(self, interview, size);
        let (asked, other) = (&composed.asked, composed.scrolled(self.pane));
        // With the cursor in the box the page keys are for the question, where it does not fit.
        let (scroll, block) = if self.pane == Pane::Box && asked.most() > 0 {
            (&mut self.asked_scroll, asked)
        } else {
            (&mut self.scroll, other)
        };
        let (most, step) = (block.most(), rows.unwrap_or(block.page().saturating_sub(1)).max(1));
        *scroll = if down { (*scroll).min(most) + step } else { (*scroll).min(most).saturating_sub(step) };
        *scroll = (*scroll).min(most);
    }
}

/// Where the cursor belongs after a refusal: behind the words it stumbled on.
fn place_of(finding: &Finding, text: &str) -> usize {
    if !finding.span.is_empty() && finding.span.end <= text.len() {
        return finding.span.end;
    }
    let mut end = 0;
    for (nth, line) in text.split('\n').enumerate() {
        end += line.len() + usize::from(nth > 0);
        if nth + 1 == finding.line {
            break;
        }
    }
    end
}

/// The text of the box as an answer: what was doubled to get past a key is single again.
fn as_answer(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let blank = line.len() - line.trim_start().len();
        match &line[blank..] {
            rest if rest.starts_with("//") || rest.starts_with("\\?") => {
                format!("{}{}", &line[..blank], &rest[1..])
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What is said about a paste that was more than a few words.
fn about_paste(pasted: Pasted) -> Option<String> {
    let mut said = Vec::new();
    if pasted.kept < pasted.came {
        let size = |bytes: usize| if bytes < 1024 { format!("{bytes} bytes") } else { kib(bytes) };
        said.push(format!(
            "Only the first {} of {} fitted; an answer may hold 64 KiB. Ctrl-/ takes the paste out again.",
            size(pasted.kept),
            size(pasted.came)
        ));
    } else if pasted.lines > 1 {
        said.push(format!("Pasted {} lines, not sent.", pasted.lines));
    }
    match pasted.dropped {
        0 => {}
        1 => said.push("One character that cannot be seen was left out.".to_owned()),
        n => said.push(format!("{n} characters that cannot be seen were left out.")),
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn kib(bytes: usize) -> String {
    if bytes < 10 * 1024 * 1024 {
        format!("{} KiB", bytes / 1024)
    } else {
        format!("{} MiB", bytes / 1024 / 1024)
    }
}
