//! The whole full-screen program as one value. A [`Msg`] changes the [`Model`] and is
//! answered with [`Effect`]s, which the shell performs; [`draw()`] only reads. Pure: no
//! clock, no disk, no terminal.

mod act;
mod aside;
mod draw;
mod examined;
mod grant;
mod model;
mod msg;
mod update;

pub use draw::draw;
pub use model::{Kept, Model, Open, Own, Screen};
pub use msg::{Effect, Msg, Summary};
pub use update::update;
