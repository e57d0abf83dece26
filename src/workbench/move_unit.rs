//! `move`: a unit, with its comments and its English, to another place in the file.

use super::cover;
use super::desk::{self, Edited, Sheet};
use super::failure::Failure;
use super::split::not_living;
use super::workspace::Workspace;
use crate::check::{self, Selection};
use crate::jobs::Jobs;
use crate::project::{Document, Edit, Spot, UnitFile};

/// The rules that compare a unit file with its transcript.
const PRINTED: [&str; 3] = ["unit-missing", "unit-extra", "unit-altered"];

/// Moves the unit at `address` right behind or before another of the same file. An obsolete unit comes back so.
///
/// # Errors
/// No such unit; and without `force`, a move that breaks the printed order or changes who speaks.
pub fn move_unit(
    workspace: &Workspace,
    address: &str,
    spot: &Spot,
    force: bool,
    dry_run: bool,
) -> Result<Edited, Failure> {
    let mut sheet = desk::find_one(workspace, &[address.to_owned()])?;
    let document = sheet.document(workspace)?;
    let id = sheet.units[0].clone();
    let near = match spot {
        Spot::Before(id) | Spot::After(id) => id.rsplit('#').next().unwrap_or(id).to_owned(),
        Spot::First => document.units().first().map(|unit| unit.id.clone()).unwrap_or_default(),
    };
    let Some(to) = document.file.position(&near) else {
        sheet.editor()?.value(&near).map_err(|why| sheet.refused(why))?;
        return Err(not_living(&near));
    };
    let from = document.file.position(&id);
    let touched: Vec<usize> = from.into_iter().chain([to]).collect();
    let mut edits = cover::by_id(&document, &touched);
    let spot = match spot {
        Spot::Before(_) => Spot::Before(near),
        Spot::After(_) => Spot::After(near),
        Spot::First => Spot::First,
    };
    edits.push(Edit::Move { unit: id.clone(), spot });
    sheet.units.truncate(1);
    let edited = desk::finish(vec![(sheet.clone(), edits)], true)?;
    let Some(file) = edited.files.first() else { return Ok(edited) };
    if !force {
        judge(workspace, &sheet, &document, &file.after, &id)?;
    }
    let after = file.after.clone();
    desk::write(vec![(sheet, after)], dry_run)
}

/// Whether the file reads no worse than before.
fn judge(
    workspace: &Workspace,
    sheet: &Sheet,
    before: &Document,
    after: &str,
    id: &str,
) -> Result<(), Failure> {
    let (file, _) = UnitFile::read(after);
    let mut now =
        Document::new(&before.path, after.to_owned(), file, &workspace.project, sheet.entry.clone());
    let turn_of = |document: &Document, unit: usize| {
        let turn = document.turns.of_unit(unit);
        (turn.speaker.clone(), document.role(unit))
    };
    let said: Vec<(String, _)> =
        (0..before.units().len()).map(|i| (before.units()[i].id.clone(), turn_of(before, i))).collect();
    for (other, turn) in &said {
        if let Some(place) = now.file.position(other)
            && turn_of(&now, place) != *turn
        {
            return Err(Failure::Usage(format!(
                "moving {id} would change who says {other}. Nothing was changed; move whole turns by hand, or say --force."
            )));
        }
    }
    let name = &sheet.entry.path;
    let Ok(loaded) = workspace.load(std::slice::from_ref(name), &super::progress::Silent) else {
        return Ok(());
    };
    let Some(old) = loaded.documents.first() else { return Ok(()) };
    now.transcript.clone_from(&old.transcript);
    now.transcript_path.clone_from(&old.transcript_path);
    let rules: Vec<String> = PRINTED.iter().map(|&rule| rule.to_owned()).collect();
    let selection = Selection::new(&workspace.project.checks, &rules, &[])?;
    if check::check(&now, &selection, Jobs::ONE).len() > check::check(old, &selection, Jobs::ONE).len() {
        return Err(Failure::Usage(format!(
            "moving {id} there breaks the printed order: the file stands in the order of the transcript, and `source: parts:` says in which it is read. Nothing was changed; say --force to move it all the same."
        )));
    }
    Ok(())
}
