//! What a page is told of a project and of a document.

use serde::Serialize;
use serde_json::{Value, json};

use super::books::{Books, Held};
use super::row::Row;
use crate::project::{Bilingual, Piece, Speaker};
use crate::report::Lang;
use crate::workbench::Failure;

/// The project: what it is called, its documents.
pub(super) fn project(books: &Books, lang: Lang) -> Value {
    let (workspace, _) = books.project();
    let project = &workspace.project;
    let documents = project.documents.iter().map(|entry| {
        json!({"name": entry.name(), "path": entry.path, "title": entry.title.as_ref().map(bilingual)})
    });
    json!({
        "title": bilingual(&project.title),
        "languages": {"source": project.languages.source, "target": project.languages.target},
        "documents": documents.collect::<Vec<_>>(),
        "minState": project.coverage.min_state.name(),
        "uiLang": match lang { Lang::En => "en", Lang::Zh => "zh" },
        "version": env!("CARGO_PKG_VERSION"),
        // Drafts are kept by project: two projects may be served from one address, one after the other.
        "key": format!("{:016x}", crate::text::stable_hash(&[&workspace.folder.to_string_lossy()])),
    })
}

fn bilingual(text: &Bilingual) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

/// A document as it is sent: its rows, in which order they are read, who speaks.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    name: &'a str,
    path: &'a str,
    revision: &'a str,
    rows: &'a [Row],
    order: Vec<Value>,
    speakers: serde_json::Map<String, Value>,
    unmatched: Vec<Value>,
    trouble: Option<&'a str>,
}

/// A document as JSON. It is written straight from its rows: a tree of ten thousand would take as long as reading them.
pub(super) fn document(name: &str, held: &Held) -> Vec<u8> {
    let document = &held.document;
    let order = document.order.pieces.iter().map(|piece| match piece {
        Piece::Units(range) => json!({"from": range.start, "to": range.end}),
        Piece::Gap(gap) => json!({"gap": bilingual(gap)}),
    });
    let speaker =
        |(key, speaker): (&String, &Speaker)| (key.clone(), json!({"zh": speaker.zh, "en": speaker.en}));
    let unmatched = document.file.unmatched.iter();
    let page = Page {
        name,
        path: &document.path,
        revision: &held.revision,
        rows: &held.rows,
        order: order.collect(),
        speakers: document.speakers.iter().map(speaker).collect(),
        unmatched: unmatched.map(|one| json!({"after": one.after, "en": one.en.joined()})).collect(),
        trouble: held.trouble.as_deref(),
    };
    // A page of texts and numbers is always written.
    serde_json::to_vec(&page).unwrap_or_default()
}

/// How a document came along, for the plot.
///
/// # Errors
/// A document that the project does not have.
pub(super) fn history(books: &Books, name: &str) -> Result<Value, Failure> {
    let (workspace, _) = books.project();
    let found = crate::workbench::history(&workspace, name, 60)?;
    let one = |one: &crate::workbench::Milestone| json!({"revision": one.revision, "date": one.date, "states": one.states});
    Ok(found.iter().map(one).collect::<Vec<_>>().into())
}
