//! What a page is told of a project and of a document.

use serde_json::{Value, json};

use super::books::{Books, Held};
use crate::project::{Bilingual, Piece};
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

/// A document: its rows, in which order they are read, who speaks.
pub(super) fn document(name: &str, held: &Held) -> Value {
    let document = &held.document;
    let order = document.order.pieces.iter().map(|piece| match piece {
        Piece::Units(range) => json!({"from": range.start, "to": range.end}),
        Piece::Gap(gap) => json!({"gap": bilingual(gap)}),
    });
    let speakers: serde_json::Map<String, Value> = document
        .speakers
        .iter()
        .map(|(key, speaker)| (key.clone(), json!({"zh": speaker.zh, "en": speaker.en})))
        .collect();
    let unmatched =
        document.file.unmatched.iter().map(|one| json!({"after": one.after, "en": one.en.joined()}));
    json!({
        "name": name,
        "path": document.path,
        "revision": held.revision,
        "rows": &*held.rows,
        "order": order.collect::<Vec<_>>(),
        "speakers": speakers,
        "unmatched": unmatched.collect::<Vec<_>>(),
        "failUnder": document.entry.fail_under,
        "trouble": held.trouble,
    })
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
