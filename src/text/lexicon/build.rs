//! Makes the table from the text of CC-CEDICT: run by `examples/lexicon.rs`, not at build time.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::lookup::{BLOCK, LONGEST};
use super::words::content_stems;
use crate::text::han::is_han;

/// A column of numbers: little-endian, four bytes each.
type Numbers = Vec<u32>;

/// The table made from `cedict`, lines of `傳統 传统 [chuan2 tong3] /tradition/traditional/`.
///
/// Layout, numbers little-endian: `CED2`; five u32: characters of the script map, blocks, stems, bytes of
/// blocks, bytes of stems. The script map: pairs of u16, traditional and simplified character, sorted. Where each block
/// begins (u32 each). Where each stem begins (u32 each, one more than stems). How many words have each stem (u16 each).
/// The blocks: four words each, simplified, sorted by code unit; a word is how many code units it shares with the word
/// before it (u8, 0 for the first of a block), how many follow (u8), those (u16 each), how many bytes its senses take
/// (u8), and those: numbers of stems, seven bits a byte, the high bit on all but a number's last byte. The stems,
/// the most frequent first.
pub fn build(cedict: &str) -> Vec<u8> {
    let lines: Vec<(&str, &str, &str)> = cedict.lines().filter_map(entry).collect();
    let mut senses: BTreeMap<Vec<u16>, BTreeSet<String>> = BTreeMap::new();
    for (_, simplified, gloss) in &lines {
        let units: Vec<u16> = simplified.encode_utf16().collect();
        if units.len() <= LONGEST && simplified.chars().all(|c| is_han(c) && c.len_utf16() == 1) {
            senses.entry(units).or_default().extend(gloss_stems(gloss));
        }
    }
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    for stem in senses.values().flatten() {
        *frequency.entry(stem).or_default() += 1;
    }
    let mut stems: Vec<(&str, usize)> = frequency.into_iter().collect();
    stems.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let numbers: HashMap<&str, usize> =
        stems.iter().enumerate().map(|(number, &(stem, _))| (stem, number)).collect();
    let (starts, blocks) = blocks(&senses, &numbers);
    let map = script_map(&lines);
    let names: Vec<&[u8]> = stems.iter().map(|(stem, _)| stem.as_bytes()).collect();
    let mut out = b"CED2".to_vec();
    let sizes =
        [map.len(), starts.len(), names.len(), blocks.len(), names.iter().map(|name| name.len()).sum()];
    sizes.iter().for_each(|&size| out.extend(small(size).to_le_bytes()));
    for (traditional, simplified) in map {
        out.extend(traditional.to_le_bytes());
        out.extend(simplified.to_le_bytes());
    }
    starts.iter().for_each(|start| out.extend(start.to_le_bytes()));
    let mut at = 0;
    for name in &names {
        out.extend(small(at).to_le_bytes());
        at += name.len();
    }
    out.extend(small(at).to_le_bytes());
    stems.iter().for_each(|(_, count)| out.extend(u16::try_from(*count).unwrap_or(u16::MAX).to_le_bytes()));
    out.extend(blocks);
    names.iter().for_each(|name| out.extend(*name));
    out
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Traditional form, simplified form, glosses.
fn entry(line: &str) -> Option<(&str, &str, &str)> {
    let (head, gloss) = line.split_once(" /")?;
    let (words, _) = head.split_once(" [")?;
    let (traditional, simplified) = words.split_once(' ')?;
    (!line.starts_with('#')).then_some((traditional, simplified, gloss))
}

fn blocks(
    senses: &BTreeMap<Vec<u16>, BTreeSet<String>>,
    numbers: &HashMap<&str, usize>,
) -> (Numbers, Vec<u8>) {
    let (mut starts, mut out) = (Numbers::new(), Vec::new());
    let mut before: &[u16] = &[];
    for (index, (word, stems)) in senses.iter().enumerate() {
        if index % BLOCK == 0 {
            starts.push(small(out.len()));
            before = &[];
        }
        let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count();
        out.push(byte(shared));
        out.push(byte(word.len() - shared));
        word[shared..].iter().for_each(|unit| out.extend(unit.to_le_bytes()));
        let mut list: Vec<usize> = stems.iter().map(|stem| numbers[stem.as_str()]).collect();
        list.sort_unstable();
        let mut coded: Vec<u8> = Vec::new();
        for code in list.into_iter().map(sevens) {
            if coded.len() + code.len() <= usize::from(u8::MAX) {
                coded.extend(code);
            }
        }
        out.push(byte(coded.len()));
        out.extend(coded);
        before = word;
    }
    (starts, out)
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// A number, seven bits a byte.
fn sevens(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(byte(number & 0x7F) | 0x80);
        number >>= 7;
    }
    bytes.push(byte(number));
    bytes
}

/// The characters that stand in no simplified word, each with the simplified character that most often stands in
/// its place.
fn script_map(lines: &[(&str, &str, &str)]) -> BTreeMap<u16, u16> {
    let simplified: HashSet<u16> =
        lines.iter().flat_map(|(_, simplified, _)| simplified.encode_utf16()).collect();
    let mut counts: BTreeMap<u16, BTreeMap<u16, usize>> = BTreeMap::new();
    for (traditional, word, _) in lines {
        for (from, to) in traditional.encode_utf16().zip(word.encode_utf16()) {
            if from != to && !simplified.contains(&from) {
                *counts.entry(from).or_default().entry(to).or_default() += 1;
            }
        }
    }
    let most = |to: BTreeMap<u16, usize>| to.into_iter().max_by_key(|&(_, count)| count).map(|(to, _)| to);
    counts.into_iter().filter_map(|(from, to)| Some((from, most(to)?))).collect()
}

/// The stems of a gloss: without references to other words, classifiers, pinyin and remarks in brackets.
fn gloss_stems(gloss: &str) -> Vec<String> {
    gloss
        .split('/')
        .map(str::trim)
        .filter(|sense| !sense.is_empty() && !sense.starts_with("CL:") && !sense.starts_with("Taiwan pr."))
        .filter(|sense| {
            !["variant of", "see also", "used in", "surname"].iter().any(|start| sense.contains(start))
        })
        .flat_map(|sense| content_stems(&without_brackets(sense)))
        .filter(|stem| stem.chars().all(|c| c.is_ascii_alphanumeric()))
        .collect()
}

/// `text` without what stands in () and [], and without Chinese words quoted in it.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let kept = text.chars().filter(|&c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0 && !is_han(c)
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::super::lookup::Lexicon;
    use super::*;

    #[test]
    fn a_table_holds_what_it_was_made_from() {
        let mut lines =
            "# a remark\n傳統 传统 [chuan2 tong3] /tradition/traditional (of customs)/CL:個|个[ge4]/\n"
                .to_owned();
        // More words than a block holds, so that a word is found in each of several.
        for c in '\u{4E00}'..='\u{4E40}' {
            lines += &format!("{c}{c} {c}{c} [x] /sense{}/\n", u32::from(c));
        }
        let bytes = build(&lines);
        let table = Lexicon::open(&bytes).unwrap();
        let senses = |word: &str| -> Vec<&[u8]> {
            let entry = table.find(word);
            entry.map(|entry| table.senses(entry).map(|(stem, _)| stem).collect()).unwrap_or_default()
        };
        assert_eq!(senses("傳統"), [b"tradit"]);
        for c in '\u{4E00}'..='\u{4E40}' {
            assert_eq!(senses(&format!("{c}{c}")), [format!("sense{}", u32::from(c)).as_bytes()]);
        }
        assert!(senses("\u{4E41}\u{4E41}").is_empty());
    }
}
