//! What memory has for a unit.

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::books::Books;
use crate::memory::{Caution, Match, Piece, Query};
use crate::project::Document;
use crate::workbench::{Failure, OpenMemory, Silent, TmRequest, tm_concordance};

/// Entries of at least so many per cent are shown.
const LEAST: u32 = 60;

/// So many at most: the keys 1 to 9 insert them.
const MOST: usize = 9;

/// A project of more units than this reads its own memory again only after so many changes.
const LARGE: usize = 3000;
const PATIENCE: u64 = 20;

/// The memory of the project, opened when the first unit asks.
#[derive(Default)]
pub(super) struct Help {
    open: Mutex<Option<(u64, OpenMemory)>>,
}

impl Help {
    /// What memory has for unit `index` of `document`, best first; the unit itself is left out.
    ///
    /// # Errors
    /// A file of the memory that cannot be read.
    pub(super) fn matches(&self, books: &Books, document: &Document, index: usize) -> Result<Value, Failure> {
        let (workspace, _) = books.project();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = books.changes();
        let patience = if document.units().len() > LARGE { PATIENCE } else { 0 };
        if open.as_ref().is_none_or(|(at, _)| changes > at + patience) {
            *open = Some((changes, OpenMemory::open(&workspace.folder, &TmRequest::default(), &Silent)?));
        }
        let Some((_, memory)) = open.as_mut() else { return Ok(json!([])) };
        let bead = document.beads.of_unit(index);
        let text = |index: usize| document.units().get(index).map(|unit| unit.zh_as_meant().into_owned());
        let zh: String = bead.members.iter().filter_map(|&member| text(member)).collect();
        let before = bead.members.first().and_then(|first| text(first.checked_sub(1)?));
        let after = bead.members.last().and_then(|last| text(last + 1));
        let query = Query { zh: &zh, before: before.as_deref(), after: after.as_deref() };
        let own = format!("{}#{}", document.entry.name(), document.units()[bead.carrier].id);
        let mut found = Vec::new();
        for hit in memory.search(&query, LEAST, MOST + 1)? {
            let place = memory.place(&hit);
            if place == own && hit.times == 1 {
                continue;
            }
            let source = memory.memory.shards[hit.shard].name.clone();
            found.push(one(&Match::new(hit, &source, &zh, &memory.names), &place));
        }
        found.truncate(MOST);
        Ok(Value::Array(found))
    }
}

fn one(found: &Match, place: &str) -> Value {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => json!(["same", text]),
        Piece::Removed(text) => json!(["memory", text]),
        Piece::Added(text) => json!(["here", text]),
    };
    let caution = |one: &Caution| json!({"kind": one.kind.name(), "memory": one.memory, "here": one.new});
    let hit = &found.hit;
    json!({
        "percent": hit.similarity.percent(), "context": hit.context, "times": hit.times,
        "zh": hit.entry.zh, "en": hit.entry.en.trim(), "source": found.source, "place": place,
        "difference": found.difference.iter().map(piece).collect::<Vec<_>>(),
        "cautions": found.cautions.iter().map(caution).collect::<Vec<_>>(),
    })
}

/// Where `words` stand in memory, in either language.
///
/// # Errors
/// A file of the memory that cannot be read.
pub(super) fn concordance(books: &Books, words: &str) -> Result<Value, Failure> {
    let (workspace, _) = books.project();
    let request = TmRequest::default();
    let ((found, count), _) = tm_concordance(&workspace.folder, &request, words, 50, &Silent)?;
    let entries = found.iter().map(|(source, entry)| {
        json!({"zh": entry.zh, "en": entry.en.trim(), "source": source, "name": entry.name})
    });
    Ok(json!({"count": count, "entries": entries.collect::<Vec<_>>()}))
}
