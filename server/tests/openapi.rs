//! What `/openapi.json` promises to programs is what they get.

use crate::{
    calendar::{address, talk},
    devices::token,
    support::{Answer, TestApp},
};
use axum::{body::Body, http::Request};
use domain::{
    activities::{ActivityFilter, Kind, Status},
    calendar::{CalendarFilter, View},
    import_export::List,
    time::{show_day, today},
};
use serde_json::Value;

both!(every_address_gives_what_is_promised, what_can_be_asked_is_what_is_promised);

async fn promised(app: &TestApp) -> Value {
    let answer = app.a_stranger().get("/openapi.json").await.assert_ok();
    assert_eq!(answer.header("content-type"), "application/json");
    serde_json::from_str(&answer.text()).unwrap()
}

/// Asks as a program does, with a token or without.
async fn ask(app: &TestApp, path: &str, token: Option<&str>) -> Answer {
    let request = Request::get(path).header("accept", "*/*");
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {token}")),
        None => request,
    };
    app.a_stranger().send(request, Body::empty()).await
}

async fn every_address_gives_what_is_promised(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground, "Nói cho chương trình", &show_day(today())).await;
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let feed = address(app, "kehoach", "").await;
    let feed = feed.trim_start_matches("/feeds/").trim_end_matches(".ics");
    let token = token(&app.as_planner().await, 30).await;
    let promised = promised(app).await;
    assert_eq!(promised["info"]["version"], env!("CARGO_PKG_VERSION"));
    for (path, methods) in promised["paths"].as_object().unwrap() {
        let one = path
            .replace("{list}", "units")
            .replace("{campaign}", &detail.campaign.to_string())
            .replace("{activity}", &id.to_string())
            .replace("{public_id}", &detail.public_id)
            .replace("{sheet}", "poster-a3")
            .replace("{token}", feed);
        let get = &methods["get"];
        let guarded = !get["security"].as_array().unwrap().is_empty();
        let answer = ask(app, &one, guarded.then_some(&token)).await.assert_ok();
        let kind = answer.header("content-type").split(';').next().unwrap();
        assert!(get["responses"]["200"]["content"].get(kind).is_some(), "{path} gives {kind}");
        // Who may not read it is told so in the words of the document.
        if guarded {
            assert!(get["responses"].get("401").is_some(), "{path}");
            ask(app, &one, None).await.assert_status(401);
        }
        let unchanged = !ask(app, &one, None).await.header("etag").is_empty();
        assert_eq!(get["responses"].get("304").is_some(), unchanged, "{path}");
    }
    ask(app, "/lists/accounts.csv", Some(&token)).await.assert_status(403);
}

async fn what_can_be_asked_is_what_is_promised(app: &TestApp) {
    let promised = promised(app).await;
    let parameter = |key: &str| &promised["components"]["parameters"][key];
    let words = |key: &str| {
        let words = parameter(key)["schema"]["enum"].as_array().unwrap().iter();
        words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(words("List"), List::ALL.iter().map(|list| list.word()).collect::<Vec<_>>());
    assert_eq!(words("View"), View::ALL.iter().map(|view| view.word()).collect::<Vec<_>>());
    assert_eq!(words("Kind"), Kind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>());
    assert_eq!(words("Status"), Status::ALL.iter().map(|status| status.word()).collect::<Vec<_>>());
    let asked = |path: &str| {
        let parameters = promised["paths"][path]["get"]["parameters"].as_array().unwrap().iter();
        let keys = parameters.map(|one| one["$ref"].as_str().unwrap().rsplit('/').next().unwrap());
        let queries = keys.map(parameter).filter(|one| one["in"] == "query");
        let mut names: Vec<String> = queries.map(|one| one["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    let fields = |filter: Value| filter.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut schedule = fields(serde_json::to_value(ActivityFilter::default()).unwrap());
    // A file has no pages.
    schedule.retain(|field| field != "page");
    schedule.sort();
    assert_eq!(asked("/campaigns/{campaign}/schedule.xlsx"), schedule);
    let mut calendar = fields(serde_json::to_value(CalendarFilter::default()).unwrap());
    calendar.sort();
    assert_eq!(asked("/calendar.xlsx"), calendar);
}
