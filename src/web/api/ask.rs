//! What a page asks: the project, a document, its findings, its history, what helps with a unit.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::routes::{Shared, answer, apart};
use crate::check::who;
use crate::text::Lines;
use crate::web::answer::{Answer, fine};
use crate::web::{help as memory, page};
use crate::workbench::Failure;

pub(super) async fn project(State(shared): State<Arc<Shared>>) -> Answer {
    answer(shared, |shared| Ok(fine(page::project(&shared.books, shared.lang)))).await
}

pub(super) async fn document(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    let asked = name.clone();
    let read = apart(shared, move |shared| {
        let held = shared.books.document(&asked)?;
        Ok(page::document(&asked, &held))
    });
    match read.await {
        Ok(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(answer) => answer.into_response(),
    }
}

pub(super) async fn findings(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Answer {
    answer(shared, move |shared| {
        let (revision, findings) = shared.books.findings(&name)?;
        Ok(fine(json!({"revision": revision, "units": &*findings})))
    })
    .await
}

pub(super) async fn history(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Answer {
    answer(shared, move |shared| page::history(&shared.books, &name).map(fine)).await
}

/// A unit.
#[derive(Deserialize)]
pub(super) struct OfUnit {
    unit: String,
}

pub(super) async fn help(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    Query(of): Query<OfUnit>,
) -> Answer {
    answer(shared, move |shared| {
        let held = shared.books.document(&name)?;
        let document = &held.document;
        let Some(index) = document.file.position(&of.unit) else { return Err(no_unit(&of.unit)) };
        let (_, judge) = shared.books.project();
        let bead = document.beads.of_unit(index);
        let units = document.units();
        let zh: String = bead.members.iter().map(|&member| units[member].zh_as_meant()).collect();
        let en = units[bead.carrier].english().unwrap_or_default().into_owned();
        let terms = judge.terms(&zh, &en).into_iter().map(|found| {
            let term = found.term;
            json!({
                "zh": term.zh, "en": term.renderings().collect::<Vec<_>>(), "forbidden": term.forbidden,
                "note": term.note, "used": found.used,
            })
        });
        let line = Lines::new(&document.text).place(&document.text, units[index].at.start).line;
        Ok(fine(json!({
            "unit": of.unit, "who": who(document, index), "line": line,
            "memory": shared.help.matches(&shared.books, document, index)?,
            "terms": terms.collect::<Vec<_>>(),
        })))
    })
    .await
}

pub(super) fn no_unit(id: &str) -> Failure {
    Failure::Usage(format!("there is no unit `{id}` in this document."))
}

/// Words to look for.
#[derive(Deserialize)]
pub(super) struct Words {
    words: String,
}

pub(super) async fn concordance(State(shared): State<Arc<Shared>>, Query(of): Query<Words>) -> Answer {
    answer(shared, move |shared| memory::concordance(&shared.books, &of.words).map(fine)).await
}
