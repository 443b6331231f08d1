//! What the JSON of outreach looks like, for the document of the API. The types that are sent belong to the domain, which
//! knows nothing of documents; a test holds both against each other.
#![expect(dead_code, reason = "they are described and never made")]

use super::schema::{KindWord, LogKey, LogMoveWord};
use crate::problem::SentenceLine;
use domain::{
    outreach::{Status, Transition},
    sync::{Outcome, PROTOCOL, is_understood},
    targets::Measure,
};
use serde::Serialize;
use std::{borrow::Cow, collections::BTreeMap};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// A text that is one of the words of an enum.
macro_rules! words_of {
    ($($name:ident: $of:ty;)+) => {$(
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words = <$of>::ALL.iter().map(|one| one.word());
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )+};
}

words_of! {
    OutcomeWord: Outcome;
    LogStatusWord: Status;
    LogTransitionWord: Transition;
    MeasureWord: Measure;
}

/// A protocol that is understood.
pub struct Protocol;

impl PartialSchema for Protocol {
    fn schema() -> RefOr<Schema> {
        let protocol = ObjectBuilder::new().schema_type(Type::Integer);
        protocol.enum_values(Some((0..=PROTOCOL).filter(|protocol| is_understood(*protocol)))).into()
    }
}

impl ToSchema for Protocol {}

#[derive(ToSchema)]
pub struct BatchSent {
    protocol: Protocol,
    /// The account whose records they are: that of the session or the token.
    owner: i64,
    /// When it is sent, by the clock of the device; may be left out.
    #[schema(format = DateTime)]
    sent_at: Option<String>,
    /// At most 100, each judged by itself.
    #[schema(max_items = 100)]
    operations: Vec<OperationSent>,
}

#[derive(ToSchema)]
pub struct OperationSent {
    /// A UUID of version 7 that the device gave the log, in small letters with hyphens.
    id: LogKey,
    /// The revision that it builds on; left out for a new log.
    base: Option<i64>,
    /// When it was saved, by the clock of the device; nothing is refused for it.
    #[schema(format = DateTime)]
    made_at: String,
    log: LogSent,
}

/// A log as people type it; what is empty may be left out.
#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct LogSent {
    /// Id of the planned activity; empty for outreach that was not planned.
    activity: String,
    /// Id of a campaign, for outreach that was not planned.
    campaign: String,
    /// Id of a unit.
    unit: String,
    kind: String,
    title: String,
    /// `05/12/2026` or `2026-12-05`.
    day: String,
    /// `08:30`.
    starts_at: String,
    ends_at: String,
    place: String,
    /// `on`: nothing is left to be done.
    finished: String,
    /// By the words of their measures.
    numbers: BTreeMap<String, String>,
    /// By the ids of their audiences.
    attendances: BTreeMap<String, String>,
    remarks: String,
    /// Answers what looks like a slip.
    reason: String,
}

#[derive(ToSchema)]
pub struct BatchAnswered {
    /// In the order in which they were sent.
    results: Vec<AnswerLine>,
}

#[derive(ToSchema)]
pub struct AnswerLine {
    id: String,
    outcome: OutcomeWord,
    /// Of `created` and `duplicate`, the revision that it became; of `conflict` and `locked`, the one that stands.
    revision: Option<i64>,
    /// The fields that are refused, each with why, in the language of who asks.
    sentences: Option<Vec<SentenceLine>>,
}

#[derive(ToSchema)]
pub struct Changed {
    changes: Vec<ChangedLine>,
    /// What is asked with the next time.
    cursor: i64,
    /// There are more already.
    more: bool,
}

#[derive(ToSchema)]
pub struct ChangedLine {
    /// The id that its device gave it.
    id: String,
    /// Left out of one that was removed, or that the reader no longer sees.
    log: Option<ChangedTo>,
}

#[derive(ToSchema)]
pub struct ChangedTo {
    number: i64,
    revision: i64,
    status: LogStatusWord,
    doubtful: bool,
    /// What a reviewer asked to be changed, by the fields of the form.
    remarks: BTreeMap<String, String>,
}

#[derive(ToSchema)]
pub struct Clock {
    #[schema(format = DateTime)]
    now: String,
}

#[derive(ToSchema)]
pub struct LogPage {
    logs: Vec<LogLine>,
    /// On all pages; 10001 stands for more than 10000, to which pages lead.
    count: u64,
    pages: u64,
}

#[derive(ToSchema)]
pub struct LogLine {
    id: i64,
    version: i64,
    activity: Option<i64>,
    kind: KindWord,
    title: String,
    #[schema(format = Date)]
    day: String,
    /// What its unit is called in Vietnamese and in English.
    unit: Vec<String>,
    author: String,
    status: LogStatusWord,
    doubtful: bool,
    /// Its day lies in the period whose figures are locked.
    locked: bool,
    /// Another version was sent, and is kept beside it for a person.
    beside: bool,
    finished: bool,
    totals: Vec<TotalLine>,
}

#[derive(ToSchema)]
pub struct TotalLine {
    measure: MeasureWord,
    number: i64,
}

#[derive(ToSchema)]
pub struct LogRead {
    card: LogLine,
    log: LogBody,
    /// The id that its device gave it.
    key: String,
    /// What the last return asked to be changed, by fields.
    remarks: BTreeMap<String, String>,
    /// Others of the same activity, unit and day, where it may be a double.
    doubles: Vec<LogLine>,
    /// Other versions that were sent, the latest first.
    beside: Vec<BesideLine>,
    /// Minutes by which the clock of the device that sent it last was ahead of the server's, where they are more than ten;
    /// below 0 of one that was behind.
    clock_ahead: Option<i64>,
    may_edit: bool,
    may_add_photos: bool,
    /// The reader takes over or puts aside what is kept beside it.
    may_settle: bool,
    /// The reader wrote it, and may take it away.
    may_remove: bool,
    transitions: Vec<LogTransitionWord>,
}

#[derive(ToSchema)]
pub struct LogMoved {
    transition: LogMoveWord,
    /// Of a return, what is to be changed, by fields; `log` for the whole.
    #[serde(default)]
    remarks: BTreeMap<String, String>,
}

/// What came too late on top of a version.
#[derive(ToSchema)]
pub struct BesideLine {
    id: i64,
    base: Option<i64>,
    form: LogSent,
    /// What its unit is called in Vietnamese and in English.
    unit: Vec<String>,
    author: String,
    #[schema(format = DateTime)]
    received_at: String,
}

#[derive(ToSchema)]
pub struct LogBody {
    activity: Option<i64>,
    campaign: Option<i64>,
    unit: i64,
    kind: KindWord,
    title: String,
    #[schema(format = Date)]
    day: String,
    /// Beginning and end on that day.
    hours: Option<Vec<String>>,
    place: String,
    finished: bool,
    counts: Vec<CountLine>,
    remarks: String,
    reason: String,
}

#[derive(ToSchema)]
pub struct CountLine {
    audience: Option<i64>,
    measure: MeasureWord,
    number: i64,
}

#[derive(ToSchema)]
pub struct FigureRead {
    /// `null` of what was done outside every campaign.
    campaign: Option<i64>,
    unit: i64,
    kind: KindWord,
    /// `null` of what is told of no audience in particular.
    audience: Option<i64>,
    measure: MeasureWord,
    /// The first day of the month.
    #[schema(format = Date)]
    month: String,
    number: i64,
    /// Of it, what was accepted.
    accepted: i64,
}

#[derive(ToSchema)]
pub struct UnitRead {
    id: i64,
    code: String,
    name: String,
    name_en: String,
    kind: String,
    parent: Option<i64>,
    /// The ids from the root down to this unit, each followed by a slash.
    path: String,
    validity: ValidityRead,
}

#[derive(ToSchema)]
pub struct ValidityRead {
    #[schema(format = Date)]
    from: Option<String>,
    #[schema(format = Date)]
    to: Option<String>,
}

#[derive(ToSchema)]
pub struct AudienceRead {
    id: i64,
    name: String,
    name_en: String,
    message: String,
    message_en: String,
    kinds: Vec<KindWord>,
    position: i64,
    version: i64,
}
