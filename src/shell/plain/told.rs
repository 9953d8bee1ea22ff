//! What is said about an answer that was sent.

use std::io::{self, BufRead, Write};

use super::Plain;
use crate::interview::{Interview, Outcome, Refusal, understood};
use crate::prompts::Question;

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Says what came of an answer. Gives whether it passed.
    pub(super) fn tell(
        &mut self,
        interview: &Interview,
        question: &Question,
        outcome: &Outcome,
    ) -> io::Result<bool> {
        match outcome {
            Outcome::HeldBack { verdict, tries } => {
                let text = interview.record().answer(&question.id).unwrap_or_default().to_owned();
                self.refuse(question, &Refusal::of(question, verdict, &text).unwrap_or_default(), *tries)?;
                self.kept = Some(text);
                Ok(false)
            }
            Outcome::Locked { first } => {
                let title =
                    interview.library().question(first).map_or("", |open| open.title.as_str()).to_owned();
                self.line(&format!("That question opens when \"{title}\" has a concrete answer."))?;
                self.revising = None;
                Ok(true)
            }
            Outcome::NextQuestion(_) | Outcome::NextStep { .. } | Outcome::Finished => {
                self.kept = None;
                self.revising = None;
                self.accepted(interview, question)?;
                if let Outcome::NextStep { step, .. } = outcome
                    && let Some(chapter) = interview.library().chapter(*step)
                {
                    let words = format!("Step {} of 4: {}. {}", step.number(), chapter.title, chapter.about);
                    self.line("")?;
                    self.line(&words)?;
                }
                Ok(true)
            }
        }
    }

    fn accepted(&mut self, interview: &Interview, question: &Question) -> io::Result<()> {
        let Some(verdict) = interview.asked(&question.id).and_then(|asked| asked.verdict.clone()) else {
            return Ok(());
        };
        let facts = understood(question, &verdict);
        self.line(&if facts.is_empty() {
            "Taken.".to_owned()
        } else {
            format!("Understood: {}.", facts.join("; "))
        })?;
        for finding in verdict.findings.iter().filter(|finding| !finding.blocks) {
            self.line(&format!("Note: {}", finding.message))?;
        }
        self.new_contradictions(interview)
    }

    fn refuse(&mut self, question: &Question, refusal: &Refusal, tries: usize) -> io::Result<()> {
        for (nth, gap) in refusal.gaps.iter().enumerate() {
            let lead = if nth == 0 { "Not yet:" } else { "Also:" };
            let words = [lead, &gap.place, &gap.words].map(str::trim).join(" ").replace("  ", " ");
            self.line(&words)?;
        }
        if !refusal.example.is_empty() {
            self.line(&format!("For example: {}", refusal.example))?;
        }
        match tries {
            0 | 1 => {}
            2 => self.line(&format!("Hint: {}", question.hints.first().map_or("", String::as_str)))?,
            _ => {
                self.line(&format!("Hint: {}", question.hints.last().map_or("", String::as_str)))?;
                self.line("/example shows a whole good answer to this question for another design; /park ask Maria puts it aside until you know.")?;
            }
        }
        if !refusal.ask.is_empty() {
            self.line(&refusal.ask)?;
        }
        if self.person {
            self.line("Your text is kept: /edit shows it, or type a new answer.")?;
        }
        Ok(())
    }
}
