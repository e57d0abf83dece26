//! Three texts merged line by line: what stands around the units, and files that are no unit files.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// `ours` and `theirs` put together; `None` where both changed the same lines in two ways.
pub fn merge_lines(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs || theirs == base {
        return Some(ours.to_owned());
    }
    if ours == base {
        return Some(theirs.to_owned());
    }
    let [base, ours, theirs] =
        [base, ours, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let (mine, others) = (hunks(&base, &ours), hunks(&base, &theirs));
    let mut out = String::new();
    let (mut at, mut left, mut right) = (0, 0, 0);
    loop {
        let next = match (mine.get(left), others.get(right)) {
            (None, None) => break,
            (Some(hunk), None) => (hunk, &ours, true),
            (None, Some(hunk)) => (hunk, &theirs, false),
            (Some(one), Some(two)) if one == two && ours[one.1.clone()] == theirs[two.1.clone()] => {
                right += 1;
                (one, &ours, true)
            }
            // Side by side is too near: an insertion of both at one line has no order.
            (Some(one), Some(two)) if one.0.start <= two.0.end && two.0.start <= one.0.end => return None,
            (Some(one), Some(two)) if one.0.start < two.0.start => (one, &ours, true),
            (Some(_), Some(two)) => (two, &theirs, false),
        };
        let (hunk, side, is_mine) = next;
        out.extend(base[at..hunk.0.start].iter().copied());
        out.extend(side[hunk.1.clone()].iter().copied());
        at = hunk.0.end;
        *(if is_mine { &mut left } else { &mut right }) += 1;
    }
    out.extend(base[at..].iter().copied());
    Some(out)
}

/// The stretches in which `new` differs from `old`: lines of the old, lines of the new.
fn hunks(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    ops.iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| (op.old_range(), op.new_range()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_apart_are_put_together_and_changes_of_one_line_are_not() {
        let base = "a\nb\nc\nd\n";
        assert_eq!(merge_lines(base, "A\nb\nc\nd\n", "a\nb\nc\nd\ne\n").as_deref(), Some("A\nb\nc\nd\ne\n"));
        assert_eq!(merge_lines(base, "a\nb\nd\n", "a\nb\nd\n").as_deref(), Some("a\nb\nd\n"));
        assert_eq!(merge_lines(base, "a\nX\nc\nd\n", "a\nY\nc\nd\n"), None);
        assert_eq!(merge_lines(base, base, "z\n").as_deref(), Some("z\n"));
    }
}
