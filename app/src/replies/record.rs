use domain::audit::Subject;
use frame::Record;
use words::t;

/// What an organisation answered. It is read on the page of its activity, where nobody is led who does not see that.
pub(super) const REPLY: Record =
    Record { subject: Subject::Reply, name: || t!(replies.record), page: |_| None, fields: Vec::new };
