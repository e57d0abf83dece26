//! The text of a PDF, by the program `pdftotext`: with `git.rs` and `suggest/program.rs` the only file that starts a process.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use std::thread;

use crate::source::SourceError;

/// What the program is asked for. `-raw` keeps the order in which the page was set: of the program's three
/// ways it alone keeps the columns of a page apart and in order (tried on a page of two columns, where
/// `-layout` prints both in one line and the default mixes their ends).
const ARGUMENTS: [&str; 8] = ["-raw", "-enc", "UTF-8", "-eol", "unix", "-q", "-", "-"];

/// The text of the PDF `bytes`, a form feed behind every page. Nothing is written to the disk, no shell is asked.
///
/// # Errors
/// The program is missing, or cannot read the file.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<u8>, SourceError> {
    let started = Command::new("pdftotext")
        .args(ARGUMENTS)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut program = started.map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => SourceError::NoPdfProgram,
        _ => SourceError::BadPdf { said: error.to_string() },
    })?;
    let input = program.stdin.take();
    // Written beside the reading: a full pipe on both sides would stop both programs for ever.
    let output = thread::scope(|scope| {
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        program.wait_with_output()
    });
    let output = output.map_err(|error| SourceError::BadPdf { said: error.to_string() })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("it gave no reason");
    let said = said.strip_prefix("Command Line Error: ").unwrap_or(said).trim_end_matches('.');
    Err(SourceError::BadPdf { said: said.to_owned() })
}
