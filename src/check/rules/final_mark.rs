//! final-mark: the sentence ends in another kind of mark than the Chinese.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::rule::{Group, Look, Rule};
use crate::check::run::Sink;
use crate::project::Severity;
use crate::text::{is_closer, is_strong_end};

pub(super) static RULE: Rule = Rule {
    id: "final-mark",
    group: Group::Punctuation,
    severity: Severity::Warning,
    on: true,
    summary: "the sentence ends in another kind of mark than the Chinese",
    why: "A question that ends in a full stop is read as a statement, and a sentence without an end as one that was cut off.",
    cure: "End it as the Chinese does. A Chinese question may become an indirect one; then allow it.",
    bad: &[
        Example::units("- id: a\n  zh: \"您怎么看？\"\n  en: \"How do you see it.\"\n"),
        Example::units("- id: a\n  zh: \"图书馆九点开门。\"\n  en: \"The library opens at nine\"\n"),
    ],
    good: &[
        Example::units("- id: a\n  zh: \"您怎么看？\"\n  en: \"How do you see it?\"\n"),
        Example::units("- id: a\n  zh: \"图书馆九点开门\"\n  en: \"The library opens at nine\"\n"),
        Example::units("- id: a\n  zh: \"他说：“欢迎。”\"\n  en: \"“Welcome,” he said.\"\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let (Some(zh), Some(en)) = (end(&bead.zh), end(&bead.en)) else { return };
    let at = bead.en.char_indices().next_back().map_or(0, |(at, _)| at);
    let message = if is_question(zh)
        && !bead.en.contains(is_question)
        && bead.zh.chars().filter(|&c| is_question(c)).count() == 1
        && matches!(en, '.' | '!')
    {
        Message::new("the Chinese asks, the English does not", "中文为问句，英文句末不是问号")
    } else if (is_strong_end(zh) || is_question(zh))
        && en.is_alphanumeric()
        && !bead.en.starts_with(char::is_lowercase)
    {
        Message::new(
            "the Chinese sentence ends here, the English one has no mark at its end",
            "中文句末有标点，英文句末缺标点",
        )
    } else {
        return;
    };
    sink.bead(bead, Side::En, at..bead.en.len(), message);
}

/// The last character that is no quotation mark, bracket or blank.
fn end(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !is_closer(c) && !c.is_whitespace() && !matches!(c, '"' | '\''))
}

fn is_question(c: char) -> bool {
    matches!(c, '？' | '?')
}
