//! PO, the format of GNU gettext and of all that grew around it: written unwrapped, read as any program writes it.

mod read;
mod write;

/// PO files.
pub(in crate::format) struct Po;

/// What stands before a mark in an extracted comment.
const MARK: &str = "duizhao:";
