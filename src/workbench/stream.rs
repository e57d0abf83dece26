//! A large file read as a stream: text in UTF-8, whatever it was, and how far it has come.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Result};
use std::path::Path;

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

use super::progress::Progress;
use super::store::{self, StoreError};

/// How many bytes are read at a time.
const AT_ONCE: usize = 1 << 18;

/// Progress is told in these.
const MEGABYTE: u64 = 1 << 20;

/// A file as a stream of UTF-8: UTF-16 with its mark is decoded on the way, anything else is passed on as it is.
pub(super) struct Stream<'p> {
    file: File,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    text: Vec<u8>,
    from: usize,
    done: u64,
    size: u64,
    what: String,
    progress: &'p dyn Progress,
}

impl<'p> Stream<'p> {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// The disk's.
    pub(super) fn open(path: &Path, progress: &'p dyn Progress) -> std::result::Result<Self, StoreError> {
        let mut file = store::open(path)?;
        let mut mark = [0; 2];
        let length = file.read(&mut mark).unwrap_or(0);
        let decoder = match mark.get(..length) {
            Some([0xFF, 0xFE]) => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Some([0xFE, 0xFF]) => Some(UTF_16BE.new_decoder_without_bom_handling()),
            _ => None,
        };
        let text = if decoder.is_some() { Vec::new() } else { mark[..length].to_vec() };
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        let what = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self {
            file,
            decoder,
            raw: vec![0; AT_ONCE],
            text,
            from: 0,
            done: length as u64,
            size,
            what,
            progress,
        })
    }

    fn fill(&mut self) -> Result<()> {
        let length = self.file.read(&mut self.raw)?;
        self.done += length as u64;
        let total = usize::try_from(self.size / MEGABYTE).unwrap_or(usize::MAX);
        self.progress.step(usize::try_from(self.done / MEGABYTE).unwrap_or(usize::MAX), total, &self.what);
        self.from = 0;
        self.text.clear();
        match &mut self.decoder {
            None => self.text.extend_from_slice(&self.raw[..length]),
            Some(decoder) => {
                let most = decoder.max_utf8_buffer_length(length).unwrap_or(4 * length + 16);
                self.text.resize(most, 0);
                let (_, _, written, _) =
                    decoder.decode_to_utf8(&self.raw[..length], &mut self.text, length == 0);
                self.text.truncate(written);
            }
        }
        Ok(())
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(out.len());
        out[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let mut before = self.done;
        while self.from >= self.text.len() {
            self.fill()?;
            if std::mem::replace(&mut before, self.done) == self.done {
                break;
            }
        }
        Ok(self.text.get(self.from..).unwrap_or_default())
    }

    fn consume(&mut self, length: usize) {
        self.from += length;
    }
}

/// The line and column (in characters), from 1, of byte `at` of the text of the file at `path`.
pub(super) fn place(path: &Path, at: u64) -> (usize, usize) {
    let (mut line, mut column, mut left) = (1, 1, at);
    let Ok(mut stream) = Stream::open(path, &super::progress::Silent) else { return (line, column) };
    while let Ok(bytes) = stream.fill_buf()
        && !bytes.is_empty()
        && left > 0
    {
        let length = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        for &byte in &bytes[..length] {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                // Bytes inside a character, and the mark of the encoding, take no column.
                0x80..=0xBF => {}
                _ => column += 1,
            }
        }
        stream.consume(length);
        left -= length as u64;
    }
    (line, column)
}

/// A hash of the bytes of the file at `path`.
///
/// # Errors
/// The disk's.
pub(super) fn fingerprint(path: &Path) -> std::result::Result<u64, StoreError> {
    let mut file = BufReader::with_capacity(AT_ONCE, store::open(path)?);
    let mut hash = 0;
    loop {
        let bytes = file.fill_buf().map_err(|error| StoreError::Other { path: store::show(path), error })?;
        if bytes.is_empty() {
            return Ok(hash);
        }
        hash = super::cache::sum(bytes, hash);
        let length = bytes.len();
        file.consume(length);
    }
}
