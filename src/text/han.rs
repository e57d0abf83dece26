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

/// The code of the character that the UTF-8 `bytes` begin with, where it is one of U+4000 to U+9FFF: most of a Chinese text.
/// They are Han but for the hexagrams, and have no capitals.
#[inline]
pub fn common_han(bytes: &[u8]) -> Option<u32> {
    let &[first @ 0xE4..=0xE9, second, third] = bytes.first_chunk()? else { return None };
    Some(u32::from(first & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F))
}

/// How many Han characters `text` holds: the unit in which Chinese is counted and paid.
pub fn count_han(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Most Han characters are those that begin with one of these bytes, and most that begin so are Han; in texts of no
    // others this is all there is to count, and the compiler counts many bytes at once.
    let begun: usize = bytes
        .chunks(255)
        .map(|part| usize::from(part.iter().map(|byte| u8::from(is_common(*byte))).sum::<u8>()))
        .sum();
    let rare = bytes.windows(2).fold(false, |rare, pair| rare | is_rare(pair[0], pair[1]));
    if rare { text.chars().filter(|&c| is_han(c)).count() } else { begun }
}

/// Whether U+4000 to U+9FFF begin with `byte`.
fn is_common(byte: u8) -> bool {
    matches!(byte, 0xE4..=0xE9)
}

/// Whether a character with these two bytes in a row may be Han and not common, or common and not Han (the hexagrams from
/// U+4DC0 on). Two bytes at a time is what the compiler makes quick.
fn is_rare(first: u8, second: u8) -> bool {
    // 々, 〆 and 〇 have them at their end.
    let sign = first == 0x80 && (0x85..=0x87).contains(&second);
    let early = first == 0xE3 && second >= 0x90;
    let hexagram = first == 0xE4 && second == 0xB7;
    let compatible = first == 0xEF && (0xA4..=0xAB).contains(&second);
    sign | early | hexagram | compatible | (first >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_han_character_counts_one_and_no_other_counts() {
        assert!(('\0'..=char::MAX).all(|c| count_han(&format!("a{c}")) == usize::from(is_han(c))));
        assert!(('\0'..=char::MAX).all(|c| count_han(&format!("{c}，")) == usize::from(is_han(c))));
        let all: String = ('\u{3000}'..='\u{FFFF}').collect();
        assert_eq!(count_han(&all), all.chars().filter(|&c| is_han(c)).count());
    }

    #[test]
    fn common_characters_are_read_from_their_bytes() {
        for c in '\0'..=char::MAX {
            let code = common_han(format!("{c}a").as_bytes());
            assert_eq!(code, ('\u{4000}'..'\u{A000}').contains(&c).then_some(u32::from(c)));
        }
    }

    #[test]
    fn rare_characters_are_han_and_punctuation_is_not() {
        assert!(['中', '㐂', '𠮷', '〇', '々'].into_iter().all(is_han));
        assert!(!['，', '“', 'A', '１', 'の', '　'].into_iter().any(is_han));
        assert_eq!(count_han("《区域》（RCEP）30周年"), 4);
    }
}
