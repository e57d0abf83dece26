//! cut-by-comment: a blank and # cut a sentence short.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::yaml::Style;

pub(super) static RULE: Rule = Rule {
    id: "cut-by-comment",
    group: Group::File,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    mqm: None,
    on: true,
    summary: "a blank and # cut a sentence short",
    why: "In text without quotes YAML takes everything behind ` #` for a comment, without a word: half a sentence is gone.",
    cure: "Write the text under `>-` on a line of its own, where # is a character like others; put a comment on a line of \
           its own too.",
    bad: &[Example::units("- id: a\n  zh: 他排名第一。\n  en: He ranks #1, or rather # 1 of all.\n")],
    good: &[
        Example::units("- id: a\n  zh: 他排名第一。\n  en: >-\n    He ranks # 1 of all.\n"),
        Example::units(
            "- id: a\n  zh: 他排名第一。\n  en: \"He ranks first.\"   # checked\n  state: draft # for now\n",
        ),
    ],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    if !has_comment(document, index) {
        return;
    }
    let places = document.places(index);
    for name in ["zh", "en"] {
        let Some(field) = places.field(name) else { continue };
        for spot in field.scalars.iter().filter(|spot| spot.style == Style::Plain) {
            let rest = document.text.get(spot.span.end..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            if line.starts_with([' ', '\t']) && line.trim_start().starts_with('#') {
                let lost = line.trim_start();
                let message = Message::new(
                    format!("YAML takes “{lost}” for a comment: the text ends before it"),
                    format!("YAML 视“{lost}”为注释，正文至此被截断"),
                );
                sink.field(index, name, message);
            }
        }
    }
}

/// Whether a comment may stand in the lines of unit `index`.
fn has_comment(document: &Document, index: usize) -> bool {
    let span = &document.units()[index].at;
    let bytes = document.text.as_bytes();
    let rest = bytes.get(span.end..).unwrap_or_default();
    let end = span.end + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    bytes.get(span.start..end).is_some_and(|lines| memchr::memchr(b'#', lines).is_some())
}
