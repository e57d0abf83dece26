//! The rules, one file each. A new one is a file, two lines here, and its generated page.

mod covered_with_english;
mod cut_by_comment;
mod dangling_covered_by;
mod duplicate_id;
mod folded_chinese;
mod han_in_target;
mod open_query;
mod part_unmatched;
mod sic_not_found;
mod speaker_without_english;
mod stale;
mod state_without_english;
mod unit_altered;
mod unit_extra;
mod unit_missing;
mod unknown_allow;
mod unknown_speaker;
mod unresolved_conflict;
mod untranslated;

use super::rule::Rule;

/// All rules, in the order of the manual: by group, then by name.
pub static RULES: [&Rule; 19] = [
    &duplicate_id::RULE,
    &part_unmatched::RULE,
    &sic_not_found::RULE,
    &unit_altered::RULE,
    &unit_extra::RULE,
    &unit_missing::RULE,
    &covered_with_english::RULE,
    &dangling_covered_by::RULE,
    &open_query::RULE,
    &stale::RULE,
    &state_without_english::RULE,
    &unknown_allow::RULE,
    &unresolved_conflict::RULE,
    &han_in_target::RULE,
    &untranslated::RULE,
    &speaker_without_english::RULE,
    &unknown_speaker::RULE,
    &cut_by_comment::RULE,
    &folded_chinese::RULE,
];
