//! Whole numbers in words, Chinese and English: what the readers must give back.

/// `value` in Han numerals: 一千零五, 二十亿零三百万. Above 9999 万亿 the form is no longer in use.
pub fn write_zh(value: u64) -> String {
    const LARGE: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
    if value == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for place in (0..5).rev() {
        let section = value / 10_000_u64.pow(place) % 10_000;
        if section == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap || (!text.is_empty() && section < 1000) {
            text.push('零');
        }
        // 三万亿零五亿: 万亿 is one unit only where no 亿 follows, else 亿 is said once, behind both.
        let follows = place == 3 && !(value / 100_000_000).is_multiple_of(10_000);
        text.push_str(&section_zh(section));
        text.push_str(if follows { "万" } else { LARGE[place as usize] });
        gap = false;
    }
    if text.starts_with("一十") { text.split_off("一".len()) } else { text }
}

/// A section below ten thousand.
fn section_zh(section: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const SMALL: [&str; 4] = ["", "十", "百", "千"];
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = section / 10_u64.pow(place) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
        }
        text.push_str(DIGITS[digit as usize]);
        text.push_str(SMALL[place as usize]);
        gap = false;
    }
    text
}

/// `value` in English words: one thousand and five, two billion three million.
pub fn write_en(value: u64) -> String {
    const SCALES: [&str; 7] =
        ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];
    if value == 0 {
        return "zero".to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    for place in (0..7).rev() {
        let group = value / 1000_u64.pow(place) % 1000;
        if group == 0 {
            continue;
        }
        let text = group_en(group);
        words.push(if place == 0 && group < 100 && !words.is_empty() { format!("and {text}") } else { text });
        if place > 0 {
            words.push(SCALES[place as usize].to_owned());
        }
    }
    words.join(" ")
}

/// A group below a thousand.
fn group_en(group: u64) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let (hundreds, rest) = (group / 100, group % 100);
    let tail = match rest {
        0..20 => ONES[rest as usize].to_owned(),
        _ if rest % 10 == 0 => TENS[rest as usize / 10].to_owned(),
        _ => format!("{}-{}", TENS[rest as usize / 10], ONES[rest as usize % 10]),
    };
    match (hundreds, rest) {
        (0, _) => tail,
        (_, 0) => format!("{} hundred", ONES[hundreds as usize]),
        _ => format!("{} hundred and {tail}", ONES[hundreds as usize]),
    }
}
