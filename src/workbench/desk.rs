//! What every verb that edits shares: finding the unit that is meant, making the edits, writing the files.

use std::collections::HashSet;
use std::path::PathBuf;

use super::failure::{Failure, FileProblem};
use super::store;
use super::workspace::Workspace;
use crate::project::{Document, DocumentEntry, Edit, Editor, Refusal, UnitFile};

/// What a verb that edits did, or with a dry run would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// The files that changed.
    pub files: Vec<EditedFile>,
    /// What a person should know: units that were left alone, and why.
    pub remarks: Vec<String>,
}

/// A file that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedFile {
    /// As it is shown to people.
    pub path: String,
    /// Its text before.
    pub before: String,
    /// Its text now.
    pub after: String,
    /// The units that the verb was about, by id.
    pub units: Vec<String>,
}

/// A unit file on the desk.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) entry: DocumentEntry,
    pub(super) path: PathBuf,
    pub(super) text: String,
    /// The units that were asked for.
    pub(super) units: Vec<String>,
}

impl Sheet {
    fn read(workspace: &Workspace, entry: &DocumentEntry) -> Result<Self, Failure> {
        let path = workspace.folder.join(&entry.path);
        Ok(Self { entry: entry.clone(), text: store::read_text(&path)?, path, units: Vec::new() })
    }

    /// Opens it for editing.
    pub(super) fn editor(&self) -> Result<Editor<'_>, Failure> {
        Editor::open(&self.text).map_err(|why| self.refused(why))
    }

    /// Why it cannot be edited, for people.
    pub(super) fn refused(&self, why: Refusal) -> Failure {
        refused(&store::show(&self.path), &self.text, why)
    }

    /// Reads the turns that the units asked for are in as a document, or all of it. Places are not those of the
    /// file.
    pub(super) fn turns(&self, workspace: &Workspace) -> Result<Document, Failure> {
        let excerpt = self.editor()?.excerpt(&self.units);
        let whole = || self.document(workspace);
        excerpt.map_or_else(whole, |text| self.read_as(workspace, &text).or_else(|_| whole()))
    }

    /// Reads it as a document: turns, beads, states; without its transcript.
    pub(super) fn document(&self, workspace: &Workspace) -> Result<Document, Failure> {
        self.read_as(workspace, &self.text)
    }

    fn read_as(&self, workspace: &Workspace, text: &str) -> Result<Document, Failure> {
        let (file, problems) = UnitFile::read(text);
        let path = store::show(&self.path);
        if !problems.is_empty() {
            let text = text.to_owned();
            return Err(Failure::Files(vec![FileProblem { path, text, problems, partial: false }]));
        }
        Ok(Document::new(&path, text.to_owned(), file, &workspace.project, self.entry.clone()))
    }
}

/// Why the file shown as `path`, which holds `text`, cannot be edited.
pub(super) fn refused(path: &str, text: &str, why: Refusal) -> Failure {
    match why {
        Refusal::NoUnit { id, near } => no_unit(&id, &format!("in {path}"), near.as_deref()),
        Refusal::Twice { id } => Failure::Usage(format!(
            "several units of {path} are called `{id}`. Give all but one another id; `duizhao check` shows where they stand."
        )),
        Refusal::Problem(problem) => Failure::Refused(FileProblem {
            path: path.to_owned(),
            text: text.to_owned(),
            problems: vec![problem],
            partial: false,
        }),
    }
}

fn no_unit(id: &str, place: &str, near: Option<&str>) -> Failure {
    let near = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
    Failure::Usage(format!("there is no unit `{id}` {place}.{near}"))
}

/// The unit files called `names`, all where none are named.
pub(super) fn sheets(workspace: &Workspace, names: &[String]) -> Result<Vec<Sheet>, Failure> {
    workspace.entries(names)?.into_iter().map(|entry| Sheet::read(workspace, entry)).collect()
}

/// The files of the units at `addresses` (`ID`, or `DOCUMENT#ID`), in the project's order.
///
/// # Errors
/// An address that leads to no unit, or to several documents.
pub(super) fn find(workspace: &Workspace, addresses: &[String]) -> Result<Vec<Sheet>, Failure> {
    let documents = &workspace.project.documents;
    let mut sheets: Vec<Option<Sheet>> = vec![None; documents.len()];
    let mut seen = HashSet::new();
    for address in addresses {
        let (number, id) = match address.split_once('#') {
            Some((name, id)) => {
                let entry = workspace.entries(&[name.to_owned()])?.into_iter().next();
                (documents.iter().position(|known| Some(known) == entry).unwrap_or_default(), id)
            }
            None if documents.len() == 1 => (0, address.as_str()),
            None => (search(workspace, &mut sheets, address)?, address.as_str()),
        };
        let Some(entry) = documents.get(number) else { return Err(no_unit(id, "in this project", None)) };
        if sheets[number].is_none() {
            sheets[number] = Some(Sheet::read(workspace, entry)?);
        }
        if let Some(sheet) = &mut sheets[number]
            && seen.insert((number, id.to_owned()))
        {
            sheet.units.push(id.to_owned());
        }
    }
    Ok(sheets.into_iter().flatten().filter(|sheet| !sheet.units.is_empty()).collect())
}

/// The one document that has a unit `id`.
fn search(workspace: &Workspace, sheets: &mut [Option<Sheet>], id: &str) -> Result<usize, Failure> {
    let mut found = Vec::new();
    for (number, entry) in workspace.project.documents.iter().enumerate() {
        if sheets[number].is_none() {
            sheets[number] = Some(Sheet::read(workspace, entry)?);
        }
        let has =
            |sheet: &Sheet| sheet.text.contains(id) && sheet.editor().is_ok_and(|editor| editor.has(id));
        if sheets[number].as_ref().is_some_and(has) {
            found.push(number);
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(no_unit(id, "in this project", None)),
        several => {
            let name = |number: &usize| format!("`{}#{id}`", workspace.project.documents[*number].name());
            let names: Vec<String> = several.iter().map(name).collect();
            Err(Failure::Usage(format!(
                "the unit `{id}` stands in {} documents. Say which: {}.",
                several.len(),
                names.join(" or ")
            )))
        }
    }
}

/// The one file in which all units at `addresses` stand, for verbs that work inside a document.
pub(super) fn find_one(workspace: &Workspace, addresses: &[String]) -> Result<Sheet, Failure> {
    let mut found = find(workspace, addresses)?;
    match (found.pop(), found.is_empty()) {
        (Some(sheet), true) => Ok(sheet),
        _ => Err(Failure::Usage("these units stand in different documents. Name units of one.".to_owned())),
    }
}

/// Makes the edits of each file, all or none, and writes the files that changed, unless it is a dry run.
pub(super) fn finish(jobs: Vec<(Sheet, Vec<Edit>)>, dry_run: bool) -> Result<Edited, Failure> {
    let (sheets, mut edits): (Vec<Sheet>, Vec<Vec<Edit>>) = jobs.into_iter().unzip();
    edits.reverse();
    edit(sheets, dry_run, |_, _| Ok(edits.pop().unwrap_or_default()))
}

/// The same with edits that depend on what the units hold: `make` is given each file, opened.
pub(super) fn edit(
    sheets: Vec<Sheet>,
    dry_run: bool,
    mut make: impl FnMut(&Sheet, &mut Editor<'_>) -> Result<Vec<Edit>, Failure>,
) -> Result<Edited, Failure> {
    let mut changed = Vec::new();
    for sheet in sheets {
        let after = {
            let mut editor = sheet.editor()?;
            let edits = make(&sheet, &mut editor)?;
            edits.into_iter().for_each(|edit| editor.push(edit));
            editor.finish().map_err(|why| sheet.refused(why))?
        };
        if after != sheet.text {
            changed.push((sheet, after));
        }
    }
    write(changed, dry_run)
}

/// Writes the new texts, unless it is a dry run.
pub(super) fn write(changed: Vec<(Sheet, String)>, dry_run: bool) -> Result<Edited, Failure> {
    let mut edited = Edited::default();
    for (sheet, after) in changed {
        if !dry_run {
            store::write(&sheet.path, after.as_bytes(), Some(sheet.text.as_bytes()))?;
        }
        let path = store::show(&sheet.path);
        edited.files.push(EditedFile { path, before: sheet.text, after, units: sheet.units });
    }
    Ok(edited)
}
