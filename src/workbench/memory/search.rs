//! `tm search`: what memory has for sentences, and where words stood before.

use std::path::{Path, PathBuf};

use super::open::{OpenMemory, TmRequest};
use super::query::{TmQuery, in_context, queries};
use crate::memory::{Answer, Damaged, Match, Stored};
use crate::workbench::{Failure, Progress};

/// What `tm search` looks up.
#[derive(Debug, Clone)]
pub enum TmText {
    /// A sentence.
    Sentence(String),
    /// The sentences of a file.
    File(PathBuf),
}

/// More sentences than this are worth reading the whole index.
const MANY: usize = 200;

/// What a search gave.
#[derive(Debug)]
pub struct TmSearched {
    /// A sentence each, in the order of the question.
    pub answers: Vec<Answer>,
    /// The memory, with what there is to say of its files.
    pub open: OpenMemory,
}

/// Looks `text` up: for each sentence the `top` entries of at least `min` per cent.
///
/// # Errors
/// No project, or a file that cannot be read.
pub fn tm_search(
    folder: &Path,
    request: &TmRequest,
    text: &TmText,
    (min, top): (u32, usize),
    progress: &dyn Progress,
) -> Result<TmSearched, Failure> {
    let asked = match text {
        TmText::Sentence(zh) => vec![TmQuery { name: String::new(), zh: zh.clone() }],
        TmText::File(path) => queries(path)?,
    };
    let request = TmRequest { many: asked.len() > MANY, ..request.clone() };
    let mut open = OpenMemory::open(folder, &request, progress)?;
    let mut answers = Vec::with_capacity(asked.len());
    for (at, query) in asked.iter().enumerate() {
        let hits = open.search(&in_context(&asked, at), min, top)?;
        let full = |hit: crate::memory::Hit| {
            let source = open.memory.shards[hit.shard].name.clone();
            Match::new(hit, &source, &query.zh, &open.names)
        };
        let matches = hits.into_iter().map(full).collect();
        answers.push(Answer { name: query.name.clone(), zh: query.zh.clone(), matches });
    }
    Ok(TmSearched { answers, open })
}

/// The entries that hold some words: each with what its source is called, and how many there are.
pub type Concordance = (Vec<(String, Stored)>, usize);

/// Finds the first `most` entries that hold `words` in either language.
///
/// # Errors
/// No project, or a file that cannot be read.
pub fn tm_concordance(
    folder: &Path,
    request: &TmRequest,
    words: &str,
    most: usize,
    progress: &dyn Progress,
) -> Result<(Concordance, OpenMemory), Failure> {
    let mut open = OpenMemory::open(folder, request, progress)?;
    let (mut found, mut count) = (Vec::new(), 0);
    let mut number = 0;
    while let Some(shard) = open.memory.shards.get(number) {
        let Ok((entries, more)) = shard.index.holding(words, most - found.len()) else {
            open.mend(Damaged(number))?;
            continue;
        };
        found.extend(entries.into_iter().map(|entry| (shard.name.clone(), entry)));
        count += more;
        number += 1;
    }
    Ok(((found, count), open))
}
