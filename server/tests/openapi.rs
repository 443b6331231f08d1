//! What `/openapi.json` promises to programs is what they get.

use crate::{
    calendar::{address, talk},
    devices::token,
    support::{Answer, TestApp},
};
use axum::{body::Body, http::Request};
use domain::{
    activities::{ActivityFilter, Kind},
    calendar::CalendarFilter,
    outreach::{LogForm, ResultsFilter},
    time::{show_day, today},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

both!(
    every_address_gives_what_is_promised,
    what_can_be_asked_is_what_is_promised,
    what_cannot_be_read_is_named,
    a_list_is_read_as_json,
    refusals_below_the_api_are_problems,
    what_is_sent_leaves_out_and_has_no_null,
);

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
    let token = token(&app.as_planner().await, 30).await;
    let log = LogForm {
        key: "01900000-0000-7000-8000-000000000001".into(),
        kind: "other".into(),
        title: "Phát thanh lưu động".into(),
        unit: ground.unit("Phường Đống Đa"),
        day: show_day(today()),
        numbers: BTreeMap::from([("attendances".into(), "40".into())]),
        ..LogForm::default()
    };
    let log = app.db.logs(&app.planner().await).send(&log).await.unwrap().id;
    let photo = crate::photos::a_released_photo(app).await;
    let promised = promised(app).await;
    assert_eq!(promised["info"]["version"], env!("CARGO_PKG_VERSION"));
    for (path, methods) in promised["paths"].as_object().unwrap() {
        let Some(get) = methods.get("get") else { continue };
        let one = path
            .replace("{photo}", &photo.to_string())
            .replace("{campaign}", &detail.campaign.to_string())
            .replace("{activity}", &id.to_string())
            .replace("{log}", &log.to_string())
            .replace("{public_id}", &detail.public_id);
        let (mut told, mut given) = (BTreeSet::new(), BTreeSet::new());
        for kind in get["responses"]["200"]["content"].as_object().unwrap().keys() {
            told.insert(kind.as_str());
        }
        // Each file that it names.
        let files = parameter(&promised, get, "file").map(|file| words(&promised, file));
        let files = files.filter(|files| !files.is_empty());
        let files = files.unwrap_or_else(|| vec![feed.trim_start_matches("/feeds/")]);
        let mine = |file: &&str| !file.starts_with("accounts.");
        for file in files.into_iter().filter(mine) {
            let one = one.replace("{file}", file);
            let guarded = get["security"][0].get("token").is_some();
            let answer = ask(app, &one, guarded.then_some(&token)).await.assert_ok();
            given.insert(answer.header("content-type").split(';').next().unwrap().to_owned());
            // Who may not read it is told so in the words of the document.
            if guarded {
                assert!(get["responses"].get("401").is_some(), "{path}");
                ask(app, &one, None).await.assert_status(401);
            }
            let unchanged = !answer.header("etag").is_empty();
            assert_eq!(get["responses"].get("304").is_some(), unchanged, "{one}");
        }
        assert_eq!(told, given.iter().map(String::as_str).collect(), "{path}");
    }
    ask(app, "/lists/accounts.csv", Some(&token)).await.assert_status(403);
    ask(app, "/lists/khong-co.csv", Some(&token)).await.assert_status(404);
    ask(app, "/campaigns/khong-co/schedule.xlsx", Some(&token)).await.assert_status(404);
    ask(app, "/near.ics?unit=khong-co", None).await.assert_status(404);
}

/// A program that mistypes a filter is not given everything.
async fn what_cannot_be_read_is_named(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground, "Nói cho chương trình", &show_day(today())).await;
    let planner = app.as_planner().await;
    let token = token(&planner, 30).await;
    let (schedule, leaflet) =
        (format!("/campaigns/{}/schedule.xlsx", ground.id), format!("/activities/{id}/leaflet-a5.pdf"));
    for (path, query, parameter) in [
        (&*schedule, "kind=khong-co", "kind"),
        (&*schedule, "kind=talk&from=31/02/2026", "from"),
        (&*schedule, "unit=dong-da", "unit"),
        (&*schedule, "status=khong-co&to=hom-nay", "status"),
        ("/calendar.xlsx", "view=decade", "view"),
        ("/calendar.xlsx", "on=01/01/2199", "on"),
        ("/calendar.xlsx", "campaign=1&organisation=x", "organisation"),
        ("/results/results.json", "rows=tuan", "rows"),
        ("/results/results.json", "measure=units_covered", "measure"),
        ("/results/ministry.xlsx", "campaign=0&from=13/2026", "from"),
        (&*leaflet, "language=fr", "language"),
    ] {
        let asked = format!("{path}?{query}");
        let answer = ask(app, &asked, Some(&token)).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{asked}");
        let told: Value = serde_json::from_str(&answer.assert_status(400).text()).unwrap();
        assert_eq!((&told["parameter"], &told["status"]), (&parameter.into(), &400.into()), "{asked}");
        // A browser comes from a page that leaves such a filter out.
        planner.get(&asked).await.assert_ok();
    }
    for query in ["kind=&unit=%20&from=", "from=2026-01-05&to=01/01/2026", "unit=999999"] {
        ask(app, &format!("{schedule}?{query}"), Some(&token)).await.assert_ok();
    }
    let twice = ask(app, &format!("{schedule}?q=a&q=b"), Some(&token)).await;
    assert_eq!(twice.header("content-type"), "application/problem+json");
    let told: Value = serde_json::from_str(&twice.assert_status(400).text()).unwrap();
    assert!(told["detail"].as_str().unwrap().contains('q'), "{told}");
    // Whatever has parameters says so.
    let promised = promised(app).await;
    for (path, methods) in promised["paths"].as_object().unwrap() {
        let (get, kind) = (&methods["get"], "application/problem+json");
        let refuses = !get["responses"]["400"]["content"][kind].is_null();
        assert_eq!(refuses, get.get("parameters").is_some(), "{path}");
    }
}

/// A list for programs has the words that are the same in every language.
async fn a_list_is_read_as_json(app: &TestApp) {
    let token = token(&app.as_planner().await, 30).await;
    let answer = ask(app, "/lists/hotlines.json", Some(&token)).await.assert_ok();
    let lines: Vec<BTreeMap<String, String>> = serde_json::from_str(&answer.text()).unwrap();
    let known = app.db.hotlines().await.unwrap();
    assert_eq!(lines.len(), known.len());
    assert_eq!((&lines[0]["number"], &lines[0]["name"]), (&known[0].number, &known[0].name));
    assert_eq!(lines[0].keys().collect::<Vec<_>>(), ["checked_on", "name", "name_en", "number"]);
}

/// Every refusal that a program can meet there says why in one form.
async fn refusals_below_the_api_are_problems(app: &TestApp) {
    let promised = promised(app).await;
    let mut told = BTreeSet::new();
    for (path, methods) in promised["paths"].as_object().unwrap() {
        let below = path.starts_with("/api/v1/");
        for (method, one) in methods.as_object().unwrap().iter().filter(|_| below) {
            for (status, response) in one["responses"].as_object().unwrap() {
                let refused = status.starts_with(['4', '5']);
                let problem = !response["content"]["application/problem+json"].is_null();
                assert_eq!(refused, problem, "{method} {path}: {status}");
                told.insert(status.as_str());
            }
        }
    }
    assert!(told.is_superset(&["200", "201", "204", "400", "401", "403", "404", "412", "428", "460"].into()));
    assert!(!told.contains("429"), "nobody is slowed there");
}

/// The forms are read so: `null` is no text.
async fn what_is_sent_leaves_out_and_has_no_null(app: &TestApp) {
    let promised = promised(app).await;
    for schema in ["ActivitySent", "DetailsSent", "SpeakerSent", "LogSent"] {
        let schema = &promised["components"]["schemas"][schema];
        assert!(schema["required"].is_null(), "{schema}");
        for (field, one) in schema["properties"].as_object().unwrap() {
            assert!(!one.to_string().contains("null"), "{field}: {one}");
        }
    }
}

fn parameter<'a>(promised: &'a Value, get: &'a Value, name: &str) -> Option<&'a Value> {
    let parameters = get["parameters"].as_array()?;
    parameters.iter().map(|one| followed(promised, one)).find(|one| one["name"] == name)
}

/// What a reference leads to; anything else is itself.
fn followed<'a>(promised: &'a Value, one: &'a Value) -> &'a Value {
    one["$ref"].as_str().map_or(one, |place| promised.pointer(place.trim_start_matches('#')).unwrap())
}

/// What a parameter may be, where it is one of a few words.
fn words<'a>(promised: &'a Value, parameter: &'a Value) -> Vec<&'a str> {
    let words = followed(promised, &parameter["schema"])["enum"].as_array();
    words.map_or_else(Vec::new, |words| words.iter().map(|word| word.as_str().unwrap()).collect())
}

async fn what_can_be_asked_is_what_is_promised(app: &TestApp) {
    let promised = promised(app).await;
    let asked = |path: &str| {
        let parameters = promised["paths"][path]["get"]["parameters"].as_array().unwrap().iter();
        let queries = parameters.filter(|one| one["in"] == "query" && one["required"] == false);
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
    let mut results = fields(serde_json::to_value(ResultsFilter::default()).unwrap());
    results.sort();
    assert_eq!(asked("/results/{file}"), results);
    let get = &promised["paths"]["/calendar.xlsx"]["get"];
    let kinds = words(&promised, parameter(&promised, get, "kind").unwrap());
    assert_eq!(kinds, Kind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>());
}
