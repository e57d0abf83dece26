//! What is said to a program that suggests English, and what it answers: JSON lines, a unit a line both ways.

use serde::{Deserialize, Serialize};

/// A unit for which English is wanted, with all that a translator would look at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Names the unit in the answer: `DOCUMENT#ID`.
    pub id: String,
    /// The language of the Chinese (BCP 47).
    pub source: String,
    /// The language that is wanted (BCP 47).
    pub target: String,
    /// The Chinese as it was meant: misprints are read as their `sic` says.
    pub zh: String,
    /// Its English, where somebody wrote some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// What the unit is: title, heading, question, answer …
    pub role: String,
    /// Who speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Neighbour>,
    /// The units before it, the nearest last.
    pub before: Vec<Neighbour>,
    /// The units behind it, the nearest first.
    pub after: Vec<Neighbour>,
    /// The terms of the glossary that stand in it.
    pub terms: Vec<AskedTerm>,
    /// What memory has for it, best first.
    pub matches: Vec<AskedMatch>,
}

/// Chinese with its English, where it has some.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// The Chinese.
    pub zh: String,
    /// The English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// A term as a program is told it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AskedTerm {
    /// The Chinese.
    pub zh: String,
    /// The preferred English.
    pub en: String,
    /// Other English that will do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub admitted: Vec<String>,
    /// English that must not be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<String>,
    /// What translators should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An entry of memory as a program is told it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AskedMatch {
    /// How like the unit its Chinese is, in per cent.
    pub percent: u32,
    /// The Chinese.
    pub zh: String,
    /// The English.
    pub en: String,
    /// Where it stands.
    pub from: String,
}

/// What a program answers for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The unit: the `id` of the question.
    pub id: String,
    /// English for it, the best first; none where the program has none.
    pub candidates: Vec<Suggestion>,
}

/// English that a program suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The English.
    pub en: String,
    /// What made it, in the program's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    candidates: Vec<Candidate>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Candidate {
    Bare(String),
    Full { en: String, origin: Option<String> },
}

/// The line of a question, with its end.
pub fn write_question(question: &Question) -> String {
    // Texts and numbers always can be written.
    serde_json::to_string(question).unwrap_or_default() + "\n"
}

/// The line of an answer as people's programs are given it, with its end.
pub fn write_suggested(suggested: &Suggested) -> String {
    let line = serde_json::json!({"id": suggested.id, "candidates": suggested.candidates});
    format!("{line}\n")
}

/// Reads the line of an answer: `{"id": …, "candidates": [{"en": …, "origin": …}]}`; a candidate may be its English
/// alone. Blanks, line ends and control characters in a text become one blank, for a unit's English is one line.
///
/// # Errors
/// What is wrong with it, in a few words.
pub fn read_suggested(line: &str) -> Result<Suggested, String> {
    let read: Line = serde_json::from_str(line).map_err(|error| {
        let error = error.to_string();
        error.split(" at line ").next().unwrap_or_default().to_owned()
    })?;
    let candidates = read.candidates.into_iter().map(|candidate| match candidate {
        Candidate::Bare(en) => Suggestion { en: one_line(&en), origin: None },
        Candidate::Full { en, origin } => {
            let origin = origin.map(|origin| one_line(&origin)).filter(|origin| !origin.is_empty());
            Suggestion { en: one_line(&en), origin }
        }
    });
    Ok(Suggested { id: read.id, candidates: candidates.filter(|one| !one.en.is_empty()).collect() })
}

fn one_line(text: &str) -> String {
    let plain =
        |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') { ' ' } else { c };
    text.chars().map(plain).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_candidates_with_or_without_their_origin() {
        let read = read_suggested(
            r#"{"id": "a#k", "candidates": ["Good\nmorning. ", {"en": "Hello.", "origin": "m"}, " "], "more": 1}"#,
        );
        let one = |en: &str, origin: Option<&str>| Suggestion {
            en: en.to_owned(),
            origin: origin.map(str::to_owned),
        };
        let candidates = vec![one("Good morning.", None), one("Hello.", Some("m"))];
        assert_eq!(read, Ok(Suggested { id: "a#k".to_owned(), candidates }));
    }

    #[test]
    fn what_is_no_answer_is_told() {
        assert!(read_suggested("Loading the model").is_err());
        assert_eq!(read_suggested(r#"{"id": "a"}"#), Err("missing field `candidates`".to_owned()));
    }

    #[test]
    fn a_question_is_one_line() {
        let question = Question { id: "a#k".to_owned(), zh: "好\n吗".to_owned(), ..Question::default() };
        let line = write_question(&question);
        assert_eq!(line.matches('\n').count(), 1);
        assert!(
            line.starts_with(r#"{"id":"a#k","source":"","target":"","zh":"好\n吗","role":"","#),
            "{line}"
        );
    }
}
