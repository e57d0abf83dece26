//! Projects become bytes, and bilingual files become pairs: one file a format, one trait to write, one to read.
//!
//! What is common to all formats (reading order, turns, beads, what is left out) is settled once in
//! [`Edition`]; a format only spells it. Same edition, same bytes: no clock, no environment, no disk.

mod archive;
mod changes;
mod contents;
mod docx;
mod edition;
mod entries;
mod epub;
mod escape;
mod exchange;
mod html;
mod inline;
mod jsonl;
mod latex;
mod likeness;
mod mark;
mod markdown;
mod odt;
mod office;
mod options;
mod read;
mod records;
#[cfg(test)]
mod sample;
mod suggest;
mod tei;
mod terms;
mod text;
mod tmx;
mod tsv;
mod typst;
mod walk;
mod wording;
mod writer;

pub use changes::{Change, read_changes};
pub use edition::{Cell, Chunk, Edition, Paragraph, Part, Passage, Row, Run, TurnHead};
pub use entries::{
    EntryProblem, EntryWriter, RawEntry, Remarks, Wanted, entry_endings, entry_writer, read_entries,
};
pub use exchange::{RETURNS, Returned, ReturnedRow, Returns, Tracked, returns};
pub use html::{HTML_TEMPLATE, Template};
pub use likeness::{Likened, read_likened, write_sentences};
pub use mark::{Mark, normal};
pub use options::{Layout, Options, Order, SicMode, Untranslated};
pub use read::{READERS, Reader, Reading, reader};
pub use records::{
    AlignInput, AlignOutput, BeadRecord, CheckInput, CheckOutput, ErrorOutput, FindingRecord, LinkKind,
    LinksRecord, PairRecord, ProblemCode, RecordId, RecordProblem, Rest, STREAM_FORMAT, SegmentInput,
    SegmentOutput, SentenceRecord, SideText, Tongue, finished_pair, pair_error_line, record_line,
};
pub use suggest::{
    AskedMatch, AskedTerm, Neighbour, Question, Suggested, Suggestion, read_suggested, write_question,
    write_suggested,
};
pub use terms::{Oddity, Remark, TERM_READERS, TermReader, TermReading, term_reader, write_csv, write_tbx};
pub use writer::{WRITERS, Writer, writer};
