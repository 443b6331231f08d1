//! What programs read of the plan page by page, and write by the same rules as people on the pages.

use crate::{
    devices::{token_for, token_with},
    support::{Answer, Ground, TestApp, a_talk},
};
use axum::{
    body::Body,
    http::{Method, Request},
};
use domain::{
    activities::{ActivityForm, Status},
    outreach::{self, LogForm},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

both!(
    campaigns_and_activities_are_read_page_by_page,
    an_activity_is_planned_once_however_often_it_is_sent,
    an_activity_is_changed_on_top_of_what_was_read,
    an_activity_is_moved_on,
    a_log_is_accepted_returned_and_taken_back,
    what_is_refused_is_told_by_fields,
    a_version_has_one_way_to_be_written,
    a_form_key_that_is_none_plans_nothing,
    who_is_unknown_is_told_how_to_be_known,
    a_token_plans_only_where_it_says_so,
    what_is_no_json_is_refused,
    plans_are_as_they_are_described,
);

const LOG: &str = "01900000-0000-7000-8000-000000000001";

/// A program with a token, or without.
struct Program<'a> {
    app: &'a TestApp,
    token: String,
}

impl Program<'_> {
    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: String) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("accept", "*/*");
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.app.a_stranger().send(request, Body::from(body)).await
    }

    async fn get(&self, path: &str) -> Value {
        read(&self.ask(Method::GET, path, &[], String::new()).await.assert_ok())
    }

    /// Sends JSON on top of a version, where there is one.
    async fn send(&self, method: Method, path: &str, version: Option<i64>, body: &Value) -> Answer {
        let tag = version.map(|version| format!("\"{version}\""));
        let mut headers = vec![("content-type", "application/json")];
        headers.extend(tag.as_deref().map(|tag| ("if-match", tag)));
        self.ask(method, path, &headers, body.to_string()).await
    }

    async fn post(&self, path: &str, version: Option<i64>, body: &Value) -> Answer {
        self.send(Method::POST, path, version, body).await
    }
}

fn read(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

/// A refusal, which is one in the form of all of them.
fn refusal(answer: Answer, status: u16) -> Value {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    read(&answer.assert_status(status))
}

async fn planner(app: &TestApp) -> Program<'_> {
    Program { app, token: token_with(&app.as_planner().await, 30, "", "on").await }
}

async fn officer(app: &TestApp) -> Program<'_> {
    Program { app, token: token_with(&app.as_officer().await, 30, "on", "on").await }
}

fn talk(ground: &Ground) -> Value {
    serde_json::to_value(a_talk(ground)).unwrap()
}

async fn campaigns_and_activities_are_read_page_by_page(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    for _ in 0..101 {
        app.plan(&a_talk(&ground)).await;
    }
    let asked = format!("/api/v1/activities?campaign={}", ground.id);
    let first = program.get(&asked).await;
    let next = first["next"].as_i64().unwrap();
    let rest = program.get(&format!("{asked}&cursor={next}")).await;
    assert_eq!(rest["next"], Value::Null);
    let ids = |page: &Value| -> Vec<i64> {
        let lines = page["activities"].as_array().unwrap().iter();
        lines.map(|line| line["id"].as_i64().unwrap()).collect()
    };
    let all = [ids(&first), ids(&rest)].concat();
    assert_eq!((ids(&first).len(), all.len()), (100, 101));
    assert!(all.is_sorted() && all.iter().collect::<BTreeSet<_>>().len() == 101);
    let elsewhere = format!("{asked}&unit={}", ground.unit("Phường Ba Đình"));
    assert!(ids(&program.get(&elsewhere).await).is_empty());
    let campaigns = program.get("/api/v1/campaigns").await;
    let own = campaigns["campaigns"].as_array().unwrap().iter().find(|one| one["id"] == ground.id).unwrap();
    assert_eq!(own["activities"], 101);
    let after = program.get(&format!("/api/v1/campaigns?cursor={}", ground.id)).await;
    assert!(after["campaigns"].as_array().unwrap().iter().all(|one| one["id"].as_i64() > Some(ground.id)));
    for path in ["/api/v1/campaigns", &*asked, &format!("/api/v1/activities/{}", all[0])] {
        let answer = program.ask(Method::GET, path, &[], String::new()).await.assert_ok();
        let known = [("if-none-match", answer.header("etag"))];
        program.ask(Method::GET, path, &known, String::new()).await.assert_status(304);
    }
    program.ask(Method::GET, "/api/v1/activities?cursor=x", &[], String::new()).await.assert_status(400);
}

async fn an_activity_is_planned_once_however_often_it_is_sent(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let mut form = talk(&ground);
    form["form_key"] = "01900000-0000-7000-8000-00000000000a".into();
    let first = program.post("/api/v1/activities", None, &form).await.assert_status(201);
    let id = read(&first)["id"].as_i64().unwrap();
    assert_eq!(first.header("location"), format!("/api/v1/activities/{id}"));
    let again = program.post("/api/v1/activities", None, &form).await.assert_status(201);
    assert_eq!(read(&again)["id"], id);
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    assert_eq!((detail.version, detail.campaign), (1, ground.id));
    // By the rules of the pages: an officer plans in the own unit alone.
    let mut elsewhere = talk(&ground);
    elsewhere["units"] = json!([ground.unit("Phường Ba Đình")]);
    let refused = refusal(officer(app).await.post("/api/v1/activities", None, &elsewhere).await, 422);
    assert_eq!(refused["fields"][0]["field"], "units");
    let mut nowhere = talk(&ground);
    nowhere["campaign"] = "999999".into();
    refusal(program.post("/api/v1/activities", None, &nowhere).await, 404);
}

async fn an_activity_is_changed_on_top_of_what_was_read(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let path = format!("/api/v1/activities/{}", app.plan(&a_talk(&ground)).await);
    let mut form = program.get(&path).await["form"].clone();
    form["title"] = "Tọa đàm ở sân trường".into();
    refusal(program.send(Method::PUT, &path, None, &form).await, 428);
    let changed = program.send(Method::PUT, &path, Some(1), &form).await.assert_ok();
    let changed = read(&changed);
    assert_eq!((&changed["version"], &changed["form"]["title"]), (&json!(2), &form["title"]));
    let stale = refusal(program.send(Method::PUT, &path, Some(1), &form).await, 412);
    assert!(stale["detail"].as_str().unwrap().contains('2'), "{stale}");
    let unread = [("content-type", "application/json"), ("if-match", "\"hai\"")];
    refusal(program.ask(Method::PUT, &path, &unread, form.to_string()).await, 400);
    refusal(program.send(Method::PUT, "/api/v1/activities/999999", Some(1), &form).await, 404);
    refusal(program.send(Method::PUT, "/api/v1/activities/x", Some(1), &form).await, 404);
    form["starts_on"] = "10/03/2020".into();
    let refused = refusal(program.send(Method::PUT, &path, Some(2), &form).await, 422);
    assert_eq!(refused["fields"][0]["field"], "starts_on");
}

async fn an_activity_is_moved_on(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let id = app.plan(&a_talk(&ground)).await;
    let path = format!("/api/v1/activities/{id}/transition");
    let cancel = |reason: &str| json!({ "transition": "cancel", "reason": reason });
    refusal(program.post(&path, None, &cancel("Mưa")).await, 428);
    refusal(program.post(&path, Some(7), &cancel("Mưa")).await, 412);
    let refused = refusal(program.post(&path, Some(1), &cancel("")).await, 422);
    assert_eq!(refused["fields"][0]["field"], "reason");
    let cancelled = read(&program.post(&path, Some(1), &cancel("Mưa")).await.assert_ok());
    assert_eq!((&cancelled["status"], &cancelled["reason"]), (&json!("cancelled"), &json!("Mưa")));
    // It does not lead from there.
    refusal(program.post(&path, Some(2), &cancel("Mưa")).await, 409);
    let unknown = refusal(program.post(&path, Some(2), &json!({ "transition": "nhay" })).await, 422);
    assert_eq!(unknown["fields"][0]["field"], "transition");
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    assert_eq!(detail.status, Status::Cancelled);
}

/// A log of an officer; its number.
async fn a_log(app: &TestApp) -> i64 {
    let ground = app.running_campaign().await;
    let form = LogForm {
        key: LOG.into(),
        kind: "other".into(),
        title: "Phát thanh lưu động".into(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: BTreeMap::from([("attendances".to_owned(), "40".to_owned())]),
        ..LogForm::default()
    };
    let me = app.db.actor_by_login("dongda").await.unwrap();
    app.db.logs(&me).send(&form).await.unwrap().id
}

async fn a_log_is_accepted_returned_and_taken_back(app: &TestApp) {
    let id = a_log(app).await;
    let (above, author) = (planner(app).await, officer(app).await);
    let path = format!("/api/v1/logs/{id}/transition");
    let accept = json!({ "transition": "accept" });
    refusal(above.post(&path, None, &accept).await, 428);
    refusal(author.post(&path, Some(1), &accept).await, 403);
    let accepted = read(&above.post(&path, Some(1), &accept).await.assert_ok());
    assert_eq!((&accepted["card"]["status"], &accepted["card"]["version"]), (&json!("accepted"), &json!(2)));
    refusal(above.post(&path, Some(1), &accept).await, 412);
    refusal(above.post(&path, Some(2), &accept).await, 409);
    let silent = json!({ "transition": "return" });
    let refused = refusal(above.post(&path, Some(2), &silent).await, 422);
    assert_eq!(refused["fields"][0]["field"], "remarks[log]");
    let back = json!({ "transition": "return", "remarks": { "attendances": "Đếm lại" } });
    let returned = read(&above.post(&path, Some(2), &back).await.assert_ok());
    assert_eq!(returned["remarks"]["attendances"], "Đếm lại");
    // Sending is what a batch does.
    refusal(author.post(&path, Some(3), &json!({ "transition": "send" })).await, 422);
    let me = app.db.actor_by_login("dongda").await.unwrap();
    let (log, _) = app.db.logs(&me).find(id).await.unwrap();
    let form = LogForm { key: LOG.into(), version: "3".into(), ..LogForm::from(&log) };
    app.db.logs(&me).send(&form).await.unwrap();
    let withdrawn =
        read(&author.post(&path, Some(4), &json!({ "transition": "withdraw" })).await.assert_ok());
    assert_eq!(withdrawn["card"]["status"], outreach::Status::Draft.word());
    refusal(above.post(&path, Some(5), &accept).await, 404);
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

/// Whatever else is read as a version, a change would be made on top of what nobody saw.
async fn a_version_has_one_way_to_be_written(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let path = format!("/api/v1/activities/{}", app.plan(&a_talk(&ground)).await);
    let (form, json) = (talk(&ground).to_string(), ("content-type", "Application/JSON; charset=utf-8"));
    for tag in ["", " ", "\"\"", "1", "\"1", "\"+1\"", "\"01\"", "W/\"1\"", "*", "null"] {
        let told = program.ask(Method::PUT, &path, &[json, ("if-match", tag)], form.clone()).await;
        assert_eq!(refusal(told, 400)["parameter"], "If-Match", "{tag:?}");
    }
    refusal(program.ask(Method::PUT, &path, &[json], form.clone()).await, 428);
    program.ask(Method::PUT, &path, &[json, ("if-match", "\"1\"")], form).await.assert_ok();
}

/// Left out, it would be planned as often as it is sent.
async fn a_form_key_that_is_none_plans_nothing(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let mut form = talk(&ground);
    form["form_key"] = "lan-1".into();
    let refused = refusal(program.post("/api/v1/activities", None, &form).await, 422);
    assert_eq!(refused["fields"][0]["field"], "form_key");
    let there = program.get(&format!("/api/v1/activities?campaign={}", ground.id)).await;
    assert!(there["activities"].as_array().unwrap().is_empty());
    for _ in 0..2 {
        form["form_key"] = "".into();
        program.post("/api/v1/activities", None, &form).await.assert_status(201);
    }
}

async fn who_is_unknown_is_told_how_to_be_known(app: &TestApp) {
    for token in ["", "khong-co"] {
        let program = Program { app, token: token.into() };
        for path in ["/api/v1/activities", "/api/v1/logs", "/api/v1/sync/changes"] {
            let answer = program.ask(Method::GET, path, &[], String::new()).await;
            assert_eq!(answer.header("www-authenticate"), "Bearer", "{path}");
            assert_eq!(refusal(answer, 401)["status"], 401);
        }
    }
}

async fn what_is_refused_is_told_by_fields(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let form = ActivityForm { title: String::new(), lead: String::new(), ..a_talk(&ground) };
    let form = serde_json::to_value(form).unwrap();
    let told = refusal(program.post("/api/v1/activities", None, &form).await, 422);
    let fields: Vec<&str> =
        told["fields"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["title", "lead"]);
    assert!(told["fields"].as_array().unwrap().iter().all(|one| one["sentence"].as_str().unwrap().len() > 5));
    let english = [("content-type", "application/json"), ("cookie", "language=en")];
    let answer = program.ask(Method::POST, "/api/v1/activities", &english, form.to_string()).await;
    assert_ne!(refusal(answer, 422)["fields"][0]["sentence"], told["fields"][0]["sentence"]);
}

async fn a_token_plans_only_where_it_says_so(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    client.get("/account/tokens").await.assert_ok().assert_holds("form[may_plan]");
    let (path, form) = (format!("/api/v1/activities/{id}"), talk(&ground));
    for (token, status) in [
        (token_for(&client, 30, "").await, 403),
        (token_for(&client, 30, "on").await, 403),
        ("khong-co".to_owned(), 401),
        (String::new(), 401),
    ] {
        let program = Program { app, token };
        refusal(program.post("/api/v1/activities", None, &form).await, status);
        refusal(program.send(Method::PUT, &path, Some(1), &form).await, status);
        let cancel = json!({ "transition": "cancel", "reason": "Mưa" });
        refusal(program.post(&format!("{path}/transition"), Some(1), &cancel).await, status);
    }
    client.get("/account/tokens").await.assert_ok().assert_holds("Chỉ đọc");
    // One that plans sends no logs.
    let batch = json!({ "protocol": 1, "owner": app.planner().await.account, "operations": [] });
    refusal(planner(app).await.post("/api/v1/sync/batch", None, &batch).await, 403);
    // Nor may a token more than its holder.
    let viewer = Program { app, token: token_with(&app.as_viewer().await, 30, "on", "on").await };
    refusal(viewer.post("/api/v1/activities", None, &form).await, 403);
}

async fn what_is_no_json_is_refused(app: &TestApp) {
    let program = planner(app).await;
    let post = async |kind: &str, body: String| {
        program.ask(Method::POST, "/api/v1/activities", &[("content-type", kind)], body).await
    };
    refusal(post("text/plain", "{}".into()).await, 415);
    refusal(post("application/json", "[".into()).await, 400);
    refusal(post("application/json", json!({ "title": 7 }).to_string()).await, 400);
    refusal(post("application/json", format!("{{}}{}", " ".repeat(1_000_000))).await, 413);
    refusal(post("application/json", json!({ "units": [[[[[[[[]]]]]]]] }).to_string()).await, 400);
}

/// The names of an object's fields.
fn fields(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

/// Batches and files have a protocol of their own.
fn sends_pieces(path: &str) -> bool {
    path == "/api/v1/sync/batch" || path.contains("/files/") || path.contains("/uploads/")
}

async fn plans_are_as_they_are_described(app: &TestApp) {
    let (ground, program) = (app.running_campaign().await, planner(app).await);
    let id = app.plan(&a_talk(&ground)).await;
    let document = program.get("/openapi.json").await;
    let of = |schema: &str| fields(&document["components"]["schemas"][schema]["properties"]);
    let (campaigns, activities) =
        (program.get("/api/v1/campaigns").await, program.get("/api/v1/activities").await);
    let activity = program.get(&format!("/api/v1/activities/{id}")).await;
    let details = &activity["form"]["details"];
    for (schema, value) in [
        ("CampaignPage", &campaigns),
        ("CampaignLine", &campaigns["campaigns"][0]),
        ("ActivityPage", &activities),
        ("ActivityLine", &activities["activities"][0]),
        ("ActivityRead", &activity),
        ("ActivitySent", &activity["form"]),
        ("DetailsSent", details),
        ("SpeakerSent", &details["speakers"][0]),
    ] {
        assert_eq!(of(schema), fields(value), "{schema}");
    }
    assert!(fields(&activities["activities"][0]["when"]).is_subset(&of("WhenRead")));
    // Whatever is written says how it is refused.
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in
            ["post", "put"].into_iter().filter(|method| !sends_pieces(path) && !methods[*method].is_null())
        {
            let told = fields(&methods[method]["responses"]);
            for status in ["400", "401", "403", "404", "409", "413", "415", "422"] {
                assert!(told.contains(status), "{method} {path}: {status}");
            }
            let on_top = methods[method]["parameters"].to_string().contains("If-Match");
            assert_eq!((told.contains("412"), told.contains("428")), (on_top, on_top), "{method} {path}");
        }
    }
}
