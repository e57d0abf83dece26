//! Syllables of a name in Latin letters, and the characters that are read so.

use std::collections::HashMap;

/// A syllable and the characters that are read so, a line each: made from CC-CEDICT by [`build`](super::build::build).
static READINGS: &str = include_str!("readings.txt");

/// The most syllables that a name in one word has.
const LONGEST: usize = 4;

/// A syllable of Mandarin without its tone: its line in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

/// The syllables of Mandarin: which characters are read so, and how they are spelled.
#[derive(Debug)]
pub struct Syllables {
    /// Readings of the characters from U+4E00 on, two at most beside each other; those behind in `more`.
    first: Vec<Option<Syllable>>,
    more: HashMap<char, Vec<Syllable>>,
    spelled: HashMap<String, Vec<Syllable>>,
}

impl Default for Syllables {
    fn default() -> Self {
        Self::new()
    }
}

impl Syllables {
    /// Reads the table: some 20,000 characters.
    pub fn new() -> Self {
        let mut all = Self { first: vec![None; 0x5200], more: HashMap::new(), spelled: HashMap::new() };
        for (number, (spelling, characters)) in
            (0u16..).zip(READINGS.lines().filter_map(|line| line.split_once(' ')))
        {
            let syllable = Syllable(number);
            for way in [spelling.to_owned(), wade_giles(spelling)] {
                let list = all.spelled.entry(way).or_default();
                if !list.contains(&syllable) {
                    list.push(syllable);
                }
            }
            for c in characters.chars() {
                match all.first.get_mut(slot(c)) {
                    Some(place @ None) => *place = Some(syllable),
                    _ => all.more.entry(c).or_default().push(syllable),
                }
            }
        }
        all
    }

    /// How `c` may be read.
    pub fn readings(&self, c: char) -> impl Iterator<Item = Syllable> + '_ {
        let first = self.first.get(slot(c)).copied().flatten();
        first.into_iter().chain(self.more.get(&c).into_iter().flatten().copied())
    }

    /// Whether `c` may be read as `syllable`.
    pub fn reads(&self, c: char, syllable: Syllable) -> bool {
        self.readings(c).any(|reading| reading == syllable)
    }

    /// The ways in which `name`, in small letters and without marks, falls into syllables; `-` and `'` stand between two.
    pub fn of_name(&self, name: &str) -> Vec<Vec<Syllable>> {
        let mut found = Vec::new();
        if name.is_ascii() {
            self.split(name, &mut Vec::new(), &mut found);
        }
        found
    }

    fn split(&self, rest: &str, begun: &mut Vec<Syllable>, found: &mut Vec<Vec<Syllable>>) {
        let rest = rest.trim_start_matches(['-', '\'']);
        if rest.is_empty() {
            found.extend((!begun.is_empty()).then(|| begun.clone()));
            return;
        }
        if begun.len() == LONGEST || found.len() > 16 {
            return;
        }
        for end in (1..=rest.len().min(7)).rev() {
            // The apostrophe of Wade and Giles stands inside a syllable: ts'ai.
            let spelling = rest[..end].replace('\'', "");
            for &syllable in self.spelled.get(&spelling).into_iter().flatten() {
                begun.push(syllable);
                self.split(&rest[end..], begun, found);
                begun.pop();
            }
        }
    }
}

fn slot(c: char) -> usize {
    usize::try_from(u32::from(c).wrapping_sub(0x4E00)).unwrap_or(usize::MAX)
}

/// A syllable of pinyin as Wade and Giles spell it, without apostrophes, which most books leave out.
///
/// Source: the tables in Giles, A Chinese–English Dictionary (1912), by rule.
fn wade_giles(pinyin: &str) -> String {
    match pinyin {
        "zi" => return "tzu".to_owned(),
        "ci" => return "tzu".to_owned(),
        "si" => return "ssu".to_owned(),
        "zhi" | "chi" => return "chih".to_owned(),
        "shi" => return "shih".to_owned(),
        "ri" => return "jih".to_owned(),
        "er" => return "erh".to_owned(),
        "ye" => return "yeh".to_owned(),
        "yan" => return "yen".to_owned(),
        "yi" => return "i".to_owned(),
        "you" => return "yu".to_owned(),
        "yong" => return "yung".to_owned(),
        "ge" => return "ko".to_owned(),
        "ke" => return "ko".to_owned(),
        "he" => return "ho".to_owned(),
        "gui" => return "kuei".to_owned(),
        "kui" => return "kuei".to_owned(),
        "guo" | "kuo" => return "kuo".to_owned(),
        "huo" => return "huo".to_owned(),
        "shuo" => return "shuo".to_owned(),
        _ => {}
    }
    let heads = [
        ("zh", "ch"),
        ("ch", "ch"),
        ("sh", "sh"),
        ("b", "p"),
        ("p", "p"),
        ("d", "t"),
        ("t", "t"),
        ("g", "k"),
        ("k", "k"),
        ("j", "ch"),
        ("q", "ch"),
        ("x", "hs"),
        ("z", "ts"),
        ("c", "ts"),
        ("r", "j"),
    ];
    let (head, tail) =
        heads.iter().find_map(|(from, to)| Some((*to, pinyin.strip_prefix(from)?))).unwrap_or(("", pinyin));
    let body = if head.is_empty() { pinyin } else { tail };
    let start = if head.is_empty() {
        body.len() - body.trim_start_matches(|c| !"aeiou".contains(c)).len()
    } else {
        0
    };
    let (kept, end) = body.split_at(start);
    let end = match end {
        "ian" => "ien",
        "ie" => "ieh",
        "ue" => "ueh",
        "ong" => "ung",
        "iong" => "iung",
        "uo" => "o",
        other => other,
    };
    format!("{head}{kept}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spells(name: &str, characters: &str) -> bool {
        let all = Syllables::new();
        all.of_name(name).iter().any(|syllables| {
            syllables.len() == characters.chars().count()
                && characters.chars().zip(syllables).all(|(c, &syllable)| all.reads(c, syllable))
        })
    }

    #[test]
    fn names_are_spelled_in_three_ways() {
        for (name, characters) in [
            ("baoyu", "宝玉"),
            ("bao-yu", "寶玉"),
            ("pao-yu", "宝玉"),
            ("hsi-feng", "熙凤"),
            ("xi'an", "西安"),
            ("chou", "周"),
            ("en-lai", "恩来"),
            ("tse-tung", "泽东"),
            ("ts'ai", "蔡"),
            ("lu", "吕"),
            ("kuo", "郭"),
        ] {
            assert!(spells(name, characters), "{name}");
        }
        assert!(!spells("london", "伦敦"));
        assert!(Syllables::new().of_name("smith").is_empty());
    }
}
