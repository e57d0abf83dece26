//! From a YAML tree to the types of the project, by serde, with the place of whatever does not fit.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::node::{Kind, Node};
use super::problem::Problem;
use crate::text::nearest;

/// Decodes `node` as a `T`.
///
/// # Errors
/// The first thing that does not fit, at its own place.
pub fn decode<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Problem> {
    T::deserialize(Reader(node)).map_err(|misfit| misfit.into_problem(node))
}

/// Decodes a map as a `T`, leaving out each field that does not fit; gives what could be read and all
/// the problems. `None` when a field that must be there is missing or wrong.
pub fn decode_fields<T: for<'de> Deserialize<'de>>(node: &Node) -> (Option<T>, Vec<Problem>) {
    let mut problem = match decode::<T>(node) {
        Ok(value) => return (Some(value), Vec::new()),
        Err(problem) => problem,
    };
    let mut node = node.clone();
    let mut problems = Vec::new();
    loop {
        let left_out = match &mut node.kind {
            Kind::Map(pairs) => pairs
                .iter()
                .position(|(key, value)| {
                    covers(&key.span, &problem.span) || covers(&value.span, &problem.span)
                })
                .map(|index| pairs.remove(index)),
            _ => None,
        };
        problems.push(problem);
        if left_out.is_none() {
            // Leaving out a field that must be there says nothing new.
            if problems.len() > 1
                && problems.last().is_some_and(|p| p.span == (node.span.start..node.span.start))
            {
                problems.pop();
            }
            return (None, problems);
        }
        problem = match decode::<T>(&node) {
            Ok(value) => return (Some(value), problems),
            Err(problem) => problem,
        };
    }
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && (inner.start < inner.end || outer == inner)
}

/// A value that does not fit, on its way out to where its place is known.
#[derive(Debug)]
struct Misfit {
    span: Option<Range<usize>>,
    message: String,
    cure: String,
}

impl Misfit {
    fn says(message: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { span: None, message: message.into(), cure: cure.into() }
    }

    fn at(mut self, span: &Range<usize>) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    /// A field that is missing has no place of its own: the map's first character stands for it.
    fn into_problem(self, root: &Node) -> Problem {
        let start = root.span.start;
        Problem::new(self.span.unwrap_or(start..start), self.message, self.cure)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::says(message.to_string(), "Write it as the manual page of the unit file shows.")
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a map of keys".to_owned(),
            Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
            Unexpected::Str(text) => format!("the text “{text}”"),
            other => other.to_string(),
        };
        Self::says(
            format!("here must stand {expected}, and {found} stands here"),
            "Write the value the key asks for, or delete the key.",
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let cure = match nearest(field, expected.iter().copied()) {
            Some(known) => format!("Did you mean `{known}`?"),
            None if field.contains(' ') => {
                "Inside {…} a comma ends the value: put the whole text in double quotes.".to_owned()
            }
            None => format!("Known here: {}.", expected.join(", ")),
        };
        Self::says(format!("the key `{field}` is not known here"), cure)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let cure = match nearest(variant, expected.iter().copied()) {
            Some(known) => format!("Did you mean `{known}`? Known: {}.", expected.join(", ")),
            None => format!("Write one of: {}.", expected.join(", ")),
        };
        Self::says(format!("`{variant}` is not a value of this key"), cure)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::says(format!("the key `{field}` is missing here"), format!("Add a line `{field}: …`."))
    }
}

/// A node as serde's source of values.
#[derive(Clone, Copy)]
struct Reader<'de>(&'de Node);

impl<'de> Reader<'de> {
    fn scalar<T: std::str::FromStr>(self, expected: &str) -> Result<T, Misfit> {
        let parsed = self.0.text().and_then(|text| text.parse().ok());
        parsed.ok_or_else(|| self.wrong(expected))
    }

    fn wrong(self, expected: &str) -> Misfit {
        let found = match self.0.text() {
            Some(text) if !self.0.is_null() => format!("“{text}”"),
            _ => self.0.describe().to_owned(),
        };
        Misfit::says(
            format!("here must stand {expected}, and {found} stands here"),
            "Write the value the key asks for, or delete the key.",
        )
        .at(&self.0.span)
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let span = &self.0.span;
        match &self.0.kind {
            Kind::Scalar(text, _) => visitor.visit_borrowed_str(text),
            Kind::List(items) => visitor.visit_seq(Items(items.iter())),
            Kind::Map(pairs) => visitor.visit_map(Pairs { rest: pairs.iter(), value: None }),
        }
        .map_err(|misfit| misfit.at_if_inside(span, self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_bool(self.scalar("true or false")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u32(self.scalar("a whole number")?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_f64(self.scalar("a number")?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::Scalar(text, _) => visitor.visit_borrowed_str(text).map_err(|m: Misfit| m.at(&self.0.span)),
            _ => Err(self.wrong("text")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0.text() {
            Some(text) => {
                visitor.visit_enum(text.into_deserializer()).map_err(|m: Misfit| m.at(&self.0.span))
            }
            None => Err(self.wrong("one word")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::List(_) => self.deserialize_any(visitor),
            // A key without a value is a list that nobody has begun.
            _ if self.0.is_null() => visitor.visit_seq(Items([].iter())),
            _ => Err(self.wrong("a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.kind {
            Kind::Map(_) => self.deserialize_any(visitor),
            _ if self.0.is_null() => visitor.visit_map(Pairs { rest: [].iter(), value: None }),
            _ => Err(self.wrong("a map of keys")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_string(visitor)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

impl Misfit {
    /// A misfit of the value itself gets the value's place; a missing field keeps none, so that it is
    /// told from a wrong one.
    fn at_if_inside(self, span: &Range<usize>, node: &Node) -> Self {
        match node.kind {
            Kind::Map(_) if self.span.is_none() => self.at(&(span.start..span.start)),
            _ => self.at(span),
        }
    }
}

struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.0
            .next()
            .map(|node| seed.deserialize(Reader(node)).map_err(|m: Misfit| m.at(&node.span)))
            .transpose()
    }
}

struct Pairs<'de> {
    rest: std::slice::Iter<'de, (Node, Node)>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Reader(key)).map(Some).map_err(|m: Misfit| m.at(&key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let Some(value) = self.value.take() else { return Err(de::Error::custom("a value without a key")) };
        seed.deserialize(Reader(value)).map_err(|m: Misfit| m.at(&value.span))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    struct Thing {
        zh: String,
        #[serde(default)]
        paragraph: bool,
        covered_by: Option<String>,
    }

    #[test]
    fn numbers_and_words_stay_text_where_text_is_asked_for() {
        let node = parse("zh: 001\ncovered-by: no\nparagraph: true\n").unwrap();
        let thing: Thing = decode(&node).unwrap();
        assert_eq!(thing, Thing { zh: "001".into(), paragraph: true, covered_by: Some("no".into()) });
    }

    #[test]
    fn all_problems_of_a_map_are_told_each_at_its_place() {
        let file = "zh: 好\nparagraf: true\ncovered-by: [a]\nparagraph: maybe\n";
        let (thing, problems) = decode_fields::<Thing>(&parse(file).unwrap());
        assert_eq!(thing.map(|t| t.zh), Some("好".to_owned()));
        let told: Vec<(&str, &str)> =
            problems.iter().map(|p| (&file[p.span.clone()], p.cure.as_str())).collect();
        assert_eq!(told[0], ("paragraf", "Did you mean `paragraph`?"));
        assert_eq!(
            problems.iter().map(|p| &file[p.span.clone()]).collect::<Vec<_>>(),
            ["paragraf", "[a]", "maybe"]
        );
    }

    #[test]
    fn a_missing_key_is_told_once() {
        let (thing, problems) = decode_fields::<Thing>(&parse("zh: [a]\n").unwrap());
        assert!(thing.is_none());
        assert_eq!(problems.len(), 1, "{problems:?}");
        let (_, problems) = decode_fields::<Thing>(&parse("paragraph: true\n").unwrap());
        assert!(problems[0].message.contains("`zh` is missing"));
    }
}
