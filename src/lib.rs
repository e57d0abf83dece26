//! duizhao (对照): a Chinese–English alignment workbench.
//!
//! A Chinese transcript becomes sentence units in YAML; translators write English under the Chinese; the
//! library checks coverage and quality and writes bilingual documents. The rooms below are listed in the
//! order in which text flows; a room knows only rooms above it (`tests/suite/tidy.rs` holds the table).

pub mod jobs;

pub mod text;

pub mod yaml;

pub mod source;

pub mod segment;

pub mod align;

pub mod project;

pub mod termbase;

pub mod memory;

pub mod check;

pub mod format;

pub mod workbench;

pub mod report;

pub mod web;

pub mod cli;
