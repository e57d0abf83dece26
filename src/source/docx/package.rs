//! The zip archive that a Word document is: its parts as text, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::decode;
use super::super::error::SourceError;

const MEGABYTE: u64 = 1 << 20;
/// No part of a document is larger: a thousand pages are some ten of these.
const LARGEST: u64 = 200 * MEGABYTE;
/// A part may always be this large …
const SMALL: u64 = 16 * MEGABYTE;
/// … and beyond that so many times its packed size. Word's markup packs ten to thirty times; the format allows
/// a thousand, which is what a zip bomb lives on.
const RATIO: u64 = 200;

/// An opened document.
#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Reads the directory of the archive `bytes`.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SourceError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("its directory", &error))?;
        Ok(Self { archive })
    }

    /// The name of the part that holds the text; some programs number it.
    pub(super) fn main_part(&self) -> Option<String> {
        let mut names: Vec<_> = self.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        names.retain(|name| name.starts_with("word/document") && name.ends_with(".xml"));
        let usual = names.iter().position(|name| name == "word/document.xml");
        usual.map(|at| names[at].clone()).or_else(|| names.into_iter().min())
    }

    /// The part called `name` as text; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(name, &error)),
        };
        // What the directory says of the unpacked size may be a lie: the limit is kept while reading.
        let limit = LARGEST.min(SMALL.max(file.compressed_size().saturating_mul(RATIO)));
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(name, &error))?;
        if bytes.len() as u64 > limit {
            return Err(SourceError::TooLarge { part: name.to_owned(), megabytes: limit / MEGABYTE });
        }
        decode::characters(&bytes).map(|decoded| Some(decoded.text))
    }
}

fn damaged(part: &str, error: &dyn std::fmt::Display) -> SourceError {
    SourceError::DamagedPackage { part: part.to_owned(), why: error.to_string() }
}
