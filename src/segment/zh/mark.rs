//! The marks that a Chinese text is cut by.

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

/// Characters of three bytes that share the first two: 64 of them.
type Page = [Option<Mark>; 64];

/// The pages on which marks stand: U+2000 to U+22FF (“ ” … ⋯), U+3000 (。《》「」), U+FF00 and U+FF40 (！？（）).
/// Their lead bytes are E2, E3 and EF; Han characters begin with E4 to E9 (F0 beyond the basic plane) and go
/// on with 80 to BF, so that none of their bytes is among these.
static PAGES: [Page; 15] = pages();

/// The ASCII marks.
static HALF: [Option<Mark>; 128] = half();

/// Where the pages of a lead byte begin: the second byte of the first, how many, and their place in [`PAGES`].
const fn pages_of(lead: u8) -> (u8, u8, usize) {
    match lead {
        0xE2 => (0x80, 12, 0),
        0xE3 => (0x80, 1, 12),
        0xEF => (0xBC, 2, 13),
        _ => (0, 0, 0),
    }
}

const fn pages() -> [Page; 15] {
    let mut pages = [[None; 64]; 15];
    let leads = [0xE2, 0xE3, 0xEF];
    let mut nth = 0;
    while nth < leads.len() {
        let (second, count, first) = pages_of(leads[nth]);
        let mut page = 0;
        while page < count {
            let mut third = 0;
            while third < 64 {
                if let Some(c) = char_of(leads[nth], second + page, 0x80 | third) {
                    pages[first + page as usize][third as usize] = mark(c);
                }
                third += 1;
            }
            page += 1;
        }
        nth += 1;
    }
    pages
}

const fn half() -> [Option<Mark>; 128] {
    let mut half = [None; 128];
    let mut byte = 0;
    while byte < 128 {
        half[byte] = mark(byte as u8 as char);
        byte += 1;
    }
    half
}

/// The character that three bytes of UTF-8 spell.
const fn char_of(lead: u8, second: u8, third: u8) -> Option<char> {
    char::from_u32(((lead & 0x0F) as u32) << 12 | ((second & 0x3F) as u32) << 6 | (third & 0x3F) as u32)
}

/// What `c` does, if it is a mark.
pub(super) const fn mark(c: char) -> Option<Mark> {
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

/// The mark whose first byte is at `at`.
#[inline]
pub(super) fn mark_at(bytes: &[u8], at: usize) -> Option<(char, Mark)> {
    match bytes[at..] {
        [lead @ 0..0x80, ..] => HALF[usize::from(lead)].map(|mark| (char::from(lead), mark)),
        [lead, second, third, ..] => {
            let (from, count, first) = pages_of(lead);
            let page = second.wrapping_sub(from);
            if page >= count {
                return None;
            }
            let mark = PAGES[first + usize::from(page)][usize::from(third & 0x3F)]?;
            Some((char_of(lead, second, third)?, mark))
        }
        _ => None,
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
            assert_eq!(mark_at(c.to_string().as_bytes(), 0), found.map(|mark| (c, mark)), "{c} has no page");
        }
    }
}
