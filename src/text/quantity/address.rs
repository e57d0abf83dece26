//! Web addresses, whose digits are no numbers.

use super::scan::{Scan, is_space};
use crate::text::choice::choice;

/// The end of the web address that begins at `at`.
#[inline]
pub(super) fn address(scan: &Scan, at: usize) -> Option<usize> {
    if !matches!((scan.at(at), scan.at(at + 1)), ('h', 't') | ('w', 'w') | ('H', 'T') | ('W', 'W')) {
        return None;
    }
    scan.any(at, choice!["http://", "https://", "www.", "HTTP://", "HTTPS://", "WWW."])?;
    let mut end = at;
    while end < scan.len() && scan.at(end).is_ascii() && !is_space(scan.at(end)) {
        end += 1;
    }
    Some(end)
}
