//! Figures that are locked up to a day: nobody changes the logs of those days until an administrator moves it back.

use crate::support::{Ground, TestApp, a_talk, posted};
use chrono::Duration;
use domain::{
    Problem,
    outreach::{LogForm, OutreachProblem, Transition},
    settings::SettingsForm,
    time::{parse_day, show_day, today},
};
use std::collections::BTreeMap;
use store::{Error, Sent};

both!(
    nobody_changes_a_log_of_a_locked_day,
    what_is_sent_again_is_answered_as_the_first_time,
    a_log_is_not_moved_out_of_a_locked_day_nor_into_one,
    an_administrator_moves_the_day_back,
    the_pages_say_that_it_is_locked,
    the_day_is_refused_by_its_field,
);

async fn lock(app: &TestApp, day: &str) {
    let settings = app.db.settings().await.unwrap();
    let form = SettingsForm { locked_to: day.into(), ..SettingsForm::from(&settings) };
    app.db.save_settings(&app.administrator().await, &form).await.unwrap();
}

fn told(ground: &Ground, activity: i64, key: u8) -> LogForm {
    LogForm {
        key: format!("01900000-0000-7000-8000-0000000000{key:02}"),
        activity: activity.to_string(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: [("attendances".to_owned(), "180".to_owned())].into(),
        ..LogForm::default()
    }
}

/// A log of 10/03/2026 that the officer sent, with its form.
async fn a_log(app: &TestApp) -> (Ground, LogForm, Sent) {
    let ground = app.running_campaign().await;
    let form = told(&ground, app.plan(&a_talk(&ground)).await, 1);
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let sent = app.db.logs(&officer).send(&form).await.unwrap();
    (ground, form, sent)
}

fn is_locked<T>(done: Result<T, Error>, to: &str) -> bool {
    let locked: Problem = OutreachProblem::Locked { to: parse_day(to).unwrap() }.into();
    matches!(done, Err(Error::Invalid(problems)) if problems.of("day") == Some(&locked))
}

async fn nobody_changes_a_log_of_a_locked_day(app: &TestApp) {
    let (_, form, sent) = a_log(app).await;
    lock(app, "10/03/2026").await;
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let changed =
        LogForm { version: "1".into(), remarks: "Thêm một câu".into(), reason: "Nhầm".into(), ..form };
    assert!(is_locked(app.db.logs(&officer).send(&changed).await, "10/03/2026"));
    let none = BTreeMap::new();
    let withdrawn = app.db.logs(&officer).transition(sent.id, "1", Transition::Withdraw, &none).await;
    assert!(is_locked(withdrawn, "10/03/2026"));
    let remarks: BTreeMap<String, String> = [("day".to_owned(), "Đúng ngày chưa?".to_owned())].into();
    for me in [app.planner().await, app.administrator().await] {
        let logs = app.db.logs(&me);
        assert!(is_locked(logs.transition(sent.id, "1", Transition::Accept, &none).await, "10/03/2026"));
        assert!(is_locked(logs.transition(sent.id, "1", Transition::Return, &remarks).await, "10/03/2026"));
        let detail = logs.detail(sent.id).await.unwrap();
        assert!(detail.card.locked && !detail.may_edit && detail.transitions.is_empty());
    }
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn what_is_sent_again_is_answered_as_the_first_time(app: &TestApp) {
    let (_, form, sent) = a_log(app).await;
    lock(app, "10/03/2026").await;
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let again = app.db.logs(&officer).send(&form).await.unwrap();
    assert_eq!((again.id, again.again), (sent.id, true));
}

async fn a_log_is_not_moved_out_of_a_locked_day_nor_into_one(app: &TestApp) {
    let (ground, form, _) = a_log(app).await;
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let logs = app.db.logs(&officer);
    lock(app, "09/03/2026").await;
    let into = LogForm { version: "1".into(), day: "09/03/2026".into(), ..form.clone() };
    assert!(is_locked(logs.send(&into).await, "09/03/2026"));
    let beside = LogForm { version: "1".into(), place: "Sân trường".into(), ..form.clone() };
    logs.send(&beside).await.unwrap();
    lock(app, "10/03/2026").await;
    let out = LogForm { version: "2".into(), day: "11/03/2026".into(), ..form.clone() };
    assert!(is_locked(logs.send(&out).await, "10/03/2026"));
    let other = LogForm { day: "11/03/2026".into(), ..told(&ground, form.activity.parse().unwrap(), 2) };
    logs.send(&other).await.unwrap();
}

async fn an_administrator_moves_the_day_back(app: &TestApp) {
    let (_, _, sent) = a_log(app).await;
    lock(app, "31/03/2026").await;
    let planner = app.planner().await;
    let saved = SettingsForm::from(&app.db.settings().await.unwrap());
    let open = SettingsForm { locked_to: "09/03/2026".into(), ..saved };
    assert!(matches!(app.db.save_settings(&planner, &open).await, Err(Error::Forbidden)));
    let accept =
        async || app.db.logs(&planner).transition(sent.id, "1", Transition::Accept, &BTreeMap::new()).await;
    assert!(is_locked(accept().await, "31/03/2026"));
    app.db.save_settings(&app.administrator().await, &open).await.unwrap();
    accept().await.unwrap();
    assert!(!app.db.logs(&planner).detail(sent.id).await.unwrap().card.locked);
}

async fn the_pages_say_that_it_is_locked(app: &TestApp) {
    let (ground, form, sent) = a_log(app).await;
    let page = format!("/outreach/{}", sent.id);
    app.as_planner().await.get(&page).await.assert_ok().assert_lacks("Đã khóa");
    lock(app, "10/03/2026").await;
    let client = app.as_planner().await;
    client.get(&page).await.assert_ok().assert_holds("Đã khóa");
    let accept = [
        ("id", sent.id.to_string()),
        ("form[version]", "1".to_owned()),
        ("form[transition]", "accept".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    let answer = client.post_pairs("/do/outreach/transition", &accept).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_holds("số liệu đến hết ngày 10/03/2026 đã khóa");
    let officer = app.as_officer().await;
    let other = told(&ground, form.activity.parse().unwrap(), 2);
    let answer = officer.post_pairs("/do/outreach/send", &posted(&other)).await.assert_refused();
    let page = officer.follow(&answer).await.assert_ok();
    page.assert_problem("day", "số liệu đến hết ngày 10/03/2026 đã khóa");
}

async fn the_day_is_refused_by_its_field(app: &TestApp) {
    let client = app.as_administrator().await;
    let saved = SettingsForm::from(&app.db.settings().await.unwrap());
    let tomorrow = show_day(today() + Duration::days(1));
    let form = SettingsForm { locked_to: tomorrow.clone(), ..saved.clone() };
    let answer = client.post_pairs("/do/settings/save", &posted(&form)).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_problem("locked_to", "chưa đến ngày này");
    assert_eq!(page.value_of("form[locked_to]"), tomorrow);
    let form = SettingsForm { locked_to: show_day(today()), ..saved };
    client.post_pairs("/do/settings/save", &posted(&form)).await.assert_redirect("/settings");
    assert_eq!(app.db.settings().await.unwrap().locked_to, Some(today()));
    client.get("/audit?subject=settings").await.assert_ok().assert_holds("Khóa số liệu đến hết ngày");
}
