//! Edits by span: a file that people type in is changed where it was asked to change, and nowhere else.
//!
//! [`Editor`] takes the text of a unit file and [`Edit`]s and gives the new text, or a [`Refusal`]: then nothing was
//! changed. `sheet` takes the file apart into units with the comments above them, `patch` rewrites values
//! in the style they have, `shape` spells what is new, and `guard` reads back what was written: the asked
//! values, no other, and every comment. [`register`] does the same for `duizhao.yaml`.

mod apply;
mod block;
mod editor;
mod guard;
mod patch;
mod refusal;
mod register;
mod scalar;
mod shape;
mod sheet;
mod tidy;
mod unmatched;
mod value;

pub use apply::{Edit, Spot};
pub use editor::{Editor, apply};
pub use refusal::Refusal;
pub use register::{Registration, register};
pub use tidy::tidy;
pub use unmatched::set_unmatched;
pub use value::Value;
