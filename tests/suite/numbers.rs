//! Quantities: what is written is read back, and no text upsets a reader.

use duizhao::check::{Selection, check};
use duizhao::jobs::Jobs;
use duizhao::project::{Document, DocumentEntry, Project, UnitFile};
use duizhao::text::{Kind, Language, Quantity, items, read_en, read_zh, write_en, write_zh};
use proptest::prelude::*;

fn values(read: &[Quantity]) -> Vec<f64> {
    read.iter().map(|quantity| quantity.value).collect()
}

/// How many findings the number rules have for a pair; none where it cannot be written as a unit.
fn disagreements(zh: &str, en: &str) -> usize {
    let typed = |text: &str| serde_json::to_string(text).expect("JSON, which is YAML");
    let text = format!(
        "format: 1\nsource: {{path: a.txt}}\nunits:\n- id: a\n  zh: {}\n  en: {}\n",
        typed(zh),
        typed(en)
    );
    let (file, problems) = UnitFile::read(&text);
    if !problems.is_empty() {
        return 0;
    }
    let document = Document::new("a.yaml", text, file, &Project::default(), DocumentEntry::default());
    let only = Selection { only: vec!["number".to_owned()], ..Selection::default() };
    check(&document, &only, Jobs::ONE).len()
}

proptest! {
    #[test]
    fn han_numerals_are_read_as_they_are_written(value in 2_u64..9_999_999_999_999_999) {
        let text = write_zh(value);
        let read = read_zh(&text);
        prop_assert_eq!(values(&read), vec![value as f64], "{}", text);
        prop_assert_eq!(&read[0].range, &(0..text.len()));
    }

    #[test]
    fn english_number_words_are_read_as_they_are_written(value in 2_u64..999_999_999_999_999) {
        let text = write_en(value);
        let read = read_en(&text);
        prop_assert_eq!(values(&read), vec![value as f64], "{}", text);
        prop_assert_eq!(&read[0].range, &(0..text.len()));
    }

    #[test]
    fn numbers_are_compared_by_value(value in 10_000_u64..99_999_999) {
        // A round number may be a rounded one.
        let value = value / 100 * 100 + value % 90;
        let (zh, en) = (format!("全省共有{}人。", write_zh(value)), format!("The province has {} people.", write_en(value)));
        prop_assert_eq!(disagreements(&zh, &en), 0, "{} {}", zh, en);
        prop_assert!(disagreements(&zh, &format!("The province has {} people.", write_en(value + 3))) > 0, "{}", zh);
    }

    #[test]
    fn no_text_upsets_a_reader(text in "[0-9０-９一二三四五六七八九十百千万亿零〇两几多余第年月日号点半分之成折倍元美港%％.,，、:：/~至到约近个 a-zA-Z$£¥€Ⅰ-Ⅻ½’()（）-]{0,40}", other in "\\PC{0,40}") {
        for text in [&text, &other] {
            for language in [Language::Zh, Language::En] {
                for item in items(text, language) {
                    prop_assert!(text.get(item.range.clone()).is_some_and(|surface| !surface.is_empty()), "{:?}", item);
                }
            }
            for quantity in read_zh(text).iter().chain(&read_en(text)) {
                prop_assert!(text.get(quantity.range.clone()).is_some() && text.get(quantity.numeral.clone()).is_some());
                prop_assert!(quantity.value.is_finite() && quantity.low <= quantity.high, "{:?}", quantity);
            }
        }
        disagreements(&text, &other);
        disagreements(&other, &text);
    }
}

#[test]
fn units_and_dates_are_read_with_what_they_measure() {
    let one = |read: Vec<Quantity>| read.into_iter().find(|quantity| quantity.firm).expect("a quantity");
    let power = one(read_zh("装机容量250万千瓦"));
    assert_eq!((power.value, power.unit.map(|unit| unit.name)), (2_500_000.0, Some("kilowatt")));
    let money = one(read_zh("盈利３.５億港元"));
    assert_eq!((money.value, money.unit.map(|unit| unit.name)), (350_000_000.0, Some("HKD")));
    let dollars = one(read_en("a profit of HK$3.5 billion"));
    assert_eq!((dollars.value, dollars.unit.map(|unit| unit.name)), (3.5e9, Some("HKD")));
    for text in ["the 26th of July 2021", "26 July 2021", "July 26, 2021", "2021-07-26"] {
        let Kind::Date(date) = read_en(text)[0].kind else { panic!("{text}") };
        assert_eq!((date.year, date.month, date.day), (Some(2021), Some(7), Some(26)), "{text}");
    }
    let Kind::Date(date) = read_zh("二〇二一年七月二十六日")[0].kind else { panic!("a date") };
    assert_eq!((date.year, date.month, date.day), (Some(2021), Some(7), Some(26)));
}

#[test]
fn words_that_hold_a_numeral_ask_for_none() {
    for text in
        ["五官端正", "三十而立", "一带一路", "十分重要", "万一", "统一", "千万别忘", "四川", "一方面", "一直"]
    {
        assert!(read_zh(text).iter().all(|quantity| !quantity.firm), "{text}");
    }
}

#[test]
fn a_letter_behind_a_zero_is_no_digit() {
    assert_eq!(values(&read_zh("一百零O一")), [100.0, 1.0]);
}
