//! Where in a Chinese text a number may begin: told at a glance, without reading it.

use super::scan::{FOLDS, Spot, fold};
use super::zh_around::hints;
use super::zh_digit::begins;

/// The first place from `from` on where [`read_zh`](super::read_zh) has to look: what it passes over begins nothing.
pub(super) fn candidate(text: &str, from: Spot) -> Option<Spot> {
    let bytes = text.as_bytes();
    let Spot { byte: mut at, mut char } = from;
    while let Some(&byte) = bytes.get(at) {
        let (found, length) = match byte {
            0..0x80 => (ASCII[usize::from(byte)] && (byte.is_ascii_digit() || starts(text, at)), 1),
            0xE0..0xF0 => {
                let [_, two, three] = [byte, bytes[at + 1], bytes[at + 2]];
                let last = two << 6 | three & 0x3F;
                let is_in = |rows: &[[u64; 4]; 16]| {
                    rows[usize::from(byte & 0xF)][usize::from(last / 64)] >> (last % 64) & 1 == 1
                };
                (is_in(&WIDE) && (is_in(&CERTAIN) || starts(text, at)), 3)
            }
            0xF0.. => (false, 4),
            // Two bytes: nothing begins with such a character.
            _ => (false, 2),
        };
        if found {
            return Some(Spot { byte: at, char });
        }
        (at, char) = (at + length, char + 1);
    }
    None
}

/// Whether a numeral, a Roman numeral, a word that hints at a number or a web address may begin at byte `at`.
fn starts(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    let c = fold(chars.next().unwrap_or_default());
    let next = chars.next().map_or(' ', fold);
    match c {
        // A point begins a numeral only before a digit.
        '.' => next.is_ascii_digit(),
        'h' | 'H' => next.eq_ignore_ascii_case(&'t'),
        'w' | 'W' => next.eq_ignore_ascii_case(&'w'),
        'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ' => true,
        // 中旬, 中伏, 末伏; most of the time it is a word of its own.
        '中' | '末' => matches!(next, '旬' | '伏'),
        c => begins(c) || hints(c),
    }
}

/// The characters of ASCII that something begins with.
static ASCII: [bool; 128] = {
    let (mut ascii, mut at) = ([false; 128], 0);
    while at < ASCII_BEGINNINGS.len() {
        ascii[ASCII_BEGINNINGS[at] as usize] = true;
        at += 1;
    }
    ascii
};
const ASCII_BEGINNINGS: &[u8] = b"0123456789.hHwWIVX";

/// The characters of three bytes that something begins with, and those that are folded to one: a bit for the last eight
/// bits of their number, in a row for each first byte. Most other characters have no bit.
static WIDE: [[u64; 4]; 16] = {
    let (mut wide, mut at) = ([[0; 4]; 16], 0);
    while at < BEGINNINGS.len() {
        note(&mut wide, BEGINNINGS[at]);
        at += 1;
    }
    at = 0;
    while at < FOLDS.len() {
        // Few are folded to what begins nothing: they cost a closer look.
        note(&mut wide, FOLDS[at].0);
        at += 1;
    }
    at = 0;
    while at < ASCII_BEGINNINGS.len() {
        // The same in full width.
        if let Some(c) = char::from_u32(ASCII_BEGINNINGS[at] as u32 + 0xFEE0) {
            note(&mut wide, c);
        }
        at += 1;
    }
    wide
};

/// The same for those that begin something whatever stands behind them.
static CERTAIN: [[u64; 4]; 16] = {
    let (mut certain, mut at) = ([[0; 4]; 16], 0);
    while at < BEGINNINGS.len() {
        if !matches!(BEGINNINGS[at], '中' | '末') {
            note(&mut certain, BEGINNINGS[at]);
        }
        at += 1;
    }
    certain
};

const fn note(wide: &mut [[u64; 4]; 16], c: char) {
    let code = c as usize;
    wide[code >> 12][code / 64 % 4] |= 1 << (code % 64);
}

const BEGINNINGS: [char; 56] = [
    '廿', '卅', '几', '数', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '两', '俩', '仨',
    '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '十', '拾', '百', '佰', '千', '仟', '万', '亿',
    '兆', '半', '双', '对', '首', '初', '元', '番', '中', '末', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ',
    'Ⅹ', 'Ⅺ', 'Ⅻ',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_passed_over_at_a_glance() {
        let begun = |c: &char| begins(fold(*c)) || hints(fold(*c)) || matches!(fold(*c), 'Ⅰ'..='Ⅻ');
        for c in ('\0'..=char::MAX).filter(begun) {
            let seen = |behind: &str| candidate(&format!("{c}{behind}"), Spot::default()).is_some();
            assert!(seen("旬1") || seen("1"), "{c}");
        }
    }
}
