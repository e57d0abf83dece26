//! forbidden-term: the English uses a rendering that the glossary forbids for a term in the Chinese.

use crate::check::bead::Side;
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "forbidden-term",
    group: Group::Term,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::WrongTerm),
    on: true,
    summary: "the English uses a rendering that the glossary forbids",
    why: "Somebody decided against these words, mostly because a translator before used them.",
    cure: "Use the preferred English. Words inside a longer quotation are somebody else's and are left alone.",
    bad: &[Example::terms(
        "- {zh: 世卫组织, en: World Health Organization, forbidden: [WHO, World Health Organisation]}\n",
        "- {id: a, zh: 世卫组织来了。, en: The World Health Organisation has come.}\n",
    )],
    good: &[
        Example::terms(
            "- {zh: 世卫组织, en: World Health Organization, forbidden: [WHO, World Health Organisation]}\n",
            "- {id: a, zh: 世卫组织来了。, en: Who has come? The World Health Organization.}\n",
        ),
        Example::terms(
            "- {zh: 图书馆, en: library, forbidden: [book house]}\n",
            "- {id: a, zh: 他说：“我爱图书馆。”, en: He said “I love that book house of yours”.}\n- {id: b, zh: 一座书屋。, en: A book house.}\n",
        ),
    ],
    look: Look::Document(look),
};

fn look(_: &Document, sink: &mut Sink<'_>) {
    for bead in sink.term_uses().iter() {
        if bead.found.iter().all(|found| found.forbidden.is_empty()) {
            continue;
        }
        let Some(text) = bead.text() else { continue };
        let english = &text.en;
        for found in &bead.found {
            for (words, range) in &found.forbidden {
                if is_quoted(english, range.clone()) {
                    continue;
                }
                let (zh, wanted) = (&found.term().zh, found.rendering(0));
                let message = Message::new(
                    format!("“{words}” is forbidden for {zh}; the glossary has “{wanted}”"),
                    format!("“{zh}”禁译作“{words}”，应为“{wanted}”"),
                );
                sink.bead_across(&text, Side::En, range.clone(), Some(found.zh.clone()), None, message);
            }
        }
    }
}

/// Whether `range` stands inside a quotation that says more than itself.
fn is_quoted(text: &str, range: std::ops::Range<usize>) -> bool {
    let before = &text[..range.start];
    let open = match (before.rfind('“'), before.rfind('”')) {
        (Some(open), close) if close.is_none_or(|close| close < open) => Some((open, '”')),
        _ => before.rfind('"').filter(|_| before.matches('"').count() % 2 == 1).map(|open| (open, '"')),
    };
    let Some((open, mark)) = open else { return false };
    let close = text[range.end..].find(mark).map_or(text.len(), |at| range.end + at);
    text[open..close].split_whitespace().count() > text[range].split_whitespace().count() + 2
}
