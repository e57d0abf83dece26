//! Punctuation marks of Chinese and English: which end a sentence, which open and which close.

/// The pairs in use, opening mark first.
const PAIRS: [(char, char); 14] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('｛', '｝'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
];

/// The mark that closes what `opener` opens.
pub fn closer_of(opener: char) -> Option<char> {
    PAIRS.iter().find(|(open, _)| *open == opener).map(|&(_, close)| close)
}

/// Whether `c` opens a quotation, a bracket or a title.
pub fn is_opener(c: char) -> bool {
    PAIRS.iter().any(|&(open, _)| open == c)
}

/// Whether `c` closes a quotation, a bracket or a title.
pub fn is_closer(c: char) -> bool {
    PAIRS.iter().any(|&(_, close)| close == c)
}

/// Whether `c` always ends a Chinese sentence: 。 ！ ？ and their half-form 。.
pub fn is_strong_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

/// The last character of `text` that is no blank, quotation mark or closing bracket: the mark of its end, where it has one.
pub fn last_sign(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !is_closer(c) && !c.is_whitespace() && !matches!(c, '"' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openers_and_closers_are_told_apart() {
        assert!(is_opener('“') && is_closer('”') && !is_closer('“'));
        assert_eq!(closer_of('《'), Some('》'));
        assert_eq!(closer_of('”'), None);
        assert!(is_strong_end('？') && !is_strong_end('；'));
    }
}
