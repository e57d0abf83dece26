//! Quantities of a Chinese text.

use super::roman::roman;
use super::scan::{Scan, Spot};
use super::unit::{Sort, zh_unit};
use super::value::{Approx, Form, Kind, Quantity};
use super::zh_around::{
    approximate, currency_before, firm, half_more, hint, hints, measure_behind, special, unit_behind,
};
use super::zh_date::{date, time};
use super::zh_glance::candidate;
use super::zh_numeral::{Numeral, begins, digit, inside, numeral, round_step, tidy};
use super::zh_share::{fraction, percent, scale_percent, slashed, split_discount};
use super::zh_words::idiom;
use crate::text::choice::choice;

/// Reads the quantities of a Chinese text, in the order in which they stand.
pub fn read_zh(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    // What may begin a quantity is found in the bytes; the text is made ready for reading at the first such place.
    let mut scan = None;
    let mut from = Spot::default();
    while let Some(begin) = candidate(text, from) {
        let scan = scan.get_or_insert_with(|| Scan::new(text));
        let next = step(scan, begin.char, &mut found);
        from = Spot { byte: scan.byte(next), char: next };
    }
    found
}

/// Reads what begins at character `at`, which may be nothing, and says where to go on.
fn step(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> usize {
    let c = scan.at(at);
    let next = if c.is_ascii_alphabetic()
        && let Some(end) = super::address::address(scan, at)
    {
        end
    } else if begins(c) && !inside(scan, at) && !(c == '.' && scan.before(at).is_ascii_alphanumeric()) {
        read_at(scan, at, found)
    } else if matches!(c, 'Ⅰ'..='Ⅻ' | 'I' | 'V' | 'X') {
        read_roman(scan, at, found)
    } else if hints(c) {
        hint(scan, at, found)
    } else {
        at + 1
    };
    next.max(at + 1)
}

/// Reads what begins at `at` and says where to go on.
fn read_at(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> usize {
    if let Some(end) = code(scan, at, found) {
        return end;
    }
    let idiom = idiom(scan, at).filter(|&(end, _)| !goes_on(scan, at, end));
    if let Some((end, _)) = idiom.filter(|&(_, length)| length >= 4) {
        weak(scan, at, end, found);
        return end;
    }
    if may_be_dressed(scan, at)
        && let Some(end) =
            fraction(scan, at, found).or_else(|| date(scan, at, found)).or_else(|| time(scan, at, found))
    {
        return end;
    }
    if let Some((end, _)) = idiom {
        weak(scan, at, end, found);
        return end;
    }
    let Some(mut first) = numeral(scan, at) else {
        return split_discount(scan, at, found).unwrap_or(at + 1);
    };
    if let Some(end) = split_discount(scan, at, found) {
        return end;
    }
    if let Some(begin) = ranged(scan, &first) {
        let before = found.len();
        if let Some(end) = date(scan, begin, found).or_else(|| time(scan, begin, found)) {
            found.insert(before, quantity(scan, &first, Kind::Number));
            return end;
        }
    }
    if let Some((second, end)) = range(scan, &first) {
        // 600-700万: the first shares the unit of the second.
        let mantissa = second.value / second.unit;
        if first.unit == 1.0 && second.unit >= 1e3 && first.value < mantissa {
            scale(&mut first, second.unit);
        }
        let before = found.len();
        let end = place(scan, second, at, found).max(end);
        if found.len() > before {
            let shared = found[found.len() - 1].clone();
            let mut one = quantity(scan, &first, shared.kind);
            if !matches!(shared.kind, Kind::Date(_) | Kind::Time(_)) {
                (one.unit, one.firm, one.range) = (shared.unit, shared.firm, one.numeral.clone());
                found.insert(before, one);
            }
        }
        return end;
    }
    // 一打 is a dozen; 打电话 and 打折 are not.
    let dozen = first.form == Form::Words && scan.at(first.end) == '打';
    if dozen && !"折电造击算扮工架仗破开败下人车".contains(scan.at(first.end + 1)) {
        scale(&mut first, 12.0);
        first.end += 1;
    } else if let Some((value, end)) = slashed(scan, at, first.end) {
        (first.value, first.low, first.high, first.end) = (value, value, value, end);
    }
    place(scan, first, at, found)
}

/// Whether what stands behind the numeral at `at` may make it a share, a date or a time: few have such a word or mark there.
fn may_be_dressed(scan: &Scan, at: usize) -> bool {
    let Some(one) = numeral(scan, at) else { return true };
    let digits = (at..).take_while(|&at| scan.at(at).is_ascii_digit()).count();
    // 百百分之一 goes on where its numeral ends.
    let units = matches!(scan.at(one.end), '百' | '佰' | '千' | '仟' | '万' | '亿');
    units
        || matches!(scan.at(scan.skip(one.end)), '年' | '月' | '日' | '号' | '时' | '点' | '分' | '又')
        || digits > 0 && matches!(scan.at(at + digits), '-' | '/' | '.' | ':' | '：' | '∶' | '分')
}

/// 一点 before a digit or 半 is a decimal or a time, not “a little”; 十分钟 is no 十分.
fn goes_on(scan: &Scan, at: usize, end: usize) -> bool {
    let next = scan.at(end);
    let longer = digit(next).is_some() || next == '半';
    (scan.at(at + 1) == '点' && longer) || next == '钟' || numeral(scan, at).is_some_and(|n| n.end > end)
}

/// The numerals inside an idiom: they explain, they do not ask.
fn weak(scan: &Scan, from: usize, to: usize, found: &mut Vec<Quantity>) {
    let mut at = from;
    while at < to {
        match numeral(scan, at).filter(|_| begins(scan.at(at))) {
            // 十四五 is the fourteenth plan of five years, not fourteen or fifteen.
            Some(mut one) if one.end <= to => {
                if one.low < one.high && one.value > 10.0 {
                    (one.end, one.high) = (one.end - 1, one.low);
                }
                let mut item = quantity(scan, &one, Kind::Number);
                item.firm = false;
                found.push(item);
                at = one.end;
            }
            _ => at += 1,
        }
    }
}

/// A numeral that is glued to Latin letters: a code or a model.
fn code(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let before = scan.before(at);
    if !scan.at(at).is_ascii_digit()
        || !(before.is_ascii_alphabetic() || (before == '-' && latin(scan, at - 1)))
    {
        return None;
    }
    if currency_before(scan, at).is_some() || matches!(scan.at(at - 1), '-') && !latin(scan, at - 1) {
        return None;
    }
    let mut end = at;
    while scan.at(end).is_ascii_digit() {
        end += 1;
    }
    let one = numeral(scan, at)?;
    let mut item = quantity(scan, &one, Kind::Code);
    if !matches!(scan.at(one.end), '年' | '月' | '日') {
        item.firm = one.value >= 10.0;
        found.push(item);
        return Some(one.end.max(end));
    }
    None
}

fn latin(scan: &Scan, at: usize) -> bool {
    scan.before(at).is_ascii_alphabetic()
}

pub(super) fn scale(one: &mut Numeral, unit: f64) {
    (one.value, one.low, one.high) = (tidy(one.value * unit), one.low * unit, one.high * unit);
}

/// Where the second numeral of 3至5, 600-700万, 八到十 begins.
fn ranged(scan: &Scan, first: &Numeral) -> Option<usize> {
    let joined = scan.any(scan.skip(first.end), choice!["-", "~", "～", "–", "—", "——", "―", "至", "到"])?;
    let begin = scan.skip(joined);
    (begins(scan.at(begin)) && scan.before(first.start) != '-').then_some(begin)
}

/// The second numeral of a range, with its end.
fn range(scan: &Scan, first: &Numeral) -> Option<(Numeral, usize)> {
    let second = numeral(scan, ranged(scan, first)?)?;
    let sensible = second.value > first.value || second.unit > 1.0 || first.value == 0.0;
    (sensible && scan.at(second.end) != '-').then_some((second, second.end))
}

/// A quantity of one numeral.
pub(super) fn quantity(scan: &Scan, one: &Numeral, kind: Kind) -> Quantity {
    let range = scan.bytes(one.start..one.end);
    let mut item = Quantity::number(range, one.value);
    (item.low, item.high, item.form, item.approx) = (one.low, one.high, one.form, one.approx);
    (item.kind, item.to) = (kind, one.value);
    item
}

/// Classifies a numeral by what stands around it, and says where to go on.
fn place(scan: &Scan, mut one: Numeral, from: usize, found: &mut Vec<Quantity>) -> usize {
    let mut end = sign(scan, &mut one);
    let mut kind = Kind::Number;
    let mut unit = None;
    let ordinal = scan.ends(scan.skip_back(from), "第");
    // 400多名: 多 belongs to the meaning, not to the numeral.
    let tail = scan.skip(end);
    let has_tail = matches!(scan.at(tail), '多' | '余') || (scan.at(tail) == '来' && one.unit > 1.0);
    let after = scan.skip(if has_tail { tail + 1 } else { end });
    if has_tail && (one.value >= 10.0 || measure_behind(scan, after)) {
        one.approx = Approx::More;
        one.high = one.value + round_step(one.value);
    }
    let after = half_more(scan, &mut one, after);
    approximate(scan, from, after, &mut one);
    if let Some((to, percent, factor)) = percent(scan, &one, after) {
        (kind, end) = (percent, to);
        scale_percent(&mut one, factor, scan, &mut end);
    } else if let Some((currency, length)) = currency_before(scan, from) {
        (kind, unit) = (Kind::Money, Some(currency));
        if let Some((sure, length)) =
            zh_unit(scan.two(after), |word| scan.has(after, word)).filter(|(u, _)| u.sort == Sort::Currency)
        {
            (unit, end) = (Some(sure), after + length);
        }
        let _ = length;
    } else if let Some((found_unit, length)) = unit_behind(scan, &one, after) {
        unit = Some(found_unit);
        kind = if found_unit.sort == Sort::Currency { Kind::Money } else { Kind::Measure };
        end = after + length;
        if found_unit.sort == Sort::Time
            && scan.at(end) == '半'
            && scan.at(end + 1) != '个'
            && one.value.fract() == 0.0
        {
            (one.value, one.low, one.high) = (one.value + 0.5, one.low + 0.5, one.high + 0.5);
            end += 1;
        }
    } else if let Some((special, to)) = special(scan, &mut one, after) {
        (kind, end) = (special, to);
    }
    if kind == Kind::Number && one.form == Form::Digits && scan.at(end).is_ascii_alphabetic() {
        kind = Kind::Code;
    }
    if kind == Kind::Age {
        unit = zh_unit(['年', '\0'], |word| word == "年").map(|(unit, _)| unit);
    }
    if ordinal && matches!(kind, Kind::Number | Kind::Measure) {
        kind = Kind::Ordinal;
    }
    let mut item = quantity(scan, &one, kind);
    let start = if ordinal { scan.skip_back(from) - 1 } else { one.start };
    (item.range, item.unit) = (scan.bytes(start..end), unit);
    item.firm = firm(scan, &one, kind, after);
    found.push(item);
    end
}

pub(super) fn sign(scan: &Scan, one: &mut Numeral) -> usize {
    let before = scan.before(one.start);
    let farther = if one.start >= 2 { scan.at(one.start - 2) } else { '\0' };
    let minus = before == '负'
        || (before == '-' && !farther.is_ascii_alphanumeric() && farther != '-' && !super::han(farther));
    if minus {
        (one.value, one.start) = (-one.value, one.start - 1);
        (one.low, one.high) = (-one.high, -one.low);
    }
    // 40k, 2.5 M: a letter that stands alone.
    let letter = if one.form == Form::Digits { scan.skip(one.end) } else { one.end };
    let factor = match scan.at(letter) {
        'k' | 'K' => 1e3,
        'M' => 1e6,
        _ => return one.end,
    };
    if one.form == Form::Digits && !scan.at(letter + 1).is_ascii_alphanumeric() {
        scale(one, factor);
        one.end = letter + 1;
    }
    one.end
}

fn read_roman(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> usize {
    if scan.before(at).is_ascii_alphanumeric() {
        return at + 1;
    }
    let Some((end, value)) = roman(|at| scan.at(at), at) else { return at + 1 };
    let counted = matches!(scan.skip(end), next if "期级型类类号章部代次届世条".contains(scan.at(next)));
    let mut item = Quantity::number(scan.bytes(at..end), f64::from(value));
    (item.kind, item.form, item.firm) = (Kind::Ordinal, Form::Roman, counted && value < 40);
    found.push(item);
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads `text` character by character, none passed over.
    fn slowly(text: &str) -> Vec<Quantity> {
        let (scan, mut found, mut at) = (Scan::new(text), Vec::new(), 0);
        while at < scan.len() {
            at = step(&scan, at, &mut found);
        }
        found
    }

    /// What Chinese texts with numbers are made of, and what may stand in their way.
    const PIECES: &str = "一 二 兩 三十 百 千萬 亿 億 〇 零 几 數 多 余 半 个半 双 对折 首 初 元 番 中旬 中 末伏 末 第 年 月 日 号 时 \
        分之 百分之 点 分 秒 % ％ ‰ 倍 岁 成 折 廿 卅 Ⅱ II X IV 期 26 7 2021 3.5 ．５ １２ Ａ 2021-07-26 9:30 5月 \
        1,200 10k 元人民币 US$ 公里 http://a.b/1 ＨＴＴＰ www.x.y B2 - . － — 一带一路 五官 十四五 至 到 的 大 会 ， 。 é 𠮷 人";

    proptest! {
        #[test]
        fn nothing_that_could_be_read_is_passed_over(
            pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12)
        ) {
            let known: Vec<&str> = PIECES.split_whitespace().collect();
            let between = ["", "", "", " "];
            let text = pieces.iter().flat_map(|(piece, behind)| [*piece.get(&known), *behind.get(&between)]);
            let text: String = text.collect();
            prop_assert_eq!(read_zh(&text), slowly(&text));
        }

        #[test]
        fn no_share_date_or_time_is_passed_over(
            pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12)
        ) {
            let marks = "年 月 日 号 时 点 分 又 分之 : ： ∶ - / . 2021 20 9 7 26 0 零 点半 秒 二〇二一 七八 百 万 上午 周";
            let known: Vec<&str> = PIECES.split_whitespace().chain(marks.split(' ')).collect();
            let between = ["", "", "", " "];
            let text = pieces.iter().flat_map(|(piece, behind)| [*piece.get(&known), *behind.get(&between)]);
            let text: String = text.collect();
            let scan = Scan::new(&text);
            for at in (0..scan.len()).filter(|&at| begins(scan.at(at)) && !may_be_dressed(&scan, at)) {
                let mut found = Vec::new();
                let read = fraction(&scan, at, &mut found)
                    .or_else(|| date(&scan, at, &mut found))
                    .or_else(|| time(&scan, at, &mut found));
                prop_assert_eq!((read, found.len()), (None, 0), "{} at {}", text, at);
            }
        }

        #[test]
        fn no_text_of_any_characters_is_read_otherwise_by_bytes(text in "[ -~一-龥Ⅱ－Ａ１．é“　]{0,40}") {
            prop_assert_eq!(read_zh(&text), slowly(&text));
        }
    }
}
