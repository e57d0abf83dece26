//! Which address is answered by what.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::{ask, edit, typed};
use crate::report::Lang;
use crate::web::answer::{self as refusals, Answer};
use crate::web::books::Books;
use crate::web::guard::{Guard, watch};
use crate::web::help::Help;
use crate::web::{assets, news::News};
use crate::workbench::Failure;

/// The most bytes a request may bring: a hundred times the longest sentence, and every unit of a search and replace.
const MOST_BYTES: usize = 1 << 20;

/// What all requests share.
pub(in crate::web) struct Shared {
    pub(in crate::web) books: Books,
    pub(in crate::web) help: Help,
    pub(in crate::web) news: News,
    pub(in crate::web) lang: Lang,
}

/// All addresses, behind the guard.
pub(in crate::web) fn routes(shared: Arc<Shared>, guard: Arc<Guard>) -> Router {
    Router::new()
        .route("/api/project", get(ask::project))
        .route("/api/documents/{name}", get(ask::document))
        .route("/api/documents/{name}/findings", get(ask::findings))
        .route("/api/documents/{name}/history", get(ask::history))
        .route("/api/documents/{name}/help", get(ask::help))
        .route("/api/documents/{name}/typed", post(typed::typed))
        .route("/api/documents/{name}/edit", post(edit::edit))
        .route("/api/concordance", get(ask::concordance))
        .route("/api/events", get(events))
        .fallback(file)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state(guard, watch))
        .with_state(shared)
}

/// One of the page's own files. The path is looked up by name and never leads to the disk.
async fn file(uri: Uri) -> Response {
    match assets::find(uri.path()) {
        Some((kind, text)) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        None => refusals::refused(StatusCode::NOT_FOUND, "there is nothing at this address").into_response(),
    }
}

async fn events(State(shared): State<Arc<Shared>>) -> Response {
    shared.news.stream().into_response()
}

/// Runs a verb on a thread of its own.
///
/// # Errors
/// What is answered where the verb could not do its work.
pub(super) async fn apart<T: Send + 'static>(
    shared: Arc<Shared>,
    verb: impl FnOnce(&Shared) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Answer> {
    match tokio::task::spawn_blocking(move || verb(&shared)).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(failure)) => Err(refusals::failure(&failure)),
        Err(_) => Err(refusals::refused(
            StatusCode::INTERNAL_SERVER_ERROR,
            "something went wrong inside duizhao; nothing was changed",
        )),
    }
}

/// The same for a verb that says itself what is answered.
pub(super) async fn answer(
    shared: Arc<Shared>,
    verb: impl FnOnce(&Shared) -> Result<Answer, Failure> + Send + 'static,
) -> Answer {
    apart(shared, verb).await.unwrap_or_else(|refused| refused)
}
