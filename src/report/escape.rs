//! Markdown's own escaping: what a person typed stays text, whatever it looks like.

/// Takes the meaning from every sign that Markdown would act on.
pub(super) fn escape(line: &str) -> String {
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
    use super::escape;

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
