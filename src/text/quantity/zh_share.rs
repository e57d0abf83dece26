//! Shares in Chinese: per cent, 成, 折, 分之 and fractions with a stroke.

use super::arabic::arabic;
use super::scan::Scan;
use super::value::Approx;
use super::value::{Form, Kind, Quantity};
use super::zh::{quantity, scale, sign};
use super::zh_around::approximate;
use super::zh_numeral::{Numeral, begins, digit, numeral};

/// 3/5: a fraction of Arabic digits.
pub(super) fn slashed(scan: &Scan, at: usize, end: usize) -> Option<(f64, usize)> {
    if scan.at(end) != '/' {
        return None;
    }
    let over = arabic(scan, at).filter(|n| n.end == end && !n.decimal && n.digits < 4)?;
    let below = arabic(scan, end + 1).filter(|n| !n.decimal && n.digits < 4)?;
    let free = below.value > over.value && !matches!(scan.at(below.end), '/' | '-') && scan.before(at) != '/';
    free.then_some((over.value / below.value, below.end))
}

/// %, 个百分点, 成, 折, 厘, and the factor to per cent.
pub(super) fn percent(scan: &Scan, one: &Numeral, at: usize) -> Option<(usize, Kind, f64)> {
    if scan.at(at) == '%' {
        return Some((at + 1, Kind::Percent, 1.0));
    }
    if matches!(scan.at(at), '‰') {
        return Some((at + 1, Kind::Percent, 0.1));
    }
    let mut end = at;
    for (i, c) in "个百分点".chars().enumerate() {
        end = if i == 0 { end } else { scan.skip(end) };
        if scan.at(end) != c {
            end = usize::MAX;
            break;
        }
        end += 1;
    }
    if end != usize::MAX {
        return Some((end, Kind::Points, 1.0));
    }
    let next = scan.at(at + 1);
    match scan.at(at) {
        '成' if one.value <= 10.0 && one.value > 0.0 && one.unit <= 10.0 && !scan.ends(one.start, "第") => {
            let word = "为了员功立长本绩果都交品就人份语型熟因败套家员分";
            let share = !word.contains(next)
                || one.value != 1.0 && matches!(next, '都' | '人')
                || scan.has(at + 1, "人士");
            share.then_some((at + 1, Kind::Percent, 10.0))
        }
        '折' if one.value > 0.0 && !matches!(next, '腾' | '叠' | '射' | '磨' | '算' | '合' | '旧') => {
            let factor = if one.form == Form::Words && one.listed
                || one.value >= 10.0 && one.unit == 1.0 && !one.decimal
            {
                1.0
            } else {
                10.0
            };
            (one.value * factor < 100.0).then_some((at + 1, Kind::Percent, factor))
        }
        '厘' if next != '米' && one.decimal => Some((at + 1, Kind::Percent, 1.0)),
        _ => None,
    }
}

pub(super) fn scale_percent(one: &mut Numeral, factor: f64, scan: &Scan, end: &mut usize) {
    scale(one, factor);
    // 七成六 is 76 %.
    let next = scan.skip(*end);
    if factor == 10.0
        && scan.before(*end) == '成'
        && let Some(tenth) =
            digit(scan.at(next)).filter(|_| !begins(scan.at(next + 1)) && one.unit == 1.0 && !one.decimal)
        && !matches!(scan.at(next + 1), '个' | '名' | '年' | '月' | '家' | '位' | '次' | '成')
        && one.form == Form::Words
    {
        (one.value, *end) = (one.value + f64::from(tenth), next + 1);
        (one.low, one.high) = (one.value, one.value);
    }
}

/// 72折 with a blank inside: 7 2 折, 九 九 折.
pub(super) fn split_discount(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let figure = |c: char| c.to_digit(10).or_else(|| digit(c).map(u32::from));
    let second = scan.skip(at + 1);
    let fold = scan.skip(second + 1);
    let (tens, ones) = (figure(scan.at(at))?, figure(scan.at(second))?);
    if second == at + 1 || scan.at(fold) != '折' {
        return None;
    }
    let mut item = Quantity::number(scan.bytes(at..fold + 1), f64::from(tens * 10 + ones));
    (item.kind, item.numeral) = (Kind::Percent, scan.bytes(at..second + 1));
    found.push(item);
    Some(fold + 1)
}

/// N分之M, with 又: 三分之二, 3又1000分之23, 百分之五.
pub(super) fn fraction(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let (mut start, mut whole) = (at, 0.0);
    let mut below = hundredths(scan, at);
    if below.is_none() {
        let first = numeral(scan, at)?;
        let next = scan.skip(first.end);
        if scan.at(next) == '又' {
            let second = numeral(scan, scan.skip(next + 1))?;
            (whole, below) = (first.value, Some((second.value, parts(scan, second.end)?)));
        } else {
            below = Some((first.value, parts(scan, first.end)?));
        }
    }
    let (below, over_at) = below?;
    let begin = scan.skip(over_at);
    let negative = matches!(scan.at(begin), '负' | '-');
    let mut over = numeral(scan, begin + usize::from(negative))?;
    let numeral_start = over.start;
    let mut end = sign(scan, &mut over);
    if over.value < 0.0 {
        over.start = numeral_start - 1;
    }
    let minus = scan.before(start) == '负';
    let percent = whole == 0.0
        && begins(scan.at(at))
        && (100.0..=1e14).contains(&below)
        && hundredths(scan, at).is_some();
    let factor = if minus { -1.0 } else { 1.0 };
    let value = if percent { over.value * 100.0 / below } else { whole + over.value / below } * factor;
    if below == 0.0 {
        return None;
    }
    start -= usize::from(minus);
    let tail = scan.skip(end);
    if matches!(scan.at(tail), '多' | '余') {
        over.approx = Approx::More;
        end = tail + 1;
    }
    let mut item = quantity(scan, &over, if percent { Kind::Percent } else { Kind::Fraction });
    (item.value, item.low, item.high, item.to) = (value, value, value, value);
    item.range = scan.bytes(start..end);
    if !percent {
        item.numeral = item.range.clone();
        item.form = if over.form == Form::Digits { Form::Digits } else { Form::Words };
    }
    approximate(scan, start, end, &mut over);
    item.approx = over.approx;
    found.push(item);
    Some(end)
}

/// 百分之, 千分之, 万分之, 百万分之, with blanks inside: the denominator and where the numerator begins.
pub(super) fn hundredths(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    let mut value = 1.0;
    let mut end = at;
    loop {
        value *= match scan.at(end) {
            '百' | '佰' => 100.0,
            '千' | '仟' => 1e3,
            '万' => 1e4,
            '亿' => 1e8,
            _ => break,
        };
        end += 1;
    }
    (end > at).then_some(())?;
    Some((value, parts(scan, end)?))
}

/// The end of 分之 at `at`, blanks allowed.
pub(super) fn parts(scan: &Scan, at: usize) -> Option<usize> {
    let part = scan.skip(at);
    let of = scan.skip(part + 1);
    (scan.at(part) == '分' && scan.at(of) == '之').then_some(of + 1)
}
