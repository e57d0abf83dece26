//! What is left of an English word when its endings and the habits of British and American spelling are taken off.

use std::borrow::Cow;

/// A word without its ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    /// What words of one verb or noun share, where it is not as it is `spelled`.
    key: Option<String>,
    /// The same in its own spelling: `colour` and `color` differ.
    pub(super) spelled: String,
    /// Whether the word is a plural, by its form.
    pub(super) plural: bool,
}

/// Forms that no ending explains, and the word they belong to.
pub(super) const IRREGULAR: [(&str, &str); 77] = [
    ("analyses", "analysis"),
    ("arose", "arise"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("dealt", "deal"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("held", "hold"),
    ("indices", "index"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("leaves", "leaf"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lives", "life"),
    ("lost", "lose"),
    ("made", "make"),
    ("matrices", "matrix"),
    ("meant", "mean"),
    ("memoranda", "memorandum"),
    ("men", "man"),
    ("met", "meet"),
    ("mice", "mouse"),
    ("overcame", "overcome"),
    ("paid", "pay"),
    ("phenomena", "phenomenon"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "say"),
    ("sent", "send"),
    ("shown", "show"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("striven", "strive"),
    ("strove", "strive"),
    ("taken", "take"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thought", "think"),
    ("told", "tell"),
    ("took", "take"),
    ("wives", "wife"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Of the irregular forms those that are plurals.
const PLURALS: [&str; 17] = [
    "analyses",
    "children",
    "crises",
    "criteria",
    "feet",
    "indices",
    "leaves",
    "lives",
    "matrices",
    "memoranda",
    "men",
    "mice",
    "phenomena",
    "teeth",
    "theses",
    "wives",
    "women",
];

/// The root of `word`, which is in small letters; `acronym` where its letters but a last s are capitals.
pub(super) fn root(word: &str, acronym: bool) -> Root {
    if acronym {
        let bare = word.strip_suffix('s').filter(|bare| bare.len() > 1);
        return Root::plain(bare.unwrap_or(word), bare.is_some());
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Root::plain(word, false);
    }
    if let Some(base) = irregular(word) {
        return Root::of(ending(base), PLURALS.contains(&word));
    }
    let single = singular(word);
    let plural = single.is_some();
    Root::of(ending(single.as_deref().unwrap_or(word)), plural)
}

/// The word that the irregular form `word` belongs to.
fn irregular(word: &str) -> Option<&'static str> {
    if !may_be_irregular(word) {
        return None;
    }
    IRREGULAR.binary_search_by_key(&word, |(form, _)| form).ok().map(|at| IRREGULAR[at].1)
}

/// Whether `word` begins and ends like an irregular form: few words do, and the others are not looked up.
pub(super) fn may_be_irregular(word: &str) -> bool {
    let (Some(first), Some(last)) = (word.as_bytes().first(), word.as_bytes().last()) else { return false };
    IRREGULAR_EDGES[usize::from(first & 31)] >> (last & 31) & 1 == 1
}

/// For each first letter of the irregular forms a bit for each last one.
static IRREGULAR_EDGES: [u32; 32] = {
    let (mut edges, mut at) = ([0; 32], 0);
    while at < IRREGULAR.len() {
        let form = IRREGULAR[at].0.as_bytes();
        edges[(form[0] & 31) as usize] |= 1 << (form[form.len() - 1] & 31);
        at += 1;
    }
    edges
};

impl Root {
    fn plain(word: &str, plural: bool) -> Self {
        Self { key: None, spelled: word.to_owned(), plural }
    }

    fn of(spelled: String, plural: bool) -> Self {
        Self { key: spelling(&spelled), spelled, plural }
    }

    /// What words of one verb or noun share. It is a key, not a word: `financing` and `finance` give `financ`.
    pub(super) fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.spelled)
    }
}

/// The singular of a word that ends as plurals do.
fn singular(word: &str) -> Option<Cow<'_, str>> {
    if word.len() < 4 || !word.ends_with('s') {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    for end in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(end) {
            return Some(Cow::Borrowed(&word[..word.len() - 2]));
        }
    }
    let stem = word.strip_suffix('s')?;
    (!stem.ends_with(['s', 'u', 'i'])).then_some(Cow::Borrowed(stem))
}

/// `word` without -ed and -ing, without a doubled consonant and without a last e.
fn ending(word: &str) -> String {
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let stem = if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    } else if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 2 && has_vowel(stem)) {
        stem
    } else if let Some(stem) =
        word.strip_suffix("ed").filter(|stem| stem.len() > 2 && has_vowel(stem) && !stem.ends_with('e'))
    {
        stem
    } else {
        word
    };
    let bytes = stem.as_bytes();
    let doubled = bytes.len() > 3
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && !matches!(bytes[bytes.len() - 1], b'a' | b'e' | b'i' | b'o' | b'u' | b's');
    let stem = if doubled { &stem[..stem.len() - 1] } else { stem };
    // An e that goes before an ending goes without one too: fine, fined; but be, see and free keep theirs.
    stem.strip_suffix('e').filter(|rest| rest.len() > 2 && !rest.ends_with('e')).unwrap_or(stem).to_owned()
}

/// The key of both spellings of `word`, where it is not `word` itself: colour, color; centre, center; licence, license;
/// travelling, traveling; organisation, organization; dialogue, dialog; programme, program; judgement, judgment.
fn spelling(word: &str) -> Option<String> {
    if word.len() < 4 {
        return None;
    }
    if word == "grey" {
        return Some("gray".to_owned());
    }
    let mut key = None;
    // Few words have one of these pairs: the others are not searched five times over.
    if word.as_bytes().windows(2).any(|pair| matches!(pair, b"iz" | b"yz" | b"ll" | b"dg" | b"ae")) {
        let mut one =
            word.replace("iz", "is").replace("yz", "ys").replace("ll", "l").replace("dgement", "dgment");
        if one.len() >= 6 {
            one = one.replace("ae", "e");
        }
        key = Some(one);
    }
    let now = key.as_deref().unwrap_or(word);
    if let Some(at) = now.as_bytes().windows(3).position(|three| three == b"our").filter(|&at| at >= 3) {
        key.get_or_insert_with(|| word.to_owned()).remove(at + 1);
    }
    let now = key.as_deref().unwrap_or(word);
    for (british, american) in [("tr", "ter"), ("br", "ber"), ("enc", "ens"), ("ogu", "og"), ("mm", "m")] {
        if let Some(stem) = now.strip_suffix(british).filter(|stem| stem.len() > 1) {
            return Some(format!("{stem}{american}"));
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The key of `word`, looked for with no question asked before.
    fn slowly(word: &str) -> String {
        if word.len() < 4 {
            return word.to_owned();
        }
        if word == "grey" {
            return "gray".to_owned();
        }
        let mut key =
            word.replace("iz", "is").replace("yz", "ys").replace("ll", "l").replace("dgement", "dgment");
        if key.len() >= 6 {
            key = key.replace("ae", "e");
        }
        if let Some(at) = key.find("our").filter(|&at| at >= 3) {
            key.remove(at + 1);
        }
        for (british, american) in [("tr", "ter"), ("br", "ber"), ("enc", "ens"), ("ogu", "og"), ("mm", "m")]
        {
            if let Some(stem) = key.strip_suffix(british).filter(|stem| stem.len() > 1) {
                return format!("{stem}{american}");
            }
        }
        key
    }

    proptest! {
        #[test]
        fn no_spelling_is_overlooked(word in "(a|e|i|l|m|our|iz|yz|dg|dgement|enc|tr|br|ogu|grey|s){0,6}") {
            prop_assert_eq!(spelling(&word).unwrap_or_else(|| word.clone()), slowly(&word));
        }
    }

    #[test]
    fn every_irregular_form_is_found() {
        assert!(IRREGULAR.iter().all(|(form, base)| irregular(form) == Some(base)));
    }

    fn key(word: &str) -> String {
        root(word, false).key().to_owned()
    }

    #[test]
    fn forms_of_one_word_have_one_root() {
        for family in [
            &["policy", "policies"][..],
            &["finance", "finances", "financed", "financing"],
            &["stop", "stops", "stopped", "stopping"],
            &["bank", "banks", "banking"],
            &["process", "processes", "processed"],
            &["memorandum", "memorandums", "memoranda"],
            &["build", "built", "building"],
            &["crisis", "crises"],
            &["fulfil", "fulfill", "fulfilled"],
        ] {
            assert!(family.iter().all(|word| key(word) == key(family[0])), "{family:?}");
        }
    }

    #[test]
    fn both_spellings_have_one_root() {
        for (british, american) in [
            ("colours", "color"),
            ("harbours", "harbors"),
            ("centres", "center"),
            ("licence", "licenses"),
            ("travelling", "traveling"),
            ("globalisation", "globalization"),
            ("analysed", "analyze"),
            ("programme", "programs"),
            ("dialogues", "dialog"),
            ("judgements", "judgment"),
            ("instalments", "installment"),
        ] {
            assert_eq!(key(british), key(american), "{british}");
        }
    }

    #[test]
    fn other_words_keep_other_roots() {
        for (one, other) in [
            ("four", "for"),
            ("hour", "hor"),
            ("status", "state"),
            ("being", "bee"),
            ("policy", "police"),
            ("facilitative", "facilitation"),
            ("string", "str"),
            ("analysis", "analyst"),
        ] {
            assert_ne!(key(one), key(other), "{one}");
        }
        assert!(
            root("relations", false).plural && !root("bus", false).plural && !root("class", false).plural
        );
        assert_eq!(root("apis", true), Root::plain("api", true));
    }

    #[test]
    fn the_irregular_forms_are_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|(form, _)| form), "a binary search looks for them");
    }
}
