//! GROUND. What can be pressed ([`Key`] and its spelling `<ctrl-s>`), and tables that say
//! what a press does ([`Binding`]). Dispatch, footer, help, `sizeup keys`, README and man
//! page all read the same tables. Knows nothing of ours, and no terminal library.

mod binding;
mod key;

pub use binding::{Binding, Found, command, named, pressed};
pub use key::{Code, Key, sequence};
