//! A unit while it is typed: findings of the text as it is, and what stands for what.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ask::no_unit;
use super::routes::{Shared, answer};
use crate::project::Document;
use crate::web::answer::{Answer, fine};
use crate::web::{finding, offset};
use crate::workbench::Judge;

/// A unit and its English as it stands on the page: a segment a line.
#[derive(Deserialize)]
pub(super) struct Typed {
    unit: String,
    text: String,
    /// Whether line ends stand inside the one segment.
    #[serde(default)]
    whole: bool,
}

pub(super) async fn typed(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    Json(typed): Json<Typed>,
) -> Answer {
    answer(shared, move |shared| {
        let held = shared.books.document(&name)?;
        let document = &held.document;
        let Some(index) = document.file.position(&typed.unit) else { return Err(no_unit(&typed.unit)) };
        let (_, judge) = shared.books.project();
        let lines = if typed.whole { vec![typed.text.as_str()] } else { typed.text.split('\n').collect() };
        let segments: Vec<String> =
            lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let findings = judge.typed(document, index, &segments);
        Ok(fine(json!({
            "unit": typed.unit,
            "findings": finding::of_typed(document, &findings, &segments),
            "counterparts": counterparts(&judge, document, index, &typed.text),
        })))
    })
    .await
}

/// What stands for what: places in the Chinese by unit, in the English in the text as it was typed.
fn counterparts(judge: &Judge, document: &Document, index: usize, text: &str) -> Value {
    let bead = document.beads.of_unit(index);
    let members: Vec<_> = bead.members.iter().map(|&member| &document.units()[member]).collect();
    let zh: String = members.iter().map(|unit| unit.zh.as_str()).collect();
    // A line end is as long as the blank that joins segments, so places stay.
    let en = text.replace('\n', " ");
    let found = judge.counterparts(&zh, &en).into_iter().map(|one| {
        let mut start = 0;
        let mut places = Vec::new();
        for unit in &members {
            let end = start + unit.zh.len();
            let inside = one.zh.iter().filter(|range| range.start >= start && range.end <= end);
            places.extend(inside.map(|range| {
                let [from, to] = offset::of_bytes(&unit.zh, &(range.start - start..range.end - start));
                json!([unit.id, from, to])
            }));
            start = end;
        }
        let english: Vec<Value> = one.en.iter().map(|range| json!(offset::of_bytes(&en, range))).collect();
        json!({"kind": one.kind.name(), "zh": places, "en": english})
    });
    found.collect::<Vec<_>>().into()
}
