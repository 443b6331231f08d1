//! What came too late is settled by a person: taken over as the next version, or put aside; and drafts are taken away.

use crate::support::{Client, Ground, TestApp};
use domain::{
    Actor,
    outreach::{Face, LogForm, LogQuery, Transition},
    sync::{Operation, Outcome},
    time::parse_day,
};
use serde_json::json;
use std::collections::BTreeMap;
use store::Error;

both!(
    another_version_is_shown_field_by_field,
    it_is_taken_over_as_the_next_version,
    it_is_put_aside_and_the_audit_tells_of_it,
    of_an_accepted_log_the_level_above_decides_with_a_reason,
    who_may_not_edit_the_log_settles_nothing,
    what_a_phone_builds_on_what_stands_is_beside_it_no_more,
    a_draft_of_ones_own_is_taken_away_for_good,
);

const KEY: &str = "01900000-0000-7000-8000-000000000001";

async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

fn told(ground: &Ground, people: &str) -> LogForm {
    LogForm {
        key: KEY.into(),
        kind: "other".into(),
        title: "Phát thanh ở chợ".into(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: BTreeMap::from([("attendances".to_owned(), people.to_owned())]),
        ..LogForm::default()
    }
}

/// Sends as a phone does, on top of a revision.
async fn send(app: &TestApp, base: Option<i64>, form: &LogForm) -> Outcome {
    let mut operation = json!({ "id": KEY, "made_at": "2026-03-10T03:00:00Z", "log": form });
    if let Some(base) = base {
        operation["base"] = base.into();
    }
    let operation: Operation = serde_json::from_value(operation).unwrap();
    let answers = app
        .db
        .keep_batch(&[store::Delivered { by: officer(app).await, operation, clock_ahead: None }])
        .await
        .unwrap();
    answers[0].outcome
}

/// A log of 45 people in its second version, beside which one of 50 is kept that was built on the first; its id.
async fn a_conflict(app: &TestApp) -> (Ground, i64) {
    let ground = app.running_campaign().await;
    assert_eq!(send(app, None, &told(&ground, "40")).await, Outcome::Created);
    assert_eq!(send(app, Some(1), &told(&ground, "45")).await, Outcome::Created);
    let late = LogForm { place: "Sân trường".into(), ..told(&ground, "50") };
    assert_eq!(send(app, Some(1), &late).await, Outcome::Conflict);
    (ground, the_log(app).await)
}

async fn the_log(app: &TestApp) -> i64 {
    let day = parse_day("10/03/2026");
    let query = LogQuery { face: Some(Face::Mine), from: day, to: day, page: 1, ..LogQuery::default() };
    let me = officer(app).await;
    let (cards, _) = app.db.logs(&me).list(&query).await.unwrap();
    cards.into_iter().find(|card| card.title == "Phát thanh ở chợ").unwrap().id
}

async fn post(client: &Client, log: i64, act: &str, more: &[(&str, &str)]) -> crate::support::Answer {
    let page = client.get(&format!("/outreach/{log}")).await.assert_ok();
    let (id, beside, seen) = (log.to_string(), page.value_of("beside"), page.value_of("form[version]"));
    let own = [("id", &*id), ("beside", &*beside), ("form[version]", &*seen)];
    let word = if act == "take-over" { "take_over" } else { "put_aside" };
    let fields: Vec<_> =
        own.into_iter().chain([("form[transition]", word)]).chain(more.iter().copied()).collect();
    client.post(&format!("/do/outreach/{act}"), &fields).await
}

async fn another_version_is_shown_field_by_field(app: &TestApp) {
    let me = officer(app).await;
    let before = app.db.logs(&me).asking().await.unwrap().beside;
    let (_, log) = a_conflict(app).await;
    assert_eq!(app.db.logs(&me).asking().await.unwrap().beside, before + 1);
    assert_eq!(app.db.logs(&app.planner().await).asking().await.unwrap().beside, 0, "it is not accepted");
    let client = app.as_officer().await;
    client.get("/").await.assert_ok().assert_holds("/outreach?face=beside");
    let list = client.get("/outreach?face=beside").await.assert_ok();
    list.assert_holds(&format!("/outreach/{log}")).assert_holds("Có bản khác");
    let page = client.get(&format!("/outreach/{log}")).await.assert_ok();
    page.assert_holds("Bản khác đã gửi lên").assert_holds("Sân trường").assert_holds("50").assert_holds("45");
    // Who sees the log sees it too, and settles nothing.
    let page = app.as_planner().await.get(&format!("/outreach/{log}")).await.assert_ok();
    page.assert_holds("Bản khác đã gửi lên").assert_lacks("/do/outreach/take-over");
    client.set_cookie("language", "en");
    client.get(&format!("/outreach/{log}")).await.assert_ok().assert_holds("Another version that was sent");
}

async fn it_is_taken_over_as_the_next_version(app: &TestApp) {
    let (_, log) = a_conflict(app).await;
    let client = app.as_officer().await;
    let done = post(&client, log, "take-over", &[]).await.assert_redirect("/outreach/");
    client
        .follow(&done)
        .await
        .assert_ok()
        .assert_holds("Đã dùng bản gửi lên")
        .assert_lacks("Bản khác đã gửi lên");
    let me = officer(app).await;
    let detail = app.db.logs(&me).detail(log).await.unwrap();
    assert_eq!((detail.card.version, &*detail.log.place), (3, "Sân trường"));
    assert!(detail.beside.is_empty() && !detail.card.beside);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
    // It was a change like any other, and is undone like one.
    let entry = done.redirect().rsplit_once("saved=").unwrap().1.parse().unwrap();
    app.db.logs(&me).undo(entry).await.unwrap();
    assert_eq!(app.db.logs(&me).find(log).await.unwrap().0.place, "");
}

async fn it_is_put_aside_and_the_audit_tells_of_it(app: &TestApp) {
    let (_, log) = a_conflict(app).await;
    let client = app.as_officer().await;
    let done = post(&client, log, "put-aside", &[]).await.assert_redirect("/outreach/");
    client
        .follow(&done)
        .await
        .assert_ok()
        .assert_holds("Đã bỏ bản gửi lên")
        .assert_lacks("/do/outreach/undo");
    let detail = app.db.logs(&officer(app).await).detail(log).await.unwrap();
    assert_eq!((detail.card.version, detail.beside.len()), (2, 0));
    app.as_administrator()
        .await
        .get("/audit?subject=log")
        .await
        .assert_ok()
        .assert_holds("bỏ bản khác đã gửi lên");
}

async fn of_an_accepted_log_the_level_above_decides_with_a_reason(app: &TestApp) {
    let (_, log) = a_conflict(app).await;
    let planner = app.planner().await;
    let logs = app.db.logs(&planner);
    logs.transition(log, "2", Transition::Accept, &BTreeMap::new()).await.unwrap();
    assert_eq!(logs.asking().await.unwrap().beside, 1);
    let me = officer(app).await;
    assert!(!app.db.logs(&me).detail(log).await.unwrap().may_settle);
    let client = app.as_planner().await;
    let refused = post(&client, log, "take-over", &[]).await.assert_refused();
    client.follow(&refused).await.assert_ok().assert_problem("beside-reason", "");
    assert_eq!(logs.beside(log).await.unwrap().len(), 1, "nothing is lost by it");
    let done = post(&client, log, "take-over", &[("form[reason]", "Phường đếm lại")]).await;
    client.follow(&done).await.assert_ok().assert_holds("Phường đếm lại");
    assert_eq!(logs.asking().await.unwrap().beside, 0);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn who_may_not_edit_the_log_settles_nothing(app: &TestApp) {
    let (_, log) = a_conflict(app).await;
    let beside = app.db.logs(&officer(app).await).beside(log).await.unwrap()[0].id;
    let planner = app.planner().await;
    let logs = app.db.logs(&planner);
    assert!(matches!(logs.take_over(log, beside, "2", "").await, Err(Error::Forbidden)));
    assert!(matches!(logs.put_aside(log, beside).await, Err(Error::Forbidden)));
    let partner = app.db.actor_by_login("congan").await.unwrap();
    assert!(matches!(app.db.logs(&partner).put_aside(log, beside).await, Err(Error::NotFound)));
    let me = officer(app).await;
    assert!(matches!(app.db.logs(&me).take_over(log, beside, "1", "").await, Err(Error::Conflict)), "stale");
    assert!(matches!(app.db.logs(&me).put_aside(log, beside + 1).await, Err(Error::NotFound)));
    assert_eq!(app.db.logs(&me).beside(log).await.unwrap().len(), 1);
}

async fn what_a_phone_builds_on_what_stands_is_beside_it_no_more(app: &TestApp) {
    let (ground, log) = a_conflict(app).await;
    let late = LogForm { place: "Sân trường".into(), ..told(&ground, "50") };
    assert_eq!(send(app, Some(2), &late).await, Outcome::Created);
    assert!(app.db.logs(&officer(app).await).beside(log).await.unwrap().is_empty());
}

async fn a_draft_of_ones_own_is_taken_away_for_good(app: &TestApp) {
    let ground = app.running_campaign().await;
    assert_eq!(send(app, None, &told(&ground, "40")).await, Outcome::Created);
    let (log, client) = (the_log(app).await, app.as_officer().await);
    let there = format!("/outreach/{log}");
    client.get(&there).await.assert_ok().assert_lacks("/do/outreach/remove");
    let me = officer(app).await;
    app.db.logs(&me).transition(log, "1", Transition::Withdraw, &BTreeMap::new()).await.unwrap();
    let page = client.get(&there).await.assert_ok();
    page.assert_holds("/do/outreach/remove").assert_holds("không lấy lại được");
    let id = log.to_string();
    let stale = client.post("/do/outreach/remove", &[("id", &id), ("form[version]", "1")]).await;
    stale.assert_refused();
    let removed = client.post("/do/outreach/remove", &[("id", &id), ("form[version]", "2")]).await;
    client.follow(&removed).await.assert_ok().assert_holds("Đã xóa nhật ký");
    client.get(&there).await.assert_status(404);
    assert_eq!(send(app, None, &told(&ground, "40")).await, Outcome::Gone);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}
