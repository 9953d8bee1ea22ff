//! How long ago something was, roughly.

/// "5 minutes ago". A clock that was set back gives "just now".
#[must_use]
pub fn ago(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..60 => return "just now".to_owned(),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::ago;

    #[test]
    fn ages_are_said_as_people_say_them() {
        let check = |seconds: i64, expected: &str| assert_eq!(ago(seconds), expected);
        check(30, "just now");
        check(60, "1 minute ago");
        check(9_000, "2 hours ago");
        check(5 * 86_400, "5 days ago");
        check(-37 * 86_400, "just now");
    }
}
