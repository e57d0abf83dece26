//! Writing a file so that at every moment the old or the new one stands there, and never half of one.
//!
//! The bytes go to a temporary file in the same folder, which is synced, read back and then renamed over the old
//! one: renaming is the one step that a file system does at once. Permissions, owner and symbolic links are kept.
//! A file that changed since it was read, or that another process is writing, is left alone. A process that is
//! killed leaves at most its temporary file; the next write in that folder sweeps it away.
#![cfg_attr(test, expect(clippy::disallowed_methods, reason = "a part of the store"))]

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use super::sweep::{PREFIX, sweep};
use super::{StoreError, refused, show};

/// How often a lock is asked for again, and how long after.
const PATIENCE: u32 = 10;
const MOMENT: Duration = Duration::from_millis(5);

/// What was done last. Tests stop a write behind each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The old file is locked and is what was read.
    Compared,
    /// The temporary file is there.
    Created,
    /// Half of the bytes are in it.
    Half,
    /// All bytes are in it.
    Written,
    /// They are on the disk.
    Synced,
    /// They were read back.
    ReadBack,
    /// The new file has its name.
    Renamed,
}

/// What must stand where a file is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Before<'b> {
    /// Nothing: the file is new.
    Nothing,
    /// A file with these bytes, as it was read.
    Bytes(&'b [u8]),
    /// A file, whatever is in it: the tool alone makes it.
    Anything,
}

/// See [`super::write`]; `after` is told each step, and stops the write by an error.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    before: Before<'_>,
    after: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(), StoreError> {
    // A symbolic link stays one: what it points to is replaced.
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(_) if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) => {
            return Err(StoreError::LeadsNowhere { path: show(path) });
        }
        Err(_) => path.to_path_buf(),
    };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if matches!(before, Before::Nothing) {
        fs::create_dir_all(folder).map_err(|error| refused(path, error))?;
    }
    // The superuser may write anywhere; what is marked read-only is left alone all the same.
    if fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(StoreError::ReadOnly { path: show(path) });
    }
    if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(StoreError::NotAFile { path: show(path) });
    }
    let existing = lock(path, &target)?;
    match (&existing, before) {
        (None, Before::Bytes(_) | Before::Anything) => return Err(StoreError::Gone { path: show(path) }),
        (Some(_), Before::Nothing) => return Err(StoreError::Changed { path: show(path) }),
        (Some(_), Before::Bytes(before)) => {
            if !holds(&target, before).map_err(|error| refused(path, error))? {
                return Err(StoreError::Changed { path: show(path) });
            }
        }
        (None, Before::Nothing) | (Some(_), Before::Anything) => {}
    }
    let stamp = stamp(&target);
    let still = || self::stamp(&target) == stamp;
    after(Step::Compared)
        .and_then(|()| replace(&target, folder, bytes, existing.as_ref(), &still, after))
        .map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::ResourceBusy => {
                StoreError::Changed { path: show(path) }
            }
            io::ErrorKind::NotFound => StoreError::Gone { path: show(path) },
            _ => refused(path, error),
        })
}

/// The old file, locked against a second writer; `None` where there is none. Who writes is done in a moment, and a child
/// that another thread is starting lets go of what is open here when its program begins: so a lock is waited for a little.
fn lock(path: &Path, target: &Path) -> Result<Option<File>, StoreError> {
    let mut patience = PATIENCE;
    loop {
        let file = match File::open(target) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(path, error)),
        };
        if file.metadata().is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(StoreError::ReadOnly { path: show(path) });
        }
        match file.try_lock() {
            // A file system without locks is written without.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if patience == 0 => {
                return Err(StoreError::Locked { path: show(path) });
            }
            Err(TryLockError::WouldBlock) => {
                patience -= 1;
                std::thread::sleep(MOMENT);
            }
        }
    }
}

/// What tells that a file was written again: its length and when it changed.
fn stamp(target: &Path) -> Option<(u64, Option<Duration>)> {
    let metadata = fs::metadata(target).ok()?;
    let changed = metadata.modified().ok();
    Some((metadata.len(), changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok())))
}

fn replace(
    target: &Path,
    folder: &Path,
    bytes: &[u8],
    existing: Option<&File>,
    still: &dyn Fn() -> bool,
    after: &mut dyn FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
    // Held as long as this process lives: that is how a sweep tells it from one that was left.
    let _ = file.as_file().try_lock();
    sweep(folder, file.path());
    after(Step::Created)?;
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    file.write_all(half)?;
    after(Step::Half)?;
    file.write_all(rest)?;
    match existing {
        Some(existing) => {
            keep_owner(file.as_file(), existing);
            file.as_file().set_permissions(existing.metadata()?.permissions())?;
        }
        None => open_to_others(file.as_file())?,
    }
    after(Step::Written)?;
    file.as_file().sync_all()?;
    after(Step::Synced)?;
    if !holds(file.path(), bytes)? {
        return Err(io::Error::other("what was written did not read back the same"));
    }
    after(Step::ReadBack)?;
    // An editor takes no lock: what it saved in the meantime is looked for once more.
    if !still() {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    match existing {
        Some(_) => file.persist(target),
        None => file.persist_noclobber(target),
    }
    .map_err(|error| error.error)?;
    // The name is safe once the folder is; some systems do not let a folder be opened.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    after(Step::Renamed)
}

/// Whether the file at `path` holds these bytes and no more; it is read piece by piece, for it may be large.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let (mut file, mut rest, mut piece) = (File::open(path)?, bytes, vec![0; PIECE]);
    loop {
        let length = match file.read(&mut piece) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        match rest.strip_prefix(&piece[..length]) {
            Some(behind) => rest = behind,
            None => return Ok(false),
        }
    }
}

/// How many bytes of a file are compared at once.
const PIECE: usize = 1 << 16;

/// The superuser mends a file and it stays its owner's.
#[cfg(unix)]
fn keep_owner(file: &File, existing: &File) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if let Ok(old) = existing.metadata() {
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &File) {}

/// A temporary file is private; a new file of a project is not.
#[cfg(unix)]
fn open_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_others(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};

    use super::super::sweep::STALE;
    use super::super::{read, write};
    use super::*;

    const STEPS: [Step; 7] = [
        Step::Compared,
        Step::Created,
        Step::Half,
        Step::Written,
        Step::Synced,
        Step::ReadBack,
        Step::Renamed,
    ];

    #[test]
    fn a_changed_file_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write(&path, b"one", None).unwrap();
        assert!(matches!(write(&path, b"two", None), Err(StoreError::Changed { .. })));
        assert!(matches!(write(&path, b"two", Some(b"other")), Err(StoreError::Changed { .. })));
        write(&path, b"two", Some(b"one")).unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn a_file_is_compared_to_its_last_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let bytes = vec![b'a'; length];
            fs::write(&path, &bytes).unwrap();
            assert!(holds(&path, &bytes).unwrap());
            assert!(!holds(&path, &[&bytes[..], b"a"].concat()).unwrap());
            assert!(length == 0 || !holds(&path, &bytes[1..]).unwrap());
            assert!(length == 0 || !holds(&path, &[&bytes[1..], b"b"].concat()).unwrap());
        }
    }

    #[test]
    fn a_file_that_another_process_holds_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write(&path, b"one", None).unwrap();
        let held = File::open(&path).unwrap();
        held.lock().unwrap();
        assert!(matches!(write(&path, b"two", Some(b"one")), Err(StoreError::Locked { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.yaml"), folder.path().join("link.yaml"));
        write(&path, b"one", None).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write(&link, b"two", Some(b"one")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(read(&path).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_not_replaced_by_a_file() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _held = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(matches!(write(&path, b"one", Some(b"")), Err(StoreError::NotAFile { .. })));
        assert!(super::super::overwrite(&path, b"one").is_err(), "a socket is not opened by its name");
        assert!(fs::metadata(&path).unwrap().file_type().is_socket());
    }

    #[test]
    fn a_write_that_fails_at_any_step_leaves_the_old_file_and_nothing_else() {
        for stop in STEPS {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.yaml");
            write(&path, b"one", None).unwrap();
            let mut fail = |step| if step == stop { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) };
            let error = super::write(&path, b"two", Before::Bytes(b"one"), &mut fail).unwrap_err();
            assert!(matches!(error, StoreError::Full { .. }), "{stop:?}: {error}");
            let expected: &[u8] = if stop == Step::Renamed { b"two" } else { b"one" };
            assert_eq!(read(&path).unwrap(), expected, "{stop:?}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{stop:?}");
        }
    }

    /// Run by the next test in a process of its own, which that test kills.
    #[test]
    fn a_child_stops_where_it_is_told() {
        let Ok(told) = std::env::var("DUIZHAO_TEST_STOP") else { return };
        let (number, path) = told.split_once(' ').unwrap();
        let stop = STEPS[number.parse::<usize>().unwrap()];
        let mut wait = |step| {
            if step == stop {
                println!("\nstopped");
                std::thread::park_timeout(Duration::from_secs(60));
            }
            Ok(())
        };
        super::write(Path::new(path), &[b'n'; 100_000], Before::Bytes(&[b'o'; 90_000]), &mut wait).unwrap();
    }

    #[test]
    fn a_process_killed_at_any_step_leaves_the_old_or_the_new_file() {
        use std::io::{BufRead, BufReader};
        for (number, stop) in STEPS.iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.yaml");
            write(&path, &[b'o'; 90_000], None).unwrap();
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["a_child_stops_where_it_is_told", "--nocapture"])
                .env("DUIZHAO_TEST_STOP", format!("{number} {}", path.display()))
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            assert!(lines.any(|line| line.unwrap() == "stopped"), "{stop:?}");
            // A second writer keeps away while the first lives.
            if *stop != Step::Renamed {
                assert!(matches!(write(&path, b"x", Some(&[b'o'; 90_000])), Err(StoreError::Locked { .. })));
            }
            child.kill().unwrap();
            child.wait().unwrap();
            let new = *stop == Step::Renamed;
            let (byte, length) = if new { (b'n', 100_000) } else { (b'o', 90_000) };
            assert_eq!(read(&path).unwrap(), vec![byte; length], "{stop:?}");
            let left = || fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path());
            let temporary = left().find(|found| *found != path);
            assert_eq!(temporary.is_some(), !new && *stop != Step::Compared, "{stop:?}");
            // What was left is swept by a later write, not at once.
            write(&path, b"x", Some(&vec![byte; length])).unwrap();
            assert_eq!(left().count(), 1 + usize::from(temporary.is_some()));
            if let Some(temporary) = temporary {
                let old = fs::metadata(&temporary).unwrap().modified().unwrap() - STALE * 2;
                File::options().write(true).open(&temporary).unwrap().set_modified(old).unwrap();
                write(&path, b"y", Some(b"x")).unwrap();
                assert_eq!(left().count(), 1, "{stop:?}");
            }
        }
    }

    #[test]
    fn a_temporary_file_that_somebody_holds_is_not_swept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write(&path, b"one", None).unwrap();
        let held = File::create(folder.path().join(format!("{PREFIX}abc123"))).unwrap();
        held.lock().unwrap();
        held.set_modified(held.metadata().unwrap().modified().unwrap() - STALE * 2).unwrap();
        write(&path, b"two", Some(b"one")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        // A process that another test starts may hold the file for a moment too: the lock is let go by name.
        held.unlock().unwrap();
        drop(held);
        write(&path, b"three", Some(b"two")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_an_editor_saves_during_a_write_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write(&path, b"one", None).unwrap();
        let mut save = |step| if step == Step::Synced { fs::write(&path, b"by an editor") } else { Ok(()) };
        let error = super::write(&path, b"two", Before::Bytes(b"one"), &mut save).unwrap_err();
        assert!(matches!(error, StoreError::Changed { .. }), "{error}");
        assert_eq!(read(&path).unwrap(), b"by an editor");
    }

    #[test]
    fn a_file_or_folder_that_vanished_is_not_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sub/a.yaml");
        write(&path, b"one", None).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(matches!(write(&path, b"two", Some(b"one")), Err(StoreError::Gone { .. })));
        fs::remove_dir(folder.path().join("sub")).unwrap();
        assert!(matches!(write(&path, b"two", Some(b"one")), Err(StoreError::Gone { .. })));
        assert!(!folder.path().join("sub").exists());
    }

    #[cfg(unix)]
    #[test]
    fn read_only_files_and_folders_and_links_to_nowhere_are_refused() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        write(&path, b"one", None).unwrap();
        let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        mode(&path, 0o444);
        assert!(matches!(write(&path, b"two", Some(b"one")), Err(StoreError::ReadOnly { .. })));
        mode(&path, 0o644);
        mode(folder.path(), 0o555);
        assert!(matches!(write(&path, b"two", Some(b"one")), Err(StoreError::ReadOnly { .. })));
        mode(folder.path(), 0o755);
        let link = folder.path().join("link.yaml");
        symlink("nowhere.yaml", &link).unwrap();
        assert!(matches!(write(&link, b"two", None), Err(StoreError::LeadsNowhere { .. })));
        assert_eq!(read(&path).unwrap(), b"one");
    }
}
