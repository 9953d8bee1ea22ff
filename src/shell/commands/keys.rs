//! stub
use super::super::trouble::*;
/// k
pub fn run(_: bool) -> Result<Exit, Trouble> {
    Ok(Exit::Done)
}
