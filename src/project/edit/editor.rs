//! A unit file opened for editing: asked about its units, then changed all at once.

use super::apply::{Edit, make};
use super::guard;
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::value::Value;

/// The text of a unit file with the edits to be made. Opening it reads no unit: a file of a hundred thousand
/// is searched in milliseconds.
#[derive(Debug)]
pub struct Editor<'a> {
    text: &'a str,
    sheet: Sheet<'a>,
    edits: Vec<Edit>,
}

impl<'a> Editor<'a> {
    /// Opens `text`.
    ///
    /// # Errors
    /// A file that is no unit file, or that must be edited by hand.
    pub fn open(text: &'a str) -> Result<Self, Refusal> {
        Ok(Self { text, sheet: Sheet::open(text)?, edits: Vec::new() })
    }

    /// Whether a unit is called `id`, obsolete ones included.
    pub fn has(&self, id: &str) -> bool {
        self.sheet.has(id)
    }

    /// What the unit called `id` holds, before any edit.
    ///
    /// # Errors
    /// No such unit, several, or one that cannot be read.
    pub fn value(&mut self, id: &str) -> Result<Value, Refusal> {
        let index = self.sheet.find(id)?;
        self.sheet.value(index)
    }

    /// The lines of the unit called `id` as they were typed, comments that belong to it included, blank lines below
    /// not: what [`Edit::InsertTyped`] puts into another file.
    ///
    /// # Errors
    /// As [`Editor::value`].
    pub fn typed(&mut self, id: &str) -> Result<String, Refusal> {
        let index = self.sheet.find(id)?;
        super::block::split(&mut self.sheet, index).map(|(block, _)| block)
    }

    /// Notes an edit to be made.
    pub fn push(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// The text with all edits made, one after the other. Every byte that no edit is about stays.
    ///
    /// # Errors
    /// [`Refusal`]: nothing is changed unless all of it can be, and reads back as asked.
    pub fn finish(mut self) -> Result<String, Refusal> {
        if self.sheet.root.is_none() || self.edits.len() <= 1 {
            let edits = std::mem::take(&mut self.edits);
            edits.iter().try_for_each(|edit| make(&mut self.sheet, edit))?;
            return guard::finish(&self.sheet);
        }
        // Anchors or an unusual form: each edit is made on the file as the one before left it.
        self.edits
            .iter()
            .try_fold(self.text.to_owned(), |text, edit| apply(&text, std::slice::from_ref(edit)))
    }
}

/// The text of a unit file with `edits` made: [`Editor`] in one step.
///
/// # Errors
/// As [`Editor::open`] and [`Editor::finish`].
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    let mut editor = Editor::open(text)?;
    edits.iter().cloned().for_each(|edit| editor.push(edit));
    editor.finish()
}
