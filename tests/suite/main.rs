//! The test suite: one binary, the rest is data.
//!
//! `UPDATE=1 cargo test` writes generated pages and golden output anew, to be read in the diff.
#![allow(clippy::disallowed_methods, clippy::panic, reason = "tests make files and may fail loudly")]

mod adopting;
mod align;
mod align_into;
mod bad_input;
mod batches;
mod bench;
mod command_line;
mod docs;
mod editing;
mod exchange;
mod ferry;
mod filling;
mod formats;
mod glossary;
mod golden;
mod hostile;
mod keeping;
mod memory;
mod merging;
mod numbers;
mod pages;
mod printing;
mod readers;
mod returning;
mod revisions;
mod rules;
mod seed;
mod segmentation;
mod srx;
mod streams;
mod strict;
mod suggesting;
mod sync;
mod terms;
mod tidy;
mod web;
mod writing;
