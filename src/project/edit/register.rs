//! Registering: documents and speakers are added to a `duizhao.yaml`, whose other bytes stay.

use serde_yaml::Value;

use crate::project::speaker::Speaker;
use crate::project::write::speaker_entry;
use crate::yaml::Problem;
use crate::yaml::{Kind, Node, flow_scalar, parse};

/// What `duizhao add` and `sync` write into `duizhao.yaml`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registration {
    /// A new unit file's path, from the project's folder.
    pub document: Option<String>,
    /// The gate the document starts with.
    pub fail_under: u32,
    /// New speakers by key.
    pub speakers: Vec<(String, Speaker)>,
}

/// Adds a document and speakers to the text of a `duizhao.yaml`; every other byte stays.
///
/// # Errors
/// A problem of the file as it is; or that it is written in a way that the change cannot be made in
/// without touching more, with the lines to add by hand. The result is read back by a second,
/// independent YAML reader and must hold the old values and the new ones only.
pub fn register(text: &str, new: &Registration) -> Result<String, Problem> {
    let entry = |path: &String| format!("{{path: {}, fail-under: {}}}", flow_scalar(path), new.fail_under);
    let documents: Vec<String> = new.document.iter().map(entry).collect();
    let speakers: Vec<String> =
        new.speakers.iter().map(|(key, speaker)| speaker_entry(key, speaker)).collect();
    let mut out = text.to_owned();
    for (key, items, list) in [("documents", &documents, true), ("speakers", &speakers, false)] {
        if !items.is_empty() {
            out = append(&out, key, items, list)?;
        }
    }
    if holds(text, &out, new) {
        return Ok(out);
    }
    Err(Problem::new(
        0..0,
        "this file cannot be added to without touching other lines",
        format!(
            "Add by hand under `documents:`: {}; under `speakers:`: {}",
            if documents.is_empty() { "nothing".to_owned() } else { documents.join("; ") },
            if speakers.is_empty() { "nothing".to_owned() } else { speakers.join("; ") }
        ),
    ))
}

/// Appends `items` to the collection at the top-level `key`, making it where it is missing.
fn append(text: &str, key: &str, items: &[String], list: bool) -> Result<String, Problem> {
    let root = parse(text)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let block = |indent: &str| -> String {
        let dash = if list { "- " } else { "" };
        items.iter().map(|item| format!("{newline}{indent}{dash}{item}")).collect()
    };
    let indent = if list { "" } else { "  " };
    let Some(value) = root.get(key) else {
        let gap = if text.ends_with('\n') { "" } else { newline };
        return Ok(format!("{text}{gap}{key}:{}{newline}", block(indent)));
    };
    let (from, to, new) = if is_empty(value) {
        // `key:`, `key: []` and `key: {}` become a block; what stands behind on the line stays.
        let colon = key_colon(text, &root, key).unwrap_or(value.span.start);
        let end = if value.flow { value.span.end } else { colon };
        (colon, end, block(indent))
    } else if value.flow {
        let close = value.span.end - 1;
        (close, close, format!(", {}", items.join(", ")))
    } else {
        let last = last_line_end(text, value);
        (last, last, block(&indentation(text, value)))
    };
    Ok(format!("{}{new}{}", &text[..from], &text[to..]))
}

fn is_empty(value: &Node) -> bool {
    match &value.kind {
        Kind::List(items) => items.is_empty(),
        Kind::Map(pairs) => pairs.is_empty(),
        Kind::Scalar(..) => value.is_null(),
    }
}

/// The byte behind the colon of the top-level `key`.
fn key_colon(text: &str, root: &Node, key: &str) -> Option<usize> {
    let Kind::Map(pairs) = &root.kind else { return None };
    let (name, _) = pairs.iter().find(|(name, _)| name.text() == Some(key))?;
    text[name.span.end..].find(':').map(|offset| name.span.end + offset + 1)
}

/// The indentation of the line on which a block collection's first item stands.
fn indentation(text: &str, value: &Node) -> String {
    let line = text[..value.span.start].rfind('\n').map_or(0, |at| at + 1);
    text[line..].chars().take_while(|&c| c == ' ').collect()
}

/// The end of the line on which a block collection's last item ends, a comment behind it included.
fn last_line_end(text: &str, value: &Node) -> usize {
    let end = text[..value.span.end].trim_end().len();
    text[end..].find(['\r', '\n']).map_or(text.len(), |offset| end + offset)
}

/// Whether `after` holds exactly what `before` held and what `new` adds, by the word of `serde_yaml`.
fn holds(before: &str, after: &str, new: &Registration) -> bool {
    let read = |text: &str| serde_yaml::from_str::<Value>(text.trim_start_matches('\u{FEFF}'));
    let (Ok(Value::Mapping(mut expected)), Ok(Value::Mapping(found))) = (read(before), read(after)) else {
        return false;
    };
    if let Some(document) = &new.document {
        let documents = expected.entry("documents".into()).or_insert(Value::Null);
        let mut entries = documents.as_sequence().cloned().unwrap_or_default();
        entries.push(map([("path", document.clone().into()), ("fail-under", new.fail_under.into())]));
        *documents = Value::Sequence(entries);
    }
    if !new.speakers.is_empty() {
        let speakers = expected.entry("speakers".into()).or_insert(Value::Null);
        let mut entries = speakers.as_mapping().cloned().unwrap_or_default();
        for (key, speaker) in &new.speakers {
            let names = map([
                ("zh", speaker.zh.clone().into()),
                ("en", speaker.en.clone().unwrap_or_default().into()),
            ]);
            entries.insert(key.clone().into(), names);
        }
        *speakers = Value::Mapping(entries);
    }
    expected == found
}

fn map<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    Value::Mapping(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new() -> Registration {
        let speaker = Speaker { zh: "《环球时报》记者".to_owned(), en: None };
        Registration {
            document: Some("b.yaml".to_owned()),
            fail_under: 0,
            speakers: vec![("globaltimes".to_owned(), speaker)],
        }
    }

    #[test]
    fn only_the_asked_lines_are_added_whatever_the_style() {
        for text in [
            "format: 1\ndocuments: []\nspeakers: {}\n",
            "format: 1\ndocuments:\nspeakers:   # nobody yet\n",
            "format: 1\ndocuments:\n- {path: a.yaml}   # first\nspeakers:\n  wang: {zh: 王毅}\n\n# end\n",
            "format: 1\r\ndocuments:\r\n  - path: a.yaml\r\n    fail-under: 100\r\nspeakers:\r\n    wang:\r\n        zh: 王毅\r\n",
            "format: 1\ndocuments: [{path: a.yaml}]\nspeakers: {wang: {zh: 王毅}}\n",
            "format: 1   # nothing else",
        ] {
            let out = register(text, &new()).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
            assert!(out.contains("《环球时报》记者") && out.contains("b.yaml"));
            assert_eq!(out.contains('\r'), text.contains('\r'));
            for comment in ["# first", "# nobody yet", "# end", "# nothing else"] {
                assert_eq!(out.contains(comment), text.contains(comment), "{out}");
            }
        }
    }

    #[test]
    fn a_file_that_cannot_be_edited_safely_is_refused_with_the_lines_to_add() {
        let refused = register("documents: &all\n- {path: a.yaml}\nspeakers: *all\n", &new()).unwrap_err();
        assert!(refused.cure.contains("globaltimes"), "{refused:?}");
    }
}
