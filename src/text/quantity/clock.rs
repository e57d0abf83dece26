//! Times with a colon, as both languages write them.

use super::scan::Scan;

/// Reads `9:30`, `20: 00`, `11:50:15` at `at`: hour, minute, end. A score, a ratio or a split time is none.
pub(super) fn clock(scan: &Scan, at: usize) -> Option<(u8, u8, usize)> {
    if !scan.at(at).is_ascii_digit() {
        return None;
    }
    let run = |at: usize| (0..3).take_while(|&i| scan.at(at + i).is_ascii_digit()).count();
    let hours = run(at);
    if !(1..=2).contains(&hours) || matches!(scan.before(at), '.' | ':') || scan.before(at).is_ascii_digit() {
        return None;
    }
    let colon = at + hours;
    if !matches!(scan.at(colon), ':' | '：' | '∶') {
        return None;
    }
    let begin = scan.skip(colon + 1);
    if run(begin) != 2 || begin > colon + 2 {
        return None;
    }
    let end = begin + 2;
    // The seconds of 11:50:15 are left to be read as a number.
    let seconds = scan.at(end) == ':' && run(end + 1) == 2;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() || (scan.at(end) == ':' && !seconds) {
        return None;
    }
    let hour = scan.lower(at..colon).parse().ok().filter(|&hour: &u8| hour <= 24)?;
    let minute = scan.lower(begin..begin + 2).parse().ok().filter(|&minute: &u8| minute < 60)?;
    Some((hour, minute, end))
}

/// The times of races, `3:51.659` and `1分57秒79`: minutes are hundreds of the value, as scoreboards without
/// a colon print them, so that all spellings are equal.
pub(super) fn race(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    if !scan.at(at).is_ascii_digit() {
        return None;
    }
    let run = |at: usize| (0..4).take_while(|&i| scan.at(at + i).is_ascii_digit()).count();
    let minutes = run(at);
    let second_at = at + minutes + 1;
    let seconds = run(second_at);
    let point = second_at + seconds;
    let colon = scan.at(second_at - 1) == ':' && scan.at(point) == '.';
    let words = scan.at(second_at - 1) == '分' && scan.at(point) == '秒';
    let parts = run(point + 1);
    if !(1..=2).contains(&minutes)
        || seconds != 2
        || !(colon || words)
        || parts == 0
        || scan.before(at).is_ascii_digit()
    {
        return None;
    }
    let end = point + 1 + parts;
    let text = format!("{}.{}", scan.text(second_at..point), scan.text(point + 1..end));
    let value: f64 = text.parse().ok()?;
    let minutes: f64 = scan.text(at..at + minutes).parse().ok()?;
    Some((minutes * 100.0 + value, end))
}
