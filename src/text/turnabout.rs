//! What a change of one character can turn round: a negation, a number, a name.

use std::collections::BTreeMap;

use super::negation::denials;
use super::quantity::read_zh;

/// What differs in kind between two Chinese texts that look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// One denies where the other does not.
    Negation,
    /// A number.
    Number,
    /// A name: Latin words and codes, titles in 《》, and names that are known.
    Name,
}

impl Turn {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Name => "name",
        }
    }
}

/// A difference that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turnabout {
    /// What differs.
    pub turn: Turn,
    /// What only the old text has.
    pub old: Vec<String>,
    /// What only the new text has.
    pub new: Vec<String>,
}

/// The differences between `old` and `new` that decide; `names` are names to look for.
///
/// 我们会去 and 我们不会去 are four fifths alike, and say opposite things.
pub fn turnabouts<'n>(
    old: &str,
    new: &str,
    names: impl IntoIterator<Item = &'n str> + Clone,
) -> Vec<Turnabout> {
    let of = |turn, old: Vec<(String, String)>, new: Vec<(String, String)>| {
        let (old, new) = (only(&old, &new), only(&new, &old));
        (!old.is_empty() || !new.is_empty()).then_some(Turnabout { turn, old, new })
    };
    [
        of(Turn::Negation, denied(old), denied(new)),
        of(Turn::Number, numbers(old), numbers(new)),
        of(Turn::Name, named(old, names.clone()), named(new, names)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What `one` has more often than `two`, as it stands in the text; compared by the first of each pair.
fn only(one: &[(String, String)], two: &[(String, String)]) -> Vec<String> {
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    two.iter().for_each(|(key, _)| *rest.entry(key).or_default() += 1);
    let mut alone = Vec::new();
    for (key, surface) in one {
        match rest.get_mut(key.as_str()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => alone.push(surface.clone()),
        }
    }
    alone
}

fn denied(text: &str) -> Vec<(String, String)> {
    denials(text).map(|range| ("不".to_owned(), text[range].to_owned())).collect()
}

/// By value and kind: 三千 and 3000 are one number.
fn numbers(text: &str) -> Vec<(String, String)> {
    let firm = read_zh(text).into_iter().filter(|quantity| quantity.firm);
    firm.map(|quantity| {
        let unit = quantity.unit.map(|unit| unit.name).unwrap_or_default();
        let key = format!("{:?} {} {} {unit}", quantity.kind, quantity.value, quantity.to);
        (key, text[quantity.range].to_owned())
    })
    .collect()
}

fn named<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<(String, String)> {
    let latin = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let titles = text.split('《').skip(1).filter_map(|rest| rest.split_once('》')).map(|(title, _)| title);
    let known = names.into_iter().filter(|name| !name.is_empty()).flat_map(|name| text.matches(name));
    latin.chain(titles).chain(known).map(|name| (name.to_owned(), name.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(old: &str, new: &str) -> Vec<(Turn, String, String)> {
        let names = ["张三", "李四"];
        let turns = turnabouts(old, new, names);
        turns.into_iter().map(|found| (found.turn, found.old.join(" "), found.new.join(" "))).collect()
    }

    #[test]
    fn a_negation_a_number_and_a_name_are_named() {
        assert_eq!(found("我们会去。", "我们不会去。"), [(Turn::Negation, String::new(), "不".to_owned())]);
        assert_eq!(found("来了30人。", "来了31人。"), [(Turn::Number, "30".to_owned(), "31".to_owned())]);
        assert_eq!(found("张三说。", "李四说。"), [(Turn::Name, "张三".to_owned(), "李四".to_owned())]);
    }

    #[test]
    fn other_words_for_the_same_are_no_turnabout() {
        assert!(found("来了三十人，没有下雨。", "来了30人，不下雨。").is_empty());
        assert!(found("我们去。", "我们一起去吧。").is_empty());
    }
}
