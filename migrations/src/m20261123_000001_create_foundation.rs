use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for script in [PLACES, ACCOUNTS, CAMPAIGNS, ACTIVITIES, DETAILS, AUDIT] {
            run(manager, script).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("the foundation is not removed; restore a backup instead".into()))
    }
}

const PLACES: &str = r#"
CREATE TABLE units (
    id {id},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BIGINT CONSTRAINT units_parent REFERENCES units (id),
    path {bytewise} NOT NULL,
    valid_from {day},
    valid_to {day},
    folded TEXT NOT NULL
);
CREATE UNIQUE INDEX units_code_from ON units (code, valid_from);
CREATE UNIQUE INDEX units_code_from_before_records ON units (code) WHERE valid_from IS NULL;
CREATE INDEX units_path ON units (path);
CREATE INDEX units_parent_id ON units (parent_id);

CREATE TABLE organisations (
    id {id},
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id BIGINT CONSTRAINT organisations_unit REFERENCES units (id),
    valid_from {day},
    valid_to {day},
    folded TEXT NOT NULL
);
CREATE UNIQUE INDEX organisations_name_from ON organisations (name, valid_from);
CREATE INDEX organisations_unit_id ON organisations (unit_id);

CREATE TABLE organisation_successions (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    successor_id BIGINT NOT NULL REFERENCES organisations (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, successor_id)
);

CREATE TABLE audiences (
    id {id},
    name TEXT NOT NULL CONSTRAINT audiences_name UNIQUE,
    name_en TEXT NOT NULL,
    message TEXT NOT NULL,
    message_en TEXT NOT NULL,
    position BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE audience_forms (
    audience_id BIGINT NOT NULL REFERENCES audiences (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    PRIMARY KEY (audience_id, form)
);

CREATE TABLE hotlines (
    id {id},
    number TEXT NOT NULL CONSTRAINT hotlines_number UNIQUE,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    checked_on {day} NOT NULL,
    position BIGINT NOT NULL
);
"#;

const ACCOUNTS: &str = r#"
CREATE TABLE accounts (
    id {id},
    login TEXT NOT NULL CONSTRAINT accounts_login UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_id BIGINT REFERENCES units (id),
    organisation_id BIGINT REFERENCES organisations (id),
    password_hash TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at {time} NOT NULL
);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    expires_at {time} NOT NULL
);
CREATE INDEX sessions_account_id ON sessions (account_id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX drafts_created_at ON drafts (created_at);

CREATE TABLE setup_links (
    token_hash TEXT PRIMARY KEY,
    expires_at {time} NOT NULL
);

CREATE TABLE sign_in_failures (
    id {id},
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    at {time} NOT NULL
);
CREATE INDEX sign_in_failures_login ON sign_in_failures (login, at);
CREATE INDEX sign_in_failures_address ON sign_in_failures (address, at);
CREATE INDEX sign_in_failures_at ON sign_in_failures (at);

CREATE TABLE known_devices (
    token_hash TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    last_used_at {time} NOT NULL,
    PRIMARY KEY (token_hash, account_id)
);
"#;

const CAMPAIGNS: &str = r#"
CREATE TABLE campaigns (
    id {id},
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    starts_on {day} NOT NULL,
    ends_on {day} NOT NULL,
    budget BIGINT,
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at {time} NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT campaigns_period CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX campaigns_code_start ON campaigns (code, starts_on);
CREATE INDEX campaigns_starts_on ON campaigns (starts_on);

CREATE TABLE campaign_legal_bases (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (campaign_id, position)
);

CREATE TABLE campaign_audiences (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (campaign_id, audience_id)
);

CREATE TABLE campaign_targets (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, measure)
);

CREATE TABLE campaign_steps (
    id {id},
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    at {time} NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX campaign_steps_campaign_id ON campaign_steps (campaign_id);
"#;

const ACTIVITIES: &str = r#"
CREATE TABLE activities (
    id {id},
    public_id TEXT NOT NULL CONSTRAINT activities_public_id UNIQUE,
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    venue_name TEXT NOT NULL,
    venue_address TEXT NOT NULL,
    latitude {float},
    longitude {float},
    all_day BOOLEAN NOT NULL,
    starts_at {time} NOT NULL,
    ends_at {time} NOT NULL,
    lead_id BIGINT NOT NULL REFERENCES organisations (id),
    money BIGINT,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at {time} NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT activities_period CHECK (ends_at > starts_at)
);
CREATE INDEX activities_campaign_start ON activities (campaign_id, starts_at, id);
CREATE INDEX activities_lead_id ON activities (lead_id);
CREATE INDEX activities_starts_at ON activities (starts_at);

CREATE TABLE activity_units (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    unit_id BIGINT NOT NULL REFERENCES units (id),
    PRIMARY KEY (activity_id, unit_id)
);
CREATE INDEX activity_units_unit_id ON activity_units (unit_id, activity_id);

CREATE TABLE activity_supporters (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (activity_id, organisation_id)
);
CREATE INDEX activity_supporters_organisation_id ON activity_supporters (organisation_id, activity_id);

CREATE TABLE activity_audiences (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (activity_id, audience_id)
);
CREATE INDEX activity_audiences_audience_id ON activity_audiences (audience_id, activity_id);

CREATE TABLE activity_quantities (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (activity_id, measure)
);
"#;

const DETAILS: &str = r#"
CREATE TABLE talks (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    topic TEXT NOT NULL
);
CREATE TABLE talk_speakers (
    activity_id BIGINT NOT NULL REFERENCES talks (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    agency TEXT NOT NULL,
    fee BIGINT,
    PRIMARY KEY (activity_id, position)
);

CREATE TABLE competitions (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    rules TEXT NOT NULL
);
CREATE TABLE competition_rounds (
    activity_id BIGINT NOT NULL REFERENCES competitions (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    opens_on {day},
    closes_on {day},
    PRIMARY KEY (activity_id, position)
);
CREATE TABLE competition_prizes (
    activity_id BIGINT NOT NULL REFERENCES competitions (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    number BIGINT NOT NULL,
    amount BIGINT,
    PRIMARY KEY (activity_id, position)
);

CREATE TABLE dramatizations (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    script TEXT NOT NULL,
    duration BIGINT
);
CREATE TABLE dramatization_teams (
    activity_id BIGINT NOT NULL REFERENCES dramatizations (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    members BIGINT,
    PRIMARY KEY (activity_id, position)
);
CREATE TABLE dramatization_criteria (
    activity_id BIGINT NOT NULL REFERENCES dramatizations (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (activity_id, position)
);

CREATE TABLE billboards (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    width BIGINT,
    height BIGINT,
    material TEXT NOT NULL,
    site TEXT NOT NULL,
    owner TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_document TEXT NOT NULL,
    up_on {day},
    down_on {day}
);

CREATE TABLE leaflets (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    sheet TEXT NOT NULL,
    paper TEXT NOT NULL,
    copies BIGINT
);
CREATE TABLE leaflet_drop_points (
    activity_id BIGINT NOT NULL REFERENCES leaflets (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    place TEXT NOT NULL,
    copies BIGINT,
    PRIMARY KEY (activity_id, position)
);

CREATE TABLE broadcasts (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    minutes BIGINT
);
CREATE TABLE broadcast_slots (
    activity_id BIGINT NOT NULL REFERENCES broadcasts (activity_id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    time {clock} NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (activity_id, position)
);

CREATE TABLE others (
    activity_id BIGINT PRIMARY KEY REFERENCES activities (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    description TEXT NOT NULL
);
"#;

const AUDIT: &str = r#"
CREATE TABLE audit (
    id {id},
    at {time} NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    account_name TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    before TEXT,
    after TEXT,
    folded TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, subject_id);
CREATE INDEX audit_at ON audit (at);
"#;
