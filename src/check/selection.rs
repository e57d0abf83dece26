//! Which rules speak: what is on by default, what the project says, what the command line adds.

use super::rule::Rule;
use super::rules::RULES;
use crate::project::Checks;
use crate::text::nearest;

/// Which rules speak.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, when there are any: rule ids or groups.
    pub only: Vec<String>,
    /// These too, though they are off by default.
    pub also: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

/// A rule that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule or group `{name}`{}", near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownRule {
    /// The name as typed.
    pub name: String,
    /// The nearest rule.
    pub near: Option<&'static str>,
}

impl Selection {
    /// The project's own, with what the command line adds.
    ///
    /// # Errors
    /// The first name that is neither a rule nor a group.
    pub fn new(settings: &Checks, select: &[String], ignore: &[String]) -> Result<Self, UnknownRule> {
        let ignore = settings.ignore.iter().chain(ignore).cloned().collect();
        let selection = Self { only: select.to_vec(), also: settings.select.clone(), ignore };
        for name in [&selection.only, &selection.also, &selection.ignore].into_iter().flatten() {
            if !RULES.iter().any(|rule| named(rule, name)) {
                let near = nearest(name, RULES.iter().map(|rule| rule.id));
                return Err(UnknownRule { name: name.clone(), near });
            }
        }
        Ok(selection)
    }

    /// Whether `rule` would speak if nothing were asked for by name.
    pub(super) fn stands(&self, rule: &Rule) -> bool {
        let in_list = |list: &[String]| list.iter().any(|name| named(rule, name));
        (rule.on || in_list(&self.also)) && !in_list(&self.ignore)
    }

    /// Whether `rule` speaks. What is named is stronger than what is default, `ignore` stronger than all.
    pub fn takes(&self, rule: &Rule) -> bool {
        let in_list = |list: &[String]| list.iter().any(|name| named(rule, name));
        let wanted = if self.only.is_empty() { rule.on || in_list(&self.also) } else { in_list(&self.only) };
        wanted && !in_list(&self.ignore)
    }
}

fn named(rule: &Rule, name: &str) -> bool {
    rule.id == name || rule.group.name() == name
}
