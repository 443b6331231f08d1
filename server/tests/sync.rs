//! What phones send after they were offline: kept once, corrected on top of what is there, never lost and never back from
//! the dead; and what programs read of it.

use crate::{
    devices::token_for,
    support::{Answer, Client, Ground, TestApp, a_talk},
};
use axum::{body::Body, http::Request};
use chrono::{Duration, Utc};
use domain::{
    Actor,
    activities::{ActivityForm, Status as Step},
    outreach::{LogForm, Transition},
    sync::{BYTES_MAX, Change, Changes, OPERATIONS_MAX},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{DEMO_PASSWORD, Db};

both!(
    the_same_upload_twice_at_once_becomes_one_record,
    an_edit_on_top_of_a_revision_is_the_next_one,
    a_stale_edit_is_kept_beside_the_first_which_stays,
    a_page_and_a_phone_agree_on_what_is_the_same,
    one_invalid_operation_stops_no_other,
    anothers_unit_is_forbidden,
    no_clock_is_so_wrong_that_a_log_is_lost,
    a_whole_number_may_have_a_fraction_of_nothing,
    what_was_accepted_is_locked_for_its_author,
    what_was_removed_does_not_come_back,
    a_batch_of_another_owner_asks_to_sign_in,
    a_token_sends_only_where_it_says_so,
    who_shows_a_token_is_not_slowed_as_a_stranger,
    what_is_no_batch_is_refused_as_a_whole,
    every_change_is_told_once_in_order,
    who_saw_a_log_is_told_that_it_is_gone,
    what_moved_is_gone_for_who_saw_it_where_it_was,
    figures_are_equal_to_a_recount_after_a_batch,
    what_is_answered_created_is_on_disk,
    a_batch_moves_its_activities_on,
    a_clock_that_is_wrong_is_told_and_refuses_nothing,
    json_is_as_it_is_described,
);

const BATCH: &str = "/api/v1/sync/batch";

const KEYS: &str = "01900000-0000-7000-8000-";

fn key(n: usize) -> String {
    format!("{KEYS}{n:0>12}")
}

/// What an officer tells of outreach that nobody planned.
fn told(ground: &Ground, people: &str) -> Value {
    json!({
        "kind": "other",
        "title": "Phát thanh lưu động",
        "unit": ground.unit("Phường Đống Đa"),
        "day": "10/03/2026",
        "numbers": { "attendances": people },
    })
}

fn operation(n: usize, base: Option<i64>, log: &Value) -> Value {
    let mut operation = json!({ "id": key(n), "made_at": "2026-03-10T03:00:00Z", "log": log });
    if let Some(base) = base {
        operation["base"] = base.into();
    }
    operation
}

async fn no_clock_is_so_wrong_that_a_log_is_lost(app: &TestApp) {
    let (ground, officer) = (app.running_campaign().await, app.as_officer().await);
    let clocks = ["-100000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "+200000-01-01T00:00:00Z"];
    let made = (1..).zip(clocks).map(|(n, clock)| {
        let mut operation = operation(n, None, &told(&ground, "40"));
        operation["made_at"] = clock.into();
        operation
    });
    let made: Vec<Value> = made.collect();
    assert_eq!(outcomes(&send(app, &officer, &made).await), ["created"; 3]);
    assert_eq!(outcomes(&send(app, &officer, &made).await), ["duplicate"; 3]);
    officer.get(&format!("/outreach/{}", number(&officer, 1).await)).await.assert_ok();
}

async fn a_whole_number_may_have_a_fraction_of_nothing(app: &TestApp) {
    let (ground, officer) = (app.running_campaign().await, app.as_officer().await);
    let owner = account(app, "dongda").await;
    let batch = |base: &str| {
        let operation = operation(1, None, &told(&ground, "40")).to_string();
        let operation = operation.replacen('{', &format!("{{\"base\":{base},"), 1);
        format!("{{\"protocol\":1.0,\"owner\":{owner}.0,\"operations\":[{operation}]}}")
    };
    for base in ["1.5", "1e30", "\"1\""] {
        post(&officer, batch(base), None).await.assert_status(400);
    }
    let answer = post(&officer, batch("3.0"), None).await.assert_ok();
    let answered: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(answered["results"][0]["revision"], 4);
}

async fn account(app: &TestApp, login: &str) -> i64 {
    app.db.actor_by_login(login).await.unwrap().account
}

async fn post(client: &Client, body: impl Into<Body>, token: Option<&str>) -> Answer {
    let request = Request::post(BATCH).header("content-type", "application/json").header("accept", "*/*");
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {token}")),
        None => request,
    };
    client.send(request, body.into()).await
}

/// Sends operations of the officer of Phường Đống Đa.
async fn send(app: &TestApp, client: &Client, operations: &[Value]) -> Vec<Value> {
    let owner = account(app, "dongda").await;
    let batch = json!({ "protocol": 1, "owner": owner, "operations": operations });
    let answer = post(client, batch.to_string(), None).await.assert_ok();
    let answered: Value = serde_json::from_slice(&answer.body).unwrap();
    answered["results"].as_array().unwrap().clone()
}

async fn send_one(app: &TestApp, client: &Client, operation: Value) -> (String, Option<i64>) {
    let answers = send(app, client, &[operation]).await;
    (answers[0]["outcome"].as_str().unwrap().to_owned(), answers[0]["revision"].as_i64())
}

fn outcomes(answers: &[Value]) -> Vec<&str> {
    answers.iter().map(|answer| answer["outcome"].as_str().unwrap()).collect()
}

fn is(outcome: &str, revision: i64) -> (String, Option<i64>) {
    (outcome.to_owned(), Some(revision))
}

async fn read(client: &Client, path: &str) -> Value {
    serde_json::from_slice(&client.get(path).await.assert_ok().body).unwrap()
}

async fn changes(client: &Client, cursor: i64) -> Changes {
    let read = read(client, &format!("/api/v1/sync/changes?cursor={cursor}")).await;
    serde_json::from_value(read).unwrap()
}

/// The changes since a cursor of the logs that a test sends, whatever else there is; and the cursor after them.
async fn own_changes(client: &Client, mut cursor: i64) -> (Vec<Change>, i64) {
    let mut own = Vec::new();
    loop {
        let page = changes(client, cursor).await;
        own.extend(page.changes.into_iter().filter(|change| change.id.starts_with(KEYS)));
        cursor = page.cursor;
        if !page.more {
            return (own, cursor);
        }
    }
}

/// The number of a log at the server.
async fn number(client: &Client, n: usize) -> i64 {
    let (changes, _) = own_changes(client, 0).await;
    changes.into_iter().find(|change| change.id == key(n)).unwrap().log.unwrap().number
}

/// The people that one log counts.
async fn people(client: &Client, n: usize) -> i64 {
    let id = number(client, n).await;
    let log = read(client, &format!("/api/v1/logs/{id}")).await;
    let totals = log["card"]["totals"].as_array().unwrap();
    totals.iter().find(|total| total["measure"] == "attendances").unwrap()["number"].as_i64().unwrap()
}

async fn the_same_upload_twice_at_once_becomes_one_record(app: &TestApp) {
    let (ground, here) = (app.running_campaign().await, app.as_officer().await);
    let there = app.a_stranger_over(app.db.clone());
    there.sign_in("dongda", DEMO_PASSWORD).await.assert_redirect("/");
    let one = [operation(1, None, &told(&ground, "40"))];
    let (a, b, c) = tokio::join!(send(app, &here, &one), send(app, &here, &one), send(app, &there, &one));
    let mut became = [outcomes(&a), outcomes(&b), outcomes(&c)].concat();
    became.sort_unstable();
    assert_eq!(became, ["created", "duplicate", "duplicate"]);
    // And twice in one batch.
    let two = operation(2, None, &told(&ground, "41"));
    let answers = send(app, &here, &[two.clone(), two]).await;
    assert_eq!(outcomes(&answers), ["created", "duplicate"]);
    assert_eq!(own_changes(&here, 0).await.0.len(), 2);
}

async fn an_edit_on_top_of_a_revision_is_the_next_one(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let (first, second) = (told(&ground, "40"), told(&ground, "45"));
    assert_eq!(send_one(app, &me, operation(1, None, &first)).await, is("created", 1));
    assert_eq!(send_one(app, &me, operation(1, Some(1), &second)).await, is("created", 2));
    assert_eq!(people(&me, 1).await, 45);
    // Whatever came on top of it since.
    assert_eq!(send_one(app, &me, operation(1, None, &first)).await, is("duplicate", 1));
    assert_eq!(send_one(app, &me, operation(1, Some(1), &second)).await, is("duplicate", 2));
    assert_eq!(send_one(app, &me, operation(1, Some(2), &first)).await, is("created", 3));
    assert_eq!(send_one(app, &me, operation(1, Some(1), &second)).await, is("duplicate", 2));
    assert_eq!(people(&me, 1).await, 40);
}

async fn a_stale_edit_is_kept_beside_the_first_which_stays(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    send_one(app, &me, operation(1, None, &told(&ground, "40"))).await;
    send_one(app, &me, operation(1, Some(1), &told(&ground, "45"))).await;
    for _ in 0..2 {
        assert_eq!(send_one(app, &me, operation(1, Some(1), &told(&ground, "50"))).await, is("conflict", 2));
    }
    assert_eq!(send_one(app, &me, operation(1, None, &told(&ground, "60"))).await, is("conflict", 2));
    assert_eq!(people(&me, 1).await, 45);
    let (id, actor) = (number(&me, 1).await, app.db.actor_by_login("dongda").await.unwrap());
    let beside = app.db.logs(&actor).beside(id).await.unwrap();
    let kept: Vec<&str> = beside.iter().map(|one| one.form.numbers["attendances"].as_str()).collect();
    assert_eq!(kept, ["60", "50"], "each once");
    // A person who has seen what stands there builds on it.
    assert_eq!(send_one(app, &me, operation(1, Some(2), &told(&ground, "50"))).await, is("created", 3));
}

async fn a_page_and_a_phone_agree_on_what_is_the_same(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let actor = app.db.actor_by_login("dongda").await.unwrap();
    let form: LogForm = serde_json::from_value(told(&ground, "40")).unwrap();
    let form = LogForm { key: key(1), title: "Pha\u{301}t thanh".into(), ..form };
    app.db.logs(&actor).send(&form).await.unwrap();
    let mut same = told(&ground, "40");
    same["title"] = "Phát thanh".into();
    same["remarks"] = "".into();
    assert_eq!(send_one(app, &me, operation(1, None, &same)).await, is("duplicate", 1));
}

async fn one_invalid_operation_stops_no_other(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let mut untitled = told(&ground, "40");
    untitled["title"] = "".into();
    let answers = send(
        app,
        &me,
        &[
            operation(1, None, &told(&ground, "40")),
            operation(2, None, &untitled),
            operation(3, None, &json!({ "numbers": 7 })),
            operation(4, Some(-1), &told(&ground, "40")),
            operation(5, None, &told(&ground, "41")),
        ],
    )
    .await;
    assert_eq!(outcomes(&answers), ["created", "invalid", "invalid", "invalid", "created"]);
    assert_eq!(answers[1]["sentences"][0]["field"], "title");
    assert!(answers[1]["sentences"][0]["sentence"].as_str().unwrap().len() > 5);
    assert_eq!(answers[2]["sentences"][0]["field"], "log");
    assert_eq!(answers[3]["sentences"][0]["field"], "base");
    assert_eq!(own_changes(&me, 0).await.0.len(), 2);
}

async fn anothers_unit_is_forbidden(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let mut elsewhere = told(&ground, "40");
    elsewhere["unit"] = ground.unit("Phường Ba Đình").into();
    let answers = send(app, &me, &[operation(1, None, &elsewhere)]).await;
    assert_eq!(outcomes(&answers), ["forbidden"]);
    assert_eq!(answers[0]["sentences"][0]["field"], "unit");
    // Nor is another's record one's own, whoever guesses its id.
    let planner = app.planner().await;
    let form: LogForm = serde_json::from_value(elsewhere.clone()).unwrap();
    app.db.logs(&planner).send(&LogForm { key: key(2), ..form }).await.unwrap();
    for base in [None, Some(1)] {
        let answers = send(app, &me, &[operation(2, base, &told(&ground, "40"))]).await;
        assert_eq!((outcomes(&answers), answers[0].get("revision")), (vec!["forbidden"], None));
    }
    assert_eq!(send_one(app, &me, operation(2, None, &elsewhere)).await, ("forbidden".into(), None));
}

async fn what_was_accepted_is_locked_for_its_author(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    send_one(app, &me, operation(1, None, &told(&ground, "40"))).await;
    let (id, planner) = (number(&me, 1).await, app.planner().await);
    app.db.logs(&planner).transition(id, "1", Transition::Accept, &BTreeMap::new()).await.unwrap();
    assert_eq!(send_one(app, &me, operation(1, None, &told(&ground, "40"))).await, is("duplicate", 1));
    assert_eq!(send_one(app, &me, operation(1, Some(1), &told(&ground, "50"))).await, is("locked", 2));
    assert_eq!(people(&me, 1).await, 40);
    assert_eq!(app.db.logs(&planner).beside(id).await.unwrap().len(), 1);
}

async fn what_was_removed_does_not_come_back(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let one = operation(1, None, &told(&ground, "40"));
    send_one(app, &me, one.clone()).await;
    let (id, seen) = (number(&me, 1).await, own_changes(&me, 0).await.1);
    let actor = app.db.actor_by_login("dongda").await.unwrap();
    assert!(app.db.logs(&app.planner().await).remove(id, "1").await.is_err(), "it is another's");
    app.db.logs(&actor).remove(id, "1").await.unwrap();
    assert_eq!(send_one(app, &me, one).await, ("gone".into(), None));
    let since = changes(&me, seen).await.changes;
    assert_eq!((since.len(), &since[0].id, &since[0].log), (1, &key(1), &None));
    assert_eq!(changes(&app.as_planner().await, seen).await.changes, since);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn a_batch_of_another_owner_asks_to_sign_in(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.as_planner().await);
    let owner = account(app, "dongda").await;
    let operations = [operation(1, None, &told(&ground, "40"))];
    let batch = json!({ "protocol": 1, "owner": owner, "operations": operations }).to_string();
    for client in [&planner, &app.a_stranger()] {
        let refused = post(client, batch.clone(), None).await.assert_status(401);
        assert_eq!(refused.header("content-type"), "application/problem+json");
    }
    assert!(own_changes(&planner, 0).await.0.is_empty());
}

async fn a_token_sends_only_where_it_says_so(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let (reads, writes) = (token_for(&me, 30, "").await, token_for(&me, 30, "on").await);
    me.get("/account/tokens").await.assert_ok().assert_holds("Đọc và gửi nhật ký").assert_holds("Chỉ đọc");
    let owner = account(app, "dongda").await;
    let operations = [operation(1, None, &told(&ground, "40"))];
    let batch = json!({ "protocol": 1, "owner": owner, "operations": operations }).to_string();
    let program = app.a_stranger();
    for (token, status) in [(&*reads, 403), ("khong-co", 401), (&*writes, 200)] {
        post(&program, batch.clone(), Some(token)).await.assert_status(status);
    }
    // And nothing else is written by it.
    let request = Request::post("/do/outreach/send").header("authorization", format!("Bearer {writes}"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let written = program.send(request.header("accept", "*/*"), Body::empty()).await.status.as_u16();
    assert!(written == 401 || written == 303, "{written}");
    // What a page of another site makes a browser send is refused before anybody reads it.
    let foreign = Request::post(BATCH)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://example.com");
    me.send(foreign, Body::from(batch)).await.assert_status(403);
}

async fn who_shows_a_token_is_not_slowed_as_a_stranger(app: &TestApp) {
    let me = app.as_officer().await;
    let (token, owner) = (token_for(&me, 30, "on").await, account(app, "dongda").await);
    let empty = json!({ "protocol": 1, "owner": owner, "operations": [] }).to_string();
    let program = app.a_stranger().at("198.51.100.9");
    for _ in 0..260 {
        post(&program, empty.clone(), Some(&token)).await.assert_status(200);
        post(&program, empty.clone(), None).await.assert_status(401);
    }
}

async fn what_is_no_batch_is_refused_as_a_whole(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let owner = account(app, "dongda").await;
    let batch = |protocol: u32, operations: &[Value]| {
        json!({ "protocol": protocol, "owner": owner, "operations": operations }).to_string()
    };
    let many: Vec<Value> = (0..=OPERATIONS_MAX).map(|n| operation(n, None, &told(&ground, "40"))).collect();
    let large = format!("{}{}", batch(1, &[]), " ".repeat(BYTES_MAX));
    let old = json!({ "protocol": 0, "logs": [] }).to_string();
    for (body, status) in [
        (batch(1, &many), 413),
        (large, 413),
        (old, 426),
        (batch(2, &[]), 426),
        ("[".to_owned(), 400),
        (json!({ "protocol": 1 }).to_string(), 400),
        (batch(1, &[json!({ "id": "1", "made_at": "2026-03-10T03:00:00Z", "log": {} })]), 400),
    ] {
        let refused = post(&me, body, None).await.assert_status(status);
        assert_eq!(refused.header("content-type"), "application/problem+json", "{status}");
    }
    let form = Request::post(BATCH).header("content-type", "text/plain");
    me.send(form, Body::from(batch(1, &[]))).await.assert_status(415);
    assert!(own_changes(&me, 0).await.0.is_empty());
    assert!(send(app, &me, &[]).await.is_empty());
}

async fn every_change_is_told_once_in_order(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let (_, before) = own_changes(&me, 0).await;
    let all: Vec<Value> = (0..105).map(|n| operation(n, None, &told(&ground, "40"))).collect();
    for batch in all.chunks(50) {
        send(app, &me, batch).await;
    }
    let first = changes(&me, before).await;
    let rest = changes(&me, first.cursor).await;
    assert_eq!((first.changes.len(), first.more, rest.more), (100, true, false));
    let told: Vec<String> = first.changes.iter().chain(&rest.changes).map(|one| one.id.clone()).collect();
    assert_eq!(told, (0..105).map(key).collect::<Vec<_>>());
    assert!(changes(&me, rest.cursor).await.changes.is_empty());
    // What the review said.
    let (id, planner) = (number(&me, 7).await, app.planner().await);
    let remarks = BTreeMap::from([("day".to_owned(), "Đúng ngày chưa?".to_owned())]);
    app.db.logs(&planner).transition(id, "1", Transition::Return, &remarks).await.unwrap();
    let since = changes(&me, rest.cursor).await;
    let log = since.changes[0].log.clone().unwrap();
    assert_eq!((since.changes.len(), log.revision, log.status.word()), (1, 2, "returned"));
    assert_eq!(log.remarks, remarks);
    assert!(own_changes(&app.as_partner().await, 0).await.0.is_empty(), "it takes no part");
    me.get("/api/v1/sync/changes?cursor=x").await.assert_status(400);
}

/// What an actor is told since a cursor: the ids of logs, and whether they are there.
async fn heard(app: &TestApp, me: &Actor, cursor: i64) -> Vec<(String, bool)> {
    let changes = app.db.logs(me).changes(cursor).await.unwrap().changes;
    changes.into_iter().map(|change| (change.id, change.log.is_some())).collect()
}

async fn last(app: &TestApp) -> i64 {
    own_changes(&app.as_planner().await, 0).await.1
}

async fn who_saw_a_log_is_told_that_it_is_gone(app: &TestApp) {
    let (ground, before) = (app.running_campaign().await, last(app).await);
    let author = app.db.actor_by_login("dongda").await.unwrap();
    let partner = app.db.actor_by_login("congan").await.unwrap();
    let readers = [app.planner().await, app.viewer().await, app.administrator().await];
    let form = |version: &str, people: &str| {
        let form: LogForm = serde_json::from_value(told(&ground, people)).unwrap();
        LogForm { key: key(1), version: version.into(), ..form }
    };
    let own = app.db.logs(&author);
    let id = own.send(&form("", "40")).await.unwrap().id;
    let sent = last(app).await;
    let withdraw = async |seen: &str| {
        own.transition(id, seen, Transition::Withdraw, &BTreeMap::new()).await.unwrap();
    };
    withdraw("1").await;
    for reader in &readers {
        assert_eq!(heard(app, reader, sent).await, [(key(1), false)]);
    }
    assert_eq!(heard(app, &author, sent).await, [(key(1), true)], "a draft is its author's");
    assert_eq!(heard(app, &partner, before).await, [], "it takes no part");
    let withdrawn = last(app).await;
    own.send(&form("2", "45")).await.unwrap();
    for (reader, since) in readers.iter().flat_map(|one| [(one, before), (one, sent), (one, withdrawn)]) {
        assert_eq!(heard(app, reader, since).await, [(key(1), true)], "it is there again");
    }
    // Removed once it was nobody else's any more.
    withdraw("3").await;
    own.remove(id, "4").await.unwrap();
    for (reader, since) in readers.iter().flat_map(|one| [(one, before), (one, withdrawn)]) {
        assert_eq!(heard(app, reader, since).await, [(key(1), false)], "once");
    }
    assert_eq!(heard(app, &author, sent).await, [(key(1), false)]);
    assert_eq!(heard(app, &readers[0], last(app).await).await, []);
    assert_eq!(heard(app, &partner, before).await, []);
}

async fn what_moved_is_gone_for_who_saw_it_where_it_was(app: &TestApp) {
    let (ground, before) = (app.running_campaign().await, last(app).await);
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    let (partner, planner) = (app.db.actor_by_login("congan").await.unwrap(), app.planner().await);
    let units = ["Phường Đống Đa", "Phường Ba Đình"].map(|unit| ground.unit(unit));
    let talk = app.plan(&ActivityForm { units: units.to_vec(), ..a_talk(&ground) }).await.to_string();
    let send = async |n: usize, version: &str, unit: usize, activity: &str| {
        let form: LogForm = serde_json::from_value(told(&ground, "40")).unwrap();
        let (activity, unit) = (activity.to_owned(), units[unit].clone());
        let form = LogForm { key: key(n), version: version.into(), activity, unit, ..form };
        app.db.logs(&planner).send(&form).await.unwrap().id
    };
    send(1, "", 0, &talk).await;
    let elsewhere = send(2, "", 1, "").await;
    assert_eq!(heard(app, &officer, before).await, [(key(1), true)]);
    assert_eq!(heard(app, &partner, before).await, [(key(1), true)]);
    let seen = last(app).await;
    send(1, "1", 1, &talk).await;
    assert_eq!(heard(app, &officer, seen).await, [(key(1), false)], "another unit");
    assert_eq!(heard(app, &partner, seen).await, [(key(1), true)], "the same activity");
    assert_eq!(heard(app, &app.viewer().await, seen).await, [(key(1), true)]);
    send(1, "2", 0, "").await;
    assert_eq!(heard(app, &officer, seen).await, [(key(1), true)], "it came back");
    assert_eq!(heard(app, &partner, seen).await, [(key(1), false)], "another activity");
    // What lay elsewhere all the time is nothing to them.
    let logs = app.db.logs(&planner);
    logs.transition(elsewhere, "1", Transition::Withdraw, &BTreeMap::new()).await.unwrap();
    for reader in [&officer, &partner] {
        assert!(heard(app, reader, before).await.iter().all(|(id, _)| *id == key(1)));
    }
}

async fn figures_are_equal_to_a_recount_after_a_batch(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let people = |figures: &Value, month: &str| {
        let of = figures.as_array().unwrap().iter();
        let of = of.filter(|one| one["measure"] == "attendances" && one["month"] == month);
        of.map(|one| one["number"].as_i64().unwrap()).sum::<i64>()
    };
    let before = read(&me, "/api/v1/figures").await;
    let mut other_month = told(&ground, "7");
    other_month["day"] = "2026-02-10".into();
    let (first, second) = (told(&ground, "40"), told(&ground, "41"));
    send(app, &me, &[operation(1, None, &first), operation(2, None, &second)]).await;
    send(app, &me, &[operation(1, Some(1), &other_month), operation(3, None, &first)]).await;
    let figures = read(&me, "/api/v1/figures").await;
    for (month, more) in [("2026-02-01", 7), ("2026-03-01", 81)] {
        assert_eq!(people(&figures, month) - people(&before, month), more, "{month}");
    }
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
    let own = format!("/api/v1/figures?unit={}", ground.unit("Phường Đống Đa"));
    assert_eq!(read(&app.as_planner().await, &own).await, figures, "an officer sees the own unit");
    app.as_partner().await.get("/api/v1/figures").await.assert_status(403);
}

async fn what_is_answered_created_is_on_disk(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let actor = app.db.actor_by_login("dongda").await.unwrap();
    let (_, before) = own_changes(&me, 0).await;
    for n in 1..=5 {
        assert_eq!(send_one(app, &me, operation(n, None, &told(&ground, "40"))).await, is("created", 1));
        let db = Db::connect(app.url()).await.unwrap();
        let found = db.logs(&actor).changes(before).await.unwrap().changes;
        assert_eq!((found.len(), &found[n - 1].id), (n, &key(n)));
        db.close().await.unwrap();
    }
}

async fn a_batch_moves_its_activities_on(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let talk = |unit: &str| ActivityForm { units: vec![ground.unit(unit)], ..a_talk(&ground) };
    let (begun, done) = (app.plan(&talk("Phường Đống Đa")).await, app.plan(&talk("Phường Đống Đa")).await);
    let of = |activity: i64, finished: &str| {
        json!({
            "activity": activity.to_string(),
            "unit": ground.unit("Phường Đống Đa"),
            "day": "10/03/2026",
            "finished": finished,
            "numbers": { "attendances": "180", "leaflets": "150" },
        })
    };
    let answers = send(
        app,
        &me,
        &[
            operation(1, None, &of(begun, "")),
            operation(2, None, &of(done, "on")),
            operation(3, None, &of(begun, "")),
            operation(4, None, &of(999_999, "")),
        ],
    )
    .await;
    assert_eq!(outcomes(&answers), ["created", "created", "created", "invalid"]);
    let activities = app.planner().await;
    let activities = app.db.activities(&activities);
    assert_eq!(activities.find(begun).await.unwrap().status, Step::Ongoing);
    assert_eq!(activities.find(done).await.unwrap().status, Step::Done);
    // The second of the day may be the same again, in one batch too.
    let doubtful: Vec<bool> =
        own_changes(&me, 0).await.0.into_iter().map(|one| one.log.unwrap().doubtful).collect();
    assert_eq!(doubtful, [false, false, true]);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

/// The fields of an object, and those that a schema of the document has.
fn fields(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

async fn a_clock_that_is_wrong_is_told_and_refuses_nothing(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    let (owner, now) = (account(app, "dongda").await, Utc::now());
    let minutes = |minutes| (now + Duration::minutes(minutes)).to_rfc3339();
    // Minutes of when it was made and of when it was sent, by the clock of the device; what is told.
    for (n, (made, sent, told_clock)) in (1..).zip([
        (-3_000, None, None),
        (-3_000, Some(-5), None),
        (90, None, Some("nhanh hơn máy chủ")),
        (-3_000, Some(90), Some("nhanh hơn máy chủ")),
        (-3_000, Some(-90), Some("chậm hơn máy chủ")),
    ]) {
        let mut operation = operation(n, None, &told(&ground, &format!("{n}")));
        operation["made_at"] = minutes(made).into();
        let mut batch = json!({ "protocol": 1, "owner": owner, "operations": [operation] });
        if let Some(sent) = sent {
            batch["sent_at"] = minutes(sent).into();
        }
        let answer = post(&me, batch.to_string(), None).await.assert_ok();
        assert!(answer.text().contains("\"created\""), "{n}");
        let page = me.get(&format!("/outreach/{}", number(&me, n).await)).await.assert_ok();
        match told_clock {
            Some(told) => page.assert_holds("Đồng hồ của máy gửi").assert_holds(told),
            None => page.assert_lacks("Đồng hồ của máy gửi"),
        };
    }
    // The next time it is right.
    let again = json!({
        "protocol": 1, "owner": owner, "sent_at": minutes(0), "operations": [operation(5, Some(1), &told(&ground, "50"))],
    });
    post(&me, again.to_string(), None).await.assert_ok();
    let page = me.get(&format!("/outreach/{}", number(&me, 5).await)).await.assert_ok();
    page.assert_lacks("Đồng hồ của máy gửi");
}

async fn json_is_as_it_is_described(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, app.as_officer().await);
    send_one(app, &me, operation(1, None, &told(&ground, "40"))).await;
    let document = read(&app.a_stranger(), "/openapi.json").await;
    let of = |schema: &str| fields(&document["components"]["schemas"][schema]["properties"]);
    let page = read(&me, "/api/v1/logs").await;
    let changed = read(&me, "/api/v1/sync/changes?cursor=").await;
    let id = number(&me, 1).await;
    let log = read(&me, &format!("/api/v1/logs/{id}")).await;
    let (figures, units) = (read(&me, "/api/v1/figures").await, read(&me, "/api/v1/units").await);
    let audiences = read(&me, "/api/v1/audiences").await;
    for (schema, value) in [
        ("LogPage", &page),
        ("LogLine", &page["logs"][0]),
        ("LogRead", &log),
        ("LogBody", &log["log"]),
        ("CountLine", &log["log"]["counts"][0]),
        ("Changed", &changed),
        ("ChangedLine", &changed["changes"][0]),
        ("ChangedTo", &changed["changes"][0]["log"]),
        ("FigureRead", &figures[0]),
        ("UnitRead", &units[0]),
        ("AudienceRead", &audiences[0]),
        ("Clock", &read(&me, "/api/v1/time").await),
    ] {
        assert_eq!(of(schema), fields(value), "{schema}");
    }
    let mut form = fields(&serde_json::to_value(LogForm::default()).unwrap());
    form.retain(|field| field != "key" && field != "version");
    assert_eq!(of("LogSent"), form);
    let refused = send(app, &me, &[operation(2, None, &json!({}))]).await;
    assert!(fields(&refused[0]).is_subset(&of("AnswerLine")));
    // Who has it is not sent it again.
    let answer = me.get(&format!("/api/v1/logs/{id}")).await.assert_ok();
    let again = Request::get(format!("/api/v1/logs/{id}")).header("if-none-match", answer.header("etag"));
    me.send(again, Body::empty()).await.assert_status(304);
    for path in ["/api/v1/logs", "/api/v1/sync/changes", "/api/v1/figures", "/api/v1/units"] {
        app.a_stranger().get(path).await.assert_status(401);
    }
}
