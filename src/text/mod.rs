//! What a character, a line and a column are: Chinese and English as text, with no noun of the workbench.
//!
//! Everything here is pure. Offsets are bytes into UTF-8; a *column* counts characters from 1, as editors do.

mod blank;
pub(crate) mod choice;
mod edits;
mod han;
mod hash;
mod irregular;
mod language;
pub mod lexicon;
mod line_diff;
mod lines;
mod mark;
mod nearest;
mod negation;
pub mod pinyin;
mod quantity;
mod row;
mod signs;
mod stem;
mod turnabout;
mod width;

pub use blank::{Difference, compare, is_blank, nonblank, squeeze};
pub use edits::{Edit, edits};
pub use han::{common_han, count_han, is_han};
pub use hash::{TextHasher, stable_hash};
pub use irregular::base;
pub use language::Language;
pub use line_diff::line_diff;
pub use lines::{Lines, Place};
pub use mark::{closer_of, is_closer, is_opener, is_strong_end, last_sign};
pub use nearest::nearest;
pub use negation::denials;
pub use quantity::{
    Approx, Date, Form, Item, Kind, LineItem, Quantity, Sort, Time, Unit, items, line_items,
    may_have_numbers, may_hold_number, names_unit, read_en, read_en_in, read_zh, write_en, write_zh,
};
pub use row::longest_row;
pub use signs::Signs;
pub use stem::stem;
pub use turnabout::{Turn, Turnabout, turnabouts};
pub use width::{pad, shorten, width};
