//! JSON lines: `{"id": …, "src": …, "tgt": …}`, an object a line.

use schemars::JsonSchema;
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

/// The values of a line as they are typed, those that are not `null`.
struct Typed<'a> {
    id: Option<&'a str>,
    src: &'a str,
    tgt: Option<&'a str>,
    terms: Option<&'a str>,
    /// Whether one of them may have an escape in it.
    escapes: bool,
}

/// A term that a pair brings along.
#[derive(Deserialize, JsonSchema)]
pub(super) struct OwnTerm {
    /// The Chinese.
    zh: String,
    /// Its English, what is preferred first.
    en: OneOrMany,
    /// English that must not be used for it.
    #[serde(default)]
    forbidden: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
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
    if let Some(done) = plain(line).and_then(|read| from_typed(line, start, number, &read).ok()) {
        return Ok(done);
    }
    let read: Line<'_> = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        wrong(line, start, error.column().saturating_sub(1), format!("this line is no pair: {message}"))
    })?;
    let [id, tgt, terms] =
        [read.id, read.tgt, read.terms].map(|value| value.map(RawValue::get).filter(|&raw| raw != "null"));
    from_typed(line, start, number, &Typed { id, src: read.src.get(), tgt, terms, escapes: true })
}

fn wrong(line: &str, start: usize, at: usize, message: String) -> Problem {
    const CURE: &str = "Write one object on the line: {\"id\": \"a\", \"src\": \"…\", \"tgt\": \"…\"}.";
    let at = (0..=at.min(line.len())).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    Problem::new(start + at..start + at, message, CURE)
}

/// What the values of `line` say.
fn from_typed(
    line: &str,
    start: usize,
    number: usize,
    read: &Typed<'_>,
) -> Result<(Pair, Vec<Term>), Problem> {
    // A value is a slice of the line, so the distance of the two is its place in it.
    let offset = |raw: &str| raw.as_ptr() as usize - line.as_ptr() as usize;
    let string = |raw: &str, name: &str| {
        text(raw, read.escapes)
            .ok_or_else(|| wrong(line, start, offset(raw), format!("`{name}` is not text")))
    };
    let spot =
        |raw: &str| Spot { span: start + offset(raw)..start + offset(raw) + raw.len(), style: Style::Double };
    let zh_at = spot(read.src);
    let id = match read.id {
        Some(raw) => text(raw, read.escapes).unwrap_or_else(|| raw.to_owned()),
        None => number.to_string(),
    };
    let terms = read.terms.map_or_else(
        || Ok(Vec::new()),
        |raw| {
            serde_json::from_str::<Vec<OwnTerm>>(raw).map_err(|_| Problem {
                cure: "Write them so: \"terms\": [{\"zh\": \"…\", \"en\": [\"…\"]}].".to_owned(),
                ..wrong(line, start, offset(raw), "`terms` is no list of terms".to_owned())
            })
        },
    )?;
    let pair = Pair {
        id,
        zh: string(read.src, "src")?,
        en: read.tgt.map_or_else(|| Ok(String::new()), |raw| string(raw, "tgt"))?,
        en_at: read.tgt.map_or_else(|| zh_at.clone(), spot),
        zh_at,
    };
    Ok((pair, terms.into_iter().map(Term::from).collect()))
}

/// The values of an object of strings, which nearly every line is; anything else is left to the reader of JSON.
fn plain(line: &str) -> Option<Typed<'_>> {
    let bytes = line.as_bytes();
    // A string holds no control character, and few lines have other blanks than one behind a mark.
    if bytes.iter().fold(false, |control, &byte| control | (byte < 0x20)) {
        return None;
    }
    let over = |mark: u8, at: usize| {
        let blanks = |at: usize| at + bytes[at..].iter().take_while(|&&byte| byte == b' ').count();
        let at = blanks(at);
        (bytes.get(at) == Some(&mark)).then(|| blanks(at + 1))
    };
    // The end of the string whose opening quote stands before `at`, and whether it has an escape in it.
    let end = |mut at: usize| {
        let mut escapes = false;
        loop {
            at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
            if bytes[at] == b'"' {
                return Some((at, escapes));
            }
            (at, escapes) = (at + 2, true);
        }
    };
    let (mut id, mut src, mut tgt, mut escapes) = (None, None, None, false);
    let mut at = over(b'{', 0)?;
    loop {
        let (name, (name_end, escaped)) = (at + 1, end(at + 1)?);
        let value = over(b':', name_end + 1).filter(|_| bytes[at] == b'"' && !escaped)?;
        let (value_end, escaped) = end(value + 1).filter(|_| bytes.get(value) == Some(&b'"'))?;
        let field = match &line[name..name_end] {
            "id" => &mut id,
            "src" | "zh" | "source" => &mut src,
            "tgt" | "en" | "target" => &mut tgt,
            "terms" => return None,
            // What no one asks for must be right all the same.
            _ if escaped => return None,
            _ => &mut None,
        };
        if field.replace(&line[value..=value_end]).is_some() {
            return None;
        }
        escapes |= escaped;
        match (over(b',', value_end + 1), over(b'}', value_end + 1)) {
            (Some(next), _) => at = next,
            (None, Some(end)) if end == bytes.len() => {
                return Some(Typed { id, src: src?, tgt, terms: None, escapes });
            }
            _ => return None,
        }
        bytes.get(at)?;
    }
}

/// The text of a JSON string, which may have an escape in it where `escapes` says so: what has none is as it is typed.
fn text(raw: &str, escapes: bool) -> Option<String> {
    let [b'"', .., b'"'] = raw.as_bytes() else { return None };
    let typed = &raw[1..raw.len() - 1];
    let escaped = escapes && memchr::memchr(b'\\', typed.as_bytes()).is_some();
    if escaped { serde_json::from_str(raw).ok() } else { Some(typed.to_owned()) }
}

/// Steps over the escapes of JSON: `\n`, `\u4E2D`, and two of the latter for one character beyond U+FFFF.
fn locate(file: &str, spot: &Spot, value: &str, offset: usize) -> usize {
    let mut at = (spot.span.start + 1).min(file.len());
    let typed = file.as_bytes().get(spot.span.clone()).unwrap_or_default();
    if memchr::memchr(b'\\', typed).is_none() {
        return (at + offset.min(value.len())).min(file.len());
    }
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
    use proptest::prelude::*;

    use super::*;

    /// What lines are made of, right and wrong.
    const PIECES: [&str; 24] = [
        "{",
        "}",
        "\"src\"",
        "\"tgt\"",
        "\"id\"",
        "\"zh\"",
        "\"x\"",
        "\"terms\"",
        ":",
        ",",
        " ",
        "\"好\"",
        "\"a\\n\"",
        "\"\\ud800\"",
        "\"\\q\"",
        "\"",
        "\\",
        "7",
        "null",
        "[]",
        "\t",
        "{\"src\": \"一\"",
        "\"tgt\": \"b\"",
        ", ",
    ];

    proptest! {
        #[test]
        fn a_plain_line_is_read_as_any_other(pieces in prop::collection::vec(0..PIECES.len(), 0..14)) {
            let line: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            if let Some(read) = plain(&line) && let Ok((pair, _)) = from_typed(&line, 0, 1, &read) {
                let slow: Line<'_> = serde_json::from_str(&line).unwrap();
                let values = (Some(slow.src.get()), slow.tgt.map(RawValue::get), slow.id.map(RawValue::get));
                prop_assert_eq!(values, (Some(read.src), read.tgt, read.id));
                prop_assert_eq!(Some(pair.zh), text(slow.src.get(), true));
            }
        }
    }

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
