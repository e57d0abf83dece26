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
    let (mut count, mut at) = (0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            0x00..=0x7F => at += 1,
            // All characters that begin so are Han.
            0xE5..=0xE8 => (count, at) = (count + 1, at + 3),
            _ => {
                let c = text[at..].chars().next().unwrap_or_default();
                (count, at) = (count + usize::from(is_han(c)), at + c.len_utf8());
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_by_its_first_byte_is_han() {
        assert!(
            ('\u{5000}'..='\u{8FFF}')
                .all(|c| is_han(c) && (0xE5..=0xE8).contains(&c.to_string().as_bytes()[0]))
        );
        let all: String = ('\u{3000}'..='\u{FFFF}').collect();
        assert_eq!(count_han(&all), all.chars().filter(|&c| is_han(c)).count());
    }

    #[test]
    fn rare_characters_are_han_and_punctuation_is_not() {
        assert!(['中', '㐂', '𠮷', '〇', '々'].into_iter().all(is_han));
        assert!(!['，', '“', 'A', '１', 'の', '　'].into_iter().any(is_han));
        assert_eq!(count_han("《区域》（RCEP）30周年"), 4);
    }
}
