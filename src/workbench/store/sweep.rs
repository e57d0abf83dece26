//! Temporary files that killed processes left are removed by the next write in their folder.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

/// What the names of temporary files begin with.
pub(super) const PREFIX: &str = ".duizhao-";

/// How old a temporary file that nobody holds must be to be swept: one that was just made is not yet locked.
pub(super) const STALE: Duration = Duration::from_secs(60);

/// Removes the temporary files of processes that were killed: old ones that nobody holds. What cannot be removed
/// stays; it harms nothing.
pub(super) fn sweep(folder: &Path, own: &Path) {
    let age = |path: &Path| fs::metadata(path).ok()?.modified().ok();
    if !is_due(folder) {
        return;
    }
    let (Ok(entries), Some(now)) = (fs::read_dir(folder), age(own)) else { return };
    let mut count = 0;
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path != own) {
        count += 1;
        let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        let is_old = || age(&path).and_then(|at| now.duration_since(at).ok()).is_some_and(|age| age >= STALE);
        let is_file = || fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        let is_free = || File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if is_ours && is_file() && is_old() && is_free() {
            let _ = fs::remove_file(&path);
        }
    }
    writes_to_come().insert(folder.to_path_buf(), count / LOOKED_THROUGH);
}

/// How many files a sweep may look at for each write: a folder of many is not looked through at every one.
const LOOKED_THROUGH: usize = 16;

/// In how many writes each folder is swept again.
fn writes_to_come() -> std::sync::MutexGuard<'static, HashMap<PathBuf, usize>> {
    static WRITES: LazyLock<Mutex<HashMap<PathBuf, usize>>> = LazyLock::new(Mutex::default);
    WRITES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether `folder` is to be swept now; counts the write.
fn is_due(folder: &Path) -> bool {
    match writes_to_come().get_mut(folder) {
        Some(writes @ 1..) => {
            *writes -= 1;
            false
        }
        _ => true,
    }
}
