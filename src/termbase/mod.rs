//! Terms: preferred, admitted and forbidden renderings, in `glossary.yaml`.

mod glossary;
mod term;

pub use glossary::Glossary;
pub use term::Term;
