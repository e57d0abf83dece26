//! The text without its blanks: what a transcript and its units must have in common.

/// Whether `c` is white space, the full-width blank U+3000 and the invisible characters that
/// word processors leave behind (zero-width space and joiners, byte order mark) included.
#[inline]
pub fn is_blank(c: char) -> bool {
    // Most of Chinese, and no blank among it.
    if matches!(c, '\u{3001}'..='\u{D7FF}') {
        return false;
    }
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// The characters of `text` that are not blank, each with its byte offset.
pub fn nonblank(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|&(_, c)| !is_blank(c))
}

/// `text` without its blanks.
pub fn squeeze(text: &str) -> String {
    nonblank(text).map(|(_, c)| c).collect()
}

/// Where two texts first differ once their blanks are left out: a byte offset into each.
///
/// The offset is the length of the text that ended first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Byte offset into the left text.
    pub left: usize,
    /// Byte offset into the right text.
    pub right: usize,
}

/// Compares two texts, blanks left out; `None` when they are the same.
pub fn compare(left: &str, right: &str) -> Option<Difference> {
    let (mut a, mut b) = (nonblank(left), nonblank(right));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (Some((_, x)), Some((_, y))) if x == y => {}
            (x, y) => {
                return Some(Difference {
                    left: x.map_or(left.len(), |(at, _)| at),
                    right: y.map_or(right.len(), |(at, _)| at),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_kind_are_left_out() {
        assert_eq!(squeeze(" 新华社\u{3000}北京\n3月\u{200B}7日 "), "新华社北京3月7日");
        assert_eq!(compare("欧\n\n盟", "欧盟"), None);
    }

    #[test]
    fn the_first_difference_is_named_in_both_texts() {
        assert_eq!(compare("中 国会", "中国不会"), Some(Difference { left: 7, right: 6 }));
        assert_eq!(compare("中国", "中"), Some(Difference { left: 3, right: 3 }));
    }
}
