//! What a person sees.

use crate::play::Play;

#[test]
fn look() {
    for (w, h) in [(80, 24), (120, 40), (40, 12), (40, 10), (20, 5)] {
        let mut play = Play::at(w, h);
        println!("{}\n=========", play.screen());
        play.press("<enter>");
        println!("{}\n=========", play.screen());
        play.press("a visitor follows a short link");
        println!("{}\n=========", play.screen());
        play.press("<f1>");
        println!("{}\n=========", play.screen());
        play.press("<esc><f2>");
        println!("{}\n=========", play.screen());
        play.press("<esc><f3>");
        println!("{}\n=========", play.screen());
        play.press("<ctrl-j>/form<enter>");
        println!("{}\n=========", play.screen());
    }
}
