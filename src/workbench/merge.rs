//! `merge`: neighbouring units become one.

use super::cover;
use super::desk::{self, Edited, Sheet};
use super::failure::Failure;
use super::split::not_living;
use super::workspace::Workspace;
use crate::project::{Allow, Bilingual, Document, Edit, State, Unit, Value};

/// Merges the units at `addresses`, neighbours of one turn, into the first of them in the file, which keeps its id and
/// place. Chinese, English, misprints, notes and comments are put together; the state is the lower.
///
/// # Errors
/// Units that are not neighbours of one turn, or that differ in what cannot be put together.
pub fn merge(workspace: &Workspace, addresses: &[String], dry_run: bool) -> Result<Edited, Failure> {
    let sheet = desk::find_one(workspace, addresses)?;
    let document = sheet.turns(workspace)?;
    let mut indexes = Vec::new();
    for id in &sheet.units {
        indexes.push(document.file.position(id).ok_or_else(|| not_living(id))?);
    }
    indexes.sort_unstable();
    if indexes.len() < 2 {
        return Err(Failure::Usage("name two units at least: the units that become one.".to_owned()));
    }
    check(&document, &indexes)?;
    let units: Vec<&Unit> = indexes.iter().map(|&index| &document.units()[index]).collect();
    let mut edits = cover::by_id(&document, &indexes);
    let id = units[0].id.as_str();
    for &index in &indexes[1..] {
        edits.extend(cover::lead_to(&document, index, id, &indexes));
    }
    edits.extend(fields(&document, &indexes, &units, &sheet)?);
    for unit in &units[1..] {
        edits.push(Edit::Absorb { unit: unit.id.clone(), into: id.to_owned() });
    }
    desk::finish(vec![(sheet, edits)], dry_run)
}

/// Whether the units can be one.
fn check(document: &Document, indexes: &[usize]) -> Result<(), Failure> {
    let usage = |message: String| Err(Failure::Usage(message));
    let first = &document.units()[indexes[0]];
    for pair in indexes.windows(2) {
        let unit = &document.units()[pair[1]];
        let (before, id) = (&document.units()[pair[0]].id, &unit.id);
        if pair[0] + 1 != pair[1] {
            return usage(format!(
                "{before} and {id} do not follow each other. Merge neighbours only; `duizhao link` lets distant units share English."
            ));
        }
        if document.turns.number(pair[0]) != document.turns.number(pair[1]) {
            return usage(format!(
                "{before} and {id} are in different turns. A unit belongs to one speaker."
            ));
        }
        if unit.paragraph {
            return usage(format!(
                "{id} begins a paragraph, which would be lost. If the transcript has none there, delete its `paragraph: true` first."
            ));
        }
        if document.role(pair[1]) != document.role(indexes[0]) {
            return usage(format!(
                "{} is {} and {id} is {}. Units of one role can be merged.",
                first.id,
                document.role(indexes[0]).name(),
                document.role(pair[1]).name()
            ));
        }
        if unit.omit.is_some() != first.omit.is_some() {
            return usage(format!(
                "one of {} and {id} has `omit` and the other has not. Make them agree first.",
                first.id
            ));
        }
    }
    for &index in indexes {
        let unit = &document.units()[index];
        if unit.conflict.is_some() {
            return usage(format!(
                "{} has two English texts. Choose first: `duizhao accept {} --ours`, `--theirs` or `--both`.",
                unit.id, unit.id
            ));
        }
        let carrier = document.beads.of_unit(index).carrier;
        let shared = indexes.iter().all(|&other| document.beads.of_unit(other).carrier == carrier);
        if !indexes.contains(&carrier) && !shared {
            return usage(format!(
                "the English of {} stands in {}, which is not merged. Merge that one too, or free {} first: `duizhao link --undo {}`.",
                unit.id,
                document.units()[carrier].id,
                unit.id,
                unit.id
            ));
        }
    }
    Ok(())
}

/// The edits that give the first unit what all of them hold.
fn fields(
    document: &Document,
    indexes: &[usize],
    units: &[&Unit],
    sheet: &Sheet,
) -> Result<Vec<Edit>, Failure> {
    let id = units[0].id.as_str();
    let mut edits = Vec::new();
    let mut put = |field: &str, value: Option<Value>| {
        edits.extend(value.map(|value| Edit::set(id, field, value)));
    };
    put("zh", Some(Value::text(join_zh(units.iter().map(|unit| unit.zh.as_str())))));
    let carriers: Vec<&Unit> = indexes
        .iter()
        .filter(|&&index| document.beads.of_unit(index).carrier == index)
        .map(|&index| &document.units()[index])
        .collect();
    let own: Vec<Vec<String>> = carriers.iter().map(|unit| cover::segments(unit)).collect();
    let segments: Vec<String> = own.concat();
    let several = own.iter().any(|segments| segments.len() > 1);
    if !segments.is_empty() {
        let value = if several { Value::english(&segments) } else { Value::text(segments.join(" ")) };
        put("en", Some(value));
    }
    put("state", state(&carriers));
    if units.iter().any(|unit| unit.was.is_some()) {
        let was = join_zh(units.iter().map(|unit| unit.was.as_deref().unwrap_or(&unit.zh)));
        put("was", Some(Value::text(was)));
    }
    let gone = units[1..].iter().flat_map(|unit| std::iter::once(&unit.id).chain(&unit.was_ids));
    let mut lineage: Vec<&String> = Vec::new();
    for gone in units[0].was_ids.iter().chain(gone) {
        if gone != id && !lineage.contains(&gone) {
            lineage.push(gone);
        }
    }
    put("was-ids", Some(Value::texts(lineage)));
    put("sic", sic(units, sheet)?);
    put("footnote", footnote(units));
    for (field, of) in [
        ("note", (|unit: &Unit| unit.note.clone()) as fn(&Unit) -> Option<String>),
        ("query", |unit| unit.query.clone()),
        ("omit", |unit| unit.omit.clone()),
        ("origin", |unit| unit.origin.clone()),
        ("reviewed-by", |unit| unit.reviewed_by.clone()),
    ] {
        put(field, texts(units, of));
    }
    put("allow", allow(units));
    let link = units.iter().filter_map(|unit| unit.link).min_by(f64::total_cmp);
    put(
        "link",
        link.filter(|_| units[1..].iter().any(|unit| unit.link.is_some()))
            .map(|link| Value::Bare(link.to_string())),
    );
    if units[0].covered_by.is_some() && indexes.contains(&document.beads.of_unit(indexes[0]).carrier) {
        edits.push(Edit::remove(id, "covered-by"));
    }
    Ok(edits)
}

/// Chinese needs nothing between sentences; Latin letters and digits on both sides need a blank.
fn join_zh<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for text in texts {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(out.chars().next_back()) && latin(text.chars().next()) {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// The lower state; a part without English makes a draft of the whole.
fn state(carriers: &[&Unit]) -> Option<Value> {
    let states: Vec<State> = carriers.iter().map(|unit| cover::own_state(unit)).collect();
    let (lowest, highest) = (*states.iter().min()?, *states.iter().max()?);
    let lowest = if lowest == State::Initial && highest > State::Initial { State::Draft } else { lowest };
    let written = carriers.first().and_then(|unit| unit.state);
    let plain = matches!(lowest, State::Initial | State::Translated) && written.is_none();
    (!plain && written != Some(lowest)).then(|| Value::text(lowest.name()))
}

/// All misprints. Each must stand once in the whole.
fn sic(units: &[&Unit], sheet: &Sheet) -> Result<Option<Value>, Failure> {
    if units[1..].iter().all(|unit| unit.sic.is_empty()) {
        return Ok(None);
    }
    let whole = join_zh(units.iter().map(|unit| unit.zh.as_str()));
    let all = units.iter().flat_map(|unit| &unit.sic);
    if let Some(sic) = all.clone().find(|sic| whole.matches(sic.found.as_str()).count() != 1) {
        return Err(Failure::Usage(format!(
            "the misprint “{}” would not stand exactly once in the whole. Give more of the words around it in `sic` first.",
            sic.found
        )));
    }
    cover::typed_sic(sheet, units).map(|typed| Some(Value::List(typed)))
}

/// The texts of a field, each once, when another unit than the first has one.
fn texts(units: &[&Unit], of: fn(&Unit) -> Option<String>) -> Option<Value> {
    let mut found: Vec<String> = Vec::new();
    for text in units.iter().filter_map(|unit| of(unit)) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    let new = units[1..].iter().any(|unit| of(unit).is_some());
    (new && of(units[0]) != Some(found.join("; "))).then(|| Value::text(found.join("; ")))
}

fn footnote(units: &[&Unit]) -> Option<Value> {
    units[1..].iter().any(|unit| unit.footnote.is_some()).then_some(())?;
    let side = |of: fn(&Bilingual) -> Option<&String>| {
        let texts: Vec<&str> =
            units.iter().filter_map(|unit| of(unit.footnote.as_ref()?)).map(String::as_str).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    };
    let sides = [("zh", side(|text| text.zh.as_ref())), ("en", side(|text| text.en.as_ref()))];
    let pairs = sides.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::text(text?))));
    Some(Value::Map(pairs.collect()))
}

fn allow(units: &[&Unit]) -> Option<Value> {
    units[1..].iter().any(|unit| !unit.allow.is_empty()).then_some(())?;
    let mut found: Vec<&Allow> = Vec::new();
    for allow in units.iter().flat_map(|unit| &unit.allow) {
        if !found.contains(&allow) {
            found.push(allow);
        }
    }
    let value = |allow: &&Allow| {
        let mut pairs = vec![("check".to_owned(), Value::text(&allow.check))];
        pairs.extend(allow.why.as_ref().map(|why| ("why".to_owned(), Value::text(why))));
        Value::Map(pairs)
    };
    Some(Value::List(found.iter().map(value).collect()))
}
