//! PDFs: which program is asked, what is said when there is none or it fails.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;

use crate::bench::{Bench, Ran, run_with};

/// A new project, and programs on its path: name and script.
fn bench(programs: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    bench.run(&["init"]);
    std::fs::create_dir(bench.path("bin")).expect("a folder");
    for (name, script) in programs {
        bench.file(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
        let executable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(bench.path(&format!("bin/{name}")), executable).expect("permissions");
    }
    bench
}

/// Exports a PDF with the bench's programs, and those of the shell, alone on the path.
fn export(bench: &Bench, more: &[&str]) -> Ran {
    let mut arguments = vec!["export", "--to", "pdf", "-o", "out.pdf"];
    arguments.extend(more);
    run_with(&bench.path("."), &[("PATH", bench.path("bin").as_os_str())], &arguments)
}

const TYPST: &str = "if [ \"$1\" = fonts ]; then echo 'Noto Serif CJK SC'; exit; fi\necho \"$@\" >arguments.txt\n\
    while read -r line; do :; done\nprintf '%%PDF-1.7 by typst'";
const CHROMIUM: &str = "for word; do case $word in --print-to-pdf=*) out=${word#*=};; --no-sandbox) free=1;; esac; done\n\
    if [ -z \"$free\" ]; then echo 'Running as root without --no-sandbox is not supported' >&2; exit 1; fi\n\
    printf '%%PDF-1.4 by chromium /CreationDate (D:20260102030405)' >\"$out\"";

#[test]
fn typst_is_asked_first_and_the_clock_is_stopped() {
    let bench = bench(&[("typst", TYPST), ("chromium", CHROMIUM)]);
    let ran = export(&bench, &[]);
    assert_eq!((ran.code, bench.read("out.pdf").as_str()), (0, "%PDF-1.7 by typst"), "{}", ran.err);
    assert_eq!(
        bench.read("arguments.txt").trim(),
        "compile --pdf-standard a-2b --creation-timestamp 946684800 --input zh-font=Noto Serif CJK SC - -"
    );
    let ran = export(&bench, &["--pdf-with", "chromium"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(bench.read("out.pdf"), "%PDF-1.4 by chromium /CreationDate (D:20000101000000)");
}

#[test]
fn chromium_prints_where_there_is_no_typst() {
    for name in ["chromium", "chromium-browser", "google-chrome"] {
        let bench = bench(&[(name, CHROMIUM)]);
        let ran = export(&bench, &[]);
        assert_eq!((ran.code, bench.read("out.pdf").contains("chromium")), (0, true), "{name}: {}", ran.err);
    }
}

#[test]
fn without_a_program_it_is_said_what_to_install() {
    let bench = bench(&[]);
    let ran = export(&bench, &[]);
    assert!(
        ran.code == 2 && ran.err.contains("Install one (Debian: chromium), or export `typ` or `html`"),
        "{}",
        ran.err
    );
    let ran = export(&bench, &["--pdf-with", "typst"]);
    assert!(ran.code == 2 && ran.err.contains("Install Typst"), "{}", ran.err);
    let ran = export(&bench, &["--pdf-with", "chromium"]);
    assert!(ran.code == 2 && ran.err.contains("needs Chromium or Google Chrome"), "{}", ran.err);
}

#[test]
fn a_program_that_fails_or_warns_gives_no_file_and_is_quoted() {
    let fails = "if [ \"$1\" = fonts ]; then echo 'Songti SC'; exit; fi\nwhile read -r line; do :; done\n\
        echo 'warning: unknown font family: libertinus serif' >&2\nprintf '%%PDF-1.7'";
    let said = |program: (&str, &str), words: &[&str]| {
        let bench = bench(&[program]);
        let ran = export(&bench, &[]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(!bench.path("out.pdf").exists());
        for word in words {
            assert!(ran.err.contains(word), "{}", ran.err);
        }
    };
    said(("typst", fails), &["`typst` made no PDF: warning: unknown font family", "fonts-noto-cjk"]);
    let no_font = "echo 'DejaVu Sans'";
    said(("typst", no_font), &["it finds no Chinese font of these: Noto Serif CJK SC,", "fonts-noto-cjk"]);
    let crash = "echo 'error: unexpected key' >&2; exit 1";
    let old = format!("if [ \"$1\" = fonts ]; then echo 'SimSun'; exit; fi\n{crash}");
    said(("typst", &old), &["error: unexpected key", "Typst 0.13 or later is needed"]);
    said(("chromium", "echo 'no display' >&2; exit 1"), &["`chromium` made no PDF: no display", "print it"]);
}

#[test]
fn a_sign_that_no_font_has_is_told_before_a_browser_draws_a_box() {
    let bench = bench(&[("chromium", CHROMIUM), ("fc-list", "echo '20-7e a0-ff 2013-2026 20ac 2122'")]);
    let ran = export(&bench, &[]);
    assert!(ran.code == 2 && ran.err.contains("no font has the sign"), "{}", ran.err);
    assert!(ran.err.contains("fonts-noto-cjk") && !bench.path("out.pdf").exists());
}
