//! Quantities and dates of Chinese and English text: what they are worth, how surely, and in which unit.
//!
//! `read_zh` and `read_en` give them in the order in which they stand. A numeral that says no number (五官,
//! 一带一路, 统一) is given as not `firm`: it may explain a number of the other language but asks for none.

mod address;
mod arabic;
mod clock;
mod en;
mod en_around;
mod en_date;
mod en_digits;
mod en_glance;
mod en_money;
mod en_more;
mod en_numeral;
mod en_part;
mod en_table;
mod en_words;
mod layer;
mod lines;
mod roman;
mod scan;
mod unit;
mod unit_en;
mod unit_money;
mod unit_zh;
mod value;
mod write;
mod zh;
mod zh_around;
mod zh_counters;
mod zh_date;
mod zh_digit;
mod zh_glance;
mod zh_numeral;
mod zh_run;
mod zh_share;
mod zh_words;

pub use en::{read_en, read_en_in};
pub use en_glance::{may_have_numbers, may_hold_number};
pub use layer::{Item, items};
pub use lines::{LineItem, line_items};
pub use unit::{Sort, Unit, names_unit};
pub use value::{Approx, Date, Form, Kind, Quantity, Time};
pub use write::{write_en, write_zh};
pub use zh::read_zh;

use super::han::is_han as han;
