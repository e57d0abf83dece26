//! Lines of `align --batch`: a pair of files and its links, in the shape of the stream.

use serde::{Deserialize, Serialize};

use super::align::LinksRecord;
use super::fields::record_line;

/// A pair of files that was aligned: their names, as the list has them, and the links.
#[derive(Debug, Serialize)]
pub struct PairRecord<'a> {
    /// The Chinese file.
    pub zh: &'a str,
    /// The English file.
    pub en: &'a str,
    /// The links.
    #[serde(flatten)]
    pub links: LinksRecord,
}

/// A pair that could not be aligned.
#[derive(Serialize)]
struct Failed<'a> {
    zh: &'a str,
    en: &'a str,
    error: &'a str,
}

/// The line of a pair of files that could not be aligned.
pub fn pair_error_line(zh: &str, en: &str, error: &str) -> String {
    record_line(&Failed { zh, en, error })
}

/// What tells that a line is finished.
#[derive(Deserialize)]
struct Finished {
    zh: String,
    en: String,
    #[serde(rename = "beads")]
    _beads: serde::de::IgnoredAny,
}

/// The pair of `line` where it holds its beads: a line that was cut off, and one with an error, is not finished.
pub fn finished_pair(line: &str) -> Option<(String, String)> {
    serde_json::from_str(line).ok().map(|Finished { zh, en, .. }| (zh, en))
}
