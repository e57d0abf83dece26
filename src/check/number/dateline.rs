//! The dateline of an agency's report, 新华社北京7月26日电, and whether the English still has it.

use super::atom::{Atom, Class};
use super::mismatch::{Category, Mismatch};

/// How an English text names where a report came from.
const SOURCES: [&str; 7] =
    ["xinhua", "agency", "news service", "news network", "correspondent", "dispatch", "(reporter"];

/// A dateline stands at the beginning: agency and town are shorter than this, in bytes.
const LONGEST: usize = 60;

/// The date of a dateline that the English left out with its source: fewer days are named than in the Chinese,
/// and no agency is. A dateline that only lost its agency's name, or its date, is somebody's style.
pub(super) fn lost(zh: &str, left: &[Atom], en: &str, right: &[Atom]) -> Option<Mismatch> {
    let day = left.iter().find(|atom| {
        let after = zh.get(atom.range.end..).unwrap_or_default();
        atom.class == Class::Day && after.trim_start().starts_with(['电', '電', '讯', '訊'])
    })?;
    let before = zh.get(..day.range.start)?;
    if before.len() > LONGEST || before.contains(['，', '。', '！', '？']) {
        return None;
    }
    let days = |atoms: &[Atom]| {
        atoms.iter().filter(|atom| atom.class == Class::Day && atom.value == day.value).count()
    };
    let begins: String = en.to_ascii_lowercase().chars().take(2 * LONGEST).collect();
    let kept = days(right) >= days(left)
        || SOURCES.iter().any(|word| begins.contains(word))
        || right.iter().any(|atom| atom.class == Class::Day && atom.value == day.value && heads(en, atom));
    (!kept).then(|| Mismatch {
        category: Category::Dateline,
        zh: Some(day.range.clone()),
        en: None,
        sure: true,
    })
}

/// Whether a date heads the text, as datelines do, and is no part of a sentence: “CHONGQING, July 26 (…)”.
fn heads(en: &str, date: &Atom) -> bool {
    let before = en.get(..date.range.start).unwrap_or_default().trim_end();
    let joined = ["on", "of", "the", "by", "from", "for"];
    let last = before.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    before.len() < LONGEST && !joined.contains(&last.as_str())
}
