//! List marks at the head of a sentence: 1. 2) (iii) b. •

use super::look::{char_at, is_free, visible};

/// A list mark that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    shape: Shape,
    value: u32,
}

/// How the mark is written; the items of one list agree in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    digits: bool,
    capital: bool,
    open: bool,
    stop: bool,
    close: bool,
}

impl Item {
    /// Whether `self` comes right behind `before` in one list, by its number or its letter. A letter counts
    /// as a Roman numeral as well: behind (i) comes (ii), behind h. comes i.
    pub(super) fn follows(self, before: Self) -> bool {
        self.shape == before.shape && self.value == before.value + 1
    }
}

/// The bullets that stand for nothing else in a line of text.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '‣' | '▪' | '●' | '◦' | '■')
}

/// The list mark at `at`, with the place behind it; `before` is the one that came last, which decides
/// between letters and Roman numerals.
pub(super) fn item_at(text: &str, at: usize, before: Option<Item>) -> Option<(Item, usize)> {
    let rest = text.get(at..)?;
    let open = rest.starts_with('(');
    let name = &rest[usize::from(open)..];
    let length = name.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let name = &name[..length];
    let mut end = at + usize::from(open) + length;
    let stop = !open && char_at(text, end) == Some('.');
    end += usize::from(stop);
    let close = char_at(text, end) == Some(')');
    end += usize::from(close);
    if !(close || stop && !open) || !is_free(text, end) || end == text.len() {
        return None;
    }
    let first = name.bytes().next()?;
    let digits = first.is_ascii_digit();
    let shape = Shape { digits, capital: first.is_ascii_uppercase(), open, stop, close };
    let with = |value| Item { shape, value };
    let item = if digits {
        if name.len() > 3 {
            return None;
        }
        with(name.parse().ok()?)
    } else {
        let letter = (name.len() == 1).then(|| with(u32::from(first.to_ascii_lowercase() - b'a') + 1));
        let roman = roman(name).map(with);
        match before {
            Some(before) if letter.is_some_and(|letter| letter.follows(before)) => letter?,
            _ => roman.or(letter)?,
        }
    };
    Some((item, visible(text, end)))
}

/// The value of a Roman numeral up to 39, in one case.
fn roman(name: &str) -> Option<u32> {
    let one_case =
        name.bytes().all(|b| b.is_ascii_lowercase()) || name.bytes().all(|b| b.is_ascii_uppercase());
    let digits: Option<Vec<u32>> = name
        .bytes()
        .map(|b| match b.to_ascii_lowercase() {
            b'i' => Some(1),
            b'v' => Some(5),
            b'x' => Some(10),
            _ => None,
        })
        .collect();
    let digits = digits.filter(|_| one_case)?;
    let mut value = 0;
    for (place, &digit) in digits.iter().enumerate() {
        let smaller = digits.get(place + 1).is_some_and(|&next| next > digit);
        value = if smaller { value + 100 - digit } else { value + digit };
    }
    // Every subtraction lent a hundred, so that the sum never went below nothing.
    Some(value % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> Option<Item> {
        item_at(text, 0, None).map(|(item, _)| item)
    }

    #[test]
    fn a_mark_is_a_number_or_a_letter_with_a_stop_or_a_bracket() {
        assert_eq!(item_at("2.) Next", 0, None).map(|(_, end)| end), Some(4));
        assert!(item("(b) next").is_some() && item("iv. next").is_some());
        assert!(item("1990. Next").is_none() && item("ab. Next").is_none() && item("2.5 next").is_none());
    }

    #[test]
    fn items_follow_each_other_in_one_shape() {
        let follows = |a: &str, b: &str| {
            let first = item(a);
            let second = item_at(b, 0, first).map(|(item, _)| item);
            second.zip(first).is_some_and(|(second, first)| second.follows(first))
        };
        assert!(follows("1. x", "2. x") && follows("a) x", "b) x"));
        assert!(follows("(iii) x", "(iv) x") && follows("h. x", "i. x"));
        assert!(!follows("1. x", "2) x") && !follows("1. x", "3. x"));
    }
}
