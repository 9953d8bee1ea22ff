//! Where things stand on the question screen: plain numbers, so that the state can know
//! how wide the box is and how far a pane scrolls without knowing how it is drawn.

use crate::screens::Place;

/// What the panes would like to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wants {
    /// Rows of what is asked.
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
    // The box takes what its text needs and a row to go on; at least three rows with room,
    // one without. What is asked may take what is left, but never pushes the box away.
    let least_text = if framed { 3 } else { 1 };
    let least_below = if body.height >= 8 { (body.height / 4).max(2) } else { 0 };
    let most_text = body.height.saturating_sub(border + least_below + 1).max(1);
    let mut text = wants.text.max(least_text).min(most_text);
    let asked = wants
        .asked
        .min(body.height.saturating_sub(text + border + least_below))
        .max(u16::from(body.height > 1));
    text = text.min(body.height.saturating_sub(asked + border)).max(1);
    let left = body.height.saturating_sub(asked + text + border);
    // Room that nothing below the box needs goes to the box, up to a comfortable size.
    let spare = left.saturating_sub(wants.below.max(least_below));
    text += spare.min(8_u16.saturating_sub(text));
    let below = body.height.saturating_sub(asked + text + border);
    let place = |y, height, x: u16, narrower: u16| Place {
        x: body.x + x,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stays_inside_at_every_size() {
        for width in 1..160 {
            for height in 1..60 {
                for wants in [Wants::default(), Wants { asked: 9, text: 30, below: 30 }] {
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
