//! English stems: the algorithm of Porter (An algorithm for suffix stripping, 1980), with the two departures of his own program.

/// The stem of `word`, which is in small letters: `relations` and `related` become `relat`.
///
/// Words of one or two letters, and words with anything but ASCII letters, are left as they are.
pub fn stem(word: impl Into<String>) -> String {
    let mut word = word.into();
    if word.len() <= 2 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word;
    }
    plural(&mut word);
    past(&mut word);
    if word.ends_with('y') && has_vowel(&word[..word.len() - 1]) {
        word.pop();
        word.push('i');
    }
    longest(&mut word, &STEP_2, 0);
    longest(&mut word, &STEP_3, 0);
    strip(&mut word);
    tidy(&mut word);
    word
}

const STEP_2: [(&str, &str); 21] = [
    ("ational", "ate"),
    ("ization", "ize"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("entli", "ent"),
    ("ousli", "ous"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("alli", "al"),
    ("ator", "ate"),
    ("logi", "log"),
    ("bli", "ble"),
    ("eli", "e"),
];

const STEP_3: [(&str, &str); 7] = [
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
];

const STEP_4: [&str; 19] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive",
    "ize", "al", "er", "ic", "ou",
];

fn plural(word: &mut String) {
    if word.ends_with("sses") || word.ends_with("ies") {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
}

fn past(word: &mut String) {
    if let Some(stem) = word.strip_suffix("eed") {
        if measure(stem) > 0 {
            word.pop();
        }
        return;
    }
    let Some(length) = ["ed", "ing"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|stem| has_vowel(stem))
        .map(str::len)
    else {
        return;
    };
    word.truncate(length);
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if ends_double(word) && !word.ends_with(['l', 's', 'z']) {
        word.pop();
    } else if measure(word) == 1 && ends_short(word) {
        word.push('e');
    }
}

/// Replaces the longest ending of `table` that `word` has, where the stem before it measures more than `least`.
fn longest(word: &mut String, table: &[(&str, &str)], least: usize) {
    if let Some((end, put)) = table.iter().find(|(end, _)| ends(word, end)) {
        let length = word.len() - end.len();
        if measure(&word[..length]) > least {
            word.truncate(length);
            word.push_str(put);
        }
    }
}

/// Whether `word` ends in `end`: the last letter tells most of them.
fn ends(word: &str, end: &str) -> bool {
    word.as_bytes().last() == end.as_bytes().last() && word.ends_with(end)
}

fn strip(word: &mut String) {
    if let Some(end) = STEP_4.iter().find(|end| ends(word, end)) {
        let stem = &word[..word.len() - end.len()];
        if measure(stem) > 1 && (*end != "ion" || stem.ends_with(['s', 't'])) {
            let length = stem.len();
            word.truncate(length);
        }
    }
}

fn tidy(word: &mut String) {
    if let Some(stem) = word.strip_suffix('e') {
        let size = measure(stem);
        if size > 1 || (size == 1 && !ends_short(stem)) {
            word.pop();
        }
    }
    if word.ends_with("ll") && measure(word) > 1 {
        word.pop();
    }
}

fn is_consonant(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => false,
        b'y' => at == 0 || !is_consonant(word, at - 1),
        _ => true,
    }
}

/// How many times a vowel is followed by a consonant.
fn measure(word: &str) -> usize {
    let (mut count, mut vowel) = (0, false);
    for at in 0..word.len() {
        let consonant = is_consonant(word.as_bytes(), at);
        count += usize::from(vowel && consonant);
        vowel = !consonant;
    }
    count
}

fn has_vowel(word: &str) -> bool {
    (0..word.len()).any(|at| !is_consonant(word.as_bytes(), at))
}

fn ends_double(word: &str) -> bool {
    let bytes = word.as_bytes();
    let n = bytes.len();
    n >= 2 && bytes[n - 1] == bytes[n - 2] && is_consonant(bytes, n - 1)
}

/// Ends in consonant, vowel, consonant, the last not w, x or y.
fn ends_short(word: &str) -> bool {
    let bytes = word.as_bytes();
    let n = bytes.len();
    n >= 3
        && is_consonant(bytes, n - 3)
        && !is_consonant(bytes, n - 2)
        && is_consonant(bytes, n - 1)
        && !matches!(bytes[n - 1], b'w' | b'x' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family_have_one_stem() {
        for (word, wanted) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("conflated", "conflat"),
            ("hopping", "hop"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("relations", "relat"),
            ("vietnamization", "vietnam"),
            ("formality", "formal"),
            ("electrical", "electr"),
            ("goodness", "good"),
            ("adjustment", "adjust"),
            ("adoption", "adopt"),
            ("controlling", "control"),
            ("is", "is"),
            ("covid-19", "covid-19"),
        ] {
            assert_eq!(stem(word), wanted, "{word}");
        }
    }
}
