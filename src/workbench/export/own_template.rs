//! A template of the user's that makes the HTML.

use std::path::Path;

use crate::format::{Edition, Template};
use crate::workbench::failure::{Failure, FileProblem};
use crate::workbench::store;
use crate::yaml::Problem;

/// The format that templates are for; its files end so too.
pub(super) const HTML: &str = "html";

/// A template of the user's, with its file for what may be wrong in it.
pub(super) struct OwnTemplate {
    path: String,
    /// What stands in it.
    pub(super) text: String,
    template: Template,
}

impl OwnTemplate {
    /// Reads the template at `path`.
    ///
    /// # Errors
    /// The disk's, or a template that cannot be followed.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let (text, path) = (store::read_text(path)?, store::show(path));
        match Template::new(&text) {
            Ok(template) => Ok(Self { path, text, template }),
            Err(problem) => Err(refused(&path, &text, problem)),
        }
    }

    /// The page that it makes of `edition`.
    ///
    /// # Errors
    /// It asks for something that is not there.
    pub(super) fn write(&self, edition: &Edition) -> Result<Vec<u8>, Failure> {
        self.template.write(edition).map_err(|problem| refused(&self.path, &self.text, problem))
    }
}

fn refused(path: &str, text: &str, problem: Problem) -> Failure {
    let (path, text) = (path.to_owned(), text.to_owned());
    Failure::Template(FileProblem { path, text, problems: vec![problem], partial: false })
}
