//! Terms: preferred, admitted and forbidden renderings, in `glossary.yaml`.
//!
//! [`Terms`] finds them: in unspaced Chinese the longest at each place, in English in every form that a rendering takes.

mod base;
mod chinese;
mod edit;
mod english;
mod glossary;
mod grams;
mod harvest;
mod inflection;
mod phrase;
mod phrases;
mod term;
mod terms;

pub use base::Termbase;
pub use edit::{append_terms, new_glossary};
pub use english::English;
pub use glossary::Glossary;
pub use harvest::{Candidate, harvest};
pub use term::Term;
pub use terms::{Hit, Terms, Verdict};
