//! Tab-separated pairs: id, Chinese, English, or without the id; a header line may name the columns.

use super::read::{Reader, Reading, lines};
use crate::project::{Locate, Pair};
use crate::yaml::{Problem, Spot, Style};

/// Tab-separated pairs. A cell is taken as it stands: quotation marks are text.
pub(super) struct Tsv;

/// Which column holds what.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    id: Option<usize>,
    zh: usize,
    en: usize,
}

impl Columns {
    /// What a header says, where the line is one.
    pub(super) fn of_header(line: &str) -> Option<Self> {
        let names: Vec<String> = line.split('\t').map(|cell| cell.trim().to_lowercase()).collect();
        let find = |known: &[&str]| {
            names.iter().position(|name| {
                known.contains(&name.as_str())
                    || known.iter().any(|k| k.len() == 2 && name.starts_with(&format!("{k}-")))
            })
        };
        let zh = find(&["src", "source", "zh", "chinese", "中文"])?;
        let en = find(&["tgt", "target", "en", "english", "英文"])?;
        Some(Self { id: find(&["id", "key", "unit"]), zh, en })
    }

    /// What the number of cells says.
    fn of_cells(count: usize) -> Option<Self> {
        match count {
            2 => Some(Self { id: None, zh: 0, en: 1 }),
            3 => Some(Self { id: Some(0), zh: 1, en: 2 }),
            _ => None,
        }
    }
}

impl Reader for Tsv {
    fn extension(&self) -> &'static str {
        "tsv"
    }

    fn summary(&self) -> &'static str {
        "tab-separated: id, Chinese, English, or the last two; a header may name the columns"
    }

    fn read(&self, text: &str) -> Reading {
        let mut reading = Reading::default();
        let mut header = None;
        for (nth, (number, start, line)) in lines(text).enumerate() {
            if nth == 0 {
                header = Columns::of_header(line);
                if header.is_some() {
                    continue;
                }
            }
            match pair(line, start, number, header) {
                Ok(pair) => reading.pairs.push(pair),
                Err(problem) => reading.problems.push(problem),
            }
        }
        reading
    }

    fn locate(&self) -> Locate {
        |file, spot, _, offset| (spot.span.start + offset).min(file.len())
    }
}

/// The pair of a line that begins at byte `start`.
pub(super) fn pair(
    line: &str,
    start: usize,
    number: usize,
    header: Option<Columns>,
) -> Result<Pair, Problem> {
    let mut at = start;
    let cells: Vec<(usize, &str)> = line
        .split('\t')
        .map(|cell| {
            let begins = at;
            at += cell.len() + 1;
            (begins, cell)
        })
        .collect();
    let columns = header.or_else(|| Columns::of_cells(cells.len()));
    let cell = |column: usize| cells.get(column).copied();
    let (Some(columns), Some((zh_at, zh)), Some((en_at, en))) =
        (columns, columns.and_then(|c| cell(c.zh)), columns.and_then(|c| cell(c.en)))
    else {
        return Err(Problem::new(
            start..start + line.len(),
            format!("cells in this line: {}; a pair has two, or three with its id", cells.len()),
            "Put a tab between the Chinese and the English, and name the columns in the first line where there are more.",
        ));
    };
    let spot = |at: usize, cell: &str| Spot { span: at..at + cell.len(), style: Style::Plain };
    let id = columns.id.and_then(cell).map(|(_, id)| id.trim()).filter(|id| !id.is_empty());
    Ok(Pair {
        id: id.map_or_else(|| number.to_string(), str::to_owned),
        zh: zh.to_owned(),
        en: en.to_owned(),
        zh_at: spot(zh_at, zh),
        en_at: spot(en_at, en),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_a_header_or_by_their_number() {
        let read = |text: &str| {
            Tsv.read(text)
                .pairs
                .into_iter()
                .map(|pair| format!("{}|{}|{}", pair.id, pair.zh, pair.en))
                .collect::<Vec<_>>()
        };
        assert_eq!(read("好\tGood\r\n是\tYes\r\n"), ["1|好|Good", "2|是|Yes"]);
        assert_eq!(read("a\t好\tGood\n"), ["a|好|Good"]);
        assert_eq!(read("en-GB\tnote\tzh-CN\nGood\tx\t好\n"), ["2|好|Good"]);
    }

    #[test]
    fn a_line_with_too_few_or_too_many_cells_is_told_and_the_rest_is_read() {
        let reading = Tsv.read("好\tGood\n坏\n是\tYes\n1\t2\t3\t4\n");
        assert_eq!((reading.pairs.len(), reading.problems.len()), (2, 2));
        assert_eq!(reading.problems[0].span, 9..12);
    }
}
