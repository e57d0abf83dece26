//! Lists of changes to units: tab-separated lines or JSON lines, a unit each.

use std::ops::Range;

use serde_json::Value as Json;

use super::read::lines;
use crate::yaml::Problem;

/// One line of a list: what a field of a unit is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The unit: `ID` or `DOCUMENT#ID`.
    pub id: String,
    /// The field.
    pub field: String,
    /// Its text; of English, its segments.
    pub texts: Vec<String>,
    /// The state the unit is to have.
    pub state: Option<String>,
    /// Where the line stands.
    pub place: Range<usize>,
}

const STATES: [&str; 5] = ["initial", "draft", "translated", "reviewed", "final"];

/// Reads `text`: JSON lines such as `{"id": "kf3wq7", "en": "…"}`, or tab-separated lines, whose first may name the
/// columns (`id`, fields, `state`); without it they are `id` and `en`. An empty cell changes nothing.
pub fn read_changes(text: &str, json: bool) -> (Vec<Change>, Vec<Problem>) {
    let (mut changes, mut problems) = (Vec::new(), Vec::new());
    let mut columns = vec!["id".to_owned(), "en".to_owned()];
    for (number, start, line) in lines(text) {
        let place = start..start + line.len();
        let read = if json {
            from_json(line)
        } else {
            let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            if number == 1 && cells[0] == "id" {
                columns = cells;
                continue;
            }
            from_cells(&columns, cells)
        };
        match read.and_then(|(id, fields)| with_state(id, fields, &place)) {
            Ok(more) => changes.extend(more),
            Err(message) => problems.push(Problem::new(
                place,
                message,
                "Write a unit a line: its id, a tab, its English; or {\"id\": \"…\", \"en\": \"…\"}.",
            )),
        }
    }
    (changes, problems)
}

type Fields = Vec<(String, Vec<String>)>;

fn from_cells(columns: &[String], cells: Vec<String>) -> Result<(String, Fields), String> {
    if cells.len() > columns.len() || cells.len() < 2 {
        return Err(format!("this line has {} cells, and {} are wanted", cells.len(), columns.len()));
    }
    let mut id = None;
    let mut fields = Fields::new();
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        if column == "id" { id = Some(cell) } else { fields.push((column.clone(), vec![cell])) }
    }
    Ok((id.ok_or("this line names no unit")?, fields))
}

fn from_json(line: &str) -> Result<(String, Fields), String> {
    let object: serde_json::Map<String, Json> = serde_json::from_str(line).map_err(|error| {
        let error = error.to_string();
        format!("this line is no JSON object: {}", error.split(" at line ").next().unwrap_or_default())
    })?;
    let mut id = None;
    let mut fields = Fields::new();
    for (key, value) in object {
        let texts = match value {
            Json::String(text) => vec![text],
            Json::Array(items) => {
                let texts: Option<Vec<String>> =
                    items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                texts.ok_or_else(|| format!("`{key}` must be a text or a list of texts"))?
            }
            Json::Null => continue,
            _ => return Err(format!("`{key}` must be a text or a list of texts")),
        };
        if key == "id" { id = texts.into_iter().next() } else { fields.push((key, texts)) }
    }
    Ok((id.ok_or("this line names no unit")?, fields))
}

fn with_state(id: String, mut fields: Fields, place: &Range<usize>) -> Result<Vec<Change>, String> {
    let state =
        fields.iter().position(|(field, _)| field == "state").map(|index| fields.remove(index).1.concat());
    if let Some(state) = state.as_deref().filter(|state| !STATES.contains(state)) {
        return Err(format!("`{state}` is no state"));
    }
    let count = fields.len();
    if count == 0 {
        return Err("this line names nothing to set".to_owned());
    }
    let change = |(index, (field, texts)): (usize, (String, Vec<String>))| Change {
        id: id.clone(),
        field,
        texts,
        state: state.clone().filter(|_| index + 1 == count),
        place: place.clone(),
    };
    Ok(fields.into_iter().enumerate().map(change).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same() {
        let tabs = "id\ten\tstate\tnote\nb2\tGood.\tdraft\t\n\nc3\tFine.\n";
        let json = "{\"id\": \"b2\", \"en\": \"Good.\", \"state\": \"draft\"}\n{\"id\": \"c3\", \"en\": [\"Fine.\"]}\n";
        let told = |text: &str, json: bool| {
            let (changes, problems) = read_changes(text, json);
            assert!(problems.is_empty(), "{problems:?}");
            let bare = |change: Change| (change.id, change.field, change.texts, change.state);
            changes.into_iter().map(bare).collect::<Vec<_>>()
        };
        assert_eq!(told(tabs, false), told(json, true));
        assert_eq!(told("b2\tGood.\nc3\tFine.\n", false).len(), 2);
    }

    #[test]
    fn lines_that_say_nothing_are_told_with_their_place() {
        for (text, json) in [
            ("b2\n", false),
            ("b2\ta\tb\n", false),
            ("{\"en\": \"a\"}", true),
            ("{\"id\": \"a\", \"state\": \"done\"}", true),
        ] {
            assert_eq!(read_changes(text, json).1.len(), 1, "{text}");
        }
    }
}
