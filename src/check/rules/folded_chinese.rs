//! folded-chinese: a folded block put blanks into Chinese text.

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

use crate::text::is_han;
use crate::yaml::Style;

pub(super) static RULE: Rule = Rule {
    id: "folded-chinese",
    group: Group::File,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: None,
    on: true,
    summary: "folding put a blank into Chinese text",
    why: "YAML joins the lines of `>`, and of text that goes on below its key, by a blank. English wants one there, \
          Chinese does not: 中国 printed in two lines becomes 中 国.",
    cure: "Write the Chinese on one line.",
    bad: &[Example::units(
        "- id: a\n  zh: >-\n    中俄是全面战略\n    合作伙伴。\n  en: China and Russia are partners.\n",
    )],
    good: &[
        Example::units(
            "- id: a\n  zh: 中俄是全面战略合作伙伴。\n  en: >-\n    China and Russia\n    are partners.\n",
        ),
        Example::units("- id: a\n  zh: 新华社北京3月7日电 会议举行。\n"),
    ],
    look: Look::Unit(look),
};

fn look(document: &Document, index: usize, sink: &mut Sink<'_>) {
    let unit = &document.units()[index];
    let chars = |text: &str| text.chars().collect::<Vec<_>>();
    let parts = |text: &str| chars(text).windows(3).any(|w| is_han(w[0]) && w[1] == ' ' && is_han(w[2]));
    if !unit.zh.contains(' ') || !parts(&unit.zh) {
        return;
    }
    let places = document.places(index);
    let Some(spot) = places.field("zh").and_then(|field| field.scalars.first()) else { return };
    let typed = document.text.get(spot.span.clone()).unwrap_or_default();
    if spot.style != Style::Literal && typed.trim_end().contains('\n') {
        sink.field(
            index,
            "zh",
            Message::new("folding these lines put a blank into the Chinese", "折行在中文里插入了空格"),
        );
    }
}
