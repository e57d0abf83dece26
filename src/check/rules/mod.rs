//! The rules, one file each. A new one is a file, two lines here, and its generated page.

mod bracket_balance;
mod covered_with_english;
mod cut_by_comment;
mod dangling_covered_by;
mod double_space;
mod doubled_mark;
mod doubtful_link;
mod duplicate_id;
mod edge_space;
mod edited_after_review;
mod final_mark;
mod folded_chinese;
mod forbidden_term;
mod fullwidth_punctuation;
mod han_in_target;
mod inconsistent_target;
mod invisible_character;
mod latin_mismatch;
mod lower_case_start;
mod missing_space;
mod missing_stop;
mod mojibake;
mod negation_mismatch;
mod number_approx;
mod number_currency;
mod number_date;
mod number_dateline;
mod number_magnitude;
mod number_ordinal;
mod number_percent;
mod number_value;
mod omission;
mod open_query;
mod part_unmatched;
mod quote_balance;
mod quote_mix;
mod same_as_source;
mod script_mix;
mod sic_not_found;
mod space_before_mark;
mod speaker_without_english;
mod spelling_mix;
mod stale;
mod state_without_english;
mod term_inconsistent;
mod term_not_used;
mod title_mark;
mod unit_altered;
mod unit_extra;
mod unit_missing;
mod unknown_allow;
mod unknown_speaker;
mod unresolved_conflict;
mod untranslated;
mod unused_allow;
mod url_mismatch;
mod word_repeat;

use super::rule::Rule;

/// All rules, in the order of the manual: by group, then by name.
pub static RULES: [&Rule; 57] = [
    &duplicate_id::RULE,
    &part_unmatched::RULE,
    &sic_not_found::RULE,
    &unit_altered::RULE,
    &unit_extra::RULE,
    &unit_missing::RULE,
    &covered_with_english::RULE,
    &dangling_covered_by::RULE,
    &doubtful_link::RULE,
    &edited_after_review::RULE,
    &open_query::RULE,
    &stale::RULE,
    &state_without_english::RULE,
    &unknown_allow::RULE,
    &unresolved_conflict::RULE,
    &unused_allow::RULE,
    &han_in_target::RULE,
    &same_as_source::RULE,
    &untranslated::RULE,
    &number_approx::RULE,
    &number_currency::RULE,
    &number_date::RULE,
    &number_dateline::RULE,
    &number_magnitude::RULE,
    &number_ordinal::RULE,
    &number_percent::RULE,
    &number_value::RULE,
    &speaker_without_english::RULE,
    &unknown_speaker::RULE,
    &cut_by_comment::RULE,
    &folded_chinese::RULE,
    &negation_mismatch::RULE,
    &omission::RULE,
    &latin_mismatch::RULE,
    &url_mismatch::RULE,
    &inconsistent_target::RULE,
    &bracket_balance::RULE,
    &double_space::RULE,
    &doubled_mark::RULE,
    &edge_space::RULE,
    &final_mark::RULE,
    &fullwidth_punctuation::RULE,
    &missing_space::RULE,
    &missing_stop::RULE,
    &quote_balance::RULE,
    &quote_mix::RULE,
    &space_before_mark::RULE,
    &title_mark::RULE,
    &word_repeat::RULE,
    &lower_case_start::RULE,
    &invisible_character::RULE,
    &mojibake::RULE,
    &script_mix::RULE,
    &spelling_mix::RULE,
    &forbidden_term::RULE,
    &term_inconsistent::RULE,
    &term_not_used::RULE,
];
