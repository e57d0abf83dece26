//! Filters: a record in, a record out, in order, whatever is wrong with one of them. `docs/streams.md` is the contract.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::bench::{Bench, Ran, root};

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

/// What the filter makes of `input`.
fn filter(arguments: &[&str], input: &[u8]) -> Ran {
    let bench = Bench::new();
    let mut child = start(&bench.path("."), arguments);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // A program that ends early reads no more.
    let _ = writer.join();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Ran { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

fn values(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Units of the shipped project: Chinese and English.
fn shipped() -> Vec<(String, String)> {
    let path = root().join("translations/wang-yi-2021-03-07.yaml");
    let text = std::fs::read_to_string(path).expect("the shipped translation");
    let (file, _) = duizhao::project::UnitFile::read(&text);
    file.units.iter().filter_map(|unit| Some((unit.zh.clone(), unit.english()?.into_owned()))).collect()
}

/// Records of so many sizes as there are: lists and texts, and now and then one that is wrong.
fn documents() -> String {
    let units = shipped();
    let mut lines = String::new();
    for number in 0..60 {
        let size = if number == 3 { units.len() } else { 1 + number % 5 };
        let from = number * 3 % (units.len() - size + 1);
        let (zh, en): (Vec<&str>, Vec<&str>) =
            units[from..from + size].iter().map(|(zh, en)| (zh.as_str(), en.as_str())).unzip();
        let record = match number % 10 {
            7 => json!({"doc_id": number, "zh": zh}),
            8 => json!({"doc_id": number, "zh": zh.concat(), "en": en.join(" ")}),
            9 => json!({"doc_id": format!("d{number}"), "zh": en, "en": zh, "shard": 7}),
            _ => json!({"doc_id": format!("d{number}"), "zh": zh, "en": en, "shard": 7}),
        };
        lines += &format!("{record}\n");
    }
    lines
}

#[test]
fn the_same_bytes_come_out_however_many_work_and_however_the_stream_is_cut() {
    let input = documents();
    let one = filter(&["align", "--stream", "-j", "1"], input.as_bytes());
    assert_eq!((one.code, one.out.lines().count()), (0, 60), "{}", one.err);
    for jobs in ["2", "7"] {
        assert!(filter(&["align", "--stream", "-j", jobs], input.as_bytes()).out == one.out, "{jobs} jobs");
    }
    let lines: Vec<&str> = input.split_inclusive('\n').collect();
    let parts: String = lines
        .chunks(25)
        .map(|part| filter(&["align", "--stream", "-j", "2"], part.concat().as_bytes()).out)
        .collect();
    assert!(parts == one.out, "parts of a stream give parts of the answers");
    let ids = values(&one.out).iter().map(|answer| answer["doc_id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids, values(&input).iter().map(|record| record["doc_id"].clone()).collect::<Vec<_>>());
}

#[test]
fn a_record_says_what_a_batch_says_of_the_same_files() {
    let bench = Bench::new();
    let (zh, en): (Vec<String>, Vec<String>) = shipped().into_iter().take(40).unzip();
    let (zh, en) = (zh.join("\n"), en.join("\n\n"));
    bench.file("a.zh", &zh).file("a.en", &en).file("pairs.tsv", "a.zh\ta.en\n");
    assert_eq!(bench.run(&["align", "--batch", "pairs.tsv", "-o", "out.jsonl"]).code, 0);
    let mut batch = values(&bench.read("out.jsonl")).remove(0);
    let record = json!({"doc_id": "a", "zh": zh, "en": en, "url": "x"});
    let mut stream = values(&filter(&["align", "--stream"], record.to_string().as_bytes()).out).remove(0);
    for (value, own) in [(&mut batch, ["zh", "en", ""]), (&mut stream, ["doc_id", "format", "url"])] {
        let fields = value.as_object_mut().expect("an object");
        fields.retain(|name, _| !own.contains(&name.as_str()));
    }
    assert!(batch["beads"].as_array().is_some_and(|beads| beads.len() > 20));
    assert_eq!(batch, stream);
}

#[test]
fn a_record_that_is_wrong_is_answered_with_what_is_wrong_and_stops_no_other() {
    let good = r#"{"doc_id":"good","zh":["水站修好了。"],"en":["The water station is repaired."]}"#;
    let wrong: [(&[u8], &str, &str); 13] = [
        (b"oops", "bad-json", "null"),
        (b"[1]", "bad-json", "null"),
        (br#"{"doc_id":"a","zh":"x""#, "bad-json", "\"a\""),
        (br#"{"doc_id":"a","zh":"x","zh":"y"}"#, "bad-json", "\"a\""),
        (b"{\"doc_id\":\"a\",\"zh\":\"\xff\"}", "not-utf8", "\"a\""),
        (br#"{"zh":"x","en":"y"}"#, "missing-field", "null"),
        (br#"{"doc_id":8,"zh":"x"}"#, "missing-field", "8"),
        (br#"{"doc_id":8,"zh":"x","en":null}"#, "missing-field", "8"),
        (br#"{"doc_id":[],"zh":"x","en":"y"}"#, "wrong-type", "null"),
        (br#"{"doc_id":"a","zh":7,"en":"y"}"#, "wrong-type", "\"a\""),
        (br#"{"doc_id":"a","zh":["x",7],"en":"y"}"#, "wrong-type", "\"a\""),
        (br#"{"doc_id":"a","zh":"x\u0000","en":"y"}"#, "not-text", "\"a\""),
        (
            r#"{"doc_id":"a","zh":"The ferry leaves at seven.","en":"渡船七点开。"}"#.as_bytes(),
            "not-a-pair",
            "\"a\"",
        ),
    ];
    let mut input = Vec::new();
    for (line, ..) in &wrong {
        input.extend([line, b"\n".as_slice(), good.as_bytes(), b"\n\n"].concat());
    }
    let ran = filter(&["align", "--stream", "-j", "2", "--verbose"], &input);
    assert_eq!(ran.code, 0, "a record for every line is a run that went well: {}", ran.err);
    let answers = values(&ran.out);
    assert_eq!(answers.len(), 2 * wrong.len());
    for (number, (pair, (line, code, id))) in answers.chunks(2).zip(&wrong).enumerate() {
        let shown = String::from_utf8_lossy(line);
        assert_eq!(pair[0]["error"]["code"], *code, "{shown}: {}", pair[0]);
        assert_eq!(pair[0]["doc_id"].to_string(), *id, "{shown}: {}", pair[0]);
        assert_eq!(pair[0]["format"], 1);
        // What has a name is found by its name; the number of its line is another in another stream.
        let number = number * 3 + 1;
        let told = if *id == "null" { json!(number) } else { Value::Null };
        assert_eq!(pair[0]["error"]["line"], told, "{shown}");
        assert!(ran.err.contains(&format!("line {number}: ")), "{}", ran.err);
        assert_eq!((&pair[1]["doc_id"], &pair[1]["sure"]), (&json!("good"), &json!(1)));
    }
    assert!(
        ran.err.ends_with("26 records, 13 with an error; `--verbose` tells their lines\n"),
        "{}",
        ran.err
    );
    assert_eq!(filter(&["align", "--stream", "--strict"], &input).code, 2);
    assert_eq!(filter(&["align", "--stream", "--strict"], good.as_bytes()).code, 0);
}

#[test]
fn a_record_that_is_too_long_is_passed_over() {
    let long = format!("{{\"doc_id\":\"long\",\"zh\":\"{}\",\"en\":\"x\"}}\n", "水".repeat(400_000));
    let short = "{\"doc_id\":\"short\",\"zh\":\"水站。\",\"en\":\"A water station.\"}\n";
    let input = [short, &long, short].concat();
    let ran = filter(&["align", "--stream", "--max-record", "1000"], input.as_bytes());
    let answers = values(&ran.out);
    assert_eq!(answers.len(), 3);
    assert_eq!((&answers[1]["doc_id"], &answers[1]["error"]["code"]), (&json!("long"), &json!("too-large")));
    assert_eq!(answers[0], answers[2]);
}

#[test]
fn fields_that_nobody_asked_for_come_back_as_they_were_typed() {
    let line = r#"{"url": "a\u002fb", "n": 1.50, "zh": [], "doc_id": 1e, "en": []}"#;
    let broken = filter(&["align", "--stream"], line.as_bytes());
    assert!(broken.out.contains("bad-json"), "{}", broken.out);
    let line = line.replace("1e", "007".trim_start_matches('0'));
    let ran = filter(&["align", "--stream"], line.as_bytes());
    assert!(ran.out.starts_with(r#"{"doc_id":7,"format":1,"#), "{}", ran.out);
    assert!(ran.out.ends_with("\"n\":1.50,\"url\":\"a\\u002fb\"}\n"), "{}", ran.out);
    assert!(ran.out.contains("there is no Chinese sentence"), "an empty side is a trouble, not an error");
    let again = filter(&["align", "--stream"], line.replace("url", "beads").as_bytes());
    assert!(again.out.contains("\"beads\":[]") && !again.out.contains("a\\u002fb"), "{}", again.out);
}

#[test]
fn an_answer_comes_before_the_next_record_is_asked_for() {
    let bench = Bench::new();
    let mut child = start(&bench.path("."), &["segment", "--stream"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for number in 0..5 {
        writeln!(stdin, "{{\"doc_id\":{number},\"text\":\"水站修好了。桥呢？\"}}").expect("it reads");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        assert!(answer.starts_with(&format!("{{\"doc_id\":{number},")), "{answer}");
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_reader_that_went_away_ends_the_filter_quietly() {
    let bench = Bench::new();
    let mut child = start(&bench.path("."), &["segment", "--stream", "-j", "2"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let feeding = std::thread::spawn(move || {
        let line = b"{\"doc_id\":1,\"text\":\"\xE6\xB0\xB4\xE3\x80\x82\"}\n".repeat(1000);
        (0..1000).find(|_| stdin.write_all(&line).is_err()).is_some()
    });
    stdout.read_exact(&mut [0; 10]).expect("it answers");
    drop(stdout);
    assert!(feeding.join().expect("a writer"), "it reads on though nobody listens");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn a_text_is_cut_in_a_stream_as_it_is_in_a_file() {
    let bench = Bench::shipped();
    let table = bench.run(&["segment", "seeds/wang-yi-2021-03-07.txt", "--to", "tsv"]).out;
    let text = bench.read("seeds/wang-yi-2021-03-07.txt");
    let ran = filter(&["segment", "--stream"], json!({"doc_id": "a", "text": text}).to_string().as_bytes());
    let answer = values(&ran.out).remove(0);
    assert_eq!(answer["lang"], "zh");
    let rows: String = answer["sentences"]
        .as_array()
        .expect("sentences")
        .iter()
        .enumerate()
        .map(|(number, row)| {
            let field = |name: &str| row[name].as_str().unwrap_or_default();
            format!(
                "{}\t{}\t{}\t{}\t{}{}\n",
                number + 1,
                row["paragraph"],
                field("role"),
                field("speaker"),
                field("label"),
                field("text")
            )
        })
        .collect();
    // The project of the bench knows seams that a stream does not.
    let alone = Bench::new();
    alone.file("a.txt", &text);
    assert_eq!(rows.lines().count(), alone.run(&["segment", "a.txt"]).out.lines().count());
    let table_alone = alone.run(&["segment", "a.txt", "--to", "tsv"]).out;
    assert_eq!(rows, table_alone.split_once('\n').expect("a head").1);
    assert!(table.lines().count() > 200);
    let said = |arguments: &[&str], line: &str| values(&filter(arguments, line.as_bytes()).out).remove(0);
    let plain = said(&["segment", "--stream", "--plain"], r#"{"doc_id":1,"text":"老周：好。\n\n再见。"}"#);
    assert_eq!(
        plain["sentences"],
        json!([{"paragraph": 1, "text": "老周：好。"}, {"paragraph": 2, "text": "再见。"}])
    );
    let line = r#"{"doc_id":1,"text":"No. 5 is here. See it.","lang":"en"}"#;
    assert_eq!(said(&["segment", "--stream", "--lang", "zh"], line)["lang"], "en");
    assert_eq!(said(&["segment", "--stream"], r#"{"doc_id":1,"text":" "}"#)["sentences"], json!([]));
    let wrong = said(&["segment", "--stream"], r#"{"doc_id":1,"text":"x","lang":"fr"}"#);
    assert_eq!(wrong["error"]["code"], "wrong-type");
}

/// The rules that compare pairs with each other, as the page names them.
fn comparing() -> Vec<String> {
    let page = std::fs::read_to_string(root().join("docs/streams.md")).expect("the page");
    let named = page.split("rules/").skip(1).filter_map(|rest| rest.split(".md").next());
    let named: Vec<String> = named.map(str::to_owned).collect();
    assert!(named.len() > 2, "{named:?}");
    named
}

/// Pairs in which every rule has something to say: the examples of all of them, and the shipped translation.
fn pairs() -> String {
    let mut lines = String::new();
    let mut number = 0;
    let mut add = |zh: &str, en: &str| {
        number += 1;
        lines += &format!("{}\n", json!({"id": format!("p{number}"), "src": zh, "tgt": en, "n": number}));
    };
    for rule in duizhao::check::RULES {
        for example in rule.bad.iter().chain(rule.good) {
            for unit in example.document().iter().flat_map(|document| document.units()) {
                add(&unit.zh, &unit.english().unwrap_or_default());
            }
        }
    }
    shipped().iter().for_each(|(zh, en)| add(zh, en));
    lines
}

#[test]
fn a_pair_is_judged_in_a_stream_as_it_is_in_a_file_but_by_rules_that_compare_pairs() {
    let (pairs, bench, comparing) = (pairs(), Bench::new(), comparing());
    bench.file("pairs.jsonl", &pairs);
    let whole = values(&bench.run(&["check", "pairs.jsonl", "--format", "jsonl"]).out);
    let ran = filter(&["check", "--stream", "-j", "2"], pairs.as_bytes());
    let answers = values(&ran.out);
    assert_eq!(answers.len(), pairs.lines().count());
    let facts = |finding: &Value| {
        ["check", "severity", "confidence", "side", "start", "end", "message", "fix", "mqm"]
            .map(|name| finding[name].clone())
    };
    let mut in_file: BTreeMap<String, Vec<[Value; 9]>> = BTreeMap::new();
    let mut compared = 0;
    for finding in &whole {
        if comparing.iter().any(|rule| finding["check"] == **rule) {
            compared += 1;
        } else {
            in_file.entry(finding["id"].to_string()).or_default().push(facts(finding));
        }
    }
    assert!(compared > 0 && in_file.len() > 50);
    for (answer, line) in answers.iter().zip(pairs.lines()) {
        let given = serde_json::from_str::<Value>(line).expect("JSON");
        for name in ["id", "src", "tgt", "n"] {
            assert_eq!(answer[name], given[name], "a pair comes back whole");
        }
        let alone: Vec<_> = answer["findings"].as_array().expect("findings").iter().map(facts).collect();
        let expected = in_file.remove(&answer["id"].to_string()).unwrap_or_default();
        assert_eq!(alone, expected, "{line}");
    }
    let selected = filter(
        &["check", "--stream", "--select", "untranslated", "--ui-lang", "zh"],
        b"{\"id\":1,\"src\":\"\xE5\xA5\xBD\xE3\x80\x82\"}",
    );
    assert!(selected.out.contains("未译 1"), "{}", selected.out);
    assert_eq!(filter(&["check", "--stream", "--select", "no-such-rule"], b"").code, 2);
}

#[test]
fn terms_of_a_pair_and_of_a_glossary_are_heard() {
    let line = json!({"id": 1, "src": "水站修好了。", "tgt": "The pump house is repaired."});
    let own = json!({"id": 1, "src": "水站修好了。", "tgt": "The pump house is repaired.",
        "terms": [{"zh": "水站", "en": ["water station"]}]});
    let checks = |arguments: &[&str], line: &Value| {
        let answer = values(&filter(arguments, line.to_string().as_bytes()).out).remove(0);
        answer["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|f| f["check"].to_string())
            .collect::<Vec<_>>()
    };
    assert!(checks(&["check", "--stream"], &line).is_empty());
    assert_eq!(checks(&["check", "--stream"], &own), ["\"term-not-used\""]);
    let bench = Bench::new();
    bench.file("terms.csv", "zh,en\n水站,water station\n");
    let path = bench.path("terms.csv").display().to_string();
    assert_eq!(checks(&["check", "--stream", "--glossary", &path], &line), ["\"term-not-used\""]);
}
