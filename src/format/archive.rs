//! Zip archives: made so that they are the same bytes whenever and wherever they are made, and read in parts.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An archive that is being packed. Memory is all it writes to, so no step of it can fail in a way that a person
/// could mend; what fails all the same leaves a part out, and a reader would miss it at once.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// An empty one.
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part, packed.
    pub(super) fn add(&mut self, name: &str, text: &str) {
        self.put(name, text.as_bytes(), CompressionMethod::Deflated);
    }

    /// Adds a part as it is: readers look for some at a fixed place.
    pub(super) fn store(&mut self, name: &str, text: &str) {
        self.put(name, text.as_bytes(), CompressionMethod::Stored);
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        // No clock: every part is of the first day that zip can tell.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        if self.zip.start_file(name, options).is_ok() {
            let _ = self.zip.write_all(bytes);
        }
    }

    /// The bytes of the archive.
    pub(super) fn finish(self) -> Vec<u8> {
        self.zip.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}

/// No part of a package is larger unpacked: a million rows are some hundred megabytes.
const LARGEST: u64 = 400 << 20;

/// An archive that is being read.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What it is, for messages: “workbook”.
    noun: &'static str,
}

impl<'a> Package<'a> {
    /// The archive in `bytes`, called `noun` in messages.
    ///
    /// # Errors
    /// What is wrong, where it is none.
    pub(super) fn open(bytes: &'a [u8], noun: &'static str) -> Result<Self, String> {
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("this is no {noun}: {error}"))?;
        Ok(Self { zip, noun })
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// The text of the part called `name`; `None` where there is none.
    ///
    /// # Errors
    /// What is wrong with it, where it cannot be read whole.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        let noun = self.noun;
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(format!("{name} in the {noun} is damaged: {error}")),
        };
        let mut text = String::new();
        // The directory may lie about the size: the limit is kept while reading.
        match file.take(LARGEST + 1).read_to_string(&mut text) {
            Ok(size) if size as u64 > LARGEST => Err(format!("{name} in the {noun} is larger than 400 MB")),
            Ok(_) => Ok(Some(text)),
            Err(error) => Err(format!("{name} in the {noun} is damaged: {error}")),
        }
    }
}
