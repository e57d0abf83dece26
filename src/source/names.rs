//! What the form of a name says: an office, an outlet, a letter, a person, or nobody at all.

use crate::text::is_han;

/// What a label says of its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Someone who asks.
    Asking,
    /// Someone who answers, presides or speaks.
    Answering,
    /// A line of particulars (`时间：`): no voice at all.
    Particulars,
}

/// Ways in which a person from the floor is named.
const ASKING_ENDS: &str =
    "记者 記者 追问 追問 提问 提問 网友 網友 听众 观众 读者 reporter journalist correspondent";
/// Outlets that stand for their reporter, as foreign ministries print them.
const OUTLET_ENDS: &str = "社 报 報 电视台 電視台 广播公司 广播电台 卫视 衛視 周刊 週刊 时报 日报 新闻网 网 电台 \
     之声 新闻社 通讯社 融媒体中心 客户端";
/// Words on 报, 网 and 社 that name no outlet.
const NO_OUTLETS: &str = "汇报 匯報 预报 海报 情报 简报 公报 通报 申报 举报 战报 年报 月报 电报 据报 上报 填报 喜报 \
     捷报 警报 板报 播报 互联网 上网 官网 电网 全网 联网 渔网 铁丝网 路网 旅行社 合作社 供销社 出版社";
/// Labels of one letter or one word.
const ASKING_WORDS: &str = "问 問 Q q Ｑ question questioner 记者 記者 追问 提问 提问者 读者 讀者 观众 听众 网友 網友 \
     reporter interviewer journalist audience 采访者 採訪者 采访人 女记者 男记者 现场观众 问题";
const ANSWERING_WORDS: &str = "答 A a Ａ answer 回答 主持人 主持 主持者 嘉宾 受访者 受訪者 被访者 被采访者 发言人 說話人 \
     说话人 旁白 moderator host chair chairman interviewee operator speaker guest narrator";
/// Offices and ways of address that close the label of someone who answers.
const OFFICE_ENDS: &str = "主持人 发言人 發言人 部长 部長 司长 局长 处长 科长 主任 议员 議員 委员 代表 主席 总理 外长 \
     大使 秘书长 市长 省长 县长 镇长 乡长 村长 书记 院长 校长 馆长 站长 园长 队长 班长 组长 会长 理事长 董事长 行长 \
     总裁 总经理 经理 总监 总工程师 工程师 教授 研究员 先生 女士 小姐 博士 老师 嘉宾 教练 裁判 医生 律师 专家 阿姨 \
     大爷 大妈 爷爷 奶奶 叔叔 师傅 同学";
/// Particulars of an event, which stand in the head of a page and belong to nobody.
const PARTICULARS: &str = "时间 時間 地点 地點 日期 标题 主题 主題 导语 摘要 关键词 注 附 备注 网址 主讲人 主办 承办 记录 \
     time place date venue location";
/// Credits, which belong to nobody wherever they stand.
const CREDITS: &str =
    "来源 來源 作者 编辑 責任編輯 责任编辑 责编 摄影 通讯员 校对 审核 监制 整理 source editor author";
/// Words that head an item of a list or a note, and come back often; nobody is called that.
const NO_NAMES: &str = "结论 備註 备注 图 表 链接 问题 建议 原因 目的 方法 步骤 例 例句 提示 注意 说明 要求 目标 特点 \
     优点 缺点 好处 坏处 意义 影响 背景 事实 真相 谣言 观点 措施 成果 数据 数量 价格 电话 地址 邮箱 邮编 传真 网站 微信 \
     单位 姓名 性别 年龄 职务 总结 结果 答案 题目 材料 做法 过程 经验 教训 任务 重点 难点 亮点 案例 参考 附件 附录 图片 \
     视频 音频 字幕 翻译 一句话 简言之 总之 换言之 首先 其次 最后 此外 另外 同时 其中 注释 记者注 编者按 译者注 上午 \
     下午 晚上 本报讯 内容 议题 议程 环节 金句 名言 谚语 俗话 古语 天气 温度 风力 比分 费用 报名 解读 点评 \
     note notes summary conclusion result results example warning tip link figure table agenda topic subject \
     background http https ps tel fax email";
/// A name that ends so introduces a quotation or a list; nobody is called that.
const SAYING_ENDS: &str = "说 說 道 称 稱 指出 强调 強調 表示 认为 認為 是 如下 包括 写道 有 为 三点 几点 方面 例如 比如 \
     即 问题 报道 報道 获悉 了解 介绍 透露 宣布 提出 写着 补充 喊 问道 答道 原因 结论 来说 而言 讲 告诉 感叹 总结";
/// Who so begins is spoken to, or something is said of him: no label.
const ADDRESS_STARTS: &str = "各位 尊敬 亲爱 敬爱 女士们 先生们 同志们 朋友们 同学们 老师们 致 请问 据 对此 对于 关于 \
     本报记者 本台记者 本网记者";
/// Characters that stand in sentences and in no printed label.
const SENTENCE_WORDS: &str = "我 你 您 他 她 它 们 们的 告诉 回答 对记者 向记者 说 是 了 把 被 吗 呢";
/// Whose letter or one-character role recurs in written dialogues: lessons, surgeries, jokes.
const ONE_LETTER: &str = "甲乙丙丁戊己庚辛男女师生医患客宾";
/// Surnames common enough that two to four characters behind one of them are a person.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯康耿华華毕畢邢俞冉柳殷樊岳章安常温施牛霍庄莊辛管祝左涂谷祁舒骆詹齐葛颜倪翟申鲁聂关柯蓝欧卜裴蒲乔邬游";
const LONG_SURNAMES: &str = "欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 皇甫 令狐 夏侯 慕容 公孙 司徒 尉迟 端木";
/// Ways of address before a Latin name, and words of office in one.
const LATIN_OFFICES: &str = "mr mrs ms miss dr prof professor sen senator rep gov governor president secretary minister \
     ambassador director chairman chairwoman judge justice coach captain mayor spokesperson moderator speaker";

fn any(list: &str, test: impl FnMut(&str) -> bool) -> bool {
    list.split_whitespace().any(test)
}

fn is_one_of(list: &str, name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    any(list, |word| word == name || (word.len() > 1 && word == lower))
}

/// The name without the number that some print behind it: Q1, 问2. Other numbers tell people apart.
pub(super) fn unnumbered(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let letter = matches!(stem, "Q" | "A" | "q" | "a" | "问" | "答" | "問" | "Question" | "Answer" | "追问");
    if letter { stem } else { name }
}

/// Whether the name is only a letter or a word for who asks or answers.
pub(super) fn is_role_word(name: &str) -> bool {
    is_one_of(ASKING_WORDS, name) || is_one_of(ANSWERING_WORDS, name)
}

/// Whether a label of this name may stand without a colon: words for a role and people, not outlets,
/// which also head pages.
pub(super) fn is_person_or_role(name: &str) -> bool {
    is_role_word(name)
        || person(name)
        || (ends(OFFICE_ENDS, name) && voice(name).is_some())
        || ends(ASKING_ENDS, name)
}

/// Whether `name` credits somebody when a person's name is all that follows (`记者：王某`).
pub(super) fn credits(name: &str) -> bool {
    any("记者 主持人 主持 嘉宾 采访者 采访人 受访者 主讲人 发言人 本报记者 本台记者", |word| word == name)
}

/// What the form of a name alone says.
pub(super) fn voice(name: &str) -> Option<Voice> {
    if is_one_of(PARTICULARS, name) || is_one_of(CREDITS, name) {
        return Some(Voice::Particulars);
    }
    let stem = name
        .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "一二三四五甲乙丙丁".contains(c))
        .trim_end();
    let stem = if stem.is_empty() { name } else { stem };
    if is_one_of(ASKING_WORDS, name) || (stem != "问题" && is_one_of(ASKING_WORDS, stem)) {
        return (name != "问题").then_some(Voice::Asking);
    }
    if is_one_of(ANSWERING_WORDS, name) || is_one_of(ANSWERING_WORDS, stem) {
        return Some(Voice::Answering);
    }
    if is_said(name) {
        return None;
    }
    if name.starts_with('《') && name.contains('》')
        || net_name(name)
        || ends(ASKING_ENDS, stem)
        || outlet(name)
    {
        return Some(Voice::Asking);
    }
    if ends(OFFICE_ENDS, stem) {
        return Some(Voice::Answering);
    }
    titled(name).or_else(|| latin_titled(name).then_some(Voice::Answering))
}

/// 路透社 某某, 副局长 李某, 记者李某: an outlet or office, then a person.
fn titled(name: &str) -> Option<Voice> {
    if let Some((title, who)) = name.rsplit_once([' ', '\u{3000}', '·']) {
        let short = (1..=8).contains(&who.chars().count()) && !who.contains('、');
        let mut found = voice(title).filter(|&voice| voice != Voice::Particulars);
        if found.is_none() && ends("总台 台 频道 媒体 新闻 客户端", title) {
            found = Some(Voice::Asking);
        }
        return found.filter(|_| short);
    }
    for (list, voice) in [("记者 記者 网友", Voice::Asking), (OFFICE_ENDS, Voice::Answering)] {
        let titled = any(list, |title| {
            name.find(title).is_some_and(|at| person(name[at + title.len()..].trim_start_matches(['—', '-'])))
        });
        if titled {
            return Some(voice);
        }
    }
    None
}

/// 网友“某某”: the name somebody goes by.
fn net_name(name: &str) -> bool {
    name.ends_with('”') && any("网友 網友 观众 听众 读者 用户", |word| name.starts_with(word))
}

fn outlet(name: &str) -> bool {
    ends(OUTLET_ENDS, name) && !any(NO_OUTLETS, |word| name.ends_with(word))
}

fn ends(list: &str, name: &str) -> bool {
    any(list, |end| name.ends_with(end) && name.len() > end.len())
}

/// Whether the words are part of a sentence or of an address.
fn is_said(name: &str) -> bool {
    is_one_of(NO_NAMES, name)
        || ends(SAYING_ENDS, name)
        || is_one_of(SAYING_ENDS, name)
        || any(ADDRESS_STARTS, |start| name.starts_with(start))
        || any(SENTENCE_WORDS, |word| name.contains(word))
}

/// Whether a name that came back may be one: short, and not the opening of a sentence.
pub(super) fn plain(name: &str) -> bool {
    let length = name.chars().count();
    let one = length == 1 && name.chars().all(|c| ONE_LETTER.contains(c) || c.is_ascii_uppercase());
    let counted = name.starts_with(['第', '其', '一', '二', '三', '四', '五', '这', '那', '图', '表', '附'])
        || name.starts_with(|c: char| c.is_ascii_digit());
    let particular = is_one_of(PARTICULARS, name) || is_one_of(CREDITS, name);
    (one || latin(name)
        || ((2..=12).contains(&length) && !name.contains(['的', '、', '年', '月', '在', '《'])))
        && !counted
        && !particular
        && !is_said(name)
}

/// Whether a name that stands only once is a person's: a surname and one or two more characters, 某
/// behind a surname, or a name with the dot of foreign names.
pub(super) fn person(name: &str) -> bool {
    let count = name.chars().count();
    if !name.chars().all(|c| is_han(c) || c == '·') || !plain(name) {
        return false;
    }
    let surname = name.starts_with(|c| SURNAMES.contains(c));
    let long = any(LONG_SURNAMES, |surname| name.starts_with(surname)) && (3..=4).contains(&count);
    let foreign = name.contains('·') && count >= 4 && !name.starts_with('·') && !name.ends_with('·');
    let hidden = name.ends_with('某') && (2..=4).contains(&count);
    let called = name.starts_with(['老', '小', '阿', '大']) && count == 2;
    (surname && (2..=3).contains(&count)) || long || foreign || hidden || (called && plain(name))
}

/// Words in Latin letters that may be a name: each with a capital, but for the small words of an office.
fn latin(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let small = "of the for and de van von bin al";
    let fits = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase())
            || is_one_of(small, word)
            || word.chars().all(|c| c.is_ascii_digit())
    };
    let letters = |c: char| (c.is_alphanumeric() && !is_han(c)) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    (1..=6).contains(&words.len())
        && words.iter().all(fits)
        && words[0].starts_with(|c: char| c.is_uppercase())
        && name.chars().all(letters)
        && (words.len() > 1 || name.len() > 1)
}

/// `Mr. Smith`, `MR. PRICE`, `Speaker 2`.
fn latin_titled(name: &str) -> bool {
    let first = name.split([' ', '.']).next().unwrap_or_default();
    latin(name) && name.len() > first.len() + 1 && is_one_of(LATIN_OFFICES, first)
}

/// Whether the name is set in Latin capitals throughout, as transcripts print speakers.
pub(super) fn capitals(name: &str) -> bool {
    latin(name) && name.len() > 2 && !name.chars().any(char::is_lowercase) && plain(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_tell_who_asks_and_who_answers() {
        for name in [
            "《晨报》",
            "某某社记者",
            "联合社",
            "网友“云朵”",
            "联合社 李某",
            "晨报记者 李某",
            "记者李某",
            "记者2",
            "Q",
            "QUESTION",
        ] {
            assert_eq!(voice(name), Some(Voice::Asking), "{name}");
        }
        for name in [
            "水务局副局长、新闻发言人 邢某某",
            "主持人王芳",
            "李校长",
            "Mr. Smith",
            "MR. PRICE",
            "Speaker 2",
            "说话人1",
            "Moderator",
        ] {
            assert_eq!(voice(name), Some(Voice::Answering), "{name}");
        }
    }

    #[test]
    fn openings_of_sentences_have_no_voice_and_no_name() {
        for name in [
            "首先我想强调的是",
            "会议指出",
            "他说",
            "一句话",
            "据报道",
            "备注",
            "图",
            "链接",
            "问题是",
            "结论",
            "各位代表",
            "女士们、先生们",
            "尊敬的李老师",
            "他告诉记者",
            "第一",
            "Note",
            "Summary",
            "优点",
        ] {
            assert!(voice(name).is_none_or(|voice| voice == Voice::Particulars), "{name}");
            assert!(!plain(name), "{name}");
        }
    }

    #[test]
    fn people_are_known_by_surname_dot_or_address() {
        for name in ["王芳", "欧阳某某", "邢某某", "托马斯·米勒", "老周"] {
            assert!(person(name), "{name}");
        }
    }
}
