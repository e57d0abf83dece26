//! Our rules for Chinese as SRX 2.0, for tools that take no others.
//!
//! Only what the regular expressions of ICU, Java, PCRE and the crate `regex` share: no look-around, no back
//! references, no named classes; Han characters are a range. What SRX cannot carry (how deep marks are
//! nested, where a forgotten mark is given up) is left to the commonest case.

use crate::segment::boundary::Settings;
use crate::segment::zh::{clause, name};

/// End marks that may follow each other.
const END: &str = "[。！？｡…⋯!?]";
/// End marks that leave open whether a quotation is a word: all but the full stop.
const SOFT: &str = "[！？…⋯!?]";
/// Marks that close.
const CLOSE: &str = r"[”’」』）》〉】〕］｝)\]}]";
/// Quotation marks that close.
const UNQUOTE: &str = "[”’」』\"]";
/// Han characters.
const HAN: &str = "一-鿿㐀-䶿";
/// What may begin a sentence behind a half-width mark, beside Han characters.
const OPEN: &str = r#"“‘「『（《〈【〔［(\["#;
/// Up to the straight quotation mark that opens: an odd number of them stands before.
const ODD: &str = "^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*";

/// A rule: whether a sentence ends, and the two patterns.
type Rule = (bool, String, String);

/// Our rules for Chinese, as `settings` has them, as an SRX 2.0 file.
pub(crate) fn srx(settings: Settings) -> String {
    let mut rules = Vec::new();
    runs(&mut rules);
    brackets(&mut rules);
    names(&mut rules);
    behind_quotations(&mut rules);
    for (open, close) in [('“', '”'), ('「', '」'), ('『', '』'), ('‘', '’')] {
        quotations(&mut rules, open, close, settings);
    }
    plain(&mut rules, settings);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n\
         <header segmentsubflows=\"yes\" cascade=\"yes\">\n\
         <formathandle type=\"start\" include=\"no\"/>\n\
         <formathandle type=\"end\" include=\"yes\"/>\n\
         <formathandle type=\"isolated\" include=\"no\"/>\n\
         </header>\n<body>\n<languagerules>\n<languagerule languagerulename=\"Chinese\">\n",
    );
    for (is_break, before, after) in rules {
        let is_break = if is_break { "yes" } else { "no" };
        let (before, after) = (escaped(&before), escaped(&after));
        out.push_str(&format!(
            "<rule break=\"{is_break}\">\n<beforebreak>{before}</beforebreak>\n<afterbreak>{after}</afterbreak>\n</rule>\n"
        ));
    }
    out.push_str(
        "</languagerule>\n</languagerules>\n<maprules>\n\
         <languagemap languagepattern=\"[Zz][Hh].*\" languagerulename=\"Chinese\"/>\n\
         </maprules>\n</body>\n</srx>\n",
    );
    out
}

fn escaped(pattern: &str) -> String {
    pattern.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn keep(rules: &mut Vec<Rule>, before: impl Into<String>, after: impl Into<String>) {
    rules.push((false, before.into(), after.into()));
}

fn cut(rules: &mut Vec<Rule>, before: impl Into<String>, after: impl Into<String>) {
    rules.push((true, before.into(), after.into()));
}

/// `words` as alternatives.
fn any(words: &[&str]) -> String {
    format!("(?:{})", words.join("|"))
}

/// A run of end marks and what closes behind it stay together, and with the number of a note.
fn runs(rules: &mut Vec<Rule>) {
    keep(rules, END, format!("(?:{END}|{CLOSE})"));
    keep(rules, r"\.", r"\.");
    keep(rules, format!("{END}{CLOSE}+"), format!("(?:{END}|{CLOSE})"));
    keep(rules, format!("{ODD}{END}{CLOSE}*"), "\"");
    keep(rules, format!("[。！？｡…⋯!?.](?:{CLOSE}|\")*"), "[，、；：,;:·]");
    keep(rules, format!("{END}{CLOSE}*"), r"[\[［]\d{1,3}[\]］]");
    cut(rules, format!(r"{END}{CLOSE}*[\[［]\d{{1,3}}[\]］]"), "");
}

/// Nothing ends inside a title or a bracket; a remark that begins a sentence is one.
fn brackets(rules: &mut Vec<Rule>) {
    for (open, close) in
        [("《", "》"), ("〈", "〉"), ("（", "）"), (r"\(", r"\)"), ("【", "】"), ("〔", "〕")]
    {
        let inner = format!("[^{open}{close}]");
        keep(rules, format!("{open}{inner}+"), format!("{inner}*{close}"));
    }
    keep(rules, format!("{END}{UNQUOTE}*[》〉]{CLOSE}*"), "");
    let remark = format!(r"(?:^|{END}{CLOSE}*)\s*[（(][^（）()]*[。！？｡!?.]{UNQUOTE}*[）)]");
    cut(rules, remark, "");
    let invited = format!("(?:[请請][^求示]|敬请|敬請|欢迎|歡迎|{})", any(clause::BEGINNINGS));
    cut(rules, format!("[（(][^（）()见見参參详詳][^（）()]*{END}{UNQUOTE}*[）)]"), invited);
    keep(rules, format!(r"{END}{UNQUOTE}*[）)】〕］\]]{CLOSE}*"), "");
}

/// A half-width mark between the parts of a foreign name, unless the clause asks.
fn names(rules: &mut Vec<Rule>) {
    let sound = format!("[{}]", name::SOUNDS);
    cut(rules, format!("{}[^，。！？；：、]*{sound}\\?", any(name::ASKING)), sound.clone());
    keep(rules, format!("{sound}[?!.]"), sound);
}

/// What follows a quotation and belongs to it: who spoke, what takes it up, a dash.
fn behind_quotations(rules: &mut Vec<Rule>) {
    let marks = "，：、；,:“「。！？｡.";
    let negated = "没沒不未无無是谁誰";
    let free = format!("[^{marks}{negated}]");
    let but = |nouns: &str| format!("[^{marks}{negated}{nouns}]");
    let verbs = [
        format!("{}[说說]", but("小学學传傳好")),
        format!("{}[问問]", but("学學疑访訪慰顾顧")),
        format!("{}[称稱]", but("名简簡")),
        format!("{}道", but(clause::ROADS)),
        format!("{}想", but("理思梦夢幻联聯设設")),
        format!("{free}[答喊叫曰嚷吼骂罵唱]"),
        format!("{}{}", but("出的到了种種次些个個有"), any(clause::SAYS_LONGER)),
    ];
    let spoke = format!(
        "(?:[^{marks}]{{0,30}}地)?{free}{{0,40}}(?:{}){}*[。！？｡.]",
        verbs.join("|"),
        any(clause::AFTERS)
    );
    keep(rules, format!("{END}{UNQUOTE}+"), spoke);
    keep(rules, format!("{END}{UNQUOTE}+"), clause::TAKES_UP);
    keep(rules, format!("{END}{UNQUOTE}+"), "——");
}

/// How a quotation is tied to its clause decides whether sentences end in it and behind it.
fn quotations(rules: &mut Vec<Rule>, open: char, close: char, settings: Settings) {
    let inner = format!("[^{open}{close}]");
    let quoted = format!("{open}{inner}*");
    if !settings.split_quotations {
        keep(rules, format!("{open}{inner}+"), format!("{inner}*{close}"));
    }
    keep(rules, format!("{quoted}{END}"), format!("{inner}*{close}{}", clause::TAKES_UP));
    let announced = format!(r"[：:]\s*{quoted}{SOFT}{CLOSE}+");
    keep(rules, announced.clone(), "[就便并並地]");
    cut(rules, announced, "");
    keep(rules, format!("{quoted}{SOFT}{close}{CLOSE}*"), clause::IS_SUBJECT);
    let saying = "说說问問道答喊叫想称稱曰嚷吼骂罵唱是为為示出调調充叹嘆慨询詢释釋布醒告吁籲言认認应應忆憶呼驳駁申绍紹露击擊";
    let said = format!("[{saying}]{quoted}");
    keep(rules, format!("{said}{SOFT}{close}{CLOSE}*"), clause::GOES_ON);
    keep(rules, format!("{said}{END}"), format!("(?:{inner}*[^{open}{close}。！？｡…⋯!?])?{close}"));
    let word = format!(r"[^\s：:，,；;—。！？｡…⋯!?“”‘’「」『』（《〈\(\[【{saying}]");
    keep(rules, format!("{word}{open}{inner}+"), format!("{inner}*{close}"));
    cut(rules, format!("{word}{quoted}{SOFT}{close}{CLOSE}*"), any(clause::BEGINNINGS));
    keep(rules, format!("{word}{quoted}{SOFT}{close}{CLOSE}*"), "");
}

/// Ellipses, half-width marks, and the end marks themselves.
fn plain(rules: &mut Vec<Rule>, settings: Settings) {
    let dots = r"(?:^|[^。！？｡!?…⋯.])(?:…+|⋯+|\.\.+)";
    cut(rules, dots, format!(r"(?:\s+\S|{})", any(clause::BEGINNINGS)));
    keep(rules, dots, "");
    let free = format!(r#"[{HAN}\s{OPEN}"]"#);
    keep(rules, format!(r"(?:^|{END}{CLOSE}*|[{HAN}]\.)\s*[一二三四五六七八九十百]{{1,3}}\."), "");
    cut(rules, format!("[{HAN}%％”’」』）》】]\\.{CLOSE}*"), free.clone());
    cut(rules, format!("[{HAN}%]\\."), r"(?:\d{1,2}[.、．)）]|\d{4}年)");
    cut(rules, r"[%％]\.", r"\d");
    cut(rules, format!("[!?]{CLOSE}*"), free);
    keep(rules, format!("[{HAN}][!?]"), "[A-Z][.?·]");
    cut(rules, format!("[{HAN}][!?]+"), "[A-Za-z0-9]");
    cut(rules, format!("[。！？｡][…⋯!?]*{CLOSE}*"), "");
    cut(rules, format!(r"(?:…|⋯|\.\.)[”’」』]{CLOSE}*"), "");
    cut(rules, format!("{ODD}[。！？｡!?…]\""), "");
    if settings.split_at_semicolon {
        cut(rules, "；", "");
    }
}

#[cfg(test)]
mod tests {
    use super::super::point::Rule;
    use super::*;

    #[test]
    fn the_expressions_say_what_the_functions_say() {
        type Told = fn(&str) -> bool;
        let pairs: [(&str, Told); 3] = [
            (clause::TAKES_UP, clause::takes_up),
            (clause::IS_SUBJECT, clause::is_subject),
            (clause::GOES_ON, clause::goes_on),
        ];
        let rests = [
            "的追问",
            "的确如此",
            "一词很旧",
            "之类的话",
            "这个问题",
            "这是真的",
            "是一本书",
            "是的。",
            "让我想想",
            "令人难忘",
            "以及他",
            "成为口号",
            "成都很大",
            "后，他",
            "后来",
            "就走",
            "然后走",
            "然而",
            "从而使",
            "他走了",
            "时的样子",
            "时间到",
            "等问题",
            "等他来",
            "而他",
            "而且",
            "作为回答",
            "为了你",
            "为人熟知",
            "式的话",
        ];
        for (pattern, told) in pairs {
            let rule = Rule::new(true, "", pattern).expect("a pattern");
            for rest in rests {
                assert_eq!(rule.points(rest).contains(&0), told(rest), "{pattern} and {rest}");
            }
        }
    }
}
