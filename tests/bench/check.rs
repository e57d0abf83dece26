//! How many pairs the checks look at in a second, on pairs made from the shipped translation.
//!
//! `cargo bench --bench check` measures one core; `cargo bench --bench check -- make FILE` writes the pairs as JSON lines,
//! for other tools to be measured on. Every pair begins with a numeral of its own, so that no sentence comes twice.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark writes files and prints a table"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use duizhao::check::{Selection, check};
use duizhao::format;
use duizhao::jobs::Jobs;
use duizhao::project::{Checks, Document, UnitFile};

/// The translation whose sentences the pairs are.
const TRANSLATION: &str = include_str!("../../translations/wang-yi-2021-03-07.yaml");

/// How many pairs are made.
const PAIRS: usize = 100_000;

/// Runs of which the median counts.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["make", file] => std::fs::write(file, made()).expect("a file"),
        [] => measure(&made()),
        _ => println!("usage: cargo bench --bench check [-- make FILE]"),
    }
}

/// The pairs, as JSON lines.
fn made() -> String {
    let (file, problems) = UnitFile::read(TRANSLATION);
    assert!(problems.is_empty(), "the shipped translation can be read");
    let translated = |unit: &duizhao::project::Unit| Some((unit.zh.clone(), unit.english()?.into_owned()));
    let sentences: Vec<(String, String)> = file.units.iter().filter_map(translated).collect();
    let mut lines = String::new();
    for (number, (zh, en)) in sentences.iter().cycle().take(PAIRS).enumerate() {
        let pair = serde_json::json!({
            "id": number.to_string(),
            "src": format!("{number}. {zh}"),
            "tgt": format!("{number}. {en}"),
        });
        writeln!(lines, "{pair}").expect("memory");
    }
    lines
}

fn measure(lines: &str) {
    let reader = format::reader("pairs.jsonl").expect("JSON lines are read");
    let selection = Selection::new(&Checks::default(), &[], &[]).expect("the default rules");
    let (mut reading, mut checking, mut found) = (Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        let text = lines.to_owned();
        let begun = Instant::now();
        let pairs = reader.read(&text).pairs;
        let document = Document::of_pairs("pairs.jsonl", text, pairs, reader.locate());
        reading.push(begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        found = black_box(check(&document, &selection, Jobs::ONE)).len();
        checking.push(begun.elapsed().as_secs_f64());
    }
    let (reading, checking) = (median(reading), median(checking));
    let pairs = PAIRS as f64;
    println!("{PAIRS} pairs, {:.1} MB, {found} findings", lines.len() as f64 / 1e6);
    println!("read            {:>9.0} pairs/s", pairs / reading);
    println!("check           {:>9.0} pairs/s", pairs / checking);
    println!("read and check  {:>9.0} pairs/s", pairs / (reading + checking));
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
