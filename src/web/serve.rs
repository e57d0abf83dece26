//! Serving the page: a port of loopback, a thread that looks at the disk, and requests until the program is ended.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Builder;

use super::api::{Shared, routes};
use super::books::Books;
use super::guard::Guard;
use super::help::Help;
use super::news::News;
use super::token::new_token;
use crate::jobs::Jobs;
use crate::report::Lang;
use crate::workbench::{Failure, Seat, Workspace};

/// How often the disk is looked at.
const LOOK: Duration = Duration::from_millis(250);

/// How the page is served.
#[derive(Debug, Clone, Copy)]
pub struct ServeOptions {
    /// The port; where none is named, that of the last time, or any that is free.
    pub port: Option<u16>,
    /// Whether the port and the token of the last time are forgotten.
    pub fresh: bool,
    /// The language that the page begins in.
    pub lang: Lang,
    /// How much may be done at once.
    pub jobs: Jobs,
}

/// Serves the project around `folder` until the program is ended. `announce` is told the address once.
///
/// # Errors
/// No project, or a port that cannot be had.
pub fn serve(folder: &Path, options: ServeOptions, announce: impl FnOnce(&str)) -> Result<(), Failure> {
    let workspace = Workspace::open(folder)?;
    let last = Seat::last(&workspace).filter(|_| !options.fresh);
    let no_runtime = |error| Failure::Usage(format!("the system gives no room to serve in ({error})."));
    // One thread answers; verbs run on threads of their own, few at once.
    let runtime =
        Builder::new_current_thread().enable_all().max_blocking_threads(8).build().map_err(no_runtime)?;
    runtime.block_on(async {
        let listener = listen(options.port, last.as_ref().map(|seat| seat.port)).await?;
        let port = listener.local_addr().map_err(no_runtime)?.port();
        // Where the port of the last time is taken, another server on this project has it, whose pages stay there.
        let beside = options.port.is_none() && last.as_ref().is_some_and(|seat| seat.port != port);
        let token = last.filter(|seat| seat.port == port).map(|seat| Ok(seat.token));
        let token = token.unwrap_or_else(new_token)?;
        if !beside {
            Seat { port, token: token.clone() }.keep(&workspace);
        }
        let news = News::new();
        let books = Books::open(workspace, news.clone(), options.jobs)?;
        let shared = Arc::new(Shared { books, help: Help::default(), news, lang: options.lang });
        look_at_disk(Arc::downgrade(&shared));
        let routes = routes(shared, Arc::new(Guard::new(port, &token)));
        announce(&format!("http://127.0.0.1:{port}/?token={token}"));
        axum::serve(listener, routes).await.map_err(no_runtime)
    })
}

/// Listens on loopback alone: at the port asked for, else that of the last time, else one that is free.
async fn listen(asked: Option<u16>, last: Option<u16>) -> Result<TcpListener, Failure> {
    let at = |port: u16| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = asked {
        return at(port).await.map_err(|error| {
            Failure::Usage(format!("port {port} cannot be had ({error}). Name another, or leave --port out."))
        });
    }
    if let Some(port) = last
        && let Ok(listener) = at(port).await
    {
        return Ok(listener);
    }
    at(0).await.map_err(|error| Failure::Usage(format!("no port of loopback can be had ({error}).")))
}

/// Looks at the disk again and again, as long as somebody serves.
fn look_at_disk(shared: Weak<Shared>) {
    std::thread::spawn(move || {
        // The first document is read before the first page asks for it.
        if let Some(shared) = shared.upgrade() {
            shared.books.begin();
        }
        while let Some(shared) = shared.upgrade() {
            shared.books.look();
            drop(shared);
            std::thread::sleep(LOOK);
        }
    });
}
