//! A web page becomes a transcript: the article, not what stands around it.
//!
//! `charset` makes characters of the bytes, `dom` a tree of the characters (parsed as browsers do), `prune` marks
//! what is no article, `article` chooses the block with most running text, `render` writes it as lines.

mod article;
mod charset;
mod dom;
mod prune;
mod read;
mod render;

pub(super) use read::{plain_text, read};
