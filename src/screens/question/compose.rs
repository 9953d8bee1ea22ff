//! The question screen as rows in their places. Pure, so that the state knows how far a
//! pane scrolls, and the view has only to draw.

use super::arrange::{Regions, Wants, arrange, text_width};
use super::{Pane, State, say};
use crate::editor::lines;
use crate::interview::Interview;
use crate::prompts::{Library, Question};
use crate::prose::{Para, Row, Tone, wrap};
use crate::screens::{Place, body, standing_of};

/// From this height on there is room between the parts.
const ROOMY: u16 = 26;
/// Below this height the question comes before everything else.
const SMALL: u16 = 15;

/// A pane with its rows, heading and scroll.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// Where it stands.
    pub place: Place,
    /// Its heading; empty for none. Stands on the first row of its place.
    pub heading: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The first row that is shown.
    pub scroll: u16,
}

impl Block {
    /// The rows that fit.
    #[must_use]
    pub fn page(&self) -> u16 {
        self.place.height.saturating_sub(u16::from(!self.heading.is_empty()))
    }

    /// How far it can be scrolled.
    #[must_use]
    pub fn most(&self) -> u16 {
        (self.rows.len() as u16).saturating_sub(self.page())
    }
}

/// Everything on the screen but the box itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Composed {
    /// Where everything stands.
    pub regions: Regions,
    /// The question and why it is asked.
    pub asked: Block,
    /// What is said below the box.
    pub below: Block,
    /// At the side, above: what was understood.
    pub reading: Block,
    /// At the side, below: the computed numbers.
    pub sheet: Block,
}

impl Composed {
    /// The pane that the page keys scroll.
    #[must_use]
    pub fn scrolled(&self, pane: Pane) -> &Block {
        let wide = self.regions.side.width > 0;
        match pane {
            Pane::Reading if wide => &self.reading,
            Pane::Sheet if wide => &self.sheet,
            Pane::Box | Pane::Reading | Pane::Sheet => &self.below,
        }
    }
}

/// Lays the question screen out.
#[must_use]
pub fn compose(state: &State, interview: &Interview, size: (u16, u16)) -> Composed {
    let Some(question) = interview.library().question(&state.question) else { return Composed::default() };
    let body = body(size);
    let wide = super::wide(body.width, body.height);
    let columns = text_width(body.width, body.height);
    let at_width = |paras: &[Para], width: u16| wrap(paras, usize::from(width));
    let question_rows = at_width(&[Para::plain(interview.wording(question))], columns).len();
    let asked = at_width(&asked(state, interview, question, body), columns);
    let below = at_width(&below(state, interview, question, body), columns);
    let text = lines(state.editor.text(), usize::from(columns.saturating_sub(1))).len();
    let fields = state.form.as_ref().map_or(0, |form| form.fields.len() * 2 + 1);
    let wants = Wants {
        question: question_rows as u16,
        asked: asked.len() as u16,
        text: if fields > 0 { fields as u16 } else { (text + usize::from(text > 2)) as u16 },
        below: below.len() as u16,
    };
    let regions = arrange(body, wants);
    let scroll = |pane| if state.pane == pane { state.scroll } else { 0 };
    let mut composed = Composed {
        regions,
        asked: Block {
            place: regions.asked,
            rows: asked,
            scroll: state.asked_scroll,
            heading: String::new(),
        },
        below: Block {
            place: regions.below,
            rows: below,
            scroll: if wide { scroll(Pane::Box) } else { state.scroll },
            heading: match state.pane {
                Pane::Box => String::new(),
                _ if wide => String::new(),
                Pane::Reading => "> Your answer so far".to_owned(),
                Pane::Sheet => "> The numbers so far".to_owned(),
            },
        },
        ..Composed::default()
    };
    if wide {
        side(&mut composed, state, interview, question);
    }
    composed
}

/// The column at the side: the reading above, the sheet below.
fn side(composed: &mut Composed, state: &State, interview: &Interview, question: &Question) {
    let place = composed.regions.side;
    let reading = wrap(&reading(state, interview, question), usize::from(place.width));
    let sheet = wrap(&say::sheet(&state.preview.sheet, false), usize::from(place.width));
    let room = place.height.saturating_sub(3);
    // The sheet keeps its place while one types: the reading has room to grow before it.
    let usual = room * 2 / 5;
    let most = (room * 3 / 5).max(room.saturating_sub(sheet.len() as u16));
    let above = (reading.len() as u16).max(usual).min(most) + 1;
    let mark = |pane, heading: &str| {
        if state.pane == pane { format!("> {heading}") } else { heading.to_owned() }
    };
    let scroll = |pane| if state.pane == pane { state.scroll } else { 0 };
    composed.reading = Block {
        place: Place { height: above, ..place },
        heading: mark(Pane::Reading, "Your answer so far"),
        rows: reading,
        scroll: scroll(Pane::Reading),
    };
    composed.sheet = Block {
        place: Place { y: place.y + above + 1, height: place.height.saturating_sub(above + 1), ..place },
        heading: mark(Pane::Sheet, "The numbers so far"),
        rows: sheet,
        scroll: scroll(Pane::Sheet),
    };
}

/// What is asked. Where there is room, what came before stands first, as in a talk; on a
/// small screen the question does.
fn asked(state: &State, interview: &Interview, question: &Question, body: Place) -> Vec<Para> {
    let roomy = body.height >= ROOMY;
    let small = body.height < SMALL;
    let talking = !small && (roomy || state.refused == 0);
    let mut paras = if talking { state.before.clone() } else { Vec::new() };
    if !paras.is_empty() {
        paras.push(Para::gap());
    }
    paras.push(Para::new(Tone::Strong, interview.wording(question)));
    if small {
        paras.extend(state.before.iter().cloned());
    }
    if let Some(note) = interview.parked(&question.id) {
        paras.push(Para::new(Tone::Note, note).led("You put this aside:").hanging(2));
    }
    if roomy {
        paras.push(Para::gap());
    }
    paras.push(Para::plain(&question.why).led("Why:").hanging(2));
    if interview.now_asking().is_none_or(|open| open.id != question.id) {
        let changed = interview.leans_on(&question.id).and_then(|id| interview.library().question(id));
        let words = match changed {
            Some(changed) => {
                format!(
                    "\"{}\" was changed since. Does this still hold? Enter says that it does.",
                    changed.title
                )
            }
            None => "An earlier answer. Enter sends the change, /next goes on.".to_owned(),
        };
        paras.push(Para::new(Tone::Note, words));
    }
    if roomy {
        paras.push(Para::gap());
    }
    paras
}

fn reading(state: &State, interview: &Interview, question: &Question) -> Vec<Para> {
    let prefilled = interview.prefixes(&question.id).join("\n");
    say::reading(question, &state.preview.verdict, state.editor.text(), &prefilled)
}

/// What stands below the box: what was said last, the refusal, else the reading.
fn below(state: &State, interview: &Interview, question: &Question, body: Place) -> Vec<Para> {
    let wide = super::wide(body.width, body.height);
    let verdict = &state.preview.verdict;
    if !wide && state.pane == Pane::Sheet {
        return say::sheet(&state.preview.sheet, false);
    }
    let mut parts = vec![state.said.clone()];
    if state.refused > 0 {
        parts.push(say::refusal(question, verdict, state.editor.text(), state.refused));
    }
    if wide && state.refused == 0 {
        parts.push(this_step(interview, question));
    } else if !wide && state.refused == 0 {
        parts.push(reading(state, interview, question));
    } else if !wide {
        let understood = |para: &Para| para.tone == Tone::Good && !para.lead.is_empty();
        parts.push(reading(state, interview, question).into_iter().filter(understood).collect());
    }
    let mut all = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() || body.height >= ROOMY {
            all.push(Para::gap());
        }
        all.extend(part);
    }
    all
}

/// The questions of this step and where they stand: with room, one sees where one is.
fn this_step(interview: &Interview, question: &Question) -> Vec<Para> {
    let step = Library::step_of(&question.id);
    let title = step.and_then(|step| interview.library().chapter(step)).map_or("", |chapter| &chapter.title);
    let mut paras = vec![Para::new(Tone::Strong, title)];
    for (index, asked) in interview.standing().asked.iter().enumerate() {
        if Library::step_of(&asked.question) != step {
            continue;
        }
        let Some(one) = interview.library().question(&asked.question) else { continue };
        let sign = if one.id == question.id { ">" } else { " " };
        let (word, tone) = standing_of(interview, index);
        paras.push(Para::new(tone, format!("{sign} {word:<11}  {}", one.title)));
    }
    paras
}
