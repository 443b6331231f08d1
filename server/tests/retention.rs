//! Personal data goes by itself when its time is over, as the settings say.

use crate::{
    erasure::{audit, id_of, suspend, texts},
    support::{TestApp, a_talk, posted},
};
use chrono::{DateTime, Duration, Months, Utc};
use domain::{
    accounts::Transition,
    activities::{ActivityForm, Details},
    audit::{AuditCard, AuditFilter, Subject, Verb},
    privacy::ERASED,
    settings::SettingsForm,
};
use sea_orm::{ConnectionTrait, Database, Statement, Value};

both!(
    since_when_an_account_is_suspended_is_kept,
    an_account_goes_so_long_after_its_suspension,
    speakers_go_so_long_after_the_last_day,
    the_audit_forgets_who_it_was,
    what_has_no_time_is_kept,
    times_are_refused_by_their_fields,
);

async fn set(app: &TestApp, statement: &str, values: Vec<Value>) {
    let connection = Database::connect(app.url()).await.unwrap();
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), statement, values);
    connection.execute_raw(statement).await.unwrap();
    connection.close().await.unwrap();
}

fn months_ago(months: u32) -> DateTime<Utc> {
    Utc::now() - Months::new(months)
}

async fn suspended_since(app: &TestApp, login: &str, at: DateTime<Utc>) {
    let dated = format!("UPDATE accounts SET suspended_at = $1 WHERE login = '{login}'");
    set(app, &dated, vec![at.into()]).await;
}

/// What the audit tells of names that went.
async fn told(app: &TestApp) -> Vec<AuditCard> {
    let filter = AuditFilter { subject: Subject::PersonalData.word().into(), ..AuditFilter::default() };
    app.db.audit(&app.administrator().await, &filter).await.unwrap().0
}

async fn a_day_goes_by(app: &TestApp) {
    let yesterday = (Utc::now() - Duration::days(1)).into();
    set(app, "UPDATE audit SET at = $1 WHERE subject = 'personal_data'", vec![yesterday]).await;
}

async fn login_of(app: &TestApp, id: i64) -> String {
    app.db.account_keeper(&store::system()).unwrap().find(id).await.unwrap().login
}

async fn since_when_an_account_is_suspended_is_kept(app: &TestApp) {
    let dated = "SELECT CASE WHEN suspended_at IS NULL THEN 'no' ELSE 'yes' END FROM accounts \
                 WHERE login = 'xem'";
    assert_eq!(texts(app, dated).await, ["no"]);
    let id = suspend(app, "xem").await;
    assert_eq!(texts(app, dated).await, ["yes"]);
    // What an older program suspended is dated by the next sweep.
    set(app, "UPDATE accounts SET suspended_at = NULL", vec![]).await;
    app.db.sweep().await.unwrap();
    assert_eq!(texts(app, dated).await, ["yes"]);
    let me = app.administrator().await;
    let keeper = app.db.account_keeper(&me).unwrap();
    let seen = keeper.find(id).await.unwrap().version.to_string();
    keeper.transition(id, &seen, Transition::Resume, "").await.unwrap();
    assert_eq!(texts(app, dated).await, ["no"]);
}

async fn an_account_goes_so_long_after_its_suspension(app: &TestApp) {
    let (viewer, partner) = (suspend(app, "xem").await, suspend(app, "congan").await);
    suspended_since(app, "xem", months_ago(25)).await;
    suspended_since(app, "congan", months_ago(23)).await;
    app.db.sweep().await.unwrap();
    assert_eq!(login_of(app, viewer).await, format!("da-xoa-{viewer}"));
    assert_eq!(login_of(app, partner).await, "congan");
    assert!(!audit(app).await.iter().any(|entry| entry.contains("Vũ Thị Hồng Nhung")));
    let entries = told(app).await;
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].verb, entries[0].by.as_str()), (Verb::Anonymise, "lantoa"));
    assert_eq!(entries[0].reason, "hết thời hạn lưu: 1");
    assert_eq!(entries[0].after.as_deref(), Some(r#"{"accounts":1}"#));
    // One entry a day: what is over since goes on the next.
    suspended_since(app, "congan", months_ago(25)).await;
    app.db.sweep().await.unwrap();
    assert_eq!(login_of(app, partner).await, "congan");
    a_day_goes_by(app).await;
    app.db.sweep().await.unwrap();
    assert_eq!(login_of(app, partner).await, format!("da-xoa-{partner}"));
    assert_eq!(told(app).await.len(), 2);
    a_day_goes_by(app).await;
    app.db.sweep().await.unwrap();
    assert_eq!(told(app).await.len(), 2, "a day on which nothing was done is not told");
    let page = app.as_administrator().await.get("/audit?subject=personal_data").await.assert_ok();
    page.assert_holds("Tài khoản đã xóa dữ liệu").assert_holds("xóa dữ liệu cá nhân");
    page.assert_holds("hết thời hạn lưu: 1");
    let english = app.as_administrator().await;
    english.set_cookie("language", "en");
    let page = english.get("/audit?subject=personal_data").await.assert_ok();
    page.assert_holds("the time to keep it is over: 1").assert_lacks("hết thời hạn lưu");
}

async fn speakers_go_so_long_after_the_last_day(app: &TestApp) {
    let ground = app.running_campaign().await;
    let (old, recent) = (app.plan(&a_talk(&ground)).await, app.plan(&a_talk(&ground)).await);
    let over = months_ago(61);
    let moved = format!("UPDATE activities SET starts_at = $1, ends_at = $2 WHERE id = {old}");
    set(app, &moved, vec![(over - Duration::hours(3)).into(), over.into()]).await;
    let within = months_ago(59);
    let moved = format!("UPDATE activities SET starts_at = $1, ends_at = $2 WHERE id = {recent}");
    set(app, &moved, vec![(within - Duration::hours(3)).into(), within.into()]).await;
    app.db.sweep().await.unwrap();
    for (id, name, agency) in [(old, ERASED, ""), (recent, "Trần Văn Bình", "Sở Nội vụ")] {
        let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
        let Details::Talk(talk) = detail.activity.details else { panic!("it is a talk") };
        let speaker = &talk.speakers[0];
        assert_eq!((speaker.name.as_str(), speaker.agency.as_str()), (name, agency));
        assert_eq!(speaker.fee, Some(1_000_000));
    }
    let kept = format!("SELECT after FROM audit WHERE subject = 'activity' AND subject_id = {old}");
    assert!(texts(app, &kept).await.iter().all(|after| !after.contains("Trần Văn Bình")));
    assert_eq!(told(app).await[0].after.as_deref(), Some(r#"{"activities":1}"#));
}

async fn the_audit_forgets_who_it_was(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&ActivityForm { title: "Đêm hội trăng rằm".into(), ..a_talk(&ground) }).await;
    suspend(app, "xem").await;
    let last: i64 = texts(app, "SELECT CAST(MAX(id) AS TEXT) FROM audit").await[0].parse().unwrap();
    let older = format!("UPDATE audit SET at = $1 WHERE id <= {last}");
    set(app, &older, vec![months_ago(121).into()]).await;
    app.as_planner().await;
    let number = audit(app).await.len();
    app.db.sweep().await.unwrap();
    let entries = audit(app).await;
    assert_eq!(entries.len(), number + 1, "what was done stays");
    let (old, new) = entries.split_at(number - 1);
    for name in ["Nguyễn Đức Hoàng", "Trần Thị Minh Hà", "Vũ Thị Hồng Nhung", "Trần Văn Bình", "quantri"]
    {
        assert_eq!(old.iter().find(|entry| entry.contains(name)), None, "{name}");
    }
    assert!(old.iter().any(|entry| entry.contains("Đêm hội trăng rằm")));
    assert!(new[0].contains("Nguyễn Đức Hoàng"), "what is not old stays whole: {}", new[0]);
    let doers = format!("SELECT CAST(COUNT(account_id) AS TEXT) FROM audit WHERE id <= {last}");
    assert_eq!(texts(app, &doers).await, ["0"], "nor which account it was");
    assert_eq!(texts(app, "SELECT CAST(audit_swept AS TEXT) FROM settings").await, [last.to_string()]);
    // The activity itself is not old, and accounts go by a time of their own.
    let planned = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let Details::Talk(talk) = planned.activity.details else { panic!("it is a talk") };
    assert_eq!(talk.speakers[0].name, "Trần Văn Bình");
    id_of(app, "xem").await;
    app.as_administrator().await.get("/audit").await.assert_ok().assert_holds(ERASED);
}

async fn what_has_no_time_is_kept(app: &TestApp) {
    let settings = app.db.settings().await.unwrap();
    let form = SettingsForm {
        audit_months: String::new(),
        accounts_months: String::new(),
        speakers_months: String::new(),
        ..SettingsForm::from(&settings)
    };
    app.db.save_settings(&app.administrator().await, &form).await.unwrap();
    let viewer = suspend(app, "xem").await;
    suspended_since(app, "xem", months_ago(500)).await;
    set(app, "UPDATE audit SET at = $1", vec![months_ago(500).into()]).await;
    let before = audit(app).await;
    app.db.sweep().await.unwrap();
    assert_eq!(login_of(app, viewer).await, "xem");
    assert_eq!(audit(app).await, before);
}

async fn times_are_refused_by_their_fields(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let page = administrator.get("/settings").await.assert_ok();
    for (field, months) in [("audit_months", "120"), ("accounts_months", "24"), ("speakers_months", "60")] {
        assert_eq!(page.value_of(&format!("form[{field}]")), months);
    }
    let saved = SettingsForm::from(&app.db.settings().await.unwrap());
    let wrong = SettingsForm {
        audit_months: "0".into(),
        accounts_months: "601".into(),
        speakers_months: "mãi mãi".into(),
        ..saved.clone()
    };
    let answer = administrator.post_pairs("/do/settings/save", &posted(&wrong)).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    for field in ["audit_months", "accounts_months"] {
        page.assert_problem(field, "phải từ 1 đến 600");
    }
    page.assert_problem("speakers_months", "số");
    let right = SettingsForm { audit_months: String::new(), accounts_months: "600".into(), ..saved };
    administrator.post_pairs("/do/settings/save", &posted(&right)).await.assert_redirect("/settings");
    let retention = app.db.settings().await.unwrap().retention;
    assert_eq!((retention.audit_months, retention.accounts_months), (None, Some(600)));
    let page = administrator.get("/audit?subject=settings").await.assert_ok();
    page.assert_holds("24 tháng").assert_holds("600 tháng");
}
