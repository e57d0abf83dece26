//! Dates and times of a Chinese text.

use super::scan::Scan;
use super::value::{Date, Form, Kind, Quantity, Time};
use super::zh_numeral::{Numeral, begins, numeral};
use crate::text::choice::{Choice, choice};

/// Reads the date that begins at `at`: 2021年7月26日, 7月26日, 26日, 二〇二一年, 2021-07-26.
pub(super) fn date(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    if let Some(end) = iso(scan, at, found) {
        return Some(end);
    }
    let first = numeral(scan, at).filter(|n| !n.decimal && n.value >= 0.0)?;
    if first.low < first.high && first.high <= 12.0 && scan.at(first.end) == '月' {
        // 七八月份
        let end = first.end + 1;
        for month in [first.low as u8, first.high as u8] {
            push(scan, at, end, Date { month: Some(month), ..Date::default() }, Form::Words, found);
        }
        return Some(end);
    }
    let mut date = Date::default();
    let mut end = first.end;
    let mut form = first.form;
    if let Some(year) = year(scan, &first) {
        date.year = Some(year);
        end = scan.skip(first.end) + 1;
        if let Some((month, to)) = part(scan, scan.skip(end), '月', 12) {
            (date.month, end) = (Some(month), to);
        }
    } else if let Some((month, to)) = part(scan, at, '月', 12) {
        (date.month, end) = (Some(month), to);
    }
    let day_at = scan.skip(end);
    if date.month.is_some() {
        if let Some((day, to)) = part(scan, day_at, '日', 31).or_else(|| part(scan, day_at, '号', 31)) {
            (date.day, end) = (Some(day), to);
        }
    } else if date.year.is_none() {
        let (day, to) = part(scan, at, '日', 31).or_else(|| number_of_day(scan, at))?;
        if !day_fits(scan, to) {
            return None;
        }
        (date.day, end) = (Some(day), to);
    }
    if date == Date::default() {
        return None;
    }
    if form == Form::Mixed {
        form = Form::Digits;
    }
    push(scan, at, end, date, form, found);
    // 26日至28日, 3至5月: the first end of a range has no unit of its own and is read as a number.
    Some(end)
}

fn push(scan: &Scan, at: usize, end: usize, date: Date, form: Form, found: &mut Vec<Quantity>) {
    let value = f64::from(date.year.or(date.day.map(i32::from)).or(date.month.map(i32::from)).unwrap_or(0));
    let mut item = Quantity::number(scan.bytes(at..end), value);
    (item.kind, item.form) = (Kind::Date(date), form);
    found.push(item);
}

/// The year that `one` says: four digits before 年, or two digits that stand one by one.
fn year(scan: &Scan, one: &Numeral) -> Option<i32> {
    let at = scan.skip(one.end);
    if scan.at(at) != '年'
        || matches!(scan.at(at + 1), '代' | '级' | '多' | '来' | '余')
        || scan.at(at + 1) == '间' && one.digits < 4
    {
        return None;
    }
    if one.value >= 3000.0 {
        return None;
    }
    let value = one.value as i32;
    let plain = matches!(one.form, Form::Digits) || one.listed;
    if plain && one.digits == 4 && (1000..3000).contains(&value) {
        return Some(value);
    }
    let short = plain && one.digits == 2 && (one.listed || scan.at(one.start) == '0' || value > 60);
    let lasting = matches!(scan.at(at + 1), '之' | '以' | '前' | '后' | '历' | '的');
    (short && !lasting && one.unit == 1.0).then_some(if value > 40 { 1900 + value } else { 2000 + value })
}

/// A number up to `most` before `unit`.
fn part(scan: &Scan, at: usize, unit: char, most: u8) -> Option<(u8, usize)> {
    if !begins(scan.at(at)) {
        return None;
    }
    let one = numeral(scan, at)?;
    let behind = scan.skip(one.end);
    let whole =
        one.value.fract() == 0.0 && one.value >= 1.0 && one.value <= f64::from(most) && one.low == one.high;
    let day = whole && scan.at(behind) == unit && !one.decimal;
    day.then_some((one.value as u8, behind + 1))
}

/// 三号 as a day: where 号 is not the number of a thing.
fn number_of_day(scan: &Scan, at: usize) -> Option<(u8, usize)> {
    let (day, end) = part(scan, at, '号', 31)?;
    let said = scan.any_before(scan.skip_back(at), choice!["月", "本月", "上月", "下月", "当月"]).is_some();
    let next = scan.at(end);
    let free = matches!(
        next,
        '，' | ',' | '。' | '在' | '的' | '早' | '晚' | '上' | '下' | '至' | '到' | '起' | '前' | '\0'
    );
    (said || (free && scan.before(at) != '第')).then_some((day, end))
}

/// 3日 is a day, 3日游 and 三日内 are durations.
fn day_fits(scan: &Scan, end: usize) -> bool {
    !matches!(scan.at(end), '游' | '内' | '间' | '元' | '圆' | '币' | '线') && !scan.has(end, "之内")
}

/// 2021-07-26, 2021/7/26, 2021.7.26.
fn iso(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let digits = |at: usize| (0..5).take_while(|&i| scan.at(at + i).is_ascii_digit()).count();
    let read = |at: usize, length: usize| scan.lower(at..at + length).parse::<i32>().ok();
    if digits(at) != 4 || scan.before(at).is_ascii_digit() {
        return None;
    }
    let mark = scan.at(at + 4);
    let month_length = digits(at + 5);
    let day_at = at + 5 + month_length + 1;
    let day_length = digits(day_at);
    if !matches!(mark, '-' | '/' | '.')
        || scan.at(day_at - 1) != mark
        || !(1..=2).contains(&month_length)
        || !(1..=2).contains(&day_length)
    {
        return None;
    }
    let (year, month, day) = (read(at, 4)?, read(at + 5, month_length)?, read(day_at, day_length)?);
    if !(1000..3000).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let date = Date { year: Some(year), month: u8::try_from(month).ok(), day: u8::try_from(day).ok() };
    push(scan, at, day_at + day_length, date, Form::Digits, found);
    Some(day_at + day_length)
}

const HALVES: &Choice = choice![
    "上午", "下午", "晚", "晚上", "凌晨", "早上", "早", "中午", "傍晚", "清晨", "深夜", "夜里", "午夜",
    "当晚", "今晚", "夜",
];

/// Reads the time that begins at `at`: 9点半, 15时30分, 20:00, 三点钟.
pub(super) fn time(scan: &Scan, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    if let Some((value, end)) = super::clock::race(scan, at) {
        found.push(Quantity::number(scan.bytes(at..end), value));
        return Some(end);
    }
    if let Some((hour, minute, end)) = super::clock::clock(scan, at) {
        push_time(scan, at..end, Time { hour, minute, half_known: hour > 12 || hour == 0 }, found);
        return Some(end);
    }
    // 周二时, 读高三时
    if matches!(scan.before(at), '周' | '期' | '拜' | '高' | '初' | '大') {
        return None;
    }
    let (hour, behind) =
        part(scan, at, '时', 24).or_else(|| part(scan, at, '点', 24)).or_else(|| zero(scan, at))?;
    let half = scan.any_before(scan.skip_back(at), HALVES).is_some();
    let oclock = scan.before(behind) == '点';
    let mut end = scan.any(behind, choice!["钟", "整", "许"]).unwrap_or(behind);
    let mut minute = 0;
    if scan.at(end) == '半' {
        (minute, end) = (30, end + 1);
    } else if let Some(to) = scan.any(end, choice!["一刻", "1刻"]) {
        (minute, end) = (15, to);
    } else if let Some((minutes, to)) =
        part(scan, scan.skip(end), '分', 59).filter(|&(_, to)| scan.at(to) != '之')
    {
        (minute, end) = (minutes, to);
    } else if oclock && scan.at(end).is_ascii_digit() {
        let read = numeral(scan, end).filter(|n| n.digits == 2 && n.value < 60.0)?;
        (minute, end) = (read.value as u8, read.end);
    }
    let bare = end == behind;
    let sure = half
        || scan
            .any(
                end,
                choice!["左右", "许", "前", "后", "起", "至", "到", "，", "。", "、", "的", "开", "在", ",",],
            )
            .is_some();
    let words = !scan.at(at).is_ascii_digit();
    if bare && words && !half && (oclock || hour == 1) {
        // 三点 may be three points, 一时 is “for a time”.
        return None;
    }
    if oclock && bare && !sure && scan.at(end) != '\0' {
        return None;
    }
    push_time(scan, at..end, Time { hour, minute, half_known: hour > 12 || hour == 0 }, found);
    Some(end)
}

/// 0时, 零点: part begins at 1.
fn zero(scan: &Scan, at: usize) -> Option<(u8, usize)> {
    let end = scan.any(at, choice!["0时", "0点", "零时", "零点", "00时"])?;
    (!scan.at(end).is_ascii_digit() && super::zh_numeral::digit(scan.at(end)).is_none()).then_some((0, end))
}

fn push_time(scan: &Scan, range: std::ops::Range<usize>, time: Time, found: &mut Vec<Quantity>) {
    let minutes = f64::from(time.hour) * 60.0 + f64::from(time.minute);
    let mut item = Quantity::number(scan.bytes(range), minutes);
    item.kind = Kind::Time(time);
    found.push(item);
}
