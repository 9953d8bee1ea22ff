//! "Did you mean": the nearest known word, by the number of slips between them.

/// The number of single-letter slips (insert, drop, replace, swap of neighbours)
/// between two words. Optimal string alignment distance.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replace = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

/// The known word nearest to `typed`, where it is near enough to be a slip: one
/// slip in a word of up to five letters, two in a longer one.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = if typed.chars().count() <= 5 { 1 } else { 2 };
    known
        .into_iter()
        .map(|word| (distance(typed, word), word))
        .filter(|(slips, _)| *slips <= allowed)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(distance("milisec", "millisec"), 1);
        assert_eq!(distance("exprot", "export"), 1, "two letters swapped are one slip");
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn only_a_near_word_is_offered() {
        assert_eq!(nearest("lst", ["list", "show"]), Some("list"));
        assert_eq!(nearest("elephant", ["list", "show"]), None);
    }
}
