use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<activity::Entity>().of_records(Subject::Activity),
    Table::of::<activity_unit::Entity>(),
    Table::of::<activity_supporter::Entity>(),
    Table::of::<activity_audience::Entity>(),
    Table::of::<activity_quantity::Entity>(),
    Table::of::<talk::Entity>(),
    Table::of::<talk_speaker::Entity>(),
    Table::of::<competition::Entity>(),
    Table::of::<competition_round::Entity>(),
    Table::of::<competition_prize::Entity>(),
    Table::of::<dramatization::Entity>(),
    Table::of::<dramatization_team::Entity>(),
    Table::of::<dramatization_criterion::Entity>(),
    Table::of::<billboard::Entity>(),
    Table::of::<leaflet::Entity>(),
    Table::of::<leaflet_drop_point::Entity>(),
    Table::of::<broadcast::Entity>(),
    Table::of::<broadcast_slot::Entity>(),
    Table::of::<other::Entity>(),
];

entity!(activity, "activities" {
    #[sea_orm(primary_key)] id: i64,
    public_id: String,
    campaign_id: i64,
    kind: String,
    title: String,
    venue_name: String,
    venue_address: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    all_day: bool,
    starts_at: ChronoDateTimeUtc,
    ends_at: ChronoDateTimeUtc,
    lead_id: i64,
    money: Option<i64>,
    status: String,
    reason: String,
    version: i64,
    created_at: ChronoDateTimeUtc,
    folded: String,
    title_folded: String,
    venue_folded: String,
    form_key: Option<String>,
    released: bool,
});

entity!(activity_unit, "activity_units" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] unit_id: i64,
});

entity!(activity_supporter, "activity_supporters" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] organisation_id: i64,
});

entity!(activity_audience, "activity_audiences" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
});

entity!(activity_quantity, "activity_quantities" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    number: i64,
});

entity!(talk, "talks" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    topic: String,
});

entity!(talk_speaker, "talk_speakers" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    name: String,
    agency: String,
    fee: Option<i64>,
    folded: String,
});

entity!(competition, "competitions" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    rules: String,
});

entity!(competition_round, "competition_rounds" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    title: String,
    opens_on: Option<Date>,
    closes_on: Option<Date>,
});

entity!(competition_prize, "competition_prizes" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    title: String,
    number: i64,
    amount: Option<i64>,
});

entity!(dramatization, "dramatizations" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    script: String,
    duration: Option<i64>,
});

entity!(dramatization_team, "dramatization_teams" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    name: String,
    members: Option<i64>,
});

entity!(dramatization_criterion, "dramatization_criteria" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    name: String,
    points: i64,
});

entity!(billboard, "billboards" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    width: Option<i64>,
    height: Option<i64>,
    material: String,
    site: String,
    owner: String,
    consent: String,
    consent_document: String,
    up_on: Option<Date>,
    down_on: Option<Date>,
});

entity!(leaflet, "leaflets" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    paper_size: String,
    paper: String,
    copies: Option<i64>,
});

entity!(leaflet_drop_point, "leaflet_drop_points" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    place: String,
    copies: Option<i64>,
});

entity!(broadcast, "broadcasts" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    text: String,
    minutes: Option<i64>,
});

entity!(broadcast_slot, "broadcast_slots" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    time: Time,
    days: String,
});

entity!(other, "others" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    kind: String,
    description: String,
});
