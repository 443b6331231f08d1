use crate::table::{Table, entity};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<campaign::Entity>(),
    Table::of::<campaign_legal_basis::Entity>(),
    Table::of::<campaign_audience::Entity>(),
    Table::of::<campaign_target::Entity>(),
    Table::of::<campaign_transition::Entity>(),
];

entity!(campaign, "campaigns" {
    #[sea_orm(primary_key)] id: i64,
    code: String,
    title: String,
    purpose: String,
    starts_on: Date,
    ends_on: Date,
    budget: Option<i64>,
    status: String,
    version: i64,
    created_at: ChronoDateTimeUtc,
    folded: String,
    form_key: Option<String>,
    release: String,
});

entity!(campaign_legal_basis, "campaign_legal_bases" {
    #[sea_orm(primary_key, auto_increment = false)] campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] position: i64,
    text: String,
});

entity!(campaign_audience, "campaign_audiences" {
    #[sea_orm(primary_key, auto_increment = false)] campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
});

entity!(campaign_target, "campaign_targets" {
    #[sea_orm(primary_key, auto_increment = false)] campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    number: i64,
});

entity!(campaign_transition, "campaign_transitions" {
    #[sea_orm(primary_key)] id: i64,
    campaign_id: i64,
    transition: String,
    account_id: i64,
    at: ChronoDateTimeUtc,
    reason: String,
});
