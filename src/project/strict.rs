//! A unit file in the form that this program writes, read without a tree.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use smallvec::smallvec;

use super::role::Role;
use super::state::State;
use super::unit::{Cover, English, Unit};
use super::unit_file::UnitFile;
use crate::yaml::{self, Entry, Field, Item, Kind, Node, Places, Strict, Text, Value};

/// How many bytes a unit has at least, to make room for all of them at once.
const SHORTEST: usize = 60;

/// As few bytes of units are read before a second thread is done with being made.
const WORTH_A_THREAD: usize = 1 << 20;

/// Reads `text` where it is in the strict form and nothing is wrong with it, in `jobs` parts at once where it is large;
/// anything else is for the reader of all YAML. What is given is what that reader would give.
pub(super) fn read(text: &str, jobs: usize) -> Option<UnitFile> {
    let list = Strict::of(text, "units")?;
    let (units, end) = read_list(list, jobs, fill, |item, unit| finish(text, item, unit))?;
    around(list, end, units)
}

/// The list's items, each as `T` filled by `field` and made an `R` by `finish`, which is given `None` where the item is not
/// in the strict form; and where the list ends. `None` where one item gives nothing.
pub(super) fn read_list<'a, T: Default, R: Send>(
    list: Strict<'a>,
    jobs: usize,
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
    let jobs = jobs.min(list.len() / WORTH_A_THREAD);
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
    unit.filter(|_| problems.is_empty()).map(|unit| Unit { at: Places::of(&item), ..unit })
}

/// Puts `entry` to `unit`; `false` for a field that few units have, one that stands there twice, or a value that it does
/// not take.
fn fill(unit: &mut Unit, entry: &Entry<'_>) -> bool {
    if unit.at.fields.iter().any(|known| known.name == entry.name) {
        return false;
    }
    let Some(name) = set(unit, entry) else { return false };
    if unit.at.fields.is_empty() {
        unit.at.fields.reserve(USUAL);
    }
    unit.at.fields.push(field(entry, name));
    true
}

/// How many fields a unit mostly has.
const USUAL: usize = 6;

/// The unit that was read, or what the reader of all YAML gives for its lines.
fn finish(text: &str, item: &Item, unit: Option<Unit>) -> Option<Unit> {
    match unit.filter(|unit| !unit.id.is_empty() && !unit.zh.is_empty()) {
        Some(mut unit) => {
            unit.at.span = item.span.clone();
            Some(unit)
        }
        None => whole(text, item.lines.clone()),
    }
}

/// Gives `unit` what `entry` says; the name of the field.
fn set(unit: &mut Unit, entry: &Entry<'_>) -> Option<&'static str> {
    let value = &entry.value;
    Some(match entry.name {
        "id" => (unit.id = text(value)??, "id").1,
        "speaker" => (unit.speaker = text(value)?, "speaker").1,
        "label" => (unit.label = text(value)?, "label").1,
        "role" => (unit.role = Some(role(&text(value)??)?), "role").1,
        "paragraph" => (unit.paragraph = text(value)??.parse().ok()?, "paragraph").1,
        "zh" => (unit.zh = text(value)??, "zh").1,
        "en" => (unit.en = english(value), "en").1,
        "state" => (unit.state = Some(text(value)??.parse::<State>().ok()?), "state").1,
        "covered-by" => (unit.covered_by = text(value)?.map(Cover::of), "covered-by").1,
        "omit" => (unit.omit = text(value)?, "omit").1,
        "was" => (unit.was = text(value)?, "was").1,
        "note" => (unit.note = text(value)?, "note").1,
        "query" => (unit.query = text(value)?, "query").1,
        "origin" => (unit.origin = text(value)?, "origin").1,
        "link" => (unit.link = Some(text(value)??.parse().ok()?), "link").1,
        "reviewed-by" => (unit.reviewed_by = text(value)?, "reviewed-by").1,
        _ => return None,
    })
}

/// One text, or nothing; `None` for a list.
#[expect(clippy::option_option, reason = "a surprise is not the same as nothing")]
fn text(value: &Value<'_>) -> Option<Option<String>> {
    match value {
        Value::Nothing(_) => Some(None),
        Value::Text(text) => Some(Some(text.text.clone().into_owned())),
        Value::List(..) => None,
    }
}

pub(super) fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name() == word)
}

fn english(value: &Value<'_>) -> Option<English> {
    let own = |text: &Text<'_>| text.text.clone().into_owned();
    match value {
        Value::Nothing(_) => None,
        Value::Text(text) => Some(English::One(own(text))),
        Value::List(_, items) => Some(English::Many(items.iter().map(own).collect())),
    }
}

/// Where the field called `name` stands.
fn field(entry: &Entry<'_>, name: &'static str) -> Field {
    let spot = |text: &Text<'_>| text.spot.clone();
    let scalars = match &entry.value {
        // An empty value is a scalar too.
        Value::Nothing(at) => smallvec![yaml::Spot { span: *at..*at, style: yaml::Style::Plain }],
        Value::Text(text) => smallvec![spot(text)],
        Value::List(_, items) => items.iter().map(spot).collect(),
    };
    Field { name: name.into(), key: entry.key.clone(), value: entry.value.span(), scalars }
}
