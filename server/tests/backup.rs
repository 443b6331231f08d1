//! Backup and restore, from either kind of database into either.

use crate::support::{TestApp, a_talk, empty_postgres};
use domain::{accounts::Transition, activities::ActivityQuery, audit::AuditFilter};
use sea_orm::{ConnectionTrait, Database};
use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{Contents, Db, Error, backup, lock_database, restore, verify};

both!(
    a_backup_taken_while_people_write_is_whole_wherever_it_goes,
    a_restored_database_goes_on_where_the_old_one_was,
    a_restore_replaces_everything,
    a_restore_opens_no_door_that_was_closed,
    a_backup_never_overwrites_a_file,
    a_damaged_backup_is_refused_and_the_database_untouched,
    a_changed_backup_is_refused_by_its_table,
    a_backup_of_a_newer_version_is_refused_by_the_name_of_its_migration,
    a_running_server_is_noticed,
);

/// The campaigns, activities of one of them, and audit entries: what a person would miss first.
async fn counts(db: &Db, campaign: i64) -> (usize, u64, u64) {
    let administrator = db.actor_by_login("quantri").await.unwrap();
    let campaigns = db.campaigns(&administrator).list().await.unwrap().len();
    let query = ActivityQuery::default();
    let activities = db.activities(&administrator).schedule(campaign, &query).await.unwrap().count;
    let (_, audit) = db.audit(&administrator, &AuditFilter::default()).await.unwrap();
    (campaigns, activities, audit)
}

pub(crate) fn url_of(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

pub(crate) async fn run(url: &str, statement: &str) {
    let connection = Database::connect(url).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}

#[track_caller]
pub(crate) fn reason<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Stored(reason)) => reason,
        other => panic!("{other:?} is no refusal"),
    }
}

/// What the database of a URL holds now.
async fn held(url: &str, file: &Path) -> Vec<Contents> {
    let db = Db::connect(url).await.unwrap();
    let contents = backup(&db, file).await.unwrap();
    db.close().await.unwrap();
    contents
}

/// The tables of what is only for a while, and not put back. Named here once more: a mark that is missing in the program,
/// or one too many, is seen by nothing else.
pub(crate) const SHORT_LIVED: [&str; 9] = [
    "access_tokens",
    "calendar_feeds",
    "drafts",
    "invitations",
    "known_devices",
    "recovery_codes",
    "sessions",
    "setup_links",
    "sign_in_failures",
];

/// What a restore puts back as it was: not what was only for a while, nor the audit, which tells of it.
fn lasting(contents: Vec<Contents>) -> Vec<Contents> {
    let lasts = |of: &Contents| of.table != "audit" && !SHORT_LIVED.contains(&&*of.table);
    contents.into_iter().filter(lasts).collect()
}

pub(crate) async fn a_backup_of(app: &TestApp) -> PathBuf {
    let file = app.folder().join("copy.db");
    backup(&app.db, &file).await.unwrap();
    file
}

/// No file but those that a person knows of.
fn nothing_is_left_over(app: &TestApp) {
    for entry in std::fs::read_dir(app.folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains(".partial") && !name.contains(".restoring"), "{name}");
    }
}

async fn a_backup_taken_while_people_write_is_whole_wherever_it_goes(app: &TestApp) {
    let ground = app.running_campaign().await;
    let before = counts(&app.db, ground.id).await;
    let stop = Arc::new(AtomicBool::new(false));
    let (told, mut hears) = tokio::sync::mpsc::unbounded_channel();
    let writers: Vec<_> = (0..3)
        .map(|_| {
            let (db, form, stop, told) = (app.db.clone(), a_talk(&ground), Arc::clone(&stop), told.clone());
            tokio::spawn(async move {
                let planner = db.actor_by_login("kehoach").await.unwrap();
                while !stop.load(Ordering::Relaxed) {
                    db.activities(&planner).plan(&form).await.unwrap();
                    let _ = told.send(());
                }
            })
        })
        .collect();
    // They are at it, and go on until the backup is there.
    for _ in 0..5 {
        hears.recv().await.unwrap();
    }
    let file = app.folder().join("copy.db");
    let taken = backup(&app.db, &file).await.unwrap();
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(verify(&file).await.unwrap(), taken);

    let elsewhere = url_of(&app.folder().join("elsewhere.db"));
    assert!(restore(&file, &elsewhere).await.unwrap().kept.is_none(), "there was nothing to keep");
    let restored = Db::connect(&elsewhere).await.unwrap();
    let (campaigns, activities, audit) = counts(&restored, ground.id).await;
    let after = counts(&app.db, ground.id).await;
    assert_eq!(campaigns, before.0);
    assert!((before.1 + 5..=after.1).contains(&activities), "{activities}");
    // Each activity is there with its entry in the audit, or neither is; and one more tells of the restore.
    assert_eq!(audit - before.2 - 1, activities - before.1);
    // What everybody sees is there as well.
    let site = app.a_stranger_over(restored.clone());
    for path in [format!("/c/{}", ground.id), "/help".into()] {
        let here = app.a_stranger().get(&path).await.assert_ok().text();
        assert_eq!(site.get(&path).await.assert_ok().text(), here, "{path}");
    }
    restored.close().await.unwrap();
    let taken = lasting(taken);
    assert_eq!(lasting(held(&elsewhere, &app.folder().join("of-sqlite.db")).await), taken);
    nothing_is_left_over(app);
    let Some(empty) = empty_postgres().await else { return };
    restore(&file, empty.url()).await.unwrap();
    assert_eq!(lasting(held(empty.url(), &app.folder().join("of-postgres.db")).await), taken);
    // And from there into a file again.
    let again = url_of(&app.folder().join("again.db"));
    restore(&app.folder().join("of-postgres.db"), &again).await.unwrap();
    assert_eq!(lasting(held(&again, &app.folder().join("of-again.db")).await), taken);
    empty.remove().await;
}

async fn a_restored_database_goes_on_where_the_old_one_was(app: &TestApp) {
    let ground = app.running_campaign().await;
    let planner = app.planner().await;
    let undone = app.db.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
    // Its id is in the audit, so no other activity may get it.
    run(app.url(), &format!("DELETE FROM activities WHERE id = {}", undone.id)).await;
    let file = a_backup_of(app).await;
    let mut urls = vec![url_of(&app.folder().join("elsewhere.db"))];
    let empty = empty_postgres().await;
    urls.extend(empty.iter().map(|empty| empty.url().to_owned()));
    for url in urls {
        restore(&file, &url).await.unwrap();
        let restored = Db::connect(&url).await.unwrap();
        restored.migrate().await.unwrap();
        restored.seed().await.unwrap();
        let planned = restored.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
        assert!(planned.id > undone.id, "{} after {}", planned.id, undone.id);
        restored.close().await.unwrap();
    }
    if let Some(empty) = empty {
        empty.remove().await;
    }
}

async fn a_restore_replaces_everything(app: &TestApp) {
    let file = a_backup_of(app).await;
    let ground = app.running_campaign().await;
    app.stop().await;
    let restored = restore(&file, app.url()).await.unwrap();
    let now = Db::connect(app.url()).await.unwrap();
    let administrator = now.actor_by_login("quantri").await.unwrap();
    assert!(matches!(now.campaigns(&administrator).find(ground.id).await, Err(Error::NotFound)));
    assert_eq!(restored.kept.is_some(), app.db.is_sqlite());
    // A file stays beside the one that replaced it.
    if let Some(kept) = restored.kept {
        let then = Db::connect(&url_of(&kept)).await.unwrap();
        assert_eq!(then.campaigns(&administrator).find(ground.id).await.unwrap().id, ground.id);
    }
}

async fn a_restore_opens_no_door_that_was_closed(app: &TestApp) {
    let planner = app.as_planner().await;
    let token = crate::devices::token(&planner, 30).await;
    let me = app.administrator().await;
    let keeper = app.db.account_keeper(&me).unwrap();
    let viewer = keeper.find_by_login("xem").await.unwrap();
    let link = keeper.invite(viewer.id).await.unwrap();
    let file = a_backup_of(app).await;
    let seen = viewer.version.to_string();
    keeper.transition(viewer.id, &seen, Transition::Suspend, "nghỉ việc").await.unwrap();
    app.stop().await;
    let restored = restore(&file, app.url()).await.unwrap();
    assert_eq!(restored.differences, ["xem was suspended, and is let in again"]);
    let now = Db::connect(app.url()).await.unwrap();
    let session = app.a_stranger_over(now.clone());
    session.set_cookie("session", &planner.cookie("session").unwrap());
    assert_ne!(session.get("/campaigns").await.status, 200);
    assert!(now.token_actor(&token, domain::accounts::TokenUse::Read).await.unwrap().is_none());
    assert!(matches!(now.invited(&link).await, Err(Error::NotFound)));
    let filter = AuditFilter { verb: "restore".into(), ..AuditFilter::default() };
    let (told, _) = now.audit(&me, &filter).await.unwrap();
    assert_eq!((told.len(), told[0].title.as_str()), (1, "copy.db"));
}

async fn a_backup_never_overwrites_a_file(app: &TestApp) {
    let file = app.folder().join("copy.db");
    std::fs::write(&file, "quý giá").unwrap();
    assert!(reason(backup(&app.db, &file).await).contains("exists already"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "quý giá");
}

async fn a_damaged_backup_is_refused_and_the_database_untouched(app: &TestApp) {
    let sound = app.folder().join("copy.db");
    let before = backup(&app.db, &sound).await.unwrap();
    let whole = std::fs::read(&sound).unwrap();
    let mut holed = whole.clone();
    let middle = whole.len() / 2 / 4096 * 4096;
    holed[middle..middle + 8 * 4096].fill(0xA5);
    let altered = with_small_letters(&whole);
    let cases: [(&str, &[u8]); 6] = [
        ("a hole in the middle", &holed),
        ("single bytes", &altered),
        ("cut short", &whole[..whole.len() / 2]),
        ("empty", b""),
        ("text", "đây không phải cơ sở dữ liệu".as_bytes()),
        ("a heading alone", &whole[..100]),
    ];
    for (name, bytes) in cases {
        let file = app.folder().join("damaged.db");
        std::fs::write(&file, bytes).unwrap();
        let why = reason(restore(&file, app.url()).await);
        assert!(why.contains("damaged.db is no backup to restore"), "{name}: {why}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{name}: the file to look at is as it was");
    }
    let nowhere = app.folder().join("khong-co.db");
    assert!(reason(restore(&nowhere, app.url()).await).contains("is not a file"));
    assert_eq!(held(app.url(), &app.folder().join("after.db")).await, before);
    nothing_is_left_over(app);
    app.stop().await;
    restore(&sound, app.url()).await.unwrap();
}

/// Changes one letter wherever a title of the sample stands: no page is broken by it.
fn with_small_letters(whole: &[u8]) -> Vec<u8> {
    let (title, mut bytes) = ("Tọa đàm".as_bytes(), whole.to_vec());
    let places: Vec<usize> =
        (0..bytes.len() - title.len()).filter(|at| bytes[*at..].starts_with(title)).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| bytes[*at] = b't');
    bytes
}

async fn a_changed_backup_is_refused_by_its_table(app: &TestApp) {
    let sound = a_backup_of(app).await;
    for (statement, told) in [
        ("UPDATE activities SET title = 'Khác' WHERE id = (SELECT min(id) FROM activities)", "activities"),
        ("DELETE FROM hotlines WHERE number = '111'", "hotlines had"),
        ("UPDATE backup_checksums SET sha256 = '' WHERE table_name = 'units'", "units"),
        ("CREATE TABLE others_of_ours (id INTEGER PRIMARY KEY)", "others_of_ours"),
        ("DROP TABLE backup_checksums", "no checksums"),
        ("DROP TABLE seaql_migrations", "no data of Lan Tỏa"),
    ] {
        let file = app.folder().join("changed.db");
        std::fs::copy(&sound, &file).unwrap();
        run(&url_of(&file), statement).await;
        let why = reason(restore(&file, app.url()).await);
        assert!(why.contains(told), "{statement}: {why}");
    }
}

async fn a_backup_of_a_newer_version_is_refused_by_the_name_of_its_migration(app: &TestApp) {
    let file = a_backup_of(app).await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_tell_more', 0)";
    run(&url_of(&file), newer).await;
    let why = reason(restore(&file, app.url()).await);
    assert!(why.contains("newer version") && why.contains("m20991231_000001_tell_more"), "{why}");
}

async fn a_running_server_is_noticed(app: &TestApp) {
    let file = a_backup_of(app).await;
    let one = lock_database(app.url()).await.unwrap();
    let other = lock_database(app.url()).await.unwrap();
    assert!(reason(restore(&file, app.url()).await).contains("a server is using the database"));
    one.release().await;
    assert!(reason(restore(&file, app.url()).await).contains("a server is using the database"));
    other.release().await;
    app.stop().await;
    restore(&file, app.url()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_has_the_file_open_is_noticed() {
    let app = TestApp::on_sqlite().await;
    let file = a_backup_of(&app).await;
    let ground = app.running_campaign().await;
    assert!(reason(restore(&file, app.url()).await).contains("another program is using"));
    nothing_is_left_over(&app);
    // It goes on in the database that it has.
    app.plan(&a_talk(&ground)).await;
}

/// Without its last migration, as an older version left it.
async fn as_before(app: &TestApp) {
    run(app.url(), "DROP INDEX organisations_name_before_records").await;
    run(app.url(), "DELETE FROM seaql_migrations WHERE version LIKE '%name_organisations'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_backup_is_brought_up_to_date() {
    let app = TestApp::on_sqlite().await;
    as_before(&app).await;
    // What the index forbids may be there.
    let twice = "INSERT INTO organisations (name, short_name, kind, folded) \
                 SELECT name, short_name, kind, folded FROM organisations WHERE valid_from IS NULL LIMIT 1";
    run(app.url(), twice).await;
    let (file, elsewhere) = (a_backup_of(&app).await, url_of(&app.folder().join("elsewhere.db")));
    restore(&file, &elsewhere).await.unwrap();
    // The index is there again: a second organisation of the name is refused.
    let connection = Database::connect(&elsewhere).await.unwrap();
    assert!(connection.execute_unprepared(twice).await.is_err());
    connection.close().await.unwrap();
    let restored = Db::connect(&elsewhere).await.unwrap();
    assert_eq!(restored.organisations().await.unwrap().len(), app.db.organisations().await.unwrap().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_postgres_is_migrated_before_it_is_backed_up() {
    let Some(app) = TestApp::on_postgres().await else { return };
    as_before(&app).await;
    let file = app.folder().join("copy.db");
    assert!(reason(backup(&app.db, &file).await).contains("lantoa migrate"));
    assert!(!file.exists());
    nothing_is_left_over(&app);
    app.db.migrate().await.unwrap();
    backup(&app.db, &file).await.unwrap();
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_reads_the_data() {
    let app = TestApp::on_sqlite().await;
    let folder = app.folder().join("data");
    let database = folder.join("lantoa.db");
    restore(&a_backup_of(&app).await, &url_of(&database)).await.unwrap();
    let db = Db::connect(&url_of(&database)).await.unwrap();
    backup(&db, &folder.join("copy.db")).await.unwrap();
    Db::connect(&url_of(&folder.join("new.db"))).await.unwrap().migrate().await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
