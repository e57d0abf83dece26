//! Words of general Chinese that hold a numeral and say no number.

use super::scan::Scan;
use super::zh_numeral::begins;
use crate::text::choice::char_at;

/// Idioms, adverbs, names and compounds, by theme. A numeral in one of them explains a number word of the
/// English, but asks for none.
const WORDS: &[&str] = &[
    // 一 as adverb, pronoun, article
    "一些 一样 一般 一直 一起 一定 一切 一旦 一下 一下子 一点 一点儿 一点点 一会 一会儿 一边 一面 一同 一道 一致 一向 一再 一时 一律 一味 一概 一贯 一度 一共 一并 一齐 一举 \
     一番 一带 一系列 一流 一线 一手 一体 一体化 一如 一如既往 一带一路 一方面 一模一样 一目了然 一帆风顺 一心 一心一意 一言 一门心思 一国两制 一级 一辈子 一生 一身 一脸 一路 一概而论 \
     一发不可收拾 一蹴而就 一席之地 一视同仁 一成不变 一劳永逸 一揽子 一刀切 一窝蜂 一条龙 一把手 一衣带水 一脉相承 一见钟情 一应俱全 一无所有 一无所知 一塌糊涂 一尘不染 一鸣惊人 \
     一针见血 一石二鸟 一举两得 一箭双雕 一清二楚 一干二净 一五一十 一朝一夕 一点一滴 一砖一瓦 一草一木 一举一动 一言一行 一丝不苟 一意孤行 一日千里 一落千丈 一概 一来 一代代 一步步 一次次 \
     一个个 一件件 一天天 一批批 一项项 一行 一封 一旁 一侧 一阵 一股 一丝 一片 一头 一口气 一股脑 一溜烟 一年四季 一年到头 一年一度 一言不发 一言为定 一系 一类 一连 一连串 一早 一经 一概 一事无成 一一 一元复始 \
     统一 唯一 惟一 万一 专一 单一 同一 之一 任一 第一时间 第一线 独一无二 始终如一 三位一体 合一 合而为一 知行合一 不一 不一样 不一定 不一而足 如一 归一 一拥而上 一触即发 一往无前 进一步 更进一步 逐一 一一对应 \
     一个星期一 一个星期二 一个星期三 一个星期四 一个星期五 一个星期六 一个星期日 一个星期天 一个礼拜一 一个礼拜二 一个礼拜三 一个礼拜四 一个礼拜五 一个礼拜六 一个礼拜日 一个礼拜天 \
     清一色 星期一 周一 礼拜一 天下第一 数一数二 一日三餐 一夜之间 一夜成名 一夜 一掷千金 一席话 一席 一隅 一角 一役 一霎 一瞬 一瞬间 一刹那 一线城市 一审 二审 一楼 一是 二是 三是 四是 五是 六是 七是",
    // 二 两
    "二手 二维 二维码 二元 不二 二话不说 星期二 周二 礼拜二 说一不二 两会 两岸 两岸三地 两性 两极 两地 两旁 两侧 两边 两者 两头 两手 两岸关系 两难 两败俱伤 两全其美 两码事 两口子 两用 两栖 半斤八两 三三两两 进退两难 模棱两可 势不两立 不相上下 二人转 二胡 二氧化 二氧化碳 一氧化 二噁英 二次元 二把手 二婚 二胎 二孩 三孩 一胎 两栖 二恶英 两两 两手抓 两弹一星 两院院士 两院 两个一百年 两步走 两个维护 四个意识 四个自信 四个全面 两学一做 三严三实 三农 三资 三权分立 三公 三无 三包 三线城市 二线城市 三线 二线",
    // 三 四
    "三国 三国演义 三峡 三亚 三明治 三角 三角形 三角洲 三角恋 三轮车 三星 三菱 三井 三文鱼 三维 三七 三心二意 三番五次 三番两次 三令五申 三言两语 三五成群 三更半夜 三长两短 三思 三思而后行 三天两头 三缄其口 三顾茅庐 三十而立 三月街 三军 三包 三省 三清山 三元里 三里屯 三门峡 三明市 三江源 三江 三沙 三水 三聚氰胺 三甲医院 三甲 三围 三观 三好学生 三好 再三 接二连三 举一反三 推三阻四 朝三暮四 丢三落四 张三 李四 隔三差五 低三下四 颠三倒四 星期三 周三 礼拜三 星期四 周四 礼拜四 周五 周六 周日 周末 \
     小三 阿三 第三者 第三方 第三世界 四川 四季 四季度 四处 四周 四面八方 四通八达 四海 四分五裂 四肢 四方 四平八稳 四大名著 四书五经 四合院 四舍五入 四平 四环 五环 六环 三环 二环 四会 四季如春 四起 四散 四溢 四射 四邻 四年一度 四小龙 不三不四 挑三拣四 说三道四 四中全会 三中全会 五中全会 六中全会 七中全会 一中全会 二中全会",
    // 五 六 七 八 九
    "五官 五官端正 五台山 五金 五指山 五谷 五湖四海 五花八门 五颜六色 五彩缤纷 五彩 五味 五味杂陈 五脏六腑 五体投地 五星红旗 五星级 五光十色 五大三粗 五粮液 五行 五四运动 五四 五一 五一劳动节 五险一金 五常 五角大楼 五道口 五棵松 五角 五羊 五毒 五更 五原 五笔 五仁 伍仁 六亲不认 六神无主 六安 六合彩 六四 六盘水 六一 六一儿童节 六朝 六书 六甲 七夕 七上八下 七嘴八舌 七手八脚 七七八八 乱七八糟 七匹狼 七七事变 七一 七情六欲 七星 七彩 八卦 八仙 八一 八路军 八九不离十 八达岭 八宝 八角 八方 八公山 八旗 八股 八戒 七十二变 九寨沟 九江 九牛一毛 九死一生 九州 九龙 九霄 九泉 九华山 九寨 九二共识 九一八 九一八事变 九龙江 九龙坡 星期五 星期六 礼拜五 礼拜六 初一 初二 初三 高一 高二 高三 大一 大二 大三 大四 小六 初六 大三巴 双十一 双十二 双十 七喜 三八 三八节 三八妇女节 三一五 十一假期 十一黄金周 十一长假 十一国庆 国庆十一",
    // 十 百 千 万 亿
    "十分 十足 十字 十字路口 十字架 十字军 十全十美 十有八九 十万火急 十年树木 十恶不赦 十里洋场 十堰 十指 百姓 老百姓 百度 百货 百货公司 百科 百科全书 百般 百花齐放 百花 百家争鸣 百合 百年大计 百年树人 百闻不如一见 百战百胜 百折不挠 百忙 百出 百倍 百分百 百尺竿头 百川 百事 百色 百威 百胜 百老汇 百慕大 百炼成钢 百无聊赖 百感交集 百依百顺 百里挑一 百病 百炼 百草 百万富翁 千万富翁 亿万富翁 亿万富豪 亿万 亿万人民 千金 千方百计 千家万户 千千万万 千差万别 千秋 千秋万代 千古 千丝万缕 千军万马 千载难逢 千里迢迢 千里 千变万化 千奇百怪 千锤百炼 千辛万苦 千言万语 千篇一律 千钧一发 千头万绪 千山万水 千禧 千禧年 千佛 千岛湖 千岛 千斤顶 千姿百态 千疮百孔 千年 千百年 千百万 千层 千叶 千张 千分尺 成千上万 万千 万物 万事 万事如意 万能 万岁 万众一心 万众 万无一失 万水千山 万里长城 万里 万古 万象 万象更新 万紫千红 万恶 万幸 万科 万达 万宁 万豪 万邦 万家灯火 万家 万国 万维网 万圣节 万事达 万般 万分 万顷 万州 万丈 万丈深渊 万人空巷 万隆 万寿 万向 万金油 万年青 包罗万象 挂一漏万 腰缠万贯 雷霆万钧 瞬息万变 气象万千 排除万难 亿达 千万别 千万不要 千万不能 千万要 千万不 千万小心 千万记住 肆无忌惮 肆意 肆虐 放肆 陆地 陆军 陆续 大陆 内陆 登陆 着陆 陆路 水陆 陆上 陆海 新大陆 队伍 退伍 入伍 落伍 伍 陆 小康 美味十足 \
     半导体 半岛 半决赛 半夜 半路 半空 半径 半球 半数 \
     拾起 收拾 拾取 重拾 拾遗 路不拾遗 拾 捡拾 柒 玖 仟 \
     兆头 预兆 征兆 吉兆 瑞雪兆丰年 先兆 京兆 兆业 兆丰",
    // counted groups of political language; the English names them or says the number
    "两个确立 三个代表 三步走 四项基本原则 五位一体 六稳 六保 七国集团 八国集团 十三五 十四五 十二五 十五五 十一五 双一流 三大攻坚战 五年计划 三驾马车 三座大山 三大球 五大洲 七大洲 四大洋 四大天王 四大发明 四人帮 三反五反 一二九 一二·九 一战 二战 三战 二次大战 第一次世界大战 第二次世界大战 一战成名 三高 三农 九三学社 三甲 三叉戟 三元锂 三元材料 三元正极 三元桥 技惊四座 语惊四座 四座 一座皆惊 百分二百 三分球 四分卫 六神",
];

/// A word, and a place in it where a numeral may begin.
#[derive(Clone, Copy)]
struct Entry {
    /// The character there, and the one before it, else the one behind it, else a NUL.
    key: (char, Beside),
    /// How many characters stand before the place.
    before: usize,
    word: &'static str,
    /// How many characters the word has.
    length: usize,
    /// The entry before of the same row, and one; 0 for none.
    next: usize,
}

/// A neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Before(char),
    Behind(char),
}

/// The words by the characters at and beside their numerals: made when the program is made, so that nothing is built when
/// it runs.
struct Table<const COUNT: usize> {
    entries: [Entry; COUNT],
    /// The last entry of each row, and one; 0 for none. Nine of ten places in running text have an empty row.
    rows: [u16; ROWS],
}

/// How many places in words there are where a numeral may begin.
const ENTRIES: usize = walk::<0>(None);

/// Eight rows for each key.
const ROWS: usize = 1 << 13;

static TABLE: Table<ENTRIES> = {
    let none = Entry { key: ('\0', Beside::Behind('\0')), before: 0, word: "", length: 0, next: 0 };
    let mut table = Table { entries: [none; ENTRIES], rows: [0; ROWS] };
    walk(Some(&mut table));
    table
};

/// The row of a key.
const fn row((c, beside): (char, Beside)) -> usize {
    let (side, beside) = match beside {
        Beside::Before(c) => (0x9E37_79B1_u32, c),
        Beside::Behind(c) => (0x85EB_CA77, c),
    };
    let mixed = ((c as u32) << 16 ^ beside as u32).wrapping_mul(side);
    (mixed >> (32 - ROWS.ilog2())) as usize
}

/// Walks through [`WORDS`], puts their places into `table`, where there is one, and says how many there are.
const fn walk<const COUNT: usize>(mut table: Option<&mut Table<COUNT>>) -> usize {
    let (mut theme, mut count) = (0, 0);
    while theme < WORDS.len() {
        let mut rest = WORDS[theme];
        while !rest.is_empty() {
            let (word, others) = first_word(rest);
            count = note(word, count, &mut table);
            rest = others;
        }
        theme += 1;
    }
    assert!(count < u16::MAX as usize);
    count
}

/// Puts the places of `word` into `table` behind the `count` that are there, and says how many there are then.
const fn note<const COUNT: usize>(
    word: &'static str,
    mut count: usize,
    table: &mut Option<&mut Table<COUNT>>,
) -> usize {
    let length = chars(word);
    let (mut at, mut before, mut last) = (0, 0, None);
    while at < word.len() {
        let (c, behind) = char_at(word, at);
        if begins(c) {
            if let Some(table) = table {
                let beside = match last {
                    Some(last) => Beside::Before(last),
                    None if behind < word.len() => Beside::Behind(char_at(word, behind).0),
                    None => Beside::Behind('\0'),
                };
                let row = &mut table.rows[row((c, beside))];
                table.entries[count] = Entry { key: (c, beside), before, word, length, next: *row as usize };
                *row = count as u16 + 1;
            }
            count += 1;
        }
        (at, before, last) = (behind, before + 1, Some(c));
    }
    count
}

/// The first word of `words`, between which blanks stand, and the others.
const fn first_word(words: &'static str) -> (&'static str, &'static str) {
    let mut end = 0;
    while end < words.len() && words.as_bytes()[end] != b' ' {
        end += 1;
    }
    let (word, mut others) = words.split_at(end);
    while !others.is_empty() && others.as_bytes()[0] == b' ' {
        others = others.split_at(1).1;
    }
    (word, others)
}

/// How many characters `text` has.
const fn chars(text: &str) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        (at, count) = (char_at(text, at).1, count + 1);
    }
    count
}

impl Table<ENTRIES> {
    /// The entries of `key`.
    fn like(&self, key: (char, Beside)) -> impl Iterator<Item = &Entry> {
        let entry = |number: usize| number.checked_sub(1).and_then(|number| self.entries.get(number));
        let first = entry(usize::from(self.rows[row(key)]));
        std::iter::successors(first, move |one| entry(one.next)).filter(move |one| one.key == key)
    }
}

/// The end and the length of the longest word of the table that holds the numeral character at `at`.
pub(super) fn idiom(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let beside = [Beside::Before(scan.before(at)), Beside::Behind(scan.at(at + 1)), Beside::Behind('\0')];
    let like = beside.into_iter().flat_map(|beside| TABLE.like((scan.at(at), beside)));
    like.filter(|entry| at >= entry.before && scan.has(at - entry.before, entry.word))
        .map(|entry| (at - entry.before + entry.length, entry.length))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_idiom_is_found_by_each_of_its_numerals() {
        for entry in &TABLE.entries {
            let scan = Scan::new(entry.word);
            assert!(idiom(&scan, entry.before).is_some(), "{}", entry.word);
        }
    }

    #[test]
    fn every_numeral_of_every_word_has_its_entry() {
        let words = WORDS.iter().flat_map(|words| words.split_whitespace());
        let places = words.flat_map(|word| {
            let numerals = word.chars().enumerate().filter(|(_, c)| begins(*c));
            numerals.map(move |(before, c)| (word, word.chars().count(), before, c))
        });
        let entries = TABLE.entries.iter().map(|entry| (entry.word, entry.length, entry.before, entry.key.0));
        assert!(places.eq(entries));
    }
}
