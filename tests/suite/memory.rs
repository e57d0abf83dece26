//! Translation memory: the index gives what a comparison with every entry gives, and the commands say so.

use duizhao::memory::{Builder, Entry, Index, Scratch, Similarity, fold};
use proptest::prelude::*;

use crate::bench::Bench;

/// An index of `texts`, in memory.
fn index(texts: &[String]) -> Index {
    let mut bytes = Vec::new();
    let mut builder = Builder::new(&mut bytes);
    for (number, zh) in texts.iter().enumerate() {
        let name = number.to_string();
        builder.add(&Entry { zh, en: "x", name: &name }).expect("memory takes all");
    }
    builder.finish().expect("memory takes all");
    Index::open(Box::new(bytes)).expect("an index that was just built")
}

/// What a comparison of `query` with every text gives: number, edits, length of the longer.
fn brute(texts: &[String], query: &str, min: u32, top: usize) -> Vec<(u32, usize, usize)> {
    let query = fold(query);
    let mut different: Vec<Vec<char>> = Vec::new();
    for text in texts {
        let folded = fold(text);
        if !folded.is_empty() && !different.contains(&folded) {
            different.push(folded);
        }
    }
    let mut found: Vec<(u32, usize, usize)> = (0..)
        .zip(&different)
        .map(|(number, text)| {
            let distance = strsim::generic_levenshtein(&query, text);
            (number, distance, query.len().max(text.len()))
        })
        .filter(|&(_, distance, longest)| 100 * (longest - distance) >= min as usize * longest)
        .collect();
    found.sort_by(|a, b| (a.1 * b.2).cmp(&(b.1 * a.2)).then(a.0.cmp(&b.0)));
    found.truncate(top);
    found
}

fn agree(texts: &[String], queries: &[String], min: u32, top: usize) {
    let index = index(texts);
    let mut scratch = Scratch::default();
    for query in queries.iter().filter(|query| !fold(query).is_empty()) {
        let found: Vec<(u32, usize, usize)> = index
            .lookup(&fold(query), min, top, &mut scratch)
            .expect("a sound index")
            .into_iter()
            .map(|hit| (hit.text, hit.similarity.distance as usize, hit.similarity.longest as usize))
            .collect();
        assert_eq!(found, brute(texts, query, min, top), "{query} in {texts:?} at {min}");
    }
}

/// Texts over a small alphabet, so that many are alike; wide forms, blanks and characters beyond U+FFFF too.
fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[河水站修人，, 　1１A𠮷]{0,14}|[河水]{0,90}", 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_index_gives_what_a_comparison_with_every_text_gives(
        texts in texts(40),
        queries in texts(8),
        min in prop_oneof![Just(70u32), Just(75), Just(85), Just(50), Just(100), 1u32..=100],
        top in prop_oneof![Just(5usize), 1usize..50],
    ) {
        agree(&texts, &queries, min, top);
    }

    #[test]
    fn edited_copies_are_found_as_a_comparison_with_every_text_finds_them(
        texts in proptest::collection::vec("[河水站修人员桥路远近高低来去，。]{6,40}", 1..30),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[河水站新]{0,3}"), 1..12),
        min in 50u32..=100,
    ) {
        let queries: Vec<String> = edits
            .iter()
            .map(|(which, place, new)| {
                let mut query: Vec<char> = texts[which.index(texts.len())].chars().collect();
                let at = place.index(query.len());
                query.splice(at..(at + 2).min(query.len()), new.chars());
                query.into_iter().collect()
            })
            .collect();
        agree(&texts, &queries, min, 5);
    }
}

#[test]
fn equal_shares_are_ties_and_the_earlier_entry_comes_first() {
    let texts: Vec<String> = ["甲乙丙丁", "甲丙", "甲乙"].map(str::to_owned).into();
    let index = index(&texts);
    let found = index.lookup(&fold("甲乙"), 50, 9, &mut Scratch::default()).unwrap();
    let order: Vec<(u32, u32)> = found.iter().map(|hit| (hit.text, hit.similarity.percent())).collect();
    assert_eq!(order, [(2, 100), (0, 50), (1, 50)]);
    assert_eq!(Similarity { distance: 1, longest: 2 }, Similarity { distance: 2, longest: 4 });
}

/// A TMX file of `units`, each a list of language and text.
fn tmx(units: &[&[(&str, &str)]]) -> String {
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header srclang=\"zh\"/><body>\n"
            .to_owned();
    for unit in units {
        out += "<tu>";
        for (language, text) in *unit {
            out += &format!("<tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>");
        }
        out += "</tu>\n";
    }
    out + "</body></tmx>\n"
}

/// A folder with a project whose memory is `files`.
fn project(files: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    bench.file("duizhao.yaml", format!("format: 1\nmemory: [{}]\n", names.join(", ")));
    for (name, text) in files {
        bench.file(name, text);
    }
    bench
}

const BOATS: &str = "桥下有12艘船。\tThere are twelve boats under the bridge.\n桥上有12个人。\tThere are twelve people on the bridge.\n";

#[test]
fn what_differs_is_shown_and_numbers_are_warned_of() {
    let bench = project(&[("old.tsv", BOATS)]);
    let ran = bench.run(&["tm", "search", "桥下有15艘船。"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("87 %  old.tsv 1\n         桥下有[-12-]{+15+}艘船。"), "{}", ran.out);
    assert!(ran.out.contains("! numbers differ: memory 12, here 15"), "{}", ran.out);
    let ran = bench.run(&["--color", "always", "tm", "search", "桥下有15艘船。"]);
    assert!(ran.out.contains("\u{1b}[9;31m12\u{1b}[0m\u{1b}[4;32m15\u{1b}[0m"), "{}", ran.out);
    let ran = bench.run(&["tm", "search", "桥 下有１２艘船。", "--format", "jsonl", "--min", "100"]);
    assert!(ran.out.contains("\"percent\":100"), "{}", ran.out);
    assert!(bench.run(&["tm", "search", "无关的话"]).out.contains("nothing of 70 % or more"));
}

#[test]
fn names_of_the_glossary_are_warned_of_and_other_terms_are_not() {
    let bench = project(&[("old.tsv", "东门图书馆今天开放。\tThe East Gate Library is open today.\n")]);
    bench.file("duizhao.yaml", "format: 1\nmemory: [old.tsv]\nglossary: glossary.yaml\n").file(
        "glossary.yaml",
        "format: 1\nterms:\n- {zh: 东门图书馆, en: East Gate Library}\n- {zh: 今天, en: Today, pos: noun}\n",
    );
    let out = bench.run(&["tm", "search", "西门图书馆明天开放。", "--min", "50"]).out;
    assert!(out.contains("! names differ: memory 东门图书馆, here –") && !out.contains("今天, "), "{out}");
}

#[test]
fn entries_between_the_same_neighbours_come_first_and_repeated_ones_count_as_one() {
    let lines = "好。\tGood.\n甲。\tA.\n好。\tFine.\n乙。\tB.\n好。\tGood.\n丙。\tC.\n好。\tAll right.\n";
    let bench = project(&[("old.tsv", lines)]);
    let found = |query: &str| {
        bench.file("new.txt", query);
        bench.run(&["tm", "search", "--query", "new.txt"]).out
    };
    assert!(
        found("好。\n")
            .contains("100 %  old.tsv 1, 2 times\n         好。\n         Good.\n  100 %  old.tsv 3\n")
    );
    let out = found("甲。\n好。\n乙。\n");
    assert!(
        out.contains("2: 好。\n  100 %  old.tsv 3, both neighbours the same\n         好。\n         Fine."),
        "{out}"
    );
    let stats = bench.run(&["tm", "stats", "--format", "json"]).out;
    assert!(stats.contains("\"contradictory\": 1") && stats.contains("\"repeated\": 1"), "{stats}");
}

#[test]
fn a_concordance_finds_words_inside_chinese_and_in_english_of_any_case() {
    let bench = project(&[("old.tsv", BOATS)]);
    for (words, count) in
        [("桥下", 1), ("桥", 2), ("艘 船", 1), ("BRIDGE", 2), ("１２", 2), ("没有", 0), ("有12", 2)]
    {
        let ran = bench.run(&["tm", "search", "--concordance", words]);
        let noun = if count == 1 { "entry holds" } else { "entries hold" };
        assert!(ran.out.ends_with(&format!("{count} {noun} {words}\n")), "{words}: {}", ran.out);
    }
}

#[test]
fn a_tmx_without_chinese_is_refused_with_the_languages_it_has() {
    let bench = project(&[("old.tmx", &tmx(&[&[("en", "Bridge"), ("ja", "橋")]]))]);
    let ran = bench.run(&["tm", "search", "桥"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("old.tmx has no Chinese: its languages are en, ja."), "{}", ran.err);
}

#[test]
fn every_tag_of_chinese_is_read_and_a_mixture_is_told() {
    let text = tmx(&[
        &[("zh-CN", "一座桥"), ("en-US", "A bridge")],
        &[("en", "Two bridges"), ("ZH_hans", "两座桥")],
        &[("zh-TW", "三座橋"), ("zh", "三座桥"), ("en", "US"), ("EN-gb", "Three bridges")],
        &[("zh", "四座桥")],
    ]);
    let bench = project(&[("old.tmx", &text)]);
    let ran = bench.run(&["tm", "stats"]);
    assert!(
        ran.out.contains("old.tmx: its Chinese is tagged in several ways: ZH_hans 1, zh 2, zh-CN 1"),
        "{}",
        ran.out
    );
    let ran = bench.run(&["tm", "stats", "--format", "json"]);
    assert!(ran.out.contains("\"entries\": 3") && ran.out.contains("\"left_out\": 1"), "{}", ran.out);
    assert!(bench.run(&["tm", "search", "三座桥"]).out.contains("Three bridges"));
}

#[test]
fn broken_xml_is_told_with_its_place_and_the_units_behind_it_are_read() {
    let text = tmx(&[
        &[("zh", "一座桥"), ("en", "A bridge")],
        &[("zh", "@"), ("en", "x")],
        &[("zh", "三座桥"), ("en", "Three")],
    ])
    .replace("<seg>@</seg>", "<seg <<<");
    let bench = project(&[("old.tmx", &text)]);
    let ran = bench.run(&["tm", "search", "三座桥"]);
    assert!(ran.out.contains("100 %  old.tmx"), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("old.tmx:4:") && ran.err.contains("no XML"), "{}", ran.err);
    // The file breaks off inside a unit.
    let half = &text[..text.find("三").unwrap()];
    bench.file("old.tmx", half);
    let ran = bench.run(&["tm", "search", "一座桥"]);
    assert!(ran.out.contains("100 %  old.tmx"), "{}{}", ran.out, ran.err);
    bench.file("old.tmx", "no XML at all");
    let ran = bench.run(&["tm", "search", "一座桥"]);
    assert!(ran.err.contains("there is no translation unit here"), "{}", ran.err);
}

#[test]
fn formatting_and_entities_in_tmx_are_resolved_and_utf_16_is_read() {
    let text = tmx(&[&[
        ("zh", "A&amp;B<bpt i=\"1\">&lt;b></bpt>大桥<ept i=\"1\"/>&#x3002;<![CDATA[<好>]]>"),
        ("en", "A&amp;B <hi>Bridge</hi>"),
    ]]);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bench = project(&[("old.tmx", &text)]);
    for bytes in [text.into_bytes(), wide] {
        bench.file("old.tmx", bytes);
        let ran = bench.run(&["tm", "search", "A&B大桥。<好>"]);
        assert!(ran.out.contains("100 %") && ran.out.contains("A&B Bridge"), "{}{}", ran.out, ran.err);
    }
}

#[test]
fn xliff_of_both_versions_is_read_in_both_directions() {
    let one = "<xliff version=\"1.2\"><file source-language=\"zh-CN\" target-language=\"en\"><body>\
        <trans-unit id=\"a\"><source>一座<g id=\"1\">桥</g><x id=\"2\"/></source><seg-source><mrk mtype=\"seg\">不</mrk></seg-source>\
        <target>A bridge</target><alt-trans><source>错</source><target>Wrong</target></alt-trans></trans-unit>\
        <trans-unit id=\"b\"><source>没有译文</source><target/></trans-unit></body></file></xliff>";
    let two = "<xliff version=\"2.0\" srcLang=\"en-GB\" trgLang=\"zh-Hans\"><file id=\"f\"><unit id=\"u\">\
        <segment id=\"s1\"><source>Two <pc id=\"1\">bridges</pc></source><target>两座桥</target></segment>\
        <ignorable><source> </source></ignorable><segment><source>Three</source><target>三座桥<ph id=\"3\"/></target></segment>\
        </unit></file></xliff>";
    let bench = project(&[("one.xlf", one), ("two.xliff", two)]);
    for (zh, expected) in [
        ("一座桥", "one.xlf a\n         一座桥\n         A bridge"),
        ("两座桥", "two.xliff u/s1\n         两座桥\n         Two bridges"),
        ("三座桥", "two.xliff u\n         三座桥\n         Three"),
    ] {
        let ran = bench.run(&["tm", "search", zh, "--min", "100"]);
        assert!(ran.out.contains(expected), "{zh}: {}{}", ran.out, ran.err);
    }
    let stats = bench.run(&["tm", "stats", "--format", "json"]).out;
    assert!(stats.contains("\"left_out\": 1") && !stats.contains("Wrong"), "{stats}");
}

#[test]
fn bad_lines_are_told_and_files_that_are_none_are_refused() {
    let bench = project(&[("old.jsonl", "{\"src\": \"好\", \"tgt\": \"Good\"}\n{oops}\n")]);
    let ran = bench.run(&["tm", "search", "好"]);
    assert!(
        ran.out.contains("100 %") && ran.err.contains("old.jsonl:2:2: this line is no pair"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = bench.run(&["tm", "search", "好", "--memory", "duizhao.yaml"]);
    assert_eq!((ran.code, ran.err.contains("tmx, xlf, xliff, tsv, jsonl")), (2, true), "{}", ran.err);
    let ran = bench.run(&["tm", "search", "好", "--memory", "nowhere.tmx"]);
    assert_eq!((ran.code, ran.err.contains("nowhere.tmx does not exist")), (2, true), "{}", ran.err);
    let empty = Bench::new();
    empty.file("duizhao.yaml", "format: 1\n");
    assert!(empty.run(&["tm", "search", "好"]).err.contains("the memory is empty"));
}

#[test]
fn translated_units_are_memory_with_misprints_as_they_were_meant_and_drafts_are_none() {
    let bench = Bench::new();
    bench
        .file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n")
        .file("a.txt", "桥梁已修缮完工。船也到了。人都到齐了。可以出发了。");
    bench.file(
        "a.yaml",
        "format: 1\nsource: {path: a.txt}\nunits:\n\
         - {id: a1, speaker: none, zh: 桥梁已修缮完工。, en: The bridge is repaired., sic: [{found: 修缮, read: 修复}]}\n\
         - {id: a2, zh: 船也到了。, en: The boats have come too., state: draft}\n\
         - {id: a3, zh: 人都到齐了。, covered-by: next}\n\
         - {id: a4, zh: 可以出发了。, en: Now that all are here we can leave.}\n",
    );
    let found = |zh: &str| bench.run(&["tm", "search", zh, "--min", "100"]).out;
    assert!(found("桥梁已修复完工。").contains("a:a1"), "{}", found("桥梁已修复完工。"));
    assert!(found("桥梁已修缮完工。").contains("nothing"));
    assert!(found("船也到了。").contains("nothing"));
    assert!(found("人都到齐了。可以出发了。").contains("Now that all are here"));
    let out = bench.run(&["tm", "export"]).out;
    assert_eq!(
        (out.matches("<tu ").count(), out.contains("<seg>桥梁已修复完工。</seg>")),
        (2, true),
        "{out}"
    );
}

#[test]
fn what_is_exported_is_read_back_in_every_format() {
    let bench = project(&[("old.tsv", "A&B <桥>\t\"A\" & B's\n好\tGood\n")]);
    for format in ["tmx", "jsonl", "tsv"] {
        let name = format!("out.{format}");
        let ran = bench.run(&["tm", "export", "--all", "--to", format, "-o", &name]);
        assert!(ran.err.contains("2 entries"), "{}", ran.err);
        let ran = bench.run(&["tm", "search", "A&B <桥>", "--memory", &name]);
        assert!(
            ran.out.contains("100 %") && ran.out.contains("\"A\" & B's"),
            "{format}: {}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn an_import_names_the_files_or_puts_them_together() {
    let bench = Bench::new();
    bench
        .file("duizhao.yaml", "format: 1\n# kept\n")
        .file("in/a.tsv", BOATS)
        .file("in/b.tsv", BOATS.to_owned() + "好\tGood\n");
    let ran = bench.run(&["tm", "import", "in/a.tsv", "in/b.tsv", "--to", "memory.tmx"]);
    assert!(ran.err.contains("5 pairs, 2 of them repeated and left out"), "{}", ran.err);
    assert_eq!(bench.read("duizhao.yaml"), "format: 1\n# kept\nmemory:\n- memory.tmx\n");
    assert!(bench.run(&["tm", "search", "好"]).out.contains("100 %  memory.tmx"));
    let ran = bench.run(&["tm", "import", "in/a.tsv", "--to", "memory.tmx"]);
    assert_eq!((ran.code, ran.err.contains("exists already")), (2, true));
    assert_eq!(bench.run(&["tm", "import", "in/a.tsv"]).code, 0);
    assert_eq!(bench.read("duizhao.yaml"), "format: 1\n# kept\nmemory:\n- memory.tmx\n- in/a.tsv\n");
}

#[test]
fn leverage_counts_units_and_han_characters_by_band() {
    let bench = project(&[("old.tsv", BOATS)]);
    bench.file("new.txt", "桥下有12艘船。桥上有１２个人。河边有三座水站。河边有三座水站。桥下有15艘船。\n");
    let ran = bench.run(&["tm", "leverage", "new.txt"]);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split_whitespace().collect()).collect();
    let row = |band: &str| rows.iter().find(|row| row[0] == band).map(|row| (row[1], row[4])).unwrap();
    assert_eq!(
        (row("exact"), row("repetition"), row("85-94")),
        (("2", "10"), ("1", "7"), ("1", "5")),
        "{}",
        ran.out
    );
    assert_eq!((row("none"), row("total")), (("1", "7"), ("5", "29")), "{}", ran.out);
    // A document is no memory for itself.
    let shipped = Bench::shipped();
    let ran = shipped.run(&["tm", "leverage", "translations/wang-yi-2021-03-07.yaml"]);
    assert!(ran.out.lines().any(|line| line.starts_with("exact") && line.contains(" 0 ")), "{}", ran.out);
}

/// Runs `tm search` in the folder of `bench`, with a cache there.
fn with_cache(bench: &Bench) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.args(["tm", "search", "桥下有15艘船。"]).current_dir(bench.path(".")).env_clear();
    command.env("XDG_CACHE_HOME", bench.path("cache").canonicalize().unwrap_or_else(|_| bench.path("cache")));
    command
}

/// The indexes in that cache; beside each stands the stamp of the file it was made of.
fn indexes(bench: &Bench) -> Vec<std::path::PathBuf> {
    let folder = std::fs::read_dir(bench.path("cache/duizhao/memory")).expect("a cache");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let (indexes, others): (Vec<_>, Vec<_>) =
        files.partition(|path| path.extension().is_some_and(|ending| ending == "index"));
    assert!(others.iter().all(|path| path.extension().is_some_and(|ending| ending == "stamp")), "{others:?}");
    indexes
}

#[test]
fn a_damaged_cache_is_made_anew_and_says_nothing() {
    let bench = project(&[("old.tsv", BOATS)]);
    let mut first = with_cache(&bench).output().expect("the program runs");
    let kept = || indexes(&bench);
    assert_eq!(kept().len(), 1);
    let whole = std::fs::read(&kept()[0]).expect("an index");
    for damage in [&b""[..], b"nonsense", &whole[..whole.len() / 2]].map(<[u8]>::to_vec).into_iter().chain(
        (0..whole.len()).step_by(whole.len() / 24).map(|at| {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            bytes
        }),
    ) {
        std::fs::write(&kept()[0], damage).expect("a damaged index");
        let again = with_cache(&bench).output().expect("the program runs");
        assert_eq!((&again.stdout, &again.stderr), (&first.stdout, &first.stderr));
    }
    // The content decides, and what it was before is not kept.
    bench.file("old.tsv", BOATS.replace("twelve", "12"));
    first = with_cache(&bench).output().expect("the program runs");
    assert!(String::from_utf8_lossy(&first.stdout).contains("There are 12 boats"));
    assert_eq!(kept().len(), 1);
}

#[test]
fn several_processes_at_once_agree() {
    let lines: String = (0..3000).map(|n| format!("桥下有{n}艘船，第{n}次。\tBoats, {n}\n")).collect();
    let bench = project(&[("old.tsv", &lines)]);
    let started: Vec<_> = (0..6)
        .map(|_| with_cache(&bench).stdout(std::process::Stdio::piped()).spawn().expect("the program runs"))
        .collect();
    let outs: Vec<Vec<u8>> =
        started.into_iter().map(|child| child.wait_with_output().expect("an end").stdout).collect();
    assert!(!outs[0].is_empty() && outs.iter().all(|out| *out == outs[0]));
    assert_eq!(indexes(&bench).len(), 1);
}
