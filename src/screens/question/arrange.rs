//! Where things stand on the question screen: plain numbers, so that the state can know
//! how wide the box is and how far a pane scrolls without knowing how it is drawn.

use crate::screens::Place;

/// What the panes would like to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wants {
    /// Rows of the question itself.
    pub question: u16,
    /// Rows of all that is asked: the question, why, and what came before.
    pub asked: u16,
    /// Rows of text in the box.
    pub text: u16,
    /// Rows of what is said below the box.
    pub below: u16,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Regions {
    /// The question and why it is asked.
    pub asked: Place,
    /// The box with its frame, where it has one.
    pub frame: Place,
    /// The text in the box.
    pub text: Place,
    /// What is said below the box.
    pub below: Place,
    /// The column at the side: the reading above, the sheet below. Empty on a narrow screen.
    pub side: Place,
    /// Whether the box has a frame.
    pub framed: bool,
}

/// From this width on there is a column at the side.
const WIDE: u16 = 100;
/// From this height on the box has a frame.
const FRAMED: u16 = 13;

/// Whether a body of this size has a column at the side.
#[must_use]
pub const fn wide(width: u16, height: u16) -> bool {
    width >= WIDE && height >= FRAMED
}

/// The columns of the part with question and box.
#[must_use]
pub(super) const fn main_width(width: u16, height: u16) -> u16 {
    if wide(width, height) { width * 3 / 5 - 1 } else { width }
}

/// The columns of text in the box; the last one is the cursor's.
#[must_use]
pub const fn text_width(width: u16, height: u16) -> u16 {
    let main = main_width(width, height);
    if height >= FRAMED { main.saturating_sub(4) } else { main.saturating_sub(2) }
}

/// Parts a body among the panes.
#[must_use]
pub fn arrange(body: Place, wants: Wants) -> Regions {
    let wide = wide(body.width, body.height);
    let framed = body.height >= FRAMED;
    let main = main_width(body.width, body.height);
    let border = if framed { 2 } else { 0 };
    let Heights { asked, text, below } = heights(body.height.saturating_sub(border), framed, wants);
    let place = |y, height, x: u16, narrower: u16| Place {
        x: body.x + x.min(main),
        y: body.y + y,
        width: main.saturating_sub(narrower),
        height,
    };
    let inset = if framed { (2, 4) } else { (2, 2) };
    Regions {
        asked: place(0, asked, u16::from(framed), u16::from(framed) * 2),
        frame: place(asked, text + border, 0, 0),
        text: place(asked + border / 2, text, inset.0, inset.1),
        below: place(asked + text + border, below, u16::from(framed), u16::from(framed) * 2),
        side: if wide {
            Place {
                x: body.x + main + 3,
                y: body.y,
                width: body.width.saturating_sub(main + 4),
                height: body.height,
            }
        } else {
            Place::default()
        },
        framed,
    }
}

struct Heights {
    asked: u16,
    text: u16,
    below: u16,
}

/// The rows of a comfortable box.
const COMFORTABLE: u16 = 8;

/// Parts the rows of a body. First what one cannot do without: a row to type in, the
/// question, a word on the answer. Then the text, what is said about it, why it is asked,
/// and last a comfortable box.
fn heights(rows: u16, framed: bool, wants: Wants) -> Heights {
    let mut left = rows;
    let mut take = |wanted: u16| {
        let taken = wanted.min(left);
        left -= taken;
        taken
    };
    let mut text = take(if framed { 3 } else { 1 });
    let keep = u16::from(rows >= 6) * 2;
    let spare = rows.saturating_sub(text + keep);
    let mut asked = take(wants.question.max(1).min(spare));
    let mut below = take(keep.min(wants.below));
    let half = (rows.saturating_sub(text + asked + below)).div_ceil(2);
    text += take(wants.text.saturating_sub(text).min(half));
    below += take(wants.below.saturating_sub(below));
    asked += take(wants.asked.saturating_sub(asked));
    text += take(wants.text.saturating_sub(text));
    text += take(COMFORTABLE.saturating_sub(text) * u16::from(framed));
    Heights { asked, text, below: below + left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stays_inside_at_every_size() {
        for width in 1..160 {
            for height in 1..60 {
                for wants in [Wants::default(), Wants { question: 3, asked: 9, text: 30, below: 30 }] {
                    let body = Place { x: 0, y: 1, width, height };
                    let regions = arrange(body, wants);
                    for place in [regions.asked, regions.frame, regions.text, regions.below, regions.side] {
                        assert!(place.x + place.width <= width, "{place:?} in {width}x{height}");
                        assert!(place.y + place.height <= 1 + height, "{place:?} in {width}x{height}");
                    }
                    assert!(regions.text.height >= 1);
                    assert_eq!(regions.text.width, text_width(width, height));
                }
            }
        }
    }
}
