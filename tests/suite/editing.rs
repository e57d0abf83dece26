//! Edits by span: random hand-written-looking files and random edits, judged by an independent reader.

use duizhao::project::{Edit, Editor, Spot, Value, apply};

use serde_yaml::Value as Yaml;

use crate::bench::Bench;

/// A small generator of numbers (xorshift), so that a failing case is named by its seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn chance(&mut self, of: usize) -> bool {
        self.roll(of) == 0
    }
}

const ENGLISH: &[&str] = &[
    "We open at nine.",
    "Note: this, and that",
    "He said #5 \"twice\".",
    "It's 'so', isn't it?",
    "- not a list",
    "[sic] {and} so on",
    "*star & anchor",
    "yes",
    "2021",
    "~",
    "a # b: c",
    "Two words 🙂 𠮷 wide 中文",
    "ends with colon:",
    "%directive @at `tick`",
    "\\ backslash \\n stays",
    "! tag? no",
    "--- not a document",
    "x",
];
const CHINESE: &[&str] = &[
    "九点开门。",
    "“一带一路”合作：新成果。",
    "周末也开吗？𠮷野家。",
    "注: 好 # 不",
    "他说：“好”。",
    "第 3 馆。",
];
const HARD: &[&str] = &[
    "two\nlines",
    "para one\n\npara two",
    " leading",
    "tab\there",
    "bell\u{85}next\u{2028}line",
    "trailing ",
    "",
];

/// A file as a person may have typed it: its text, and the lines on which each field of each unit stands.
struct Typed {
    text: String,
    ids: Vec<String>,
    /// Unit, field, first line, line behind the last.
    fields: Vec<(usize, String, usize, usize)>,
}

struct Writer {
    dice: Dice,
    lines: Vec<String>,
}

impl Writer {
    fn comment(&mut self, column: usize) {
        let blank = " ".repeat(column);
        let text = self
            .dice
            .pick(&["# todo", "# it's \"open", "#", "# - id: no", "# zh: {x", "#: &a *b"])
            .to_owned();
        self.lines.push(format!("{blank}{text}"));
    }

    fn tail(&mut self) -> &'static str {
        if self.dice.chance(6) {
            self.dice.pick(&[" # right", "   # a: \"b", "\t# tab", " ", "  "])
        } else {
            ""
        }
    }

    /// One scalar behind `head` (`  key:` or `  -`), for a parent at `column`.
    fn scalar(&mut self, head: &str, text: &str, column: usize) {
        let tail = self.tail();
        let simple = serde_yaml::from_str::<Yaml>(&format!("k: {text}\n"))
            .is_ok_and(|found| found["k"].as_str() == Some(text));
        let header_tail = if tail.starts_with('\t') { "" } else { tail };
        let deep = " ".repeat(column + 1 + self.dice.roll(4));
        match self.dice.roll(7) {
            0 if simple => self.lines.push(format!("{head} {text}{tail}")),
            1 => self.lines.push(format!("{head} '{}'{tail}", text.replace('\'', "''"))),
            2 => self
                .lines
                .push(format!("{head}   \"{}\"{tail}", text.replace('\\', "\\\\").replace('"', "\\\""))),
            3 => {
                let header = self.dice.pick(&["|", "|-", "|+"]);
                self.lines.push(format!("{head} {header}{header_tail}"));
                self.lines.push(format!("{deep}{text}"));
            }
            4 => {
                let header = self.dice.pick(&[">1-", ">2", "|2-"]);
                let more: usize = header[1..2].parse().unwrap_or(2);
                self.lines.push(format!("{head} {header}{header_tail}"));
                self.lines.push(format!("{}{text}", " ".repeat(column + more)));
            }
            5 if text.contains(' ') && !text.contains(" #") => {
                let header = self.dice.pick(&[">", ">-", ">+"]);
                self.lines.push(format!("{head} {header}{header_tail}"));
                let (one, two) = text.split_once(' ').unwrap_or((text, ""));
                self.lines.push(format!("{deep}{one}"));
                self.lines.push(format!("{deep}{two}"));
            }
            6 => {
                let double = text.replace('\\', "\\\\").replace('"', "\\\"");
                match double.split_once(' ') {
                    Some((one, two)) if !one.is_empty() && !two.starts_with([' ', '\t', '#']) => {
                        self.lines.push(format!("{head} \"{one}"));
                        self.lines.push(format!("{deep}{two}\"{tail}"));
                    }
                    _ => self.lines.push(format!("{head} \"{double}\"{tail}")),
                }
            }
            _ => {
                self.lines.push(format!("{head} >-{header_tail}"));
                self.lines.push(format!("{deep}{text}"));
                if self.dice.chance(4) {
                    self.lines.push(String::new());
                }
            }
        }
    }

    fn field(&mut self, prefix: &str, key: &str, column: usize) {
        let quoted = if self.dice.chance(12) { format!("\"{key}\"") } else { key.to_owned() };
        let colon = if self.dice.chance(20) { " :" } else { ":" };
        let head = format!("{prefix}{quoted}{colon}");
        match key {
            "zh" => {
                let text = self.dice.pick(CHINESE);
                self.scalar(&head, text, column);
            }
            "en" if self.dice.chance(4) => {
                let tail = self.dice.pick(&["", " # todo", "  "]);
                self.lines.push(format!("{head} >-{tail}"));
                (0..self.dice.roll(3)).for_each(|_| self.lines.push(String::new()));
            }
            "en" if self.dice.chance(4) => {
                self.lines.push(format!("{head}{}", self.dice.pick(&["", " # list"])));
                let at = column + 2 * self.dice.roll(2);
                for _ in 0..1 + self.dice.roll(3) {
                    if self.dice.chance(6) {
                        self.comment(at);
                    }
                    let text = self.dice.pick(ENGLISH);
                    self.scalar(&format!("{}-", " ".repeat(at)), text, at);
                }
            }
            "en" if self.dice.chance(10) => {
                self.lines.push(format!("{head}{}", self.dice.pick(&["", " # nothing", " ~"])))
            }
            "state" => {
                let state = self.dice.pick(&["draft", "reviewed", "'final'"]);
                let tail = self.tail();
                self.lines.push(format!("{head} {state}{tail}"));
            }
            "sic" => {
                self.lines.push(head);
                for found in ["开", "九"].iter().take(1 + self.dice.roll(2)) {
                    let tail = self.tail();
                    self.lines.push(format!(
                        "{}- {{found: {found}, read: \"x, y\", sure: true}}{tail}",
                        " ".repeat(column)
                    ));
                }
            }
            "footnote" if self.dice.chance(2) => {
                self.lines.push(format!("{head}   # both"));
                let text = self.dice.pick(ENGLISH);
                self.scalar(&format!("{}en:", " ".repeat(column + 2)), text, column + 2);
                self.lines.push(format!("{}zh: 注", " ".repeat(column + 2)));
            }
            "footnote" => self.lines.push(format!("{head} {{zh: 注, en: 'a, b'}}")),
            _ => {
                let text = self.dice.pick(ENGLISH);
                self.scalar(&head, text, column);
            }
        }
    }
}

fn typed(seed: u64) -> Typed {
    let mut w = Writer { dice: Dice::new(seed), lines: Vec::new() };
    w.lines.push("format: 1".to_owned());
    w.lines.push("source: {path: a.txt}   # where".to_owned());
    w.lines.push(format!("units:{}", w.dice.pick(&["", "  # all of them", " "])));
    let indent = [0, 0, 0, 2, 4][w.dice.roll(5)];
    let gap = 1 + w.dice.roll(3);
    let (mut ids, mut fields) = (Vec::new(), Vec::new());
    let count = 1 + w.dice.roll(4);
    for unit in 0..count + w.dice.roll(2) {
        if unit == count {
            w.lines.push(w.dice.pick(&["obsolete:", "obsolete:   # gone"]).to_owned());
        }
        if w.dice.chance(4) {
            w.comment(indent);
        }
        let id = format!("u{unit}");
        let column = indent + 1 + gap;
        if w.dice.chance(10) {
            let (zh, en) =
                (w.dice.pick(&["好。", "\"好, 吗\""]), w.dice.pick(&["'a: b'", "Good.", "\"x # y\""]));
            let first = w.lines.len();
            w.lines.push(format!("{}- {{id: {id}, zh: {zh}, en: {en}}}   # flow", " ".repeat(indent)));
            for key in ["id", "zh", "en", "note", "state", "sic", "footnote", "was"] {
                fields.push((unit, key.to_owned(), first, first + 1));
            }
        } else {
            let mut keys = vec!["id", "zh", "en"];
            for key in ["state", "note", "query", "sic", "footnote", "was"] {
                if w.dice.chance(3) {
                    keys.push(key);
                }
            }
            if w.dice.chance(8) {
                keys.swap(0, 1);
            }
            let own_line = w.dice.chance(10);
            if own_line {
                let tail = w.dice.pick(&["", " # alone"]);
                w.lines.push(format!("{}-{tail}", " ".repeat(indent)));
            }
            for (number, key) in keys.iter().enumerate() {
                if number > 0 && w.dice.chance(8) {
                    w.comment(column);
                }
                let prefix = match number {
                    0 if !own_line => format!("{}-{}", " ".repeat(indent), " ".repeat(gap)),
                    _ => " ".repeat(column),
                };
                let first = w.lines.len();
                if *key == "id" {
                    let line = format!("{prefix}id: {id}{}", w.dice.pick(&["", "", "", "  # who"]));
                    w.lines.push(line);
                } else {
                    w.field(&prefix, key, column);
                }
                fields.push((unit, (*key).to_owned(), first, w.lines.len()));
                if w.dice.chance(12) {
                    w.lines.push(String::new());
                }
            }
        }
        ids.push(id);
        match w.dice.roll(6) {
            0 => {}
            1 => w.lines.extend([String::new(), "# --- apart ---".to_owned(), String::new()]),
            2 => w.lines.extend([String::new(), String::new()]),
            _ => w.lines.push(String::new()),
        }
    }
    let newline = if w.dice.chance(5) { "\r\n" } else { "\n" };
    let mut text = w.lines.join(newline);
    if !w.dice.chance(6) {
        text += newline;
    }
    if w.dice.chance(8) {
        text.insert(0, '\u{FEFF}');
    }
    Typed { text, ids, fields }
}

fn read(text: &str) -> Option<Yaml> {
    serde_yaml::from_str(text.trim_start_matches('\u{FEFF}')).ok()
}

/// The unit called `id`, wherever it stands.
fn unit<'a>(root: &'a Yaml, id: &str) -> Option<&'a Yaml> {
    ["units", "obsolete"]
        .iter()
        .find_map(|list| root[*list].as_sequence()?.iter().find(|unit| unit["id"] == id))
}

fn loose(value: &Yaml) -> Yaml {
    match value {
        Yaml::String(text) => Yaml::String(text.trim_end_matches('\n').to_owned()),
        Yaml::Sequence(items) => Yaml::Sequence(items.iter().map(loose).collect()),
        Yaml::Mapping(map) => {
            Yaml::Mapping(map.iter().map(|(key, value)| (key.clone(), loose(value))).collect())
        }
        other => other.clone(),
    }
}

fn yaml(value: &Value) -> Yaml {
    match value {
        Value::Null => Yaml::Null,
        Value::Text(text) => Yaml::String(text.clone()),
        Value::Bare(word) => serde_yaml::from_str(word).unwrap_or(Yaml::Null),
        Value::List(items) => Yaml::Sequence(items.iter().map(yaml).collect()),
        Value::Map(pairs) => Yaml::Mapping(pairs.iter().map(|(k, v)| (k.as_str().into(), yaml(v))).collect()),
    }
}

/// A value that somebody may ask for.
fn wish(dice: &mut Dice, field: &str) -> Value {
    let text = |dice: &mut Dice| if dice.chance(6) { dice.pick(HARD) } else { dice.pick(ENGLISH) };
    match field {
        "state" => Value::text(dice.pick(&["draft", "translated", "reviewed", "final"])),
        "en" if dice.chance(3) => {
            let count = 1 + dice.roll(4);
            let texts: Vec<&str> = (0..count).map(|_| text(dice)).filter(|text| !text.is_empty()).collect();
            if texts.is_empty() { Value::texts(["one", "two"]) } else { Value::texts(texts) }
        }
        "sic" => {
            let one = |found: &str| {
                Value::Map(vec![
                    ("found".to_owned(), Value::text(found)),
                    ("read".to_owned(), Value::text("y: z")),
                    ("sure".to_owned(), Value::Bare("false".to_owned())),
                ])
            };
            Value::List(["开", "门", "九"].iter().take(1 + dice.roll(3)).map(|found| one(found)).collect())
        }
        "was-ids" => Value::texts(["k3", "m4"].iter().take(1 + dice.roll(2)).copied()),
        "footnote" | "heading" => Value::Map(vec![
            ("zh".to_owned(), Value::text("注：好")),
            ("en".to_owned(), Value::text(text(dice))),
        ]),
        "conflict" => Value::Map(vec![("theirs".to_owned(), Value::text(text(dice)))]),
        "paragraph" => Value::Bare("true".to_owned()),
        "link" => Value::Bare("0.87".to_owned()),
        "covered-by" => Value::text("previous"),
        "zh" => Value::text(dice.pick(CHINESE)),
        _ => Value::text(text(dice)),
    }
}

const FIELDS: &[&str] = &[
    "en",
    "en",
    "en",
    "en",
    "zh",
    "state",
    "note",
    "query",
    "was",
    "was-ids",
    "sic",
    "footnote",
    "heading",
    "conflict",
    "origin",
    "reviewed-by",
    "paragraph",
    "link",
    "covered-by",
];

/// The lines that differ: first, and behind the last, of both texts.
fn changed(old: &str, new: &str) -> (usize, usize, usize) {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    (head, a.len() - tail, b.len() - tail)
}

fn comments(text: &str) -> Vec<String> {
    let mut found: Vec<String> =
        duizhao::yaml::comments(text).into_iter().map(|range| text[range].trim_end().to_owned()).collect();
    found.sort();
    found
}

/// One random edit of a field on a random file.
fn try_field(file: &Typed, before: &Yaml, seed: u64) {
    let mut dice = Dice::new(seed ^ 0xABCD_EF01);
    let at = dice.roll(file.ids.len());
    let (id, field) = (&file.ids[at], dice.pick(FIELDS));
    let there = unit(before, id).is_some_and(|unit| !unit[field].is_null());
    let value = if there && dice.chance(4) && field != "zh" { None } else { Some(wish(&mut dice, field)) };
    let edit = match &value {
        Some(value) => Edit::set(id, field, value.clone()),
        None => Edit::remove(id, field),
    };
    let case = || format!("seed {seed}: {edit:?} on\n{}", file.text);
    let new =
        apply(&file.text, std::slice::from_ref(&edit)).unwrap_or_else(|why| panic!("{}\n{why:?}", case()));
    let after = read(&new).unwrap_or_else(|| panic!("{} gives\n{new}", case()));
    let mut expected = before.clone();
    for list in ["units", "obsolete"] {
        let units = expected.get_mut(list).and_then(Yaml::as_sequence_mut).into_iter().flatten();
        for unit in units.filter(|unit| unit["id"] == id.as_str()).filter_map(Yaml::as_mapping_mut) {
            match &value {
                Some(value) => drop(unit.insert(field.into(), yaml(value))),
                None => drop(unit.remove(field)),
            }
        }
    }
    let found = unit(&after, id).map(|unit| loose(&unit[field]));
    let wanted = unit(&expected, id).map(|unit| loose(&unit[field]));
    assert!(found == wanted, "{} gives\n{new}\n{found:?} for {wanted:?}", case());
    let strip = |root: &Yaml| {
        // Without a line end at the end of the file, the last text gains or loses one with its place.
        let mut root = if file.text.ends_with('\n') { root.clone() } else { loose(root) };
        for list in ["units", "obsolete"] {
            let units = root.get_mut(list).and_then(Yaml::as_sequence_mut).into_iter().flatten();
            for unit in units.filter(|unit| unit["id"] == id.as_str()).filter_map(Yaml::as_mapping_mut) {
                unit.remove(field);
            }
        }
        root
    };
    assert!(strip(&expected) == strip(&after), "{} gives\n{new}", case());
    assert_eq!(comments(&file.text), comments(&new), "{} gives\n{new}", case());
    assert_eq!(
        file.text.matches("\r\n").count() == file.text.matches('\n').count(),
        new.matches("\r\n").count() == new.matches('\n').count(),
        "{}",
        case()
    );
    if new == file.text {
        return;
    }
    let own = file.fields.iter().find(|(unit, name, ..)| *unit == at && name == field);
    let (from, to, _) = changed(&file.text, &new);
    match own {
        // The lines of the field, and the empty line below that is typed on.
        Some((_, _, first, last)) => {
            assert!(from >= first.saturating_sub(1) && to <= last + 3, "{} gives\n{new}", case())
        }
        None => assert!(to <= from + 1, "{} gives\n{new}", case()),
    }
}

#[test]
fn ten_thousand_random_edits_change_what_was_asked_and_no_other_byte() {
    let mut made = 0;
    for seed in 0..2_600 {
        let file = typed(seed);
        // The generator knows little of YAML: what it spoils is left out.
        let Some(before) = read(&file.text) else { continue };
        for turn in 0..4 {
            try_field(&file, &before, seed * 10 + turn);
            made += 1;
        }
    }
    assert!(made >= 10_000, "only {made} edits");
}

/// A project with one document, `talk`, whose units are `units`.
fn project(units: &str) -> Bench {
    let bench = Bench::new();
    bench.file(
        "duizhao.yaml",
        "format: 1\ndocuments:\n- {path: talk.yaml}\nspeakers:\n  chen: {zh: 陈馆长, en: Director Chen}\n",
    );
    bench.file("talk.txt", "陈馆长：九点开门。周末也开。中午不休息。\n");
    bench.file("talk.yaml", format!("format: 1\nsource: {{path: talk.txt}}\nunits:\n{units}"));
    bench
}

/// The units of the document after a command that must succeed.
fn after(bench: &Bench, arguments: &[&str]) -> String {
    let ran = bench.run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    bench.read("talk.yaml").split_once("units:\n").expect("units").1.to_owned()
}

/// What a command that must fail says; the file stays as it was.
fn refused(bench: &Bench, arguments: &[&str]) -> String {
    let before = bench.read("talk.yaml");
    let ran = bench.run(arguments);
    assert_eq!(ran.code, 2, "{arguments:?}: {}{}", ran.out, ran.err);
    assert_eq!(bench.read("talk.yaml"), before);
    ran.err
}

const THREE: &str = "- id: b2   # first
  speaker: chen
  zh: 九点开门。
  en: We open at nine.
  note: a
# of the second
- id: c3
  zh: 周末也开。
  en: >-   # todo

  # inside
  sic:
  - {found: 末, read: 日}   # printed so

# apart

- id: d4
  zh: 中午不休息。
  covered-by: previous
";

#[test]
fn a_unit_is_set_where_it_is_typed_and_under_which_field() {
    let bench = project(THREE);
    let text = after(&bench, &["set", "c3", "At weekends: too."]);
    assert_eq!(text, THREE.replace("# todo\n\n", "# todo\n    At weekends: too.\n"));
    let text = after(&bench, &["set", "talk#b2", "--field", "footnote", "Except: holidays"]);
    assert!(text.contains("  footnote: {en: \"Except: holidays\"}\n  note: a\n"), "{text}");
    let text = after(&bench, &["set", "b2", "--field", "note", ""]);
    assert!(!text.contains("note: a"), "{text}");
    let text = after(&bench, &["set", "b2", "One.", "Two.", "--state", "draft"]);
    assert!(text.contains("  en:\n  - >-\n    One.\n  - >-\n    Two.\n  state: draft\n"), "{text}");
    assert!(refused(&bench, &["set", "d4", "x"]).contains("stands in another unit"));
    assert!(refused(&bench, &["set", "b3", "x"]).contains("there is no unit `b3`"));
    assert!(refused(&bench, &["set", "b2", "x", "--field", "zh"]).contains("possible values"));
    let ran = bench.run(&["set", "b2", "Other.", "-n"]);
    assert!(ran.out.contains("-  en:\n") && ran.out.contains("+    Other.\n"), "{}", ran.out);
    assert_eq!(after(&bench, &["next"]), text);
}

#[test]
fn many_units_are_set_at_once_or_none() {
    let bench = project(THREE);
    bench.file("list.tsv", "id\ten\tstate\nb2\tNine.\treviewed\ntalk#c3\tWeekends.\t\n");
    let text = after(&bench, &["set", "--from", "list.tsv"]);
    assert!(text.contains("en: Nine.\n  state: reviewed\n") && text.contains("    Weekends.\n"), "{text}");
    bench.file("bad.jsonl", "{\"id\": \"b2\", \"en\": \"x\"}\n{\"id\": \"nope\", \"en\": \"y\"}\n");
    assert!(refused(&bench, &["set", "--from", "bad.jsonl"]).contains("no unit `nope`"));
    bench.file("worse.tsv", "b2\n");
    assert!(refused(&bench, &["set", "--from", "worse.tsv"]).contains("1 cells"));
}

#[test]
fn a_split_unit_keeps_its_comments_and_leads_its_second_half_to_its_english() {
    let bench = project(THREE);
    let text = after(&bench, &["split", "b2", "--at", "开门"]);
    let id = text.split("- id: ").nth(2).expect("a second unit").lines().next().expect("an id").to_owned();
    let expected = format!(
        "- id: b2   # first\n  speaker: chen\n  zh: 九点\n  en: We open at nine.\n  note: a\n- id: {id}\n  zh: 开门。\n  covered-by: b2\n  was-ids: [b2]\n# of the second\n"
    );
    assert!(text.starts_with(&expected), "{text}");
    // The link by position became one by id, so that it leads where it led.
    assert!(text.contains("  covered-by: c3\n"), "{text}");
    let back = after(&bench, &["merge", "b2", &id]);
    assert!(
        back.starts_with(
            &THREE[..THREE.find("# of the second").expect("it is there")]
                .replace("  note: a\n", &format!("  was-ids: [{id}]\n  note: a\n"))
        ),
        "{back}"
    );
    let text = after(&bench, &["split", "c3", "--at", "周末‖也开"]);
    assert!(
        text.contains("zh: 周末\n") && text.contains("zh: 也开。\n  en: >-\n\n  was-ids: [c3]\n"),
        "{text}"
    );
    assert!(refused(&bench, &["split", "b2", "--at", "关门"]).contains("does not stand in"));
    assert!(refused(&bench, &["split", "b2", "--at", "九点"]).contains("one side"));
}

#[test]
fn a_misprint_goes_with_its_half_and_is_never_cut() {
    let bench = project(
        "- id: b2\n  speaker: chen\n  zh: 九点开门，周末也开。\n  sic:\n  - {found: 点开, read: 时开}\n  - {found: 末也, read: 日也}   # so\n",
    );
    assert!(refused(&bench, &["split", "b2", "--at", "开门"]).contains("across this cut"));
    let text = after(&bench, &["split", "b2", "--at", "周末"]);
    assert!(text.contains("  - {found: 点开, read: 时开}\n  # so\n\n- id: "), "{text}");
    assert!(text.contains("  sic:\n  - {found: 末也, read: 日也}\n"), "{text}");
}

#[test]
fn merged_units_put_everything_together_and_lose_no_comment() {
    let bench = project(THREE);
    let text = after(&bench, &["merge", "b2", "c3"]);
    assert!(text.starts_with("- id: b2   # first\n  speaker: chen\n  zh: 九点开门。周末也开。\n  en: We open at nine.\n  state: draft\n  was-ids: [c3]\n  sic:\n  - {found: 末, read: 日}\n  note: a\n  # of the second\n  # todo\n  # inside\n  # printed so\n"), "{text}");
    assert!(text.contains("# apart\n\n- id: d4\n  zh: 中午不休息。\n  covered-by: b2\n"), "{text}");
    let other = project(
        "- {id: b2, speaker: chen, zh: 九点开门。}\n- {id: c3, zh: 周末也开。, paragraph: true}\n- {id: d4, zh: 中午不休息。}\n",
    );
    assert!(refused(&other, &["merge", "b2", "c3"]).contains("begins a paragraph"));
    assert!(refused(&other, &["merge", "b2", "d4"]).contains("do not follow each other"));
    let joined = after(&other, &["merge", "c3", "d4"]);
    assert!(
        joined.contains("- {id: c3, zh: 周末也开。中午不休息。, was-ids: [d4], paragraph: true}\n")
            || joined.contains("was-ids: [d4]"),
        "{joined}"
    );
}

#[test]
fn units_share_english_by_id_and_are_freed_again() {
    let bench = project(THREE);
    let text = after(&bench, &["link", "b2", "c3"]);
    assert!(text.contains("- id: c3\n  zh: 周末也开。\n  covered-by: b2\n"), "{text}");
    assert!(text.contains("zh: 中午不休息。\n  covered-by: b2\n") && text.contains("# todo"), "{text}");
    let text = after(&bench, &["link", "--undo", "c3"]);
    assert!(text.contains("- id: c3\n  zh: 周末也开。\n  en: >-\n\n"), "{text}");
    assert!(refused(&bench, &["link", "--undo", "b2"]).contains("not covered"));
    assert!(refused(&bench, &["link", "b2"]).contains("two units"));
    after(&bench, &["set", "c3", "Weekends too."]);
    assert!(refused(&bench, &["link", "b2", "c3"]).contains("each have English"));
    let text = after(&bench, &["link", "c3", "b2", "--join"]);
    assert!(text.contains("  en:\n  - >-\n    We open at nine.\n  - >-\n    Weekends too.\n"), "{text}");
}

#[test]
fn a_unit_moves_with_its_comments_and_printed_order_is_kept() {
    let bench = project(THREE);
    assert!(refused(&bench, &["move", "c3", "--after", "d4"]).contains("printed order"));
    let text = after(&bench, &["move", "c3", "--after", "d4", "--force"]);
    assert!(text.ends_with("  covered-by: c3\n\n# of the second\n- id: c3\n  zh: 周末也开。\n  en: >-   # todo\n\n  # inside\n  sic:\n  - {found: 末, read: 日}   # printed so\n"), "{text}");
    assert!(text.contains("# apart\n\n- id: d4"), "{text}");
    assert!(refused(&bench, &["move", "c3", "--before", "b2"]).contains("who says"));
}

#[test]
fn states_are_said_and_what_forbids_them_is_told() {
    let bench = project(&format!("{THREE}  query: why?\n"));
    assert!(
        after(&bench, &["state", "reviewed", "b2", "--by", "Li Na"])
            .contains("en: We open at nine.\n  state: reviewed\n  note: a\n  reviewed-by: Li Na\n")
    );
    assert!(refused(&bench, &["state", "reviewed", "c3"]).contains("has no English"));
    assert!(
        refused(&bench, &["state", "reviewed", "d4"]).contains("state of the unit that holds its English")
    );
    assert!(refused(&bench, &["state", "reviewed"]).contains("name units"));
    assert!(refused(&bench, &["state", "final", "--turn", "7"]).contains("1 turns"));
    assert!(refused(&bench, &["state", "final", "--speaker", "li"]).contains("no speaker `li`"));
    assert!(after(&bench, &["state", "final", "--turn", "1"]).contains("state: final"));
    let stale = project("- {id: b2, speaker: chen, zh: 九点开门。, was: 八点开门。, en: Nine.}\n");
    assert!(refused(&stale, &["state", "reviewed", "b2"]).contains("duizhao accept b2"));
    assert_eq!(after(&stale, &["accept", "b2"]), "- {id: b2, speaker: chen, zh: 九点开门。, en: Nine.}\n");
    assert!(refused(&stale, &["accept", "b2"]).contains("nothing to accept"));
}

#[test]
fn clean_units_are_raised_and_the_others_left() {
    let bench = project(
        "- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: We open at nine.\n\n- id: c3\n  zh: 周末也开。\n  en: We also  open at weekends.\n\n- id: d4\n  zh: 中午不休息。\n  en: We do not close at noon.\n",
    );
    let text = after(&bench, &["state", "reviewed", "--all-clean"]);
    assert_eq!(text.matches("state: reviewed").count(), 2, "{text}");
    assert!(!text.contains("weekends.\n  state"), "{text}");
}

#[test]
fn two_english_texts_are_settled_by_a_person() {
    let bench = |extra: &str| {
        project(&format!(
            "- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: Nine.   # ours\n  conflict:\n    theirs: >-   # of Li\n      Nine o'clock.\n{extra}"
        ))
    };
    assert!(refused(&bench(""), &["accept", "b2"]).contains("--ours"));
    let head = "- id: b2\n  speaker: chen\n  zh: 九点开门。\n";
    assert_eq!(
        after(&bench(""), &["accept", "b2", "--ours"]),
        format!("{head}  en: Nine.   # ours\n  # of Li\n")
    );
    assert_eq!(
        after(&bench(""), &["accept", "b2", "--theirs"]),
        format!("{head}  en: Nine o'clock.   # ours\n  # of Li\n")
    );
    assert_eq!(
        after(&bench(""), &["accept", "--all", "--both"]),
        format!(
            "{head}  en:   # ours\n  - >-\n    Nine.\n  - >-\n    Nine o'clock.\n  state: draft\n  # of Li\n"
        )
    );
}

#[test]
fn two_documents_with_one_id_are_told_apart() {
    let bench = project(THREE);
    bench.file(
        "duizhao.yaml",
        "format: 1\ndocuments:\n- {path: talk.yaml}\n- {path: more.yaml}\nspeakers:\n  chen: {zh: 陈馆长}\n",
    );
    bench.file(
        "more.yaml",
        "format: 1\nsource: {path: talk.txt}\nunits:\n- {id: b2, zh: 九点开门。}\n- {id: k9, zh: 好。}\n",
    );
    assert!(refused(&bench, &["set", "b2", "x"]).contains("`talk#b2` or `more#b2`"));
    assert_eq!(bench.run(&["set", "k9", "Good, I think."]).code, 0);
    assert!(bench.read("more.yaml").contains("{id: k9, zh: 好。, en: \"Good, I think.\"}"));
    assert_eq!(bench.run(&["set", "more.yaml#b2", "Nine."]).code, 0);
    assert!(bench.read("more.yaml").contains("{id: b2, zh: 九点开门。, en: Nine.}"));
}

#[test]
fn blank_lines_are_set_right_once_and_nothing_else() {
    let odd = "- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: >-\n- id: c3\n  zh: 周末也开。   \n\n  en: |+\n    Kept.\n\n\n\n# apart\n\n- id: d4\n  zh: 中午不休息。\n\n\n\n";
    let bench = project(odd);
    assert_eq!(bench.run(&["fmt", "--check"]).code, 1);
    let text = after(&bench, &["fmt"]);
    assert_eq!(
        text,
        odd.replace("en: >-\n- id", "en: >-\n\n\n- id").replace("不休息。\n\n\n\n", "不休息。\n")
    );
    assert_eq!(bench.run(&["fmt", "--check"]).code, 0);
}

/// Every comment, and every unit but the touched ones, of `old` stands in `new` byte for byte.
fn keeps_the_rest(old: &str, new: &str, touched: &[&str], case: &str) {
    assert_eq!(comments(old), comments(new), "{case} gives\n{new}");
    let (Some(before), Some(after)) = (read(old), read(new)) else { panic!("{case} gives\n{new}") };
    for list in ["units", "obsolete"] {
        for kept in before[list].as_sequence().into_iter().flatten() {
            let id = kept["id"].as_str().expect("an id");
            if touched.contains(&id) {
                continue;
            }
            let same = unit(&after, id).map(loose) == Some(loose(kept));
            assert!(same, "{id}: {case} gives\n{new}");
        }
    }
    assert_eq!(before["source"], after["source"], "{case} gives\n{new}");
}

fn order(root: &Yaml, list: &str) -> Vec<String> {
    let ids = root[list].as_sequence().into_iter().flatten().filter_map(|unit| unit["id"].as_str());
    ids.map(str::to_owned).collect()
}

#[test]
fn random_units_are_put_in_moved_retired_and_brought_back_with_their_comments() {
    let mut made = 0;
    for seed in 0..500 {
        let file = typed(seed);
        let Some(before) = read(&file.text) else { continue };
        let mut dice = Dice::new(seed ^ 0x5EED);
        let units = order(&before, "units");
        let (a, b) = (&units[dice.roll(units.len())], &units[dice.roll(units.len())]);
        let fields = vec![
            ("id".to_owned(), Value::text("new1")),
            ("zh".to_owned(), Value::text(dice.pick(CHINESE))),
            ("en".to_owned(), Value::text("")),
        ];
        let (spot, near) = match dice.roll(3) {
            0 => (Spot::First, units[0].clone()),
            1 => (Spot::Before(b.clone()), b.clone()),
            _ => (Spot::After(b.clone()), b.clone()),
        };
        let case = format!("seed {seed}: {a} {spot:?} on\n{}", file.text);
        let make = |text: &str, edit: Edit| {
            apply(text, std::slice::from_ref(&edit)).unwrap_or_else(|why| panic!("{edit:?} {case}\n{why:?}"))
        };
        let inserted = make(&file.text, Edit::Insert { spot: spot.clone(), fields });
        keeps_the_rest(&file.text, &inserted, &[], &case);
        let mut expected = units.clone();
        let at = units.iter().position(|id| *id == near).expect("it is there")
            + usize::from(matches!(spot, Spot::After(_)));
        expected.insert(at, "new1".to_owned());
        assert_eq!(order(&read(&inserted).expect("YAML"), "units"), expected, "{case} gives\n{inserted}");
        if units.len() > 1 {
            let moved = make(&file.text, Edit::Move { unit: a.clone(), spot: spot.clone() });
            keeps_the_rest(&file.text, &moved, &[], &case);
            let retired = make(&file.text, Edit::Retire { unit: a.clone() });
            keeps_the_rest(&file.text, &retired, &[], &case);
            assert_eq!(order(&read(&retired).expect("YAML"), "obsolete").last(), Some(a), "{case}");
            let other = units.iter().find(|id| *id != a).expect("two");
            let back = make(&retired, Edit::Move { unit: a.clone(), spot: Spot::Before(other.clone()) });
            keeps_the_rest(&file.text, &back, &[], &case);
            assert_eq!(
                order(&read(&back).expect("YAML"), "units").len(),
                units.len(),
                "{case} gives\n{back}"
            );
            let absorbed = make(&file.text, Edit::Absorb { unit: a.clone(), into: other.clone() });
            keeps_the_rest(&file.text, &absorbed, &[a], &case);
            let typed = Editor::open(&file.text).and_then(|mut editor| editor.typed(a)).expect("its lines");
            let copied =
                apply(&absorbed, &[Edit::InsertTyped { spot: Spot::After(other.clone()), block: typed }])
                    .unwrap_or_else(|why| panic!("{case}\n{why:?}"));
            assert_eq!(
                unit(&read(&copied).expect("YAML"), a).map(loose),
                unit(&before, a).map(loose),
                "{case} gives\n{copied}"
            );
        }
        made += 1;
    }
    assert!(made >= 400, "only {made} files");
}

/// Unit files as people leave them behind: what is odd, and the units. Each has a unit b2 with 九点开门。 and a unit c3
/// behind it with 周末也开。
const ODD: &[(&str, &str)] = &[
    (
        "the documented form",
        "- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: >-\n\n\n- id: c3\n  zh: 周末也开。\n  en: >-\n\n",
    ),
    ("no line to type on", "- id: b2\n  zh: 九点开门。\n  en: >-\n- id: c3\n  zh: 周末也开。\n  en: >-"),
    (
        "an empty block before a key",
        "- id: b2\n  zh: 九点开门。\n  en: >-\n  state: draft\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "a comment behind the header",
        "- id: b2\n  zh: 九点开门。\n  en: >- # todo\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "blanks on the line to type on",
        "- id: b2\n  zh: 九点开门。\n  en: >-\n      \n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "wrapped by hand",
        "- id: b2\n  zh: 九点开门。\n  en: >-\n    We open\n    at nine.\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "two paragraphs, folded",
        "- id: b2\n  zh: 九点开门。\n  en: >\n    We open.\n\n    At nine.\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "literal, with an indicator",
        "- id: b2\n  zh: 九点开门。\n  en: |2-\n     We open.\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "line ends kept",
        "- id: b2\n  zh: 九点开门。\n  en: |+\n    We open.\n\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "deep text",
        "- id: b2\n  zh: 九点开门。\n  en: >-\n            We open.\n  note: x\n- id: c3\n  zh: 周末也开。\n",
    ),
    ("single quotes", "- id: b2\n  zh: '九点开门。'\n  en: 'It''s nine.'\n- id: c3\n  zh: '周末也开。'\n"),
    (
        "double quotes over lines",
        "- id: b2\n  zh: \"九点开门。\"\n  en: \"We open\n    at nine: \\\n    yes.\"\n- id: c3\n  zh: \"周末也开。\"\n",
    ),
    (
        "a quote that runs on at the margin",
        "- id: b2\n  zh: 九点开门。\n  note: \"x\n- id: no\n  y\"\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "plain text over lines",
        "- id: b2\n  zh: 九点开门。\n  en: We open\n    at nine\n\n    \"or so\n- id: c3\n  zh: 周末也开。\n",
    ),
    ("units in braces", "- {id: b2, zh: 九点开门。, en: \"We: open\"}   # one\n- {id: c3, zh: 周末也开。}\n"),
    (
        "braces over lines",
        "- {id: b2,\n   zh: 九点开门。,   # the Chinese\n   en: 'Nine.'}\n- {id: c3, zh: 周末也开。}\n",
    ),
    ("indented units", "  - id: b2\n    zh: 九点开门。\n    en: Nine.\n\n  - id: c3\n    zh: 周末也开。\n"),
    (
        "wide dashes",
        "-   id: b2\n    zh: 九点开门。\n    en: >-\n        Nine.\n-   id: c3\n    zh: 周末也开。\n",
    ),
    ("a dash on its own line", "-\n  id: b2\n  zh: 九点开门。\n- # third\n  id: c3\n  zh: 周末也开。\n"),
    ("the id last", "- zh: 九点开门。\n  en: Nine.\n  id: b2\n- zh: 周末也开。\n  id: c3\n"),
    (
        "quoted keys and ids",
        "- \"id\": \"b2\"\n  \"zh\": 九点开门。\n  'en': Nine.\n- id: 'c3'\n  zh: 周末也开。\n",
    ),
    ("blanks before colons", "- id : b2\n  zh : 九点开门。\n  en : Nine.\n- id : c3\n  zh : 周末也开。\n"),
    (
        "comments everywhere",
        "# all\n- id: b2   # who\n  # before\n  zh: 九点开门。   # zh: x\n  # between\n  en: >-   # - id: no\n    # this is text\n    Nine.\n  # behind\n# next\n- id: c3   # \"\n  zh: 周末也开。\n# end\n",
    ),
    (
        "a section between",
        "- id: b2\n  zh: 九点开门。\n  en: Nine.\n\n# ---- the weekend ----\n\n- id: c3\n  zh: 周末也开。\n",
    ),
    ("no blank lines", "- id: b2\n  zh: 九点开门。\n  en: Nine.\n- id: c3\n  zh: 周末也开。\n"),
    (
        "many blank lines",
        "- id: b2\n\n  zh: 九点开门。\n\n  en: Nine.\n\n\n\n- id: c3\n  zh: 周末也开。\n\n\n",
    ),
    (
        "segments",
        "- id: b2\n  zh: 九点开门。\n  en:   # two\n  - >-\n    Nine.\n  # the second\n  - 'Yes.'\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "segments in brackets",
        "- id: b2\n  zh: 九点开门。\n  en: [\"Nine.\", 'Yes.']\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "nothing behind en",
        "- id: b2\n  zh: 九点开门。\n  en:\n- id: c3\n  zh: 周末也开。\n  en: ~   # none\n",
    ),
    ("tabs behind values", "- id: b2\t\n  zh: 九点开门。\t# x\n  en: Nine.\t\n- id: c3\n  zh: 周末也开。\n"),
    (
        "wide and rare signs",
        "- id: b2\n  zh: 九点开门。\n  note: 𠮷🙂 é\u{301}\u{3000}x\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "line separators in quotes",
        "- id: b2\n  zh: 九点开门。\n  note: \"a\\u2028b\\x85c\"\n- id: c3\n  zh: 周末也开。\n",
    ),
    (
        "an anchor elsewhere",
        "- id: b2\n  zh: 九点开门。\n  en: Nine.\n- id: c3\n  zh: 周末也开。\n- &x\n  id: d4\n  zh: 好。\n  note: &n same\n  query: *n\n",
    ),
    (
        "a fold across the end",
        "- id: b2\n  zh: 九点开门。\n  en: Nine.\n- id: c3\n  zh: >-\n    周末也开。\n  note: >-\n    last",
    ),
    (
        "obsolete and unmatched behind",
        "- id: b2\n  zh: 九点开门。\n  en: >-\n\n\n- id: c3\n  zh: 周末也开。\n\n# gone\nobsolete:\n- id: k9\n  zh: 旧。\n  en: Old.\nunmatched:\n- after: b2\n  en: Stray.\n",
    ),
];

#[test]
fn files_as_people_leave_them_are_set_split_and_merged() {
    assert!(ODD.len() >= 30);
    let forms = [(", CRLF", ""), (", BOM", "\u{FEFF}"), (", no final line end", "")];
    for (number, (name, units)) in ODD.iter().enumerate() {
        // Each as it is, and in one of the other forms in turn.
        for (form, head) in [("", ""), forms[number % 3]] {
            let mut text = format!(
                "{head}format: 1\nsource: {{path: talk.txt}}   # here\nspeakers: {{chen: {{zh: 陈}}}}\nunits:\n{units}"
            );
            if form == ", CRLF" {
                text = text.replace('\n', "\r\n");
            } else if form == ", no final line end" {
                text.truncate(text.trim_end_matches('\n').len());
            }
            let case = format!("{name}{form}");
            let bench = project("");
            bench.file("talk.yaml", &text);
            let run = |arguments: &[&str]| {
                let old = bench.read("talk.yaml");
                let ran = bench.run(arguments);
                assert_eq!(ran.code, 0, "{case}: {arguments:?}: {}\n{old}", ran.err);
                let new = bench.read("talk.yaml");
                keeps_the_rest(
                    &old,
                    &new,
                    &["b2", "c3", "k9", arguments[arguments.len() - 1]],
                    &format!("{case}: {arguments:?} on\n{old}"),
                );
                let mixed = new.matches('\n').count() != new.matches("\r\n").count();
                assert_eq!(mixed, form != ", CRLF", "{case}\n{new}");
                assert_eq!(new.starts_with('\u{FEFF}'), form == ", BOM");
                read(&new).expect("YAML")
            };
            let root = run(&["set", "b2", "New: text, #1."]);
            assert_eq!(loose(&unit(&root, "b2").expect("b2")["en"]), Yaml::from("New: text, #1."), "{case}");
            let root = run(&["split", "b2", "--at", "开门"]);
            let ids = order(&root, "units");
            assert_eq!(loose(&unit(&root, "b2").expect("b2")["zh"]), Yaml::from("九点"), "{case}");
            assert_eq!((&ids[0], &ids[2]), (&"b2".to_owned(), &"c3".to_owned()), "{case}");
            let root = run(&["merge", "b2", &ids[1]]);
            assert_eq!(loose(&unit(&root, "b2").expect("b2")["zh"]), Yaml::from("九点开门。"), "{case}");
            let root = run(&["merge", "b2", "c3"]);
            assert_eq!(
                loose(&unit(&root, "b2").expect("b2")["zh"]),
                Yaml::from("九点开门。周末也开。"),
                "{case}"
            );
        }
    }
}

#[test]
fn a_value_that_is_shown_elsewhere_is_changed_alone_or_not_at_all() {
    let bench = project(
        "- id: b2\n  speaker: chen\n  zh: 九点开门。\n  en: &hours Nine.\n  note: &free x\n- id: c3\n  zh: 周末也开。\n  en: *hours\n",
    );
    let said = refused(&bench, &["set", "b2", "Ten."]);
    assert!(said.contains("shown elsewhere too, by `*hours`") && said.contains("talk.yaml:7:7"), "{said}");
    let text = after(&bench, &["set", "b2", "--field", "note", "z"]);
    assert!(text.contains("  note: &free z\n"), "{text}");
    let text = after(&bench, &["set", "c3", "Weekends: too."]);
    assert!(text.contains("  en: &hours Nine.\n") && text.ends_with("  en: \"Weekends: too.\"\n"), "{text}");
    let text = after(&bench, &["set", "b2", "Ten."]);
    assert!(text.contains("  en: &hours Ten.\n"), "{text}");
}
