//! What the JSON of campaigns and activities looks like, for the document of the API, as in `described`.
#![expect(dead_code, reason = "they are described and never made")]

use super::described::TotalLine;
use super::schema::{ActivityTransitionWord, CampaignStatusWord, KindWord, StatusWord};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct CampaignPage {
    campaigns: Vec<CampaignLine>,
    /// The cursor of the next page; `null` on the last.
    next: Option<i64>,
}

#[derive(ToSchema)]
pub struct CampaignLine {
    id: i64,
    /// Its number as a document.
    code: String,
    title: String,
    #[schema(format = Date)]
    starts_on: String,
    #[schema(format = Date)]
    ends_on: String,
    status: CampaignStatusWord,
    /// How many the reader sees in it.
    activities: i64,
}

#[derive(ToSchema)]
pub struct ActivityPage {
    activities: Vec<ActivityLine>,
    /// The cursor of the next page; `null` on the last.
    next: Option<i64>,
}

#[derive(ToSchema)]
pub struct ActivityLine {
    id: i64,
    version: i64,
    campaign: i64,
    kind: KindWord,
    title: String,
    when: WhenRead,
    status: StatusWord,
    venue: String,
    /// What its units are called in Vietnamese and in English.
    units: Vec<Vec<String>>,
    lead: String,
    supporting: Vec<String>,
    audiences: Vec<String>,
    quantities: Vec<TotalLine>,
    /// Đồng.
    money: Option<i64>,
}

/// One of the two.
#[derive(ToSchema)]
pub struct WhenRead {
    #[schema(rename = "Days")]
    days: Option<DaysRead>,
    #[schema(rename = "Times")]
    times: Option<TimesRead>,
}

#[derive(ToSchema)]
pub struct DaysRead {
    #[schema(format = Date)]
    from: String,
    #[schema(format = Date)]
    to: String,
}

#[derive(ToSchema)]
pub struct TimesRead {
    #[schema(format = DateTime)]
    starts: String,
    #[schema(format = DateTime)]
    ends: String,
}

#[derive(ToSchema)]
pub struct ActivityRead {
    id: i64,
    version: i64,
    campaign: i64,
    status: StatusWord,
    /// Why it was cancelled, or held all the same.
    reason: String,
    form: ActivitySent,
    may_edit: bool,
    transitions: Vec<ActivityTransitionWord>,
}

#[derive(ToSchema)]
pub struct ActivityMoved {
    transition: ActivityTransitionWord,
    /// Needed to cancel or reopen it, and to hold it where the owner of a billboard's site has not agreed.
    #[serde(default)]
    reason: String,
}

/// An activity as people type it; what is empty may be left out.
#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct ActivitySent {
    /// A UUID of the program's own, under which it is planned once.
    #[schema(pattern = "^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?$")]
    form_key: String,
    /// Not read: `If-Match` says it.
    version: String,
    /// Id of a campaign.
    campaign: String,
    kind: String,
    title: String,
    /// Ids of units.
    units: Vec<String>,
    venue_name: String,
    venue_address: String,
    latitude: String,
    longitude: String,
    /// `on`: whole days.
    all_day: String,
    /// `05/12/2026` or `2026-12-05`.
    starts_on: String,
    /// `08:30`.
    starts_at: String,
    ends_on: String,
    ends_at: String,
    /// Id of an organisation.
    lead: String,
    supporting: Vec<String>,
    /// Ids of audiences.
    audiences: Vec<String>,
    /// What is planned, by the words of measures.
    quantities: BTreeMap<String, String>,
    /// Đồng.
    money: String,
    details: DetailsSent,
}

/// The fields of all kinds, of which those of its kind are read.
#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct DetailsSent {
    topic: String,
    speakers: Vec<SpeakerSent>,
    rules: String,
    rounds: Vec<RoundSent>,
    prizes: Vec<PrizeSent>,
    script: String,
    duration: String,
    teams: Vec<TeamSent>,
    criteria: Vec<CriterionSent>,
    width: String,
    height: String,
    material: String,
    site: String,
    owner: String,
    consent: String,
    consent_document: String,
    up_on: String,
    down_on: String,
    paper_size: String,
    paper: String,
    copies: String,
    drop_points: Vec<DropPointSent>,
    text: String,
    minutes: String,
    slots: Vec<SlotSent>,
    kind: String,
    description: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct SpeakerSent {
    name: String,
    agency: String,
    fee: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct RoundSent {
    title: String,
    opens_on: String,
    closes_on: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct PrizeSent {
    title: String,
    number: String,
    amount: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct TeamSent {
    name: String,
    members: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct CriterionSent {
    name: String,
    points: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct DropPointSent {
    place: String,
    copies: String,
}

#[derive(Default, Serialize, ToSchema)]
#[serde(default)]
pub struct SlotSent {
    time: String,
    days: String,
}
