//! The disk: the only file of the library that touches it, or asks where we are.
//!
//! How a write is made so that a file is never half written stands in `atomic`.
#![expect(clippy::disallowed_methods, reason = "this is the file that the rule points to")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

mod atomic;
mod content;
mod lines;
mod sweep;

use self::atomic::Before;
pub use self::content::Content;
pub(super) use self::lines::retain_lines;

/// What the disk refused, as a whole sentence with the cure.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not there.
    #[error("{path} does not exist. Check the spelling, or the folder you are in.")]
    Missing {
        /// As it is shown to people.
        path: String,
    },
    /// It may not be read.
    #[error("{path} may not be read. Ask for the right to read it, or run where you have it.")]
    Unreadable {
        /// As it is shown to people.
        path: String,
    },
    /// A folder stands where a file is wanted.
    #[error("{path} is a folder. Name a file in it.")]
    Folder {
        /// As it is shown to people.
        path: String,
    },
    /// It may not be written.
    #[error(
        "{path} may not be written: the file or its folder is read-only. Nothing was changed; make the folder writable and run the command again."
    )]
    ReadOnly {
        /// As it is shown to people.
        path: String,
    },
    /// A device, a pipe or a socket stands where a file is wanted.
    #[error("{path} is not a regular file. Nothing was written; name a file.")]
    NotAFile {
        /// As it is shown to people.
        path: String,
    },
    /// The disk is full.
    #[error(
        "the disk is full: {path} was not written and is as it was. Free some room and run the command again."
    )]
    Full {
        /// As it is shown to people.
        path: String,
    },
    /// Another process holds it.
    #[error(
        "{path} is being written by another process. Nothing was changed; run the command again when that has finished."
    )]
    Locked {
        /// As it is shown to people.
        path: String,
    },
    /// It changed since it was read.
    #[error(
        "{path} changed while this command was at work. Nothing was written over it; run the command again."
    )]
    Changed {
        /// As it is shown to people.
        path: String,
    },
    /// It is no longer there.
    #[error(
        "{path} was there when this command began and is gone now. Nothing was written; look where it went, and run the command again."
    )]
    Gone {
        /// As it is shown to people.
        path: String,
    },
    /// A symbolic link that leads nowhere.
    #[error(
        "{path} is a link to a file that does not exist. Nothing was written; mend the link, or delete it."
    )]
    LeadsNowhere {
        /// As it is shown to people.
        path: String,
    },
    /// It is not UTF-8.
    #[error("{path} is not UTF-8 (byte {at}). Save it as UTF-8: YAML files are read in no other encoding.")]
    NotUtf8 {
        /// As it is shown to people.
        path: String,
        /// The first byte that is not.
        at: usize,
    },
    /// Anything else the system says.
    #[error("{path}: {error}. Nothing was changed.")]
    Other {
        /// As it is shown to people.
        path: String,
        /// The system's word.
        error: io::Error,
    },
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// [`StoreError`], with the path.
pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| refused(path, error));
    }
    let mut file = open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| refused(path, error))?;
    Ok(bytes)
}

/// Reads a file that must be UTF-8. A byte order mark stays: places are bytes of the file.
///
/// # Errors
/// [`StoreError`], with the path.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    match content(path)? {
        Content::Text(text) => Ok(text),
        Content::Bytes(bytes) => Err(not_utf8(path, &bytes)),
    }
}

/// What a file holds, or standard input for `-`.
///
/// # Errors
/// [`StoreError`], with the path.
pub fn content(path: &Path) -> Result<Content, StoreError> {
    if path == Path::new("-") {
        return Content::read(&mut io::stdin().lock(), 0).map_err(|error| refused(path, error));
    }
    let mut file = open(path)?;
    let length = file.metadata().ok().and_then(|metadata| usize::try_from(metadata.len()).ok());
    Content::read(&mut file, length.unwrap_or_default()).map_err(|error| refused(path, error))
}

fn not_utf8(path: &Path, bytes: &[u8]) -> StoreError {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    StoreError::NotUtf8 { path: show(path), at }
}

/// The same into `buffer`, which is emptied before: many files one after another need no more room than the largest.
///
/// # Errors
/// [`StoreError`], with the path.
pub(super) fn read_text_into<'b>(path: &Path, buffer: &'b mut Vec<u8>) -> Result<&'b str, StoreError> {
    buffer.clear();
    open(path)?.read_to_end(buffer).map_err(|error| refused(path, error))?;
    simdutf8::basic::from_utf8(buffer).map_err(|_| not_utf8(path, buffer))
}

/// Writes `bytes` to `path`, atomically. `before` is what was read from it, `None` for a new file; where the
/// file holds something else now, it stays as it is. For a new file, folders are made where they are missing.
///
/// # Errors
/// [`StoreError`]; the file is then as it was.
pub fn write(path: &Path, bytes: &[u8], before: Option<&[u8]>) -> Result<(), StoreError> {
    atomic::write(path, bytes, before.map_or(Before::Nothing, Before::Bytes), &mut |_| Ok(()))
}

/// Writes `bytes` to `path`, whatever stood there: for files that the tool alone makes. A device or a pipe is
/// written into.
///
/// # Errors
/// [`StoreError`]; the file is then as it was.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(StoreError::Folder { path: show(path) }),
        // A device or a pipe has no old content to keep, and a file renamed over /dev/null would take its place
        // for the whole machine.
        Ok(metadata) if !metadata.is_file() => fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| refused(path, error)),
        Ok(_) => atomic::write(path, bytes, Before::Anything, &mut |_| Ok(())),
        Err(_) => write(path, bytes, None),
    }
}

/// Adds `bytes` to the end of the file at `path`, which is made where it is missing.
///
/// # Errors
/// [`StoreError`]; what was written before the disk refused stays.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let opened = std::fs::OpenOptions::new().create(true).append(true).open(path);
    opened.and_then(|mut file| io::Write::write_all(&mut file, bytes)).map_err(|error| refused(path, error))
}

/// Writes a file of ours that nobody but this user may read.
///
/// # Errors
/// [`StoreError`]; the file is then as it was.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // A temporary file is made for its owner alone, and keeps that when it is renamed.
    let made = fs::create_dir_all(folder).and_then(|()| tempfile::NamedTempFile::new_in(folder));
    let written = made.and_then(|mut file| file.write_all(bytes).map(|()| file));
    written
        .and_then(|file| file.persist(path).map_err(|error| error.error))
        .map(drop)
        .map_err(|error| refused(path, error))
}

/// When a file was written last, in nanoseconds, and how long it is: another content has another stamp.
pub(super) type Stamp = (u128, u64);

/// The stamp of the file at `path`; `None` where there is none.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((since.as_nanos(), metadata.len()))
}

pub(super) fn refused(path: &Path, error: io::Error) -> StoreError {
    let path = show(path);
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreError::Full { path }
        }
        io::ErrorKind::NotFound => StoreError::Missing { path },
        _ => StoreError::Other { path, error },
    }
}

/// The folder we are in.
pub fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// Goes to `folder`, as `-C` asks.
///
/// # Errors
/// A folder that is not there, or may not be entered.
pub fn go_to(folder: &Path) -> Result<(), StoreError> {
    std::env::set_current_dir(folder).map_err(|error| refused(folder, error))
}

/// A folder for files that a program needs; it goes when the value does.
///
/// # Errors
/// A disk that refuses.
pub(super) fn scratch() -> Result<tempfile::TempDir, StoreError> {
    tempfile::Builder::new()
        .prefix("duizhao-")
        .tempdir()
        .map_err(|error| refused(Path::new("the folder for temporary files"), error))
}

/// Whether something stands at `path`.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// How many bytes the file at `path` has; `None` for what is no regular file.
pub(super) fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
}

/// Where this user keeps settings of ours: `$XDG_CONFIG_HOME/duizhao`, or where the system keeps them; `None` where
/// nobody says.
pub(super) fn settings_of_user() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let system = match std::env::consts::OS {
        "macos" => folder("HOME").map(|home| home.join("Library/Application Support")),
        "windows" => folder("APPDATA"),
        _ => folder("HOME").map(|home| home.join(".config")),
    };
    Some(folder("XDG_CONFIG_HOME").or(system)?.join("duizhao"))
}

/// Whether `path` is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// `path` as it is shown to people: from the folder we are in, with forward slashes.
pub fn show(path: &Path) -> String {
    let tidy = tidy(path);
    let shown = relative(&tidy, &here()).filter(|shown| !shown.starts_with("../..")).unwrap_or(tidy);
    let text = shown.to_string_lossy().replace('\\', "/");
    if text.is_empty() { ".".to_owned() } else { text }
}

/// `path` without `.` and with `a/..` folded, by name alone.
pub fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// `path` as seen from `folder`, both absolute; `None` where one of them is not.
pub fn relative(path: &Path, folder: &Path) -> Option<PathBuf> {
    if !path.is_absolute() || !folder.is_absolute() {
        return (!path.is_absolute()).then(|| path.to_path_buf());
    }
    let common = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    Some(up.chain(path.components().skip(common)).collect())
}

/// Opens a file that is read as a stream, because it may be too large to be held.
///
/// # Errors
/// [`StoreError`], with the path.
pub(super) fn open(path: &Path) -> Result<File, StoreError> {
    if path.is_dir() {
        return Err(StoreError::Folder { path: show(path) });
    }
    File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::Missing { path: show(path) },
        io::ErrorKind::PermissionDenied => StoreError::Unreadable { path: show(path) },
        _ => refused(path, error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_a_folder() {
        let see = |path: &str, folder: &str| {
            relative(Path::new(path), Path::new(folder)).map(|p| p.to_string_lossy().into_owned())
        };
        assert_eq!(see("/a/b/c.txt", "/a/d").as_deref(), Some("../b/c.txt"));
        assert_eq!(see("/a/b", "/a/b").as_deref(), Some(""));
        assert_eq!(tidy(Path::new("a/./b/../c")), Path::new("a/c"));
    }
}
