//! The parts and who waits for whom, as a Mermaid diagram. Names are written so that no
//! letter of them can act, neither for Mermaid nor for what stands around it.

use std::fmt::Write as _;

use super::super::super::Waits;

/// As much of a name as a box holds.
const LONGEST: usize = 32;

/// A fenced diagram.
pub(super) fn diagram(waits: &Waits) -> String {
    let mut out = String::from("```mermaid\nflowchart LR\n");
    for (index, waiting) in waits.people.iter().enumerate() {
        let _ = writeln!(out, "  who{index}([\"{}\"]) --> app", name(&waiting.actor));
    }
    if waits.inside.is_empty() {
        out.push_str("  app[\"the application\"]\n");
    } else {
        out.push_str("  subgraph app [\"the application\"]\n");
        for (index, part) in waits.inside.iter().enumerate() {
            let _ = writeln!(out, "    in{index}[\"{}\"]", name(part));
        }
        out.push_str("  end\n");
    }
    for (index, part) in waits.parts.iter().enumerate() {
        let _ = writeln!(out, "  app --> part{index}[(\"{}\")]", name(part));
    }
    out.push_str("```\n");
    out
}

/// Letters, digits and single blanks stay; everything else becomes its code.
fn name(text: &str) -> String {
    let visible = crate::text::visible(text);
    let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == LONGEST {
            out.push('…');
            break;
        }
        match c {
            ' ' | ',' => out.push(c),
            c if c.is_alphanumeric() => out.push(c),
            c => {
                let _ = write!(out, "#{};", u32::from(c));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn no_letter_of_a_name_acts() {
        assert_eq!(name("PostgreSQL 17"), "PostgreSQL 17");
        assert_eq!(name("a\"] --> b"), "a#34;#93; #45;#45;#62; b");
        assert_eq!(name("```\n# x"), "#96;#96;#96; #35; x");
        assert_eq!(name(&"x".repeat(99)).chars().count(), 33);
    }
}
