//! Links as records, for streams and batches.

use super::pair::Aligned;
use crate::align::Bead;
use crate::format::{BeadRecord, LinkKind, LinksRecord};

/// The links of a pair as they are written.
pub(in crate::workbench) fn links_record(aligned: &Aligned) -> LinksRecord {
    let Aligned { zh, en, alignment } = aligned;
    let bead = |bead: &Bead| BeadRecord {
        zh: bead.zh.clone().collect(),
        en: bead.en.clone().collect(),
        confidence: (f64::from(bead.confidence) * 1000.0).round() / 1000.0,
        link: kind(bead),
        // Chinese sentences stand without blanks between them.
        zh_text: zh.sentences[bead.zh.clone()].concat(),
        en_text: en.sentences[bead.en.clone()].join(" "),
    };
    LinksRecord {
        zh_sentences: zh.sentences.len(),
        en_sentences: en.sentences.len(),
        sure: alignment.beads.iter().filter(|bead| bead.is_sure()).count(),
        troubles: alignment.troubles.iter().map(ToString::to_string).collect(),
        beads: alignment.beads.iter().map(bead).collect(),
    }
}

fn kind(bead: &Bead) -> LinkKind {
    match (bead.is_null(), bead.is_sure()) {
        (true, _) => LinkKind::Null,
        (false, true) => LinkKind::Sure,
        (false, false) => LinkKind::Doubtful,
    }
}
