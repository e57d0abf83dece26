//! Searches the weights of the aligner on hand-aligned texts, leaving one out each time:
//! `cargo run --release --example align_weights -- FOLDER [STEP]`.
//!
//! FOLDER holds NAME.zh and NAME.en, a sentence a line, and NAME.gold, `zh-indices TAB en-indices`. For each text the search
//! runs on the others, and the text is scored with what it found: what weights are worth on texts that they have not
//! seen. An example and no test: it takes minutes, and its texts are not shipped.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool for those who change the model")]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::path::Path;

use duizhao::align::{Aligner, Options, Weights};

type Link = (Vec<usize>, Vec<usize>);

struct Text {
    name: String,
    zh: Vec<String>,
    en: Vec<String>,
    gold: HashSet<Link>,
}

/// Beads found, of them right, beads wanted, of them found; those without counterpart are not wanted.
type Counts = [usize; 4];

/// The weights that are searched.
const KNOBS: [fn(&mut Weights) -> &mut f32; 12] = [
    |w| &mut w.null,
    |w| &mut w.more_zh,
    |w| &mut w.more_en,
    |w| &mut w.both,
    |w| &mut w.variance,
    |w| &mut w.link,
    |w| &mut w.lexical,
    |w| &mut w.quotes,
    |w| &mut w.prior,
    |w| &mut w.marks,
    |w| &mut w.sharp,
    |w| &mut w.null_worth,
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: align_weights FOLDER [STEP]")?;
    let step: f32 = arguments.next().map_or(Ok(1.25), |step| step.parse())?;
    let texts = texts(Path::new(&folder))?;
    let mut bench = Bench { texts: &texts, aligner: Aligner::default(), seen: HashMap::new() };
    let own = bench.counts(&Weights::default());
    let mut held_out = [0; 4];
    println!("{:16} {:>8} {:>8}", "left out", "shipped", "searched");
    for (nth, text) in texts.iter().enumerate() {
        let found = bench.search(nth, step);
        let counts = bench.counts(&found)[nth];
        println!("{:16} {:>8.4} {:>8.4}", text.name, f1(own[nth]), f1(counts));
        held_out = add(held_out, counts);
    }
    let all = own.iter().copied().fold([0; 4], add);
    println!("{:16} {:>8.4} {:>8.4}", "all", f1(all), f1(held_out));
    Ok(())
}

/// Where a search begins: the weights of the first sketch of this model, from before its edges and its confidence, which
/// begin at 1.
fn begun() -> Weights {
    Weights {
        more_zh: -2.0,
        lexical: 0.5,
        quotes: 1.0,
        marks: 1.0,
        sharp: 1.0,
        null_worth: 1.0,
        ..Weights::default()
    }
}

struct Bench<'a> {
    texts: &'a [Text],
    aligner: Aligner,
    /// What was measured, by weights as they print.
    seen: HashMap<String, Vec<Counts>>,
}

impl Bench<'_> {
    fn counts(&mut self, weights: &Weights) -> Vec<Counts> {
        let key = format!("{weights:?}");
        if let Some(counts) = self.seen.get(&key) {
            return counts.clone();
        }
        let options = Options { weights: weights.clone(), ..Options::default() };
        let aligner = &self.aligner;
        let counts: Vec<Counts> = std::thread::scope(|scope| {
            let each = |text| {
                let options = &options;
                scope.spawn(move || score(aligner, text, options))
            };
            let running: Vec<_> = self.texts.iter().map(each).collect();
            running.into_iter().map(|one| one.join().unwrap_or_default()).collect()
        });
        self.seen.insert(key, counts.clone());
        counts
    }

    /// Weights found without text `left_out`: one knob after the other, up and down, as long as it helps; twice.
    fn search(&mut self, left_out: usize, step: f32) -> Weights {
        let mut best = begun();
        let mut score = self.without(&best, left_out);
        for _ in 0..2 {
            for knob in KNOBS {
                for factor in [step, 1.0 / step] {
                    loop {
                        let mut next = best.clone();
                        *knob(&mut next) *= factor;
                        let reached = self.without(&next, left_out);
                        if reached <= score + 1e-9 {
                            break;
                        }
                        (best, score) = (next, reached);
                    }
                }
            }
        }
        best
    }

    fn without(&mut self, weights: &Weights, left_out: usize) -> f64 {
        let counts = self.counts(weights);
        let others = counts.into_iter().enumerate().filter(|(nth, _)| *nth != left_out);
        f1(others.map(|(_, counts)| counts).fold([0; 4], add))
    }
}

fn score(aligner: &Aligner, text: &Text, options: &Options) -> Counts {
    let zh: Vec<&str> = text.zh.iter().map(String::as_str).collect();
    let en: Vec<&str> = text.en.iter().map(String::as_str).collect();
    let beads = aligner.align(&zh, &en, options).beads;
    let found: HashSet<Link> =
        beads.iter().map(|bead| (bead.zh.clone().collect(), bead.en.clone().collect())).collect();
    let wanted = text.gold.iter().filter(|link| !link.0.is_empty() && !link.1.is_empty());
    let hits = |links: &HashSet<Link>, link: &Link| usize::from(links.contains(link));
    [
        found.len(),
        found.iter().map(|link| hits(&text.gold, link)).sum(),
        wanted.clone().count(),
        wanted.map(|link| hits(&found, link)).sum(),
    ]
}

fn add(a: Counts, b: Counts) -> Counts {
    std::array::from_fn(|at| a[at] + b[at])
}

/// Strict F1.
fn f1([found, right, wanted, hit]: Counts) -> f64 {
    let (precision, recall) = (right as f64 / found.max(1) as f64, hit as f64 / wanted.max(1) as f64);
    2.0 * precision * recall / (precision + recall).max(1e-9)
}

fn texts(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "gold") {
            continue;
        }
        let lines = |ending: &str| -> std::io::Result<Vec<String>> {
            Ok(std::fs::read_to_string(path.with_extension(ending))?.lines().map(str::to_owned).collect())
        };
        let gold =
            lines("gold")?.iter().filter(|line| !line.trim().is_empty()).map(|line| link(line)).collect();
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        texts.push(Text { name, zh: lines("zh")?, en: lines("en")?, gold });
    }
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(texts)
}

fn link(line: &str) -> Link {
    let side = |cell: &str| cell.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    let mut cells = line.split('\t');
    (side(cells.next().unwrap_or_default()), side(cells.next().unwrap_or_default()))
}
