use domain::audit::Subject;
use frame::Record;
use words::t;

/// The audit itself, where it was read. It has no title of its own that a link could be called by.
pub(super) const AUDIT: Record =
    Record { subject: Subject::Audit, name: || t!(audit.title), page: |_| None, fields: Vec::new };

/// The whole database, where it was copied or put back.
pub(super) const DATABASE: Record =
    Record { subject: Subject::Database, name: || t!(audit.database), page: |_| None, fields: Vec::new };
