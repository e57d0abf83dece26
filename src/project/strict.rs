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
    let strict = Strict::of(text, "units")?;
    let mut root = yaml::parse(strict.head()).ok()?;
    let (at, tail) = strict.tail();
    if !tail.is_empty() {
        join(&mut root, yaml::parse(tail).ok()?.moved_down(at))?;
    }
    let mut units = Vec::with_capacity(strict.len() / SHORTEST);
    let all = strict.each(|item| {
        let unit = unit(&item).or_else(|| whole(text, item.lines.clone()));
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
