//! Which characters are Chinese characters.

/// Whether `c` is a Han character: the unified ideographs with all their extensions, the
/// compatibility ideographs, and 々 〇 〆, which stand among them in running text.
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '々' | '〆' | '〇'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// How many Han characters `text` holds: the unit in which Chinese is counted and paid.
pub fn count_han(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_are_han_and_punctuation_is_not() {
        assert!(['中', '㐂', '𠮷', '〇', '々'].into_iter().all(is_han));
        assert!(!['，', '“', 'A', '１', 'の', '　'].into_iter().any(is_han));
        assert_eq!(count_han("《区域》（RCEP）30周年"), 4);
    }
}
