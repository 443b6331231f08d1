//! Backup and restore of the embedded database.

use crate::support::{TestApp, a_talk};
use domain::{activities::ActivityQuery, audit::AuditFilter};
use std::path::Path;
use store::{Db, Error, backup, restore};

/// The campaigns, activities of one of them, and audit entries: what a person would miss first.
async fn counts(db: &Db, campaign: i64) -> (usize, u64, u64) {
    let administrator = db.actor_by_login("quantri").await.unwrap();
    let campaigns = db.campaigns(&administrator).list().await.unwrap().len();
    let query = ActivityQuery::default();
    let activities = db.activities(&administrator).schedule(campaign, &query).await.unwrap().count;
    let (_, audit) = db.audit(&administrator, &AuditFilter::default()).await.unwrap();
    (campaigns, activities, audit)
}

async fn open(file: &Path) -> Db {
    Db::connect(&format!("sqlite://{}", file.display())).await.unwrap()
}

fn reason<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Stored(reason)) => reason,
        other => panic!("{other:?} is no refusal"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_restored_elsewhere_holds_everything() {
    let app = TestApp::on_sqlite().await;
    let ground = app.running_campaign().await;
    app.plan(&a_talk(&ground)).await;
    let (file, elsewhere) = (app.folder().join("copy.db"), app.folder().join("elsewhere.db"));
    backup(&app.db, &file).await.unwrap();
    assert!(restore(&file, &elsewhere).await.unwrap().kept.is_none(), "there was nothing to keep");
    let restored = open(&elsewhere).await;
    assert_eq!(counts(&restored, ground.id).await, counts(&app.db, ground.id).await);
    // It is a database to go on with: it migrates, and takes what is planned.
    restored.migrate().await.unwrap();
    let planner = restored.actor_by_login("kehoach").await.unwrap();
    restored.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_while_people_write_is_whole() {
    let app = TestApp::on_sqlite().await;
    let ground = app.running_campaign().await;
    let before = counts(&app.db, ground.id).await;
    let (file, elsewhere) = (app.folder().join("copy.db"), app.folder().join("elsewhere.db"));
    let write = async {
        for _ in 0..30 {
            app.plan(&a_talk(&ground)).await;
        }
    };
    let copy = async {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        backup(&app.db, &file).await.unwrap();
    };
    tokio::join!(write, copy);
    let after = counts(&app.db, ground.id).await;
    restore(&file, &elsewhere).await.unwrap();
    let (campaigns, activities, audit) = counts(&open(&elsewhere).await, ground.id).await;
    assert_eq!((after.1, campaigns), (30, before.0), "nobody had to wait for it in vain");
    assert!((before.1..=after.1).contains(&activities));
    // Each activity is there with its entry in the audit, or neither is.
    assert_eq!(audit - before.2, activities - before.1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_never_overwrites_a_file() {
    let app = TestApp::on_sqlite().await;
    let file = app.folder().join("copy.db");
    std::fs::write(&file, "quý giá").unwrap();
    assert!(reason(backup(&app.db, &file).await).contains("exists already"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "quý giá");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_keeps_the_database_that_it_replaces() {
    let app = TestApp::on_sqlite().await;
    let file = app.folder().join("copy.db");
    backup(&app.db, &file).await.unwrap();
    let ground = app.running_campaign().await;
    let database = app.database_file();
    let kept = restore(&file, &database).await.unwrap().kept.unwrap();
    let (now, then) = (open(&database).await, open(&kept).await);
    let administrator = now.actor_by_login("quantri").await.unwrap();
    assert!(matches!(now.campaigns(&administrator).find(ground.id).await, Err(Error::NotFound)));
    assert_eq!(then.campaigns(&administrator).find(ground.id).await.unwrap().id, ground.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_is_refused_and_the_database_untouched() {
    let app = TestApp::on_sqlite().await;
    let sound = app.folder().join("copy.db");
    backup(&app.db, &sound).await.unwrap();
    let database = app.folder().join("kept.db");
    std::fs::copy(&sound, &database).unwrap();
    let (whole, kept) = (std::fs::read(&sound).unwrap(), std::fs::read(&database).unwrap());
    let mut holed = whole.clone();
    let middle = whole.len() / 2 / 4096 * 4096;
    holed[middle..middle + 8 * 4096].fill(0xA5);
    let cases: [(&str, &[u8]); 5] = [
        ("a hole in the middle", &holed),
        ("cut short", &whole[..whole.len() / 2]),
        ("empty", b""),
        ("text", "đây không phải cơ sở dữ liệu".as_bytes()),
        ("a heading alone", &whole[..100]),
    ];
    for (name, bytes) in cases {
        let file = app.folder().join("damaged.db");
        std::fs::write(&file, bytes).unwrap();
        let refused = restore(&file, &database).await;
        assert!(refused.is_err(), "{name} was restored");
        assert_eq!(std::fs::read(&database).unwrap(), kept, "{name}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{name}: the file to look at is as it was");
    }
    assert!(reason(restore(&app.folder().join("khong-co.db"), &database).await).contains("is not a file"));
    restore(&sound, &database).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_is_left_to_its_own_tools() {
    let Some(app) = TestApp::on_postgres().await else { return };
    assert!(reason(backup(&app.db, &app.folder().join("copy.db")).await).contains("pg_dump"));
    app.finish().await;
}
