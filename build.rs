//! The content is built in by a macro that cargo cannot see through: it has to be told
//! that a changed or new file in `prompts` makes the program out of date.

fn main() {
    println!("cargo:rerun-if-changed=prompts");
}
