//! Unit files are read by their lines where they can be, and as YAML where not; both must read the same.

use std::path::PathBuf;

use duizhao::check::{Coverage, Tally};
use duizhao::jobs::Jobs;
use duizhao::project::{Document, DocumentEntry, Project, State, UnitFile};
use duizhao::yaml::{Item, Kind, Places, Strict, parse, parse_any, take_list};

use crate::bench::root;

/// All unit files of the repository: the shipped one and those of golden projects.
fn files() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("translations"), root().join("tests/golden")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml")
                && let Ok(text) = std::fs::read_to_string(&path)
                && text.contains("\nunits:")
            {
                found.push((path, text));
            }
        }
    }
    assert!(found.len() >= 6);
    found
}

/// Both readers on `text`; whether the faster one read it.
fn agree(text: &str, whence: &str) -> bool {
    assert_eq!(parse(text), parse_any(text), "{whence}\n{text}");
    let slow = UnitFile::read_any(text);
    let slow_is_sound = slow.1.is_empty();
    let fast = UnitFile::read_strict(text, Jobs::ONE);
    if let Some(file) = &fast {
        assert!(slow.1.is_empty(), "{whence}: read in spite of {:?}\n{text}", slow.1);
        for (fast, slow) in file.units.iter().zip(&slow.0.units) {
            assert_eq!(fast, slow, "{whence}\n{text}");
        }
        assert_eq!(file.units.len(), slow.0.units.len(), "{whence}\n{text}");
        let rest = |file: &UnitFile| UnitFile { units: Vec::new(), ..file.clone() };
        assert_eq!(rest(file), rest(&slow.0), "{whence}\n{text}");
    }
    if let Some(counted) = UnitFile::standings(text, Jobs::ONE) {
        assert!(slow.1.is_empty(), "{whence}: counted in spite of {:?}\n{text}", slow.1);
        let (project, entry) = (Project::default(), DocumentEntry::default());
        let whole = Document::new("a.yaml", String::new(), slow.0, &project, entry);
        let standings: Vec<_> = (0..whole.units().len()).map(|index| whole.standing(index)).collect();
        assert_eq!(counted, standings, "{whence}\n{text}");
        let (state, gate) = (State::Reviewed, Some(50.0));
        let mut coverage = Coverage::of(&whole, state, gate);
        (coverage.by_turn, coverage.by_speaker) = Default::default();
        let without_characters = |tally: &mut Tally| (tally.han_counted, tally.han_covered) = (0, 0);
        coverage.by_state.values_mut().chain([&mut coverage.total]).for_each(without_characters);
        assert_eq!(Coverage::of_standings("a.yaml", &counted, state, gate), coverage, "{whence}\n{text}");
    }
    if slow_is_sound {
        places_agree(text, whence);
    }
    fast.is_some()
}

/// What is found of a unit's fields when somebody asks, and what the tree of the whole file says.
fn places_agree(text: &str, whence: &str) {
    let (file, _) = UnitFile::read(text);
    let document =
        Document::new("a.yaml", text.to_owned(), file, &Project::default(), DocumentEntry::default());
    let mut root = parse_any(text).expect("a sound file");
    let items = take_list(&mut root, "units");
    let maps = items.iter().filter(|item| matches!(item.kind, Kind::Map(_)));
    for (index, item) in maps.enumerate().take(document.units().len()) {
        assert_eq!(*document.places(index), Places::of(item), "{whence}\n{text}");
    }
}

/// A small generator of numbers: the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (limit.max(1) as u64)).expect("a small number")
    }
}

/// What slips into files that people edit.
const SLIPS: [&str; 51] = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    ":",
    ": ",
    " #",
    "# a\n",
    "-",
    "- ",
    "- id: x\n",
    "\"",
    "'",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    ">-",
    "|-",
    "~",
    "null",
    "---\n",
    "...\n",
    "%",
    "@",
    "`",
    ",",
    "?",
    "units:\n",
    "obsolete:\n",
    "  en:\n",
    "  - ",
    "    ",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{fffe}",
    "\u{2003}",
    "￥",
    "\u{7f}",
    "\u{3000}",
    "=======\n",
    "<<<<<<< a\n",
];

fn mutated(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..1 + chance.below(3) {
        let line = chance.below(lines.len());
        match chance.below(7) {
            0 => drop(lines.remove(line)),
            1 => lines.insert(line, lines[chance.below(lines.len())].clone()),
            2 => {
                let other = chance.below(lines.len());
                lines.swap(line, other);
            }
            3 => {
                let indented = lines[line].trim_start_matches(' ').to_owned();
                lines[line] = format!("{}{indented}", " ".repeat(chance.below(6)));
            }
            _ => {
                let places: Vec<usize> = lines[line].char_indices().map(|(at, _)| at).collect();
                let at = places[chance.below(places.len())];
                lines[line].insert_str(at, SLIPS[chance.below(SLIPS.len())]);
            }
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.concat()
}

/// The items of `list` by their lines, and where it ends; read in `count` parts, of which those behind the end are left.
/// `None` where that, or what stands behind the list, is for another reader.
fn items(list: Strict<'_>, count: usize) -> Option<(Vec<Item>, usize)> {
    let (mut items, mut end) = (Vec::new(), 0);
    for part in list.parts(count) {
        let take = |item: &Item, _: Option<()>| {
            items.push(item.clone());
            true
        };
        end = part.each(|(), _| true, take)?;
        if end < part.end() {
            break;
        }
    }
    list.tail(end).map(|_| (items, end))
}

#[test]
fn a_file_in_parts_is_the_file_whole() {
    let mut chance = Chance(11);
    let mut texts: Vec<String> = files().into_iter().map(|(_, text)| text).collect();
    texts.push(MIXED.to_owned());
    let (mut read, mut several) = (0, 0);
    for text in texts {
        let cut = text.match_indices("\n- id:").nth(20).map_or(text.len(), |(at, _)| at + 1);
        for _ in 0..60 {
            let text = mutated(&text[..cut], &mut chance);
            let Some(list) = Strict::of(&text, "units") else { continue };
            let whole = items(list, 1);
            read += usize::from(whole.is_some());
            for count in 2..9 {
                assert_eq!(items(list, count), whole, "{count} parts\n{text}");
                several += list.parts(count).iter().filter(|part| !part.is_empty()).count();
            }
        }
    }
    assert!(read > 100 && several > 1000, "{read} lists in {several} parts prove little");
}

#[test]
fn a_large_file_is_read_the_same_by_several_threads() {
    let mut chance = Chance(13);
    let mut text = String::from("format: 1\nsource: {path: a.txt}\nunits:\n");
    for number in 0..24_000 {
        let other = "  sic: [{found: 门, read: 们}]\n  allow:\n  - check: stale\n";
        let more = ["", "", "  covered-by: previous\n", "  state: draft\n", other][chance.below(5)];
        let en = ["", "    The library opens.\n", "    It opens\n    at nine.\n"][chance.below(3)];
        text.push_str(&format!(
            "- id: k{number}\n  zh: 第{number}位读者来到图书馆门口。\n{more}  en: >-\n{en}\n"
        ));
    }
    let sound = text.clone() + "obsolete:\n- id: x1\n  zh: 旧的。\n- id: x2\n  zh: 老的。\n  en: Old.\n";
    assert!(sound.len() > 2 << 20, "large enough for several threads");
    let broken = sound.replacen("- id: k20000\n", "- id: k20000\n  id: k20000\n", 1);
    // Most parts lie behind the end of the list.
    let ended = text.replacen("- id: k500\n", "obsolete:\n- id: k500\n", 1);
    for (text, reads) in [(sound, true), (broken, false), (ended, true)] {
        let one = UnitFile::read_strict(&text, Jobs::ONE);
        assert_eq!(one.is_some(), reads);
        let standings = UnitFile::standings(&text, Jobs::ONE);
        for jobs in [2, 3] {
            assert!(UnitFile::read_strict(&text, Jobs::of(jobs)) == one, "{jobs} threads");
            assert_eq!(UnitFile::standings(&text, Jobs::of(jobs)), standings, "{jobs} threads");
        }
    }
}

#[test]
fn every_file_of_the_repository_is_read_the_same_by_both() {
    for (path, text) in files() {
        let fast = agree(&text, &path.display().to_string());
        assert!(
            fast || !path.starts_with(root().join("translations")),
            "the shipped file is in the strict form"
        );
    }
}

#[test]
fn what_slips_into_a_file_is_read_the_same_by_both() {
    let mut chance = Chance(7);
    let (mut fast, mut all) = (0, 0);
    let mut texts: Vec<String> = files().into_iter().map(|(_, text)| text).collect();
    texts.push(MIXED.to_owned());
    for text in texts {
        // The head and some twenty units say as much as two hundred.
        let cut = text.match_indices("\n- id:").nth(20).map_or(text.len(), |(at, _)| at + 1);
        let rounds = if UnitFile::read_strict(&text[..cut], Jobs::ONE).is_some() { 500 } else { 50 };
        for _ in 0..rounds {
            fast += usize::from(agree(&mutated(&text[..cut], &mut chance), "a mutation"));
            all += 1;
        }
    }
    assert!(fast >= 300, "{fast} of {all} are in the strict form: too few to prove anything");
}

/// Fields that say how a unit stands, each once or not at all.
const STANDS: [&[&str]; 9] = [
    &["  speaker: li\n"],
    &["  role: title\n", "  role: heading\n", "  role: dateline\n", "  role: answer\n", "  role: jump\n"],
    &["  covered-by: previous\n", "  covered-by: next\n", "  covered-by: previous\n", "  covered-by: k3\n"],
    &["  omit: printed twice\n", "  omit:\n"],
    &["  was: 旧的。\n"],
    &["  en: >-\n    One.\n", "  en:\n  - One.\n  - Two.\n", "  en: \" \"\n", "  en:\n", "  en: One.\n"],
    &["  state: initial\n", "  state: draft\n", "  state: reviewed\n", "  state: final\n"],
    &["  conflict: {theirs: Won.}\n", "  sic: [{found: 门, read: 们}]\n", "  link: 0.5\n"],
    &["  heading: {zh: 一, en: One}\n", "  footnote: {en: \"A, b\"}   # c\n", "  heading: {zh: ~}\n"],
];

/// Units in brackets.
const BRACKETED: [&str; 4] = [
    "zh: 门。, en: One, state: draft",
    "speaker: li, zh: 门。, en: [One, \"Two, or three\"]",
    "zh: 门。, covered-by: previous, note: \"a: b\"",
    "zh: 门。, heading: {zh: 一}, allow: [{check: stale}]",
];

#[test]
fn units_that_stand_in_every_way_are_counted_the_same() {
    let (mut chance, mut counted) = (Chance(17), 0);
    for _ in 0..600 {
        let mut text = String::from("format: 1\nsource: {path: a.txt}\nunits:\n");
        for number in 0..12 {
            if chance.below(5) == 0 {
                text.push_str(&format!(
                    "- {{id: k{number}, {}}}\n",
                    BRACKETED[chance.below(BRACKETED.len())]
                ));
                continue;
            }
            text.push_str(&format!("- id: k{number}\n  zh: 门。\n"));
            for (place, ways) in STANDS.iter().enumerate() {
                // Conflicts, and units that name another, are rare.
                let rare = if place == 7 { 20 } else { 3 };
                if chance.below(rare) == 0 {
                    let way = chance.below(ways.len());
                    let seldom = ways[way].contains("k3") && chance.below(30) > 0;
                    text.push_str(if seldom { ways[0] } else { ways[way] });
                }
            }
        }
        agree(&text, "standings");
        counted += usize::from(UnitFile::standings(&text, Jobs::ONE).is_some());
    }
    assert!(counted > 300, "{counted} of 600 were counted without a document");
}

/// Units in the strict form and in others.
const MIXED: &str = "format: 1\nsource: {path: a.txt}\nunits:\n\
    - id: k2\n  zh: 一。   # a comment\n  en: >-\n    One.\n\
    - {id: k3, zh: 二。, en: \"T\\u0077o.\"}\n\
    # between\n\n- id: k4\n  zh: 三。\n  en: |\n    Three.\n\n    More.\n  sic: [{found: 三, read: 叁}]\n\
    - id: k5\n  zh: 四。\n  en:\n  - Four.\n  - >-\n    And\n    more.\n  state: final\n\
    obsolete:\n- id: k6\n  zh: 五。\n";

#[test]
fn units_in_other_forms_are_read_by_the_other_reader_and_the_rest_stays_fast() {
    assert!(agree(MIXED, "mixed"));
    let file = UnitFile::read_strict(MIXED, Jobs::ONE).expect("the strict form");
    assert_eq!((file.units.len(), file.obsolete.len()), (4, 1));
}
