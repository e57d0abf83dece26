//! What the filters among the commands have in common: their flags, their streams, what they say at the end.

use super::exit::Exit;
use super::output::{Input, Output, Printed};
use crate::jobs::Jobs;
use crate::workbench::{Ends, Failure, Tally};

// The flags of a filter; no doc comment, which clap would take for what the command does.
#[derive(Debug, clap::Args)]
pub(super) struct StreamArgs {
    /// Be a filter: JSON records on standard input, for each a JSON record on standard output, in the same order and in
    /// constant memory. docs/streams.md is the contract
    #[arg(long)]
    pub(super) stream: bool,
    /// With --stream, end with exit code 2 where a record could not be worked on; by default its answer says so, and that
    /// is all
    #[arg(long, requires = "stream")]
    strict: bool,
    /// With --stream, the longest record: a longer one is passed over, and its answer says so
    #[arg(long, requires = "stream", value_name = "BYTES", default_value_t = 16 << 20)]
    max_record: usize,
}

impl StreamArgs {
    /// Lets `filter` work between the two standard streams, and tells what went through it.
    pub(super) fn run(
        &self,
        jobs: Jobs,
        output: &Output,
        filter: impl FnOnce(Ends<'_, Input, Printed>) -> Result<Tally, Failure>,
    ) -> Result<Exit, Failure> {
        let (input, printed) = Output::streams();
        let remark = |line: &str| output.tell(line);
        let Tally { records, errors } = filter(Ends {
            input,
            output: printed,
            jobs: jobs.all(),
            most: self.max_record,
            remark: &remark,
        })?;
        let noun = if records == 1 { "record" } else { "records" };
        if errors > 0 {
            output.say(&format!("{records} {noun}, {errors} with an error; `--verbose` tells their lines"));
        } else {
            output.tell(&format!("{records} {noun}"));
        }
        Ok(if self.strict && errors > 0 { Exit::Unusable } else { Exit::Fine })
    }
}
