//! The act of checking: rules look at a document, findings say what they saw, coverage counts.
//!
//! A finding is data with a place; how it is shown is `report`'s. A rule never knows another rule: what
//! several of them need stands beside them (`integrity`, `describe`).

mod bead;
mod coverage;
mod describe;
mod evidence;
mod example;
mod finding;
mod gap;
mod integrity;
mod length;
mod number;
mod rule;
mod rules;
mod run;
mod status;

pub use coverage::{Coverage, Gate, Tally};
pub use describe::{excerpt, who};
pub use example::Example;
pub use finding::{Extract, Finding, Message, Related};
pub use rule::{Group, Rule};
pub use rules::RULES;
pub use run::{Selection, UnknownRule, check};
pub use status::{DocumentStatus, NextUnit, TurnStatus};
