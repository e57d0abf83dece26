//! missing-stop: the Chinese sentence ends in a mark, the English one in none.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::{is_strong_end, last_sign};

pub(super) static RULE: Rule = Rule {
    id: "missing-stop",
    group: Group::Punctuation,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Punctuation),
    on: true,
    summary: "the Chinese sentence ends in a mark, the English one in none",
    why: "A sentence without a mark at its end may have been cut off. A note: whole editions of headlines and lists do without on purpose.",
    cure: "Write the mark, or look whether something is missing.",
    bad: &[Example::units("- id: a\n  zh: \"图书馆九点开门。\"\n  en: \"The library opens at nine\"\n")],
    good: &[
        Example::units("- id: a\n  zh: \"图书馆九点开门\"\n  en: \"The library opens at nine\"\n"),
        Example::units("- id: a\n  zh: \"他说：“欢迎。”\"\n  en: \"He said, “Welcome.”\"\n"),
        Example::units("- id: a\n  zh: \"欢迎。\"\n  en: \"and welcome\"\n"),
    ],
    look: Look::Bead(look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let (Some(zh), Some(en)) = (last_sign(&bead.zh), last_sign(&bead.en)) else { return };
    // What begins with a small letter is a piece of a sentence, whose end stands elsewhere.
    let piece = bead.en.starts_with(char::is_lowercase);
    if (is_strong_end(zh) || matches!(zh, '?' | '!')) && en.is_alphanumeric() && !piece {
        let at = bead.en.char_indices().next_back().map_or(0, |(at, _)| at);
        let message = Message::new("this sentence has no mark at its end", "句末缺标点");
        sink.bead(bead, Side::En, at..bead.en.len(), message);
    }
}
