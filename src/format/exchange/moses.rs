//! A pair of files, line beside line, as programs that learn to translate want them.

use super::record::records;
use crate::format::escape::plain;
use crate::format::{Edition, Writer};

/// The Moses pair: one file of Chinese, one of English.
pub(in crate::format) struct Moses;

impl Writer for Moses {
    fn name(&self) -> &'static str {
        "moses"
    }

    fn extension(&self) -> &'static str {
        "zh"
    }

    fn summary(&self) -> &'static str {
        "two files, Chinese and English, line beside line; what has no English is left out"
    }

    fn write(&self, edition: &Edition) -> Vec<u8> {
        self.files(edition).swap_remove(0).1
    }

    fn files(&self, edition: &Edition) -> Vec<(&'static str, Vec<u8>)> {
        let (mut zh, mut en) = (String::new(), String::new());
        for record in records(edition) {
            let (chinese, english) = (plain(&record.zh()), plain(&record.en()));
            if english.trim().is_empty() {
                continue;
            }
            zh.push_str(chinese.trim());
            zh.push('\n');
            en.push_str(english.trim());
            en.push('\n');
        }
        vec![("zh", zh.into_bytes()), ("en", en.into_bytes())]
    }
}
