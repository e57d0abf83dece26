//! JSON lines and tab-separated text, a line at a time.

use std::io::BufRead;

use super::super::{jsonl, tsv};
use super::problem::Remarks;
use super::{RawEntry, Take, Wanted};
use crate::project::Pair;
use crate::yaml::Problem;

/// Reads JSON lines.
pub(super) fn jsonl(input: &mut dyn BufRead, _: Wanted<'_>, take: &mut Take<'_>) -> std::io::Result<Remarks> {
    read(input, take, &mut |line, number, _| Some(jsonl::pair(line, 0, number)))
}

/// Reads tab-separated text; its first line may name the columns.
pub(super) fn tsv(input: &mut dyn BufRead, _: Wanted<'_>, take: &mut Take<'_>) -> std::io::Result<Remarks> {
    let mut header = None;
    read(input, take, &mut |line, number, first| {
        if first {
            header = tsv::Columns::of_header(line);
            if header.is_some() {
                return None;
            }
        }
        Some(tsv::pair(line, 0, number, header))
    })
}

/// A line becomes a pair, or a problem with places in the line; `None` for a header. The last argument says whether
/// nothing stood before it.
type Parse<'a> = dyn FnMut(&str, usize, bool) -> Option<Result<Pair, Problem>> + 'a;

fn read(input: &mut dyn BufRead, take: &mut Take<'_>, parse: &mut Parse<'_>) -> std::io::Result<Remarks> {
    let mut remarks = Remarks::default();
    let (mut bytes, mut at, mut number, mut first) = (Vec::new(), 0u64, 0, true);
    loop {
        bytes.clear();
        let length = input.read_until(b'\n', &mut bytes)?;
        if length == 0 {
            return Ok(remarks);
        }
        number += 1;
        let start = at;
        at += length as u64;
        let Ok(line) = std::str::from_utf8(&bytes) else {
            remarks.wrong(start, "this line is not UTF-8", "Save the file as UTF-8.");
            continue;
        };
        let line = line.trim_start_matches('\u{FEFF}').trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            continue;
        }
        let entry = |Pair { id, zh, en, .. }| RawEntry { id, zh, en };
        match parse(line, number, std::mem::take(&mut first)).map(|read| read.map(entry)) {
            Some(Ok(entry)) if !take(&entry) => return Ok(remarks),
            Some(Ok(_)) | None => {}
            Some(Err(problem)) => {
                remarks.wrong(start + problem.span.start as u64, problem.message, &problem.cure);
            }
        }
    }
}
