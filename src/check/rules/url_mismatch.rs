//! url-mismatch: a web or mail address is not the same in both languages.

use crate::check::bead::{BeadText, Side};
use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::Severity;
use crate::text::Signs;

pub(super) static RULE: Rule = Rule {
    id: "url-mismatch",
    group: Group::Literal,
    severity: Severity::Error,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::DoNotTranslate),
    on: true,
    summary: "a web or mail address is not the same in both languages",
    why: "One letter lost and the link leads nowhere.",
    cure: "Copy the address from the Chinese. One that leads to the English pages of the same site is left alone.",
    bad: &[
        Example::units("- id: a\n  zh: \"见www.example.org/news。\"\n  en: \"See www.example.org/nws.\"\n"),
        Example::units(
            "- id: a\n  zh: \"请写信至desk@example.org。\"\n  en: \"Write to desk@example.com.\"\n",
        ),
    ],
    good: &[
        Example::units(
            "- id: a\n  zh: \"见https://example.org/zh/news。\"\n  en: \"See https://example.org/en/news.\"\n",
        ),
        Example::units("- id: a\n  zh: \"见example网站。\"\n  en: \"See example.com.\"\n"),
    ],
    look: Look::Chinese(SIGNS, look),
};

/// One of these is in every address.
const SIGNS: Signs = Signs::from(&['@', ':', '.']);

fn look(bead: &BeadText<'_>, sink: &mut Sink<'_>) {
    // A colon and a point alone are in many texts.
    if !["@", "://", "www."].into_iter().any(|sign| bead.zh.contains(sign)) {
        return;
    }
    for (at, address) in addresses(&bead.zh) {
        let wanted = folded(address);
        if addresses(&bead.en).any(|(_, address)| folded(address) == wanted) {
            continue;
        }
        let message =
            Message::new(format!("{address} is not in the English"), format!("英文中没有 {address}"));
        sink.bead(bead, Side::Zh, at..at + address.len(), message);
    }
}

/// Web and mail addresses in `text`, with their bytes.
fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c);
    text.split(move |c: char| !is_part(c)).filter_map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let word = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
        let mail = word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        let web = word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
        (mail || web).then_some((at, word))
    })
}

/// Without what may differ: letter case, the scheme, the last slash, and the tag of a language.
fn folded(address: &str) -> String {
    let lower = address.to_ascii_lowercase();
    let bare = lower.trim_start_matches("http://").trim_start_matches("https://").trim_start_matches("www.");
    let language = |part: &&str| {
        !matches!(*part, "en" | "zh" | "cn" | "zh-cn" | "en-us" | "en-gb" | "chinese" | "english")
    };
    bare.trim_end_matches('/').split(['/', '.']).filter(language).collect::<Vec<_>>().join("/")
}
