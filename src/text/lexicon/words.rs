//! The content words of English text, as stems.

use crate::text::stem::stem;

/// Words that say little by themselves: they are in nearly every sentence, or in nearly every gloss.
const STOP: &str = " a an the of to in on at for from by with as and or but nor so if than then that this these those there \
    here it its he she they we i you him her them us me his their our my your is are was were be been being am has have had \
    having do does did done will would shall should can could may might must not no one ones oneself sb sth etc eg ie esp abbr \
    also such very more most some any all each every other another into onto over under up down out off about after before \
    between through during while when where which who whom whose what why how same own too just only even still yet again \
    because till until upon per via ";

/// Whether `word`, in small letters, says little by itself.
pub fn is_stop_word(word: &str) -> bool {
    STOP.split(' ').any(|stop| stop == word)
}

/// The stems of the content words of English `text`, in order, letters and digits only; marks over letters are left off.
pub fn content_stems(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|word| {
            let word: String = word.chars().map(plain).flat_map(char::to_lowercase).collect();
            let bare = word.trim_end_matches("'s").trim_end_matches("’s");
            bare.trim_matches(['\'', '’']).to_owned()
        })
        .filter(|word| !word.is_empty() && !is_stop_word(word))
        .map(|word| stem(&word))
        .collect()
}

/// A Latin letter without its mark: names are typed with and without.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' => 'a',
        'ç' | 'Ç' | 'č' | 'ć' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ō' | 'ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' => 'u',
        'š' | 'Š' => 's',
        'ž' | 'Ž' => 'z',
        other => other,
    }
}
