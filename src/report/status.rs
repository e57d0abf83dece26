//! Where a project stands: a bar a turn, and what is next.

use serde_json::{Value, json};

use super::coverage::{gate_line, units};
use crate::check::{DocumentStatus, NextUnit, TurnStatus};
use crate::project::State;
use crate::text::{pad, shorten, width};

/// The widest name of a turn in the table, in columns.
const WIDEST: usize = 44;

/// Bars by turn: one character a unit, then what is next.
pub fn status_text(status: &[DocumentStatus], color: bool) -> String {
    let mut out = String::new();
    for document in status {
        let path = &document.coverage.path;
        out.push_str(&format!("{path}\n"));
        let column = document.turns.iter().map(|turn| width(&turn.who)).max().unwrap_or(0).min(WIDEST);
        for turn in document.turns.iter().filter(|turn| turn.tally.counted > 0) {
            out.push_str(&row(turn, column, color));
        }
        out.push_str(&format!("{}\n", gate_line(&document.coverage, false)));
        out.push_str("█ final  ▓ reviewed  ▒ translated  ░ draft  · untranslated\n");
        match &document.next {
            Some(next) => out.push_str(&format!(
                "next: {path}:{}: {} ({}) {}\n",
                next.line, next.id, next.who, next.excerpt
            )),
            None => out.push_str(&format!(
                "next: nothing; all {} are covered\n",
                units(document.coverage.total.counted)
            )),
        }
    }
    out
}

fn row(turn: &TurnStatus, column: usize, color: bool) -> String {
    let bar: String = turn.states.iter().map(|&state| sign(state)).collect();
    let tally = turn.tally;
    let done = tally.covered == tally.counted;
    let (on, off) = match (color, done) {
        (false, _) => ("", ""),
        (true, true) => ("\u{1b}[32m", "\u{1b}[0m"),
        (true, false) => ("\u{1b}[33m", "\u{1b}[0m"),
    };
    format!(
        "  {} {:>3}/{:<3} {on}{bar}{off}\n",
        pad(&shorten(&turn.who, column), column),
        tally.covered,
        tally.counted
    )
}

fn sign(state: State) -> char {
    match state {
        State::Initial => '·',
        State::Draft => '░',
        State::Translated => '▒',
        State::Reviewed => '▓',
        State::Final => '█',
    }
}

/// The next unit as JSON: its file, why it needs a person, and the unit; `null` where none does.
pub fn next_json(next: Option<(&str, &str, &NextUnit)>) -> String {
    let next = next.map(|(path, why, unit)| {
        json!({"path": path, "line": unit.line, "id": unit.id, "why": why, "who": unit.who, "excerpt": unit.excerpt})
    });
    format!("{:#}\n", json!({"format": 1, "next": next}))
}

/// The same as JSON.
pub fn status_json(status: &[DocumentStatus]) -> String {
    let documents: Vec<Value> = status
        .iter()
        .map(|document| {
            let turns: Vec<Value> = document
                .turns
                .iter()
                .map(|turn| {
                    let states: Vec<&str> = turn.states.iter().map(|state| state.name()).collect();
                    json!({"who": turn.who, "excerpt": turn.excerpt, "counted": turn.tally.counted, "covered": turn.tally.covered, "states": states})
                })
                .collect();
            let next = document.next.as_ref().map(|next| json!({"line": next.line, "id": next.id, "who": next.who, "excerpt": next.excerpt}));
            json!({
                "path": document.coverage.path,
                "counted": document.coverage.total.counted,
                "covered": document.coverage.total.covered,
                "turns": turns,
                "next": next,
            })
        })
        .collect();
    format!("{:#}\n", json!({"format": 1, "documents": documents}))
}
