//! Starts a program that makes a PDF, without a shell: with `pdf.rs`, `git.rs` and `suggest/program.rs` the only file
//! that starts a process.

use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};
use std::thread;

/// Runs `program`, tells it `input`, and waits for its end; `None` where there is no such program.
///
/// # Errors
/// The system's word, where it could not be started or listened to.
pub(super) fn run(program: &str, arguments: &[&str], input: &[u8]) -> Result<Option<Output>, String> {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) => {
            return Ok(None);
        }
        Err(error) => return Err(error.to_string()),
    };
    let pipe = child.stdin.take();
    // Written beside the reading: a full pipe on both sides would stop both programs for ever.
    let output = thread::scope(|scope| {
        scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    });
    output.map(Some).map_err(|error| error.to_string())
}
