//! The list `unmatched`: English of an aligned text that has no Chinese.

use super::refusal::Refusal;
use super::value::Value;
use crate::project::unit_file::{UnitFile, Unmatched};
use crate::yaml::{self, ListOutline, Problem, scalar};

const KEY: &str = "unmatched";
/// What the tool writes above the list.
const COMMENT: &str = "# English that has no Chinese.";

/// The text of a unit file whose `unmatched` holds `wanted`: the unit behind which each stood, and its English. What it holds
/// already stays as it was typed, and in its place; what is new goes to its end.
///
/// # Errors
/// A file that is no unit file, or a list in a form that must be edited by hand.
pub fn set_unmatched(text: &str, wanted: &[(Option<String>, String)]) -> Result<String, Refusal> {
    let before = yaml::parse(text)?;
    let (file, _) = UnitFile::read(text);
    let has = |item: &Unmatched, (after, en): &(Option<String>, String)| {
        item.after == *after && item.en.joined() == *en
    };
    let new: Vec<&(Option<String>, String)> =
        wanted.iter().filter(|one| !file.unmatched.iter().any(|item| has(item, one))).collect();
    let stays: Vec<bool> =
        file.unmatched.iter().map(|item| wanted.iter().any(|one| has(item, one))).collect();
    if new.is_empty() && stays.iter().all(|&stays| stays) {
        return Ok(text.to_owned());
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let outline = yaml::outline(text, &[KEY]).and_then(|lists| lists.into_iter().next());
    let after = match outline {
        Some(list) if list.items.len() == stays.len() => rewrite(text, &list, &stays, &new, newline),
        _ => append(text, &new, newline),
    };
    verified(&before, after, wanted, file.unmatched.len())
}

/// The list without what goes, and with what is new at its end.
fn rewrite(
    text: &str,
    list: &ListOutline,
    stays: &[bool],
    new: &[&(Option<String>, String)],
    newline: &str,
) -> String {
    let first = list.items.first().map_or(list.end, |item| item.lead);
    let ends = list.items.iter().skip(1).map(|item| item.lead).chain([list.end]);
    let pieces = list.items.iter().zip(ends).zip(stays).filter(|(_, stays)| **stays);
    let mut items: String = pieces.map(|((item, end), _)| &text[item.lead..end]).collect();
    let (mut head, tail) = (&text[..first], &text[list.end..]);
    if items.is_empty() && new.is_empty() {
        // Nothing is left of the list: its key goes, and the comment that came with it.
        let line = head.trim_end_matches(['\r', '\n']).rfind('\n').map_or(0, |at| at + 1);
        head = head[..line].trim_end();
        head = head.strip_suffix(COMMENT).unwrap_or(head).trim_end();
        let gap = if tail.is_empty() { newline.to_owned() } else { newline.repeat(2) };
        return format!("{head}{gap}{tail}");
    }
    if !items.is_empty() && !items.ends_with('\n') {
        items.push_str(newline);
    }
    let gap = items.len() - items.trim_end_matches(['\r', '\n']).len();
    let gap = if tail.is_empty() || gap <= newline.len() {
        String::new()
    } else {
        items.split_off(items.len() - gap + newline.len())
    };
    format!("{head}{items}{}{gap}{tail}", spelled(new, list.column, newline))
}

/// The list at the end of the file.
fn append(text: &str, new: &[&(Option<String>, String)], newline: &str) -> String {
    let body = text.trim_end_matches(['\r', '\n', ' ']);
    format!("{body}{newline}{newline}{COMMENT}{newline}{KEY}:{newline}{}", spelled(new, 0, newline))
}

fn spelled(new: &[&(Option<String>, String)], column: usize, newline: &str) -> String {
    let blank = " ".repeat(column);
    let item = |(after, english): &&(Option<String>, String)| {
        let after = after.as_ref().map(|id| format!("after: {id}{newline}{blank}  ")).unwrap_or_default();
        format!("{blank}- {after}en: {}{newline}", scalar(english))
    };
    new.iter().map(item).collect()
}

/// `after`, if it reads back as asked and nothing else changed.
fn verified(
    before: &yaml::Node,
    after: String,
    wanted: &[(Option<String>, String)],
    known: usize,
) -> Result<String, Refusal> {
    let rest = |node: &yaml::Node| Value::from(node).with(KEY, None);
    let is_same = yaml::parse(&after).is_ok_and(|node| rest(&node).same(&rest(before), true));
    let (file, problems) = UnitFile::read(&after);
    let mut found: Vec<(Option<String>, String)> =
        file.unmatched.into_iter().map(|item| (item.after, item.en.joined().into_owned())).collect();
    let mut wanted = wanted.to_vec();
    found.sort();
    wanted.sort();
    wanted.dedup();
    found.dedup();
    if is_same && problems.is_empty() && found == wanted {
        return Ok(after);
    }
    let what = if known == 0 { "cannot be added" } else { "cannot be changed" };
    Err(Problem::new(
        0..0,
        format!("`unmatched` {what} in the form this file has"),
        "Write it at the end of the file, a line `unmatched:` and below it a list with a dash for each.",
    )
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "format: 1\nsource: {path: a.txt}\nunits:\n- id: b3\n  zh: 一。\n  en: >-\n    One.\n";

    fn pair(after: &str, en: &str) -> (Option<String>, String) {
        (Some(after.to_owned()).filter(|after| !after.is_empty()), en.to_owned())
    }

    #[test]
    fn the_list_is_made_extended_cut_and_taken_away() {
        let one = set_unmatched(FILE, &[pair("", "Zero: nothing.")]).unwrap();
        assert_eq!(one, format!("{FILE}\n{COMMENT}\nunmatched:\n- en: \"Zero: nothing.\"\n"));
        let typed = one.replace("- en: \"Zero: nothing.\"", "# mine\n- en: 'Zero: nothing.' # odd");
        let two = set_unmatched(&typed, &[pair("", "Zero: nothing."), pair("b3", "Two.")]).unwrap();
        assert_eq!(two, format!("{typed}- after: b3\n  en: Two.\n"));
        let left = set_unmatched(&two, &[pair("b3", "Two.")]).unwrap();
        assert_eq!(left, format!("{FILE}\n{COMMENT}\nunmatched:\n- after: b3\n  en: Two.\n"));
        assert_eq!(set_unmatched(&left, &[]).unwrap(), FILE);
        assert_eq!(set_unmatched(FILE, &[]).unwrap(), FILE);
    }

    #[test]
    fn line_ends_and_what_stands_below_are_kept() {
        let crlf = FILE.replace('\n', "\r\n");
        let one = set_unmatched(&crlf, &[pair("", "Zero.")]).unwrap();
        assert!(one.ends_with("unmatched:\r\n- en: Zero.\r\n") && !one.replace("\r\n", "").contains('\n'));
        let below =
            "format: 1\nunmatched:\n  - en: Zero.\n\nsource: {path: a.txt}\nunits:\n- id: b3\n  zh: 一。\n";
        let two = set_unmatched(below, &[pair("", "Zero."), pair("b3", "Two.")]).unwrap();
        assert_eq!(two, below.replace("- en: Zero.\n", "- en: Zero.\n  - after: b3\n    en: Two.\n"));
        assert_eq!(
            set_unmatched(&two, &[]).unwrap(),
            "format: 1\n\nsource: {path: a.txt}\nunits:\n- id: b3\n  zh: 一。\n"
        );
    }

    #[test]
    fn a_list_in_brackets_is_left_to_people() {
        let flow = format!("{FILE}unmatched: [{{en: Zero.}}]\n");
        assert!(set_unmatched(&flow, &[]).is_err());
        assert!(set_unmatched(&flow, &[pair("", "Zero."), pair("", "One.")]).is_err());
        assert_eq!(set_unmatched(&flow, &[pair("", "Zero.")]).unwrap(), flow);
    }
}
