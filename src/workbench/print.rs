//! PDFs: set by Typst or printed by Chromium, whichever is on the machine.

mod chromium;
mod program;
mod typst;

use super::failure::Failure;
use crate::format::{self, Edition};

/// A program that makes PDFs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printer {
    /// `typst` sets the Typst source.
    Typst,
    /// Chromium, or a browser made from it, prints the HTML.
    Chromium,
}

/// What came of asking a program.
enum Asked {
    /// The PDF.
    Made(Vec<u8>),
    /// There is no such program.
    Absent,
}

/// `edition` as a PDF, by the program that is asked for, else by the first that is there.
///
/// # Errors
/// No program, or one that fails, each with what to do. A program that has no font for a sign fails: boxes in the
/// place of signs never get into a file.
pub(super) fn pdf(edition: &Edition, with: Option<Printer>) -> Result<Vec<u8>, Failure> {
    let printers: &[Printer] = match &with {
        Some(printer) => std::slice::from_ref(printer),
        None => &[Printer::Typst, Printer::Chromium],
    };
    for printer in printers {
        let asked = match printer {
            Printer::Typst => typst::set(&written(edition, "typ"), &edition.languages.0)?,
            Printer::Chromium => chromium::print(&written(edition, "html"))?,
        };
        if let Asked::Made(bytes) = asked {
            return Ok(bytes);
        }
    }
    Err(Failure::Usage(match with {
        Some(Printer::Typst) => {
            "`--pdf-with typst` needs the program `typst`, which is not installed or not on the path. Install Typst, or \
             leave the option out to print with Chromium."
                .to_owned()
        }
        Some(Printer::Chromium) => {
            "`--pdf-with chromium` needs Chromium or Google Chrome, and neither is on the path. Install one (Debian: \
             chromium), or leave the option out to set with Typst."
                .to_owned()
        }
        None => "a PDF is made by `typst`, or else by Chromium or Google Chrome, and none of them is on the path. Install \
                 one (Debian: chromium), or export `typ` or `html` and make the PDF elsewhere."
            .to_owned(),
    }))
}

/// `edition` in the format called `name`.
fn written(edition: &Edition, name: &str) -> Vec<u8> {
    format::writer(name).map(|writer| writer.write(edition)).unwrap_or_default()
}

/// The failure of `program`, with what to do.
fn failed(program: &str, said: &str, cure: &str) -> Failure {
    let said = said.trim().trim_end_matches('.');
    let said = if said.is_empty() { "it gave no reason" } else { said };
    Failure::Usage(format!("`{program}` made no PDF: {said}. {cure}"))
}
