//! The comparison: match, pair what is left, explain, report.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::alike::{PLAIN, WORST, alike, equal};
use super::atom::{Atom, Class, atoms};
use super::context::Context;
use super::dateline;
use super::mismatch::{Category, Mismatch};
use crate::check::words::{Word, numbered};
use crate::text::{Approx, Form, Sort, may_have_numbers, read_en, read_en_in, read_zh};

/// Where the numbers of `zh` and `en`, which has these `words`, disagree.
pub(in crate::check) fn compare(zh: &str, en: &str, words: &[Word]) -> Vec<Mismatch> {
    let left = atoms(&read_zh(zh), zh, true);
    // What must be said on neither side, and is no money and no date, cannot disagree: most sentences end here.
    let asks = |atom: &Atom| atom.firm || atom.unit.is_some() || atom.class.is_date();
    if !left.iter().any(asks) && !numbered(en, words).any(|range| may_have_numbers(&en[range])) {
        return Vec::new();
    }
    let right = atoms(&read_en_in(en, numbered(en, words)), en, false);
    // A table of figures in one bead is no sentence to judge, and pairs grow with the square.
    if left.is_empty() && right.is_empty() || left.len() * right.len() > MOST_PAIRS {
        return Vec::new();
    }
    let table = Table::new(left, right);
    let mut found = table.report(zh, en);
    found.extend(table.currencies());
    found.extend(table.approximations());
    found.extend(dateline::lost(zh, &table.zh, en, &table.en));
    found
}

/// The numbers that both sides say: bytes of the Chinese and bytes of the English, in the order of the Chinese.
pub(in crate::check) fn matched(zh: &str, en: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let (left, right) = (atoms(&read_zh(zh), zh, true), atoms(&read_en(en), en, false));
    if left.is_empty() || right.is_empty() || left.len() * right.len() > MOST_PAIRS {
        return Vec::new();
    }
    let table = Table::new(left, right);
    let pairs = table.zh_of.iter().zip(&table.zh);
    let said = pairs.filter_map(|(partner, zh)| {
        let en = &table.en[(*partner)?.0];
        // “a” and 一 stand in every second sentence and lead nowhere.
        (zh.firm && !en.article).then(|| (zh.range.clone(), en.range.clone()))
    });
    said.collect()
}

/// As many as a thousand numbers on both sides have.
const MOST_PAIRS: usize = 1_000_000;

struct Table {
    zh: Vec<Atom>,
    en: Vec<Atom>,
    zh_of: Partners,
    en_of: Partners,
}

/// The partner of each atom of a side, and the rank of the match. Few sentences have more numbers than need no list.
type Partners = SmallVec<[Option<(usize, u8)>; 4]>;

impl Table {
    fn new(zh: Vec<Atom>, en: Vec<Atom>) -> Self {
        let mut table = Self { zh_of: smallvec![None; zh.len()], en_of: smallvec![None; en.len()], zh, en };
        table.pair_off();
        table.settle_shares();
        table
    }

    /// Best matches first; among equals the firm before the vague, and the ones in the same order.
    fn pair_off(&mut self) {
        let mut edges: SmallVec<[_; 8]> = SmallVec::new();
        for (i, one) in self.zh.iter().enumerate() {
            for (j, two) in self.en.iter().enumerate() {
                if let Some(rank) = alike(one, two) {
                    let vague = u8::from(!one.firm) + u8::from(!two.firm);
                    edges.push((rank + 2 * vague, self.apart(i, j), i, j, rank));
                }
            }
        }
        edges.sort_unstable();
        for (_, _, i, j, rank) in edges {
            if self.zh_of[i].is_none() && self.en_of[j].is_none() {
                self.zh_of[i] = Some((j, rank));
                self.en_of[j] = Some((i, rank));
            }
        }
    }

    /// “1 in 5” is a share where the Chinese has one, else two counts.
    fn settle_shares(&mut self) {
        for j in 0..self.en.len() {
            if self.en[j].class == Class::Fraction && !self.en[j].firm && self.en_of[j].is_some() {
                let range = self.en[j].range.clone();
                self.en.iter_mut().filter(|atom| atom.range == range).for_each(|atom| atom.firm = false);
            }
        }
    }

    /// How far apart two atoms stand, each in its own row, in thousandths.
    fn apart(&self, i: usize, j: usize) -> usize {
        (i * 1000 / self.zh.len().max(1)).abs_diff(j * 1000 / self.en.len().max(1))
    }

    fn report(&self, zh: &str, en: &str) -> Vec<Mismatch> {
        let left: Vec<usize> =
            (0..self.zh.len()).filter(|&i| self.zh[i].firm && self.zh_of[i].is_none()).collect();
        let mut right: Vec<usize> =
            (0..self.en.len()).filter(|&j| self.en[j].firm && self.en_of[j].is_none()).collect();
        let mut found = Vec::new();
        if left.is_empty() && right.is_empty() {
            return found;
        }
        let context = Context::new(zh, en);
        for i in left {
            let again = self.en.iter().any(|en| alike(&self.zh[i], en).is_some_and(|rank| rank <= WORST));
            let partner = self.partner(i, &right).filter(|&j| !again || !self.said_before(j));
            match partner {
                Some(j) if !context.excuses_pair(&self.zh[i], &self.en[j]) => {
                    right.retain(|&other| other != j);
                    found.push(self.mismatch(Some(i), Some(j), true));
                }
                Some(j) => right.retain(|&other| other != j),
                None if again || context.excuses_zh(&self.zh[i], &self.zh) => {}
                None => found.push(self.mismatch(Some(i), None, context.trusts_lost(&self.zh[i]))),
            }
        }
        found.extend(self.firsts(&mut right, &context));
        for j in right {
            if !self.said_before(j) && !context.excuses_en(&self.en[j], &self.zh, &self.en) {
                found.push(self.mismatch(None, Some(j), context.trusts_added()));
            }
        }
        found
    }

    /// 第一 and 首 rendered as “second”, 两 as “three”: what is too weak to be missed, against a number that
    /// nothing explains.
    fn firsts(&self, right: &mut Vec<usize>, context: &Context<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        let soft = |i: usize| self.zh_of[i].is_none_or(|(j, _)| !self.en[j].firm);
        right.retain(|&j| {
            let en = &self.en[j];
            let first = en.class == Class::Ordinal && en.value == 2.0;
            let small = en.class == Class::Count && en.form == Form::Words && en.value <= 10.0;
            let stands_for = |i: usize, zh: &Atom| match zh.class {
                Class::Ordinal => {
                    !zh.stem
                        && first
                        && zh.value == 1.0
                        && self.zh_of[i]
                            .is_none_or(|(k, _)| self.en[k].article || self.en[k].class != Class::Ordinal)
                }
                Class::Count => {
                    small
                        && zh.firm
                        && zh.form == Form::Words
                        && zh.value > 1.0
                        && (zh.value - en.value).abs() == 1.0
                        && soft(i)
                }
                _ => false,
            };
            let partner = (0..self.zh.len())
                .find(|&i| stands_for(i, &self.zh[i]))
                .filter(|_| if first { !context.says_second() } else { !self.said_before(j) });
            found.extend(partner.map(|i| self.mismatch(Some(i), Some(j), true)));
            partner.is_none()
        });
        found
    }

    /// Whether the Chinese says it somewhere, though another number of the English was matched to it.
    fn said_before(&self, j: usize) -> bool {
        self.zh.iter().any(|zh| alike(zh, &self.en[j]).is_some())
    }

    /// The leftover of the English that stands in the place of the Chinese leftover `i`.
    fn partner(&self, i: usize, right: &[usize]) -> Option<usize> {
        let one = &self.zh[i];
        right
            .iter()
            .copied()
            .filter_map(|j| Some((kinship(one, &self.en[j])?, self.apart(i, j), j)))
            .min()
            .map(|(_, _, j)| j)
    }

    fn mismatch(&self, zh: Option<usize>, en: Option<usize>, sure: bool) -> Mismatch {
        let (one, two) = (zh.map(|i| &self.zh[i]), en.map(|j| &self.en[j]));
        Mismatch {
            category: category(one, two),
            zh: one.map(|atom| atom.range.clone()),
            en: two.map(|atom| atom.range.clone()),
            sure,
        }
    }

    /// Equal amounts of different money.
    fn currencies(&self) -> Vec<Mismatch> {
        let pairs =
            self.zh_of.iter().enumerate().filter_map(|(i, of)| Some((&self.zh[i], &self.en[of.as_ref()?.0])));
        let money = |atom: &Atom| atom.unit.filter(|unit| unit.sort == Sort::Currency);
        pairs
            .filter(|(one, two)| {
                let (Some(a), Some(b)) = (money(one), money(two)) else { return false };
                let spoken = self.en.iter().any(|en| {
                    money(en).is_some_and(|c| same_money(a.name, c.name)) && equal(en.value, one.value)
                });
                !same_money(a.name, b.name) && !spoken
            })
            .map(|(one, two)| Mismatch {
                category: Category::Currency,
                zh: Some(one.range.clone()),
                en: Some(two.range.clone()),
                sure: true,
            })
            .collect()
    }

    /// Plain matches of which one says more and the other less, or one neither.
    fn approximations(&self) -> Vec<Mismatch> {
        let pairs = self
            .zh_of
            .iter()
            .enumerate()
            .filter_map(|(i, of)| of.map(|(j, rank)| (&self.zh[i], &self.en[j], rank)));
        pairs
            .filter(|(one, two, rank)| {
                let opposite = matches!(
                    (one.approx, two.approx),
                    (Approx::More, Approx::Less) | (Approx::Less, Approx::More)
                );
                let lost = (one.approx == Approx::Exact) != (two.approx == Approx::Exact);
                *rank < PLAIN && one.firm && two.firm && (opposite || lost)
            })
            .map(|(one, two, _)| Mismatch {
                category: Category::Approx,
                zh: Some(one.range.clone()),
                en: Some(two.range.clone()),
                sure: true,
            })
            .collect()
    }
}

/// Whether two names of money may be the same: `$` is any dollar.
fn same_money(zh: &str, en: &str) -> bool {
    let dollar = |name: &str| {
        matches!(name, "USD" | "HKD" | "AUD" | "CAD" | "SGD" | "NZD" | "TWD" | "$" | "cent" | "MXN" | "peso")
    };
    zh == en
        || (en == "$" && dollar(zh))
        || (en == "cent" && (dollar(zh) || zh == "EUR"))
        || (zh == "$" && dollar(en))
        || (en == "pence" && zh == "GBP")
        || (zh == "cent" && dollar(en))
        || (en == "GBP" && zh == "EGP")
        || matches!((zh, en), ("peso", "PHP" | "MXN") | ("PHP" | "MXN", "peso"))
        || matches!(
            (zh, en),
            ("krone", "SEK") | ("SEK", "krone") | ("CHF", "FRF") | ("IRR", "SAR") | ("SAR", "IRR")
        )
}

/// How likely two leftovers stand for each other: nearer kinds first; none for kinds that never do.
fn kinship(zh: &Atom, en: &Atom) -> Option<u8> {
    use Class::{Code, Day, Month, Year};
    if zh.class == en.class {
        return Some(0);
    }
    let digits = (zh.value / 60.0).floor() * 100.0 + zh.value % 60.0;
    match (zh.class, en.class) {
        // 19时54分 as “1954”
        (Class::Clock, Year | Class::Count) if equal(digits, en.value) => Some(1),
        (Month, _) | (_, Month) => None,
        (Year, _) | (_, Year) => {
            (zh.class != Day && en.class != Day && (zh.value - en.value).abs() < 150.0).then_some(2)
        }
        (Day, Class::Ordinal | Class::Count) | (Class::Count | Class::Ordinal, Day) => Some(1),
        (Day, _) | (_, Day) => None,
        (Code, _) | (_, Code) => Some(3),
        _ => Some(1),
    }
}

fn category(zh: Option<&Atom>, en: Option<&Atom>) -> Category {
    if let (Some(a), Some(b)) = (zh, en) {
        let ratio = if b.value == 0.0 { 0.0 } else { (a.value / b.value).abs() };
        let power = ratio.log10().round();
        if power != 0.0 && ratio > 0.0 && equal(ratio, 10f64.powf(power)) && !a.class.is_date() {
            return Category::Magnitude;
        }
    }
    let is = |test: fn(Class) -> bool| zh.or(en).is_some_and(|atom| test(atom.class));
    if is(|class| class.is_date() || matches!(class, Class::Clock | Class::Decade)) {
        Category::Date
    } else if is(|class| matches!(class, Class::Percent | Class::Fraction | Class::Multiple)) {
        Category::Percent
    } else if is(|class| matches!(class, Class::Ordinal | Class::Century)) {
        Category::Ordinal
    } else {
        Category::Value
    }
}
