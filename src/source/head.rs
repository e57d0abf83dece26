//! The head of a page: its titles, which come before anybody speaks.

use super::join;
use super::label::{Label, Voice};
use super::line::Printed;
use super::names::is_credit;
use super::timecode;
use super::turn::is_dateline;
use crate::text::count_han;

/// At most so many lines are titles: a kicker, a headline in two lines, a subheading.
const MOST: usize = 4;
/// A headline is not longer than this, in characters; in Latin letters, than thrice as many.
const LONGEST: usize = 60;

/// How many lines stand before the first label, numbered heading, dateline and whole sentence: titles.
pub(super) fn length(text: &str, lines: &[Printed], labels: &[Option<Label>]) -> usize {
    lines
        .iter()
        .zip(labels)
        .take_while(|(line, label)| label.is_none() && is_title(&text[line.range()]))
        .count()
        .min(MOST)
}

fn is_title(line: &str) -> bool {
    let longest = if count_han(line) == 0 { LONGEST * 3 } else { LONGEST };
    !ends_a_sentence(line)
        && !join::begins_item(line)
        && !is_dateline(line)
        && timecode::leading(line).is_none()
        && line.chars().count() <= longest
}

/// A headline may ask or exclaim in its middle, but one that ends in 。 is a sentence. So is one that ends in a comma or a semicolon.
fn ends_a_sentence(line: &str) -> bool {
    join::is_ended(line) || line.ends_with(['；', '：', ':'])
}

/// Takes the label away from a headline that looks like speech (`某某：新桥九月通车`): the first line, without
/// an end mark, right above a line that begins a report or somebody's speech, in a text whose speakers
/// end their sentences.
pub(super) fn clear_titles(text: &str, lines: &[Printed], labels: &mut [Option<Label>]) {
    let voiced =
        |label: &Option<Label>| label.as_ref().is_some_and(|label| label.voice != Voice::Particulars);
    let [Some(first), next, ..] = &*labels else { return };
    let line = &text[lines[0].range()];
    if first.voice == Voice::Particulars || first.length == line.len() || join::is_ended(line) {
        return;
    }
    let begins = next.is_some() || is_dateline(&text[lines[1].range()]);
    let (mut ended, mut open) = (0, 0);
    for (line, _) in lines.iter().zip(&*labels).skip(1).filter(|(_, label)| voiced(label)) {
        if join::is_ended(&text[line.range()]) { ended += 1 } else { open += 1 }
    }
    if begins && ended > 0 && open * 3 <= ended && !line.ends_with(['：', ':', '，', '、', '；']) {
        labels[0] = None;
    }
}

/// Takes the label away from particulars (`时间：`, `备注：`) that stand where somebody is speaking: they hold
/// before the first speaker and below a headline, credits everywhere.
pub(super) fn clear_particulars(text: &str, lines: &[Printed], labels: &mut [Option<Label>]) {
    let mut speech = false;
    for index in 0..labels.len() {
        match &labels[index] {
            Some(label) if label.voice == Voice::Particulars => {
                if speech && !is_credit(&label.name) {
                    labels[index] = None;
                }
            }
            Some(_) => speech = true,
            None => speech &= !is_headline(text, lines, labels, index),
        }
    }
}

/// Whether the line is a title that particulars follow: another event in the same file.
fn is_headline(text: &str, lines: &[Printed], labels: &[Option<Label>], index: usize) -> bool {
    let particulars = |at: usize| {
        labels.get(at).and_then(Option::as_ref).is_some_and(|label| label.voice == Voice::Particulars)
    };
    particulars(index + 1) && particulars(index + 2) && is_title(&text[lines[index].range()])
}

#[cfg(test)]
mod tests {
    use crate::source::{Hints, Role, read};

    fn roles(text: &str) -> Vec<Role> {
        read(text, &Hints::default()).blocks.iter().map(|block| block.role).collect()
    }

    #[test]
    fn kicker_and_headline_are_titles() {
        assert_eq!(roles("丰收时节\n新米上市\n\n问：甜吗？\n\n答：甜。")[..2], [Role::Title, Role::Title]);
    }

    #[test]
    fn particulars_hold_before_anybody_speaks() {
        let text = "座谈\n时间：周一\n问：好吗？\n答：好。\n备注：下次再谈。\n来源：石镇报";
        assert_eq!(
            roles(text)[1..],
            [Role::Dateline, Role::Question, Role::Answer, Role::Answer, Role::Dateline]
        );
    }

    #[test]
    fn a_headline_with_a_name_and_a_colon_is_a_title() {
        let text = "李某：新桥九月通车\n\n记者：新桥何时通车？\n\n李某：九月。\n\n记者：谢谢。";
        assert_eq!(roles(text), [Role::Title, Role::Question, Role::Answer, Role::Question]);
        assert_eq!(roles("李某：大家好。\n\n记者：何时通车？")[0], Role::Opening);
    }
}
