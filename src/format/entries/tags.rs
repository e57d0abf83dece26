//! Language tags as files of memories write them: `zh`, `zh-CN`, `ZH_HANS`, `cmn`, `EN-us`.

/// The script that a Chinese tag says or implies; `None` where the tag is not Chinese.
pub(in crate::format) fn script_of(tag: &str) -> Option<&'static str> {
    let tag = tag.trim().to_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    if !matches!(parts.next(), Some("zh" | "cmn" | "zho" | "chi")) {
        return None;
    }
    let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo" | "cht"));
    Some(if traditional { "hant" } else { "hans" })
}

/// Whether a tag is English.
pub(in crate::format) fn is_english(tag: &str) -> bool {
    let tag = tag.trim().to_lowercase();
    matches!(tag.split(['-', '_']).next(), Some("en" | "eng"))
}

/// How well a Chinese tag fits: 0 is best; `None` where it is not Chinese.
pub(in crate::format) fn chinese(tag: &str, wanted: &str) -> Option<u8> {
    let script = script_of(tag)?;
    Some(if tag.eq_ignore_ascii_case(wanted) { 0 } else { 1 + u8::from(Some(script) != script_of(wanted)) })
}

/// How well an English tag fits: 0 is best; `None` where it is not English.
pub(in crate::format) fn english(tag: &str, wanted: &str) -> Option<u8> {
    is_english(tag).then(|| u8::from(!tag.eq_ignore_ascii_case(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_chinese_is_chinese() {
        for tag in ["zh", "zh-CN", "ZH_hans", "zh-Hans-CN", "cmn-Hans", "zho", "zh-SG"] {
            assert_eq!(script_of(tag), Some("hans"), "{tag}");
        }
        assert_eq!((script_of("zh-TW"), script_of("ja"), script_of("zhx")), (Some("hant"), None, None));
        assert!(chinese("zh-CN", "zh-Hans") < chinese("zh-TW", "zh-Hans"));
        assert!(english("EN-gb", "en-GB") < english("en-US", "en-GB"));
        assert_eq!(english("enm", "en-GB"), None);
    }
}
