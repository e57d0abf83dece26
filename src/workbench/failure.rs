//! Why a verb could not do its work.

use super::store::StoreError;
use crate::check::UnknownRule;
use crate::source::SourceError;
use crate::yaml::Problem;

/// A file that could not be read whole, with its text for the excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The file, as it is shown to people.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What is wrong, in file order.
    pub problems: Vec<Problem>,
    /// Whether only the lines with problems were left out, and the rest was read.
    pub partial: bool,
}

impl FileProblem {
    /// The problems of a file that was left out; of its `text` is kept what stands above the last of them, and its line.
    pub(super) fn of(path: &str, text: &str, problems: Vec<Problem>) -> Self {
        let last = problems.iter().map(|problem| problem.span.end.max(problem.span.start)).max();
        let last = last.unwrap_or(0).min(text.len());
        let end = memchr::memchr(b'\n', &text.as_bytes()[last..]);
        let end = end.map_or(text.len(), |length| last + length + 1);
        Self { path: path.to_owned(), text: text[..end].to_owned(), problems, partial: false }
    }
}

/// Why a verb could not do its work: bad usage or unreadable input, never a finding.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The disk.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Files with problems of form.
    #[error("{} could not be read", .0.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join(", "))]
    Files(Vec<FileProblem>),
    /// An edit that was not made, with the place that stands in its way; nothing was changed.
    #[error("{} was not changed", .0.path)]
    Refused(FileProblem),
    /// A template that cannot be followed, with the place; nothing was written with it.
    #[error("{} was not used", .0.path)]
    Template(FileProblem),
    /// A transcript that gives no text.
    #[error("{path}: {error}. {}", error.cure())]
    Transcript {
        /// The file, as it is shown to people.
        path: String,
        /// Why.
        error: SourceError,
    },
    /// There is no project here.
    #[error(
        "there is no `duizhao.yaml` in {folder} or above it, nor in a `translations` folder there. Run `duizhao init` to begin a project, or say where it is with `-C FOLDER`."
    )]
    NoProject {
        /// Where the search began.
        folder: String,
    },
    /// A document that the project does not have.
    #[error("this project has no document `{name}`. It has: {known}.")]
    NoDocument {
        /// As asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// A file that would be written over.
    #[error("{path} exists already. {cure}")]
    Exists {
        /// The file, as it is shown to people.
        path: String,
        /// What to do.
        cure: String,
    },
    /// A rule that does not exist.
    #[error("{0}. `duizhao rules` lists them.")]
    Rule(#[from] UnknownRule),
    /// Something asked for that cannot be had: a whole sentence with the cure.
    #[error("{0}")]
    Usage(String),
}
