//! `init`: a new project with a small sample to try things on.

use std::path::Path;

use super::add::add;
use super::failure::Failure;
use super::schema::{SchemaOf, schema};
use super::store;
use super::workspace::Workspace;
use crate::project::{Bilingual, new_project};

/// A transcript of three turns, made up.
const SAMPLE: &str = include_str!("sample.txt");
/// English for the sample's first units, so that a first export shows something.
const SAMPLE_ENGLISH: [(&str, &str); 4] = [
    ("zh: 县图书馆举行读者见面会", "The county library meets its readers"),
    ("zh: 各位读者，大家好！", "Good morning, dear readers!"),
    ("zh: 新馆什么时候开放？", "When will the new building open?"),
    (
        "zh: 新馆将在10月1日开放，藏书30多万册。",
        "The new building will open on 1 October with more than 300,000 volumes.",
    ),
];

/// What `init` made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initialised {
    /// The files, as they are shown to people.
    pub files: Vec<String>,
}

/// Makes a project in `folder`: `seeds/sample.txt`, `translations/duizhao.yaml`, the sample's unit file and
/// the schemas that editors validate with.
///
/// # Errors
/// A project that is there already; a disk that refuses.
pub fn init(folder: &Path) -> Result<Initialised, Failure> {
    let root = store::tidy(&store::here().join(folder));
    let translations = root.join("translations");
    let settings = translations.join("duizhao.yaml");
    for path in [root.join("duizhao.yaml"), settings.clone(), translations.join("sample.yaml")] {
        if store::exists(&path) {
            let cure = "A project is here already: `duizhao add TRANSCRIPT` adds to it.".to_owned();
            return Err(Failure::Exists { path: store::show(&path), cure });
        }
    }
    let title = Bilingual { zh: Some("我的项目".to_owned()), en: Some("My project".to_owned()) };
    let files = [
        (root.join("seeds/sample.txt"), SAMPLE.to_owned()),
        (translations.join("units-1.schema.json"), schema(SchemaOf::Units)),
        (translations.join("project-1.schema.json"), schema(SchemaOf::Project)),
        (settings.clone(), new_project(&title, "units-1.schema.json", "project-1.schema.json")),
    ];
    for (path, text) in &files {
        store::overwrite(path, text.as_bytes())?;
    }
    add(&Workspace::open(&translations)?, &files[0].0)?;
    let sample = translations.join("sample.yaml");
    translate_sample(&sample, &settings)?;
    let made = files.iter().map(|(path, _)| path).chain([&sample]);
    Ok(Initialised { files: made.map(|path| store::show(path)).collect() })
}

/// Types the English of the sample, as a translator would, and names its speakers.
fn translate_sample(units: &Path, settings: &Path) -> Result<(), Failure> {
    let before = store::read_text(units)?;
    let typed = SAMPLE_ENGLISH.iter().fold(before.clone(), |text, (zh, en)| {
        text.replacen(&format!("{zh}\n  en: >-\n"), &format!("{zh}\n  en: >-\n    {en}\n"), 1)
    });
    store::write(units, typed.as_bytes(), Some(before.as_bytes()))?;
    let before = store::read_text(settings)?;
    let named =
        [("馆长", "Library director"), ("读者", "Reader")].iter().fold(before.clone(), |text, (zh, en)| {
            text.replacen(&format!("{{zh: {zh}, en: \"\"}}"), &format!("{{zh: {zh}, en: {en}}}"), 1)
        });
    store::write(settings, named.as_bytes(), Some(before.as_bytes()))?;
    Ok(())
}
