//! The characters of Chinese numerals, one by one.

use super::scan::{Scan, is_space};

/// The value of a Han digit.
pub(super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of 十, 百 or 千.
pub(super) fn small(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1000.0,
        _ => return None,
    })
}

/// The value of 万, 亿 or 兆.
pub(super) fn large(c: char) -> Option<f64> {
    Some(match c {
        '万' => 1e4,
        '亿' => 1e8,
        '兆' => 1e12,
        _ => return None,
    })
}

/// Whether a numeral may begin with `c`.
pub(super) const fn begins(c: char) -> bool {
    // Asked of every character: one question instead of five.
    matches!(
        c,
        '0'..='9'
            | '.'
            | '廿'
            | '卅'
            | '几'
            | '数'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '两'
            | '俩'
            | '仨'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '十'
            | '拾'
            | '百'
            | '佰'
            | '千'
            | '仟'
            | '万'
            | '亿'
            | '兆'
    )
}

/// A character that makes 千 or 兆 before it a prefix of a measure: 千瓦, 千克, 兆焦.
pub(super) fn measures(c: char) -> bool {
    matches!(c, '克' | '米' | '瓦' | '卡' | '焦' | '赫' | '伏' | '帕' | '升' | '欧' | '字' | '比')
}

/// The step of the last digit of `value` that is not zero: 2500 to 100, 20 to 10.
pub(super) fn round_step(value: f64) -> f64 {
    let mut step = 1.0;
    while step < 1e15 && value >= step * 10.0 && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// `value` without the dust of binary fractions.
pub(super) fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if whole != 0.0 && ((value - whole) / whole).abs() < 1e-12 { whole } else { value }
}

/// Whether the character before `at` belongs to a numeral, so that none begins at `at`.
pub(super) fn inside(scan: &Scan, at: usize) -> bool {
    let before = scan.before(at);
    !is_space(before) && before.is_ascii_digit() && scan.at(at).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_begin_with_digits_and_with_units() {
        let said =
            |c: char| c.is_ascii_digit() || digit(c).is_some() || small(c).is_some() || large(c).is_some();
        let begun = ('\0'..=char::MAX).filter(|&c| begins(c) != (said(c) || "廿卅几数.".contains(c)));
        assert_eq!(begun.collect::<String>(), "");
    }
}
