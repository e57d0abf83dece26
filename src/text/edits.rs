//! What differs between two texts, word by word in English and character by character in Chinese.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::is_han;

/// A stretch of two compared texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit<'t> {
    /// It stands in both.
    Same(&'t str),
    /// It stands in the old text alone.
    Old(&'t str),
    /// It stands in the new text alone.
    New(&'t str),
}

/// The stretches of `old` and `new` in order; put together without what is new they are `old`, without what is old
/// `new`.
pub fn edits<'t>(old: &'t str, new: &'t str) -> Vec<Edit<'t>> {
    let (left, right) = (words(old), words(new));
    let tokens = |text: &'t str, words: &[(usize, usize)]| -> Vec<&'t str> {
        words.iter().map(|&(start, end)| &text[start..end]).collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &tokens(old, &left), &tokens(new, &right));
    let piece = |text: &'t str, words: &[(usize, usize)], at: usize, len: usize| {
        let start = words.get(at).map_or(text.len(), |word| word.0);
        let end = at.checked_add(len).and_then(|end| end.checked_sub(1)).and_then(|last| words.get(last));
        &text[start..end.map_or(start, |word| word.1).max(start)]
    };
    let mut edits = Vec::with_capacity(ops.len());
    for op in ops {
        match op {
            DiffOp::Equal { old_index, len, .. } => edits.push(Edit::Same(piece(old, &left, old_index, len))),
            DiffOp::Delete { old_index, old_len, .. } => {
                edits.push(Edit::Old(piece(old, &left, old_index, old_len)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                edits.push(Edit::New(piece(new, &right, new_index, new_len)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                edits.push(Edit::Old(piece(old, &left, old_index, old_len)));
                edits.push(Edit::New(piece(new, &right, new_index, new_len)));
            }
        }
    }
    edits
}

/// Bytes of the words of `text`: runs of letters and digits, each Han character, mark and blank by itself.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut running = false;
    for (at, c) in text.char_indices() {
        let joins = c.is_alphanumeric() && !is_han(c) || matches!(c, '\'' | '’') && running;
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if joins && running => word.1 = end,
            _ => words.push((at, end)),
        }
        running = joins;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let spell = |edit| match edit {
            Edit::Same(text) => text.to_owned(),
            Edit::Old(text) => format!("[-{text}-]"),
            Edit::New(text) => format!("{{+{text}+}}"),
        };
        edits(old, new).into_iter().map(spell).collect()
    }

    #[test]
    fn words_and_characters_are_told_apart() {
        assert_eq!(shown("我们会去。", "我们不会去。"), "我们{+不+}会去。");
        assert_eq!(shown("We don't go there.", "We do go here."), "We [-don't-]{+do+} go [-there-]{+here+}.");
        assert_eq!(shown("", "a"), "{+a+}");
        assert_eq!(shown("a", "a"), "a");
    }

    proptest::proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(old in "[ab 我们。]{0,12}", new in "[ab 我们。]{0,12}") {
            let (mut left, mut right) = (String::new(), String::new());
            for edit in edits(&old, &new) {
                match edit {
                    Edit::Same(text) => { left.push_str(text); right.push_str(text); }
                    Edit::Old(text) => left.push_str(text),
                    Edit::New(text) => right.push_str(text),
                }
            }
            proptest::prop_assert_eq!((left, right), (old, new));
        }
    }
}
