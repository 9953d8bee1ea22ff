//! The rows of the help.

use crate::keys::{Binding, command};
use crate::prose::{Para, Tone};
use crate::screens::{Action, BOX, EVERYWHERE, LIST, Picked, Picker, Press, Wish};

/// The help of a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The search word and the marked row.
    pub picker: Picker,
    /// A sentence about the screen it was opened on.
    pub about: String,
    /// The tables of that screen.
    pub tables: Vec<&'static [Binding<Action>]>,
}

/// The tables of the help itself.
pub const TABLES: &[&[Binding<Action>]] = &[LIST, BOX, EVERYWHERE];

impl State {
    /// The help of a screen with these tables.
    #[must_use]
    pub fn of(about: &str, tables: &[&'static [Binding<Action>]]) -> Self {
        Self { picker: Picker::default(), about: about.to_owned(), tables: tables.to_vec() }
    }

    /// The same with the beginning of a command typed already.
    #[must_use]
    pub fn typing(mut self, command: &str) -> Self {
        self.picker = Picker::with(command);
        self
    }

    /// The rows that are left by the search word, each with its keys. Things that can be
    /// run by name come first, moves in the box last.
    fn left(&self) -> Vec<(&'static Binding<Action>, Vec<String>)> {
        let rows = || self.tables.iter().flat_map(|table| table.iter());
        // A row with keys of one's own stands for the built-in one of the same name.
        let first = |row: &&Binding<Action>| {
            row.name.is_empty()
                || rows().find(|known| known.name == row.name).is_some_and(|known| known == *row)
        };
        // A key that a nearer table has does what that one says, here.
        let mut taken: Vec<String> = Vec::new();
        let mut all: Vec<(&'static Binding<Action>, Vec<String>)> = Vec::new();
        for table in &self.tables {
            let free = |row: &'static Binding<Action>| {
                (row, row.labels().into_iter().filter(|key| !taken.contains(key)).collect::<Vec<_>>())
            };
            let rows: Vec<_> = table.iter().filter(first).map(free).collect();
            taken.extend(rows.iter().flat_map(|(_, keys)| keys.clone()));
            all.extend(rows.into_iter().filter(|(row, keys)| !row.name.is_empty() || !keys.is_empty()));
        }
        let typed = command(self.picker.filter.text());
        all.retain(|(row, keys)| match typed {
            Some((name, _)) => row.name.starts_with(name),
            None => self.picker.keeps(&format!("{} {} {} {}", keys.join(" "), row.name, row.label, row.help)),
        });
        let (mut named, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(row, _)| !row.name.is_empty());
        named.extend(others);
        named
    }

    /// The rows as they are read; in a narrow place what it does stands under its name.
    #[must_use]
    pub fn paras(&self, narrow: bool) -> Vec<Para> {
        let left = self.left();
        let marked = self.picker.marked.min(left.len().saturating_sub(1));
        let mut paras: Vec<Para> = left
            .iter()
            .enumerate()
            .map(|(nth, (row, keys))| {
                let sign = if nth == marked { ">" } else { " " };
                let name = [row.name, row.takes].join(" ");
                let ways: Vec<String> = std::iter::once(name.trim().to_owned())
                    .chain(keys.iter().cloned())
                    .filter(|way| !way.is_empty())
                    .collect();
                let ways = ways.join(", ");
                let text = if narrow {
                    format!("{sign} {ways}\n{}", row.help)
                } else {
                    format!("{sign} {ways:<30}  {}", row.help)
                };
                Para::new(Tone::Plain, text).hanging(if narrow { 4 } else { 34 }).chosen(nth == marked)
            })
            .collect();
        if paras.is_empty() {
            paras.push(Para::plain("Nothing here goes by these words. Esc goes back."));
        }
        paras
    }

    /// Takes a press. What is chosen is done on the screen below.
    pub fn on_key(&mut self, press: Press) -> Wish {
        let left = self.left();
        if press == Press::Do(Action::Help) || press == Press::Do(Action::Commands) {
            return Wish::Close;
        }
        match self.picker.on_key(press, left.len()) {
            Picked::Moved => Wish::Nothing,
            Picked::No if press == Press::Do(Action::Close) => Wish::Close,
            Picked::No => Wish::Pass,
            Picked::Chosen => {
                // A name written out stands for itself, with what is written behind it.
                let typed = command(self.picker.filter.text());
                if let Some((name, rest)) = typed
                    && (!rest.is_empty() || left.iter().any(|(row, _)| row.name == name))
                {
                    return Wish::Run(name.to_owned(), rest.to_owned());
                }
                let row = left.get(self.picker.marked.min(left.len().saturating_sub(1)));
                row.map_or(Wish::Nothing, |(row, _)| Wish::Do(row.action))
            }
        }
    }
}
