//! A unit file in the form that this program writes, read without a tree.

use std::ops::Range;

use super::role::Role;
use super::state::State;
use super::unit::{Cover, English, Unit};
use super::unit_file::UnitFile;
use crate::yaml::{self, Entry, Field, Item, Kind, Node, Places, Strict, Text, Value};

/// How many bytes a unit has at least, to make room for all of them at once.
const SHORTEST: usize = 60;

/// Reads `text` where it is in the strict form and nothing is wrong with it; anything else is for the reader of all
/// YAML. What is given is what that reader would give.
pub(super) fn read(text: &str) -> Option<UnitFile> {
    read_with(text, |item| unit(item).or_else(|| whole(text, item.lines.clone())))
}

/// The same with empty texts, and without places: what coverage asks for. Units with links to an id, and files with
/// parts, which are found by their words, are read whole or not at all.
pub(super) fn read_standing(text: &str) -> Option<UnitFile> {
    let read = |item: &Item<'_, '_>| {
        standing(item).or_else(|| whole(text, item.lines.clone()).filter(|unit| !names_unit(unit)))
    };
    read_with(text, read).filter(|file| file.source.parts.is_empty())
}

fn read_with(text: &str, mut unit: impl FnMut(&Item<'_, '_>) -> Option<Unit>) -> Option<UnitFile> {
    let strict = Strict::of(text, "units")?;
    let mut root = yaml::parse(strict.head()).ok()?;
    let (at, tail) = strict.tail();
    if !tail.is_empty() {
        join(&mut root, yaml::parse(tail).ok()?.moved_down(at))?;
    }
    let mut units = Vec::with_capacity(strict.len() / SHORTEST);
    let all = strict.each(|item| {
        let unit = unit(&item);
        let is_read = unit.is_some();
        units.extend(unit);
        is_read
    });
    let (file, problems) = UnitFile::of_root(root, all.then_some(units)?);
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
fn whole(text: &str, lines: Range<usize>) -> Option<Unit> {
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

/// A unit of the fields that most units have; `None` where it has others, or values that they do not take.
fn unit(item: &Item<'_, '_>) -> Option<Unit> {
    let entries = item.entries?;
    let mut unit = Unit::default();
    let mut fields = Vec::with_capacity(entries.len());
    for entry in entries {
        fields.push(field(entry, set(&mut unit, entry)?));
    }
    if unit.id.is_empty() || unit.zh.is_empty() {
        return None;
    }
    unit.at = Places { span: item.span(), fields };
    Some(unit)
}

/// A unit without its texts: English that stands there is a mark, nothing more.
fn standing(item: &Item<'_, '_>) -> Option<Unit> {
    let mut unit = Unit::default();
    let (mut id, mut zh) = (false, false);
    for entry in item.entries? {
        match (entry.name, &entry.value) {
            ("id", Value::Text(text)) => id = !text.text.is_empty(),
            ("zh", Value::Text(text)) => zh = !text.text.is_empty(),
            ("id" | "zh", _) => return None,
            ("en", Value::Text(text)) if text.text.trim().is_empty() => {}
            ("en", Value::Text(_)) => unit.en = Some(English::One(SOME.to_owned())),
            ("note" | "query" | "origin" | "reviewed-by" | "label", Value::Text(_) | Value::Nothing(_)) => {}
            _ => drop(set(&mut unit, entry)?),
        }
    }
    (id && zh && !names_unit(&unit)).then_some(unit)
}

/// Stands for English.
const SOME: &str = "…";

/// Whether the unit is covered by one that it names.
fn names_unit(unit: &Unit) -> bool {
    matches!(unit.covered_by, Some(Cover::Id(_)))
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

fn role(word: &str) -> Option<Role> {
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
        Value::Nothing(at) => vec![yaml::Spot { span: *at..*at, style: yaml::Style::Plain }],
        Value::Text(text) => vec![spot(text)],
        Value::List(_, items) => items.iter().map(spot).collect(),
    };
    Field { name: name.into(), key: entry.key.clone(), value: entry.value.span(), scalars }
}
