//! Lines that are those of a screen: where they break says nothing about segments.

use std::borrow::Cow;

use super::verdict::english;
use crate::format::{ReturnedRow, normal};
use crate::project::Unit;

/// `row` with the lines that `unit` has, where both have the same words or the same number of lines; else on one line.
/// A row whose lines are segments stays as it is.
pub(super) fn unwrapped<'r>(row: &'r ReturnedRow, unit: &Unit) -> Cow<'r, ReturnedRow> {
    let Some(theirs) = row.en.as_deref().filter(|_| row.wrapped).map(normal) else {
        return Cow::Borrowed(row);
    };
    let ours = english(unit);
    let joined = |text: &str| text.replace('\n', " ");
    let en = if joined(&theirs) == joined(&ours) {
        ours
    } else if theirs.lines().count() == ours.lines().count() {
        theirs
    } else {
        joined(&theirs)
    };
    Cow::Owned(ReturnedRow { en: Some(en), ..row.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::English;

    #[test]
    fn a_text_that_was_only_wrapped_is_the_same_text() {
        let unit = |segments: &[&str]| Unit {
            en: Some(English::Many(segments.iter().map(|&text| text.to_owned()).collect())),
            ..Unit::default()
        };
        let back = |english: &str, unit: &Unit| {
            let row = ReturnedRow { en: Some(english.to_owned()), wrapped: true, ..ReturnedRow::default() };
            unwrapped(&row, unit).en.clone().unwrap_or_default()
        };
        let two = unit(&["We leave at ten.", "Come!"]);
        assert_eq!(back("We leave\nat ten. Come!", &two), "We leave at ten.\nCome!");
        assert_eq!(back("We leave at nine.\nCome!", &two), "We leave at nine.\nCome!");
        assert_eq!(back("We leave at\nnine.\nCome!", &two), "We leave at nine. Come!");
        assert_eq!(back("Wait\nhere.", &unit(&[])), "Wait here.");
    }
}
