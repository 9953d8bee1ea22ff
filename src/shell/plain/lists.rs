//! What is asked for in between: the outline, the sheet.

use std::io::{self, BufRead, Write};

use super::Plain;
use crate::interview::Interview;

impl<R: BufRead, W: Write> Plain<R, W> {
    pub(super) fn outline(&mut self, interview: &Interview) -> io::Result<()> {
        for (index, asked) in interview.standing().asked.iter().enumerate() {
            let title =
                interview.library().question(&asked.question).map_or("", |q| q.title.as_str()).to_owned();
            let state = match interview.standing().position {
                Some(position) if index == position => "here",
                _ if interview.to_check_again(&asked.question) => {
                    "done, check again: an earlier answer changed"
                }
                Some(position) if index > position && asked.answer.is_some() => "kept, opens later",
                Some(position) if index > position => "opens later",
                _ => "done",
            };
            self.line(&format!("{title}: {state}"))?;
        }
        Ok(())
    }

    pub(super) fn sheet(&mut self, interview: &Interview) -> io::Result<()> {
        let rows = interview.standing().sheet.rows.clone();
        let known = rows.iter().filter(|row| row.value.is_some());
        let mut any = false;
        for row in known {
            any = true;
            let item = row.item.as_ref().map(|item| format!(", {item}")).unwrap_or_default();
            self.line(&format!("{}{item}: {}", row.title, row.text))?;
        }
        if !any {
            self.line("Nothing can be computed yet; the numbers come with step 3.")?;
        }
        Ok(())
    }
}
