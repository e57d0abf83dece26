//! Which lines of a text changed, shown as `diff -u` shows them.

/// Lines of context around a change.
const CONTEXT: usize = 2;
/// How far ahead is looked for the place where both texts agree again.
const HORIZON: usize = 400;

/// The lines that differ between `before` and `after` in unified form, without the names of files; empty where
/// none do. Line ends are not shown. The changes are correct and, for a few edits of a long file, the fewest;
/// for texts that have little in common they need not be the fewest.
pub fn line_diff(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut changes: Vec<[usize; 4]> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (a, b) = meet(&old[i..], &new[j..]);
        refine(&old[i..i + a], &new[j..j + b], (i, j), &mut changes);
        (i, j) = (i + a, j + b);
    }
    let mut out = String::new();
    let mut at = 0;
    while at < changes.len() {
        let near = |next: &usize| changes[*next][0] <= changes[*next - 1][1] + 2 * CONTEXT;
        let last = (at + 1..changes.len()).take_while(near).last().unwrap_or(at);
        hunk(&mut out, &old, &new, &changes[at..=last]);
        at = last + 1;
    }
    out
}

/// How many lines of each are passed before both agree again: the fewest in sum.
fn meet(old: &[&str], new: &[&str]) -> (usize, usize) {
    let agree = |a: usize, b: usize| {
        let ahead = old.len().saturating_sub(a).min(new.len().saturating_sub(b)).min(2);
        let ends = a == old.len() && b == new.len();
        // One line alone (a blank one, say) agrees by chance; at the end of both it is enough.
        let enough = ahead == 2 || ahead == 1 && a + 1 == old.len() && b + 1 == new.len();
        ends || enough && (0..ahead).all(|more| old[a + more] == new[b + more])
    };
    for sum in 1..=HORIZON.min(old.len() + new.len()) {
        for a in 0..=sum.min(old.len()) {
            let b = sum - a;
            if b <= new.len() && agree(a, b) {
                return (a, b);
            }
        }
    }
    (old.len(), new.len())
}

/// Splits one change where single lines inside it agree: the longest common subsequence, for changes of a size
/// that a person reads.
fn refine(old: &[&str], new: &[&str], (i, j): (usize, usize), changes: &mut Vec<[usize; 4]>) {
    if old.len() * new.len() > HORIZON * HORIZON {
        changes.push([i, i + old.len(), j, j + new.len()]);
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0u32; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            common[a * width + b] = if old[a] == new[b] {
                common[(a + 1) * width + b + 1] + 1
            } else {
                common[(a + 1) * width + b].max(common[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut from = (0, 0);
    loop {
        let ends = a == old.len() || b == new.len();
        if ends || old[a] == new[b] {
            let (a_end, b_end) = if ends { (old.len(), new.len()) } else { (a, b) };
            if (a_end, b_end) != from {
                changes.push([i + from.0, i + a_end, j + from.1, j + b_end]);
            }
            if ends {
                return;
            }
            (a, b) = (a + 1, b + 1);
            from = (a, b);
        } else if common[(a + 1) * width + b] >= common[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
}

fn hunk(out: &mut String, old: &[&str], new: &[&str], changes: &[[usize; 4]]) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return };
    let above = first[0].min(CONTEXT).min(first[2]);
    let below = (old.len() - last[1]).min(CONTEXT);
    let (from, to) = (first[0] - above, last[1] + below);
    let (new_from, new_to) = (first[2] - above, last[3] + below);
    out.push_str(&format!("@@ -{},{} +{},{} @@\n", from + 1, to - from, new_from + 1, new_to - new_from));
    let mut line = |sign: char, text: &str| {
        out.push(sign);
        out.push_str(text);
        out.push('\n');
    };
    let mut at = from;
    for &[a, b, c, d] in changes {
        old[at..a].iter().for_each(|text| line(' ', text));
        old[a..b].iter().for_each(|text| line('-', text));
        new[c..d].iter().for_each(|text| line('+', text));
        at = b;
    }
    old[at..to].iter().for_each(|text| line(' ', text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
        let new = "a\nb\nC\nd\ne\nf\ng\nh\ni\nj\nnew\nk\n";
        assert_eq!(
            line_diff(old, new),
            "@@ -1,5 +1,5 @@\n a\n b\n-c\n+C\n d\n e\n@@ -9,3 +9,4 @@\n i\n j\n+new\n k\n"
        );
        assert_eq!(line_diff(old, old), "");
        assert_eq!(line_diff("", "a\n"), "@@ -1,0 +1,1 @@\n+a\n");
        assert_eq!(line_diff("a\nb\n", ""), "@@ -1,2 +1,0 @@\n-a\n-b\n");
    }
}
