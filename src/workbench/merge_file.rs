//! `merge-file`: two branches of a file put together, for git and for whoever finds its marks in a file.

use std::path::{Path, PathBuf};

use super::desk::refused;
use super::failure::Failure;
use super::store;
use crate::project::{Clash, Merged, merge, merge_lines, sides};

/// Where the three texts of a merge stand.
#[derive(Debug, Clone)]
pub enum MergeRequest {
    /// In three files; the result goes to ours.
    Files {
        /// What both come from.
        base: PathBuf,
        /// Ours.
        ours: PathBuf,
        /// Theirs.
        theirs: PathBuf,
    },
    /// In one file, between the marks that git left there.
    Marked(PathBuf),
}

/// Merges what `request` names and writes the result; gives what a person has to decide or to know.
///
/// # Errors
/// A file that cannot be read or written, or lines that no merge by lines puts together: nothing is written then.
pub fn merge_file(request: &MergeRequest) -> Result<Vec<Clash>, Failure> {
    let (target, before, [base, ours, theirs]) = match request {
        MergeRequest::Files { base, ours, theirs } => {
            let texts = [store::read_text(base)?, store::read_text(ours)?, store::read_text(theirs)?];
            (ours, texts[1].clone(), texts)
        }
        MergeRequest::Marked(path) => {
            let text = store::read_text(path)?;
            let Some((base, ours, theirs)) = sides(&text) else {
                return Err(Failure::Usage(format!(
                    "{} holds no marks of a merge, or they do not match. Nothing was changed.",
                    store::show(path)
                )));
            };
            (path, text, [base, ours, theirs])
        }
    };
    let merged = match [&base, &ours, &theirs].iter().all(|text| is_unit_file(text)) {
        true => merge(&base, &ours, &theirs).map_err(|why| refused(&store::show(target), &ours, why))?,
        false => by_lines(target, &base, &ours, &theirs)?,
    };
    if merged.text != before {
        store::write(target, merged.text.as_bytes(), Some(before.as_bytes()))?;
    }
    Ok(merged.clashes)
}

/// Whether a text looks like a unit file, or is empty: a file that one side has just made has no base.
fn is_unit_file(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("units:"))
}

fn by_lines(target: &Path, base: &str, ours: &str, theirs: &str) -> Result<Merged, Failure> {
    match merge_lines(base, ours, theirs) {
        Some(text) => Ok(Merged { text, clashes: Vec::new() }),
        None => Err(Failure::Usage(format!(
            "{} is no unit file, and both sides changed the same lines of it. Nothing was changed; merge it by hand.",
            store::show(target)
        ))),
    }
}
