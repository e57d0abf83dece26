//! Many documents at once: the same words whatever the number of threads, no bad file in the way of the others, and work
//! that is taken up where it was broken off.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::bench::{Bench, Ran};

const FORMATS: [&str; 8] = ["full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif"];

/// So many sound documents are in a project of many.
const SOUND: usize = 30;

/// The unit file called `name`, with something to find and to mend.
fn unit_file(name: &str) -> String {
    let mut text = format!("format: 1\nsource:\n  path: seeds/{name}.txt\nunits:\n");
    for number in 0..UNITS {
        let turn = if number == 0 { "  speaker: li\n  role: answer\n" } else { "" };
        let zh = sentence(name, number);
        let en = match number % 4 {
            0 => format!("    Reader {number} asks  when the library opens , in {name}.\n"),
            1 => format!("    There are {} seats in {name}.\n", number + 1),
            2 => String::new(),
            _ => format!("    In {name} reader {number} sits by the window.\n"),
        };
        text.push_str(&format!("- id: k{number}\n{turn}  zh: {zh}\n  en: >-\n{en}\n"));
    }
    // A remark of some size makes the files worth more than one thread.
    text + &format!("# {}\n", "remark ".repeat(700))
}

/// How many units a document has.
const UNITS: usize = 12;

fn sentence(name: &str, number: usize) -> String {
    match number % 4 {
        1 => format!("{name}有{number}个座位。"),
        2 => format!("{name}的第{number}位读者还没有来。"),
        _ => format!("{name}的第{number}位读者坐在窗边。"),
    }
}

/// A project of many documents, large enough for several threads: `d0` to `d29` with findings, `broken`, which is no YAML,
/// `lost`, whose transcript is not there, and `absent`, which is not there itself.
fn many() -> Bench {
    let bench = Bench::new();
    let names: Vec<String> = (0..SOUND).map(|number| format!("d{number}")).collect();
    let listed = |name: &str| format!("- {{path: {name}.yaml, fail-under: 50}}\n");
    let mut documents: Vec<String> = names.iter().map(|name| listed(name)).collect();
    documents.insert(3, listed("broken") + &listed("lost") + &listed("absent"));
    let documents = documents.concat();
    bench.file(
        "duizhao.yaml",
        format!("format: 1\nspeakers:\n  li: {{zh: 李馆员, en: Librarian Li}}\ndocuments:\n{documents}"),
    );
    for name in &names {
        let said: String = (0..UNITS).map(|number| sentence(name, number)).collect();
        bench.file(&format!("seeds/{name}.txt"), format!("李馆员：{said}\n"));
        bench.file(&format!("{name}.yaml"), unit_file(name));
    }
    bench.file("broken.yaml", unit_file("d0") + "\n  zh: [\n");
    bench.file("lost.yaml", unit_file("lost"));
    bench
}

fn same(bench: &Bench, arguments: &[&str]) -> Ran {
    let run = |jobs| bench.run(&[&["-j", jobs], arguments].concat());
    let one = run("1");
    for jobs in ["2", "5"] {
        let several = run(jobs);
        assert_eq!(several.code, one.code, "{arguments:?} -j {jobs}");
        assert_eq!(several.out, one.out, "{arguments:?} -j {jobs}");
        assert_eq!(several.err, one.err, "{arguments:?} -j {jobs}");
    }
    one
}

#[test]
fn a_check_says_the_same_however_many_threads_there_are() {
    let bench = many();
    for format in FORMATS {
        let ran = same(&bench, &["check", "--format", format, "--statistics"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("broken.yaml") && ran.err.contains("lost.yaml"), "{}", ran.err);
        assert!(ran.err.contains("duizhao.yaml") && ran.err.contains("absent.yaml"), "{}", ran.err);
        let last = format!("d{}.yaml", SOUND - 1);
        assert!(ran.out.contains(&last) || format == "github", "{format}: the last document is checked too");
    }
    let shipped = Bench::shipped();
    FORMATS.iter().for_each(|format| drop(same(&shipped, &["check", "--format", format])));
    same(&bench, &["coverage"]);
    for by in ["doc", "state", "turn", "speaker"] {
        let ran = same(&bench, &["coverage", "--by", by]);
        // `lost` is counted too: no transcript is needed for that.
        let rows = ran.out.lines().filter(|line| line.contains(" of     12 units")).count();
        assert!(rows == SOUND + 1 || by == "state", "{by}: {}", ran.out);
        assert!(!ran.out.contains("(nobody named)") && (by != "speaker" || ran.out.contains("Librarian Li")));
    }
    same(&bench, &["coverage", "--format", "json"]);
}

#[test]
fn findings_of_many_documents_are_held_back_and_told_when_they_are_new() {
    let bench = many();
    bench.commit_all("as it was");
    let written = bench.run(&["check", "--update-baseline", "--baseline", "known.tsv"]);
    assert!(written.err.contains("findings written"), "{}", written.err);
    let known = same(&bench, &["check", "--baseline", "known.tsv", "--format", "concise"]);
    assert_eq!(known.out, "");
    let text = bench.read("d7.yaml").replacen("  zh: ", "  query: is this so?\n  zh: ", 1);
    bench.file("d7.yaml", text);
    for arguments in [["--baseline", "known.tsv"], ["--since", "HEAD"]] {
        let new = same(
            &bench,
            &[&["check", "--select", "open-query", "--format", "concise"], &arguments[..]].concat(),
        );
        assert_eq!(new.out.lines().count(), 1, "{}", new.out);
        assert!(new.out.starts_with("d7.yaml:"), "{}", new.out);
    }
}

#[test]
fn mends_are_the_same_however_many_threads_there_are() {
    let (one, several) = (many(), many());
    let mended = |bench: &Bench, jobs: &str| {
        let ran = bench.run(&["-j", jobs, "check", "--fix"]);
        assert!(ran.err.starts_with("180 places mended"), "{}", ran.err);
        let names = (0..SOUND).map(|number| format!("d{number}.yaml"));
        (ran.out, ran.err, names.map(|name| bench.read(&name)).collect::<Vec<_>>())
    };
    assert_eq!(mended(&one, "1"), mended(&several, "4"));
}

/// The files of `folder` by name, with what they hold; the record of `--resume`, which holds times, by name alone.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let file = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes =
            if name.starts_with('.') { Vec::new() } else { std::fs::read(entry.path()).expect("a file") };
        (name, bytes)
    };
    let mut files: Vec<_> = entries.map(file).collect();
    files.sort();
    files
}

#[test]
fn one_bad_file_stops_no_other_from_being_exported() {
    let bench = many();
    let mut said = Vec::new();
    for jobs in ["1", "4"] {
        let folder = format!("out{jobs}");
        let ran = bench.run(&["-j", jobs, "export", "--to", "html,md", "-o", &folder]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(["broken.yaml", "lost.yaml", "absent.yaml"].iter().all(|name| ran.err.contains(name)));
        assert_eq!(files(&bench.path(&folder)).len(), 2 * SOUND);
        said.push(ran.err.replace(&folder, "out"));
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(files(&bench.path("out1")), files(&bench.path("out4")));
}

#[test]
fn a_file_that_cannot_be_written_stops_no_other() {
    let bench = many();
    std::fs::create_dir_all(bench.path("out/d5.md")).expect("a folder in the way");
    let ran = bench.run(&["export", "--to", "md", "-o", "out"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("d5.md is a folder"), "{}", ran.err);
    assert!(bench.path("out/d6.md").exists() && bench.path("out/d29.md").exists());
}

#[test]
fn documents_of_one_name_are_not_written_over_each_other() {
    let bench = many();
    bench.file("other/d1.yaml", bench.read("d1.yaml"));
    bench.file("duizhao.yaml", bench.read("duizhao.yaml").replace("path: d2.yaml", "path: other/d1.yaml"));
    let ran = bench.run(&["export", "--to", "md", "-o", "out"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("d1.yaml and other/d1.yaml would both be written to out/d1"), "{}", ran.err);
    assert!(!bench.path("out").exists());
}

#[test]
fn an_export_that_was_killed_is_taken_up_and_gives_the_same_bytes() {
    let bench = many();
    let whole = bench.run(&["export", "--to", "html,docx", "-o", "whole", "--resume"]);
    assert_eq!(whole.code, 2, "for the bad files: {}", whole.err);
    let arguments = ["-j", "2", "export", "--to", "html,docx", "-o", "out", "--resume"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .args(arguments)
        .current_dir(bench.path("."))
        .env_clear()
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let record = bench.path("out/.duizhao-export.tsv");
    let done = || std::fs::read_to_string(&record).unwrap_or_default().lines().count();
    while done() < 5 && child.try_wait().expect("a child").is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it may have ended already");
    child.wait().expect("it ends");
    let before = done();
    assert!(before >= 5);
    let resumed = bench.run(&arguments);
    assert_eq!(resumed.code, 2, "{}", resumed.err);
    let left = format!("{before} done before and left as they are");
    assert!(resumed.err.contains(&left), "{left}: {}", resumed.err);
    assert_eq!(resumed.err.matches("wrote ").count(), 2 * SOUND - before);
    // A file that was being written when the program was killed is beside them until a later run sweeps it.
    let mut found = files(&bench.path("out"));
    found.retain(|(name, _)| !name.starts_with(".duizhao-") || name.ends_with(".tsv"));
    assert!(found == files(&bench.path("whole")), "the same bytes as in one go");
}

#[test]
fn what_changed_since_is_exported_again_and_nothing_else() {
    let bench = many();
    let export = |more: &[&str]| {
        let ran = bench.run(&[&["export", "--to", "md", "-o", "out", "--resume"], more].concat());
        let wrote: Vec<String> =
            ran.err.lines().filter_map(|line| line.strip_prefix("wrote out/")).map(str::to_owned).collect();
        wrote
    };
    assert_eq!(export(&[]).len(), SOUND);
    assert_eq!(export(&[]), Vec::<String>::new());
    bench.file(
        "d4.yaml",
        bench.read("d4.yaml").replacen("  zh: ", "  footnote: {en: A footnote.}\n  zh: ", 1),
    );
    bench.file("out/d9.md", "somebody wrote here");
    std::fs::remove_file(bench.path("out/d11.md")).expect("a file");
    assert_eq!(export(&[]), ["d4.md", "d9.md", "d11.md"]);
    assert_eq!(export(&["--layout", "stacked"]).len(), SOUND, "other options, other files");
    let without = bench.run(&["export", "--to", "md", "--resume", "d1"]);
    assert_eq!(without.code, 2, "a folder is needed");
}

#[test]
fn many_documents_follow_their_transcripts_and_the_bad_ones_are_named() {
    let (one, several) = (many(), many());
    for (bench, jobs) in [(&one, "1"), (&several, "4")] {
        for number in 0..SOUND {
            let name = format!("seeds/d{number}.txt");
            bench.file(
                &name,
                format!("{}赵{number}先生：我们明天再来。\n李馆员：好的。\n", bench.read(&name)),
            );
        }
        let ran = bench.run(&["-j", jobs, "sync"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(["broken.yaml", "lost.yaml", "absent.yaml"].iter().all(|name| ran.err.contains(name)));
        let followed = |number: usize| bench.read(&format!("d{number}.yaml")).contains("我们明天再来");
        assert!((0..SOUND).all(followed), "{}{}", ran.out, ran.err);
        let after = bench.read("d5.yaml");
        let again = bench.run(&["-j", jobs, "sync"]);
        assert!(!again.out.contains("new k"), "a second run has nothing left to do: {}", again.out);
        assert_eq!(bench.read("d5.yaml"), after);
    }
    assert_eq!(one.read("duizhao.yaml"), several.read("duizhao.yaml"));
    for number in 0..SOUND {
        let name = format!("d{number}.yaml");
        assert_eq!(one.read(&name), several.read(&name));
    }
}
