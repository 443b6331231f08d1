use crate::table::{Table, entity};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<account::Entity>(),
    // Among those that were written down are some that were used since.
    Table::of::<recovery_code::Entity>().short_lived(),
    Table::of::<access_token::Entity>().short_lived(),
    Table::of::<invitation::Entity>().short_lived(),
    Table::of::<session::Entity>().short_lived(),
    Table::of::<draft::Entity>().short_lived(),
    Table::of::<setup_link::Entity>().short_lived(),
    Table::of::<sign_in_failure::Entity>().short_lived(),
    Table::of::<known_device::Entity>().short_lived(),
];

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
    schedule_columns: String,
    changes_of_activities: bool,
    changes_of_campaigns: bool,
    changes_seen: i64,
    password_given: bool,
    suspended_at: Option<ChronoDateTimeUtc>,
    erased_at: Option<ChronoDateTimeUtc>,
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
    may_log: bool,
    may_plan: bool,
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
    address: String,
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
    counts: bool,
});

entity!(known_device, "known_devices" {
    #[sea_orm(primary_key, auto_increment = false)] token_hash: String,
    #[sea_orm(primary_key, auto_increment = false)] account_id: i64,
    last_used_at: ChronoDateTimeUtc,
    network: String,
});
