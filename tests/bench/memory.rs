//! How fast a memory is built and asked, on entries that are made here.
//!
//! `cargo bench --bench memory` makes 100,000 entries and 1,000 queries and prints a table.
//! `cargo bench --bench memory -- make COUNT FOLDER` writes `entries.jsonl` and `queries.txt` there, for other
//! tools to be measured on; `-- run FOLDER` measures on such files.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark writes files and prints a table"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use duizhao::memory::{Builder, Entry, Index, Memory, Query, Scratch, Shard};

/// The text whose clauses a third of the entries are put together of.
const SEED: &str = include_str!("../../seeds/wang-yi-2021-03-07.txt");

/// The words that the rest is drawn from: the shipped table of CC-CEDICT.
const CEDICT: &[u8] = include_bytes!("../../src/text/lexicon/cedict.bin");

/// Words of grammar, which stand in every sentence.
const GRAMMAR: [&str; 24] = [
    "的", "了", "在", "是", "和", "不", "也", "就", "都", "对", "把", "被", "从", "到", "为", "与", "将",
    "已经", "我们", "他们", "这个", "一个", "可以", "没有",
];

/// How many queries there are: half of them edited entries, half strangers.
const QUERIES: usize = 1000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["make", count, folder] => make(count.parse().expect("a number"), Path::new(folder)),
        ["run", folder] => run(Path::new(folder)),
        [] => {
            let folder = tempfile::tempdir().expect("a folder");
            make(100_000, folder.path());
            run(folder.path());
        }
        _ => println!("usage: cargo bench --bench memory [-- make COUNT FOLDER | run FOLDER]"),
    }
}

/// A small generator that always gives the same.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % most as u64).unwrap_or_default()
    }

    fn of<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        things[self.below(things.len())]
    }
}

/// Makes sentences.
struct Maker {
    random: Random,
    words: Vec<String>,
    clauses: Vec<&'static str>,
}

impl Maker {
    fn new() -> Self {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        let mut words = words();
        // Which words are frequent is drawn too.
        for at in (1..words.len()).rev() {
            words.swap(at, random.below(at + 1));
        }
        let clauses = SEED.split(['，', '。', '\n', '？', '；']).filter(|clause| clause.chars().count() > 3);
        Self { random, words, clauses: clauses.collect() }
    }

    /// A word; the nth is drawn about as often as 1/n (Zipf).
    fn word(&mut self) -> String {
        let power = self.random.below(1 << 20) as f64 / f64::from(1 << 20);
        let at = (self.words.len() as f64).powf(power) as usize;
        self.words[at.min(self.words.len() - 1)].clone()
    }

    fn sentence(&mut self) -> String {
        let mut out = String::new();
        if self.random.below(3) == 0 {
            for _ in 0..=self.random.below(3) {
                let clause = self.random.of(&self.clauses);
                out += clause;
                out += "，";
            }
        } else {
            for nth in 0..6 + self.random.below(14) {
                if self.random.below(5) < 2 {
                    out += self.random.of(&GRAMMAR);
                }
                out += &self.word();
                if nth % 6 == 5 && self.random.below(2) == 0 {
                    out += "，";
                }
            }
        }
        out.trim_end_matches('，').to_owned() + "。"
    }

    /// `sentence` with about one character in eight changed.
    fn edited(&mut self, sentence: &str) -> String {
        let mut characters: Vec<char> = sentence.chars().collect();
        for _ in 0..1 + self.random.below(1 + characters.len() / 5) {
            let at = self.random.below(characters.len());
            let new: Vec<char> = self.word().chars().take(1).collect();
            match self.random.below(3) {
                0 => drop(characters.splice(at..at, new)),
                1 => drop(characters.splice(at..=at, new)),
                _ if characters.len() > 2 => drop(characters.remove(at)),
                _ => {}
            }
        }
        characters.into_iter().collect()
    }
}

/// The words of the table that are not one character long: its blocks hold each as how much it shares with the one
/// before, the rest, and the senses.
fn words() -> Vec<String> {
    let size = |nth: usize| {
        let at = 4 + 4 * nth;
        CEDICT[at..at + 4].iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte))
    };
    let from = 24 + 4 * size(0) + 4 * size(1) + 4 * (size(2) + 1) + 2 * size(2);
    let mut blocks = &CEDICT[from..from + size(3)];
    let (mut word, mut words): (Vec<u16>, _) = (Vec::new(), Vec::new());
    while let [shared, more, rest @ ..] = blocks {
        let (letters, rest) = rest.split_at(2 * usize::from(*more));
        word.truncate(usize::from(*shared));
        word.extend(letters.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)));
        blocks = &rest[1 + usize::from(rest[0])..];
        if word.len() > 1 {
            words.push(String::from_utf16_lossy(&word));
        }
    }
    words
}

fn make(count: usize, folder: &Path) {
    let mut maker = Maker::new();
    let mut seen = std::collections::HashSet::new();
    let mut all = Vec::new();
    while all.len() < count + QUERIES / 2 {
        let sentence = maker.sentence();
        if seen.insert(sentence.clone()) {
            all.push(sentence);
        }
    }
    let mut queries: Vec<String> = all.split_off(count);
    for nth in 0..QUERIES - queries.len() {
        let sentence = all[nth * (count / QUERIES).max(1) % count].clone();
        queries.insert(2 * nth, maker.edited(&sentence));
    }
    let mut lines = String::new();
    for (nth, zh) in all.iter().enumerate() {
        let en = format!("Sentence {nth} of the memory, {} characters long in Chinese.", zh.chars().count());
        let _ = writeln!(lines, "{{\"id\": \"{nth}\", \"src\": \"{zh}\", \"tgt\": \"{en}\"}}");
    }
    std::fs::write(folder.join("entries.jsonl"), lines).expect("a file");
    std::fs::write(folder.join("queries.txt"), queries.join("\n") + "\n").expect("a file");
}

fn run(folder: &Path) {
    let text = std::fs::read_to_string(folder.join("entries.jsonl")).expect("entries");
    let queries = std::fs::read_to_string(folder.join("queries.txt")).expect("queries");
    let queries: Vec<&str> = queries.lines().collect();
    let clock = Clock::start();
    let mut bytes = Vec::new();
    let mut builder = Builder::new(&mut bytes);
    for line in text.lines() {
        let pair: serde_json::Value = serde_json::from_str(line).expect("a pair");
        let field = |name: &str| pair[name].as_str().unwrap_or_default();
        builder
            .add(&Entry { zh: field("src"), en: field("tgt"), name: field("id") })
            .expect("memory takes all");
    }
    let tally = builder.finish().expect("memory takes all");
    drop(text);
    println!("entries\t{}", tally.entries);
    println!("seconds to read and build\t{:.3}", clock.seconds());
    println!("bytes of the index\t{}", bytes.len());
    let clock = Clock::start();
    let index = Index::open(Box::new(bytes)).expect("an index");
    println!("seconds to open\t{:.4}", clock.seconds());
    let memory = Memory { shards: vec![Shard { name: String::new(), index }] };
    let mut scratch = Scratch::default();
    let mut seconds = Vec::new();
    for _ in 0..PASSES {
        let clock = Clock::start();
        for zh in &queries {
            let query = Query { zh, ..Query::default() };
            let found = memory.search(&query, 70, 5, &mut scratch).expect("a sound index");
            std::hint::black_box(found);
        }
        seconds.push(clock.seconds());
    }
    println!("queries per second, first pass\t{:.0}", queries.len() as f64 / seconds[0]);
    seconds.sort_by(f64::total_cmp);
    println!("queries per second, median of {PASSES}\t{:.0}", queries.len() as f64 / seconds[PASSES / 2]);
}

/// How often all queries are asked.
const PASSES: usize = 5;

/// Seconds of processor time where the system tells them, so that a busy machine does not count; else of the wall.
struct Clock(Instant, Option<u64>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), spent())
    }

    fn seconds(&self) -> f64 {
        match (self.1, spent()) {
            (Some(before), Some(now)) => (now - before) as f64 / 1e9,
            _ => self.0.elapsed().as_secs_f64(),
        }
    }
}

/// Nanoseconds that this process has been on a processor.
fn spent() -> Option<u64> {
    std::fs::read_to_string("/proc/self/schedstat").ok()?.split(' ').next()?.parse().ok()
}
