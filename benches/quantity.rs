//! How long numbers take: one expression, the error path, a note, a range that is sampled.

use sizeup::quantity::{evaluate, scan};

fn main() {
    divan::main();
}

#[divan::bench(args = ["5 ms", "10k/day", "138e6*583/day to 1/s", "508 TB/(780 MB/s) to hour", "80k users * 12/day", "outage(60 s, 99.9 %)"])]
fn one_expression(text: &str) -> bool {
    evaluate(divan::black_box(text)).is_ok()
}

#[divan::bench(args = ["5 milisec", "138e6*583/day to", "3 rows + 2 s", "10k/("])]
fn what_cannot_be_read(text: &str) -> bool {
    evaluate(divan::black_box(text)).is_err()
}

#[divan::bench(args = ["50..200/s * 1 KB", "50..200/s * 1..2 KB", "1..2 * 2..3 * 3..4 * 4..5 * 5..6 * 6..7 * 7..8 * 8..9 * 9..10 * 10..11"])]
fn ranges(text: &str) -> bool {
    evaluate(divan::black_box(text)).is_ok()
}

#[divan::bench(args = ["follow a short link: p99 < 50 ms at 50/s", "link: 500 B, 100k per month, forever"])]
fn a_note(text: &str) -> usize {
    scan(divan::black_box(text)).found.len()
}
