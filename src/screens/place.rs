//! Rectangles as plain numbers, and what header and footer leave of a screen.

/// A rectangle in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The column of its left edge.
    pub x: u16,
    /// The row of its upper edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Below this size one sentence is all that fits.
pub const SMALLEST: (u16, u16) = (20, 5);

/// The rows of the header at a height.
#[must_use]
pub const fn header_rows(height: u16) -> u16 {
    match height {
        0..9 => 0,
        9..16 => 1,
        _ => 3,
    }
}

/// What is left between header and footer.
#[must_use]
pub const fn body(size: (u16, u16)) -> Place {
    let header = header_rows(size.1);
    Place { x: 0, y: header, width: size.0, height: size.1.saturating_sub(header + 1) }
}

/// The same with a margin at the sides where there is room for one.
#[must_use]
pub const fn page(size: (u16, u16)) -> Place {
    let body = body(size);
    let margin = if size.0 >= 60 { 1 } else { 0 };
    Place { x: body.x + margin, width: body.width.saturating_sub(margin * 2), ..body }
}
