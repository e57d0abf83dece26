//! Units of money and measure: Chinese words, English words and signs, with factors inside a sort.

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Money: never converted.
    Currency,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Watts.
    Power,
    /// Joules, kilowatt hours.
    Energy,
    /// Seconds, days, years.
    Time,
    /// Bytes, hertz, pascals and the rest.
    Other,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// ISO 4217 code of a currency (`$` and `cent` where no country is named), English name of a measure.
    pub name: &'static str,
    /// What it measures.
    pub sort: Sort,
    /// What one is worth in the base of its sort, or in the main unit of its currency.
    pub factor: f64,
}

type Row = (&'static str, f64, &'static [&'static str]);

/// The unit of a table whose word stands where `read` says, longest first: the unit and the word's length.
fn longest(tables: &[(Sort, &'static [Row])], read: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    let mut best: Option<(Unit, usize)> = None;
    for &(sort, rows) in tables {
        for &(name, factor, words) in rows {
            for word in words {
                let length = word.chars().count();
                if best.is_none_or(|(_, most)| length > most) && read(word) {
                    best = Some((Unit { name, sort, factor }, length));
                }
            }
        }
    }
    best
}

/// Whether the English `text`, in lower case, names a unit of `sort`.
pub fn names_unit(text: &str, sort: Sort) -> bool {
    let words =
        EN.iter().filter(|(of, _)| *of == sort).flat_map(|(_, rows)| rows.iter()).flat_map(|row| row.2);
    let alone = |at: usize, word: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
        !word.starts_with(char::is_alphanumeric)
            || edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next())
    };
    words.into_iter().any(|word| text.match_indices(word).any(|(at, _)| alone(at, word)))
}

/// The unit whose Chinese word begins where `has` says.
pub(super) fn zh_unit(has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(ZH, has)
}

/// The currency whose sign or word stands before a number.
pub(super) fn zh_currency_before(ends: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(&[(Sort::Currency, BEFORE)], ends)
}

/// The unit of an English word in lower case.
pub(super) fn en_unit(has: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(EN, has)
}

/// The currency whose English sign or code, in lower case, stands before a number.
pub(super) fn en_currency_before(ends: impl Fn(&str) -> bool) -> Option<(Unit, usize)> {
    longest(&[(Sort::Currency, BEFORE)], ends)
}

const ZH: &[(Sort, &[Row])] = &[
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

const ZH_MONEY: &[Row] = &[
    ("USD", 1.0, &["美元", "美金", "美刀", "刀"]),
    ("CNY", 1.0, &["元", "块", "块钱", "元钱", "元人民币", "人民币", "人民币元"]),
    ("CNY", 0.1, &["角", "毛钱"]),
    ("HKD", 1.0, &["港元", "港币", "港纸"]),
    ("TWD", 1.0, &["新台币", "台币", "元新台币"]),
    ("MOP", 1.0, &["澳门元", "澳门币"]),
    ("EUR", 1.0, &["欧元"]),
    ("GBP", 1.0, &["英镑", "镑"]),
    ("JPY", 1.0, &["日元", "日币", "日圆"]),
    ("KRW", 1.0, &["韩元", "韓元", "韩币"]),
    ("RUB", 1.0, &["卢布", "盧布"]),
    ("AUD", 1.0, &["澳元", "澳币"]),
    ("CAD", 1.0, &["加元", "加拿大元", "加币"]),
    ("SGD", 1.0, &["新加坡元", "新元", "坡币"]),
    ("NZD", 1.0, &["新西兰元", "纽元"]),
    ("CHF", 1.0, &["瑞士法郎"]),
    ("FRF", 1.0, &["法郎"]),
    ("INR", 1.0, &["印度卢比", "卢比", "盧比"]),
    ("THB", 1.0, &["泰铢", "泰銖", "铢"]),
    ("VND", 1.0, &["越南盾"]),
    ("IDR", 1.0, &["印尼盾", "印尼卢比"]),
    ("MYR", 1.0, &["林吉特", "马币", "令吉"]),
    ("PHP", 1.0, &["菲律宾比索"]),
    ("MXN", 1.0, &["墨西哥比索"]),
    ("peso", 1.0, &["比索"]),
    ("TRY", 1.0, &["里拉", "土耳其里拉"]),
    ("ZAR", 1.0, &["兰特", "南非兰特"]),
    ("BRL", 1.0, &["雷亚尔"]),
    ("AED", 1.0, &["迪拉姆"]),
    ("SAR", 1.0, &["沙特里亚尔"]),
    ("IRR", 1.0, &["里亚尔"]),
    ("SEK", 1.0, &["瑞典克朗"]),
    ("krone", 1.0, &["克朗"]),
    ("EGP", 1.0, &["埃及镑"]),
    ("BTC", 1.0, &["比特币"]),
    ("cent", 0.01, &["美分"]),
];

const BEFORE: &[Row] = &[
    (
        "USD",
        1.0,
        &[
            "us$",
            "usd",
            "u.s. $",
            "u.s.$",
            "u.s $",
            "u.s. dollars",
            "us $",
            "usd$",
            "美元",
            "US$",
            "USD",
            "US $",
            "u.s.dollars",
        ],
    ),
    ("$", 1.0, &["$"]),
    ("HKD", 1.0, &["hk$", "hkd", "hk $", "hkd$", "HK$", "HKD", "HK $", "港币", "港元"]),
    ("CNY", 1.0, &["rmb", "cny", "cn¥", "¥", "￥", "RMB", "CNY", "rmb¥", "人民币", "yuan"]),
    ("JPY", 1.0, &["jpy", "jp¥", "JPY"]),
    ("EUR", 1.0, &["€", "eur", "EUR", "欧元"]),
    ("GBP", 1.0, &["£", "gbp", "GBP", "英镑"]),
    ("AUD", 1.0, &["a$", "au$", "aud", "aud$", "A$", "AU$", "AUD"]),
    ("CAD", 1.0, &["c$", "c $", "ca$", "cad", "cad$", "C$", "CAD"]),
    ("SGD", 1.0, &["s$", "sgd", "S$", "SGD"]),
    ("NZD", 1.0, &["nz$", "nzd", "NZ$"]),
    ("TWD", 1.0, &["nt$", "ntd", "NT$", "新台币", "twd"]),
    ("MOP", 1.0, &["mop", "mop$", "MOP", "patacas"]),
    ("MXN", 1.0, &["mxn$", "mxn"]),
    ("BRL", 1.0, &["r$"]),
    ("INR", 1.0, &["inr", "₹", "rs"]),
    ("KRW", 1.0, &["₩", "krw"]),
    ("BTC", 1.0, &["₿", "btc"]),
    ("CHF", 1.0, &["chf"]),
    ("RUB", 1.0, &["₽", "rub"]),
    ("THB", 1.0, &["฿", "thb"]),
    ("sen", 0.01, &["sen"]),
];

const EN: &[(Sort, &[Row])] = &[
    (Sort::Currency, EN_MONEY),
    (
        Sort::Length,
        &[
            (
                "kilometre",
                1e3,
                &["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kph", "km/h"],
            ),
            ("metre", 1.0, &["m", "metre", "metres", "meter", "meters"]),
            ("centimetre", 0.01, &["cm", "centimetre", "centimetres", "centimeter", "centimeters"]),
            ("millimetre", 0.001, &["mm", "millimetre", "millimetres", "millimeter", "millimeters"]),
            ("nautical mile", 1852.0, &["nautical mile", "nautical miles"]),
            ("mile", 1609.344, &["mile", "miles"]),
            ("foot", 0.3048, &["ft", "foot", "feet"]),
            ("inch", 0.0254, &["inch", "inches", "-inch"]),
            ("li", 500.0, &["li"]),
        ],
    ),
    (
        Sort::Area,
        &[
            (
                "square metre",
                1.0,
                &["m2", "m²", "sqm", "square metre", "square metres", "square meter", "square meters"],
            ),
            (
                "square kilometre",
                1e6,
                &[
                    "km2",
                    "km²",
                    "square kilometre",
                    "square kilometres",
                    "square kilometer",
                    "square kilometers",
                ],
            ),
            ("hectare", 1e4, &["hectare", "hectares", "ha"]),
            ("mu", 1e4 / 15.0, &["mu"]),
            ("acre", 4046.856, &["acre", "acres"]),
            ("square foot", 0.092903, &["square foot", "square feet"]),
            ("square mile", 2589988.0, &["square mile", "square miles"]),
        ],
    ),
    (
        Sort::Volume,
        &[
            ("cubic metre", 1.0, &["m3", "m³", "cubic metre", "cubic metres", "cubic meter", "cubic meters"]),
            ("litre", 0.001, &["litre", "litres", "liter", "liters", "l"]),
            ("millilitre", 1e-6, &["ml", "millilitres", "milliliters"]),
            ("barrel", 0.158987, &["barrel", "barrels"]),
        ],
    ),
    (
        Sort::Mass,
        &[
            ("tonne", 1e3, &["ton", "tons", "tonne", "tonnes", "metric ton", "metric tons", "t"]),
            ("kilogram", 1.0, &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"]),
            ("gram", 1e-3, &["g", "gram", "grams"]),
            ("milligram", 1e-6, &["mg", "milligram", "milligrams"]),
            ("jin", 0.5, &["jin", "catty", "catties"]),
            ("ounce", 0.0283495, &["ounce", "ounces", "oz"]),
            ("pound", 0.453592, &["lb", "lbs"]),
        ],
    ),
    (
        Sort::Power,
        &[
            ("watt", 1.0, &["w", "watt", "watts"]),
            ("kilowatt", 1e3, &["kw", "kilowatt", "kilowatts"]),
            ("megawatt", 1e6, &["mw", "megawatt", "megawatts"]),
            ("gigawatt", 1e9, &["gw", "gigawatt", "gigawatts"]),
        ],
    ),
    (
        Sort::Energy,
        &[
            ("joule", 1.0, &["joule", "joules"]),
            ("megajoule", 1e6, &["mj", "megajoule", "megajoules"]),
            (
                "kilowatt hour",
                3.6e6,
                &["kwh", "kilowatt hour", "kilowatt hours", "kilowatt-hours", "kilowatt-hour"],
            ),
        ],
    ),
    (
        Sort::Other,
        &[
            ("hertz", 1.0, &["hz", "hertz"]),
            ("kilohertz", 1e3, &["khz"]),
            ("megahertz", 1e6, &["mhz"]),
            ("kilobyte", 1e3, &["kb"]),
            ("megabyte", 1e6, &["mb"]),
            ("gigabyte", 1e9, &["gb"]),
        ],
    ),
    (
        Sort::Time,
        &[
            ("second", 1.0, &["second", "seconds", "-second", "s"]),
            ("minute", 60.0, &["minute", "minutes", "-minute", "mins"]),
            ("hour", 3600.0, &["hour", "hours", "-hour", "hrs"]),
            ("day", 86400.0, &["day", "days", "-day"]),
            ("week", 604800.0, &["week", "weeks", "-week"]),
            ("month", 2629800.0, &["month", "months", "-month"]),
            ("decade", 315576000.0, &["decade", "decades"]),
            ("century", 3155760000.0, &["centuries"]),
            ("year", 31557600.0, &["year", "years", "-year"]),
        ],
    ),
];

const EN_MONEY: &[Row] = &[
    (
        "USD",
        1.0,
        &[
            "us dollar",
            "us dollars",
            "u.s. dollar",
            "u.s. dollars",
            "american dollars",
            "usd",
            "us$",
            "united states dollars",
        ],
    ),
    ("$", 1.0, &["dollar", "dollars", "$", "bucks"]),
    ("cent", 0.01, &["cent", "cents", "us cents"]),
    (
        "CNY",
        1.0,
        &[
            "yuan",
            "chinese yuan",
            "renminbi",
            "rmb",
            "yuan renminbi",
            "yuan rmb",
            "rmb yuan",
            "cny",
            "kuai",
            "元",
        ],
    ),
    ("CNY", 0.1, &["jiao", "mao"]),
    ("HKD", 1.0, &["hong kong dollar", "hong kong dollars", "hkd", "hk dollars", "hk$"]),
    ("TWD", 1.0, &["new taiwan dollars", "taiwan dollars", "ntd", "nt dollars"]),
    ("MOP", 1.0, &["pataca", "patacas", "macanese patacas", "mop"]),
    ("EUR", 1.0, &["euro", "euros", "€", "eur"]),
    (
        "GBP",
        1.0,
        &["pound", "pounds", "british pounds", "pounds sterling", "british pound", "gbp", "£", "quid"],
    ),
    ("pence", 0.01, &["pence", "penny"]),
    ("JPY", 1.0, &["yen", "japanese yen", "jpy"]),
    ("KRW", 1.0, &["won", "korean won", "south korean won", "krw"]),
    ("RUB", 1.0, &["ruble", "rubles", "rouble", "roubles", "russian rubles"]),
    ("AUD", 1.0, &["australian dollar", "australian dollars", "aud"]),
    ("CAD", 1.0, &["canadian dollar", "canadian dollars", "cad"]),
    ("SGD", 1.0, &["singapore dollars", "singaporean dollars", "sgd"]),
    ("NZD", 1.0, &["new zealand dollars", "nzd"]),
    ("CHF", 1.0, &["swiss francs", "swiss franc", "chf"]),
    ("FRF", 1.0, &["franc", "francs", "french francs"]),
    ("FIM", 1.0, &["finnish markka", "markka"]),
    ("DEM", 1.0, &["deutsche marks", "german marks", "deutschmarks"]),
    ("INR", 1.0, &["rupee", "rupees", "indian rupees", "inr", "₹"]),
    ("THB", 1.0, &["baht", "thai baht", "thb"]),
    ("VND", 1.0, &["vietnamese dong", "dong", "vnd"]),
    ("IDR", 1.0, &["rupiah", "indonesian rupiah"]),
    ("MYR", 1.0, &["ringgit", "malaysian ringgit"]),
    ("PHP", 1.0, &["philippine pesos"]),
    ("MXN", 1.0, &["mexican pesos", "mexican peso", "mxn"]),
    ("peso", 1.0, &["peso", "pesos"]),
    ("TRY", 1.0, &["lira", "turkish lira", "liras"]),
    ("ZAR", 1.0, &["rand", "south african rand"]),
    ("BRL", 1.0, &["reais", "brazilian reais", "real"]),
    ("AED", 1.0, &["dirham", "dirhams"]),
    ("SAR", 1.0, &["saudi riyals", "riyals"]),
    ("IRR", 1.0, &["rials", "iranian rials"]),
    ("SEK", 1.0, &["swedish kronor", "swedish krona", "sek"]),
    ("krone", 1.0, &["krone", "kroner", "kronor", "krona"]),
    ("CRC", 1.0, &["₡", "colones"]),
    ("GEL", 1.0, &["₾", "lari"]),
    ("ILS", 1.0, &["shekels", "₪"]),
    ("NGN", 1.0, &["naira", "₦"]),
    ("BTC", 1.0, &["btc", "bitcoin", "bitcoins", "₿"]),
];
