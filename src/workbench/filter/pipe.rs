//! A filter: lines in, an answer to each line out.

use std::io::{ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::in_order::{Limits, in_order};
use super::lines::{Lines, Piece};
use crate::format::{ProblemCode, RecordProblem};
use crate::workbench::failure::Failure;
use crate::workbench::store;

/// Bytes of records that may wait, a worker, while one before them is worked on.
const AHEAD: usize = 4 << 20;

/// What a filter stands between, and how it works.
pub struct Ends<'a, R, W> {
    /// Where records come from.
    pub input: R,
    /// Where answers go.
    pub output: W,
    /// How many records are worked on at once.
    pub jobs: usize,
    /// The longest record, in bytes.
    pub most: usize,
    /// Told of each record that could not be worked on, with its line.
    pub remark: &'a (dyn Fn(&str) + Sync),
}

/// What went through a filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records that came.
    pub records: u64,
    /// Those whose answer is an error.
    pub errors: u64,
}

/// Why a filter ended before its input did.
enum Broken {
    Reading(std::io::Error),
    Writing(std::io::Error),
}

/// The answers to a piece of the input.
#[derive(Default)]
struct Answers {
    text: String,
    records: u64,
    problems: Vec<(u64, RecordProblem)>,
}

/// Puts each line of the input through `answer`, which gives the line to write. `key` is the field that names records, and
/// `name` finds it in a line that is damaged. Lines of blanks are no records.
///
/// # Errors
/// An input that cannot be read to its end, or an output that cannot be written. A reader that went away is no error.
pub(super) fn pipe<R: Read + Send, W: Write + Send>(
    ends: Ends<'_, R, W>,
    key: &'static str,
    answer: impl Fn(&str) -> Result<String, RecordProblem> + Sync,
) -> Result<Tally, Failure> {
    let Ends { input, mut output, jobs, most, remark } = ends;
    let (mut lines, mut tally) = (Lines::new(input, most), Tally::default());
    let draw = || {
        let piece = lines.piece().map_err(Broken::Reading)?;
        Ok(piece.map(|piece| {
            let weight = piece.bytes.len();
            (piece, weight)
        }))
    };
    let work = |piece: Piece| answers(&piece, most, key, &answer);
    let take = |answers: Answers| {
        tally.records += answers.records;
        tally.errors += answers.problems.len() as u64;
        for (line, problem) in &answers.problems {
            let name = problem.id.as_ref().map(|id| format!(" {key} {id}:")).unwrap_or_default();
            remark(&format!("line {line}:{name} {}", problem.message));
        }
        output.write_all(answers.text.as_bytes()).and_then(|()| output.flush()).map_err(Broken::Writing)
    };
    let limits = Limits { jobs, ahead: AHEAD.saturating_mul(jobs) };
    match in_order(limits, draw, work, take) {
        Ok(()) => Ok(tally),
        Err(Broken::Writing(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(tally),
        Err(Broken::Writing(error)) => Err(store::refused(Path::new("standard output"), error).into()),
        Err(Broken::Reading(error)) => Err(store::refused(Path::new("standard input"), error).into()),
    }
}

/// The answers to the lines of `piece`.
fn answers(
    piece: &Piece,
    most: usize,
    key: &'static str,
    answer: &(impl Fn(&str) -> Result<String, RecordProblem> + Sync),
) -> Answers {
    let mut out = Answers::default();
    let mut lines = piece.bytes.split_inclusive(|&byte| byte == b'\n').peekable();
    let mut number = piece.first;
    while let Some(line) = lines.next() {
        let too_long = piece.cut && lines.peek().is_none();
        let answered = if too_long { Err(too_large(line, most, key)) } else { of_line(line, key, answer) };
        match answered {
            Ok(None) => {}
            Ok(Some(line)) => {
                out.records += 1;
                out.text.push_str(&line);
            }
            Err(problem) => {
                out.records += 1;
                out.text.push_str(&problem.to_line(key, number));
                out.problems.push((number, problem));
            }
        }
        number += 1;
    }
    out
}

/// The answer to a line; none to a line of blanks.
fn of_line(
    line: &[u8],
    key: &'static str,
    answer: &(impl Fn(&str) -> Result<String, RecordProblem> + Sync),
) -> Result<Option<String>, RecordProblem> {
    let text = std::str::from_utf8(line).map_err(|error| {
        let message =
            format!("byte {} of the line is not UTF-8. Write the records as UTF-8.", error.valid_up_to() + 1);
        damaged(line, key, ProblemCode::NotUtf8, message)
    })?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    // One record that we cannot bear must not take a thousand others with it.
    let answered = catch_unwind(AssertUnwindSafe(|| answer(text)));
    let answered = answered.unwrap_or_else(|_| {
        let message =
            "the program failed at this record, which is a mistake in it. Please report the record.";
        Err(damaged(line, key, ProblemCode::Internal, message.to_owned()))
    });
    answered.map(Some)
}

fn too_large(line: &[u8], most: usize, key: &'static str) -> RecordProblem {
    let message = format!(
        "the line has more than {most} bytes. Cut the document into parts, or allow longer records with `--max-record`."
    );
    damaged(line, key, ProblemCode::TooLarge, message)
}

/// A problem of a line of which only the name can be of use.
fn damaged(line: &[u8], key: &'static str, code: ProblemCode, message: String) -> RecordProblem {
    let id = RecordProblem::name_in(&String::from_utf8_lossy(line), key);
    RecordProblem { id, ..RecordProblem::new(code, message) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(input: &[u8], jobs: usize, most: usize) -> (String, Tally) {
        let mut out = Vec::new();
        let ends = Ends { input, output: &mut out, jobs, most, remark: &|_| {} };
        let answer = |line: &str| {
            assert!(!line.contains("boom"), "as a mistake of ours would");
            Ok(format!("{}!\n", line.trim_end()))
        };
        let tally = pipe(ends, "id", answer).expect("streams in memory");
        (String::from_utf8(out).expect("UTF-8"), tally)
    }

    #[test]
    fn every_line_is_answered_in_its_place_whatever_is_wrong_with_others() {
        let input = b"{\"id\":1}\n\n{\"id\":2,\"x\":\"boom\"}\n \t\r\n{\"id\":3,\"x\":\"\xff\"}\n{\"id\":4,\"x\":\"0123456789abcdef\"}\nboom\n{}";
        for jobs in [1, 3] {
            let (out, tally) = run(input, jobs, 24);
            let lines: Vec<&str> = out.lines().collect();
            assert_eq!(tally, Tally { records: 6, errors: 4 });
            assert_eq!((lines[0], lines[5], lines.len()), ("{\"id\":1}!", "{}!", 6));
            let begins = [
                "{\"id\":2,\"format\":1,\"error\":{\"code\":\"internal\",",
                "{\"id\":3,\"format\":1,\"error\":{\"code\":\"not-utf8\",",
                "{\"id\":4,\"format\":1,\"error\":{\"code\":\"too-large\",",
                "{\"format\":1,\"error\":{\"code\":\"internal\",",
            ];
            for (line, begin) in lines[1..5].iter().zip(begins) {
                assert!(line.starts_with(begin), "{line}");
            }
            assert!(lines[4].ends_with("\"line\":7}}") && !lines[1].contains("\"line\""), "{out}");
        }
    }

    #[test]
    fn a_reader_that_went_away_ends_it_quietly_and_a_full_disk_does_not() {
        struct Refusing(ErrorKind);
        impl Write for Refusing {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let ended = |kind| {
            let input = b"{}\n".repeat(100_000);
            let ends = Ends { input: &*input, output: Refusing(kind), jobs: 2, most: 9, remark: &|_| {} };
            pipe(ends, "id", |line| Ok(line.to_owned()))
        };
        assert!(ended(ErrorKind::BrokenPipe).is_ok_and(|tally| tally.records < 100_000));
        let full = ended(ErrorKind::StorageFull).expect_err("nothing was written");
        assert!(full.to_string().contains("the disk is full"), "{full}");
    }
}
