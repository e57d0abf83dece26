//! Taking an edit back, whatever was edited elsewhere in the file since.

use std::path::PathBuf;

use super::desk::{Edited, EditedFile};
use super::failure::Failure;
use super::store;
use crate::project::UnitFile;

/// An edit that can be taken back: the lines it changed, as they were and as they are now, with as many lines around
/// them as make them unmistakable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    path: PathBuf,
    was: String,
    is: String,
    /// The units that the edit was about.
    pub units: Vec<String>,
}

impl Undo {
    /// How to take back what was done to `file`.
    pub fn of(file: &EditedFile) -> Self {
        let (before, after) = (lines(&file.before), lines(&file.after));
        let front = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let (before_rest, after_rest) = (&before[front..], &after[front..]);
        let back = before_rest.iter().rev().zip(after_rest.iter().rev()).take_while(|(a, b)| a == b).count();
        let (mut start, mut end) = (front, after.len() - back);
        let mut more = back;
        // What was taken out leaves nothing to be found again, and `state: draft` stands in many places.
        while (start > 0 || more > 0) && file.after.matches(&after[start..end].concat()).nth(1).is_some()
            || start == end && start > 0
        {
            start = start.saturating_sub(1);
            if more > 0 {
                more -= 1;
                end += 1;
            }
        }
        Self {
            path: store::here().join(&file.path),
            was: before[start..before.len() - more].concat(),
            is: after[start..end].concat(),
            units: file.units.clone(),
        }
    }

    /// Takes the edit back.
    ///
    /// # Errors
    /// What it wrote was changed since, so that something else would be lost; or the disk refuses.
    pub fn take_back(&self) -> Result<Edited, Failure> {
        let before = store::read_text(&self.path)?;
        let lost = || {
            Failure::Usage(
                "what this edit wrote was changed since, so it cannot be taken back. Nothing was changed."
                    .to_owned(),
            )
        };
        let mut places = before.match_indices(&self.is).map(|(at, _)| at);
        let (Some(at), None) = (places.next(), places.next()) else { return Err(lost()) };
        let after = format!("{}{}{}", &before[..at], self.was, &before[at + self.is.len()..]);
        let (then, now) = (UnitFile::read(&after).1, UnitFile::read(&before).1);
        if !then.is_empty() && now.is_empty() {
            return Err(lost());
        }
        store::write(&self.path, after.as_bytes(), Some(before.as_bytes()))?;
        let file = EditedFile { path: store::show(&self.path), before, after, units: self.units.clone() };
        Ok(Edited { files: vec![file], remarks: Vec::new() })
    }
}

/// The lines of `text` with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undo(before: &str, after: &str) -> Undo {
        let file = EditedFile {
            path: "a.yaml".to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            units: Vec::new(),
        };
        Undo::of(&file)
    }

    #[test]
    fn the_lines_around_an_edit_make_it_unmistakable() {
        let made = undo("- a\n  x\n- b\n  x\n", "- a\n  x\n- b\n  y\n");
        assert_eq!((made.was.as_str(), made.is.as_str()), ("  x\n", "  y\n"));
        let made = undo("- a\n  x\n- b\n  y\n", "- a\n  x\n- b\n  x\n");
        assert_eq!((made.was.as_str(), made.is.as_str()), ("- b\n  y\n", "- b\n  x\n"));
        let made = undo("- a\n- b\n- c\n", "- a\n- c\n");
        assert_eq!((made.was.as_str(), made.is.as_str()), ("- a\n- b\n- c\n", "- a\n- c\n"));
    }
}
