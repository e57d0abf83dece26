//! Writes `src/text/lexicon/cedict.bin` and `src/text/pinyin/readings.txt` anew:
//! `cargo run --release --example lexicon -- CEDICT_TS.U8 TABLE READINGS`.
//!
//! An example and no build script: the table is made once a year from a file that a build must not need, and an
//! example is compiled and linted with the tests and never installed.
#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "a tool for those who make releases")]

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to), Some(readings)) = (arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!("usage: lexicon CEDICT_TS.U8 TABLE READINGS");
        return Ok(());
    };
    let cedict = std::fs::read_to_string(from)?;
    let table = duizhao::text::lexicon::build(&cedict);
    eprintln!("{} bytes", table.len());
    std::fs::write(to, table)?;
    std::fs::write(readings, duizhao::text::pinyin::build(&cedict))
}
