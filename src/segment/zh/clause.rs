//! What stands before and behind a mark: who spoke, whether the sentence goes on, whether one begins.

use crate::text::{is_blank, is_strong_end};

/// Verbs of saying of two characters, which may bring what was said without a mark between.
#[rustfmt::skip]
pub(in crate::segment) const SAYS_LONGER: &[&str] = &[
    "表示", "指出", "强调", "強調", "补充", "補充", "感叹", "感嘆", "感慨", "询问", "詢問", "追问", "追問", "反问", "反問",
    "回答", "解释", "解釋", "宣布", "提醒", "警告", "呼吁", "呼籲", "坦言", "直言", "认为", "認為", "承认", "承認", "回应",
    "回應", "回忆", "回憶", "嘀咕", "惊呼", "驚呼", "高呼", "嘟囔", "反驳", "反駁", "重申", "写下", "寫下", "介绍", "介紹",
    "透露", "回击", "回擊", "叮嘱", "叮囑", "评价", "評價", "评论", "評論", "形容", "总结", "總結", "附和", "安慰", "抱怨",
    "吩咐", "催促", "调侃", "調侃", "打趣", "赞叹", "讚嘆", "惊叹", "驚嘆", "哀求", "恳求", "懇求", "央求", "念叨", "自语",
    "自語",
];

/// What stands before 道 in words that have nothing to do with saying: 知道, 报道, 街道.
pub(in crate::segment) const ROADS: &str =
    "知难難报報味频頻渠轨軌街管通人公门門铁鐵隧航河车車跑霸地赤黄黃大小水国國过過栈棧古股赛賽弯彎";

/// What may follow a verb of saying: 叫起来, 说着, 问了一句.
#[rustfmt::skip]
pub(in crate::segment) const AFTERS: &[&str] = &[
    "起来", "起來", "着", "著", "了", "一句", "一声", "一聲", "一遍", "出来", "出來", "出声", "过", "過",
];

/// The longest clause that only says who spoke, in characters.
///
/// A verb of saying wants what was said. A clause that ends with it is no sentence, however long the name
/// and the office of the speaker are; 40 keeps the look ahead short.
const LONGEST_ATTRIBUTION: usize = 40;

/// Up to this many bytes (12 characters) a clause is short enough that its last verb is its only one.
const SHORT: usize = 36;

/// The word of `words` that `clause` ends with.
fn ending(clause: &str, words: &[&'static str]) -> Option<&'static str> {
    // Most words differ in their last character, which is cheaper to see.
    let tail = clause.as_bytes().last_chunk::<3>()?;
    words.iter().copied().find(|word| word.as_bytes().ends_with(tail) && clause.ends_with(word))
}

/// Whether the verb of saying is a noun as often: in a long clause it is the object of another verb.
fn is_noun_too(verb: &str) -> bool {
    !["表示", "指出", "强调", "強調", "坦言", "直言", "认为", "認為", "补充", "補充", "透露", "重申"]
        .contains(&verb)
}

/// Whether `clause` ends with a verb that brings somebody's words. Nouns that end alike are left out: 小说,
/// 疑问, 街道.
pub(super) fn says(clause: &str) -> bool {
    let clause = clause.trim_end_matches(is_blank);
    let mut back = clause.chars().rev();
    let Some(last) = back.next() else { return false };
    let before = back.next().unwrap_or(' ');
    match last {
        '说' | '說' => !"小学學传傳好".contains(before),
        '问' | '問' => !"学學疑访訪慰顾顧".contains(before),
        '称' | '稱' => !"名简簡".contains(before),
        '道' => !ROADS.contains(before),
        '想' => !"理思梦夢幻联聯设設".contains(before),
        '答' | '喊' | '叫' | '曰' | '嚷' | '吼' | '骂' | '罵' | '唱' => true,
        _ => ending(clause, SAYS_LONGER).is_some(),
    }
}

/// Whether `clause` ends with a verb that makes a quotation its complement: 题为“…”, 口号是“…”.
pub(super) fn names(clause: &str) -> bool {
    let mut back = clause.chars().rev();
    match back.next() {
        Some('是' | '为' | '為') => true,
        Some('做' | '作') => back.next() == Some('叫'),
        Some('着' | '著') => back.next().is_some_and(|before| matches!(before, '写' | '寫')),
        _ => false,
    }
}

/// Whether `rest` begins with a clause that says who spoke and then stops: 他说。 母亲问。
pub(super) fn is_attribution(rest: &str) -> bool {
    let stops =
        |c: char| is_strong_end(c) || matches!(c, '.' | '，' | '：' | '、' | '；' | ',' | ':' | '“' | '「');
    let Some((end, stop)) = rest.char_indices().take(LONGEST_ATTRIBUTION + 1).find(|&(_, c)| stops(c)) else {
        return false;
    };
    if !(is_strong_end(stop) || stop == '.') {
        return false;
    }
    let mut clause = rest[..end].trim_end_matches(is_blank);
    while let Some(after) = ending(clause, AFTERS) {
        clause = &clause[..clause.len() - after.len()];
    }
    // Some verbs of saying are nouns as well: 他作出了回答。
    let noun =
        |c: char| matches!(c, '出' | '的' | '到' | '了' | '种' | '種' | '次' | '些' | '个' | '個' | '有');
    if let Some(verb) = ending(clause, SAYS_LONGER)
        && (clause[..clause.len() - verb.len()].ends_with(noun) || end > SHORT && is_noun_too(verb))
    {
        return false;
    }
    // 他没说。 says nothing; 他不耐烦地说。 does.
    let verb = clause.rsplit('地').next().unwrap_or(clause);
    says(clause) && !verb.contains(['没', '沒', '不', '未', '无', '無', '是', '谁', '誰'])
}

/// [`takes_up`] as a regular expression.
pub(in crate::segment) const TAKES_UP: &str = "(?:的[^确確士]|一[词詞语語句]|[二三四]字|之[类類说說]|式)";

/// [`is_subject`] as a regular expression.
pub(in crate::segment) const IS_SUBJECT: &str = "(?:[这這那][个個句种種样樣类類首部条條番些篇几幾两兩三四五段]\
|是[^的啊呀吗嗎，不否]|[让讓][^我他她你咱]|[为為][^了此什何]|[令使和与與或及之]|以及|成[为為了]|作[为為])";

/// [`goes_on`] as a regular expression.
pub(in crate::segment) const GOES_ON: &str = "(?:[后後][^来來天面]|[时時][^间間代光至隔]|等[^到待他她我你一]|而[^且今]\
|[就便并並也却卻地]|然[后後]|[从從]而)";

/// Nouns that a quotation stands beside: “为什么？”这个问题, “走吧！”一词.
const MEASURES: &str = "个個句种種样樣类類首部条條番些篇几幾两兩三四五段";

/// Whether `rest`, behind a closing quotation mark, takes the quotation as a word of its clause, whatever
/// the quotation ends in: a particle or a noun that names it.
pub(in crate::segment) fn takes_up(rest: &str) -> bool {
    if let Some(behind) = rest.strip_prefix('的') {
        return !behind.starts_with(['确', '確', '士']);
    }
    rest.starts_with(['一', '二', '三', '四', '之', '式'])
        && [
            "一词", "一詞", "一语", "一語", "一句", "二字", "三字", "四字", "之类", "之類", "之说", "之說",
            "式",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
}

/// Whether the quotation before `rest`, which ends in ？or ！, is the subject of `rest` or stands beside a noun
/// in it: “为什么？”这个问题, “走吧！”是口号, “走吧！”令人难忘. Behind 。, a full stop of its own, these words begin anew.
pub(in crate::segment) fn is_subject(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let not = |words: &str| second.is_some_and(|c| !words.contains(c));
    match first {
        Some('这' | '這' | '那') => second.is_some_and(|c| MEASURES.contains(c)),
        Some('是') => not("的啊呀吗嗎，不否"),
        Some('让' | '讓') => not("我他她你咱"),
        Some('为' | '為') => not("了此什何"),
        Some('令' | '使' | '和' | '与' | '與' | '或' | '及' | '之') => true,
        Some('以') => second == Some('及'),
        Some('成') => matches!(second, Some('为' | '為' | '了')),
        Some('作') => matches!(second, Some('为' | '為')),
        _ => false,
    }
}

/// Whether `rest` goes on even behind an announced quotation: adverbs that link two acts of one subject.
pub(super) fn goes_straight_on(rest: &str) -> bool {
    rest.starts_with(['就', '便', '并', '並', '地'])
}

/// Whether `rest` goes on with the clause in which the quotation is the object: adverbs and particles that
/// need a subject before them.
pub(in crate::segment) fn goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let not = |words: &str| second.is_some_and(|c| !words.contains(c));
    match first {
        Some('后' | '後') => not("来來天面"),
        Some('时' | '時') => not("间間代光至隔"),
        Some('等') => not("到待他她我你一"),
        Some('而') => not("且今"),
        Some('就' | '便' | '并' | '並' | '也' | '却' | '卻' | '地') => true,
        Some('然') => matches!(second, Some('后' | '後')),
        Some('从' | '從') => second == Some('而'),
        _ => false,
    }
}

/// Words that set a new scene or comment on a whole sentence, and so stand at its beginning.
#[rustfmt::skip]
pub(in crate::segment) const BEGINNINGS: &[&str] = &[
    "第二天", "第三天", "次日", "翌日", "当天", "當天", "那天", "那时", "那時", "当时", "當時", "后来", "後來", "那年", "多年后",
    "多年後", "几年后", "幾年後", "几天后", "幾天後", "不久", "有一天", "突然", "忽然", "从此", "從此", "这时", "這時", "此时",
    "此時", "与此同时", "與此同時", "毫无疑问", "毫無疑問", "总之", "總之", "另外", "此外", "事实上", "事實上", "综上", "綜上",
    "由此可见", "由此可見", "莫非", "难道", "難道", "转眼", "轉眼", "首先", "其次", "最后，", "最後，", "一年后", "一年後", "如今",
    "第一，", "第二，", "第三，", "谢谢", "请问", "請問",
];

/// Whether a sentence plainly begins at `rest`.
pub(super) fn begins(rest: &str) -> bool {
    let head = rest.as_bytes().first_chunk::<3>();
    // Most words differ in their first character, which is cheaper to see.
    head.is_some_and(|head| {
        BEGINNINGS.iter().any(|word| word.as_bytes().starts_with(head) && rest.starts_with(word))
    })
}

/// Whether the bracket at the beginning of `bracket` refers to another place.
pub(super) fn refers(bracket: &str) -> bool {
    let inner = bracket.trim_start_matches(['（', '(', '〔', '［', '[']);
    ["见", "見", "参见", "參見", "详见", "詳見", "参看", "參看", "参阅", "參閱"]
        .iter()
        .any(|verb| inner.starts_with(verb))
}

/// Whether what follows a bracket inside a sentence is an invitation, which nothing before it governs.
pub(super) fn invites(rest: &str) -> bool {
    rest.starts_with('请') && !rest.starts_with("请求") && !rest.starts_with("请示")
        || rest.starts_with("敬请")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_saying_are_told_from_nouns() {
        assert!(SAYS_LONGER.iter().all(|verb| says(verb)));
        assert!(["他说", "她苦笑道", "会议强调", "发言人表示", "我想"].into_iter().all(says));
        assert!(!["他知道", "一部小说", "我的梦想", "一条街道", "法律顾问"].into_iter().any(says));
    }

    #[test]
    fn a_clause_that_only_says_who_spoke_stops() {
        let only = [
            "母亲问。",
            "孩子们高兴地叫起来。",
            "他不耐烦地说。",
            "某国外交部发言人李某某在例行记者会上表示。",
        ];
        assert!(only.into_iter().all(is_attribution));
        let more = ["他说，走。", "他没有回答。", "他不知道。", "他说：“走。”", "这是我的疑问。"];
        assert!(!more.into_iter().any(is_attribution));
    }

    #[test]
    fn a_clause_goes_on_with_words_that_need_something_before_them() {
        assert!(["这个问题", "是一本书", "令人难忘"].into_iter().all(is_subject));
        assert!(["后，他", "就走", "然后"].into_iter().all(goes_on));
        assert!(takes_up("的追问") && !takes_up("的确如此"));
        assert!(
            !["这是真的", "是的。", "后来", "他走了"]
                .into_iter()
                .any(|rest| goes_on(rest) || is_subject(rest))
        );
    }
}
