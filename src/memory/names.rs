//! Names in a Chinese text, as far as they can be told without a dictionary of names.
//!
//! Known are: names that the caller knows, words in Latin letters, titles in 《》, names with · in them, and the
//! countries, provinces and cities of the list below. What is missed is only a warning less.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::is_han;

/// Names to look for: those that a project knows, and the countries, provinces and cities below.
#[derive(Debug, Clone)]
pub struct Names(Option<AhoCorasick>);

impl Names {
    /// The list below with the names `known`: of speakers, of a glossary.
    pub fn new<'n>(known: impl IntoIterator<Item = &'n str>) -> Self {
        let all = known.into_iter().filter(|name| !name.is_empty()).chain(PLACES.split_whitespace());
        // It fails only for more states than a 32-bit number counts, gigabytes of names.
        Self(AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all).ok())
    }

    /// Where they stand in `text`, a longer one hiding those inside it.
    fn find(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().flat_map(move |finder| finder.find_iter(text)).map(|hit| (hit.start(), hit.end()))
    }
}

impl Default for Names {
    fn default() -> Self {
        Self::new([])
    }
}

/// What stands behind the name of a person.
pub(super) const TITLES: [&str; 22] = [
    "先生", "女士", "小姐", "同志", "老师", "教授", "博士", "医生", "记者", "主席", "总统", "总理", "首相",
    "部长", "外长", "书记", "主任", "大使", "省长", "市长", "经理", "师傅",
];

/// Countries, the divisions of China, and large cities: enough that a change of place is seen where it is usual.
const PLACES: &str = "中国 美国 英国 法国 德国 俄罗斯 日本 韩国 朝鲜 印度 巴基斯坦 越南 泰国 缅甸 老挝 柬埔寨 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 \
    文莱 蒙古 哈萨克斯坦 乌兹别克斯坦 伊朗 伊拉克 沙特 以色列 巴勒斯坦 叙利亚 土耳其 埃及 南非 尼日利亚 肯尼亚 埃塞俄比亚 加拿大 墨西哥 巴西 阿根廷 \
    智利 秘鲁 古巴 澳大利亚 新西兰 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 匈牙利 捷克 希腊 乌克兰 塞尔维亚 欧盟 东盟 非盟 联合国 \
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 \
    西藏 宁夏 新疆 香港 澳门 广州 深圳 南京 杭州 武汉 成都 西安 郑州 长沙 沈阳 大连 青岛 济南 厦门 福州 昆明 贵阳 南宁 海口 太原 合肥 南昌 哈尔滨 长春 兰州 \
    苏州 宁波 东京 首尔 华盛顿 纽约 伦敦 巴黎 柏林 莫斯科 日内瓦 布鲁塞尔 新德里 曼谷 河内 雅加达 堪培拉 渥太华 罗马 维也纳 亚洲 欧洲 非洲 美洲 拉美 中东";

/// The names of `text`, each as a sign to compare by and as it is written, in the order of the text.
pub(super) fn names(text: &str, known: &Names) -> Vec<(String, String)> {
    let mut found: Vec<(usize, usize)> = known.find(text).collect();
    found.extend(runs(text, |c| c.is_ascii_alphabetic()).filter(|&(from, to)| to - from > 1));
    found.extend(text.match_indices('《').filter_map(|(at, _)| {
        let end = at + text[at..].find('》')?;
        Some((at, end + '》'.len_utf8()))
    }));
    // A foreign name: the Han characters on both sides of the point, five of them at most.
    found.extend(text.match_indices('·').filter_map(|(at, point)| {
        let before: usize =
            text[..at].chars().rev().take(5).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
        let end = at + point.len();
        let after: usize = text[end..].chars().take(5).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
        (before > 0 && after > 0).then_some((at - before, end + after))
    }));
    // Longest first, so that 内蒙古 is not 蒙古 too.
    found.sort_by_key(|&(from, to)| (from, usize::MAX - to));
    let mut end = 0;
    found.retain(|&(from, to)| {
        let free = from >= end;
        end = if free { to } else { end };
        free
    });
    found.into_iter().map(|(from, to)| (text[from..to].to_owned(), text[from..to].to_owned())).collect()
}

/// The stretches of `text` whose characters all satisfy `is`.
fn runs(text: &str, is: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is(c)) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += c.len_utf8(),
            _ => runs.push((at, at + c.len_utf8())),
        }
    }
    runs.into_iter()
}

/// Whether the character at byte `at` of `text` stands in an occurrence of `word`.
pub(super) fn within(text: &str, at: usize, word: &str) -> bool {
    let first = at.saturating_sub(word.len());
    (first..=at)
        .any(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)) && start + word.len() > at)
}
