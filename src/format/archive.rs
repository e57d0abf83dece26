//! Zip archives that are the same bytes whenever and wherever they are made.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

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
