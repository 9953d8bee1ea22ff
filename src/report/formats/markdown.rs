//! GitHub-flavoured Markdown. What a person typed stays text: it never becomes a heading,
//! a link, code or HTML. Reads well unrendered, and is read again by `check`.

use std::fmt::Write as _;

use super::super::Document;
use super::super::document::State;

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", inline(&document.title));
    let _ = writeln!(
        out,
        "{} Begun {}, script {}.\n",
        inline(&document.standing),
        document.begun,
        document.script
    );
    for point in &document.front {
        let _ = writeln!(out, "**{}**\n", point.label);
        for line in &point.lines {
            let _ = writeln!(out, "- {}", inline(line));
        }
        out.push('\n');
    }
    for part in &document.parts {
        let _ = writeln!(out, "## Step {}: {}\n", part.number, inline(&part.title));
        for question in &part.questions {
            let _ = writeln!(out, "### {} · {}\n", inline(&question.ask), question.id);
            if question.state != State::Passes {
                let _ = writeln!(out, "*{}*\n", question.state.words());
            }
            if let Some(answer) = &question.answer {
                out.push_str(&quote(answer));
                out.push('\n');
            }
            for remark in &question.remarks {
                let _ = writeln!(out, "- {}", inline(remark));
            }
            if !question.remarks.is_empty() {
                out.push('\n');
            }
        }
    }
    if !document.sheet.is_empty() {
        out.push_str("## The sheet\n\n| what | number | how |\n| --- | --- | --- |\n");
        for row in &document.sheet {
            let title = match &row.item {
                Some(item) => format!("{}, {item}", row.title),
                None => row.title.clone(),
            };
            let _ = writeln!(out, "| {} | {} | {} |", cell(&title), cell(&row.text), cell(&row.workings));
        }
        out.push('\n');
    }
    if !document.unknown.is_empty() {
        out.push_str("## Not known yet\n\n");
        for unknown in &document.unknown {
            let _ =
                writeln!(out, "- {}: needs {}", inline(&unknown.titles.join(", ")), inline(&unknown.needs));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// An answer as a block quote, its lines kept apart.
fn quote(answer: &str) -> String {
    let lines: Vec<&str> = answer.split('\n').collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let text = escape(line);
        let more = lines.get(index + 1).is_some_and(|next| !next.trim().is_empty());
        let end = if more && !text.is_empty() { "\\" } else { "" };
        let _ = writeln!(out, "{}", format!("> {text}{end}").trim_end());
    }
    out
}

/// Text on one line of our own.
fn inline(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}

/// Takes the meaning from every sign that Markdown would act on.
fn escape(line: &str) -> String {
    let visible = crate::text::visible(line);
    let line = visible.as_ref();
    let mut out = String::with_capacity(line.len() + 8);
    let body = line.trim_start_matches([' ', '\t']);
    // Leading blanks could make code of the line; the first one as an entity cannot.
    for (index, c) in line[..line.len() - body.len()].chars().enumerate() {
        match (index, c) {
            (0, '\t') => out.push_str("&#9;"),
            (0, _) => out.push_str("&#32;"),
            _ => out.push(c),
        }
    }
    let digits = body.chars().take_while(char::is_ascii_digit).count();
    for (index, c) in body.char_indices() {
        let rest = &body[index + c.len_utf8()..];
        let acts = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' | '$' => true,
            // Between two letters it is part of a word, as in user_id.
            '_' => {
                !(body[..index].ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric))
            }
            '#' | '+' | '-' | '>' | '=' => index == 0,
            '.' | ')' => {
                (digits > 0 && index == digits) || body[..index].to_ascii_lowercase().ends_with("www")
            }
            ':' => rest.starts_with("//"),
            '!' => rest.starts_with('['),
            _ => false,
        };
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => {
                if acts {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    // Blanks at the end would be lost, or would break the line.
    let kept = out.trim_end_matches([' ', '\t']).len();
    if kept < out.len() {
        let blanks = out.split_off(kept);
        out.extend(blanks.chars().map(|c| if c == '\t' { "&#9;" } else { "&#32;" }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn ordinary_answers_stay_readable() {
        check("follow a short link: p99 > 50 ms, 10k/day", "follow a short link: p99 > 50 ms, 10k/day");
        check("p99 < 50 ms", "p99 &lt; 50 ms");
    }

    #[test]
    fn what_markdown_acts_on_is_taken_its_meaning() {
        check("# not a heading", "\\# not a heading");
        check("- not a list", "\\- not a list");
        check("12. not a list", "12\\. not a list");
        check("[x](javascript:y)", "\\[x\\](javascript:y)");
        check("see http://a.b and www.a.b", "see http\\://a.b and www\\.a.b");
        check("~5k to ~6k", "\\~5k to \\~6k");
        check("    code", "&#32;   code");
        check("end  ", "end&#32;&#32;");
        check("index (user_id, _x_)", "index (user_id, \\_x\\_)");
    }
}
