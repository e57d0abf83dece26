//! What stands around a speaker's name in print: colon, brackets, bold marks, a number, a time code.

use super::timecode;
use crate::text::{closer_of, is_blank, is_opener};

/// The longest name a label may hold, in characters: office, outlet and name together fill some 30.
const LONGEST: usize = 40;
/// The longest name that may stand without a colon.
const LONGEST_BARE: usize = 16;

/// How a name is set off from what its speaker says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Dress {
    /// `名字：`, whatever else is around it.
    Colon,
    /// `【名字】` without a colon.
    Bracketed,
    /// `**名字**` without a colon.
    Bold,
    /// A name and a time code, without a colon.
    Timed,
    /// A line that holds nothing but the name.
    Alone,
}

/// What may be a label at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    /// The name alone.
    pub(super) name: &'a str,
    /// Bytes of the line that the label takes with everything around the name.
    pub(super) length: usize,
    /// How it is set.
    pub(super) dress: Dress,
    /// Whether a number stands before it (`1. 问：`).
    pub(super) numbered: bool,
}

/// Looks for a label at the beginning of `line`.
pub(super) fn candidate(line: &str) -> Option<Candidate<'_>> {
    let lead = Lead::of(line);
    let body = &line[lead.length..];
    let found = bracketed(body, &lead).or_else(|| with_colon(body, &lead)).or_else(|| bare(body, &lead))?;
    let name = without_note(found.name);
    clean(name).then_some(Candidate { name, length: lead.length + found.length, ..found })
}

/// What stands before the name.
#[derive(Debug, Default)]
struct Lead {
    length: usize,
    timed: bool,
    bold: bool,
    numbered: bool,
}

impl Lead {
    fn of(line: &str) -> Self {
        let mut lead = Self::default();
        loop {
            let rest = &line[lead.length..];
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            let step = if blanks > 0 {
                blanks
            } else if let Some(length) = timecode::leading(rest) {
                lead.timed = true;
                length
            } else if rest.starts_with("**") || rest.starts_with("__") {
                lead.bold = true;
                2
            } else if let Some(length) = number(rest).filter(|_| !lead.numbered) {
                lead.numbered = true;
                length
            } else {
                bullet(rest)
            };
            if step == 0 {
                return lead;
            }
            lead.length += step;
        }
    }
}

/// The bytes of `1.`, `2、`, `（3）` at the beginning of `text`.
fn number(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches(['（', '(']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let mark = inner[digits..].chars().next().filter(|c| ".．、)）".contains(*c))?;
    let after = &inner[digits + mark.len_utf8()..];
    ((1..=3).contains(&digits) && !after.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(text.len() - after.len())
}

/// The bytes of a list mark or of the `##` of a heading, where a blank follows.
fn bullet(text: &str) -> usize {
    let rest = text.trim_start_matches(['#', '>', '-', '•', '●', '■', '◆', '▶', '*']);
    if rest.starts_with(is_blank) { text.len() - rest.len() } else { 0 }
}

/// `【名字】`, `[名字]：`.
fn bracketed<'a>(body: &'a str, lead: &Lead) -> Option<Candidate<'a>> {
    let open = body.chars().next().filter(|c| matches!(c, '【' | '[' | '［' | '〔'))?;
    let (at, close) = body
        .char_indices()
        .take(LONGEST + 2)
        .skip(1)
        .find(|&(_, c)| Some(c) == closer_of(open) || c == open)
        .filter(|&(_, c)| c != open)?;
    let name = unmarked(&body[open.len_utf8()..at]);
    let mut after = skip_marks(body, at + close.len_utf8());
    if let Some(length) = timecode::leading(&body[after..]) {
        after = skip_marks(body, after + length);
    }
    let colon = body[after..].chars().next().filter(|c| matches!(c, '：' | ':'));
    let dress = if colon.is_some() { Dress::Colon } else { Dress::Bracketed };
    let length = behind(body, after + colon.map_or(0, char::len_utf8), lead.bold);
    Some(Candidate { name, length, dress, numbered: lead.numbered })
}

/// `名字：`, `名字（00:12）：`, `**名字**：`.
fn with_colon<'a>(body: &'a str, lead: &Lead) -> Option<Candidate<'a>> {
    let mut end_of_name = None;
    let mut at = 0;
    let mut count = 0;
    let mut previous = ' ';
    while let Some(c) = body[at..].chars().next() {
        if at > 0
            && !previous.is_ascii_digit()
            && (c.is_ascii_digit() || is_opener(c))
            && let Some(length) = time_behind_name(&body[at..])
        {
            end_of_name = Some(at);
            at += length;
            previous = ' ';
            continue;
        }
        if matches!(c, '：' | ':') {
            break;
        }
        // A time code stands last.
        if end_of_name.is_some() && !is_blank(c) && c != '*' && c != '_' {
            return None;
        }
        count += 1;
        if count > LONGEST || "。！？；".contains(c) {
            return None;
        }
        previous = c;
        at += c.len_utf8();
    }
    let colon = body[at..].chars().next()?;
    let after = at + colon.len_utf8();
    let printed = &body[..end_of_name.unwrap_or(at)];
    // 15:00, 3:2 and http:// are no labels.
    let digit = |c: char| c.is_ascii_digit();
    let ratio = previous.is_ascii_digit() && body[after..].starts_with(digit);
    if ratio || (colon == ':' && body[after..].starts_with('/')) {
        return None;
    }
    let still_bold = lead.bold && !printed.trim_end_matches(is_blank).ends_with(['*', '_']);
    let length = behind(body, after, still_bold);
    Some(Candidate { name: unmarked(printed), length, dress: Dress::Colon, numbered: lead.numbered })
}

/// A time code in brackets, or one with a colon behind it.
fn time_behind_name(text: &str) -> Option<usize> {
    if let Some(length) = timecode::leading(text) {
        return Some(length);
    }
    let code = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let code = text[..code].trim_end_matches(':');
    (text[code.len()..].starts_with(['：', ':']) && timecode::is_alone(code)).then_some(code.len())
}

/// `名字` alone, `名字 00:12`, `**名字** 好`.
fn bare<'a>(body: &'a str, lead: &Lead) -> Option<Candidate<'a>> {
    let closing = if lead.bold { body.find("**").or_else(|| body.find("__")) } else { None };
    if let Some(at) = closing {
        let length = behind(body, at + 2, false);
        let dress = if length == body.len() { Dress::Alone } else { Dress::Bold };
        return short(&body[..at], length, dress, lead);
    }
    let blank = body.rfind(is_blank).map_or(0, |at| at + body[at..].chars().next().map_or(0, char::len_utf8));
    let bracket = body.rfind(['[', '(', '（', '【', '［']).unwrap_or(0);
    let tail = [blank, bracket].into_iter().find(|&at| at > 0 && timecode::is_alone(&body[at..]));
    match tail {
        Some(at) => short(&body[..at], body.len(), Dress::Timed, lead),
        None if lead.timed => short(body, body.len(), Dress::Timed, lead),
        None => short(body, body.len(), Dress::Alone, lead),
    }
}

fn short<'a>(printed: &'a str, length: usize, dress: Dress, lead: &Lead) -> Option<Candidate<'a>> {
    let name = unmarked(printed);
    let fits = name.chars().count() <= LONGEST_BARE;
    fits.then_some(Candidate { name, length, dress, numbered: lead.numbered })
}

/// The byte behind everything that belongs to the label after its colon: closing bold marks, a time
/// code, blanks.
fn behind(body: &str, colon: usize, bold: bool) -> usize {
    let mut at = skip_blanks(body, colon);
    if bold && (body[at..].starts_with("**") || body[at..].starts_with("__")) {
        at = skip_blanks(body, at + 2);
    }
    match timecode::leading(&body[at..]) {
        Some(length) => skip_blanks(body, at + length),
        None => at,
    }
}

fn skip_blanks(body: &str, at: usize) -> usize {
    body.len() - body[at..].trim_start_matches(is_blank).len()
}

fn skip_marks(body: &str, at: usize) -> usize {
    body.len() - body[at..].trim_start_matches(|c| is_blank(c) || c == '*' || c == '_').len()
}

/// The name without the marks of Markdown and the blanks around it.
fn unmarked(name: &str) -> &str {
    name.trim_matches(|c| is_blank(c) || matches!(c, '*' | '_'))
}

/// The name without a note in brackets behind it: 李某（局长）, 答（笑）.
fn without_note(name: &str) -> &str {
    match name.find(['（', '(']) {
        Some(at) if at > 0 && name.ends_with(['）', ')']) => name[..at].trim_end_matches(is_blank),
        _ => name,
    }
}

/// Whether the name is free of the marks that only sentences hold. Quotation marks may hold the name
/// somebody goes by on the net.
fn clean(name: &str) -> bool {
    let known_as = ["网友", "網友", "观众", "听众", "读者", "用户"].iter().any(|who| name.starts_with(who));
    let outside = match (name.find('“'), name.ends_with('”')) {
        (Some(at), true) if known_as => &name[..at],
        _ => name,
    };
    let sentence = |c: char| "，。！？；…“”‘’,;?!|=/\\".contains(c) || (is_opener(c) && !"《（(".contains(c));
    outside.chars().any(char::is_alphabetic) && !outside.contains(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<(&str, &str, Dress)> {
        candidate(line).map(|found| (found.name, &line[found.length..], found.dress))
    }

    #[test]
    fn a_colon_sets_a_name_off_whatever_is_around_it() {
        for line in [
            "李某：好",
            "李某: 好",
            "**李某：**好",
            "**李某**：好",
            "【李某】：好",
            "[00:12:31] 李某：好",
            "00:12:31 李某：好",
            "(12:31) **李某**：好",
            "李某（12:31）：好",
            "李某 00:12:31：好",
            "李某：[00:12:31] 好",
            "李某（局长）：好",
            "### 李某：好",
        ] {
            assert_eq!(parsed(line), Some(("李某", "好", Dress::Colon)), "{line}");
        }
        assert!(candidate("1. 问：好").is_some_and(|found| found.numbered && found.name == "问"));
    }

    #[test]
    fn names_without_a_colon_keep_their_dress() {
        assert_eq!(parsed("【主持人】大家好"), Some(("主持人", "大家好", Dress::Bracketed)));
        assert_eq!(parsed("［主持人］ 大家好"), Some(("主持人", "大家好", Dress::Bracketed)));
        assert_eq!(parsed("**李某** 大家好"), Some(("李某", "大家好", Dress::Bold)));
        assert_eq!(parsed("说话人1 00:12"), Some(("说话人1", "", Dress::Timed)));
        assert_eq!(parsed("李某(00:12:31)"), Some(("李某", "", Dress::Timed)));
        assert_eq!(parsed("李某"), Some(("李某", "", Dress::Alone)));
    }

    #[test]
    fn times_ratios_addresses_and_sentences_are_no_labels() {
        for line in ["比分3:2领先", "现在15:00开始", "见http://a.cn", "你好，他说：好", "他说“好”：对"]
        {
            let found = candidate(line).filter(|found| found.dress == Dress::Colon);
            assert_eq!(found, None, "{line}");
        }
    }
}
