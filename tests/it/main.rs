//! Tests from outside: the program is used as a person uses it, and the whole of what they
//! see is compared.

mod play;
mod screens;
