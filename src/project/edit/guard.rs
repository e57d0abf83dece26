//! Reading back what was written: the asked values, no other, every comment; by two readers.
//!
//! Why it is enough to read the changed units, each as a document of its own, in a file of a hundred thousand:
//! the scan (`yaml::outline`) proves of the old and of the new text that every unit begins at a line with a
//! dash in the column of its list, with no quote, bracket, block scalar or plain text open across that
//! line, and that the file has no anchors, tags, directives or second documents. At such a line a reader of
//! YAML is in the same state whatever stood above: it closes the item before and begins a new one. So the
//! value of a unit depends on its own bytes alone, the bytes of the units that were not touched are the same
//! as before (they are borrowed from the old text), and the file reads as the list of what its units read as
//! alone. Where the scan gives up, the whole file is read before and after, and every value compared.

use super::block::comment_texts;
use super::patch::Patch;
use super::refusal::Refusal;
use super::sheet::{LISTS, Sheet, read_piece};
use super::value::Value;
use crate::yaml::{self, Kind, Node, Problem};

/// What one field of a unit is to become.
pub(super) struct Asked<'a> {
    pub(super) field: &'a str,
    pub(super) value: Option<&'a Value>,
}

/// Reads `new`, the new text of piece `index`, and compares it with what it held and what was asked; `None` where
/// anything else changed.
pub(super) fn reread(
    sheet: &mut Sheet<'_>,
    index: usize,
    new: &str,
    asked: &Asked<'_>,
) -> Option<(Node, Value)> {
    let old = sheet.value(index).ok()?;
    let node = match &sheet.root {
        None => read_piece(new).ok()?,
        Some(_) => read_in_place(sheet, index, new)?,
    };
    let found = Value::from(&node);
    let expected = old.with(asked.field, asked.value.cloned());
    let (Value::Map(fields), Value::Map(known)) = (&expected, &found) else { return None };
    // Without a line end at the end of the file, its last block scalar gains or loses one with its place.
    let open_end = !sheet.text.ends_with('\n');
    let each = |(key, value): &(String, Value)| {
        found.get(key).is_some_and(|found| value.same(found, open_end || key == asked.field))
    };
    let same = fields.len() == known.len() && fields.iter().all(each);
    let old_text = sheet.pieces[index].text.as_ref();
    let agreed = sheet.root.is_some() || second_reader(old_text, new, asked, open_end);
    let mut before = comment_texts(sheet, index);
    let mut after: Vec<String> = match &sheet.root {
        None => yaml::comments(new).into_iter().map(|range| new[range].trim_end().to_owned()).collect(),
        // The whole file was compared, and no comment is ever cut without being put back.
        Some(_) => before.clone(),
    };
    before.sort_unstable();
    after.sort_unstable();
    (same && agreed && before == after).then_some((node, found))
}

/// Reads the whole file with `new` in the place of piece `index`; `None` where any other unit changed.
fn read_in_place(sheet: &Sheet<'_>, index: usize, new: &str) -> Option<Node> {
    let mut after = sheet.clone();
    let old_root = sheet.root.as_ref()?;
    after.pieces[index].text = std::borrow::Cow::Owned(new.to_owned());
    let text = after.text();
    let root = yaml::parse_any(&text).ok()?;
    let (list, place) = sheet.seat(index);
    let name = sheet.lists[list].name;
    let open_end = !sheet.text.ends_with('\n');
    let (Kind::Map(before), Kind::Map(behind)) = (&old_root.kind, &root.kind) else { return None };
    let mut found = None;
    for ((key, old), (same_key, new)) in before.iter().zip(behind) {
        if key.text() != same_key.text() {
            return None;
        }
        match (&old.kind, &new.kind) {
            (Kind::List(olds), Kind::List(news)) if key.text() == Some(name) && olds.len() == news.len() => {
                for (number, (old, new)) in olds.iter().zip(news).enumerate() {
                    if number == place {
                        found = Some(new.clone());
                    } else if !Value::from(old).same(&Value::from(new), open_end) {
                        return None;
                    }
                }
            }
            _ if Value::from(old).same(&Value::from(new), false) => {}
            _ => return None,
        }
    }
    let lead: usize = after.glue[..=list].iter().map(|glue| glue.len()).sum::<usize>()
        + after.lists[..list]
            .iter()
            .flat_map(|list| &list.order)
            .map(|&p| after.pieces[p].text.len())
            .sum::<usize>()
        + after.lists[list].order[..place].iter().map(|&p| after.pieces[p].text.len()).sum::<usize>();
    (before.len() == behind.len()).then_some(())?;
    found.map(|node| node.moved_up(lead))
}

/// Whether a reader written by others sees the same: nothing changed but the asked field. Where it could not
/// read the unit before (it takes U+2028 for a line end, for one), it is not asked.
fn second_reader(old: &str, new: &str, asked: &Asked<'_>, open_end: bool) -> bool {
    let read = |text: &str| -> Option<serde_yaml::Mapping> {
        let items: Vec<serde_yaml::Mapping> = serde_yaml::from_str(text).ok()?;
        items.into_iter().next()
    };
    let Some(mut before) = read(old) else { return true };
    let Some(mut after) = read(new) else { return false };
    let found = after.remove(asked.field);
    before.remove(asked.field);
    let right = match (asked.value, &found) {
        (None, None) => true,
        (Some(Value::Bare(number)), Some(serde_yaml::Value::Number(found))) => {
            // It keeps numbers by their worth, not as they are typed: 0.90 reads back as 0.9.
            number.parse().ok() == found.as_f64() || *number == found.to_string()
        }
        (Some(value), Some(found)) => value.same(&from_second(found), true),
        _ => false,
    };
    let same = |a: &serde_yaml::Value, b: &serde_yaml::Value| {
        a == b || open_end && from_second(a).same(&from_second(b), true)
    };
    right
        && before.len() == after.len()
        && before.iter().all(|(key, value)| after.get(key).is_some_and(|found| same(value, found)))
}

fn from_second(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Sequence(items) => Value::List(items.iter().map(from_second).collect()),
        serde_yaml::Value::Mapping(pairs) => {
            let pair = |(key, value): (&serde_yaml::Value, &serde_yaml::Value)| {
                (key.as_str().unwrap_or_default().to_owned(), from_second(value))
            };
            Value::Map(pairs.iter().map(pair).collect())
        }
        serde_yaml::Value::String(text) => Value::text(text),
        serde_yaml::Value::Bool(truth) => Value::Bare(truth.to_string()),
        serde_yaml::Value::Number(number) => Value::Bare(number.to_string()),
        _ => Value::Null,
    }
}

/// Reads back the whole: the units stand in their order and hold what they must, and no comment was lost.
pub(super) fn finish(sheet: &Sheet<'_>) -> Result<String, Refusal> {
    let text = sheet.text();
    let right =
        if sheet.root.is_some() { whole_is_right(sheet, &text) } else { outline_is_right(sheet, &text) };
    if right && comments_are_kept(sheet, &text) {
        return Ok(text);
    }
    let changed = sheet.pieces.iter().find(|piece| piece.expected.is_some()).map_or(0, |piece| piece.at);
    Err(unsafe_at(changed))
}

/// The refusal of a change that did not read back as it should.
pub(super) fn unsafe_at(at: usize) -> Refusal {
    Problem::new(
        at..at,
        "this change cannot be made here without changing something else, so nothing was changed",
        "Make it by hand: an alias, an anchor or an unusual way of writing stands in the way; write the value out first.",
    )
    .into()
}

/// The scan finds each unit where it was put, and each changed one holds alone what it must.
fn outline_is_right(sheet: &Sheet<'_>, text: &str) -> bool {
    let Some(outline) = yaml::outline(text, &LISTS) else { return whole_is_right(sheet, text) };
    let lists: Vec<_> = sheet.lists.iter().filter(|list| !list.order.is_empty()).collect();
    if outline.len() != lists.len() {
        return false;
    }
    let open_end = !sheet.text.ends_with('\n');
    let mut at = 0;
    let mut found = outline.iter();
    for (glue, list) in sheet.glue.iter().zip(&sheet.lists) {
        at += glue.len();
        if list.order.is_empty() {
            continue;
        }
        let Some(outlined) = found.next() else { return false };
        if outlined.name != list.name || outlined.items.len() != list.order.len() {
            return false;
        }
        for (item, &piece) in outlined.items.iter().zip(&list.order) {
            let piece = &sheet.pieces[piece];
            if item.lead != at
                || piece.expected.as_ref().is_some_and(|expected| !holds(&piece.text, expected, open_end))
            {
                return false;
            }
            at += piece.text.len();
        }
        if outlined.end != at {
            return false;
        }
    }
    true
}

/// Whether piece `index` holds `expected`, read alone.
pub(super) fn holds_alone(sheet: &Sheet<'_>, index: usize, expected: &Value) -> bool {
    holds(&sheet.pieces[index].text, expected, !sheet.text.ends_with('\n'))
}

fn holds(text: &str, expected: &Value, open_end: bool) -> bool {
    read_piece(text).is_ok_and(|node| Value::from(&node).same(expected, open_end))
}

/// The whole file reads as its units in their order, and all else as it was.
fn whole_is_right(sheet: &Sheet<'_>, text: &str) -> bool {
    let Ok(root) = yaml::parse_any(text) else { return false };
    let mut sheet = sheet.clone();
    let old = match sheet.root.clone().map_or_else(|| yaml::parse_any(sheet.text), Ok) {
        Ok(old) => old,
        Err(_) => return false,
    };
    let mut expected = Value::from(&old);
    for list in sheet.lists.clone() {
        let values: Option<Vec<Value>> = list.order.iter().map(|&piece| sheet.value(piece).ok()).collect();
        let Some(values) = values else { return false };
        expected = expected.with(list.name, Some(Value::List(values)));
    }
    if !sheet.lists.iter().any(|list| list.name == LISTS[1]) {
        expected = expected.with(LISTS[1], None);
    }
    Value::from(&root).same(&expected, !sheet.text.ends_with('\n'))
}

/// Every comment of what was changed stands in what it became.
fn comments_are_kept(sheet: &Sheet<'_>, text: &str) -> bool {
    let of = |text: &str| -> Vec<String> {
        yaml::comments(text).into_iter().map(|range| text[range].trim_end().to_owned()).collect()
    };
    let (before, mut after) = if sheet.root.is_some() {
        (of(sheet.text), of(text))
    } else {
        let changed = || sheet.pieces.iter().filter(|piece| piece.expected.is_some());
        let placed: Vec<bool> = placed(sheet);
        let new =
            sheet.pieces.iter().zip(&placed).filter(|(piece, placed)| piece.expected.is_some() && **placed);
        let mut before: Vec<String> = changed().filter_map(|piece| piece.original).flat_map(of).collect();
        let mut after: Vec<String> = new.flat_map(|(piece, _)| of(&piece.text)).collect();
        before.extend(glue_comments(&sheet.old_glue));
        after.extend(glue_comments(&sheet.glue));
        (before, after)
    };
    after.sort_unstable();
    let mut sorted = before;
    sorted.sort_unstable();
    let mut rest = after.into_iter();
    sorted.into_iter().all(|comment| rest.any(|kept| kept == comment))
}

/// Which pieces stand in a list.
fn placed(sheet: &Sheet<'_>) -> Vec<bool> {
    let mut placed = vec![false; sheet.pieces.len()];
    sheet.lists.iter().flat_map(|list| &list.order).for_each(|&piece| placed[piece] = true);
    placed
}

fn glue_comments(glue: &[std::borrow::Cow<'_, str>]) -> Vec<String> {
    let lines = glue.iter().flat_map(|glue| glue.lines().map(str::trim));
    lines.filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// Tries one way of changing a field of piece `index` after the other; the first that reads back right is taken.
pub(super) fn change(
    sheet: &mut Sheet<'_>,
    index: usize,
    asked: &Asked<'_>,
    unit: &Node,
) -> Result<(), Refusal> {
    for anew in [false, true] {
        let newline = sheet.newline;
        let (last, comments) = (sheet.is_last(index), sheet.comments(index));
        let text = sheet.pieces[index].text.to_string();
        let mut patch = Patch::new(&text, newline, last, comments);
        let made = match asked.value {
            Some(value) => patch.set(unit, asked.field, value, anew),
            None => patch.remove(unit, asked.field, anew),
        };
        let new = made.and_then(|()| super::patch::spliced(&text, std::mem::take(&mut patch.splices)));
        if let Some(new) = new
            && let Some((node, value)) = reread(sheet, index, &new, asked)
        {
            sheet.replace(index, new, Some(node), value);
            return Ok(());
        }
    }
    let piece = &sheet.pieces[index];
    match anchor(&piece.text).filter(|_| sheet.root.is_some()) {
        Some(place) => Err(anchored(piece.at + place.start..piece.at + place.end, &piece.text[place])),
        None => Err(unsafe_at(piece.at)),
    }
}

/// The first anchor of a unit.
fn anchor(text: &str) -> Option<std::ops::Range<usize>> {
    let (start, _) = text.match_indices('&').find(|(at, _)| text[..*at].ends_with([' ', '\n']))?;
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
    Some(start..end)
}

/// The refusal of a change of what an alias shows elsewhere too.
fn anchored(span: std::ops::Range<usize>, anchor: &str) -> Refusal {
    let alias = anchor.replacen('&', "*", 1);
    Problem::new(
        span,
        format!("this value is shown elsewhere too, by `{alias}`: changing it here would change both"),
        format!(
            "Write the text out where `{alias}` stands, and take `{anchor}` away; then run the command again."
        ),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Value, apply};

    #[test]
    fn numbers_read_back_by_their_worth() {
        let file = "format: 1\nsource: {path: a.txt}\nunits:\n- id: b3\n  zh: 一。\n  en: One.\n";
        for number in ["1.00", "0.90", "0.98", "1"] {
            let after = apply(file, &[Edit::set("b3", "link", Value::Bare(number.to_owned()))]).unwrap();
            assert!(after.ends_with(&format!("\n  link: {number}\n")), "{after}");
        }
    }
}
