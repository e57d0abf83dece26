//! A file in which a merge left its marks: both sides of it, and the base where that was written too.

/// The three texts of `text`: base, ours, theirs. Where the marks hold no base, what both sides share is the base.
/// `None` without marks, or where they do not match.
pub fn sides(text: &str) -> Option<(String, String, String)> {
    let (mut base, mut ours, mut theirs) = (String::new(), String::new(), String::new());
    let mut at = Part::Both;
    let mut seen = false;
    for line in text.split_inclusive('\n') {
        let is = |mark: &str| {
            line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
        };
        at = match at {
            Part::Both if is("<<<<<<<") => Part::Ours,
            Part::Ours if is("|||||||") => Part::Base,
            Part::Ours | Part::Base if is("=======") => Part::Theirs,
            Part::Theirs if is(">>>>>>>") => {
                seen = true;
                Part::Both
            }
            part => {
                if matches!(part, Part::Both | Part::Base) {
                    base.push_str(line);
                }
                if matches!(part, Part::Both | Part::Ours) {
                    ours.push_str(line);
                }
                if matches!(part, Part::Both | Part::Theirs) {
                    theirs.push_str(line);
                }
                part
            }
        };
    }
    (seen && at == Part::Both).then_some((base, ours, theirs))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sides_of_a_marked_file_are_told_apart() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| 1234\nx\n=======\nc\n>>>>>>> other\nd\n";
        let own = |text: &str| text.to_owned();
        assert_eq!(sides(text), Some((own("a\nx\nd\n"), own("a\nb\nd\n"), own("a\nc\nd\n"))));
        assert_eq!(sides("a\n<<<<<<< HEAD\nb\n"), None);
        assert_eq!(sides("a\n"), None);
    }
}
