//! What is answered: JSON, and why something could not be done.

use axum::Json;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::report::problem_text;
use crate::workbench::Failure;

/// An answer to the page: a status and JSON.
pub(super) type Answer = (StatusCode, Json<Value>);

/// It is done; this is what came of it.
pub(super) fn fine(value: Value) -> Answer {
    (StatusCode::OK, Json(value))
}

/// It is not done: one sentence why.
pub(super) fn refused(status: StatusCode, why: &str) -> Answer {
    (status, Json(json!({"error": why})))
}

/// A verb could not do its work.
pub(super) fn failure(failure: &Failure) -> Answer {
    let status = match failure {
        Failure::NoDocument { .. } => StatusCode::NOT_FOUND,
        Failure::Store(_) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, Json(json!({"error": failure.to_string(), "excerpt": excerpt(failure)})))
}

/// The lines that are wrong, as the command line shows them; `None` where it is not a matter of lines.
pub(super) fn excerpt(failure: &Failure) -> Option<String> {
    let files = match failure {
        Failure::Files(files) => files.as_slice(),
        Failure::Refused(file) => std::slice::from_ref(file),
        _ => return None,
    };
    let shown = files.iter().flat_map(|file| {
        file.problems.iter().take(3).map(|problem| problem_text(&file.path, &file.text, problem, false))
    });
    Some(shown.collect::<Vec<_>>().join("\n"))
}
