//! Exit codes: the contract with scripts and CI.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; nothing to complain of.
    Fine,
    /// Findings that fail, or a gate unmet.
    Findings,
    /// Bad usage or unreadable input: the work was not done, or not whole.
    Unusable,
}

/// All exit codes with their meaning, for the manual.
pub const EXIT_CODES: [(u8, &str); 3] = [
    (0, "done; also when there was nothing to check or export, which is said once"),
    (1, "findings at or above `--fail-on` (error by default), or a coverage gate unmet"),
    (2, "bad usage, or input that could not be read: what could be done was done, and the rest is named"),
];

impl Exit {
    /// `Findings` unless `passes`.
    pub fn unless(passes: bool) -> Self {
        if passes { Self::Fine } else { Self::Findings }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => EXIT_CODES[0].0,
            Exit::Findings => EXIT_CODES[1].0,
            Exit::Unusable => EXIT_CODES[2].0,
        })
    }
}
