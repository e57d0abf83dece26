//! What cuts a paragraph: the rules of its language, and the project's own SRX file above them.

use std::path::Path;

use super::failure::{Failure, FileProblem};
use super::store;
use crate::project::SegmentSettings;
use crate::segment::{self, Considered, Sentence, Settings, Srx, Verdict};
use crate::text::Language;
use crate::yaml::Problem;

/// What cuts a paragraph.
#[derive(Debug)]
pub(super) struct Cutter {
    language: Language,
    settings: Settings,
    own: Srx,
}

impl Cutter {
    /// The rules of `language` as `settings` has them, with the SRX file that they name.
    ///
    /// # Errors
    /// An SRX file that cannot be read, or has mistakes.
    pub(super) fn new(language: Language, settings: &SegmentSettings) -> Result<Self, Failure> {
        let own = settings.srx.as_ref().map(|path| read(Path::new(path), language)).transpose()?;
        Ok(Self { own: own.unwrap_or_default(), ..Self::without_srx(language, settings) })
    }

    /// The rules of `language` as `settings` has them, and nothing above them.
    pub(super) fn without_srx(language: Language, settings: &SegmentSettings) -> Self {
        Self { language, settings: rules(settings), own: Srx::default() }
    }

    /// The sentences of `paragraph`.
    pub(super) fn sentences(&self, paragraph: &str) -> Vec<Sentence> {
        let found = match self.language {
            Language::Zh => segment::zh(paragraph, self.settings),
            Language::En => segment::en(paragraph, self.settings),
        };
        self.own.apply(paragraph, found)
    }

    /// The marks of `paragraph` that were considered; for English those at which a sentence ends.
    pub(super) fn considered(&self, paragraph: &str) -> Vec<Considered> {
        let found = match self.language {
            Language::Zh => segment::zh_considered(paragraph, self.settings).1,
            Language::En => {
                segment::en(paragraph, self.settings).iter().filter_map(|s| last_mark(paragraph, s)).collect()
            }
        };
        self.own.apply_considered(paragraph, found)
    }
}

fn rules(settings: &SegmentSettings) -> Settings {
    Settings { split_at_semicolon: settings.split_at_semicolon, split_quotations: settings.split_quotations }
}

/// Our rules for Chinese, as `settings` has them, as an SRX 2.0 file for other tools.
pub fn export_srx(settings: &SegmentSettings) -> String {
    Srx::export(rules(settings))
}

/// The last character of a sentence, as a mark that was considered.
fn last_mark(paragraph: &str, sentence: &Sentence) -> Option<Considered> {
    let (at, c) =
        paragraph[sentence.range.clone()].char_indices().rev().find(|&(_, c)| !crate::text::is_blank(c))?;
    let start = sentence.range.start + at;
    Some(Considered {
        range: start..start + c.len_utf8(),
        after: sentence.range.end,
        verdict: Verdict::Cut(sentence.reason),
        doubtful: sentence.doubtful,
    })
}

/// Reads the SRX file at `path`.
fn read(path: &Path, language: Language) -> Result<Srx, Failure> {
    let text = store::read_text(path)?;
    let tag = match language {
        Language::Zh => "zh",
        Language::En => "en",
    };
    let (srx, mistakes) = Srx::read(&text, tag);
    if mistakes.is_empty() {
        return Ok(srx);
    }
    let problems = mistakes
        .into_iter()
        .map(|mistake| Problem::new(mistake.range, mistake.message, mistake.cure))
        .collect();
    Err(Failure::Files(vec![FileProblem { path: store::show(path), text, problems, partial: false }]))
}
