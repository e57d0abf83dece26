//! The page's own files, as they are in the tree.

/// A file: its path, its type, its text.
type Asset = (&'static str, &'static str, &'static str);

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// All of them.
static ASSETS: [Asset; 28] = [
    ("/", HTML, include_str!("assets/index.html")),
    ("/style.css", STYLE, include_str!("assets/style.css")),
    ("/api.js", SCRIPT, include_str!("assets/api.js")),
    ("/app.js", SCRIPT, include_str!("assets/app.js")),
    ("/commands.js", SCRIPT, include_str!("assets/commands.js")),
    ("/conflict.js", SCRIPT, include_str!("assets/conflict.js")),
    ("/desk.js", SCRIPT, include_str!("assets/desk.js")),
    ("/dialogs.js", SCRIPT, include_str!("assets/dialogs.js")),
    ("/diff.js", SCRIPT, include_str!("assets/diff.js")),
    ("/dom.js", SCRIPT, include_str!("assets/dom.js")),
    ("/drafts.js", SCRIPT, include_str!("assets/drafts.js")),
    ("/early.js", SCRIPT, include_str!("assets/early.js")),
    ("/editor.js", SCRIPT, include_str!("assets/editor.js")),
    ("/keys.js", SCRIPT, include_str!("assets/keys.js")),
    ("/links.js", SCRIPT, include_str!("assets/links.js")),
    ("/list.js", SCRIPT, include_str!("assets/list.js")),
    ("/marks.js", SCRIPT, include_str!("assets/marks.js")),
    ("/model.js", SCRIPT, include_str!("assets/model.js")),
    ("/notices.js", SCRIPT, include_str!("assets/notices.js")),
    ("/overview.js", SCRIPT, include_str!("assets/overview.js")),
    ("/panel.js", SCRIPT, include_str!("assets/panel.js")),
    ("/plot.js", SCRIPT, include_str!("assets/plot.js")),
    ("/prefs.js", SCRIPT, include_str!("assets/prefs.js")),
    ("/saving.js", SCRIPT, include_str!("assets/saving.js")),
    ("/search.js", SCRIPT, include_str!("assets/search.js")),
    ("/undo.js", SCRIPT, include_str!("assets/undo.js")),
    ("/view.js", SCRIPT, include_str!("assets/view.js")),
    ("/words.js", SCRIPT, include_str!("assets/words.js")),
];

/// The type and the text of the file at `path`.
pub(super) fn find(path: &str) -> Option<(&'static str, &'static str)> {
    ASSETS.iter().find(|(name, ..)| *name == path).map(|(_, kind, text)| (*kind, *text))
}
