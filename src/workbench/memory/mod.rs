//! `tm`: the translation memory of a project, or of files that are named.

mod export;
mod file;
mod import;
mod leverage;
mod open;
mod own;
mod query;
mod search;
mod stats;

pub use export::{TmExportRequest, TmExported, tm_export};
pub use file::FileReport;
pub use import::{TmImported, tm_import};
pub use leverage::{TmLeverage, tm_leverage};
pub use open::{OpenMemory, TmRequest};
pub(super) use own::entries_of;
pub use query::TmQuery;
pub(super) use query::in_context;
pub use search::{Concordance, TmSearched, TmText, tm_concordance, tm_search};
pub use stats::{TmStats, tm_stats};
