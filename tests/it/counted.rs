//! What a press costs, counted through the real backend: writes, bytes, clears. No clock,
//! so nothing here can flake.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use ratatui::Terminal;
use sizeup::app::{Msg, draw, update};
use sizeup::keys::sequence;
use sizeup::shell::paint::Paint;

use crate::library::now;
use crate::play::Play;

type Written = Rc<RefCell<Vec<Vec<u8>>>>;

/// Plays presses one frame each, and says what each frame wrote.
fn frames(play: &mut Play, keys: &str) -> Vec<Vec<u8>> {
    let written: Written = Rc::default();
    let into = Rc::clone(&written);
    let paint = Paint::new(play.model.size, move |bytes: &[u8]| -> io::Result<()> {
        into.borrow_mut().push(bytes.to_vec());
        Ok(())
    });
    let mut terminal = Terminal::new(paint).unwrap();
    terminal.draw(|frame| draw(&play.model, frame)).unwrap();
    written.borrow_mut().clear();
    let mut costs = Vec::new();
    for key in sequence(keys).unwrap() {
        update(&mut play.model, Msg::Key(key), now());
        update(&mut play.model, Msg::Settle, now());
        terminal.draw(|frame| draw(&play.model, frame)).unwrap();
        let frame: Vec<Vec<u8>> = written.borrow_mut().drain(..).collect();
        assert!(frame.len() <= 1, "one write a frame, not {}", frame.len());
        costs.push(frame.concat());
    }
    costs
}

fn clears(frame: &[u8]) -> usize {
    frame.windows(4).filter(|window| *window == b"\x1b[2J").count()
}

#[test]
fn f37_typing_writes_once_a_key_and_little() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut play = Play::interview(columns, rows);
        let costs = frames(&mut play, "Patients who want to see a doctor book an appointment there");
        let bytes: Vec<usize> = costs.iter().map(Vec::len).collect();
        let mean = bytes.iter().sum::<usize>() / bytes.len();
        let most = bytes.iter().max().unwrap();
        println!("{columns}x{rows}: {mean} bytes a key, at most {most}");
        assert!(mean <= 48, "{mean} bytes a key at {columns}x{rows}: {bytes:?}");
        assert!(*most <= 400, "{most} bytes for one key at {columns}x{rows}");
        assert_eq!(costs.iter().map(|frame| clears(frame)).sum::<usize>(), 0, "nothing is cleared");
    }
}

#[test]
fn a_letter_that_changes_nothing_else_is_one_byte() {
    let mut play = Play::interview(80, 24);
    play.write("qqq zzz");
    // The first one also says that it is not saved yet.
    let costs = frames(&mut play, "xy");
    assert_eq!(costs[1], b"y");
}

#[test]
fn moving_and_unknown_keys_cost_next_to_nothing() {
    let mut play = Play::interview(80, 24);
    play.write("a visitor");
    for frame in frames(&mut play, "<left><left><right><f9><alt-q>") {
        assert!(frame.len() <= 8, "{:?}", String::from_utf8_lossy(&frame));
    }
}

#[test]
fn f07_the_first_question_takes_few_bytes() {
    let play = Play::interview(80, 24);
    let written: Written = Rc::default();
    let into = Rc::clone(&written);
    let paint = Paint::new((80, 24), move |bytes: &[u8]| -> io::Result<()> {
        into.borrow_mut().push(bytes.to_vec());
        Ok(())
    });
    let mut terminal = Terminal::new(paint).unwrap();
    terminal.draw(|frame| draw(&play.model, frame)).unwrap();
    assert_eq!(written.borrow().len(), 1);
    let bytes = written.borrow()[0].len();
    println!("first frame: {bytes} bytes");
    assert!(bytes < 3000, "{bytes}");
}
