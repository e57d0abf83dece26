//! Roman numerals: letters, and the signs that stand for whole numbers.

use super::scan::Scan;

/// Reads the Roman numeral at `at`: its end and its value, 1 to 39. Ⅱ and II alike.
pub(super) fn roman(scan: &Scan, at: usize) -> Option<(usize, u32)> {
    if let sign @ 'Ⅰ'..='Ⅻ' = scan.at(at) {
        return Some((at + 1, sign as u32 - 'Ⅰ' as u32 + 1));
    }
    let mut end = at;
    while matches!(scan.at(end), 'I' | 'V' | 'X') {
        end += 1;
    }
    if end == at || scan.at(end).is_ascii_alphanumeric() || end - at > 6 {
        return None;
    }
    let worth = |c: char| match c {
        'X' => 10,
        'V' => 5,
        _ => 1,
    };
    let mut value = 0;
    for here in at..end {
        let (this, next) = (worth(scan.at(here)), if here + 1 < end { worth(scan.at(here + 1)) } else { 0 });
        if this < next { value -= this } else { value += this }
    }
    u32::try_from(value)
        .ok()
        .filter(|&value| value > 0 && spell(value) == scan.lower(at..end).to_uppercase())
        .map(|value| (end, value))
}

/// The Roman numeral of `value`, below 40.
fn spell(value: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(value as usize / 10), ONES[value as usize % 10])
}
