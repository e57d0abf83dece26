//! A program of the user's choosing that is told lines and answers lines; with `pdf.rs` and `git.rs` the only file
//! that starts a process.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest line that is read: English for one unit has room in it many times.
const LINE: u64 = 1 << 20;

/// How much of what the program says on standard error is kept, for its last line.
const KEPT: usize = 4096;

/// How long a program has to end by itself once nothing more is wanted of it: so many times [`PAUSE`].
const PATIENCE: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// What a line of the program led to.
pub(super) enum Next {
    /// More are awaited.
    More,
    /// It was the last.
    Done,
    /// It is no answer: why.
    Bad(String),
}

/// Runs `command` in `folder`, without a shell, tells it `input`, and gives every line it answers to `take`. It is
/// stopped when it says nothing for `limit`.
///
/// # Errors
/// Why it did not come to its end, as a sentence that begins behind the name of the program. What it answered until
/// then was given to `take`.
pub(super) fn talk(
    command: &[String],
    folder: &Path,
    input: Vec<u8>,
    limit: Duration,
    take: &mut dyn FnMut(&str) -> Next,
) -> Result<(), String> {
    let mut child = start(command, folder)?;
    let (lines, said) = listen(&mut child, input);
    let ended = attend(&lines, limit, take);
    // Whoever writes to a pipe that nobody reads is told so, and ends.
    drop(lines);
    let stop = matches!(ended, Err(Trouble::Silent | Trouble::Bad(_)));
    let status = end(&mut child, stop);
    match ended {
        Ok(()) => Ok(()),
        Err(Trouble::Bad(why)) => Err(format!("{why}, and was stopped")),
        Err(Trouble::Silent) => Err(format!(
            "said nothing for {} s and was stopped. Give it more `seconds` in `duizhao.yaml`, or look what it waits for",
            limit.as_secs()
        )),
        Err(Trouble::Closed) => {
            let last = said.last_line();
            let last = if last.is_empty() { String::new() } else { format!(" Its last words: {last}") };
            Err(format!("ended ({status}) before its answer was whole.{last}"))
        }
    }
}

fn start(command: &[String], folder: &Path) -> Result<Child, String> {
    let (program, arguments) = command.split_first().ok_or("has no name")?;
    // A path is seen from the project's folder; a bare name is looked for where programs are.
    let path = Path::new(program);
    let path = if path.components().count() > 1 { folder.join(path) } else { path.to_owned() };
    let started = Command::new(path)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    started.map_err(|error| format!("cannot be started ({error}). Install it, or mend its `command:`"))
}

/// What a program says on standard error.
struct Said {
    text: Arc<Mutex<Vec<u8>>>,
    closed: Receiver<()>,
}

impl Said {
    /// The last line that holds something.
    fn last_line(&self) -> String {
        // A child of the program may hold the pipe open for ever.
        let _ = self.closed.recv_timeout(PAUSE * PATIENCE);
        let text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&text).into_owned();
        text.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default().to_owned()
    }
}

/// Writes the input and reads both outputs, each beside the others: a full pipe would stop both sides for ever. The
/// threads end with the pipes, which may be later than the program.
fn listen(child: &mut Child, input: Vec<u8>) -> (Receiver<Result<String, String>>, Said) {
    if let Some(mut pipe) = child.stdin.take() {
        // A program that ends early is told of by its output.
        thread::spawn(move || pipe.write_all(&input));
    }
    let (send, lines) = mpsc::sync_channel(16);
    if let Some(pipe) = child.stdout.take() {
        thread::spawn(move || {
            let mut pipe = BufReader::new(pipe);
            while let Some(line) = read_line(&mut pipe) {
                let is_last = line.is_err();
                if send.send(line).is_err() || is_last {
                    break;
                }
            }
        });
    }
    let (close, closed) = mpsc::channel();
    let text = Arc::new(Mutex::new(Vec::new()));
    if let Some(mut pipe) = child.stderr.take() {
        let text = Arc::clone(&text);
        thread::spawn(move || {
            let mut part = [0; KEPT];
            while let Ok(read @ 1..) = pipe.read(&mut part) {
                let mut text = text.lock().unwrap_or_else(PoisonError::into_inner);
                text.extend_from_slice(&part[..read]);
                let surplus = text.len().saturating_sub(KEPT);
                text.drain(..surplus);
            }
            let _ = close.send(());
        });
    }
    (lines, Said { text, closed })
}

/// The next line; `None` at the end.
fn read_line(pipe: &mut impl BufRead) -> Option<Result<String, String>> {
    let mut line = Vec::new();
    let read = pipe.take(LINE).read_until(b'\n', &mut line).ok()?;
    if read == 0 {
        return None;
    }
    if read as u64 == LINE && !line.ends_with(b"\n") {
        return Some(Err("answered with a line of more than a megabyte".to_owned()));
    }
    Some(String::from_utf8(line).map_err(|_| "answered in something else than UTF-8".to_owned()))
}

/// Why no more lines are read.
enum Trouble {
    /// It says nothing any more.
    Silent,
    /// It closed its output.
    Closed,
    /// It said something that is no answer.
    Bad(String),
}

fn attend(
    lines: &Receiver<Result<String, String>>,
    limit: Duration,
    take: &mut dyn FnMut(&str) -> Next,
) -> Result<(), Trouble> {
    loop {
        let line = lines.recv_timeout(limit).map_err(|error| match error {
            RecvTimeoutError::Timeout => Trouble::Silent,
            RecvTimeoutError::Disconnected => Trouble::Closed,
        })?;
        match take(line.map_err(Trouble::Bad)?.trim()) {
            Next::More => {}
            Next::Done => return Ok(()),
            Next::Bad(why) => return Err(Trouble::Bad(why)),
        }
    }
}

/// Waits for the end of the program, and stops it when it does not come, or at once; how it ended.
fn end(child: &mut Child, stop: bool) -> String {
    for _ in 0..if stop { 0 } else { PATIENCE } {
        if let Ok(Some(status)) = child.try_wait() {
            return status.to_string();
        }
        thread::sleep(PAUSE);
    }
    let _ = child.kill();
    child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
}
