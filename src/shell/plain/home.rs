//! Where one begins, line by line: a numbered list, answered by number or name.

use std::io::{self, BufRead, Write};

use crate::text::{clean, visible};

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is chosen by.
    pub name: String,
    /// A few words about it.
    pub about: String,
}

/// Asks for one of some choices; an empty line takes the first. None at the end of the
/// input.
///
/// # Errors
/// Where the output is gone.
pub fn choose(
    input: &mut impl BufRead,
    out: &mut impl Write,
    choices: &[Choice],
) -> io::Result<Option<usize>> {
    let first = choices.first().map_or("", |first| first.name.as_str());
    say(out, &format!("Choose by number or name; Enter alone takes 1, {first}."))?;
    for (nth, Choice { name, about }) in choices.iter().enumerate() {
        say(out, format!("{}. {name}. {about}", nth + 1).trim_end())?;
    }
    loop {
        write!(out, "> ")?;
        out.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let typed = clean(&String::from_utf8_lossy(&line)).text.trim().to_lowercase();
        match meant(&typed, choices).as_slice() {
            [one] => return Ok(Some(*one)),
            [] => say(
                out,
                &format!("Nothing here goes by \"{typed}\". A number from 1 to {} will do.", choices.len()),
            )?,
            several => {
                let numbers: Vec<String> = several.iter().map(|nth| (nth + 1).to_string()).collect();
                say(out, &format!("\"{typed}\" may be {}. Which number?", numbers.join(" or ")))?;
            }
        }
    }
}

/// The choices that a line may mean.
fn meant(typed: &str, choices: &[Choice]) -> Vec<usize> {
    if typed.is_empty() {
        return vec![0];
    }
    if let Ok(number) = typed.parse::<usize>() {
        return (1..=choices.len()).contains(&number).then(|| number - 1).into_iter().collect();
    }
    let typed = typed.trim_start_matches('/');
    let typed = if matches!(typed, "quit" | "exit") { "leave" } else { typed };
    let all = || choices.iter().enumerate();
    let named = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
        all().filter(|(_, choice)| test(&choice.name.to_lowercase())).map(|(nth, _)| nth).collect()
    };
    let exact = named(&|name| name == typed);
    if exact.is_empty() { named(&|name| name.contains(typed)) } else { exact }
}

fn say(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "{}", visible(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Vec<Choice> {
        ["Resume Short links", "New: The full interview", "New: Preflight", "Leave"]
            .map(|name| Choice { name: name.to_owned(), about: String::new() })
            .to_vec()
    }

    #[track_caller]
    fn check(typed: &str, expected: Option<usize>, says: &str) {
        let mut out = Vec::new();
        let chosen = choose(&mut typed.as_bytes(), &mut out, &choices()).unwrap();
        assert_eq!(chosen, expected, "{typed:?}");
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains(says), "{out}");
    }

    #[test]
    fn a_number_a_name_or_nothing_chooses() {
        check("\n", Some(0), "Enter alone takes 1, Resume Short links.");
        check("2\n", Some(1), "2. New: The full interview.");
        check("preflight\n", Some(2), "");
        check("new\n3\n", Some(2), "\"new\" may be 2 or 3. Which number?");
        check("7\nleave\n", Some(3), "A number from 1 to 4 will do.");
        check("/quit\n", Some(3), "");
        check("", None, "");
    }
}
