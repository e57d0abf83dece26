//! Numbers of a pair compared: what the Chinese says against what the English says, value by value.
//!
//! Both sides become atoms (a count, a month, a percentage …). Atoms that mean the same are matched, best
//! first; what is left is paired by kind, explained by the text around it (a year added to a date, COVID-19,
//! a conversion in brackets), or reported.

mod alike;
mod atom;
mod carry;
mod compare;
mod context;
mod dateline;
mod mismatch;
mod report;

pub(super) use compare::{compare, matched};
pub(super) use mismatch::{Category, Mismatch};
pub(super) use report::report;
