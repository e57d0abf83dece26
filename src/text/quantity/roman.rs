//! Roman numerals: letters, and the signs that stand for whole numbers.

/// Reads the Roman numeral at `at` of a text, of which `char_at` gives the characters, a NUL behind the end: its end and its
/// value, 1 to 39. Ⅱ and II alike.
pub(super) fn roman(char_at: impl Fn(usize) -> char, at: usize) -> Option<(usize, u32)> {
    if let sign @ 'Ⅰ'..='Ⅻ' = char_at(at) {
        return Some((at + 1, sign as u32 - 'Ⅰ' as u32 + 1));
    }
    let mut end = at;
    while matches!(char_at(end), 'I' | 'V' | 'X') {
        end += 1;
    }
    if end == at || char_at(end).is_ascii_alphanumeric() || end - at > 6 {
        return None;
    }
    let worth = |c: char| match c {
        'X' => 10,
        'V' => 5,
        _ => 1,
    };
    let mut value = 0;
    for here in at..end {
        let (this, next) = (worth(char_at(here)), if here + 1 < end { worth(char_at(here + 1)) } else { 0 });
        if this < next { value -= this } else { value += this }
    }
    u32::try_from(value)
        .ok()
        .filter(|&value| value > 0 && spell(value).chars().eq((at..end).map(&char_at)))
        .map(|value| (end, value))
}

/// The Roman numeral of `value`, below 40.
fn spell(value: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(value as usize / 10), ONES[value as usize % 10])
}
