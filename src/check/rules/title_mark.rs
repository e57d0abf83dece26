//! title-mark: a title in 《》 has no marks in the English.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;

pub(super) static RULE: Rule = Rule {
    id: "title-mark",
    group: Group::Punctuation,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: false,
    summary: "a title in 《》 has no marks in the English",
    why: "A work that is named in 《》 stands in quotation marks or italics in English. Off by default: laws, agreements and newspapers stand without either, so one in two findings is none.",
    cure: "Put the title in quotation marks or between asterisks.",
    bad: &[Example::units(
        "- id: a\n  zh: \"我读了《红楼梦》。\"\n  en: \"I have read Dream of the Red Chamber.\"\n",
    )],
    good: &[Example::units(
        "- id: a\n  zh: \"我读了《红楼梦》。\"\n  en: \"I have read *Dream of the Red Chamber*.\"\n",
    )],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let marked = bead.en.contains(['"', '“', '‘', '*', '_', '\'', '<']);
    if let Some(at) = bead.zh.find('《').filter(|_| !marked) {
        let end = bead.zh[at..].find('》').map_or(bead.zh.len(), |length| at + length + '》'.len_utf8());
        let title = &bead.zh[at..end];
        let message =
            Message::new(format!("no title is marked for {title}"), format!("{title}在英文中没有标出"));
        sink.bead(bead, Side::Zh, at..end, message);
    }
}
