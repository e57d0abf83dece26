//! The act of checking: rules look at a document, findings say what they saw, coverage counts.
//!
//! A finding is data with a place; how it is shown is `report`'s. A rule never knows another rule: what
//! several of them need stands beside them (`integrity`, `describe`).

mod baseline;
mod bead;
mod chinese;
mod counterpart;
mod coverage;
mod describe;
mod evidence;
mod example;
mod finding;
mod fix;
mod gap;
mod integrity;
mod length;
mod looked;
mod mqm;
mod number;
mod ratchet;
mod rule;
mod rules;
mod run;
mod selection;
mod sink;
mod status;
mod terms;
mod words;

pub use baseline::{BadLine, Baseline, Sifted};
pub use counterpart::{Counterpart, CounterpartKind, counterparts};
pub use coverage::{Coverage, Gate, Tally};
pub use describe::{excerpt, who};
pub use example::Example;
pub use finding::{Extract, Finding, Message, Related};
pub use fix::Fix;
pub use looked::Looked;
pub use mqm::Mqm;
pub use ratchet::Ratchet;
pub use rule::{Confidence, Group, Rule};
pub use rules::RULES;
pub use run::{check, check_with};
pub use selection::{Selection, UnknownRule};
pub use status::{DocumentStatus, NextUnit, TurnStatus};
