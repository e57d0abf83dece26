//! How fast texts are aligned, by length.
//!
//! `cargo bench --bench align` measures on a text that is made here; `cargo bench --bench align -- ZH EN` on texts of yours, a
//! sentence a line. Growth within one run stands where the machine is busy.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads texts and prints a table"
)]

use std::hint::black_box;
use std::time::Instant;

use duizhao::align::{Aligner, Options};

/// Sentences that are put together, in both languages.
const PARTS: [(&str, &str); 12] = [
    ("河边的水站", "the water station on the river"),
    ("老周的学校", "the school of Old Zhou"),
    ("镇上的图书馆", "the library of the town"),
    ("新修的桥", "the new bridge"),
    ("山下的工厂", "the factory below the mountain"),
    ("村里的医院", "the hospital of the village"),
    ("昨天开门了", "opened yesterday"),
    ("明年才能完工", "will not be finished before next year"),
    ("受到大家的欢迎", "is welcomed by everyone"),
    ("需要三十名工人", "needs thirty workers"),
    ("没有受到影响", "was not affected"),
    ("每天向学生开放", "is open to students every day"),
];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let read = |path: String| -> Vec<String> {
        std::fs::read_to_string(path).expect("a text in UTF-8").lines().map(str::to_owned).collect()
    };
    let texts = match (arguments.next(), arguments.next()) {
        (Some(zh), Some(en)) => vec![(read(zh), read(en))],
        _ => [1_000, 5_000, 20_000].into_iter().map(made).collect(),
    };
    println!("{:>10} {:>10} {:>12}", "sentences", "seconds", "per second");
    for (zh, en) in &texts {
        let (zh, en): (Vec<&str>, Vec<&str>) =
            (zh.iter().map(String::as_str).collect(), en.iter().map(String::as_str).collect());
        let aligner = Aligner::default();
        let start = Instant::now();
        black_box(aligner.align(black_box(&zh), black_box(&en), &Options::default()));
        let seconds = start.elapsed().as_secs_f64();
        println!("{:>10} {seconds:>10.3} {:>12.0}", en.len(), en.len() as f64 / seconds);
    }
}

/// `count` sentences of both languages, with numbers that tell them apart.
fn made(count: usize) -> (Vec<String>, Vec<String>) {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below).unwrap_or_default()
    };
    (0..count)
        .map(|number| {
            let (what, does) = (PARTS[next(6)], PARTS[6 + next(6)]);
            let (other, also) = (PARTS[next(6)], PARTS[6 + next(6)]);
            (
                format!("第{}号报告说，{}{}，{}也{}。", number + 2, what.0, does.0, other.0, also.0),
                format!(
                    "Report no. {} says that {} {}, and {} {}.",
                    number + 2,
                    what.1,
                    does.1,
                    other.1,
                    also.1
                ),
            )
        })
        .unzip()
}
