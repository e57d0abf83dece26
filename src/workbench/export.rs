//! `export`: documents become files for readers.

mod own_template;
mod record;
mod target;

use std::path::PathBuf;

use self::own_template::{HTML, OwnTemplate};
use self::record::Record;
use self::target::Target;
use super::failure::{Failure, FileProblem};
use super::parallel::in_order;
use super::print::{self, Printer};
use super::progress::Progress;
use super::store;
use super::timing::timing;
use super::workspace::Workspace;
use crate::format::{self, Edition, Options, Writer};
use crate::jobs::Jobs;
use crate::project::{Document, DocumentEntry};
use crate::text::stable_hash;

/// What is to be exported, and how.
#[derive(Debug, Clone, Default)]
pub struct ExportRequest {
    /// Documents by path or name; all where none are named.
    pub documents: Vec<String>,
    /// Names of formats.
    pub to: Vec<String>,
    /// A file (for one document in one format), or a folder; `None` for standard output.
    pub output: Option<PathBuf>,
    /// Documents of which less than this share, in per cent, is translated are refused.
    pub keep: Option<u8>,
    /// The template that makes the HTML; `None` for the built-in page.
    pub template: Option<PathBuf>,
    /// The program that makes PDFs; `None` for the first that is there.
    pub pdf_with: Option<Printer>,
    /// What a person may ask of an export.
    pub options: Options,
    /// Whether files are left out that an earlier run wrote, and that would be the same.
    pub resume: bool,
    /// How many documents are exported at once.
    pub jobs: Jobs,
}

/// A format, and who makes it.
#[derive(Clone, Copy)]
enum Format<'t> {
    /// Written here.
    Written(&'static dyn Writer),
    /// HTML that a template of the user's makes.
    Templated(&'t OwnTemplate),
    /// Made by a program from what is written here.
    Pdf,
}

impl<'t> Format<'t> {
    fn find(name: &str, template: Option<&'t OwnTemplate>) -> Result<Self, Failure> {
        if name == "pdf" {
            return Ok(Self::Pdf);
        }
        let writer = format::writer(name).ok_or_else(|| {
            let known: Vec<&str> = format::WRITERS.iter().map(|writer| writer.name()).collect();
            Failure::Usage(format!("there is no format `{name}`. Formats: {}, pdf.", known.join(", ")))
        })?;
        Ok(match template {
            Some(template) if writer.name() == HTML => Self::Templated(template),
            _ => Self::Written(writer),
        })
    }

    fn writer(self) -> Option<&'static dyn Writer> {
        match self {
            Self::Written(writer) => Some(writer),
            Self::Templated(_) | Self::Pdf => None,
        }
    }

    /// The text of the template.
    fn template(self) -> Option<&'t str> {
        match self {
            Self::Templated(template) => Some(&template.text),
            Self::Written(_) | Self::Pdf => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Written(writer) => writer.name(),
            Self::Templated(_) => HTML,
            Self::Pdf => "pdf",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Written(writer) => writer.extension(),
            Self::Templated(_) => HTML,
            Self::Pdf => "pdf",
        }
    }

    fn files(
        self,
        edition: &Edition,
        with: Option<Printer>,
    ) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
        match self {
            Self::Written(writer) => Ok(writer.files(edition)),
            Self::Templated(template) => Ok(vec![(HTML, template.write(edition)?)]),
            Self::Pdf => Ok(vec![("pdf", print::pdf(edition, with)?)]),
        }
    }
}

/// What an export gave.
#[derive(Debug, Default)]
pub struct Exported {
    /// The files written, as they are shown to people.
    pub files: Vec<String>,
    /// How many files an earlier run had written already.
    pub done_before: usize,
    /// What goes to standard output instead.
    pub bytes: Option<Vec<u8>>,
    /// Documents that were refused, and why.
    pub refused: Vec<String>,
    /// Files that could not be read whole, and were not exported.
    pub problems: Vec<FileProblem>,
    /// Why files could not be made or written.
    pub failures: Vec<Failure>,
}

impl Exported {
    /// Puts what became of one document behind the others.
    fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
        self.done_before += other.done_before;
        self.bytes = other.bytes.or(self.bytes.take());
        self.refused.extend(other.refused);
        self.problems.extend(other.problems);
        self.failures.extend(other.failures);
    }
}

/// Exports what `request` names. Documents are read, written and let go, several at once; one that cannot be read or
/// written stops no other.
///
/// # Errors
/// An unknown document, format or speaker; a template that cannot be followed; several files for one output.
pub fn export(
    workspace: &Workspace,
    request: &ExportRequest,
    progress: &dyn Progress,
) -> Result<Exported, Failure> {
    let template = request.template.as_deref().map(OwnTemplate::read).transpose()?;
    let find = |name: &String| Format::find(name, template.as_ref());
    let formats: Vec<Format<'_>> = request.to.iter().map(find).collect::<Result<_, _>>()?;
    if template.is_some() && !formats.iter().any(|format| matches!(format, Format::Templated(_))) {
        let asked = request.to.join(", ");
        return Err(Failure::Usage(format!(
            "a template makes HTML, and what is asked for is {asked}. Add `html` to `--to`, or leave `--template` out."
        )));
    }
    let entries = workspace.entries(&request.documents)?;
    find_speaker(workspace, &entries, request)?;
    let target = Target::of(request.output.as_deref(), entries.len() * formats.len())?;
    target.tell_apart(&entries)?;
    let record = match &target {
        Target::Folder(folder) if request.resume => Some(Record::open(folder)?),
        _ if request.resume => {
            let why = "`--resume` needs a folder in which earlier files are found. Name it with `-o FOLDER`.";
            return Err(Failure::Usage(why.to_owned()));
        }
        _ => None,
    };
    let exporter = Exporter { workspace, request, formats, target, record };
    let mut exported = Exported::default();
    let jobs = workspace.jobs_for(&entries, request.jobs);
    let one = |(): &mut (), entry: &&DocumentEntry| exporter.document(entry);
    in_order(&entries, jobs, progress, |entry| entry.name(), || (), one, |one| exported.absorb(one));
    Ok(exported)
}

/// Looks for the speaker whose turns are asked for, first where most stand.
fn find_speaker(
    workspace: &Workspace,
    entries: &[&DocumentEntry],
    request: &ExportRequest,
) -> Result<(), Failure> {
    let Some(key) = &request.options.speaker else { return Ok(()) };
    let speakers = &workspace.project.speakers;
    let has = |entry: &&DocumentEntry| {
        workspace.sound(entry, request.jobs).is_ok_and(|document| document.speakers.contains_key(key))
    };
    if speakers.contains_key(key) || entries.iter().any(has) {
        return Ok(());
    }
    let known: Vec<&str> = speakers.keys().map(String::as_str).collect();
    Err(Failure::Usage(format!("no speaker has the key `{key}`. Known: {}.", known.join(", "))))
}

/// How documents are exported.
struct Exporter<'r> {
    workspace: &'r Workspace,
    request: &'r ExportRequest,
    formats: Vec<Format<'r>>,
    target: Target,
    /// What stands in the folder already, where that is to be left out.
    record: Option<Record>,
}

impl Exporter<'_> {
    /// Exports one document in all formats.
    fn document(&self, entry: &DocumentEntry) -> Exported {
        let mut exported = Exported::default();
        let document = match self.workspace.sound(entry, self.request.jobs) {
            Ok(document) => document,
            Err(problem) => {
                exported.problems.push(problem);
                return exported;
            }
        };
        let mut edition = Edition::new(&document, &self.workspace.project, &self.request.options);
        let name = entry.name();
        if let Some(refusal) = self.request.keep.and_then(|keep| refusal(name, &edition, keep)) {
            exported.refused.push(refusal);
            return exported;
        }
        if self.formats.iter().any(|format| format.writer().is_some_and(|writer| writer.is_timed())) {
            edition.times = timing(&document);
        }
        for format in &self.formats {
            let hash = self.record.as_ref().map(|record| (record, self.hash(&document, *format)));
            if let Some(why) = format.writer().and_then(|writer| writer.refusal(&edition)) {
                exported.refused.push(format!("{name}: {why}"));
            } else if hash.is_some_and(|(record, hash)| record.has(name, format.name(), hash)) {
                exported.done_before += 1;
            } else if let Err(failure) = self.write(name, *format, &edition, hash, &mut exported) {
                exported.failures.push(failure);
            }
        }
        exported
    }

    /// Makes and writes the files of one format.
    fn write(
        &self,
        name: &str,
        format: Format<'_>,
        edition: &Edition,
        record: Option<(&Record, u64)>,
        exported: &mut Exported,
    ) -> Result<(), Failure> {
        let files = format.files(edition, self.request.pdf_with)?;
        let several = files.len() > 1;
        let mut written = Vec::new();
        for (ending, bytes) in files {
            let path = match self.target.path(name, format.extension()) {
                // A pair of files stands side by side, whatever ending was asked for.
                Some(path) if several => path.with_extension(ending),
                Some(path) => path,
                None if several => {
                    return Err(Failure::Usage(format!(
                        "`{}` is several files. Name where they go with `-o FILE` or `-o FOLDER`.",
                        format.name()
                    )));
                }
                None => {
                    exported.bytes = Some(bytes);
                    return Ok(());
                }
            };
            store::overwrite(&path, &bytes)?;
            exported.files.push(store::show(&path));
            written.push(path);
        }
        match record {
            Some((record, hash)) => Ok(record.add(name, format.name(), hash, &written)?),
            None => Ok(()),
        }
    }

    /// A hash of all that the files of `document` in `format` are made of.
    fn hash(&self, document: &Document, format: Format<'_>) -> u64 {
        let asked = format!("{:?} {:?} {:?}", self.request.options, self.request.pdf_with, document.cues);
        stable_hash(&[
            env!("CARGO_PKG_VERSION"),
            format.name(),
            &asked,
            format.template().unwrap_or_default(),
            &self.workspace.text,
            &document.text,
            document.transcript.as_deref().unwrap_or_default(),
        ])
    }
}

/// Why a document is refused of which at least `keep` per cent are to be translated.
fn refusal(name: &str, edition: &Edition, keep: u8) -> Option<String> {
    let (counted, covered) = edition.counted;
    (covered * 100 < counted * usize::from(keep)).then(|| {
        format!(
            "{name}: {covered} of {counted} counted units are translated, less than {keep} %; not exported"
        )
    })
}
