use domain::audit::Subject;
use frame::Record;
use words::t;

/// What somebody said. It is read beside its record, where nobody is led who does not see that.
pub(super) const COMMENT: Record =
    Record { subject: Subject::Comment, name: || t!(discussion.record), page: |_| None, fields: Vec::new };

/// Something to be done.
pub(super) const TASK: Record =
    Record { subject: Subject::Task, name: || t!(discussion.task), page: |_| None, fields: Vec::new };

/// A file beside a record.
pub(super) const ATTACHMENT: Record =
    Record { subject: Subject::Attachment, name: || t!(discussion.file), page: |_| None, fields: Vec::new };
