//! Data about people that hurts when it leaks, and words of what protects it.

use super::{Design, Line};

const SENSITIVE: &str = "\
    patient*|medical|health|diagnos*|passport*|ssn|social security|card number*|password*|\
    salary|salaries|date of birth|prescription*|bank account*";
const PROTECTED: &str = "\
    encrypt*|permission*|role|roles|access|gdpr|dsgvo|hipaa|pci|anonym*|pseudonym*|hash*|\
    authent*|authoriz*|authoris*|audit*|consent|shown to another|another patient*|\
    sees another|see another|only the*|own data|token*|card data|tls|law|log in|login|\
    visible for|visible to|stranger*|private|leak*|deleted on request";

impl<'a> Design<'a> {
    /// The first line that speaks of such data, where no answer says what protects it.
    #[must_use]
    pub fn unprotected(&self) -> Option<&Line<'a>> {
        let questions = ["functional.operations", "scale.records", "functional.job"];
        let line = questions.iter().flat_map(|id| self.lines(id)).find(|line| line.says(SENSITIVE))?;
        self.says(PROTECTED).is_none().then_some(line)
    }
}
