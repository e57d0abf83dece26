//! The web workbench: a page on loopback over the same verbs and the same files as the command line.
//!
//! `serve` opens the project and answers; `guard` turns away what does not come from the page; `books` holds the
//! documents as they were last read and tells pages what changed; `api` has a file for each kind of question. HTTP
//! and its JSON stop here. The page itself is in `assets`: ES modules as they are, without a build step.

mod answer;
mod api;
mod assets;
mod books;
mod browser;
mod finding;
mod guard;
mod help;
mod news;
mod offset;
mod page;
mod row;
mod serve;
mod token;

pub use browser::open_browser;
pub use serve::{ServeOptions, serve};
