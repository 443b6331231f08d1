//! A log as somebody sent it, from a page or from a phone.

use crate::{accounts::secret, db::now};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Problem, Problems,
    outreach::LogForm,
    sync::{Operation, canonical},
};
use uuid::Uuid;

/// The last revision on which something may build; nobody corrects a record so often.
const BASE_MAX: i64 = 1_000_000;

/// The end of the year 9999, in seconds.
const LAST: i64 = 253_402_300_799;

/// What a clock says, no further away than a database can hold: nobody is refused for it.
fn held(made_at: DateTime<Utc>) -> DateTime<Utc> {
    made_at.clamp(DateTime::UNIX_EPOCH, DateTime::from_timestamp(LAST, 0).unwrap_or(DateTime::UNIX_EPOCH))
}

#[derive(Debug)]
pub(super) struct Told<'a> {
    pub me: &'a Actor,
    /// The id that its device gave it.
    pub key: String,
    /// The version that it builds on; none for a new one.
    pub base: Option<i64>,
    pub form: LogForm,
    /// The text that it is compared by, the same from a page and from a phone.
    pub canonical: String,
    pub digest: String,
    /// When it was saved, by the clock of a phone.
    pub made_at: Option<DateTime<Utc>>,
    /// Seconds by which that clock is ahead of ours, as far as it can be told.
    pub clock_ahead: Option<i64>,
}

impl<'a> Told<'a> {
    /// As a page posts it.
    pub fn posted(me: &'a Actor, form: &LogForm) -> Result<Self, Problems> {
        let key = Uuid::parse_str(form.key.trim()).map_err(|_| Problems::one("key", Problem::Unknown))?;
        let base = form.version.trim().parse().ok();
        Self::of(me, key.hyphenated().to_string(), base, form.clone())
    }

    /// As a phone sends it, whose clock is so many seconds ahead of ours. What was made long ago may have waited; what will
    /// be made cannot have.
    pub fn sent(me: &'a Actor, operation: Operation, ahead: Option<i64>) -> Result<Self, Problems> {
        let Operation { id, base, made_at, log } = operation;
        if base.is_some_and(|base| !(1..=BASE_MAX).contains(&base)) {
            return Err(Problems::one("base", Problem::OutOfRange { min: 1, max: BASE_MAX }));
        }
        let form = serde_json::from_value(log).map_err(|_| unread())?;
        let made_at = held(made_at);
        let ahead = ahead.or_else(|| Some((made_at - now()).num_seconds()).filter(|ahead| *ahead > 0));
        Ok(Self { made_at: Some(made_at), clock_ahead: ahead, ..Self::of(me, id.into(), base, form)? })
    }

    /// The key and the version are no part of what is compared: who sends again does not know that it was kept.
    fn of(me: &'a Actor, key: String, base: Option<i64>, form: LogForm) -> Result<Self, Problems> {
        let form = LogForm { key: String::new(), version: String::new(), ..form };
        let value = serde_json::to_value(&form).map_err(|_| unread())?;
        let canonical = canonical::text(&value).map_err(|_| unread())?;
        let digest = secret::digest(&canonical);
        Ok(Self { me, key, base, form, canonical, digest, made_at: None, clock_ahead: None })
    }
}

fn unread() -> Problems {
    Problems::one("log", Problem::Unknown)
}
