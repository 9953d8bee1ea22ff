//! Which lines of a text are kept, gone and new.

/// A line of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// In both.
    Kept(String),
    /// In the earlier one only.
    Gone(String),
    /// In the later one only.
    New(String),
}

/// More lines than any answer has; beyond, all of it is gone and new.
const MOST: usize = 400;

/// The lines of both texts in order, with as many kept as can be.
#[must_use]
pub fn changed_lines(before: &str, after: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let (rows, columns) = (old.len(), new.len());
    let whole = rows > MOST || columns > MOST;
    // How many lines can be kept from here to the end.
    let mut kept = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev().filter(|_| !whole) {
        for column in (0..columns).rev() {
            kept[row][column] = if old[row] == new[column] {
                kept[row + 1][column + 1] + 1
            } else {
                kept[row + 1][column].max(kept[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut lines = Vec::new();
    while row < rows || column < columns {
        if !whole && row < rows && column < columns && old[row] == new[column] {
            lines.push(Line::Kept(old[row].to_owned()));
            (row, column) = (row + 1, column + 1);
        } else if column >= columns || (row < rows && kept[row + 1][column] >= kept[row][column + 1]) {
            lines.push(Line::Gone(old[row].to_owned()));
            row += 1;
        } else {
            lines.push(Line::New(new[column].to_owned()));
            column += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(before: &str, after: &str) -> String {
        let lines = changed_lines(before, after);
        let signs = lines.iter().map(|line| match line {
            Line::Kept(text) => format!(" {text}"),
            Line::Gone(text) => format!("-{text}"),
            Line::New(text) => format!("+{text}"),
        });
        signs.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_are_kept_gone_and_new() {
        assert_eq!(signs("a\nb\nc", "a\nx\nc"), " a|-b|+x| c");
        assert_eq!(signs("", "a"), "+a");
        assert_eq!(signs("a\nb", ""), "-a|-b");
        assert_eq!(signs("a\nb", "b\na"), "-a| b|+a");
        assert_eq!(signs("same", "same"), " same");
        let long = "x\n".repeat(MOST + 1);
        assert_eq!(changed_lines(&long, "x").len(), MOST + 2);
    }
}
