//! The tables as sea-orm sees them; nothing of this leaves the crate.

/// Runs a block for every entity, by a name that the caller gives it: parents before children, the order in which
/// rows can be inserted. A table that is missing here is missing in backups; a test compares the list with the tables.
macro_rules! for_each_entity {
    ($entity:ident => $block:block) => {
        $crate::entity::for_each_entity! {
            @ $entity $block
            settings unit former_unit_name organisation organisation_succession audience audience_form hotline key_day
            account recovery_code access_token invitation calendar_feed session draft setup_link
            sign_in_failure known_device campaign campaign_legal_basis campaign_audience
            campaign_target campaign_step activity activity_unit activity_supporter activity_audience
            activity_quantity talk talk_speaker competition competition_round competition_prize dramatization
            dramatization_team dramatization_criterion billboard leaflet leaflet_drop_point broadcast
            broadcast_slot other audit
        }
    };
    (@ $entity:ident $block:block $($module:ident)+) => {
        $({
            type $entity = $crate::entity::$module::Entity;
            $block
        })+
    };
}
pub(crate) use for_each_entity;

/// Declares the entity of a table. Fields marked `key` make up its primary key.
macro_rules! entity {
    ($module:ident, $table:literal { $($(#[$attr:meta])* $field:ident: $ty:ty),+ $(,)? }) => {
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$attr])* pub $field: $ty),+
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(settings, "settings" {
    #[sea_orm(primary_key, auto_increment = false)] id: i64,
    name: String,
    name_en: String,
    address: String,
    phone: String,
    email: String,
    second_factor: String,
    version: i64,
});

entity!(unit, "units" {
    #[sea_orm(primary_key)] id: i64,
    code: String,
    name: String,
    name_en: String,
    kind: String,
    parent_id: Option<i64>,
    path: String,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    folded: String,
    version: i64,
});

entity!(former_unit_name, "former_unit_names" {
    #[sea_orm(primary_key, auto_increment = false)] unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] last_day: Date,
    name: String,
    name_en: String,
});

entity!(organisation, "organisations" {
    #[sea_orm(primary_key)] id: i64,
    name: String,
    short_name: String,
    kind: String,
    unit_id: Option<i64>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    folded: String,
    version: i64,
});

entity!(organisation_succession, "organisation_successions" {
    #[sea_orm(primary_key, auto_increment = false)] organisation_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] successor_id: i64,
    position: i64,
});

entity!(audience, "audiences" {
    #[sea_orm(primary_key)] id: i64,
    name: String,
    name_en: String,
    message: String,
    message_en: String,
    position: i64,
    version: i64,
});

entity!(audience_form, "audience_forms" {
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] form: String,
});

entity!(hotline, "hotlines" {
    #[sea_orm(primary_key)] id: i64,
    number: String,
    name: String,
    name_en: String,
    checked_on: Date,
    position: i64,
    version: i64,
});

entity!(key_day, "key_days" {
    #[sea_orm(primary_key)] id: i64,
    day: i64,
    month: i64,
    name: String,
    name_en: String,
    version: i64,
});

entity!(calendar_feed, "calendar_feeds" {
    #[sea_orm(primary_key)] id: i64,
    digest: String,
    account_id: i64,
    unit_id: Option<i64>,
    created_at: ChronoDateTimeUtc,
    read_on: Option<Date>,
});

entity!(account, "accounts" {
    #[sea_orm(primary_key)] id: i64,
    login: String,
    name: String,
    role: String,
    unit_id: Option<i64>,
    organisation_id: Option<i64>,
    password_hash: String,
    active: bool,
    created_at: ChronoDateTimeUtc,
    version: i64,
    totp_secret: Option<String>,
    totp_step: i64,
    language: String,
    theme: String,
    news_of_activities: bool,
    news_of_campaigns: bool,
    news_seen: i64,
});

entity!(recovery_code, "recovery_codes" {
    #[sea_orm(primary_key, auto_increment = false)] account_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] digest: String,
});

entity!(access_token, "access_tokens" {
    #[sea_orm(primary_key)] id: i64,
    digest: String,
    account_id: i64,
    name: String,
    created_at: ChronoDateTimeUtc,
    last_day: Date,
    used_on: Option<Date>,
});

entity!(invitation, "invitations" {
    #[sea_orm(primary_key, auto_increment = false)] digest: String,
    account_id: i64,
    expires_at: ChronoDateTimeUtc,
});

entity!(session, "sessions" {
    #[sea_orm(primary_key, auto_increment = false)] id: String,
    account_id: Option<i64>,
    data: String,
    expires_at: ChronoDateTimeUtc,
});

entity!(draft, "drafts" {
    #[sea_orm(primary_key, auto_increment = false)] id: String,
    account_id: Option<i64>,
    content: String,
    created_at: ChronoDateTimeUtc,
});

entity!(setup_link, "setup_links" {
    #[sea_orm(primary_key, auto_increment = false)] token_hash: String,
    expires_at: ChronoDateTimeUtc,
});

entity!(sign_in_failure, "sign_in_failures" {
    #[sea_orm(primary_key)] id: i64,
    login: String,
    address: String,
    device: String,
    at: ChronoDateTimeUtc,
});

entity!(known_device, "known_devices" {
    #[sea_orm(primary_key, auto_increment = false)] token_hash: String,
    #[sea_orm(primary_key, auto_increment = false)] account_id: i64,
    last_used_at: ChronoDateTimeUtc,
});

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

entity!(campaign_step, "campaign_steps" {
    #[sea_orm(primary_key)] id: i64,
    campaign_id: i64,
    step: String,
    account_id: i64,
    at: ChronoDateTimeUtc,
    reason: String,
});

entity!(activity, "activities" {
    #[sea_orm(primary_key)] id: i64,
    public_id: String,
    campaign_id: i64,
    form: String,
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
    sheet: String,
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

entity!(audit, "audit" {
    #[sea_orm(primary_key)] id: i64,
    at: ChronoDateTimeUtc,
    account_id: Option<i64>,
    account_name: String,
    verb: String,
    subject: String,
    subject_id: i64,
    title: String,
    reason: String,
    before: Option<String>,
    after: Option<String>,
    folded: String,
});
