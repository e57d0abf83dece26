//! Mismatches become what a rule says.

use super::mismatch::Category;
use crate::check::bead::{BeadText, Side};
use crate::check::finding::Message;
use crate::check::sink::Sink;
use crate::project::Severity;

/// Tells the mismatches of `category` in `bead`, at the English where there is one. Where a misprint was noted the
/// Chinese was read as meant, and its offsets do not lead back: the whole of it is shown then.
pub(in crate::check) fn report(bead: &BeadText<'_>, category: Category, sink: &mut Sink<'_>) {
    let (meant, verbatim) = bead.meant();
    for mismatch in bead.mismatches().iter().filter(|mismatch| mismatch.category == category) {
        let words = |text: &str, range: &Option<std::ops::Range<usize>>| {
            range.as_ref().and_then(|range| text.get(range.clone())).unwrap_or_default().trim().to_owned()
        };
        let (zh, en) = (words(meant, &mismatch.zh), words(&bead.en, &mismatch.en));
        let message = match (&mismatch.zh, &mismatch.en) {
            (Some(_), Some(_)) if category == Category::Approx => Message::new(
                format!("“{en}” and “{zh}” do not say more, less or about alike"),
                format!("“{en}”与“{zh}”的约数说法不一致"),
            ),
            (Some(_), Some(_)) => Message::new(
                format!("“{en}” stands where the Chinese says “{zh}”"),
                format!("原文为“{zh}”，译文为“{en}”"),
            ),
            (Some(_), None) if category == Category::Dateline => Message::new(
                format!("the English has no dateline; the Chinese is dated “{zh}”"),
                format!("译文没有电头，原文为“{zh}”"),
            ),
            (Some(_), None) => {
                Message::new(format!("the English does not say “{zh}”"), format!("译文没有“{zh}”"))
            }
            _ => Message::new(format!("the Chinese does not say “{en}”"), format!("原文没有“{en}”")),
        };
        let printed = mismatch.zh.clone().map(|range| if verbatim { range } else { 0..bead.zh.len() });
        let (side, range, other) = match (printed, &mismatch.en) {
            (other, Some(range)) => (Side::En, range.clone(), other),
            (Some(range), None) => (Side::Zh, range, None),
            (None, None) => continue,
        };
        // What might be said otherwise on purpose is good to know and no more.
        let severity = if mismatch.sure { None } else { Some(Severity::Note) };
        sink.bead_across(bead, side, range, other, severity, message);
    }
}
