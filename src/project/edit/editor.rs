//! A unit file opened for editing: asked about its units, then changed all at once.

use super::apply::{Edit, make};
use super::guard;
use super::refusal::Refusal;
use super::sheet::{LISTS, Sheet};
use super::value::Value;

/// How many units are read one by one before reading all is no dearer.
const LONGEST: usize = 1000;

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

    /// The file cut down to its head and the turns that the units called `ids` are in, so that a few units of a long
    /// file can be read as a document. `None` where that cannot be told from the units themselves: the file
    /// names `parts`, which begin turns by their words, or the turns are too long to gain by it.
    pub fn excerpt(&mut self, ids: &[String]) -> Option<String> {
        let head = self.sheet.glue[0].clone();
        let units = self.sheet.lists.iter().find(|list| list.name == LISTS[0])?.order.clone();
        if self.sheet.root.is_some() || head.contains("parts:") || head.contains("\nobsolete") {
            return None;
        }
        let mut places = Vec::with_capacity(ids.len());
        for id in ids {
            let index = self.sheet.find(id).ok()?;
            places.push(units.iter().position(|&piece| piece == index)?);
        }
        let (mut first, mut last) = (*places.iter().min()?, *places.iter().max()? + 1);
        while first > 0 && !self.begins_turn(units[first])? {
            first -= 1;
            (last - first < LONGEST).then_some(())?;
        }
        while last < units.len() && !self.begins_turn(units[last])? {
            last += 1;
            (last - first < LONGEST).then_some(())?;
        }
        let pieces = units[first..last].iter().map(|&piece| self.sheet.pieces[piece].text.as_ref());
        Some(std::iter::once(head.as_ref()).chain(pieces).collect())
    }

    /// Whether a turn begins at a unit, whatever stands above.
    fn begins_turn(&mut self, piece: usize) -> Option<bool> {
        let unit = self.sheet.node(piece).ok()?;
        let role = unit.get("role").and_then(crate::yaml::Node::text);
        Some(unit.get("speaker").is_some() || matches!(role, Some("title" | "dateline")))
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
