//! What a file holds: text, where it is UTF-8.

use std::io::{self, Read};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(String),
    /// Bytes that are no UTF-8.
    Bytes(Vec<u8>),
}

/// So many bytes are read at a time.
const PIECE: usize = 1 << 14;

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|error| Self::Bytes(error.into_bytes()), Self::Text)
    }
}

impl Content {
    /// Reads all that `from` gives, which is about `length` bytes. Each piece is proved to be text while it is at hand: to go
    /// through a large file again for that would take longer than to read it.
    pub(super) fn read(from: &mut impl Read, length: usize) -> io::Result<Self> {
        let mut text = String::with_capacity(length);
        let mut piece = vec![0; PIECE.min(length + 1).max(64)];
        // How many bytes of a character that the piece before cut in two stand at the beginning.
        let mut cut = 0;
        loop {
            let count = match from.read(&mut piece[cut..]) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let bytes = &piece[..cut + count];
            let whole = bytes.len() - if count > 0 { unfinished(bytes) } else { 0 };
            let Ok(proved) = simdutf8::basic::from_utf8(&bytes[..whole]) else {
                let mut all = [text.as_bytes(), bytes].concat();
                from.read_to_end(&mut all)?;
                return Ok(Self::Bytes(all));
            };
            text.push_str(proved);
            if count == 0 {
                return Ok(Self::Text(text));
            }
            cut = bytes.len() - whole;
            piece.copy_within(whole..whole + cut, 0);
        }
    }
}

/// How many bytes at the end of `bytes` begin a character that goes on behind them.
fn unfinished(bytes: &[u8]) -> usize {
    let begun = bytes.iter().rev().take(3).position(|&byte| byte & 0xC0 != 0x80);
    begun.map_or(0, |back| {
        let size = match bytes[bytes.len() - 1 - back] {
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0.. => 4,
            _ => 1,
        };
        if size > back + 1 { back + 1 } else { 0 }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Gives so many bytes at a time.
    struct Dripping<'b>(&'b [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(into.len()).min(self.0.len());
            let (now, later) = self.0.split_at(count);
            into[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    proptest! {
        #[test]
        fn pieces_come_to_the_whole(text in "[a一é𠮷\n]{0,99}", spoil in prop::option::of(0..300_usize), drip in 1..70_usize) {
            let mut bytes = text.into_bytes();
            if let Some(at) = spoil.filter(|&at| at < bytes.len()) {
                bytes[at] = 0xFF;
            }
            let read = Content::read(&mut Dripping(&bytes, drip), bytes.len() / 2).expect("nothing is refused");
            prop_assert_eq!(read, Content::from(bytes));
        }

        #[test]
        fn a_character_that_is_cut_off_is_no_text(text in "[a一é𠮷]{0,9}[一é𠮷]", drip in 1..70_usize) {
            let bytes = &text.as_bytes()[..text.len() - 1];
            let read = Content::read(&mut Dripping(bytes, drip), 0).expect("nothing is refused");
            prop_assert_eq!(read, Content::Bytes(bytes.to_vec()));
        }
    }
}
