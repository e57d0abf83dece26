//! What `sync` did, for people.

use super::diff::word_diff;
use crate::check::excerpt;
use crate::project::Note;

/// The notes of one document: a line a unit, what differs below it, and a line with the counts.
pub fn sync_text(path: &str, notes: &[Note], dry: bool, color: bool) -> String {
    let mut out = String::new();
    for note in notes {
        match note {
            Note::Edited { id, old, new, stale, turnabouts } => {
                let word = if *stale { "stale" } else { "edited" };
                out.push_str(&format!("{path}: {word} {id} {}\n", word_diff(old, new, color)));
                for found in turnabouts {
                    let side =
                        |words: &[String]| if words.is_empty() { "–".to_owned() } else { words.join(" ") };
                    let (turn, old, new) = (found.turn.name(), side(&found.old), side(&found.new));
                    out.push_str(&format!("  {turn} differs: {old} → {new}\n"));
                }
            }
            Note::Restored(id) => out.push_str(&format!("{path}: restored {id}, its old text is back\n")),
            Note::Mended(id) => {
                out.push_str(&format!("{path}: mended {id}, the misprint noted there is set right\n"))
            }
            Note::Labelled { id, old, new } => {
                out.push_str(&format!("{path}: label of {id} {}\n", word_diff(old, new, color)));
            }
            Note::New { id, zh } => out.push_str(&format!("{path}: new {id} {}\n", excerpt(zh))),
            Note::Obsolete { id, zh } => out.push_str(&format!("{path}: obsolete {id} {}\n", excerpt(zh))),
            Note::Back(id) => out.push_str(&format!("{path}: back {id}, with its English\n")),
            Note::Moved(id) => out.push_str(&format!("{path}: moved {id}\n")),
            Note::Recut(id) => out.push_str(&format!("{path}: cut anew {id}\n")),
        }
    }
    out.push_str(&summary(path, notes, dry));
    out
}

fn summary(path: &str, notes: &[Note], dry: bool) -> String {
    if notes.is_empty() {
        return format!("{path}: the units hold the transcript; nothing to do\n");
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for note in notes {
        let word = match note {
            Note::Edited { stale: true, .. } => "stale",
            Note::Edited { .. } => "edited",
            Note::Restored(_) => "restored",
            Note::Mended(_) => "mended",
            Note::Labelled { .. } => "relabelled",
            Note::New { .. } => "new",
            Note::Obsolete { .. } => "obsolete",
            Note::Back(_) => "back",
            Note::Moved(_) => "moved",
            Note::Recut(_) => "cut anew",
        };
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let counts: Vec<String> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
    let end = if dry { "; nothing was written" } else { "" };
    format!("{path}: {}{end}\n", counts.join(", "))
}
