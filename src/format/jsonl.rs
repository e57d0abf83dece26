//! JSON lines: `{"id": …, "src": …, "tgt": …}`, an object a line.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::read::{Reader, Reading, lines};
use crate::project::{Locate, Pair};
use crate::termbase::Term;
use crate::yaml::{Problem, Spot, Style};

/// JSON lines.
pub(super) struct Jsonl;

/// A line, its values still as typed: so that their places are known.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, alias = "zh", alias = "source")]
    src: &'a RawValue,
    #[serde(borrow, alias = "en", alias = "target")]
    tgt: Option<&'a RawValue>,
    #[serde(borrow)]
    terms: Option<&'a RawValue>,
}

/// A term that a pair brings along.
#[derive(Deserialize)]
struct OwnTerm {
    zh: String,
    en: OneOrMany,
    #[serde(default)]
    forbidden: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OwnTerm> for Term {
    fn from(own: OwnTerm) -> Self {
        let mut renderings = match own.en {
            OneOrMany::One(words) => vec![words],
            OneOrMany::Many(words) => words,
        }
        .into_iter();
        let en = renderings.next().unwrap_or_default();
        Self { zh: own.zh, en, admitted: renderings.collect(), forbidden: own.forbidden, ..Self::default() }
    }
}

impl Reader for Jsonl {
    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn summary(&self) -> &'static str {
        "JSON lines: an object a line with src, tgt and, if you like, id and terms"
    }

    fn read(&self, text: &str) -> Reading {
        let mut reading = Reading::default();
        for (number, start, line) in lines(text) {
            match pair(line, start, number) {
                Ok((pair, terms)) => {
                    if !terms.is_empty() {
                        reading.terms.insert(reading.pairs.len(), terms);
                    }
                    reading.pairs.push(pair);
                }
                Err(problem) => reading.problems.push(problem),
            }
        }
        reading
    }

    fn locate(&self) -> Locate {
        locate
    }
}

/// The pair of a line that begins at byte `start`, with the terms that it brings along.
pub(super) fn pair(line: &str, start: usize, number: usize) -> Result<(Pair, Vec<Term>), Problem> {
    const CURE: &str = "Write one object on the line: {\"id\": \"a\", \"src\": \"…\", \"tgt\": \"…\"}.";
    let wrong = |at: usize, message: String| {
        let at = (0..=at.min(line.len())).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
        Problem::new(start + at..start + at, message, CURE)
    };
    let read: Line<'_> = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        wrong(error.column().saturating_sub(1), format!("this line is no pair: {message}"))
    })?;
    // A raw value is a slice of the line, so the distance of the two is its place in it.
    let offset = |raw: &RawValue| raw.get().as_ptr() as usize - line.as_ptr() as usize;
    let string = |raw: &RawValue, name: &str| {
        text(raw.get()).ok_or_else(|| wrong(offset(raw), format!("`{name}` is not text")))
    };
    let spot = |raw: &RawValue| Spot {
        span: start + offset(raw)..start + offset(raw) + raw.get().len(),
        style: Style::Double,
    };
    let zh_at = spot(read.src);
    let tgt = read.tgt.filter(|raw| raw.get() != "null");
    let id = match read.id.filter(|raw| raw.get() != "null") {
        Some(raw) => text(raw.get()).unwrap_or_else(|| raw.get().to_owned()),
        None => number.to_string(),
    };
    let terms = read.terms.filter(|raw| raw.get() != "null").map_or_else(
        || Ok(Vec::new()),
        |raw| {
            serde_json::from_str::<Vec<OwnTerm>>(raw.get()).map_err(|_| Problem {
                cure: "Write them so: \"terms\": [{\"zh\": \"…\", \"en\": [\"…\"]}].".to_owned(),
                ..wrong(offset(raw), "`terms` is no list of terms".to_owned())
            })
        },
    )?;
    let pair = Pair {
        id,
        zh: string(read.src, "src")?,
        en: tgt.map_or_else(|| Ok(String::new()), |raw| string(raw, "tgt"))?,
        en_at: tgt.map_or_else(|| zh_at.clone(), spot),
        zh_at,
    };
    Ok((pair, terms.into_iter().map(Term::from).collect()))
}

/// The text of a JSON string, which is one: what has no escape in it is as it is typed.
fn text(raw: &str) -> Option<String> {
    let typed = raw.strip_prefix('"')?.strip_suffix('"')?;
    if typed.contains('\\') { serde_json::from_str(raw).ok() } else { Some(typed.to_owned()) }
}

/// Steps over the escapes of JSON: `\n`, `\u4E2D`, and two of the latter for one character beyond U+FFFF.
fn locate(file: &str, spot: &Spot, value: &str, offset: usize) -> usize {
    let mut at = (spot.span.start + 1).min(file.len());
    for (_, c) in value.char_indices().take_while(|&(index, _)| index < offset) {
        let rest = file.get(at..).unwrap_or_default();
        at += match (rest.starts_with("\\u"), rest.starts_with('\\')) {
            (true, _) => 6 * c.len_utf16(),
            (_, true) => 2,
            _ => c.len_utf8(),
        };
    }
    at.min(file.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_with_their_places_and_a_bad_line_hides_none() {
        let text = "\u{FEFF}{\"id\": 7, \"tgt\": \"a \\uD83D\\uDE00\\n\\\"b\", \"src\": \"好\"}\n\n{oops}\n{\"src\": \"是\"}\n{\"src\": 3, \"tgt\": \"\"}";
        let reading = Jsonl.read(text);
        let ids: Vec<&str> = reading.pairs.iter().map(|pair| pair.id.as_str()).collect();
        assert_eq!(ids, ["7", "4"]);
        let first = &reading.pairs[0];
        assert_eq!((first.en.as_str(), first.zh.as_str()), ("a 😀\n\"b", "好"));
        let at = locate(text, &first.en_at, &first.en, first.en.find('b').unwrap());
        assert_eq!(&text[at..at + 2], "b\"");
        assert_eq!(&text[first.zh_at.span.clone()], "\"好\"");
        let lines = crate::text::Lines::new(text);
        let bad: Vec<usize> =
            reading.problems.iter().map(|problem| lines.place(text, problem.span.start).line).collect();
        assert_eq!(bad, [3, 5]);
    }
}
