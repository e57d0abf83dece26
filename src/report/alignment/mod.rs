//! Links between a text and its translation, for people and for programs.

mod beads;
mod html;
mod page;
mod tmx;
mod tsv;

pub use beads::beads_text;
pub use html::alignment_html;
pub use page::Links;
pub use tmx::alignment_tmx;
pub use tsv::alignment_tsv;
