//! Laws of the interview: whatever is typed, in whatever order, no step is skipped, nothing
//! typed is lost, and the same record gives the same interview.

use proptest::prelude::*;

use sizeup::interview::{Draft, Interview, Outcome};
use sizeup::prompts::Library;

use crate::library::{fresh, library, now};

/// Something a person does.
#[derive(Debug, Clone)]
enum Deed {
    SubmitGood,
    SubmitVague,
    SubmitText(String),
    ReviseGood(usize),
    ReviseVague(usize),
    ReviseText(usize, String),
    Draft(usize, String),
    Undo,
    LeaveAndComeBack,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => Just(Deed::SubmitGood),
        1 => Just(Deed::SubmitVague),
        1 => any::<String>().prop_map(Deed::SubmitText),
        1 => (0_usize..21).prop_map(Deed::ReviseGood),
        1 => (0_usize..21).prop_map(Deed::ReviseVague),
        1 => (0_usize..21, any::<String>()).prop_map(|(at, text)| Deed::ReviseText(at, text)),
        1 => (0_usize..21, any::<String>()).prop_map(|(at, text)| Deed::Draft(at, text)),
        1 => Just(Deed::Undo),
        1 => Just(Deed::LeaveAndComeBack),
    ]
}

fn id_at(interview: &Interview, index: usize) -> String {
    interview.script().asks[index].question.clone()
}

fn perform(interview: &mut Interview, deed: Deed) {
    let library = library();
    let good = |id: &str| library.question(id).map(|question| question.good.clone()).unwrap_or_default();
    let vague = |id: &str| library.question(id).map(|question| question.vague.clone()).unwrap_or_default();
    let asking = interview.now_asking().map(|question| question.id.clone()).unwrap_or_default();
    let _: Option<Outcome> = match deed {
        Deed::SubmitGood => Some(interview.submit(&good(&asking), now())),
        Deed::SubmitVague => Some(interview.submit(&vague(&asking), now())),
        Deed::SubmitText(text) => Some(interview.submit(&text, now())),
        Deed::ReviseGood(at) => {
            let id = id_at(interview, at);
            Some(interview.revise(&id, &good(&id), now()))
        }
        Deed::ReviseVague(at) => {
            let id = id_at(interview, at);
            Some(interview.revise(&id, &vague(&id), now()))
        }
        Deed::ReviseText(at, text) => {
            let id = id_at(interview, at);
            Some(interview.revise(&id, &text, now()))
        }
        Deed::Draft(at, text) => {
            let id = id_at(interview, at);
            interview.keep_draft(&id, Draft { text, cursor: (0, 0) });
            None
        }
        Deed::Undo => {
            interview.undo();
            None
        }
        Deed::LeaveAndComeBack => {
            let record = interview.record().clone();
            *interview = Interview::resume(library.clone(), record).expect("the script is there");
            None
        }
    };
}

/// Every question before the one being asked has an answer that passes, and the one being
/// asked has not.
fn nothing_is_skipped(interview: &Interview) {
    let standing = interview.standing();
    for asked in &standing.asked[..standing.passed()] {
        assert!(asked.passes(), "{} was skipped", asked.question);
    }
    if let Some(position) = standing.position {
        assert!(!standing.asked[position].passes());
        let here = Library::step_of(&standing.asked[position].question);
        for later in &standing.asked[position + 1..] {
            assert!(Library::step_of(&later.question) >= here);
            assert!(!interview.is_open(&later.question), "{} is open too early", later.question);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_deeds_skips_a_question(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut interview = fresh("interview");
        for deed in deeds {
            let sent = interview.record().entries.len();
            let undo = matches!(deed, Deed::Undo);
            perform(&mut interview, deed);
            prop_assert!(undo || interview.record().entries.len() >= sent, "an answer got lost");
            nothing_is_skipped(&interview);
        }
        let again = Interview::resume(library(), interview.record().clone()).expect("the script is there");
        prop_assert_eq!(again.standing(), interview.standing(), "the same record gives another interview");
    }

    #[test]
    fn the_same_text_always_gets_the_same_verdict(text in any::<String>(), at in 0_usize..21) {
        let interview = fresh("interview");
        let id = id_at(&interview, at);
        prop_assert_eq!(interview.preview(&id, &text), interview.preview(&id, &text));
    }
}

#[test]
fn the_good_answers_lead_to_the_end_and_the_vague_ones_nowhere() {
    let mut interview = fresh("interview");
    let library = library();
    while let Some(question) = interview.now_asking().cloned() {
        let held = interview.submit(&question.vague, now());
        assert!(matches!(held, Outcome::HeldBack { .. }), "{}: {held:?}", question.id);
        let passed = interview.submit(&question.good, now());
        assert!(!matches!(passed, Outcome::HeldBack { .. }), "{}: {passed:?}", question.id);
    }
    assert!(interview.finished());
    assert_eq!(interview.standing().asked.len(), library.questions.len());
}

#[test]
fn an_earlier_answer_that_no_longer_passes_brings_the_interview_back_and_keeps_the_later_ones() {
    let mut interview = fresh("interview");
    for _ in 0..6 {
        let good = interview.now_asking().map(|question| question.good.clone()).unwrap_or_default();
        let _ = interview.submit(&good, now());
    }
    let _ = interview.revise("functional.job", "a platform", now());
    assert_eq!(interview.now_asking().map(|question| question.id.as_str()), Some("functional.job"));
    assert!(interview.record().answer("numbers.availability").is_some());
    let library = library();
    let good = &library.question("functional.job").expect("built in").good;
    let _ = interview.submit(good, now());
    assert_eq!(
        interview.now_asking().map(|question| question.id.as_str()),
        Some("numbers.consistency"),
        "what was answered before counts again"
    );
}
