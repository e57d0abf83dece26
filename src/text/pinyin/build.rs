//! Makes the table of readings from the text of CC-CEDICT: run by `examples/lexicon.rs`, not at build time.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::is_han;

/// The table made from `cedict`: a syllable without its tone, a blank, and the characters that are read so, a line each.
///
/// A character has the readings of its own entries, and those that two words or more give it.
pub fn build(cedict: &str) -> String {
    let mut counts: BTreeMap<(String, char), usize> = BTreeMap::new();
    for line in cedict.lines().filter(|line| !line.starts_with('#')) {
        let Some((words, readings)) =
            line.split_once(" [").and_then(|(words, rest)| Some((words, rest.split_once(']')?.0)))
        else {
            continue;
        };
        let readings: Vec<String> = readings.split(' ').map(plain).collect();
        for word in words.split(' ').collect::<BTreeSet<_>>() {
            let own = if word.chars().count() == 1 { 2 } else { 1 };
            for (c, reading) in word.chars().zip(&readings) {
                if is_han(c) && word.chars().count() == readings.len() && !reading.is_empty() {
                    *counts.entry((reading.clone(), c)).or_default() += own;
                }
            }
        }
    }
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for ((reading, c), count) in counts {
        if count > 1 {
            rows.entry(reading).or_default().push(c);
        }
    }
    rows.into_iter().map(|(reading, characters)| format!("{reading} {characters}\n")).collect()
}

/// `Lu:3` without tone and marks, in small letters; empty for what is no syllable.
fn plain(reading: &str) -> String {
    let reading = reading.trim_end_matches(|c: char| c.is_ascii_digit()).replace("u:", "u").to_lowercase();
    let is_syllable = reading.len() > 1 && reading != "xx" || matches!(reading.as_str(), "a" | "e" | "o");
    if is_syllable && reading.bytes().all(|byte| byte.is_ascii_lowercase()) { reading } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_the_characters_of_a_syllable() {
        let cedict = "# x\n呂 吕 [Lu:3] /surname Lü/\n行 行 [hang2] /row/\n行 行 [xing2] /to walk/\nＡ圈 Ａ圈 [A quan1] /x/\n";
        assert_eq!(build(cedict), "hang 行\nlu 吕呂\nxing 行\n");
    }
}
