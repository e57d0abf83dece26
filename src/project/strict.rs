//! A unit file in the form that this program writes, read without a tree.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use super::bilingual::Bilingual;
use super::role::Role;
use super::state::State;
use super::unit::{Cover, English, Unit};
use super::unit_file::UnitFile;
use crate::jobs::Jobs;
use crate::yaml::{self, Entry, Item, Kind, Node, Strict, Text, Value};

/// How many bytes a unit has at least, to make room for all of them at once.
const SHORTEST: usize = 60;

/// As few bytes of units are read in a moment that nobody notices; threads would cost more than they save, for each begins
/// with a heap of its own.
const WORTH_A_THREAD: usize = 1 << 22;

/// Reads `text` where it is in the strict form and nothing is wrong with it, in `jobs` parts at once where it is large;
/// anything else is for the reader of all YAML. What is given is what that reader would give.
pub(super) fn read(text: &str, jobs: Jobs) -> Option<UnitFile> {
    let list = Strict::of(text, "units")?;
    let (units, end) = read_list(list, jobs, fill, |item, unit| finish(text, item, unit))?;
    around(list, end, units)
}

/// The list's items, each as `T` filled by `field` and made an `R` by `finish`, which is given `None` where the item is not
/// in the strict form; and where the list ends. `None` where one item gives nothing.
pub(super) fn read_list<'a, T: Default, R: Send>(
    list: Strict<'a>,
    jobs: Jobs,
    field: impl Fn(&mut T, &Entry<'a>) -> bool + Sync,
    finish: impl Fn(&Item, Option<T>) -> Option<R> + Sync,
) -> Option<(Vec<R>, usize)> {
    let read = |part: Strict<'a>| {
        let mut items = Vec::with_capacity(part.len() / SHORTEST);
        let end = part.each(&field, |item, made| {
            let item = finish(item, made);
            let is_read = item.is_some();
            items.extend(item);
            is_read
        })?;
        Some((items, end))
    };
    let jobs = jobs.shared_by(list.len() / WORTH_A_THREAD);
    if jobs < 2 {
        return read(list);
    }
    let parts = list.parts(jobs);
    let read_parts: Vec<_> = std::thread::scope(|scope| {
        let read = &read;
        let begun: Vec<_> = parts.iter().map(|&part| scope.spawn(move || read(part))).collect();
        let join = |part: ScopedJoinHandle<'_, _>| part.join().unwrap_or_else(|panic| resume_unwind(panic));
        begun.into_iter().map(join).collect()
    });
    let (mut all, mut end) = (Vec::new(), list.end());
    for (part, read) in parts.iter().zip(read_parts) {
        let (items, ended) = read?;
        all.extend(items);
        end = ended;
        if ended < part.end() {
            break;
        }
    }
    Some((all, end))
}

/// The file that stands around the list, which holds `units` and ends at byte `end`; `None` where something is wrong with
/// it.
pub(super) fn around(list: Strict<'_>, end: usize, units: Vec<Unit>) -> Option<UnitFile> {
    let mut root = yaml::parse(list.head()).ok()?;
    let tail = list.tail(end)?;
    if !tail.is_empty() {
        join(&mut root, yaml::parse(tail).ok()?.moved_down(end))?;
    }
    let (file, problems) = UnitFile::of_root(root, units);
    problems.is_empty().then_some(file)
}

/// Puts the keys below the units to those above them.
fn join(root: &mut Node, tail: Node) -> Option<()> {
    let (Kind::Map(above), Kind::Map(below)) = (&mut root.kind, tail.kind) else { return None };
    let is_twice = |(key, _): &(Node, Node)| above.iter().any(|(known, _)| known.text() == key.text());
    if below.iter().any(is_twice) {
        return None;
    }
    root.span.end = below.last().map_or(root.span.end, |(_, value)| value.span.end);
    above.extend(below);
    Some(())
}

/// A unit that the reader of all YAML reads from its own lines.
pub(super) fn whole(text: &str, lines: Range<usize>) -> Option<Unit> {
    // A block scalar ends where something else begins, so something else stands behind it as it does in the file.
    const ABOVE: &str = "units:\n";
    let below = if lines.end < text.len() { "x:\n" } else { "" };
    let piece = format!("{ABOVE}{}{below}", &text[lines.clone()]);
    let mut node = yaml::parse(&piece).ok()?.moved_down(lines.start.checked_sub(ABOVE.len())?);
    let mut items = yaml::take_list(&mut node, "units");
    let item = items.pop().filter(|item| items.is_empty() && matches!(item.kind, Kind::Map(_)))?;
    let (unit, problems) = yaml::decode_fields::<Unit>(&item);
    unit.filter(|_| problems.is_empty()).map(|unit| Unit { at: item.span, ..unit })
}

/// A unit of which some fields were read.
#[derive(Default)]
struct Half {
    unit: Unit,
    /// Which, one bit each.
    seen: u32,
}

/// Puts `entry` to `half`; `false` for a field that few units have, one that stands there twice, or a value that it does
/// not take.
fn fill(half: &mut Half, entry: &Entry<'_>) -> bool {
    let Some(number) = set(&mut half.unit, entry) else { return false };
    let is_new = half.seen & 1 << number == 0;
    half.seen |= 1 << number;
    is_new
}

/// The unit that was read, or what the reader of all YAML gives for its lines.
fn finish(text: &str, item: &Item, half: Option<Half>) -> Option<Unit> {
    match half.filter(|Half { unit, .. }| !unit.id.is_empty() && !unit.zh.is_empty()) {
        Some(Half { mut unit, .. }) => {
            unit.at = item.span.clone();
            Some(unit)
        }
        None => whole(text, item.lines.clone()),
    }
}

/// Gives `unit` what `entry` says; the number of the field.
fn set(unit: &mut Unit, entry: &Entry<'_>) -> Option<u32> {
    let value = &entry.value;
    Some(match entry.name {
        "id" => (unit.id = text(value)??, 0).1,
        "speaker" => (unit.speaker = text(value)?, 1).1,
        "label" => (unit.label = text(value)?, 2).1,
        "role" => (unit.role = Some(role(word(value)?)?), 3).1,
        "paragraph" => (unit.paragraph = word(value)?.parse().ok()?, 4).1,
        "heading" => (unit.heading = Some(Box::new(bilingual(value)?)), 16).1,
        "footnote" => (unit.footnote = Some(Box::new(bilingual(value)?)), 17).1,
        "zh" => (unit.zh = text(value)??, 5).1,
        "en" => (unit.en = english(value)?, 6).1,
        "state" => (unit.state = Some(word(value)?.parse::<State>().ok()?), 7).1,
        "covered-by" => (unit.covered_by = text(value)?.map(Cover::of), 8).1,
        "omit" => (unit.omit = text(value)?, 9).1,
        "was" => (unit.was = text(value)?, 10).1,
        "note" => (unit.note = text(value)?, 11).1,
        "query" => (unit.query = text(value)?, 12).1,
        "origin" => (unit.origin = text(value)?, 13).1,
        "link" => (unit.link = Some(word(value)?.parse().ok()?), 14).1,
        "reviewed-by" => (unit.reviewed_by = text(value)?, 15).1,
        _ => return None,
    })
}

/// A text in both languages, or in one.
pub(super) fn bilingual(value: &Value<'_>) -> Option<Bilingual> {
    let Value::Map(_, pairs) = value else { return None };
    let mut both = Bilingual::default();
    for (name, text) in pairs {
        match *name {
            "zh" => both.zh = Some(text.text.clone().into_owned()),
            "en" => both.en = Some(text.text.clone().into_owned()),
            _ => return None,
        }
    }
    Some(both)
}

/// One text, to be understood at once; `None` for anything else.
fn word<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Text(text) => Some(&text.text),
        Value::Nothing(_) | Value::List(..) | Value::Map(..) => None,
    }
}

/// One text, or nothing; `None` for a list.
#[expect(clippy::option_option, reason = "a surprise is not the same as nothing")]
fn text(value: &Value<'_>) -> Option<Option<String>> {
    match value {
        Value::Nothing(_) => Some(None),
        Value::Text(text) => Some(Some(text.text.clone().into_owned())),
        Value::List(..) | Value::Map(..) => None,
    }
}

pub(super) fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name() == word)
}

/// One text, several, or nothing; `None` for a map.
#[expect(clippy::option_option, reason = "a surprise is not the same as nothing")]
fn english(value: &Value<'_>) -> Option<Option<English>> {
    let own = |text: &Text<'_>| text.text.clone().into_owned();
    Some(match value {
        Value::Nothing(_) => None,
        Value::Text(text) => Some(English::One(own(text))),
        Value::List(_, items) => Some(English::Many(items.iter().map(own).collect())),
        Value::Map(..) => return None,
    })
}
