//! A transcript replaced by a better copy: units are found again in the shipped transcript, mutated.

use duizhao::project::{Fresh, Outcome, Place, SegmentSettings, UnitFile, resync};
use duizhao::text::squeeze;
use duizhao::workbench::segment_text;

use crate::bench::{Bench, root};

/// Numbers that look random and are the same every time (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// A sentence of the mutated text: the unit it was, its text, and whether it begins a paragraph.
#[derive(Clone)]
struct Piece {
    unit: Option<usize>,
    text: String,
    paragraph: bool,
}

const UNITS: &str = "translations/wang-yi-2021-03-07.yaml";

const STRANGERS: [&str; 4] = [
    "图书馆的新馆在河的对岸，走路要一刻钟。",
    "今年的菜园里种了番茄、黄瓜和豆角，收成比去年好得多！",
    "他把自行车停在门口，忘了上锁？",
    "这本书写的是一位钟表匠和他的三个徒弟。",
];

fn shipped() -> Vec<Piece> {
    let text =
        std::fs::read_to_string(root().join("translations/wang-yi-2021-03-07.yaml")).expect("a unit file");
    let (file, problems) = UnitFile::read(&text);
    assert!(problems.is_empty());
    let piece = |(unit, it): (usize, &duizhao::project::Unit)| Piece {
        unit: Some(unit),
        text: it.zh.clone(),
        paragraph: it.paragraph || it.speaker.is_some() || it.role.is_some(),
    };
    file.units.iter().enumerate().map(piece).collect()
}

/// Replaces the nth character that is no mark.
fn slip(text: &str, dice: &mut Dice) -> String {
    let places: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).collect();
    if places.len() < 4 {
        return text.to_owned();
    }
    let at = places[dice.roll(places.len())];
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let other = ["梅", "舟", "", "云台"][dice.roll(4)];
    format!("{}{other}{}", &text[..at], &text[end..])
}

/// Changes about `percent` of the units: slips, cuts, joins, moved, new and lost paragraphs.
fn mutate(pieces: &[Piece], percent: usize, dice: &mut Dice) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut moved: Vec<Piece> = Vec::new();
    for piece in pieces {
        if dice.roll(100) >= percent {
            out.push(piece.clone());
            continue;
        }
        let mut piece = piece.clone();
        match dice.roll(8) {
            0..=2 => piece.text = slip(&piece.text, dice),
            3 => piece.text = piece.text.replacen('，', "。", 1),
            4 => piece.text = piece.text.replacen('。', "，", 1),
            5 if piece.text.chars().count() > 12 => {
                moved.push(piece);
                continue;
            }
            6 => {
                let text = STRANGERS[dice.roll(STRANGERS.len())].to_owned();
                out.push(Piece { unit: None, text, paragraph: true });
                piece.paragraph = true;
            }
            7 => continue,
            _ => {}
        }
        out.push(piece);
    }
    for mut piece in moved {
        // Back in at the start of a paragraph.
        let starts: Vec<usize> = (0..out.len()).filter(|&at| out[at].paragraph).collect();
        piece.paragraph = true;
        out.insert(starts[dice.roll(starts.len())], piece);
    }
    out
}

/// The mutated text cut anew, paragraph by paragraph.
fn fresh(pieces: &[Piece]) -> Vec<Fresh> {
    let mut paragraphs: Vec<String> = Vec::new();
    for piece in pieces {
        match paragraphs.last_mut().filter(|_| !piece.paragraph) {
            Some(paragraph) => paragraph.push_str(&piece.text),
            None => paragraphs.push(piece.text.clone()),
        }
    }
    let sentences = paragraphs.iter().flat_map(|text| segment_text(text, &SegmentSettings::default()));
    sentences.map(|zh| Fresh { zh, ..Fresh::default() }).collect()
}

/// What a run counted.
#[derive(Default, Debug)]
struct Tally {
    same: usize,
    same_kept: usize,
    edited: usize,
    edited_found: usize,
    silent_and_wrong: usize,
}

fn count(pieces: &[Piece], mutated: &[Piece], tally: &mut Tally) {
    let units: Vec<(String, String)> =
        pieces.iter().map(|piece| (String::new(), piece.text.clone())).collect();
    let fresh = fresh(mutated);
    let found = resync(&units, &[], &fresh);
    let mut seen = vec![false; pieces.len()];
    for place in &found.places {
        if let Place::Unit(unit, outcome) = place {
            assert!(!std::mem::replace(&mut seen[*unit], true), "unit {unit} stands twice");
            let now = mutated.iter().find(|piece| piece.unit == Some(*unit));
            let same = now.is_some_and(|piece| squeeze(&piece.text) == squeeze(&pieces[*unit].text));
            // A unit may say nothing only where its own sentence, or one that reads the same, is in the new text.
            let anywhere = mutated.iter().any(|piece| squeeze(&piece.text) == squeeze(&pieces[*unit].text));
            if *outcome == Outcome::Kept && !same && !anywhere {
                tally.silent_and_wrong += 1;
            }
        }
    }
    for piece in mutated {
        let Some(unit) = piece.unit else { continue };
        let same = squeeze(&piece.text) == squeeze(&pieces[unit].text);
        let outcome = found.places.iter().find_map(|place| match place {
            Place::Unit(of, outcome) if *of == unit => Some(outcome),
            _ => None,
        });
        if same {
            tally.same += 1;
            tally.same_kept += usize::from(outcome == Some(&Outcome::Kept));
        } else {
            tally.edited += 1;
            tally.edited_found += usize::from(matches!(outcome, Some(Outcome::Edited { .. })));
        }
    }
    // Every character of the new text belongs to a unit or to a new sentence, once.
    let mut held = String::new();
    for place in &found.places {
        match place {
            Place::Unit(unit, Outcome::Kept) => held.push_str(&squeeze(&pieces[*unit].text)),
            Place::Unit(_, Outcome::Edited { zh, .. }) => held.push_str(&squeeze(zh)),
            Place::New(sentence) | Place::Back(_, sentence) => held.push_str(&squeeze(&fresh[*sentence].zh)),
        }
    }
    let whole: String = fresh.iter().map(|sentence| squeeze(&sentence.zh)).collect();
    assert_eq!(held, whole);
}

#[test]
fn mutations_of_the_shipped_transcript_lose_no_english() {
    let pieces = shipped();
    let mut tally = Tally::default();
    for seed in 0..60 {
        let mut dice = Dice(seed * 7919 + 17);
        let mutated = mutate(&pieces, 1 + (seed as usize % 20), &mut dice);
        count(&pieces, &mutated, &mut tally);
    }
    assert!(tally.same > 10_000 && tally.edited > 300, "{tally:?}");
    assert!(tally.same_kept * 1000 >= tally.same * 990, "{tally:?}");
    assert!(tally.edited_found * 100 >= tally.edited * 95, "{tally:?}");
    assert_eq!(tally.silent_and_wrong, 0, "{tally:?}");
}

#[test]
fn the_same_text_changes_nothing() {
    let pieces = shipped();
    let units: Vec<(String, String)> =
        pieces.iter().map(|piece| (String::new(), piece.text.clone())).collect();
    let found = resync(&units, &[], &fresh(&pieces));
    let kept = (0..pieces.len()).map(|unit| Place::Unit(unit, Outcome::Kept));
    assert_eq!((found.places, found.gone), (kept.collect(), vec![]));
}

/// The shipped transcript with slips, cuts, lost and new lines.
fn mutate_print(text: &str, percent: usize, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut line = line.to_owned();
        if line.chars().count() > 20 && dice.roll(100) < percent {
            match dice.roll(6) {
                0 | 1 => line = slip(&line, dice),
                2 => line = line.replacen('，', "。", 1),
                3 => lines.push(STRANGERS[dice.roll(STRANGERS.len())].to_owned()),
                4 => line.clear(),
                _ => line.push_str(STRANGERS[dice.roll(STRANGERS.len())]),
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[test]
fn a_better_copy_is_followed_and_nothing_is_lost() {
    let print = std::fs::read_to_string(root().join("seeds/wang-yi-2021-03-07.txt")).expect("the transcript");
    for seed in 0..5 {
        let bench = Bench::shipped();
        let before = bench.read(UNITS);
        let (old, _) = UnitFile::read(&before);
        let mutated = mutate_print(&print, 3 + 4 * (seed as usize % 5), &mut Dice(seed * 31 + 5));
        bench.file("seeds/wang-yi-2021-03-07.txt", &mutated);
        let dry = bench.run(&["sync", "--dry-run"]);
        assert_eq!((dry.code, bench.read(UNITS) == before), (0, true), "{}", dry.err);
        let ran = bench.run(&["sync"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let after = bench.read(UNITS);
        let (new, problems) = UnitFile::read(&after);
        assert!(problems.is_empty(), "{problems:?}");
        // Every unit is there, in use or obsolete, with the English it had.
        for unit in &old.units {
            let now = new.units.iter().chain(&new.obsolete).find(|now| now.id == unit.id);
            let now = now.unwrap_or_else(|| panic!("{} is lost", unit.id));
            assert_eq!(now.english(), unit.english(), "{}", unit.id);
            assert!(
                now.zh == unit.zh || now.was.is_some() || now.english().is_none() || !unit.sic.is_empty()
            );
        }
        for comment in before.lines().filter(|line| line.trim_start().starts_with('#')) {
            assert!(after.contains(comment), "{comment}");
        }
        let found = bench.run(&["check", "--select", "integrity", "--format", "concise"]);
        assert_eq!(found.out.lines().filter(|line| line.contains("error[unit-")).count(), 0, "{}", found.out);
        let again = bench.run(&["sync"]);
        assert!(again.out.contains("nothing to do"), "{}", again.out);
        assert_eq!(bench.read(UNITS), after, "a second sync changes nothing");
        // When the old copy returns, so do the old texts, and nothing is stale.
        bench.file("seeds/wang-yi-2021-03-07.txt", &print);
        bench.run(&["sync"]);
        let (back, _) = UnitFile::read(&bench.read(UNITS));
        let stale = back.units.iter().filter(|unit| unit.was.is_some()).count();
        assert_eq!(stale, 0, "{}", ran.out);
        assert!(
            back.units.iter().map(|unit| &unit.zh).eq(old.units.iter().map(|unit| &unit.zh)),
            "{}",
            ran.out
        );
    }
}

#[test]
fn units_are_cut_anew_only_when_asked_and_keep_their_english() {
    let bench = Bench::new();
    bench.file("duizhao.yaml", "format: 1\ndocuments:\n- {path: a.yaml}\n");
    bench.file("a.txt", "九点开门。请进。\n\n三楼有茶，四楼有书。\n");
    let text = "format: 1\nsource: {path: a.txt}\nunits:\n- id: b2   # one\n  zh: 九点开门。请进。\n  en: >-\n    We open at nine. Come in.\n\n- id: b3\n  paragraph: true\n  zh: 三楼有茶，\n  en: There is tea on the third floor,\n# and this\n- id: b4\n  zh: 四楼有书。\n  en: and books on the fourth.\n  state: draft\n";
    bench.file("a.yaml", text);
    assert!(bench.run(&["sync"]).out.contains("nothing to do"));
    let ran = bench.run(&["sync", "--resegment"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (file, problems) = UnitFile::read(&bench.read("a.yaml"));
    assert!(problems.is_empty(), "{problems:?}");
    let zh: Vec<&str> = file.units.iter().map(|unit| unit.zh.as_str()).collect();
    assert_eq!(zh, ["九点开门。", "请进。", "三楼有茶，四楼有书。"]);
    let english =
        |index: usize| file.units[index].english().map(|text| text.into_owned()).unwrap_or_default();
    assert_eq!(english(0), "We open at nine. Come in.");
    assert_eq!(english(2), "There is tea on the third floor, and books on the fourth.");
    assert_eq!(file.units[2].was_ids, ["b4"]);
    let now = bench.read("a.yaml");
    assert!(now.contains("# one") && now.contains("# and this"), "{now}");
    assert!(bench.run(&["sync", "--resegment"]).out.contains("nothing to do"));
    assert_eq!(bench.run(&["check", "--select", "integrity,link"]).code, 0);
}
