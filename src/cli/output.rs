//! Where commands print: results on standard output, everything else on standard error.

use std::collections::HashSet;
use std::io::{BufRead, IsTerminal, Write};

use anstream::AutoStream;
use clap::ColorChoice;

use crate::report::{Lang, problem_text};
use crate::text::line_diff;
use crate::workbench::{Edited, Failure, FileProblem};

/// How many problems of one file are shown: a file of another form has one on every line.
const SHOWN: usize = 50;

/// Where a filter reads.
pub(super) type Input = std::io::Stdin;

/// Where a filter prints.
pub(super) type Printed = std::io::Stdout;

/// The two streams, with what a person wants to see on them.
pub(super) struct Output {
    color_out: bool,
    color_err: bool,
    quiet: bool,
    verbose: bool,
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Output {
    pub(super) fn new(color: ColorChoice, quiet: bool, verbose: bool, lang: Lang) -> Self {
        let wanted = |automatic: anstream::ColorChoice| match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // Terminals are asked, and NO_COLOR, CLICOLOR and CLICOLOR_FORCE.
            ColorChoice::Auto => automatic != anstream::ColorChoice::Never,
        };
        let color_out = wanted(AutoStream::choice(&std::io::stdout()));
        let color_err = wanted(AutoStream::choice(&std::io::stderr()));
        Self { color_out, color_err, quiet, verbose, lang }
    }

    /// Whether results may be coloured.
    pub(super) fn color(&self) -> bool {
        self.color_out
    }

    /// A result. A reader that went away (`| head`) is no error.
    pub(super) fn result(&self, bytes: impl AsRef<[u8]>) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(bytes.as_ref()).and_then(|()| out.flush());
    }

    /// The streams that a filter stands between.
    pub(super) fn streams() -> (Input, Printed) {
        (std::io::stdin(), std::io::stdout())
    }

    /// Something good to know about what was done; silent with `--quiet`.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            self.error_line(line);
        }
    }

    /// Something that only `--verbose` asks for.
    pub(super) fn tell(&self, line: &str) {
        if self.verbose {
            self.error_line(line);
        }
    }

    /// What a command edited; with a dry run, the lines it would change, on standard output.
    pub(super) fn edited(&self, edited: &Edited, what: &str, dry_run: bool) {
        for file in &edited.files {
            if dry_run {
                let diff = line_diff(&file.before, &file.after);
                self.result(format!("--- {0}\n+++ {0}\n{diff}", file.path));
            } else {
                let units = match file.units.as_slice() {
                    few if few.len() <= 6 => few.join(" "),
                    many => format!("{} units", many.len()),
                };
                self.say(format!("{}: {what} {units}", file.path).trim_end());
            }
        }
        edited.remarks.iter().for_each(|remark| self.say(remark));
    }

    /// Why a command could not do its work.
    pub(super) fn failure(&self, failure: &Failure) {
        match failure {
            Failure::Files(files) => self.problems(files),
            Failure::Refused(file) | Failure::Template(file) => {
                for problem in &file.problems {
                    self.error_line(&problem_text(&file.path, &file.text, problem, self.color_err));
                }
                self.error_line(&format!("{failure}"));
            }
            other => self.error_line(&format!("error: {other}")),
        }
    }

    /// Why parts of the work could not be done; what kept many from it is told once.
    pub(super) fn failures(&self, failures: &[Failure]) {
        let mut told = HashSet::new();
        failures
            .iter()
            .filter(|failure| told.insert(failure.to_string()))
            .for_each(|failure| self.failure(failure));
    }

    /// Problems of files, each with its line and a caret.
    pub(super) fn problems(&self, files: &[FileProblem]) {
        for file in files {
            for problem in file.problems.iter().take(SHOWN) {
                self.error_line(&problem_text(&file.path, &file.text, problem, self.color_err));
            }
            let count = file.problems.len();
            let noun = if count == 1 { "problem" } else { "problems" };
            let lost = if file.partial { "what has a problem was left out" } else { "the file was left out" };
            let more = if count > SHOWN { format!(", the first {SHOWN} shown") } else { String::new() };
            self.error_line(&format!("{}: {count} {noun}{more}; {lost}", file.path));
        }
    }

    /// Something that keeps a command from ending well; told with `--quiet` too.
    pub(super) fn error(&self, line: &str) {
        self.error_line(line);
    }

    /// Whether somebody sits there who can answer.
    pub(super) fn can_ask(&self) -> bool {
        std::io::stdin().is_terminal()
    }

    /// Asks, and gives the line that was typed; `None` where nobody answers any more.
    pub(super) fn ask(&self, question: &str) -> Option<String> {
        let mut err = std::io::stderr().lock();
        let _ = write!(err, "{question}").and_then(|()| err.flush());
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer).ok()?;
        (read > 0).then(|| answer.trim().to_owned())
    }

    fn error_line(&self, line: &str) {
        let mut err = std::io::stderr().lock();
        let _ = writeln!(err, "{line}");
    }
}
