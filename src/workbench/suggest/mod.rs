//! `suggest`: one open door to machine translation. A program that `duizhao.yaml` names is told units, and answers with
//! English; there is no network code here, and nothing is run that the user has not allowed.

mod consent;
mod likeness;
mod program;
mod question;
mod verb;

pub use likeness::Likeness;
pub(super) use question::{Asking, questions};
pub(super) use verb::Helper;
pub use verb::{Allowed, Suggestions, allow_suggest, suggest};
