//! Whether a single full stop ends a sentence or only a word.

use super::look::{
    Next, char_at, char_before, first_letter, is_capitalised, next, opens, visible, visible_before, word_at,
    word_before,
};
use super::mark::End;
use super::words::{self, Kind};
use crate::text::is_blank;

/// What a place is judged to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    No,
    Sure,
    Doubtful,
}

use Verdict::{Doubtful, No, Sure};

fn doubtful_if(yes: bool) -> Verdict {
    if yes { Doubtful } else { No }
}

/// Judges the full stop of `end` in the sentence that begins at `start`, where something follows behind a blank.
pub(super) fn judge(text: &str, start: usize, end: &End) -> Verdict {
    let next = next(text, end.next);
    if next == Next::Joint {
        return No;
    }
    let letter = first_letter(text, end.next);
    let follower = word_at(text, letter);
    let begins = next == Next::Upper && words::starts(follower);
    let word = word_before(text, start, end.begin);
    let closed = end.quote || end.bracket;
    let verdict =
        if word.is_empty() && next == Next::Number && matches!(char_before(text, end.begin), Some('°' | 'º'))
        {
            // N° 5, written with a stop.
            No
        } else if end.sealed || word.is_empty() {
            Sure
        } else if let Some(verdict) = dotted(text, start, end, word, next, follower) {
            verdict
        } else {
            abbreviated(text, start, end, word, next, begins)
        };
    match (verdict, next) {
        // What closes in the midst of a clause: (etc.) were, “very large.” he said.
        (Sure | Doubtful, Next::Lower) if closed => No,
        // Careless writing begins sentences small; so does an abbreviation that no table holds.
        (Sure, Next::Lower) => Doubtful,
        (Sure, Next::Other) if char_at(text, end.next).is_some_and(char::is_alphabetic) => Doubtful,
        _ => verdict,
    }
}

/// Single letters and words with dots inside: J. R. R. Tolkien, U.S., p.m., e.g., Ph.D.
fn dotted(text: &str, start: usize, end: &End, word: &str, next: Next, follower: &str) -> Option<Verdict> {
    let mut letters = word.chars();
    let first = letters.next()?;
    if letters.next().is_none() && first.is_alphabetic() {
        // °C. and x=b. are no initials; O'B. and Jean-P. are.
        let place = end.begin - word.len();
        if place > start
            && !char_before(text, place).is_some_and(|c| is_blank(c) || opens(c) || matches!(c, '-' | '’'))
        {
            return None;
        }
        return Some(initial(text, start, end, first, next, follower));
    }
    if !word.contains('.') {
        return None;
    }
    let pieces = || word.split('.');
    let short = pieces()
        .all(|piece| (1..=3).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_alphabetic()));
    // The last part of an address: mail@a.org, a.com.
    let place = end.begin - word.len();
    if matches!(char_before(text, place), Some('@' | '/'))
        || pieces().next_back().is_some_and(words::ends_address)
    {
        return None;
    }
    if !short || pieces().filter(|piece| piece.len() > 1).count() > 1 {
        return None;
    }
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("e.g") || is("i.e") || is("p.s") || is("p.p.s") {
        return Some(No);
    }
    if is("a.m") || is("p.m") {
        return Some(time_of_day(text, start, end, next, follower));
    }
    let after_opener = first_letter(text, end.next) != end.next;
    Some(match next {
        Next::Upper if word.len() > 5 && after_opener => doubtful_if(words::starts(follower)),
        Next::Upper => doubtful_if(words::starts(follower)),
        Next::Nothing => Sure,
        _ => No,
    })
}

/// A single letter with a stop: of a name, of a state, or the last word of a sentence.
fn initial(text: &str, start: usize, end: &End, letter: char, next: Next, follower: &str) -> Verdict {
    let place = end.begin - letter.len_utf8();
    let before = text[start..place].trim_end_matches(is_blank);
    let before = word_before(before, 0, before.len());
    match next {
        Next::Nothing => Sure,
        Next::Upper if words::names_a_kind(before) => Sure,
        Next::Upper if letter == 'I' && !before.is_empty() && !is_capitalised(before) => Sure,
        // “… is x. Then”: a small letter is a variable, but for v. and c.
        Next::Upper if letter.is_lowercase() => doubtful_if(!matches!(letter, 'v' | 'c' | 'b' | 'p' | 'd')),
        // After a small word it is no initial as a rule: a function of X. So far …
        Next::Upper if !before.is_empty() && !is_capitalised(before) => doubtful_if(words::starts(follower)),
        Next::Upper => doubtful_if(!before.is_empty() && words::starts_surely(follower)),
        Next::Lower if letter == 'I' || words::names_a_kind(before) => Doubtful,
        _ => No,
    }
}

/// a.m. and p.m.: a capital behind them begins a sentence, but for days and time zones, and but for a
/// sentence that has only just begun with the time: At 5 p.m. Anna left.
fn time_of_day(text: &str, start: usize, end: &End, next: Next, follower: &str) -> Verdict {
    match next {
        Next::Nothing => Sure,
        Next::Upper => {
            let zone = words::follows_time(follower);
            let head = word_at(text, first_letter(text, visible(text, start)));
            let short =
                end.begin - start < 80 && text[start..end.begin].split_ascii_whitespace().take(6).count() < 6;
            doubtful_if(!(zone || short && words::brings_time(head)))
        }
        Next::Number => Doubtful,
        _ => No,
    }
}

/// Words of the tables, words without a vowel, and all others.
fn abbreviated(text: &str, start: usize, end: &End, word: &str, next: Next, begins: bool) -> Verdict {
    let number = next == Next::Number;
    let closed = end.quote || end.bracket;
    if words::is_unit(word) && number_before(text, start, end, word) {
        let alone = text[end.next..].chars().nth(1) == Some('.');
        return doubtful_if(!number && next != Next::Lower && !alone);
    }
    let bracketed = matches!(char_at(text, end.next), Some('(' | '['));
    match words::kind(word, number) {
        Some(_) if next == Next::Nothing => Sure,
        Some(Kind::Never) => No,
        Some(Kind::Title) if next == Next::Upper => {
            // Main St. The: a street stands behind its name, a saint before his.
            let behind = word.eq_ignore_ascii_case("st") && begins && capital_before(text, start, end, word);
            doubtful_if(behind)
        }
        Some(Kind::Title) => No,
        Some(Kind::Numbered) if number => No,
        Some(Kind::Closing) if matches!(next, Next::Upper | Next::Number) && !bracketed => Sure,
        Some(_) if closed && next == Next::Upper => Doubtful,
        Some(Kind::MayEnd | Kind::Numbered) if number && !is_capitalised(word) => Doubtful,
        Some(_) => doubtful_if(begins && !bracketed),
        None if next == Next::Lower && looks_cut(word) => No,
        None => Sure,
    }
}

/// Whether the word before `word` has a capital.
fn capital_before(text: &str, start: usize, end: &End, word: &str) -> bool {
    let place = end.begin - word.len();
    let before = text[start..place].trim_end_matches(' ');
    let before = word_before(before, 0, before.len());
    is_capitalised(before) || before.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a number stands before `word`.
fn number_before(text: &str, start: usize, end: &End, word: &str) -> bool {
    visible_before(text, start, end.begin - word.len()).is_some_and(char::is_numeric)
}

/// Whether `word` has a capital and no vowel, as only an abbreviation does: Bldg, Pvt.
fn looks_cut(word: &str) -> bool {
    let vowel = |b: u8| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    (2..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && is_capitalised(word)
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !word.bytes().any(vowel)
}

/// A stop without a blank behind it, `end.Next`: a boundary only where no address, file name, number or
/// abbreviation can be meant.
pub(super) fn judge_tight(text: &str, start: usize, end: &End) -> Verdict {
    let word = word_before(text, start, end.begin);
    let follower = word_at(text, end.next);
    let mut letters = follower.chars();
    let sentence_case = letters.next().is_some_and(char::is_uppercase)
        && letters.next().map_or(follower == "I", |c| c.is_lowercase() || matches!(c, '\'' | '’'));
    let closed = end.end > end.run;
    let plain = word.len() >= 2 && !word.contains('.') && word.chars().last().is_some_and(char::is_lowercase);
    let number = word.len() >= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let behind = end.next + follower.len();
    let token = super::look::token_around(text, end.begin);
    let address = token.contains(['@', '/', '\\', '_', '=', '<']) || words::ends_address(follower);
    // `System.Out`: a name of parts, unless an ordinary word follows.
    let name = is_capitalised(word) && !words::starts(follower);
    let fine = sentence_case
        && !address
        && (closed
            || (plain && !name && words::kind(word, false) != Some(Kind::Never))
            || number && words::starts(follower))
        && char_at(text, behind)
            .is_none_or(|c| !matches!(c, '(' | '.' | '_') || c == '.' && follower.len() > 3);
    doubtful_if(fine)
}

/// The same for exclamations, questions and ellipses.
pub(super) fn judge_tight_strong(text: &str, start: usize, end: &End, ellipsis: bool) -> Verdict {
    let Some(before) = char_before(text, end.begin).filter(|_| end.begin > start) else { return No };
    let Some(after) = char_at(text, end.next) else { return No };
    let token = super::look::token_around(text, end.begin);
    if token.contains(['@', '/', '\\', '=', '<', '&']) || !after.is_alphabetic() {
        return No;
    }
    if end.end > end.run || ellipsis {
        let follower = word_at(text, end.next);
        let begins = is_capitalised(follower)
            && (follower.chars().nth(1).is_none_or(|c| c.is_lowercase() || matches!(c, '\'' | '’')));
        return doubtful_if(begins && (before.is_lowercase() || end.end > end.run));
    }
    doubtful_if(before.is_alphanumeric())
}

/// Whether the `!` of `end` is part of a name, as in Yahoo! and other names: a word with a capital in the
/// midst of a clause that goes on with a little word.
pub(super) fn is_name(text: &str, start: usize, end: &End) -> bool {
    const GOING_ON: [&str; 16] = [
        "and", "as", "at", "by", "did", "for", "from", "has", "in", "is", "of", "on", "or", "to", "was",
        "with",
    ];
    let word = word_before(text, start, end.begin);
    let place = end.begin - word.len();
    end.run == end.begin + 1
        && text[end.begin..].starts_with('!')
        && is_capitalised(word)
        && word.chars().skip(1).all(char::is_lowercase)
        && visible_before(text, start, place).is_some_and(|c| c.is_lowercase() || c == ',')
        && GOING_ON.contains(&word_at(text, end.next))
}

/// Whether the `!` of `end` belongs to a name that is always written so: Yahoo! News, Yahoo! Inc.
pub(super) fn is_written_so(text: &str, start: usize, end: &End) -> bool {
    const NAMES: [&str; 3] = ["Jeopardy", "Kahoot", "Yahoo"];
    end.run == end.begin + 1
        && NAMES.contains(&word_before(text, start, end.begin))
        && !words::starts(word_at(text, end.next))
}

/// Whether what begins at `at` is I, I'm, I've …
pub(super) fn is_first_person(text: &str, at: usize) -> bool {
    word_at(text, at).split(['\'', '’']).next() == Some("I")
}

/// Whether behind a closed quotation a name and a verb of saying follow: “Run!” Tom shouted.
pub(super) fn is_attribution(text: &str, end: &End) -> bool {
    let name = word_at(text, end.next);
    let verb = word_at(text, visible(text, end.next + name.len()));
    !name.is_empty() && !words::starts(name) && words::says(verb)
}
