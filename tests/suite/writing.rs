//! Writes that are cut short: killed, out of room, locked, forbidden. The file is always the old one or the new one.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::bench::Bench;

const UNITS: &str = "format: 1\nsource: {path: talk.txt}\nunits:\n";

/// A project whose unit file is big enough to be caught half-way.
fn project(units: usize) -> Bench {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: talk.yaml}\n");
    bench.file("talk.txt", "好。\n");
    let unit =
        |number: usize| format!("- id: u{number}\n  zh: 好。\n  en: >-\n    Good, number {number}.\n\n");
    bench.file("talk.yaml", UNITS.to_owned() + &(0..units).map(unit).collect::<String>());
    bench
}

fn start(bench: &Bench, english: &str) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .args(["set", "u7", english])
        .current_dir(bench.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs")
}

#[test]
fn a_command_killed_at_any_moment_leaves_the_old_or_the_new_file() {
    let bench = project(2_000);
    let mut now = bench.read("talk.yaml");
    let (mut old, mut new) = (0, 0);
    for round in 0..50u64 {
        let english = format!("Round {round}.");
        let mut child = start(&bench, &english);
        std::thread::sleep(Duration::from_micros(round * 977 % 40_000));
        let _ = child.kill();
        child.wait().expect("it ends");
        let found = bench.read("talk.yaml");
        if found == now {
            old += 1;
            continue;
        }
        new += 1;
        let line = |text: &str| text.lines().position(|line| line.contains("u7")).expect("u7");
        let wanted: Vec<String> = now
            .lines()
            .enumerate()
            .map(
                |(number, text)| {
                    if number == line(&now) + 3 { format!("    {english}") } else { text.to_owned() }
                },
            )
            .collect();
        assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "round {round}");
        now = found;
    }
    assert_eq!(old + new, 50);
    // What was left beside the file harms nothing.
    assert_eq!(bench.run(&["set", "u7", "Done."]).code, 0);
    assert!(bench.read("talk.yaml").contains("    Done.\n"));
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_is_told_and_the_file_stays() {
    let bench = project(2_000);
    let before = bench.read("talk.yaml");
    let script = format!("trap '' XFSZ; ulimit -f 8; exec '{}' set u7 x", env!("CARGO_BIN_EXE_duizhao"));
    let ran =
        Command::new("sh").args(["-c", &script]).current_dir(bench.path(".")).output().expect("a shell");
    let error = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{error}");
    assert!(error.contains("disk is full") && error.contains("as it was"), "{error}");
    assert_eq!(bench.read("talk.yaml"), before);
    let files = std::fs::read_dir(bench.path(".")).expect("a folder").count();
    assert_eq!(files, 3, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_held_or_forbidden_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = project(10);
    let before = bench.read("talk.yaml");
    let held = std::fs::File::open(bench.path("talk.yaml")).expect("a file");
    held.lock().expect("a lock");
    let ran = bench.run(&["set", "u7", "x"]);
    assert_eq!((ran.code, ran.err.contains("written by another process")), (2, true), "{}", ran.err);
    drop(held);
    for (name, mode, back) in [("talk.yaml", 0o444, 0o644), (".", 0o555, 0o755)] {
        let set = |mode| {
            std::fs::set_permissions(bench.path(name), std::fs::Permissions::from_mode(mode)).expect("rights")
        };
        set(mode);
        let ran = bench.run(&["set", "u7", "x"]);
        set(back);
        assert_eq!((ran.code, ran.err.contains("read-only")), (2, true), "{}", ran.err);
    }
    assert_eq!(bench.read("talk.yaml"), before);
}

#[cfg(unix)]
#[test]
fn a_pipe_named_as_the_output_is_written_into() {
    let bench = project(3);
    let out = bench.run(&["export", "--to", "html", "-o", "/dev/stdout"]);
    assert!(out.out.starts_with("<!DOCTYPE html>"), "{}{}", out.out, out.err);
    assert!(out.out.trim_end().ends_with("</html>"));
}
