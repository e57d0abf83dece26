//! An entry: a Chinese text, its English, and what it is called where it came from.

use super::layout::HEAD;
use super::shelf::Torn;

/// An entry that is handed to an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The Chinese.
    pub zh: &'a str,
    /// The English.
    pub en: &'a str,
    /// Its name where it came from: an id, or the line.
    pub name: &'a str,
}

impl Entry<'_> {
    /// Writes the entry behind `before`, the hash of the Chinese before it; what stands after is filled in later.
    pub(super) fn put(&self, before: u64, out: &mut Vec<u8>) {
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes();
        out.extend_from_slice(&before.to_le_bytes());
        out.extend_from_slice(&[0; 8]);
        for text in [self.zh, self.en, self.name] {
            out.extend_from_slice(&length(text));
        }
        out.extend_from_slice(&[0; 4]);
        for text in [self.zh, self.en, self.name] {
            out.extend_from_slice(text.as_bytes());
        }
    }
}

/// An entry as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The Chinese.
    pub zh: String,
    /// The English.
    pub en: String,
    /// Its name where it came from.
    pub name: String,
    /// The hash of the Chinese before it; 0 where there is none.
    pub(super) before: u64,
    /// The hash of the Chinese behind it; 0 where there is none.
    pub(super) after: u64,
}

impl Stored {
    /// Reads an entry.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, Torn> {
        let (head, mut rest) = bytes.split_at_checked(HEAD).ok_or(Torn)?;
        let number = |at: usize| head[at..].first_chunk::<8>().map_or(0, |long| u64::from_le_bytes(*long));
        let mut take = |at: usize| {
            let length = number(at) & u64::from(u32::MAX);
            let (text, left) =
                rest.split_at_checked(usize::try_from(length).map_err(|_| Torn)?).ok_or(Torn)?;
            rest = left;
            String::from_utf8(text.to_vec()).map_err(|_| Torn)
        };
        Ok(Self { zh: take(16)?, en: take(20)?, name: take(24)?, before: number(0), after: number(8) })
    }
}
