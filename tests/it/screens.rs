//! What a person sees, whole: a surprise anywhere on the screen fails.

use insta::assert_snapshot;
use sizeup::app::{Msg, Summary};
use sizeup::interview::{Draft, Record};

use crate::library::{library, now};
use crate::play::Play;

/// An interview whose first questions have the good answers of the worked example.
pub(crate) fn answered(columns: u16, rows: u16, questions: usize) -> Play {
    let mut play = Play::interview(columns, rows);
    for _ in 0..questions {
        let question = play.asking();
        let good = library().question(&question).unwrap().good.trim().to_owned();
        play.clear().tell(Msg::Paste(good)).press("<enter>");
    }
    play
}

#[test]
fn the_very_first_screen() {
    assert_snapshot!(Play::at(80, 24).screen(), @r#"
     sizeup

    ────────────────────────────────────────────────────────────────────────────────
      A system-design interview, one question at a time.

      Four steps, about 45 minutes: what it must do, how good it must be in
      numbers, how much of everything there is, and what breaks first. Each answer
      has to be concrete before the next question opens; when something is missing
      you are told what.
      Nothing can be broken: every answer can be changed later, everything is
      saved as you type, and nothing leaves this machine. F1 is help, Ctrl-C saves
      and leaves at any time.

      > New: The full interview (45 min)
          Four steps, from what it must do to what breaks first. You leave with a
          design you can defend.
        New: Preflight (5 min)
          Five minutes before a design session: your scale, your most critical
          data, your worst minute.
        See a worked example
          All answers of a finished one; nothing is saved.

        Leave
     Enter open   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn home_offers_the_unfinished_interview_first() {
    let mut record = Record::new("a", "Short links", "interview", now());
    record.drafts.insert("functional.job".to_owned(), Draft { text: "a visitor".to_owned(), cursor: (0, 9) });
    let changed = "2026-11-25T07:00:00Z".parse().unwrap();
    let mut broken =
        Summary { id: "b".to_owned(), changed, record: Err("it is not text in UTF-8".to_owned()) };
    let mut play = Play::at(80, 24);
    broken.changed = "2026-11-01T07:00:00Z".parse().unwrap();
    play.sessions(vec![Summary { id: "a".to_owned(), changed, record: Ok(record) }, broken]);
    assert_snapshot!(play.screen(), @r#"
     sizeup

    ────────────────────────────────────────────────────────────────────────────────
      > Resume Short links
          Functional requirements, question 1 of 4, saved 3 hours ago
        New: The full interview (45 min)
          Four steps, from what it must do to what breaks first. You leave with a
          design you can defend.
        New: Preflight (5 min)
          Five minutes before a design session: your scale, your most critical
          data, your worst minute.
        See a worked example
          All answers of a finished one; nothing is saved.

        Past interviews
        b
          it is not text in UTF-8

        Leave




     Enter open   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn a_question_at_80_by_24() {
    let mut play = Play::interview(80, 24);
    play.write("A visitor follows a short");
    assert_snapshot!(play.screen(), @r#"
     Untitled design                                                          saved
     Step 1 of 4: Functional requirements · question 1 of 4: The job
    ────────────────────────────────────────────────────────────────────────────────
     Who uses this, and what do they get done with it? Name the people, what they
     do, and what they do it to.
     Why: Everything later is judged against this sentence. If it names a thing
       instead of a person doing something, any design at all would fit it.
    ╭ Your answer ─────────────────────────────────────────────────────────────────╮
    │ A visitor follows a short                                                    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     who: visitor; gets what done: follows a short
     Nothing is missing. Enter sends it.




     Enter send   F3 hint   Ctrl-J new line   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn a_question_at_120_by_40() {
    let mut play = answered(120, 40, 9);
    play.press("10k/day<down>");
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                                                                       saved
     Step 3 of 4: Scale and data · question 1 of 6: Load
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     Understood: how many people: 2 engineers                               │ Your answer so far
     Step 2 is done. Step 3 of 4: Scale and data. How much of               │ Line 1: how often: 10k/day = 10,000 a day =
     everything, now and in year three? About 13 minutes.                   │   0.12 a second = one every 8.6 s
                                                                            │ Line 2: missing: how often
     How often does each operation happen? A count per second, day or       │ Line 3: missing: how often
     month, or so many people times so often each.                          │ Line 4: missing: how often
                                                                            │
     Why: Most designs are too big because this was never asked. Ten        │
       thousand a day sounds like much and is one every nine seconds.       │
                                                                            │
    ╭ Your answer ────────────────────────────────────────────────────────╮ │
    │ follow a short link: 10k/day                                        │ │
    │ create a short link:                                                │ │
    │ view the click report:                                              │ │
    │ count clicks:                                                       │ │
    │                                                                     │ │ The numbers so far
    │                                                                     │ │ May be down a day: 86.4 s
    │                                                                     │ │ May be down a month: 43.2 min
    │                                                                     │ │ May be down a year: 8.76 h
    ╰─────────────────────────────────────────────────────────────────────╯ │ Share of the month's budget, 5 s: 0.19 %
                                                                            │ Share of the month's budget, 60 s: 2.3 %
     Scale and data                                                         │ Share of the month's budget, 5 min: 11.6 %
     > here         Load                                                    │
       locked       Peak                                                    │ Waiting for
       locked       Records                                                 │   how often it happens
       locked       Queries                                                 │   how often "follow a short link" happens
       locked       One node                                                │   how often "create a short link" happens
       locked       Cache                                                   │   how often "view the click report" happens
                                                                            │   the records that are stored
                                                                            │   a store whose capacity is known
                                                                            │   the parts a request waits for
                                                                            │   how many attempts each call gets
                                                                            │
                                                                            │
                                                                            │
                                                                            │
     Enter send   F3 hint   Ctrl-J new line   F2 outline   Tab next pane   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn a_question_at_40_by_12_and_at_20_by_5() {
    let mut play = Play::interview(40, 12);
    play.write("fast");
    assert_snapshot!(play.screen(), @r#"
    Functional requirements 1 of 4 · saved
    Who uses this, and what do they get
    done with it? Name the people, what
    they do, and what they do it to.
    Why: Everything later is judged
      against this sentence. If it names a
      thing instead of a person doing
      something, any design at all would
      fit it.
    > fast
    Missing: who; gets what done
    Enter send   F1 help   Ctrl-C leave
    "#);
    play.tell(Msg::Resize(20, 5));
    assert_snapshot!(play.screen(), @r#"
    Who uses this, and
    what do they get
    done with it? Name …
    > fast
    F1 help
    "#);
    play.tell(Msg::Resize(19, 5));
    assert_snapshot!(play.screen(), @r#"
    19 x 5 is too
    small; sizeup needs
    20 x 5. Ctrl-C
    saves and leaves.
    "#);
}

#[test]
fn a_refusal_says_everything_and_then_a_little_more() {
    let mut play = Play::interview(80, 24);
    play.write("A modern, scalable URL shortener").press("<enter>");
    assert_snapshot!(play.screen(), @r#"
     Untitled design                                                          saved
     Step 1 of 4: Functional requirements · question 1 of 4: The job
    ────────────────────────────────────────────────────────────────────────────────
     Who uses this, and what do they get done with it? Name the people, what they
     do, and what they do it to.
     Why: Everything later is judged against this sentence. If it names a thing
       instead of a person doing something, any design at all would fit it.
    ╭ Your answer ─────────────────────────────────────────────────────────────────╮
    │ A modern, scalable URL shortener                                             │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Not yet. Still missing:
       who uses it; what they get done (a verb and a thing). "modern" can mean
         anything here.
     Who sits in front of it, or calls it?
     For example: patients book a dentist appointment without phoning the
       practice
     Enter send   F3 hint   Ctrl-J new line   F2 outline   F1 help   Ctrl-C leave
    "#);
    play.press("<enter><enter>");
    assert_snapshot!(play.screen(), @r#"
     Untitled design                                                          saved
     Step 1 of 4: Functional requirements · question 1 of 4: The job
    ────────────────────────────────────────────────────────────────────────────────
     Who uses this, and what do they get done with it? Name the people, what they
     do, and what they do it to.
     Why: Everything later is judged against this sentence. If it names a thing
       instead of a person doing something, any design at all would fit it.
    ╭ Your answer ─────────────────────────────────────────────────────────────────╮
    │ A modern, scalable URL shortener                                             │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     This one takes a few tries. Still missing:
       who uses it; what they get done (a verb and a thing). "modern" can mean
         anything here.
     Who sits in front of it, or calls it?
     For example: patients book a dentist appointment without phoning the
       practice
     Hint 2 of 2: People first, then a verb, then a thing: (who) (does) (what).
       Leave out what the system is; say what someone does with it.
     Ways on: /hint, /example, /form (one thing at a time). A guess is an answer,
       too: "assume ... because ...", listed as open. /park ask Maria puts it
       aside.
     Enter send   F3 hint   Ctrl-J new line   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn a_refusal_on_several_lines() {
    let mut play = answered(80, 24, 4);
    play.press("p99 <lt> 50 ms<down>fast<down>instant<down>within 5 min<enter>");
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                               saved
     Step 2 of 4: Non-functional numbers · question 1 of 5: Latency
    ────────────────────────────────────────────────────────────────────────────────
     How quick must each operation be? A time, and for how many of the requests
     (p50, p99, max). For background work: done by when.
     Why: A time without its share of requests promises nothing: half of them
       under 200 ms and 99 of 100 under 200 ms can be two different designs.
    ╭ Your answer ─────────────────────────────────────────────────────────────────╮
    │ follow a short link: p99 < 50 ms                                             │
    │ create a short link: fast                                                    │
    │ view the click report: instant                                               │
    │ count clicks: within 5 min                                                   │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Not yet. Still missing:
       Lines 2, 3: how long it may take; for how many of the requests (or, in the
         background, done by when). "fast", "instant" can mean anything here.
     For "create a short link": how long may it take, in milliseconds, seconds or
     minutes?
     For example: create a short link: p99 < 200 ms

     Line 1: how long: 50 ms; of which requests: p99
     Line 4: how long: 5 min; of which requests: 5 min
     Enter send   F3 hint   Ctrl-J new line   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn the_form_asks_for_one_thing_at_a_time() {
    let mut play = answered(80, 24, 4);
    play.press("<down><ctrl-j>/form<enter>p99<enter>50 ms");
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                               saved
     Step 2 of 4: Non-functional numbers · question 1 of 5: Latency
    ────────────────────────────────────────────────────────────────────────────────
     Understood: the rule: a short code never points to two different URLs ...;
       about what: code, acknowledged link
     Step 1 is done. Step 2 of 4: Non-functional numbers. How good must it be, in
     numbers? About 7 minutes.

     How quick must each operation be? A time, and for how many of the requests
     (p50, p99, max). For background work: done by when.
     Why: A time without its share of requests promises nothing: half of them
       under 200 ms and 99 of 100 under 200 ms can be two different designs.
    ╭ Fill in, one thing at a time ────────────────────────────────────────────────╮
    │   For how many? (median, p95, p99, max)  such as p99                         │
    │     p99                                                                      │
    │ > How long may it take? (with its unit)  such as 200 ms                      │
    │     50 ms                                                                    │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Wanted: how long; of which requests
     Welcome too: at what load; measured where
     Enter next   Esc back   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn the_outline_says_in_words_where_everything_stands() {
    let mut play = answered(80, 24, 6);
    play.press("<f2><down><down><enter>");
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                               saved
     Step 2 of 4: Non-functional numbers · question 3 of 5: Consistency
    ────────────────────────────────────────────────────────────────────────────────
     Outline; type to search:
        done         Left out
        done         Must never
     2. Non-functional numbers: 2 of 5 done
        done         Latency
        done         Availability
        here         Consistency
        locked       Loss and recovery
     >  locked       People and money
     3. Scale and data: 0 of 6 done
        locked       Load
        locked       Peak
        locked       Records
        locked       Queries
        locked       One node
        locked       Cache
     4. Bottlenecks and trade-offs: 0 of 6 done                                more
     Locked for now. It opens when "Consistency" and what follows it have a
     concrete answer. It will ask: How many people build and run this? If you know
     them, add the money a month, the date, and what you run already.
     Enter open   Esc close   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn the_finished_review_and_its_export() {
    let mut play = answered(120, 40, 21);
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                                                                       saved
     All four steps are done
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     > Answers                                                  │ The numbers
     Every question has a concrete answer.                      │ Rate, follow a short link: 0.12/s (one every 8.6 s)
     One PostgreSQL node carries this about 11,000 times over:  │     10,000 a day / 86,400 s
     nothing else is needed for load.                           │ Rate, create a short link: 0.00058/s (one every 29 min)
     > Write the report to a file                               │     50 a day / 86,400 s
                                                                │ Rate, view the click report: 0.00069/s (one every 24 min)
     What if: 0 of 6 answered                                   │     60 a day / 86,400 s
       1. Ten times the traffic                                 │ Rate, count clicks: 0.12/s (one every 8.6 s)
         The peak becomes about 23/s (1.99M a day), and nothing │     10,000 a day / 86,400 s
         with a known limit is full. The first would be the     │ All requests: 0.12/s (one every 8.5 s)
         application at 16,000 requests/s when tuned, at 6,800  │     0.12/s + 0.00058/s + 0.00069/s
         times today's peak.                                    │ One request every: 8.5 s
         What do you do first, and how long does that take?     │     1 / 0.12/s
       2. A hundred times the traffic                           │ Reads for each write: 201.2 to 1
         The peak becomes about 230/s (19.9M a day), and        │     (0.12/s + 0.00069/s) / (0.00058/s)
         nothing with a known limit is full. The first would be │ Peak: 2.3/s (202,200 a day)
         the application at 16,000 requests/s when tuned, at    │     (0.12/s + 0.00058/s + 0.00069/s) x 20 times the
         6,800 times today's peak.                              │     average
         Which part would you replace, and by what?             │     One PostgreSQL node is enough until the peak is about
       3. The part everything waits for is gone for 60 s at     │     25,000/s; it is 2.3/s.
         peak                                                   │ At work at once, at peak, follow a short link: 0.23
         PostgreSQL is gone: 140 requests arrive in that minute │     0.12/s x 20 times the average x 100 ms
         (2.3/s x 60 s). Those who waited would be served       │ At work at once, at peak, create a short link: 0.0058
         within a second after it is back. It burns 2.3 % of    │     0.00058/s x 20 times the average x 500 ms
         what may be down in a month.                           │ At work at once, at peak, view the click report: 0.014
         What happens in the ten seconds after it is back?      │     0.00069/s x 20 times the average x 1 s
       4. Half the people leave                                 │ New data a day: 275 KB
         1 of 2 are left for 3 parts, one of which keeps state  │     link: 500 B x 50 a day + click: 25 B x 10,000 a day
         that somebody has to look after.                       │ New data a year: 100 MB
         Which part do you give up, or give to somebody else to │     link: 500 B x 18,250 a year + click: 25 B x 3.65M a
         run?                                                   │     year
       5. The region is lost                                    │ Data in year three: 301 MB
         PostgreSQL and everything around it is gone, and no    │     link: 500 B x 50 a day x 3 years + click: 25 B x
         answer names a second place. Restoring 301 MB takes    │     10,000 a day x 3 years
         about 3 s at 100 MB/s. You promised to be back within  │     One PostgreSQL node holds it until there are 2 TB.
         12 min.                                           more │ On disks in year three: 1.8 GB                  PgDn more
     Enter open   F2 outline   Tab next pane   F1 help   Ctrl-C leave
    "#);
    play.press("<enter>");
    assert_snapshot!(play.screen(), @r#"
     Marketers turn a long URL into a short one                                                                       saved
     All four steps are done
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     Write the report to a file
     > Markdown: to read, to review, and to check again with sizeup check
       HTML: one page with charts, for screen, phone and paper
       JSON: for other programs
       Plain text: for a mail or a terminal

     File: ~/designs/marketers-turn-a-long-url-into-a-short-one.md





























     Enter write   Esc back   Up format   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn help_is_made_from_the_tables() {
    let mut play = Play::interview(80, 24);
    play.press("<f1>");
    assert_snapshot!(play.screen(), @r#"
     Untitled design                                                          saved
     Step 1 of 4: Functional requirements · question 1 of 4: The job
    ────────────────────────────────────────────────────────────────────────────────
     Functional requirements, question 1 of 4. Type an answer in notes, Enter sends
     it. It goes on when nothing is missing. A name typed on a line of its own,
     such as /hint, does the same as its key; // types a slash.

     Type to search, Enter does it:
     > /hint, F3                       A hint, then a stronger one
       /example                        A good answer to this question, from the
                                       worked example
       /form                           A form with one box for each thing that is
                                       asked for
       /back                           The question before; its answer can be
                                       changed
       /next                           The question after, where this one passes
       /undo                           Takes the last answer back into the box
       /redo                           Sends it again
       /park NOTE                      Puts this aside until you know more
       /calc EXPR                      Computes with units, such as /calc 10k/day *
                                       500 B in GB/year
       /editor, F4, Ctrl-X Ctrl-E      Opens the text in $VISUAL or $EDITOR
       /outline, F2                    All steps and questions: done, here, l… more
     Enter open   Esc close   F2 outline   F1 help   Ctrl-C leave
    "#);
    play.press("hint");
    assert_snapshot!(play.screen(), @r#"
     Untitled design                                                          saved
     Step 1 of 4: Functional requirements · question 1 of 4: The job
    ────────────────────────────────────────────────────────────────────────────────
     Functional requirements, question 1 of 4. Type an answer in notes, Enter sends
     it. It goes on when nothing is missing. A name typed on a line of its own,
     such as /hint, does the same as its key; // types a slash.

     Type to search, Enter does it: hint
     > /hint, F3                       A hint, then a stronger one














     Enter open   Esc close   F2 outline   F1 help   Ctrl-C leave
    "#);
}

#[test]
fn the_worked_example_says_that_it_is_one() {
    let mut play = Play::at(80, 24);
    play.press("<down><down><enter>");
    assert_snapshot!(play.screen(), @r#"
     EXAMPLE: short links                                        EXAMPLE, not saved
     All four steps are done
    ────────────────────────────────────────────────────────────────────────────────
     > Answers
     Every question has a concrete answer.
     One PostgreSQL node carries this about 11,000 times over: nothing else is
     needed for load.
     > Write the report to a file

     What if: 0 of 6 answered
       1. Ten times the traffic
         The peak becomes about 23/s (1.99M a day), and nothing with a known limit
         is full. The first would be the application at 16,000 requests/s when
         tuned, at 6,800 times today's peak.
         What do you do first, and how long does that take?
       2. A hundred times the traffic
         The peak becomes about 230/s (19.9M a day), and nothing with a known limit
         is full. The first would be the application at 16,000 requests/s when
         tuned, at 6,800 times today's peak.
         Which part would you replace, and by what?
       3. The part everything waits for is gone for 60 s at peak
         PostgreSQL is gone: 140 requests arrive in that minute (2.3/s x 60 s).
         Those who waited would be served within a second after it is back. It more
     Enter open   Esc close   F2 outline   Tab next pane   F1 help   Ctrl-C leave
    "#);
}
