//! `import`: what people changed in an exported file comes back into the unit file.

mod place;
mod verb;
mod verdict;
mod wrapping;

pub use verb::{Choice, Clash, ImportRequest, Imported, import};
pub use verdict::Reason;
