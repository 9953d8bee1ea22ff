//! stub
#![allow(missing_docs, clippy::pedantic)]
use super::cli::Global;
use super::store::OpenedSession;
use super::trouble::*;
pub fn home(_: &Global) -> Result<Exit, Trouble> {
    Ok(Exit::Done)
}
pub fn session(_: &Global, _: OpenedSession) -> Result<Exit, Trouble> {
    Ok(Exit::Done)
}
