use domain::audit::Subject;
use frame::Record;
use words::t;

pub(super) const FEED: Record =
    Record { subject: Subject::Feed, name: || t!(calendar.record), page: |_| None, fields: Vec::new };
