//! script-mix: a traditional character stands in simplified Chinese.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::lexicon::Lexicon;
use crate::text::{Signs, is_han};

pub(super) static RULE: Rule = Rule {
    id: "script-mix",
    group: Group::Character,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    mqm: Some(Mqm::Spelling),
    on: true,
    summary: "a traditional character stands in simplified Chinese",
    why: "A text pasted from another edition shows by its characters; a search for 图书馆 does not find 圖書館. A note: the slip is the source’s, not the translator’s.",
    cure: "Write the other form. Only characters that one script alone has are looked at; quotations and names of firms are allowed with that reason.",
    bad: &[Example::units(
        "- id: a\n  zh: \"图书馆上午九点开門，欢迎读者。\"\n  en: \"The library opens at nine; readers are welcome.\"\n",
    )],
    good: &[
        Example::units(
            "- id: a\n  zh: \"图书馆上午九点开门，欢迎读者。\"\n  en: \"The library opens at nine; readers are welcome.\"\n",
        ),
        Example::units(
            "- id: a\n  zh: \"圖書館上午九點開門，歡迎讀者。\"\n  en: \"The library opens at nine; readers are welcome.\"\n",
        ),
    ],
    look: Look::Chinese(Signs::HAN, look),
};

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    let lexicon = Lexicon::cedict();
    if !bead.chinese().may_be_traditional {
        return;
    }
    let is_traditional = |&(_, c): &(usize, char)| lexicon.simplified(c).is_some() && is_han(c);
    let mut traditional = bead.zh.char_indices().filter(is_traditional);
    let Some((at, c)) = traditional.next() else { return };
    // A third of traditional text is in characters that simplified text does not have: an eighth is a slip.
    if (1 + traditional.count()) * 8 <= bead.chinese().han {
        let form = lexicon.simplified(c).unwrap_or(c);
        let message = Message::new(
            format!("{c} is a traditional character in simplified Chinese: {form}"),
            format!("简体文本中出现繁体字“{c}”（{form}）"),
        );
        sink.bead(bead, Side::Zh, at..at + c.len_utf8(), message);
    }
}
