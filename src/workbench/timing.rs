//! When the units of a document are heard: the cues of its transcript, laid beside them.

use std::collections::HashMap;
use std::ops::Range;

use crate::project::Document;
use crate::source::{Cue, times};
use crate::text::{nonblank, squeeze};

/// How far ahead a unit is looked for that does not stand where it should, in bytes.
const WINDOW: usize = 3_000;
/// A unit of fewer bytes may stand elsewhere by chance, and is looked for in its own place only.
const SHORT: usize = 18;

/// Times of units by id: milliseconds from the beginning of the recording.
pub(super) type Times = HashMap<String, (u64, u64)>;

/// When each unit of `document` is heard; `None` where its transcript has no times. Units that do not stand in the
/// transcript have none.
pub(super) fn timing(document: &Document) -> Option<Times> {
    let text = document.transcript.as_deref()?;
    let cue = |(time, range): &(Range<u64>, Range<usize>)| Cue {
        start: time.start,
        end: time.end,
        range: range.clone(),
    };
    let cues: Vec<Cue> = document.cues.iter().map(cue).collect();
    (!cues.is_empty()).then(|| laid_beside(document, text, &cues))
}

fn laid_beside(document: &Document, text: &str, cues: &[Cue]) -> Times {
    let page = squeeze(text);
    // Where each byte of the squeezed page that begins a character stands in the text.
    let places: Vec<(usize, usize)> = nonblank(text)
        .scan(0, |squeezed, (at, c)| {
            let here = *squeezed;
            *squeezed += c.len_utf8();
            Some((here, at))
        })
        .collect();
    let place = |at: usize| match places.binary_search_by_key(&at, |(squeezed, _)| *squeezed) {
        Ok(index) => places[index].1,
        Err(_) => text.len(),
    };
    let mut found = Times::new();
    let mut at = 0;
    for (index, unit) in document.units().iter().enumerate() {
        let label = squeeze(&document.label(index).unwrap_or_default());
        let Some(range) = find(&page, at, &label, &squeeze(&unit.zh)) else { continue };
        at = range.end;
        // The place of the byte behind the last character may be that of another paragraph.
        let last = page[range.clone()]
            .char_indices()
            .next_back()
            .map_or(range.start, |(last, _)| range.start + last);
        let end = place(last) + page[last..range.end].len();
        if let Some(time) = times(text, cues, &(place(range.start)..end)) {
            found.insert(unit.id.clone(), time);
        }
    }
    found
}

/// Where `text` stands in `page`, from byte `at` on: there, behind its label, or a little later.
fn find(page: &str, at: usize, label: &str, text: &str) -> Option<Range<usize>> {
    let rest = page.get(at..).filter(|_| !text.is_empty())?;
    let behind = rest.strip_prefix(label).unwrap_or(rest);
    let offset = if behind.starts_with(text) {
        rest.len() - behind.len()
    } else if text.len() >= SHORT {
        let end = (WINDOW + text.len()..rest.len()).find(|&end| rest.is_char_boundary(end));
        rest[..end.unwrap_or(rest.len())].find(text)?
    } else {
        return None;
    };
    Some(at + offset..at + offset + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_found_in_its_place_or_a_little_later_and_never_by_chance() {
        let page = "王工：好。桥修好了，水站也修好了。好。";
        assert_eq!(find(page, 0, "王工：", "好。"), Some(9..15));
        assert_eq!(find(page, 15, "", "水站也修好了。"), Some(30..51));
        assert_eq!(find(page, 15, "", "好。"), None);
        assert_eq!(find(page, 15, "", ""), None);
        let far = format!("{page}{}水站也修好了。", "一".repeat(WINDOW));
        assert_eq!(find(&far, 51, "", "水站也修好了。"), None);
    }
}
