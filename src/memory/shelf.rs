//! Where the bytes of an index lie: in memory, or wherever the caller keeps them.

use std::ops::Range;

/// An index whose bytes are not what was written: it is to be built anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the index of the memory is damaged")]
pub struct Torn;

/// A shelf that takes no more bytes: the index is to be built elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the index of the memory could not be stored")]
pub struct Full;

/// Bytes that can be read at any place.
pub trait Shelf: Send + Sync {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// The bytes at `range`; `buffer` holds them where they have to be copied.
    ///
    /// # Errors
    /// The range is not there, or its bytes are not what was written.
    fn read<'a>(&'a self, range: Range<u64>, buffer: &'a mut Vec<u8>) -> Result<&'a [u8], Torn>;
}

/// Takes the bytes of an index, from the first to the last.
pub trait Sink {
    /// Takes `bytes`.
    ///
    /// # Errors
    /// There is no room.
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full>;
}

impl Shelf for Vec<u8> {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn read<'a>(&'a self, range: Range<u64>, _: &'a mut Vec<u8>) -> Result<&'a [u8], Torn> {
        let place = |at: u64| usize::try_from(at).map_err(|_| Torn);
        self.get(place(range.start)?..place(range.end)?).ok_or(Torn)
    }
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.extend_from_slice(bytes);
        Ok(())
    }
}
