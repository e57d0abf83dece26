//! English words for units of measure, in lower case.

use super::unit::{Row, Sort};
use super::unit_money::EN_MONEY;

/// By sort: name, factor, words.
pub(super) const EN: &[(Sort, &[Row])] = &[
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
