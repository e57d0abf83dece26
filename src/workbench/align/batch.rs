//! Many pairs of files: several worked through at once, a line for each in the order of the list.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::pair::{AlignRequest, align_with};
use super::record::links_record;
use crate::align::Aligner;
use crate::format::{PairRecord, finished_pair, pair_error_line, record_line};
use crate::jobs::Jobs;
use crate::workbench::failure::Failure;
use crate::workbench::filter::{Limits, in_order};
use crate::workbench::progress::Progress;
use crate::workbench::store;

/// Pairs, a worker, that may wait for one before them.
const AHEAD: usize = 8;

/// Many pairs of files.
#[derive(Debug, Clone, Default)]
pub struct BatchRequest {
    /// The pairs, Chinese and English, as they are named in the list.
    pub pairs: Vec<(String, String)>,
    /// The folder that names are seen from.
    pub folder: PathBuf,
    /// The file that gets a line for each pair.
    pub output: PathBuf,
    /// How each is aligned.
    pub each: AlignRequest,
    /// How many are worked on at once; 0 is 1.
    pub jobs: Jobs,
}

/// What a batch did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchTally {
    /// Pairs that were aligned.
    pub done: usize,
    /// Pairs that failed.
    pub failed: usize,
    /// Pairs that were finished before.
    pub before: usize,
}

/// The pairs of the list at `path`: a Chinese and an English file a line, a tab between them; `#` begins a remark.
///
/// # Errors
/// A file that cannot be read, or has a line without a tab.
pub fn pairs_of(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let text = store::read_text(path)?;
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let mut cells = line.split('\t').map(str::trim);
            match (cells.next(), cells.next()) {
                (Some(zh), Some(en)) if !zh.is_empty() && !en.is_empty() => {
                    Ok((zh.to_owned(), en.to_owned()))
                }
                _ => Err(Failure::Usage(format!(
                    "{}:{}: a line names two files. Write the Chinese file, a tab, and the English file.",
                    store::show(path),
                    number + 1
                ))),
            }
        })
        .collect()
}

/// Aligns the pairs of `request` that its output does not hold yet, several at once, and adds a line for each to it, in the
/// order of the list. A line is written whole or, where the machine stops, cut off at the end of the file; that one, and
/// those of pairs that failed, make room when the work is taken up again. `failed` is told of each pair that fails: it
/// stops no other.
///
/// # Errors
/// A disk that does not give or take the output.
pub fn batch(
    request: &BatchRequest,
    progress: &dyn Progress,
    failed: &(dyn Fn(&str) + Sync),
) -> Result<BatchTally, Failure> {
    let finished = take_up(&request.output)?;
    let open: Vec<&(String, String)> =
        request.pairs.iter().filter(|pair| !finished.contains(*pair)).collect();
    let mut tally = BatchTally { before: finished.len(), ..BatchTally::default() };
    let (aligner, mut next) = (Aligner::default(), open.iter());
    let draw = || Ok(next.next().map(|&pair| (pair, 1)));
    let work = |pair| (pair, of_pair(pair, &aligner, request));
    let take = |(pair, result): (&(String, String), Result<String, String>)| {
        let (zh, en) = pair;
        progress.step(tally.done + tally.failed + 1, open.len(), zh);
        let line = match result {
            Ok(line) => {
                tally.done += 1;
                line
            }
            Err(failure) => {
                tally.failed += 1;
                failed(&format!("{zh}: {failure}"));
                pair_error_line(zh, en, &failure)
            }
        };
        store::append(&request.output, line.as_bytes()).map_err(Failure::from)
    };
    let jobs = request.jobs.shared_by(open.len());
    in_order(Limits { jobs, ahead: AHEAD * jobs }, draw, work, take)?;
    Ok(tally)
}

/// The pairs that are finished in the file at `output`; lines of others are taken out of it.
fn take_up(output: &Path) -> Result<HashSet<(String, String)>, Failure> {
    let mut finished = HashSet::new();
    if store::size(output).is_some() {
        store::retain_lines(output, &mut |line| {
            let pair = std::str::from_utf8(line).ok().and_then(finished_pair);
            let keep = pair.is_some();
            finished.extend(pair);
            keep
        })?;
    }
    Ok(finished)
}

/// The line of a pair, or why there is none.
fn of_pair((zh, en): &(String, String), aligner: &Aligner, request: &BatchRequest) -> Result<String, String> {
    let paths = (request.folder.join(zh), request.folder.join(en));
    let aligned = align_with(aligner, &paths, &request.each).map_err(|failure| failure.to_string())?;
    Ok(record_line(&PairRecord { zh, en, links: links_record(&aligned) }))
}
