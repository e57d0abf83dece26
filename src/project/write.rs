//! New files, in the form in which a person can go on typing.

use super::bilingual::Bilingual;
use super::role::Role;
use super::speaker::Speaker;
use crate::yaml::{fits_block, flow_scalar, scalar};

/// A unit file to be made.
#[derive(Debug, Clone, Default)]
pub struct NewDocument {
    /// The JSON Schema to name in the first line, from the unit file's folder.
    pub schema: Option<String>,
    /// The transcript, from the unit file's folder.
    pub source: String,
    /// Seams that were joined: the text around each, and why.
    pub joins: Vec<(String, &'static str)>,
    /// A reading order to propose: first words, or the gap.
    pub parts: Vec<Result<String, Bilingual>>,
    /// Speakers that the file itself shall hold, by key.
    pub speakers: Vec<(String, Speaker)>,
    /// The units in printed order.
    pub units: Vec<NewUnit>,
    /// English without Chinese: the id of the unit behind which it stands, and the English.
    pub unmatched: Vec<(Option<String>, String)>,
}

/// The English that a new unit has already.
#[derive(Debug, Clone, PartialEq)]
pub enum NewEnglish {
    /// These segments, from an aligned text.
    Linked {
        /// The segments, one or several.
        segments: Vec<String>,
        /// The confidence of the link, 0 to 1.
        link: f32,
    },
    /// The English of the unit before it holds it too.
    CoveredByPrevious,
}

/// A unit to be made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewUnit {
    /// Its minted id.
    pub id: String,
    /// The speaker's key, on a turn's first unit.
    pub speaker: Option<String>,
    /// The printed label where it differs from the speaker's.
    pub label: Option<String>,
    /// Its role, where it does not follow from the turn.
    pub role: Option<Role>,
    /// Whether it begins a paragraph inside a turn.
    pub paragraph: bool,
    /// The Chinese.
    pub zh: String,
    /// Whether anyone is to translate it.
    pub translatable: bool,
    /// The English it has already.
    pub english: Option<NewEnglish>,
}

/// The text of a new unit file: `zh` on one line, an empty `en: >-` with a line under it to type on.
pub fn new_unit_file(new: &NewDocument) -> String {
    let mut out = String::new();
    if let Some(schema) = &new.schema {
        out.push_str(&format!("# yaml-language-server: $schema={schema}\n"));
    }
    out.push_str("format: 1\nsource:\n");
    out.push_str(&format!("  path: {}\n", scalar(&new.source)));
    out.push_str(
        "  # date: 2021-03-07            the day of the event: 今年 and 上个月 are counted from it\n",
    );
    out.push_str("  # publisher: {zh: , en: }\n");
    if !new.joins.is_empty() {
        out.push_str("  # Lines that print broke inside a sentence. `join: false` beside one keeps its lines apart.\n  joins:\n");
        for (at, reason) in &new.joins {
            out.push_str(&format!("  - {{at: {}}}   # {reason}\n", flow_scalar(at)));
        }
    }
    if !new.parts.is_empty() {
        out.push_str("  # Proposed reading order, for print order does not read on: look at the page, then take the `# ` away to accept.\n");
        out.push_str("  # parts:\n");
        for part in &new.parts {
            match part {
                Ok(words) => out.push_str(&format!("  # - {{begins: {}}}\n", flow_scalar(words))),
                Err(gap) => out.push_str(&format!("  # - {{gap: {}}}\n", bilingual(gap))),
            }
        }
    }
    if !new.speakers.is_empty() {
        out.push_str("speakers:\n");
        for (key, speaker) in &new.speakers {
            out.push_str(&format!("  {}\n", speaker_entry(key, speaker)));
        }
    }
    out.push_str("units:\n");
    for (index, unit) in new.units.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        push_unit(&mut out, unit);
    }
    if !new.unmatched.is_empty() {
        out.push_str("\n# English that has no Chinese.\nunmatched:\n");
    }
    for (after, english) in &new.unmatched {
        let after = after.as_ref().map(|id| format!("after: {id}\n  ")).unwrap_or_default();
        out.push_str(&format!("- {after}en: {}\n", scalar(english)));
    }
    out
}

fn push_unit(out: &mut String, unit: &NewUnit) {
    let mut lines = vec![format!("id: {}", unit.id)];
    lines.extend(unit.speaker.as_ref().map(|key| format!("speaker: {}", scalar(key))));
    lines.extend(unit.label.as_ref().map(|label| format!("label: {}", scalar(label))));
    lines.extend(unit.role.map(|role| format!("role: {}", role.name())));
    if unit.paragraph {
        lines.push("paragraph: true".to_owned());
    }
    lines.push(format!("zh: {}", scalar(&unit.zh)));
    match &unit.english {
        Some(NewEnglish::Linked { segments, link }) => {
            lines.push(english(segments));
            lines.push("state: draft".to_owned());
            lines.push(format!("link: {link:.2}"));
        }
        Some(NewEnglish::CoveredByPrevious) => lines.push("covered-by: previous".to_owned()),
        None if unit.translatable => lines.push("en: >-\n".to_owned()),
        None => {}
    }
    for (index, line) in lines.iter().enumerate() {
        out.push_str(if index == 0 { "- " } else { "  " });
        out.push_str(line);
        out.push('\n');
    }
}

/// `en` with one text, or with a list.
fn english(segments: &[String]) -> String {
    match segments {
        [one] if fits_block(one, true) => format!("en: >-\n    {one}"),
        [one] => format!("en: {}", scalar(one)),
        several => {
            let items: Vec<String> = several.iter().map(|text| format!("  - {}", scalar(text))).collect();
            format!("en:\n{}", items.join("\n"))
        }
    }
}

/// `key: {zh: …, en: …}`, the English to be filled in.
pub(super) fn speaker_entry(key: &str, speaker: &Speaker) -> String {
    let names = Bilingual { zh: Some(speaker.zh.clone()), en: Some(speaker.en.clone().unwrap_or_default()) };
    format!("{}: {}", flow_scalar(key), bilingual(&names))
}

/// `{zh: …, en: …}`.
fn bilingual(text: &Bilingual) -> String {
    let side = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("{name}: {}", flow_scalar(value)))
    };
    let sides: Vec<String> = [side("zh", &text.zh), side("en", &text.en)].into_iter().flatten().collect();
    format!("{{{}}}", sides.join(", "))
}

/// The text of a new `duizhao.yaml` without documents.
pub fn new_project(title: &Bilingual, schema: &str, project_schema: &str) -> String {
    format!(
        "# yaml-language-server: $schema={project_schema}
format: 1
title: {}
languages: {{source: zh-Hans, target: en-GB}}
# The JSON Schema that editors validate unit files with.
schema: {schema}
# One line a unit file; `fail-under` is its gate in per cent of the counted units.
documents: []
# Who speaks: the label as printed, and in English.
speakers: {{}}
segment: {{split-at-semicolon: false, split-quotations: true}}
checks: {{ignore: [], fail-on: error}}
coverage: {{min-state: translated}}
",
        bilingual(title)
    )
}
