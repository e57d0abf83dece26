//! Chinese words for units of measure.

use super::unit::{Row, Sort};
use super::unit_money::ZH_MONEY;

/// By sort: name, factor, words.
pub(super) const ZH: &[(Sort, &[Row])] = &[
    (Sort::Currency, ZH_MONEY),
    (
        Sort::Length,
        &[
            ("kilometre", 1e3, &["公里", "千米", "km", "KM", "Km"]),
            ("metre", 1.0, &["米", "公尺", "m"]),
            ("centimetre", 0.01, &["厘米", "公分", "cm", "CM"]),
            ("millimetre", 0.001, &["毫米", "mm", "MM"]),
            ("li", 500.0, &["里"]),
            ("nautical mile", 1852.0, &["海里"]),
            ("mile", 1609.344, &["英里"]),
            ("foot", 0.3048, &["英尺"]),
            ("inch", 0.0254, &["英寸", "吋", "寸"]),
            ("zhang", 10.0 / 3.0, &["丈"]),
            ("micrometre", 1e-6, &["微米"]),
            ("nanometre", 1e-9, &["纳米"]),
            ("light-year", 9.4607e15, &["光年"]),
        ],
    ),
    (
        Sort::Area,
        &[
            ("square metre", 1.0, &["平方米", "平米", "平方公尺", "㎡", "m2"]),
            ("square kilometre", 1e6, &["平方公里", "平方千米"]),
            ("hectare", 1e4, &["公顷", "公頃"]),
            ("mu", 1e4 / 15.0, &["亩", "畝"]),
            ("acre", 4046.856, &["英亩"]),
            ("square foot", 0.092903, &["平方英尺", "平方呎"]),
        ],
    ),
    (
        Sort::Volume,
        &[
            ("cubic metre", 1.0, &["立方米", "立方", "方"]),
            ("litre", 0.001, &["升", "公升"]),
            ("millilitre", 1e-6, &["毫升", "ml", "ML", "mL"]),
            ("barrel", 0.158987, &["桶"]),
        ],
    ),
    (
        Sort::Mass,
        &[
            ("tonne", 1e3, &["吨", "噸", "公吨"]),
            ("kilogram", 1.0, &["公斤", "千克", "kg", "KG"]),
            ("gram", 1e-3, &["克", "g"]),
            ("milligram", 1e-6, &["毫克", "mg"]),
            ("jin", 0.5, &["斤", "市斤"]),
            ("pound", 0.453592, &["磅"]),
            ("liang", 0.05, &["两重"]),
            ("ounce", 0.0283495, &["盎司", "安士"]),
        ],
    ),
    (
        Sort::Power,
        &[
            ("watt", 1.0, &["瓦", "瓦特"]),
            ("kilowatt", 1e3, &["千瓦", "kW"]),
            ("megawatt", 1e6, &["兆瓦", "MW"]),
        ],
    ),
    (
        Sort::Energy,
        &[
            ("joule", 1.0, &["焦", "焦耳"]),
            ("megajoule", 1e6, &["兆焦"]),
            ("kilowatt hour", 3.6e6, &["千瓦时", "千瓦小时", "度电"]),
        ],
    ),
    (
        Sort::Other,
        &[
            ("hertz", 1.0, &["赫兹", "赫"]),
            ("kilohertz", 1e3, &["千赫"]),
            ("megahertz", 1e6, &["兆赫"]),
            ("byte", 1.0, &["字节"]),
        ],
    ),
    (
        Sort::Time,
        &[
            ("second", 1.0, &["秒", "秒钟"]),
            ("minute", 60.0, &["分钟"]),
            ("hour", 3600.0, &["小时", "个小时", "个钟头"]),
            ("day", 86400.0, &["天"]),
            ("week", 604800.0, &["周", "星期", "个星期", "个礼拜"]),
            ("month", 2629800.0, &["个月"]),
            ("year", 31557600.0, &["年", "周年"]),
        ],
    ),
];
