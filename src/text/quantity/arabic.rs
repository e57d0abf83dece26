//! Arabic numerals: separators, decimals, powers and exponents, as both languages write them.

use super::scan::Scan;

/// A numeral of Arabic digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Arabic {
    /// The character behind it.
    pub(super) end: usize,
    /// Its value.
    pub(super) value: f64,
    /// How many digits stand before the point.
    pub(super) digits: usize,
    /// Whether decimals were written.
    pub(super) decimal: bool,
}

fn run(scan: &Scan, at: usize) -> usize {
    let mut end = at;
    while scan.at(end).is_ascii_digit() {
        end += 1;
    }
    end
}

/// Reads the digits at `at`: `1,050,000`, `12,34,567.89`, `.5`, `2.7e-1`, `1.1^23`. No sign.
pub(super) fn arabic(scan: &Scan, at: usize) -> Option<Arabic> {
    let mut end = run(scan, at);
    if let Some(exact) = exact(scan, at, end) {
        return Some(exact);
    }
    let mut text = scan.lower(at..end);
    if end == at && !(scan.at(at) == '.' && scan.at(at + 1).is_ascii_digit() && scan.before(at) != '.') {
        return None;
    }
    if end - at <= 3 && end > at {
        (text, end) = groups(scan, end, text);
    }
    let digits = text.len();
    let mut decimal = false;
    if scan.at(end) == '.' && scan.at(end + 1).is_ascii_digit() {
        let behind = run(scan, end + 1);
        // 7.26.2020 and 10.0.0.1 are no decimals.
        if !(scan.at(behind) == '.' && scan.at(behind + 1).is_ascii_digit()) {
            text.push_str(&scan.lower(end..behind));
            (end, decimal) = (behind, true);
        }
    }
    if let Some((behind, exponent)) = power(scan, end, 'e') {
        text.push_str(&exponent);
        end = behind;
    }
    let mut value: f64 = text.parse().ok()?;
    if let Some((behind, exponent)) = power(scan, end, '^') {
        let exponent: i32 = exponent.trim_start_matches('e').parse().ok()?;
        (value, end) = (value.powi(exponent), behind);
    }
    (value.is_finite() && digits < 40).then_some(Arabic { end, value, digits, decimal })
}

/// The digits from `at` to `end`, with decimals behind a point, where that is all there is and the value is exact: no
/// groups, no exponent.
fn exact(scan: &Scan, at: usize, end: usize) -> Option<Arabic> {
    let digits = end - at;
    let point = scan.at(end) == '.';
    let behind = if point { run(scan, end + 1) } else { end };
    let decimals = behind.saturating_sub(end + 1);
    // A point without decimals, or a second one behind them, is for a closer look.
    let goes_on = matches!(scan.at(behind), '.' | ',' | '\'' | '’' | 'e' | 'E' | '^');
    if goes_on || point && decimals == 0 || digits == 0 || digits + decimals > MOST_EXACT {
        return None;
    }
    let figures = scan.chars(at..end).iter().chain(scan.chars(behind - decimals..behind));
    let figures = figures.filter_map(|c| c.to_digit(10));
    let value = figures.fold(0.0, |value, figure| value * 10.0 + f64::from(figure));
    // Both are exact, so that the quotient is the number that is nearest to what is written.
    let value = value / TENS[decimals];
    Some(Arabic { end: behind, value, digits, decimal: decimals > 0 })
}

/// The powers of ten that are asked for.
const TENS: [f64; MOST_EXACT + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// As many digits an `f64` holds to the last.
const MOST_EXACT: usize = 15;

/// Groups of three digits behind commas, or of two before the last as Indian English has them.
fn groups(scan: &Scan, mut end: usize, mut text: String) -> (String, usize) {
    let (mut best, mut kept) = (end, text.clone());
    while matches!(scan.at(end), ',' | '\'' | '’') {
        let next = run(scan, end + 1);
        let length = next - end - 1;
        if !matches!(length, 2 | 3) {
            break;
        }
        text.push_str(&scan.lower(end + 1..next));
        end = next;
        if length == 3 {
            (best, kept) = (end, text.clone());
        }
    }
    (kept, best)
}

/// `e-5` or `^-5` behind a number, as the text of an exponent.
fn power(scan: &Scan, at: usize, mark: char) -> Option<(usize, String)> {
    if !scan.at(at).eq_ignore_ascii_case(&mark) {
        return None;
    }
    let mut start = at + 1;
    let mut negative = false;
    while matches!(scan.at(start), '+' | '-') && start - at <= 2 {
        negative ^= scan.at(start) == '-';
        start += 1;
    }
    let end = run(scan, start);
    let ends = !scan.at(end).is_ascii_alphanumeric() && end - start < 4;
    (end > start && ends)
        .then(|| (end, format!("e{}{}", if negative { "-" } else { "" }, scan.lower(start..end))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_told_figure_by_figure_is_the_nearest_number(text in "[0-9]{1,17}(\\.[0-9]{1,16})?") {
            let read = arabic(&Scan::new(&text), 0).expect("a numeral");
            let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
            prop_assert_eq!(read.value, text.parse::<f64>().expect("a number"));
            prop_assert_eq!((read.end, read.digits, read.decimal), (text.len(), whole.len(), !decimals.is_empty()));
        }
    }
}
