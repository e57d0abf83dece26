//! A stream of lines, cut into pieces that are worth handing to a worker.

use std::io::{BufRead, BufReader, Read, Result};

/// A piece with so many bytes is handed on, though more lines are there.
const PIECE: usize = 1 << 14;

/// How many bytes are read at a time.
const AT_ONCE: usize = 1 << 16;

/// How much of a line that is too long is kept: its name may stand there.
const HEAD: usize = 1 << 12;

/// Some lines in a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// The number of the first, from 1.
    pub(super) first: u64,
    /// The lines with their line ends; the last line of a stream may have none.
    pub(super) bytes: Vec<u8>,
    /// Whether the last of them was too long, and only its head is here.
    pub(super) cut: bool,
}

/// Lines of a stream, of which each is in memory only as long as somebody works on it.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    next: u64,
    most: usize,
}

impl<R: Read> Lines<R> {
    /// The lines of `input`; of longer ones than `most` bytes only the head is kept.
    pub(super) fn new(input: R, most: usize) -> Self {
        Self { input: BufReader::with_capacity(AT_ONCE, input), next: 1, most }
    }

    /// The next lines: as many as are there at once, up to the size that is worth handing on. Waits only for the first.
    pub(super) fn piece(&mut self) -> Result<Option<Piece>> {
        let mut piece = Piece { first: self.next, ..Piece::default() };
        loop {
            let start = piece.bytes.len();
            let most = u64::try_from(self.most).unwrap_or(u64::MAX).saturating_add(1);
            let read = (&mut self.input).take(most).read_until(b'\n', &mut piece.bytes)?;
            if read == 0 {
                return Ok((start > 0).then_some(piece));
            }
            self.next += 1;
            let ended = piece.bytes.last() == Some(&b'\n');
            if read > self.most && !ended {
                piece.cut = true;
                piece.bytes.truncate(start + HEAD.min(self.most));
                piece.bytes.shrink_to_fit();
                self.input.skip_until(b'\n')?;
                return Ok(Some(piece));
            }
            let more = memchr::memchr(b'\n', self.input.buffer()).is_some();
            if !more || piece.bytes.len() >= PIECE {
                return Ok(Some(piece));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time, as a pipe does.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, out: &mut [u8]) -> Result<usize> {
            let size = self.1.min(out.len()).min(self.0.len());
            out[..size].copy_from_slice(&self.0[..size]);
            self.0 = &self.0[size..];
            Ok(size)
        }
    }

    fn pieces(text: &[u8], at_once: usize, most: usize) -> Vec<Piece> {
        let mut lines = Lines::new(Dripping(text, at_once), most);
        std::iter::from_fn(|| lines.piece().expect("a text in memory")).collect()
    }

    #[test]
    fn all_lines_come_with_their_numbers_however_they_drip() {
        let text: Vec<u8> = (0..5000).flat_map(|number| format!("line {number}\n").into_bytes()).collect();
        for at_once in [1, 7, 100, 100_000] {
            let pieces = pieces(&text, at_once, 100);
            let mut next = 1;
            for piece in &pieces {
                assert_eq!(piece.first, next);
                next += memchr::memchr_iter(b'\n', &piece.bytes).count() as u64;
            }
            assert_eq!(pieces.iter().flat_map(|piece| piece.bytes.clone()).collect::<Vec<u8>>(), text);
        }
        assert_eq!(pieces(&text, 7, 100).len(), 5000, "a line that is there is not kept waiting");
        assert!(pieces(&text, 100_000, 100).len() < 8);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_last_may_lack_its_end() {
        let text = [b"a\n".to_vec(), vec![b'x'; 90_000], b"\n".to_vec(), vec![b'y'; 10], b"\nend".to_vec()];
        for at_once in [1000, 1_000_000] {
            let pieces = pieces(&text.concat(), at_once, 10);
            let bytes: Vec<u8> = pieces.iter().flat_map(|piece| piece.bytes.clone()).collect();
            assert_eq!(bytes, b"a\nxxxxxxxxxxyyyyyyyyyy\nend");
            let cut: Vec<u64> = pieces.iter().filter(|piece| piece.cut).map(|piece| piece.first).collect();
            assert_eq!(cut.len(), 1);
            assert_eq!(pieces.last().map(|piece| piece.first), Some(4));
        }
        assert!(pieces(b"", 10, 10).is_empty());
    }
}
