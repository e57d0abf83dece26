//! speaker-without-english: exports would print a speaker's Chinese label in English text.

use std::collections::HashSet;

use crate::check::example::Example;
use crate::check::finding::Message;
use crate::check::mqm::Mqm;
use crate::check::rule::{Confidence, Group, Look, Rule};
use crate::check::sink::Sink;
use crate::project::{Document, Severity};

pub(super) static RULE: Rule = Rule {
    id: "speaker-without-english",
    group: Group::Name,
    severity: Severity::Warning,
    confidence: Confidence::Sure,
    mqm: Some(Mqm::Untranslated),
    on: true,
    summary: "a speaker of a document that has English has no English name",
    why: "Exports print who speaks before every turn; without an English name the Chinese label stands there.",
    cure: "Fill in `en` under `speakers` in `duizhao.yaml`.",
    bad: &[Example::units(
        "source: {path: a.txt}\nspeakers: {lin: {zh: 林岚, en: \"\"}}\nunits:\n- {id: a, speaker: lin, zh: 好。, en: All right.}\n",
    )],
    good: &[
        Example::units(
            "source: {path: a.txt}\nspeakers: {lin: {zh: 林岚, en: Lin Lan}}\nunits:\n- {id: a, speaker: lin, zh: 好。, en: All right.}\n",
        ),
        Example::units(
            "source: {path: a.txt}\nspeakers: {lin: {zh: 林岚}}\nunits:\n- {id: a, speaker: lin, zh: 好。}\n",
        ),
    ],
    look: Look::Document(look),
};

fn look(document: &Document, sink: &mut Sink<'_>) {
    let mut told = HashSet::new();
    for turn in document.turns.iter() {
        let Some(key) = turn.speaker.as_deref() else { continue };
        let Some(speaker) = document.speakers.get(key) else { continue };
        let translated = turn.units.clone().any(|index| document.units()[index].has_english());
        let named = speaker.en.as_ref().is_some_and(|en| !en.trim().is_empty());
        if translated && !named && told.insert(key) {
            let message = Message::new(
                format!("the speaker {} has no English name", speaker.zh),
                format!("发言人“{}”没有英文名", speaker.zh),
            );
            sink.field(turn.units.start, "speaker", message);
        }
    }
}
