//! `export`: documents become files for readers.

use std::path::{Path, PathBuf};

use super::failure::{Failure, FileProblem};
use super::print::{self, Printer};
use super::progress::Progress;
use super::store;
use super::timing::timing;
use super::workspace::Workspace;
use crate::format::{self, Edition, Options, Template, Writer};
use crate::yaml::Problem;

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

/// The format that templates are for; its files end so too.
const HTML: &str = "html";

/// A template of the user's, with its file for what may be wrong in it.
struct OwnTemplate {
    path: String,
    text: String,
    template: Template,
}

impl OwnTemplate {
    fn read(path: &Path) -> Result<Self, Failure> {
        let (text, path) = (store::read_text(path)?, store::show(path));
        match Template::new(&text) {
            Ok(template) => Ok(Self { path, text, template }),
            Err(problem) => Err(refused(&path, &text, problem)),
        }
    }

    fn write(&self, edition: &Edition) -> Result<Vec<u8>, Failure> {
        self.template.write(edition).map_err(|problem| refused(&self.path, &self.text, problem))
    }
}

fn refused(path: &str, text: &str, problem: Problem) -> Failure {
    let (path, text) = (path.to_owned(), text.to_owned());
    Failure::Template(FileProblem { path, text, problems: vec![problem], partial: false })
}

/// What an export gave.
#[derive(Debug, Default)]
pub struct Exported {
    /// The files written, as they are shown to people.
    pub files: Vec<String>,
    /// What goes to standard output instead.
    pub bytes: Option<Vec<u8>>,
    /// Documents that were refused, and why.
    pub refused: Vec<String>,
    /// Files that could not be read whole, and were not exported.
    pub problems: Vec<FileProblem>,
}

/// Exports what `request` names.
///
/// # Errors
/// An unknown document, format or speaker; a template that cannot be followed; several files for one output; a disk that refuses.
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
    let loaded = workspace.load(&request.documents, progress)?.only_sound();
    if let Some(key) = &request.options.speaker
        && !loaded.documents.iter().any(|document| document.speakers.contains_key(key))
    {
        let known: Vec<&str> = workspace.project.speakers.keys().map(String::as_str).collect();
        return Err(Failure::Usage(format!("no speaker has the key `{key}`. Known: {}.", known.join(", "))));
    }
    let count = loaded.documents.len() * formats.len();
    let mut exported = Exported { problems: loaded.problems, ..Exported::default() };
    for (number, document) in loaded.documents.iter().enumerate() {
        let mut edition = Edition::new(document, &workspace.project, &request.options);
        if let Some(refusal) = request.keep.and_then(|keep| refusal(document.entry.name(), &edition, keep)) {
            exported.refused.push(refusal);
            continue;
        }
        if formats.iter().any(|format| format.writer().is_some_and(|writer| writer.is_timed())) {
            edition.times = timing(document);
        }
        for (nth, format) in formats.iter().enumerate() {
            progress.step(number * formats.len() + nth, count, document.entry.name());
            if let Some(why) = format.writer().and_then(|writer| writer.refusal(&edition)) {
                exported.refused.push(format!("{}: {why}", document.entry.name()));
                continue;
            }
            let files = format.files(&edition, request.pdf_with)?;
            write(files, document.entry.name(), *format, request.output.as_deref(), count, &mut exported)?;
        }
    }
    Ok(exported)
}

/// Writes the files of one of `count` formats and documents.
fn write(
    files: Vec<(&'static str, Vec<u8>)>,
    name: &str,
    format: Format<'_>,
    output: Option<&Path>,
    count: usize,
    exported: &mut Exported,
) -> Result<(), Failure> {
    let several = files.len() > 1;
    for (ending, bytes) in files {
        match target(output, name, format, count)? {
            // A pair of files stands side by side, whatever ending was asked for.
            Some(path) if several => save(&path.with_extension(ending), &bytes, exported)?,
            Some(path) => save(&path, &bytes, exported)?,
            None if several => {
                return Err(Failure::Usage(format!(
                    "`{}` is several files. Name where they go with `-o FILE` or `-o FOLDER`.",
                    format.name()
                )));
            }
            None => exported.bytes = Some(bytes),
        }
    }
    Ok(())
}

fn save(path: &Path, bytes: &[u8], exported: &mut Exported) -> Result<(), Failure> {
    store::overwrite(path, bytes)?;
    exported.files.push(store::show(path));
    Ok(())
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

/// Where one of `count` files goes; `None` for standard output.
///
/// An output that is a folder, ends in a slash, or has no ending and is not there yet takes files named after their
/// documents.
fn target(
    output: Option<&Path>,
    name: &str,
    format: Format<'_>,
    count: usize,
) -> Result<Option<PathBuf>, Failure> {
    let Some(output) = output.filter(|output| *output != Path::new("-")) else {
        if count > 1 {
            return Err(Failure::Usage(format!(
                "{count} files cannot go to standard output. Name a folder with `-o FOLDER`."
            )));
        }
        return Ok(None);
    };
    let folder = store::is_folder(output)
        || output.to_string_lossy().ends_with(['/', '\\'])
        || (output.extension().is_none() && !store::exists(output));
    if folder {
        return Ok(Some(output.join(format!("{name}.{}", format.extension()))));
    }
    if count > 1 {
        let shown = store::show(output);
        return Err(Failure::Usage(format!(
            "{count} files cannot all be written to {shown}. Name a folder with `-o FOLDER`."
        )));
    }
    Ok(Some(output.to_path_buf()))
}
