//! The shipped glossary belongs to the shipped transcript.

use duizhao::project::{Document, DocumentEntry, Project, UnitFile};
use duizhao::termbase::Glossary;
use duizhao::text::squeeze;

use crate::bench::root;

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("a shipped file")
}

fn glossary() -> Glossary {
    let (glossary, problems) = Glossary::read(&read("translations/glossary.yaml"));
    assert!(problems.is_empty(), "{problems:?}");
    glossary
}

#[test]
fn it_has_more_than_a_hundred_terms_and_each_stands_in_the_transcript() {
    let (glossary, seed) = (glossary(), squeeze(&read("seeds/wang-yi-2021-03-07.txt")));
    assert!(glossary.terms.len() >= 100);
    for term in &glossary.terms {
        assert!(seed.contains(&squeeze(&term.zh)), "{} does not stand in the transcript", term.zh);
    }
}

#[test]
fn the_translation_uses_the_terms_and_no_forbidden_rendering() {
    let text = read("translations/wang-yi-2021-03-07.yaml");
    let (file, problems) = UnitFile::read(&text);
    assert!(problems.is_empty(), "{problems:?}");
    let (project, _) = Project::read(&read("translations/duizhao.yaml"));
    let document = Document::new("wang.yaml", text, file, &project, DocumentEntry::default());
    let glossary = glossary();
    let (mut used, mut occurrences) = (0, 0);
    for bead in document.beads.iter() {
        let units = document.units();
        let zh: String =
            bead.members.iter().map(|&member| units[member].zh_as_meant().into_owned()).collect();
        let Some(english) = units[bead.carrier].english() else { continue };
        let english = english.to_lowercase();
        for term in glossary.terms.iter().filter(|term| zh.contains(&term.zh)) {
            for forbidden in &term.forbidden {
                let words = format!(" {} ", english.replace(|c: char| !c.is_alphanumeric(), " "));
                let hit = words.contains(&format!(" {} ", forbidden.to_lowercase()));
                assert!(!hit, "{}: “{forbidden}” is forbidden for {}", units[bead.carrier].id, term.zh);
            }
            occurrences += 1;
            let known = std::iter::once(&term.en).chain(&term.admitted);
            used += usize::from(known.into_iter().any(|known| english.contains(&known.to_lowercase())));
        }
    }
    // A shorter term inside a longer one, and inflection, account for the rest.
    assert!(used * 100 >= occurrences * 85, "{used} of {occurrences} occurrences use a known rendering");
}
