//! A pair of files, read and aligned.

use std::path::{Path, PathBuf};

use super::side::{TextSide, read_lines, read_source};
use crate::align::{Aligner, Alignment, Fixed, Options, Terms, Trouble, match_turns};
use crate::project::SegmentSettings;
use crate::text::Language;
use crate::workbench::failure::Failure;
use crate::workbench::store;
use crate::workbench::suggest::Likeness;
use crate::workbench::workspace::Workspace;

/// What is to be aligned, and how.
#[derive(Debug, Clone, Default)]
pub struct AlignRequest {
    /// Whether the files hold a sentence a line.
    pub sentences: bool,
    /// Terms and their translations.
    pub terms: Terms,
    /// A program that is asked which sentences are alike.
    pub likeness: Option<Likeness>,
    /// How texts are cut that are not.
    pub segment: SegmentSettings,
}

/// A pair of texts and the links between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aligned {
    /// The Chinese.
    pub zh: TextSide,
    /// The English.
    pub en: TextSide,
    /// The links.
    pub alignment: Alignment,
}

impl Aligned {
    /// Why these are no text and its translation, where the texts themselves say so.
    pub(in crate::workbench) fn no_pair(&self) -> Option<&Trouble> {
        self.alignment
            .troubles
            .iter()
            .find(|trouble| matches!(trouble, Trouble::Swapped | Trouble::SameLanguage(_)))
    }
}

impl AlignRequest {
    /// What the program says of these sentences; nothing where there is none.
    ///
    /// # Errors
    /// A program that fails.
    pub(super) fn likenesses(&self, zh: &[&str], en: &[&str]) -> Result<Vec<(usize, usize, f32)>, Failure> {
        self.likeness.as_ref().map_or(Ok(Vec::new()), |program| program.ask(zh, en))
    }

    /// Cuts texts as the project of `workspace` does, and takes the terms of its glossary.
    pub fn take_settings(&mut self, workspace: &Workspace) {
        self.segment = workspace.project.segment.clone();
        for term in workspace.glossary().0.terms {
            let english = std::iter::once(term.en).chain(term.admitted).filter(|en| !en.is_empty());
            self.terms.extend(english.map(|en| (term.zh.clone(), en)));
        }
    }

    /// Adds the terms of a file with a Chinese and an English term a line, a tab between them.
    ///
    /// # Errors
    /// A file that cannot be read, or has a line without a tab.
    pub fn read_terms(&mut self, path: &Path) -> Result<(), Failure> {
        let text = store::read_text(path)?;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let Some((zh, en)) = line.split_once('\t') else {
                return Err(Failure::Usage(format!(
                    "{}:{}: there is no tab in this line. Write the Chinese term, a tab, and the English term.",
                    store::show(path),
                    number + 1
                )));
            };
            let en = en.split('\t').next().unwrap_or_default();
            self.terms.extend([(zh.trim().to_owned(), en.trim().to_owned())]);
        }
        Ok(())
    }
}

/// Reads the files at `zh` and `en` and links them.
///
/// # Errors
/// A file that cannot be read; sides that are swapped, or in one language.
pub fn align(zh: &Path, en: &Path, request: &AlignRequest) -> Result<Aligned, Failure> {
    align_with(&Aligner::default(), &(zh.to_path_buf(), en.to_path_buf()), request)
}

/// The same, by an aligner that is there already.
pub(super) fn align_with(
    aligner: &Aligner,
    (zh, en): &(PathBuf, PathBuf),
    request: &AlignRequest,
) -> Result<Aligned, Failure> {
    let read = |path: &Path, language| {
        if request.sentences { read_lines(path) } else { read_source(path, &request.segment, language) }
    };
    let aligned = link(aligner, read(zh, Language::Zh)?, read(en, Language::En)?, request)?;
    match aligned.no_pair() {
        Some(trouble) => {
            Err(Failure::Usage(format!("{} and {}: {trouble}", aligned.zh.path, aligned.en.path)))
        }
        None => Ok(aligned),
    }
}

/// Links two sides that were read.
///
/// # Errors
/// A program that likens sentences and fails.
pub(in crate::workbench) fn link(
    aligner: &Aligner,
    zh: TextSide,
    en: TextSide,
    request: &AlignRequest,
) -> Result<Aligned, Failure> {
    let edges = match_turns(&zh.turns, &en.turns);
    let options = Options {
        terms: request.terms.clone(),
        fixed: edges.into_iter().map(|(i, j)| Fixed { zh: i..i, en: j..j }).collect(),
        zh_begins: zh.begins.clone(),
        en_begins: en.begins.clone(),
        likenesses: request.likenesses(&zh.lines(), &en.lines())?,
        ..Options::default()
    };
    let alignment = aligner.align(&zh.lines(), &en.lines(), &options);
    Ok(Aligned { zh, en, alignment })
}
