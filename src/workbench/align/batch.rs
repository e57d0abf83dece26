//! Many pairs of files: several worked through at once, each given back as it is done.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::pair::{AlignRequest, Aligned, align_with};
use crate::align::Aligner;
use crate::workbench::failure::Failure;
use crate::workbench::progress::Progress;
use crate::workbench::store;

/// Many pairs of files.
#[derive(Debug, Clone, Default)]
pub struct BatchRequest {
    /// The pairs, Chinese and English, as they are named in the list.
    pub pairs: Vec<(String, String)>,
    /// The folder that names are seen from.
    pub folder: PathBuf,
    /// How each is aligned.
    pub each: AlignRequest,
    /// How many are worked on at once; 0 is 1.
    pub jobs: usize,
}

/// A pair that was worked on.
#[derive(Debug)]
pub struct Done {
    /// The names, as they stand in the list.
    pub pair: (String, String),
    /// What came of it: a pair that fails stops no other.
    pub result: Result<Aligned, Failure>,
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

/// Aligns the pairs of `request` but those that are `finished`, several at once; `take` gets each as it is done, and what it
/// refuses ends the work.
///
/// # Errors
/// What `take` refuses.
pub fn batch(
    request: &BatchRequest,
    finished: &HashSet<(String, String)>,
    progress: &dyn Progress,
    mut take: impl FnMut(Done) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let open: Vec<&(String, String)> =
        request.pairs.iter().filter(|pair| !finished.contains(*pair)).collect();
    let workers = request.jobs.clamp(1, open.len().max(1));
    let (next, aligner) = (AtomicUsize::new(0), Aligner::default());
    let (sender, receiver) = mpsc::sync_channel::<Done>(workers);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, open, next, aligner) = (sender.clone(), &open, &next, &aligner);
            scope.spawn(move || {
                while let Some(&pair) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let paths = (request.folder.join(&pair.0), request.folder.join(&pair.1));
                    let result = align_with(aligner, &paths, &request.each);
                    if sender.send(Done { pair: pair.clone(), result }).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (number, done) in receiver.into_iter().enumerate() {
            progress.step(number + 1, open.len(), &done.pair.0);
            take(done)?;
        }
        Ok(())
    })
}
