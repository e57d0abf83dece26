//! The hand-edited YAML: what a project, a unit file and a unit are, and how they are read and written.
//!
//! Reading never stops at the first problem: it gives what it could and a list of [`Problem`](crate::yaml::Problem)s
//! with their places.

mod bead;
mod bilingual;
mod book;
mod changes;
mod edit;
mod id;
mod memory_list;
mod merge;
mod order;
mod pairs;
mod places;
mod role;
mod settings;
mod source;
mod speaker;
mod standing;
mod state;
mod strict;
mod sync;
mod turn;
mod unit;
mod unit_file;
mod write;

pub use bead::{Bead, Beads, CoverProblem};
pub use bilingual::Bilingual;
pub use book::Document;
pub use changes::{Change, FieldChange, changes, field_changes};
pub use edit::{Edit, Editor, Refusal, Registration, Spot, Value, apply, register, set_unmatched, tidy};
pub use id::Minter;
pub use memory_list::add_memory;
pub use merge::{Clash, Merged, merge, merge_lines, sides};
pub use order::{PartProblem, Piece, ReadingOrder};
pub use pairs::{Locate, Pair};
pub use places::KnownPlaces;
pub use role::Role;
pub use settings::{
    Checks, CoverageSettings, DocumentEntry, Languages, ProgramSettings, Project, SegmentSettings, Severity,
};
pub use source::{Join, Part, Source};
pub use speaker::{Speaker, Speakers};
pub use standing::Standing;
pub use state::State;
pub use sync::{Carried, Fresh, Note, Outcome, Place, Resync, carry, recut, resync};
pub use turn::{Turn, Turns};
pub use unit::{Allow, Conflict, Cover, English, SURE_LINK, Sic, Unit};
pub use unit_file::{UnitFile, Unmatched};
pub use write::{NewDocument, NewEnglish, NewUnit, new_project, new_unit_file};
