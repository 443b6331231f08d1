//! The page that tells administrators of the API, whose examples work as they stand there.

use crate::{devices::token_with, support::TestApp};
use app::{
    api_guide::{Example, Given, examples, groups},
    import_export::in_language,
};
use axum::{body::Body, http::Request};
use domain::time::today;
use serde_json::Value;
use words::Locale;

both!(
    the_examples_of_the_page_work,
    the_page_is_for_administrators_in_both_languages,
    every_address_of_the_page_is_in_the_document,
);

async fn given(app: &TestApp) -> Given {
    let units = app.db.units_on(today()).await.unwrap();
    Given {
        owner: app.administrator().await.account,
        unit: units.iter().find(|unit| unit.parent.is_some()).unwrap().id,
        key: "01900000-0000-7000-8000-000000000001".into(),
        day: today(),
    }
}

async fn send(app: &TestApp, example: &Example, token: &str) -> Value {
    let request = Request::builder()
        .method(example.method)
        .uri(example.path)
        .header("accept", "*/*")
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {token}"));
    let body = example.body.as_ref().map_or_else(String::new, Value::to_string);
    let answer = app.a_stranger().send(request, Body::from(body)).await.assert_ok();
    serde_json::from_slice(&answer.body).unwrap()
}

async fn the_examples_of_the_page_work(app: &TestApp) {
    let token = token_with(&app.as_administrator().await, 30, "on", "").await;
    let given = given(app).await;
    let [batch, changes, figures] = in_language(Locale::vi, || examples(&given));
    let sent = send(app, &batch, &token).await;
    assert_eq!(sent["results"][0]["outcome"], "created", "{sent}");
    assert_eq!(sent["results"][0]["id"], given.key.as_str());
    let again = send(app, &batch, &token).await;
    assert_eq!(again["results"][0]["outcome"], "duplicate");
    let changed = send(app, &changes, &token).await;
    assert!(changed["cursor"].as_i64() > Some(0) && !changed["changes"].as_array().unwrap().is_empty());
    let figures = send(app, &figures, &token).await;
    let mut told = figures.as_array().unwrap().iter();
    assert!(told.any(|one| one["unit"] == given.unit && one["measure"] == "attendances"), "{figures}");
}

async fn the_page_is_for_administrators_in_both_languages(app: &TestApp) {
    let client = app.as_administrator().await;
    client.get("/settings").await.assert_ok().assert_holds("href=\"/api-guide\"");
    let page = client.get("/api-guide").await.assert_ok();
    page.assert_holds("Kết nối phần mềm").assert_holds("/openapi.json").assert_holds("/account/tokens");
    let given = given(app).await;
    for example in in_language(Locale::vi, || examples(&given)) {
        page.assert_holds(example.title).assert_holds(&format!("{}{}", app.config.base_url, example.path));
    }
    client.set_cookie("language", "en");
    client
        .get("/api-guide")
        .await
        .assert_ok()
        .assert_holds("Connecting programs")
        .assert_holds("curl -X POST");
    app.as_planner().await.get("/api-guide").await.assert_status(403);
}

async fn every_address_of_the_page_is_in_the_document(app: &TestApp) {
    let document = app.a_stranger().get("/openapi.json").await.assert_ok();
    let document: Value = serde_json::from_slice(&document.body).unwrap();
    let told = in_language(Locale::en, groups).into_iter().flat_map(|(_, addresses)| addresses);
    let told: Vec<_> = told.collect();
    for address in &told {
        let method = address.method.to_lowercase();
        assert!(!document["paths"][address.path][&method].is_null(), "{method} {}", address.path);
    }
    // And what is below the API stands on the page.
    let paths = document["paths"].as_object().unwrap().keys();
    for path in paths.filter(|path| path.starts_with("/api/v1/")) {
        assert!(told.iter().any(|address| address.path == path), "{path}");
    }
}
