//! The marks that a Chinese text is cut by, found by leaping from lead byte to lead byte.

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// 。！？ and the half-form ｡.
    End,
    /// … and its centred twin ⋯.
    Ellipsis,
    /// `.` `!` `?`, which end only in the right company.
    Half,
    /// A mark that opens, and what will close it.
    Opener(char),
    /// A mark that closes.
    Closer,
    /// A straight quotation mark, which opens and closes.
    Straight,
    /// ；
    Semicolon,
}

/// How far a byte that begins a character leaps; 0 where the character may be a mark.
///
/// All marks begin with E2 (“ ” ‘ ’ …), E3 (。《》「」), EF (！？（）) or are ASCII; the Han characters begin
/// with E4 to E9 (F0 beyond the basic plane), so that nearly all of a text is leapt over.
const LEAP: [u8; 256] = leaps();

const fn leaps() -> [u8; 256] {
    let mut leap = [1; 256];
    let mut byte = 0xC0;
    while byte < 256 {
        leap[byte] = match byte {
            0xE2 | 0xE3 | 0xEF => 0,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        byte += 1;
    }
    let half = b"!?.()[]{}\"'";
    let mut nth = 0;
    while nth < half.len() {
        leap[half[nth] as usize] = 0;
        nth += 1;
    }
    leap
}

/// What `c` does, if it is a mark.
pub(super) fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '。' | '！' | '？' | '｡' => Mark::End,
        '…' | '⋯' => Mark::Ellipsis,
        '.' | '!' | '?' => Mark::Half,
        '；' => Mark::Semicolon,
        '"' | '\'' | '＂' | '＇' => Mark::Straight,
        '“' => Mark::Opener('”'),
        '‘' => Mark::Opener('’'),
        '「' => Mark::Opener('」'),
        '『' => Mark::Opener('』'),
        '（' => Mark::Opener('）'),
        '《' => Mark::Opener('》'),
        '〈' => Mark::Opener('〉'),
        '【' => Mark::Opener('】'),
        '〔' => Mark::Opener('〕'),
        '［' => Mark::Opener('］'),
        '｛' => Mark::Opener('｝'),
        '(' => Mark::Opener(')'),
        '[' => Mark::Opener(']'),
        '{' => Mark::Opener('}'),
        '”' | '’' | '」' | '』' | '）' | '》' | '〉' | '】' | '〕' | '］' | '｝' | ')' | ']' | '}' => {
            Mark::Closer
        }
        _ => return None,
    })
}

/// The first mark at or behind `at`: where it stands, the character, and what it does.
pub(super) fn next_mark(text: &str, mut at: usize) -> Option<(usize, char, Mark)> {
    let bytes = text.as_bytes();
    loop {
        match LEAP[usize::from(*bytes.get(at)?)] {
            0 => {
                let c = text[at..].chars().next()?;
                if let Some(mark) = mark(c) {
                    return Some((at, c, mark));
                }
                at += c.len_utf8();
            }
            leap => at += usize::from(leap),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{closer_of, is_closer, is_strong_end};

    #[test]
    fn the_marks_are_those_of_the_whole_house() {
        for c in '\0'..='\u{FFFF}' {
            let found = mark(c);
            assert_eq!(closer_of(c).map(Mark::Opener), found.filter(|m| matches!(m, Mark::Opener(_))), "{c}");
            assert_eq!(is_closer(c), found == Some(Mark::Closer), "{c}");
            assert_eq!(is_strong_end(c), found == Some(Mark::End), "{c}");
            assert!(found.is_none() || next_mark(&c.to_string(), 0).is_some(), "{c} is leapt over");
        }
    }

    #[test]
    fn a_leap_lands_on_the_next_character() {
        let text = "é中𠮷a，。";
        assert_eq!(next_mark(text, 0), Some((text.len() - 3, '。', Mark::End)));
        assert_eq!(next_mark("中文", 0), None);
    }
}
