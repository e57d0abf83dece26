//! Files of lines that grow too large to be held.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use super::sweep::PREFIX;
use super::{StoreError, open, refused};

/// Takes the lines out of the file at `path` that `keep` does not want, and one without its end; where there is nothing to
/// take out, the file is left alone. The lines that are kept stand in a file beside it before they take its place.
///
/// # Errors
/// [`StoreError`]; the file is then as it was.
pub(in crate::workbench) fn retain_lines(
    path: &Path,
    keep: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<(), StoreError> {
    let mut all = true;
    each_line(open(path)?, &mut |line| {
        all &= keep(line) && line.ends_with(b"\n");
        Ok(())
    })
    .map_err(|error| refused(path, error))?;
    if all {
        return Ok(());
    }
    replace(path, keep).map_err(|error| refused(path, error))
}

fn replace(path: &Path, keep: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    // Behind a link stands the file itself.
    let target = path.canonicalize()?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
    // Held as long as this process lives: that is how a sweep tells it from one that was left.
    let _ = file.as_file().try_lock();
    file.as_file().set_permissions(target.metadata()?.permissions())?;
    let mut out = BufWriter::new(file);
    each_line(File::open(&target)?, &mut |line| {
        let wanted = keep(line) && line.ends_with(b"\n");
        if wanted { out.write_all(line) } else { Ok(()) }
    })?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(&target).map(drop).map_err(|error| error.error)
}

/// Gives each line of `file`, with its end, to `take`.
fn each_line(file: File, take: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let (mut reader, mut line) = (BufReader::with_capacity(1 << 18, file), Vec::new());
    while reader.read_until(b'\n', &mut line)? > 0 {
        take(&line)?;
        line.clear();
    }
    Ok(())
}
