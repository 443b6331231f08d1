//! The tables after every migration, read through everything that reads them, on both databases.

use crate::support::{TestApp, empty_postgres};
use domain::{
    Actor,
    activities::{ActivityQuery, Kind},
    audit::AuditFilter,
    campaigns::OverviewQuery,
    search,
    text::searchable,
    time::parse_day,
};
use sea_orm::{ConnectionTrait, Database, Statement};
use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};
use store::{DEMO_PASSWORD, Db, Error, Writer, backup, restore};

both!(
    migrating_and_seeding_again_change_nothing,
    every_table_is_read_as_the_program_expects,
    the_sample_is_loaded_once,
);
both_fresh!(
    a_fresh_installation_has_units_audiences_and_hotlines,
    an_installation_that_was_filled_in_part_is_refused,
    a_sample_that_cannot_be_loaded_whole_is_not_loaded_at_all,
);

async fn migrating_and_seeding_again_change_nothing(app: &TestApp) {
    let (from, to) = (parse_day("01/01/2024").unwrap(), parse_day("31/12/2027").unwrap());
    let units = app.db.units_within(from, to).await.unwrap();
    let (audiences, hotlines) = (app.db.audiences().await.unwrap(), app.db.hotlines().await.unwrap());
    for _ in 0..2 {
        app.db.migrate().await.unwrap();
        app.db.seed().await.unwrap();
    }
    assert_eq!(app.db.units_within(from, to).await.unwrap(), units);
    assert_eq!(app.db.audiences().await.unwrap(), audiences);
    assert_eq!(app.db.hotlines().await.unwrap(), hotlines);
}

async fn the_sample_is_loaded_once(app: &TestApp) {
    let administrator = app.administrator().await;
    let before = app.db.campaigns(&administrator).list().await.unwrap();
    assert!(app.db.load_demo().await.unwrap().is_none());
    assert_eq!(app.db.campaigns(&administrator).list().await.unwrap(), before);
    assert_eq!(before.len(), 3);
}

async fn every_table_is_read_as_the_program_expects(app: &TestApp) {
    let administrator = app.administrator().await;
    assert_eq!(app.db.account_keeper(&administrator).unwrap().list().await.unwrap().len(), 5);
    let organisations = app.db.organisations().await.unwrap();
    assert!(organisations.iter().any(|organisation| !organisation.successors.is_empty()));
    let (all, plan) = (app.db.campaigns(&administrator), app.db.activities(&administrator));
    let (mut forms, mut statuses, mut transitions) = (HashSet::new(), HashSet::new(), 0);
    for card in all.list().await.unwrap() {
        let detail = all.find(card.id).await.unwrap();
        assert!(!detail.campaign.legal_bases.is_empty() && !detail.campaign.targets.is_empty());
        let overview = all.overview(&detail, OverviewQuery::read(|_| None)).await.unwrap();
        assert!(!detail.audiences.is_empty() && !overview.lines.is_empty());
        transitions += detail.transitions.len();
        for activity in plan.whole_schedule(card.id, &ActivityQuery::default()).await.unwrap() {
            let detail = plan.find(activity.id).await.unwrap();
            assert_eq!(detail.activity.title, activity.title);
            forms.insert(detail.activity.details.kind());
            statuses.insert(detail.status.word());
        }
    }
    assert_eq!(forms.len(), Kind::ALL.len(), "the sample holds every form");
    assert_eq!((statuses.len(), transitions), (4, 7));
    let mut pages = 0;
    for page in 1..=4 {
        let filter = AuditFilter { page: page.to_string(), ..AuditFilter::default() };
        pages += app.db.audit(&administrator, &filter).await.unwrap().0.len();
    }
    assert!(pages > 50);
    rarely_written_tables(app).await;
}

/// Sessions, drafts, devices, failures and links, through what writes and sweeps them.
async fn rarely_written_tables(app: &TestApp) {
    let administrator = app.administrator().await;
    app.as_planner().await;
    assert!(app.db.sign_in("kehoach", "sai", "192.0.2.1", None).await.unwrap().is_none());
    let key = app.db.keep_draft(Writer::Person(&administrator), "{}".into()).await.unwrap().unwrap();
    app.db.sweep().await.unwrap();
    assert_eq!(app.db.draft(Some(&administrator), &key).await.unwrap().as_deref(), Some("{}"));
    assert_eq!(app.db.draft(None, &key).await.unwrap(), None, "a draft is its writer's alone");
    let session = store::StoredSession {
        data: "{}".into(),
        expires_at: chrono::Utc::now() - chrono::Duration::minutes(1),
    };
    app.db.add_session("het-han", None, session.clone()).await.unwrap();
    assert!(app.db.session("het-han").await.unwrap().is_none(), "it has expired");
    let expires_at = chrono::Utc::now() + chrono::Duration::minutes(1);
    let session = store::StoredSession { expires_at, ..session };
    app.db.add_session("con-han", None, session.clone()).await.unwrap();
    app.db.sweep().await.unwrap();
    assert!(app.db.session("con-han").await.unwrap().is_some());
    app.db.delete_session("con-han").await.unwrap();
    assert!(app.db.session("con-han").await.unwrap().is_none());
    // A request that was under way when it ended does not bring it back to life.
    app.db.save_session("con-han", None, session).await.unwrap();
    assert!(app.db.session("con-han").await.unwrap().is_none());
}

async fn a_fresh_installation_has_units_audiences_and_hotlines(app: &TestApp) {
    let on = |day: &str| parse_day(day).unwrap();
    let then = app.db.units_within(on("30/06/2025"), on("30/06/2025")).await.unwrap();
    let now = app.db.units_within(on("01/07/2025"), on("01/07/2025")).await.unwrap();
    assert_eq!((then.len(), now.len()), (31, 127), "each with the city");
    assert_eq!(app.db.audiences().await.unwrap().len(), 10);
    assert_eq!(app.db.hotlines().await.unwrap()[0].number, "111");
    assert!(!app.db.has_accounts().await.unwrap());
    assert!(app.db.setup_token().await.unwrap().is_some());
}

async fn without_audiences(app: &TestApp) {
    let connection = Database::connect(app.url()).await.unwrap();
    for table in ["audience_kinds", "audiences"] {
        connection.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
}

async fn an_installation_that_was_filled_in_part_is_refused(app: &TestApp) {
    without_audiences(app).await;
    match app.db.seed().await {
        Err(Error::Stored(reason)) => assert!(reason.contains("only in part"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert!(app.db.audiences().await.unwrap().is_empty());
}

async fn a_sample_that_cannot_be_loaded_whole_is_not_loaded_at_all(app: &TestApp) {
    without_audiences(app).await;
    // Its organisations and accounts come before the campaigns that miss their audiences.
    assert!(matches!(app.db.load_demo().await, Err(Error::Stored(_))));
    assert!(!app.db.has_accounts().await.unwrap());
    assert!(app.db.organisations().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_that_start_together_prepare_a_database_once() {
    let Some(empty) = empty_postgres().await else { return };
    let start = async || {
        let db = Db::connect(empty.url()).await.unwrap();
        db.migrate().await.unwrap();
        db.seed().await.unwrap();
        db.load_demo().await.unwrap().is_some()
    };
    let loaded: [bool; 3] = tokio::join!(start(), start(), start()).into();
    assert_eq!(loaded.iter().filter(|loaded| **loaded).count(), 1);
    let db = Db::connect(empty.url()).await.unwrap();
    assert_eq!(db.audiences().await.unwrap().len(), 10);
    db.close().await.unwrap();
    empty.remove().await;
}

/// Databases as released versions left them, a script for each kind.
const RELEASED: [(&str, &str, &str); 2] = [
    ("0.1.0", include_str!("released/0.1.0.sqlite.sql"), include_str!("released/0.1.0.postgres.sql")),
    ("0.2.0", include_str!("released/0.2.0.sqlite.sql"), include_str!("released/0.2.0.postgres.sql")),
];

/// What a table of a released version is called now.
fn renamed(table: &str) -> &str {
    match table {
        "audience_forms" => "audience_kinds",
        "campaign_steps" => "campaign_transitions",
        table => table,
    }
}

/// The tables of such a script by their present names, and how many rows each has; `called` is what they are called
/// there.
async fn row_counts(url: &str, script: &str, called: fn(&str) -> &str) -> BTreeMap<String, i64> {
    let connection = Database::connect(url).await.unwrap();
    let tables = script.lines().filter_map(|line| {
        let rest = line.strip_prefix("CREATE TABLE ")?;
        let name = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest).split([' ', '(']).next()?;
        Some(name.trim_start_matches("public.").trim_matches('"').to_owned())
    });
    let mut counts = BTreeMap::new();
    for table in tables.filter(|table| table != "seaql_migrations" && !table.starts_with("sqlite_")) {
        let query = format!("SELECT count(*) FROM {}", called(&table));
        let row = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), query));
        counts.insert(renamed(&table).to_owned(), row.await.unwrap().unwrap().try_get_by_index(0).unwrap());
    }
    connection.close().await.unwrap();
    counts
}

/// What a query answers in its first two columns.
async fn pairs(url: &str, query: &str) -> Vec<(String, String)> {
    let connection = Database::connect(url).await.unwrap();
    let query = Statement::from_string(connection.get_database_backend(), query);
    let rows = connection.query_all_raw(query).await.unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
}

/// An activity, a place and a speaker of the sample are found by name, and names are folded as what is written now.
async fn finds_by_name(version: &str, db: &Db, url: &str, planner: &Actor) {
    for (typed, kind, found) in [
        (
            "khao sat dau ky ve nhan biet",
            search::Kind::Activity,
            "Khảo sát đầu kỳ về nhận biết lừa đảo việc làm nước ngoài",
        ),
        (
            "hoi truong cau giay",
            search::Kind::Venue,
            "Hội trường Trung tâm Văn hóa - Thông tin và Thể thao quận Cầu Giấy",
        ),
        ("nguyễn văn thịnh", search::Kind::Person, "Nguyễn Văn Thịnh"),
    ] {
        let groups = db.search(planner, typed, Some(kind)).await.unwrap();
        assert_eq!(groups[0].hits[0].title, found, "{version}: {typed}");
    }
    let renamed = db.search(planner, "hang bot", Some(search::Kind::Unit)).await.unwrap();
    assert_eq!(renamed.is_empty(), version == "0.1.0", "only the later one holds a unit that was renamed");
    for query in [
        "SELECT title, title_folded FROM activities",
        "SELECT venue_name, venue_folded FROM activities",
        "SELECT name, folded FROM talk_speakers",
    ] {
        let rows = pairs(url, query).await;
        assert!(rows.len() > 2, "{version}: {query}");
        for (name, folded) in rows {
            assert_eq!(folded, searchable(&name), "{version}: {query}");
        }
    }
}

/// Fills an empty database as a released version left it; answers how many rows each table has.
async fn left_by(version: &str, url: &str, script: &str) -> BTreeMap<String, i64> {
    let connection = Database::connect(url).await.unwrap();
    connection.execute_unprepared(script).await.unwrap();
    connection.close().await.unwrap();
    let before = row_counts(url, script, |table| table).await;
    assert!(before.len() > 20 && before["activities"] == 7, "{version}: {before:?}");
    before
}

/// Every row is still there, every table is read, and people go on where they were.
async fn goes_on(version: &str, url: &str, script: &str, folder: &Path) {
    let before = left_by(version, url, script).await;
    let db = Db::connect(url).await.unwrap();
    db.migrate().await.unwrap();
    db.seed().await.unwrap();
    assert_eq!(row_counts(url, script, renamed).await, before, "{version}");
    // A backup reads each row of each table.
    let copied = backup(&db, &folder.join(format!("{version}.db"))).await.unwrap();
    for table in copied.iter().filter(|table| before.contains_key(&table.table)) {
        assert_eq!(table.rows, before[&table.table], "{version}: {}", table.table);
    }
    db.close().await.unwrap();
    people_go_on(version, url).await;
}

/// Somebody signs in and reads every campaign with its activities, and finds them by their names.
async fn people_go_on(version: &str, url: &str) {
    let db = Db::connect(url).await.unwrap();
    let admission = db.sign_in("kehoach", DEMO_PASSWORD, "192.0.2.1", None).await.unwrap();
    let Some(store::Admission::Done(signed_in)) = admission else { panic!("nobody is let in") };
    let planner = signed_in.actor;
    let campaigns = db.campaigns(&planner).list().await.unwrap();
    let mut forms = HashSet::new();
    for campaign in &campaigns {
        for card in
            db.activities(&planner).whole_schedule(campaign.id, &ActivityQuery::default()).await.unwrap()
        {
            forms.insert(db.activities(&planner).find(card.id).await.unwrap().activity.details.kind());
        }
    }
    assert_eq!((campaigns.len(), forms.len()), (3, Kind::ALL.len()), "{version}");
    finds_by_name(version, &db, url, &planner).await;
    let kept = pairs(url, "SELECT COALESCE(before, ''), COALESCE(after, '') FROM audit").await;
    let old = ["\"forms\":", "\"sheet\":"];
    assert!(kept.iter().any(|(_, after)| after.contains("\"paper_size\":")), "{version}");
    assert!(
        old.iter().all(|key| kept.iter().all(|(was, is)| !was.contains(key) && !is.contains(key))),
        "{version}"
    );
    db.close().await.unwrap();
}

fn url_in(folder: &Path, name: &str, version: &str) -> String {
    format!("sqlite://{}?mode=rwc", folder.join(format!("{name}-{version}.db")).display())
}

/// The rows that there are after a restore: one more of the audit tells of it, and none of what was only for a while.
fn restored(mut rows: BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    *rows.get_mut("audit").unwrap() += 1;
    for (table, count) in &mut rows {
        if crate::backup::SHORT_LIVED.contains(&&**table) {
            *count = 0;
        }
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_released_version_goes_into_either_database() {
    let folder = tempfile::tempdir().unwrap();
    for (version, sqlite, _) in RELEASED {
        let (old, new) = (url_in(folder.path(), "old", version), url_in(folder.path(), "new", version));
        let before = left_by(version, &old, sqlite).await;
        let (db, copy) = (Db::connect(&old).await.unwrap(), folder.path().join(format!("copy-{version}.db")));
        backup(&db, &copy).await.unwrap();
        db.close().await.unwrap();
        restore(&copy, &new).await.unwrap();
        let expected = restored(before);
        assert_eq!(row_counts(&new, sqlite, renamed).await, expected, "{version}");
        people_go_on(version, &new).await;
        let Some(empty) = empty_postgres().await else { continue };
        restore(&copy, empty.url()).await.unwrap();
        assert_eq!(row_counts(empty.url(), sqlite, renamed).await, expected, "{version} on PostgreSQL");
        people_go_on(version, empty.url()).await;
        empty.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_released_sqlite_database_is_brought_up_to_date_with_its_data() {
    let folder = tempfile::tempdir().unwrap();
    for (version, sqlite, _) in RELEASED {
        goes_on(version, &url_in(folder.path(), "released", version), sqlite, folder.path()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_released_postgres_database_is_brought_up_to_date_with_its_data() {
    let folder = tempfile::tempdir().unwrap();
    for (version, _, postgres) in RELEASED {
        let Some(empty) = empty_postgres().await else { return };
        goes_on(version, empty.url(), postgres, folder.path()).await;
        empty.remove().await;
    }
}
