//! Terms: preferred, admitted and forbidden renderings, in `glossary.yaml`.
//!
//! [`Terms`] finds them: in unspaced Chinese the longest at each place, in English in every form that a rendering takes.

mod base;
mod chinese;
mod english;
mod glossary;
mod inflection;
mod phrase;
mod term;
mod terms;

pub use base::Termbase;
pub use english::English;
pub use glossary::Glossary;
pub use term::Term;
pub use terms::{Hit, Terms, Verdict};
