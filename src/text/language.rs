//! Which of the two languages a text is in.

use super::han::is_han;

/// The two languages of the workbench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese, in either script.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language most of `text` is in, by its first few thousand letters: a Han character stands for
    /// about a word, so it weighs as much as five Latin letters. A text without letters counts as Chinese.
    pub fn of(text: &str) -> Self {
        let letters = text.chars().filter(|c| c.is_alphabetic()).take(4000);
        let (han, other) = letters
            .fold((0, 0), |(han, other), c| if is_han(c) { (han + 1, other) } else { (han, other + 1) });
        if han * 5 >= other { Self::Zh } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_names_do_not_change_the_language() {
        assert_eq!(Language::of("《区域全面经济伙伴关系协定》（RCEP）早日生效"), Language::Zh);
        assert_eq!(Language::of("At thirty one stands firm (三十而立), Confucius said."), Language::En);
        assert_eq!(Language::of("1, 2, 3."), Language::Zh);
    }
}
