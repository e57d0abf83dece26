//! What is said to a program that likens sentences, and what it answers: JSON lines.

use serde::Deserialize;

/// What a line of the program says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Likened {
    /// A Chinese and an English sentence, counted from 0, and the logarithm of how much more probably they say the same
    /// than two that meet by chance.
    Pair(usize, usize, f32),
    /// There are no more.
    Done,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Pair { zh: usize, en: usize, likeness: f32 },
    Done { done: bool },
}

/// The one line that the program is told: all sentences of both sides.
pub fn write_sentences(zh: &[&str], en: &[&str]) -> String {
    format!("{}\n", serde_json::json!({"zh": zh, "en": en}))
}

/// Reads a line of the answer: `{"zh": 0, "en": 1, "likeness": 2.5}`, or `{"done": true}`.
///
/// # Errors
/// What is wrong with it, in a few words.
pub fn read_likened(line: &str) -> Result<Likened, String> {
    match serde_json::from_str(line) {
        Ok(Line::Pair { zh, en, likeness }) if likeness.is_finite() => Ok(Likened::Pair(zh, en, likeness)),
        Ok(Line::Done { done: true }) => Ok(Likened::Done),
        _ => Err("neither `zh`, `en` and `likeness` nor `done` is in it".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_pairs_or_the_end() {
        assert_eq!(read_likened(r#"{"zh":0,"en":12,"likeness":-2.5}"#), Ok(Likened::Pair(0, 12, -2.5)));
        assert_eq!(read_likened(r#"{"done":true}"#), Ok(Likened::Done));
        for odd in [
            "",
            "{}",
            "[]",
            r#"{"zh":-1,"en":1,"likeness":1}"#,
            r#"{"zh":1,"en":1,"likeness":1e99}"#,
            r#"{"done":false}"#,
        ] {
            assert!(read_likened(odd).is_err(), "{odd}");
        }
        assert_eq!(write_sentences(&["一“"], &["A\""]), "{\"en\":[\"A\\\"\"],\"zh\":[\"一“\"]}\n");
    }
}
