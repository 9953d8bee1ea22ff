//! Markdown's own escaping: what a person typed stays text, whatever it looks like.

/// A comment with nothing in it, which keeps an address apart that would become a link.
pub(super) const NOTHING: &str = "<!---->";

/// Takes the meaning from every sign that Markdown would act on.
pub(super) fn escape(line: &str) -> String {
    let visible = crate::text::visible(line);
    let line = &*visible;
    let mut out = String::with_capacity(line.len() + 8);
    let body = line.trim_start_matches([' ', '\t']);
    if body.is_empty() {
        return out;
    }
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
        let before = body[..index].chars().next_back();
        let rest = &body[index + c.len_utf8()..];
        let blank_behind = rest.chars().next().is_none_or(char::is_whitespace);
        let acts = match c {
            '\\' | '`' | '~' | '|' | '$' => true,
            // Between two blanks it multiplies; at the start of a line it would begin a list.
            '*' => index == 0 || !blank_behind || !before.is_some_and(char::is_whitespace),
            // Between two letters it is part of a word, as in user_id.
            '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
            // Brackets alone are text; with a target, a definition or a mark they are not. The
            // first one may stand on a line before, so the last one is what is escaped.
            '[' => rest.starts_with(['^', '!']),
            ']' => rest.starts_with(['(', '[', ':']),
            '#' | '+' | '-' | '>' | '=' => index == 0,
            '.' | ')' if digits > 0 && index == digits => blank_behind,
            '.' => body[..index].to_ascii_lowercase().ends_with("www"),
            ':' => rest.starts_with("//"),
            _ => false,
        };
        match c {
            '<' if rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) => {
                out.push_str("&lt;");
            }
            '@' if !blank_behind && before.is_some_and(|c| c.is_alphanumeric() || "._+-".contains(c)) => {
                out.push_str(NOTHING);
                out.push('@');
            }
            '&' if rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#') => out.push_str("&amp;"),
            _ => {
                if acts {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    // Blanks at the end say nothing, and two of them would break the line.
    out.truncate(out.trim_end_matches([' ', '\t']).len());
    out
}

/// Text on one line of our own.
pub(super) fn inline(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
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
        let plain = [
            "follow a short link: p99 < 50 ms, 10k/day",
            "12 marketers * 5/day = 60 & more",
            "99.9 % a month, 3.5 days",
            "index (user_id, created_at desc) [read]",
            "2000 sensors -> broker",
        ];
        for text in plain {
            check(text, text);
        }
    }

    #[test]
    fn what_markdown_acts_on_is_taken_its_meaning() {
        check("# not a heading", "\\# not a heading");
        check("- not a list", "\\- not a list");
        check("* not a list", "\\* not a list");
        check("12. not a list", "12\\. not a list");
        check("2*3*4", "2\\*3\\*4");
        check("[x](javascript:y)", "[x\\](javascript:y)");
        check("[a]: http://x.y", "[a\\]: http\\://x.y");
        check("<script>&lt;&#60;", "&lt;script>&amp;lt;&amp;#60;");
        check("see http://a.b and www.a.b", "see http\\://a.b and www\\.a.b");
        check("~5k to ~6k", "\\~5k to \\~6k");
        check("index (user_id, _x_)", "index (user_id, \\_x\\_)");
        check("mail a.b@c.d, @ noon", "mail a.b<!---->@c.d, @ noon");
        check("[!NOTE]", "\\[!NOTE]");
        check("    code", "&#32;   code");
        check("end  ", "end");
    }
}
