//! Counting words: what follows a Han digit that is a number, and not part of a name.

use super::scan::Scan;
use crate::text::choice::{Choice, char_at, choice};

/// Counting words and the nouns that are counted without one.
const COUNTERS: &str = "个名位人家所只条张本次种项件场座辆台部把份颗块片篇支门口头匹艘架间层级类组批套股枚粒杯瓶碗桶包袋箱双对副根棵朵株滴段节章句页处届期轮回遍趟顿声步年月天周秒岁成倍分号楼\
     国省市县区州村户队校院大重强连款艘幅起宗例员代宿胎子女男杆局盘球尺寸元吨亩斤米升里站列班师军团营排味面幢栋扇顶床盏度档季星维则卷册集版圈路线幕折阶样方盒";

/// Names in which a counting word follows a digit.
const NAMES: &Choice = choice![
    "国演义",
    "大洲",
    "里河",
    "里桥",
    "里屯",
    "星级",
    "里罕",
    "女山",
    "环路",
    "县区",
    "里河",
    "门峡",
    "门县",
    "都镇",
];

/// A bit for the last eight bits of the number of each of [`COUNTERS`], in a row for its first four.
static IS_COUNTER: [[u64; 4]; 16] = {
    let (mut rows, mut at) = ([[0; 4]; 16], 0);
    while at < COUNTERS.len() {
        let (c, behind) = char_at(COUNTERS, at);
        let code = c as usize;
        rows[code >> 12][code / 64 % 4] |= 1 << (code % 64);
        at = behind;
    }
    rows
};

fn is_counter(c: char) -> bool {
    let code = c as usize;
    // Two characters may share a bit: what has one is looked up.
    IS_COUNTER.get(code >> 12).is_some_and(|row| row[code / 64 % 4] >> (code % 64) & 1 == 1)
        && COUNTERS.contains(c)
}

/// Whether a counting word stands at `at`.
pub(super) fn counted(scan: &Scan, at: usize) -> bool {
    let c = scan.at(at);
    let vague = matches!(c, '里' | '台' | '星' | '路' | '州' | '线')
        && super::han(scan.at(at + 1))
        && scan.at(at + 1) != '的';
    let word = scan.any(at, choice!["日", "小时", "多", "余", "来"]).is_some();
    scan.any(at, NAMES).is_none() && !vague && (word || is_counter(c))
}
