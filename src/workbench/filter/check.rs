//! `check --stream`: a pair comes back with what the rules see in it.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::Path;

use super::pipe::{Ends, Tally, pipe};
use crate::check::{self, Finding, Message, Mqm, Selection};
use crate::format::{CheckInput, CheckOutput, FindingRecord, record_line};
use crate::jobs::Jobs;
use crate::project::{Document, Pair};
use crate::termbase::{Term, Termbase};
use crate::workbench::check::glossary as terms;
use crate::workbench::failure::{Failure, FileProblem};
use crate::workbench::workspace::Workspace;
use crate::yaml::{Spot, Style};

/// How the pairs of a stream are checked.
#[derive(Debug, Clone, Default)]
pub struct CheckStreamRequest {
    /// Which rules speak.
    pub selection: Selection,
    /// The glossary.
    pub terms: Vec<Term>,
    /// Whether messages are wanted in Chinese.
    pub chinese: bool,
}

impl CheckStreamRequest {
    /// With the rules and terms of the project around `folder`, if there is one, and what is asked for beside them. What
    /// could not be read of the terms is told.
    ///
    /// # Errors
    /// An unknown rule, a project that cannot be read, or terms that are not there.
    pub fn of(
        folder: &Path,
        select: &[String],
        ignore: &[String],
        glossary: Option<&Path>,
    ) -> Result<(Self, Option<FileProblem>), Failure> {
        let workspace = match Workspace::open(folder) {
            Ok(workspace) => Some(workspace),
            Err(Failure::NoProject { .. }) => None,
            Err(other) => return Err(other),
        };
        let checks = workspace.as_ref().map(|workspace| workspace.project.checks.clone()).unwrap_or_default();
        let selection = Selection::new(&checks, select, ignore)?;
        let (terms, problem) = terms(folder, workspace.as_ref(), glossary)?;
        Ok((Self { selection, terms, chinese: false }, problem))
    }
}

/// Checks the pairs of the input, each by itself: what a rule would see in several pairs together, it does not see.
///
/// # Errors
/// What a stream cannot give or take.
pub fn check_stream<R: Read + Send, W: Write + Send>(
    ends: Ends<'_, R, W>,
    request: &CheckStreamRequest,
) -> Result<Tally, Failure> {
    let glossary = Termbase::new(request.terms.iter().cloned());
    pipe(ends, CheckInput::KEY, |line| {
        let CheckInput { id, src, tgt, terms, rest } = CheckInput::read(line)?;
        let own = (!terms.is_empty()).then(|| Termbase::default().with_own(HashMap::from([(0, terms)])));
        let document = alone(id.text(), src, tgt.unwrap_or_default());
        let found =
            check::check_with(&document, &request.selection, own.as_ref().unwrap_or(&glossary), Jobs::ONE);
        let findings = found.iter().map(|finding| record(finding, request.chinese)).collect();
        Ok(record_line(&CheckOutput::new(id, rest, findings)))
    })
}

/// A document of one pair, called as its record is.
fn alone(id: String, zh: String, en: String) -> Document {
    let text = format!("{zh}\n{en}");
    let spot = |from: usize, length: usize| Spot { span: from..from + length, style: Style::Plain };
    let (zh_at, en_at) = (spot(0, zh.len()), spot(zh.len() + 1, en.len()));
    let pair = Pair { id, zh, en, zh_at, en_at };
    Document::of_pairs("", text, vec![pair], |_, spot, _, offset| spot.span.start + offset)
}

fn record(finding: &Finding, chinese: bool) -> FindingRecord<'_> {
    let Message { en, zh } = &finding.message;
    let extract = finding.extract.as_ref();
    FindingRecord {
        check: finding.rule.id,
        group: finding.rule.group.name(),
        severity: finding.severity.name(),
        confidence: finding.confidence.name(),
        mqm: finding.rule.mqm.map(Mqm::name),
        side: extract.map(|extract| if extract.source { "src" } else { "tgt" }),
        start: extract.map(|extract| extract.range.start),
        end: extract.map(|extract| extract.range.end),
        message: if chinese { zh } else { en },
        fix: finding.fix.as_ref().map(|fix| fix.with.as_str()),
    }
}
