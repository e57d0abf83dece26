//! What the server tells pages without being asked, as a stream of events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use serde_json::Value;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver, Sender};

/// As many pieces of news wait for a page that is slow; one that is slower is told to read everything again.
const WAITING: usize = 64;

/// How often a page hears that the server is there.
const PULSE: Duration = Duration::from_secs(5);

/// Tells all open pages.
#[derive(Debug, Clone)]
pub(super) struct News(Sender<Arc<str>>);

impl News {
    pub(super) fn new() -> Self {
        Self(broadcast::channel(WAITING).0)
    }

    /// Tells every open page; nobody listening is no error.
    pub(super) fn tell(&self, news: &Value) {
        let _ = self.0.send(Arc::from(news.to_string()));
    }

    /// The news from now on, as server-sent events.
    pub(super) fn stream(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let begun = |receiver: Receiver<Arc<str>>| async move {
            // The first event says that the line is open.
            Some((Ok(Event::default().data(r#"{"kind":"open"}"#)), receiver))
        };
        let first = self.0.subscribe();
        let stream = unfold((true, first), move |(is_first, receiver)| async move {
            if is_first {
                return begun(receiver).await.map(|(event, receiver)| (event, (false, receiver)));
            }
            next(receiver).await.map(|(event, receiver)| (event, (false, receiver)))
        });
        Sse::new(stream).keep_alive(KeepAlive::new().interval(PULSE))
    }
}

async fn next(mut receiver: Receiver<Arc<str>>) -> Option<(Result<Event, Infallible>, Receiver<Arc<str>>)> {
    match receiver.recv().await {
        Ok(news) => Some((Ok(Event::default().data(&*news)), receiver)),
        Err(RecvError::Lagged(_)) => Some((Ok(Event::default().data(r#"{"kind":"lost"}"#)), receiver)),
        Err(RecvError::Closed) => None,
    }
}
