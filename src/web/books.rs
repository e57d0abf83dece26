//! The documents as they were last read: what pages ask for, what they change, and what changed outside.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::answer::excerpt;
use super::finding;
use super::news::News;
use super::row::{Row, rows};
use crate::jobs::Jobs;
use crate::project::{Document, UnitFile};
use crate::text::stable_hash;
use crate::workbench::{Edited, Failure, Judge, Silent, Undo, Watch, Workspace, store};

/// As many edits can be taken back.
const MOST_UNDOS: usize = 1000;

/// A document as it was last read.
#[derive(Clone)]
pub(super) struct Held {
    /// Names this state of the file.
    pub(super) revision: String,
    /// The document.
    pub(super) document: Arc<Document>,
    /// Its rows.
    pub(super) rows: Arc<Vec<Row>>,
    /// Why the file cannot be read whole just now; the rows are then those of before.
    pub(super) trouble: Option<String>,
    findings: Option<Arc<Value>>,
}

struct Inner {
    workspace: Arc<Workspace>,
    judge: Arc<Judge>,
    held: BTreeMap<String, Held>,
    watch: Watch,
    undos: VecDeque<(u64, String, Undo)>,
    made: u64,
}

/// The documents of a project, shared by all pages.
pub(super) struct Books {
    inner: Mutex<Inner>,
    news: News,
    /// Counts what changed, so that what was made from the documents is known to be old.
    changes: AtomicU64,
    jobs: Jobs,
}

impl Books {
    /// Opens the books of `workspace`; what changes is told to `news`.
    ///
    /// # Errors
    /// Settings that name a rule that does not exist.
    pub(super) fn open(workspace: Workspace, news: News, jobs: Jobs) -> Result<Self, Failure> {
        let (judge, _) = Judge::of(&workspace)?;
        let mut watch = Watch::default();
        watch.follow(&workspace, &[]);
        let inner = Inner {
            workspace: Arc::new(workspace),
            judge: Arc::new(judge),
            held: BTreeMap::new(),
            watch,
            undos: VecDeque::new(),
            made: 0,
        };
        Ok(Self { inner: Mutex::new(inner), news, changes: AtomicU64::new(0), jobs })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // What is held is read from the disk again where it matters, so a request that broke off does no harm.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The project and its judge.
    pub(super) fn project(&self) -> (Arc<Workspace>, Arc<Judge>) {
        let inner = self.lock();
        (Arc::clone(&inner.workspace), Arc::clone(&inner.judge))
    }

    /// Reads the first document, for a page that will soon ask for it.
    pub(super) fn begin(&self) {
        let (workspace, _) = self.project();
        if let Some(entry) = workspace.project.documents.first() {
            // What is wrong with it is said when a page asks.
            let _ = self.document(entry.name());
        }
    }

    /// How often something changed.
    pub(super) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// The document called `name`.
    ///
    /// # Errors
    /// A document that the project does not have.
    pub(super) fn document(&self, name: &str) -> Result<Held, Failure> {
        let mut inner = self.lock();
        if let Some(held) = inner.held.get(name) {
            return Ok(held.clone());
        }
        let held = read(&inner.workspace, name, None)?;
        let transcripts: Vec<PathBuf> = transcript(&held).into_iter().collect();
        inner.held.insert(name.to_owned(), held.clone());
        let Inner { watch, workspace, held: all, .. } = &mut *inner;
        let more: Vec<PathBuf> = all.values().filter_map(transcript).chain(transcripts).collect();
        watch.follow(workspace, &more);
        Ok(held)
    }

    /// All findings of the document called `name`, with the revision they are about.
    ///
    /// # Errors
    /// A document that the project does not have.
    pub(super) fn findings(&self, name: &str) -> Result<(String, Arc<Value>), Failure> {
        let held = self.document(name)?;
        if let Some(findings) = held.findings {
            return Ok((held.revision, findings));
        }
        let (_, judge) = self.project();
        let found = judge.check(&held.document, self.jobs);
        let found = Arc::new(finding::by_unit(&held.document, &found));
        if let Some(now) = self.lock().held.get_mut(name).filter(|now| now.revision == held.revision) {
            now.findings = Some(Arc::clone(&found));
        }
        Ok((held.revision, found))
    }

    /// Lets `verb` change the document called `name`, unless a unit is not as its version in `seen` says.
    /// Gives what changed, or the units that are not as they were seen.
    ///
    /// # Errors
    /// What the verb refuses.
    pub(super) fn edit(
        &self,
        name: &str,
        seen: &BTreeMap<String, String>,
        verb: impl FnOnce(&Workspace) -> Result<Result<Edited, Vec<String>>, Failure>,
    ) -> Result<Result<Value, Vec<String>>, Failure> {
        self.document(name)?;
        let mut inner = self.lock();
        self.refresh(&mut inner, name)?;
        let differ = differing(&inner.held[name], seen);
        if !differ.is_empty() {
            return Ok(Err(differ));
        }
        let edited = match verb(&inner.workspace)? {
            Ok(edited) => edited,
            Err(differ) => return Ok(Err(differ)),
        };
        let mut undo = None;
        if let Some(file) = edited.files.first() {
            inner.made += 1;
            let number = inner.made;
            inner.undos.push_back((number, name.to_owned(), Undo::of(file)));
            if inner.undos.len() > MOST_UNDOS {
                inner.undos.pop_front();
            }
            undo = Some(number);
        }
        let news = self.refresh(&mut inner, name)?;
        Ok(Ok(json!({"news": news, "undo": undo, "remarks": edited.remarks})))
    }

    /// Takes back the edit called `number` of the document called `name`.
    ///
    /// # Errors
    /// An edit of long ago, or of a server that has ended.
    pub(super) fn take_back(&self, name: &str, number: u64) -> Result<Result<Value, Vec<String>>, Failure> {
        let undo = {
            let inner = self.lock();
            let mut known = inner.undos.iter();
            known.find(|(made, of, _)| *made == number && of == name).map(|(_, _, undo)| undo.clone())
        };
        let Some(undo) = undo else {
            return Err(Failure::Usage(
                "this edit cannot be taken back any more: duizhao was started again since.".to_owned(),
            ));
        };
        let units = undo.units.clone();
        let done = self.edit(name, &BTreeMap::new(), |_| undo.take_back().map(Ok))?;
        Ok(done.map(|mut value| {
            value["units"] = json!(units);
            value
        }))
    }

    /// Looks at the disk, and tells the pages what changed.
    pub(super) fn look(&self) {
        let mut inner = self.lock();
        let changed = inner.watch.changed();
        if changed.is_empty() {
            return;
        }
        let workspace = Arc::clone(&inner.workspace);
        let is_settings = |path: &PathBuf| {
            let glossary = workspace.project.glossary.as_ref().map(|name| workspace.folder.join(name));
            *path == workspace.settings_path() || Some(path) == glossary.as_ref()
        };
        if changed.iter().any(is_settings) {
            self.reopen(&mut inner);
        }
        let names: Vec<String> = inner.held.keys().cloned().collect();
        for name in names {
            // What cannot be read is told as trouble of the document; one that left the project goes.
            if self.refresh(&mut inner, &name).is_err() {
                inner.held.remove(&name);
            }
        }
    }

    /// Reads the settings again; while they cannot be read, those of before hold.
    fn reopen(&self, inner: &mut Inner) {
        let opened = Workspace::open(&inner.workspace.folder)
            .and_then(|workspace| Judge::of(&workspace).map(|(judge, _)| (workspace, judge)));
        match opened {
            Ok((workspace, judge)) => {
                inner.workspace = Arc::new(workspace);
                inner.judge = Arc::new(judge);
                inner.held.values_mut().for_each(|held| held.findings = None);
                let transcripts: Vec<PathBuf> = inner.held.values().filter_map(transcript).collect();
                inner.watch.follow(&inner.workspace, &transcripts);
                self.changes.fetch_add(1, Ordering::Relaxed);
                self.news.tell(&json!({"kind": "project"}));
            }
            Err(failure) => {
                let text = excerpt(&failure).unwrap_or_else(|| failure.to_string());
                self.news.tell(&json!({"kind": "trouble", "name": null, "text": text}));
            }
        }
    }

    /// Reads a document again, tells the pages what changed, and gives that; `None` where nothing did.
    fn refresh(&self, inner: &mut Inner, name: &str) -> Result<Option<Value>, Failure> {
        let before = inner.held.get(name).cloned();
        let now = read(&inner.workspace, name, before.as_ref())?;
        let news =
            before.as_ref().map_or_else(|| Some(reload(name, &now)), |before| news(name, before, &now));
        let findings = before.filter(|before| before.revision == now.revision).and_then(|held| held.findings);
        inner.held.insert(name.to_owned(), Held { findings, ..now });
        if let Some(news) = &news {
            self.changes.fetch_add(1, Ordering::Relaxed);
            self.news.tell(news);
        }
        Ok(news)
    }
}

/// The transcript of a document.
fn transcript(held: &Held) -> Option<PathBuf> {
    let path = &held.document.transcript_path;
    (!path.is_empty()).then(|| store::here().join(path))
}

/// The units that are not as they were seen.
fn differing(held: &Held, seen: &BTreeMap<String, String>) -> Vec<String> {
    let same = |id: &str, version: &String| {
        held.rows.iter().find(|row| row.id == id).is_some_and(|row| row.version == *version)
    };
    seen.iter().filter(|(id, version)| !same(id, version)).map(|(id, _)| id.clone()).collect()
}

/// Reads a document. Where its units cannot be read whole, those of `before` stay.
fn read(workspace: &Workspace, name: &str, before: Option<&Held>) -> Result<Held, Failure> {
    let loaded = workspace.load(&[name.to_owned()], &Silent)?;
    let trouble =
        (!loaded.problems.is_empty()).then(|| excerpt(&Failure::Files(loaded.problems)).unwrap_or_default());
    let document = loaded.documents.into_iter().next();
    let sound = |document: &Document| trouble.is_none() || UnitFile::read(&document.text).1.is_empty();
    match (document.filter(|document| before.is_none() || sound(document)), before) {
        (Some(document), _) => {
            let revision =
                format!("{:016x}", stable_hash(&[&document.text, trouble.as_deref().unwrap_or_default()]));
            if let Some(before) = before.filter(|before| before.revision == revision) {
                let (rows, findings) = (Arc::clone(&before.rows), before.findings.clone());
                return Ok(Held { revision, document: Arc::new(document), rows, trouble, findings });
            }
            let rows = Arc::new(rows(&document));
            Ok(Held { revision, document: Arc::new(document), rows, trouble, findings: None })
        }
        (None, Some(before)) => Ok(Held { trouble, ..before.clone() }),
        (None, None) => Ok(Held {
            revision: String::new(),
            document: Arc::new(Document::default()),
            rows: Arc::new(Vec::new()),
            trouble,
            findings: None,
        }),
    }
}

/// What the pages are told when `before` became `now`.
fn news(name: &str, before: &Held, now: &Held) -> Option<Value> {
    if before.revision == now.revision && before.trouble == now.trouble {
        return None;
    }
    let same_order = before.rows.len() == now.rows.len()
        && before.rows.iter().zip(now.rows.iter()).all(|(a, b)| a.id == b.id)
        && before.document.order.pieces == now.document.order.pieces
        && before.document.speakers == now.document.speakers
        && before.document.file.unmatched == now.document.file.unmatched;
    if !same_order {
        return Some(reload(name, now));
    }
    let changed: Vec<&Row> =
        before.rows.iter().zip(now.rows.iter()).filter(|(a, b)| a != b).map(|(_, now)| now).collect();
    Some(json!({
        "kind": "rows", "name": name, "from": before.revision, "to": now.revision,
        "rows": changed, "trouble": now.trouble,
    }))
}

fn reload(name: &str, now: &Held) -> Value {
    json!({"kind": "reload", "name": name, "to": now.revision, "trouble": now.trouble})
}
