//! Who reaches what: strangers nothing of the staff's, each role its own scope, other sites nothing at all.

use crate::support::{
    Client, Ground, TestApp, a_campaign, a_talk, an_account, form_request, posted, posted_account,
};
use axum::{body::Body, http::Request};
use domain::activities::ActivityForm;
use leptos::server_fn::axum::server_fn_paths;

both!(
    a_stranger_is_refused_by_every_server_function,
    a_stranger_is_led_to_sign_in_from_every_page,
    a_stranger_is_refused_every_file,
    each_role_sees_its_own_scope,
    an_officer_changes_only_what_lies_in_the_own_unit,
    an_officer_plans_only_in_the_own_unit,
    a_partner_answers_what_it_leads_and_changes_nothing,
    a_viewer_changes_nothing,
    a_draft_campaign_is_seen_by_planners_only,
    accounts_and_audit_are_for_administrators,
    audiences_are_edited_by_planners_only,
    the_style_guide_is_shown_where_it_was_asked_for,
    an_unknown_address_is_not_found,
    a_post_from_another_site_is_refused,
    a_body_that_nests_too_deep_is_refused_and_the_server_lives,
    a_page_carries_its_security_headers,
    a_refused_form_is_shown_to_nobody_else,
);

/// What everybody may call, and why.
const PUBLIC_FUNCTIONS: &[&str] = &[
    "/do/sign-in",
    "/do/language",
    // A look for this browser.
    "/do/theme",
    // Answer to the one-time link only.
    "/do/set-up",
    "/do/join",
    // Answers to who has given the right password.
    "/do/sign-in/code",
];

/// What only people who are signed in may call: all the rest.
const GUARDED_FUNCTIONS: &[&str] = &[
    "/do/account/new-password",
    "/do/account/prove",
    "/do/accounts/add",
    "/do/accounts/hand-over",
    "/do/accounts/invite",
    "/do/accounts/new-password",
    "/do/accounts/password",
    "/do/accounts/reset-second-factor",
    "/do/accounts/save",
    "/do/accounts/transition",
    "/do/activities/bulk",
    "/do/activities/columns",
    "/do/activities/release",
    "/do/activities/save",
    "/do/activities/transition",
    "/do/activities/undo",
    "/do/audiences/remove",
    "/do/audiences/restore",
    "/do/audiences/save",
    "/do/calendar/add-feed",
    "/do/calendar/move",
    "/do/calendar/plan",
    "/do/calendar/revoke-feed",
    "/do/search/typed",
    "/do/campaigns/save",
    "/do/campaigns/transition",
    "/do/changes/choose",
    "/do/changes/see",
    "/do/hotlines/check",
    "/do/hotlines/raise",
    "/do/hotlines/remove",
    "/do/hotlines/restore",
    "/do/hotlines/save",
    "/do/key-days/remove",
    "/do/key-days/restore",
    "/do/key-days/save",
    "/do/lists/bring-in",
    "/do/organisations/save",
    "/do/second-factor/renew",
    "/do/second-factor/turn-off",
    "/do/second-factor/turn-on",
    "/do/sessions/end",
    "/do/settings/save",
    "/do/sign-out",
    "/do/sign-out-everywhere",
    "/do/tokens/add",
    "/do/tokens/revoke",
    "/do/units/add",
    "/do/units/edit",
    "/do/units/end",
    "/do/units/remove",
    "/do/units/rename",
    "/do/units/restore",
    "/do/units/undo-end",
];

/// The style guide is there for those who develop the site, and for nobody else.
const PUBLIC_PAGES: &[&str] = &[
    "/styleguide",
    "/",
    "/sign-in",
    "/sign-in/code",
    "/set-up/{token}",
    "/join/{token}",
    "/a/{id}",
    "/a/{id}/unprintable",
    "/c/{id}",
    "/near",
    "/help",
    "/materials",
    "/materials/unprintable",
    "/laws",
    "/privacy",
    "/not-taken",
];

async fn a_stranger_is_refused_by_every_server_function(app: &TestApp) {
    let stranger = app.a_stranger();
    let mut guarded = Vec::new();
    for (path, method) in server_fn_paths() {
        if PUBLIC_FUNCTIONS.contains(&path) {
            continue;
        }
        guarded.push(path);
        let request = form_request(path).method(method).header("accept", "application/json");
        let answer = stranger.send(request, Body::empty()).await;
        let to_sign_in = answer.status == 303 && answer.header("location").starts_with("/sign-in?next=");
        let refused = answer.status == 401 && answer.text() == "\"SignedOut\"";
        assert!(to_sign_in || refused, "{path} answers a stranger {}: {}", answer.status, answer.text());
    }
    guarded.sort_unstable();
    let mut known = GUARDED_FUNCTIONS.to_vec();
    known.extend(crate::laws::GUARDED);
    known.extend(crate::discussion::GUARDED);
    known.extend(crate::erasure::GUARDED);
    known.extend(crate::outreach::GUARDED);
    known.extend(crate::photos::GUARDED);
    known.extend(crate::replies::GUARDED);
    known.sort_unstable();
    assert_eq!(guarded, known);
    for path in PUBLIC_FUNCTIONS {
        assert!(server_fn_paths().any(|(known, _)| known == *path), "{path} is gone");
    }
}

/// Every page as it is routed, with 1 for each id.
fn pages() -> Vec<(String, String)> {
    let routes = leptos_axum::generate_route_list(app::App);
    let filled = |path: &str| {
        let parts = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    routes.iter().map(|route| (route.path().to_owned(), filled(route.path()))).collect()
}

async fn a_stranger_is_led_to_sign_in_from_every_page(app: &TestApp) {
    let (stranger, pages) = (app.a_stranger(), pages());
    assert!(pages.len() >= 20, "{pages:?}");
    for (route, path) in pages {
        if !PUBLIC_PAGES.contains(&route.as_str()) {
            let location = stranger.get(&path).await.redirect();
            assert_eq!(location, format!("/sign-in?next={path}"));
        }
    }
    let location = stranger.get("/campaigns/1/schedule?q=toa&page=2").await.redirect();
    assert_eq!(location, "/sign-in?next=/campaigns/1/schedule%3Fq%3Dtoa%26page%3D2");
}

async fn a_stranger_is_refused_every_file(app: &TestApp) {
    for path in [
        "/activities/1/poster-a2.pdf",
        "/activities/1/poster-a3.pdf",
        "/activities/1/leaflet-a5.pdf",
        "/activities/1/attendance.pdf",
        "/campaigns/1/schedule.xlsx",
        "/calendar.xlsx",
        "/lists/units.xlsx",
        "/lists/accounts.csv",
        "/results/results.csv",
        "/results/ministry.xlsx",
        "/account/data.json",
        "/accounts/1/data.json",
    ] {
        // A browser is led to sign in and back to the file; a program is told.
        let location = app.a_stranger().get(path).await.redirect();
        assert_eq!(location, format!("/sign-in?next={path}"));
        let program = Request::get(path).header("accept", "*/*");
        app.a_stranger().send(program, Body::empty()).await.assert_status(401);
    }
}

/// Activities of one running campaign by how they stand to the officer of Phường Đống Đa and to the police.
struct Scopes {
    ground: Ground,
    own_unit: i64,
    elsewhere: i64,
    whole_city: i64,
    led_by_police: i64,
    supported_by_police: i64,
}

async fn scopes(app: &TestApp) -> Scopes {
    let ground = app.running_campaign().await;
    let youth = ground.organisation("Thành đoàn");
    let police = ground.organisation("Công an TP");
    let at = |unit: &str| ActivityForm {
        units: vec![ground.unit(unit)],
        lead: youth.clone(),
        supporting: vec![],
        ..a_talk(&ground)
    };
    let led = ActivityForm { lead: police.clone(), ..at("Phường Láng") };
    let supported = ActivityForm { supporting: vec![police], ..at("Phường Láng") };
    Scopes {
        own_unit: app.plan(&at("Phường Đống Đa")).await,
        elsewhere: app.plan(&at("Phường Láng")).await,
        whole_city: app.plan(&at("Thành phố Hà Nội")).await,
        led_by_police: app.plan(&led).await,
        supported_by_police: app.plan(&supported).await,
        ground,
    }
}

/// Statuses of reading and of the page to change it, and a place on the schedule, for each role and scope.
async fn each_role_sees_its_own_scope(app: &TestApp) {
    let scopes = scopes(app).await;
    let activities = [
        scopes.own_unit,
        scopes.elsewhere,
        scopes.whole_city,
        scopes.led_by_police,
        scopes.supported_by_police,
    ];
    for (login, see, edit) in [
        ("quantri", [200; 5], [200; 5]),
        ("kehoach", [200; 5], [200; 5]),
        ("dongda", [200, 404, 200, 404, 404], [200, 404, 403, 404, 404]),
        ("congan", [404, 404, 404, 200, 200], [404, 404, 404, 403, 403]),
        ("xem", [200; 5], [403; 5]),
    ] {
        let client = app.signed_in(login).await;
        let (mut seen, mut edited) = (Vec::new(), Vec::new());
        for id in activities {
            seen.push(client.get(&format!("/activities/{id}")).await.status.as_u16());
            edited.push(client.get(&format!("/activities/{id}/edit")).await.status.as_u16());
        }
        assert_eq!((seen, edited), (see.to_vec(), edit.to_vec()), "{login}");
        let listed = client.get(&format!("/campaigns/{}/schedule", scopes.ground.id)).await.assert_ok();
        for (id, status) in activities.into_iter().zip(see) {
            let link = format!("href=\"/activities/{id}\"");
            assert_eq!(listed.text().contains(&link), status == 200, "{login}: {link}");
        }
    }
}

/// Posts a change of an activity with the version that it has; it must not be taken.
async fn assert_not_changed(app: &TestApp, client: &Client, id: i64) {
    let planner = app.planner().await;
    let detail = app.db.activities(&planner).find(id).await.unwrap();
    let form = ActivityForm { title: "Sửa trộm".into(), ..ActivityForm::from(&detail) };
    let mut fields = posted(&form);
    fields.push(("id".into(), id.to_string()));
    client.post_pairs("/do/activities/save", &fields).await.assert_refused();
    let (id_typed, seen) = (id.to_string(), detail.version.to_string());
    let cancel = [
        ("id", id_typed.as_str()),
        ("form[version]", seen.as_str()),
        ("form[transition]", "cancel"),
        ("form[reason]", "Hủy trộm"),
    ];
    client.post("/do/activities/transition", &cancel).await.assert_refused();
    assert_eq!(app.db.activities(&planner).find(id).await.unwrap(), detail);
}

async fn an_officer_changes_only_what_lies_in_the_own_unit(app: &TestApp) {
    let (scopes, officer) = (scopes(app).await, app.as_officer().await);
    assert_not_changed(app, &officer, scopes.elsewhere).await;
    assert_not_changed(app, &officer, scopes.whole_city).await;

    let planner = app.planner().await;
    let detail = app.db.activities(&planner).find(scopes.own_unit).await.unwrap();
    let form = ActivityForm { title: "Tọa đàm tại phường".into(), ..ActivityForm::from(&detail) };
    let mut fields = posted(&form);
    fields.push(("id".into(), scopes.own_unit.to_string()));
    officer.post_pairs("/do/activities/save", &fields).await.assert_redirect("/activities/");
    assert_eq!(app.title_of(scopes.own_unit).await, "Tọa đàm tại phường");
}

async fn an_officer_plans_only_in_the_own_unit(app: &TestApp) {
    let (ground, officer) = (app.running_campaign().await, app.as_officer().await);
    let elsewhere = ActivityForm { units: vec![ground.unit("Phường Láng")], ..a_talk(&ground) };
    let answer = officer.post_pairs("/do/activities/save", &posted(&elsewhere)).await.assert_refused();
    officer.follow(&answer).await.assert_problem("units", "ngoài phạm vi của bạn");
    let choices =
        officer.get(&format!("/campaigns/{}/activities/new?kind=talk", ground.id)).await.assert_ok();
    choices.assert_holds("Phường Đống Đa");
    choices.assert_lacks("Phường Kim Liên");
    let answer = officer.post_pairs("/do/activities/save", &posted(&a_talk(&ground))).await;
    assert!(answer.id_after("/activities/") > 0);
}

async fn a_partner_answers_what_it_leads_and_changes_nothing(app: &TestApp) {
    let (scopes, partner) = (scopes(app).await, app.as_partner().await);
    assert_not_changed(app, &partner, scopes.led_by_police).await;
    assert_not_changed(app, &partner, scopes.supported_by_police).await;
    assert_not_changed(app, &partner, scopes.elsewhere).await;
    let start = |id: i64| {
        [("id", id.to_string()), ("form[version]", "1".into()), ("form[transition]", "start".into())]
            .map(|(name, value)| (name.to_owned(), value))
    };
    let transition = "/do/activities/transition";
    partner.post_pairs(transition, &start(scopes.led_by_police)).await.assert_redirect("/activities/");
    partner.post_pairs(transition, &start(scopes.supported_by_police)).await.assert_refused();
    let plan = posted(&a_talk(&scopes.ground));
    partner.post_pairs("/do/activities/save", &plan).await.assert_refused();
}

async fn a_viewer_changes_nothing(app: &TestApp) {
    let (scopes, viewer) = (scopes(app).await, app.as_viewer().await);
    assert_not_changed(app, &viewer, scopes.own_unit).await;
    let campaign = scopes.ground.id.to_string();
    for (path, fields) in [
        ("/do/campaigns/save", posted(&a_campaign())),
        ("/do/activities/save", posted(&a_talk(&scopes.ground))),
    ] {
        let answer = viewer.post_pairs(path, &fields).await.assert_refused();
        viewer.follow(&answer).await.assert_status(403);
    }
    let close = [("id", campaign.as_str()), ("form[version]", "4"), ("form[transition]", "close")];
    viewer.post("/do/campaigns/transition", &close).await.assert_refused();
    let page = viewer.get(&format!("/campaigns/{campaign}")).await.assert_ok();
    page.assert_lacks("/do/campaigns/transition");
    viewer.get("/campaigns/new").await.assert_status(403);
}

async fn a_draft_campaign_is_seen_by_planners_only(app: &TestApp) {
    let ground = app.campaign().await;
    // Even by those in whose unit it is, and who lead and support it.
    let led =
        ActivityForm { lead: ground.organisation("Công an TP"), supporting: vec![], ..a_talk(&ground) };
    let activity = app.plan(&led).await;
    let pages = [
        format!("/campaigns/{}", ground.id),
        format!("/campaigns/{}/schedule", ground.id),
        format!("/campaigns/{}/schedule.xlsx", ground.id),
        format!("/activities/{activity}"),
        format!("/activities/{activity}/leaflet-a5.pdf"),
        format!("/activities/{activity}/attendance.pdf"),
    ];
    for (login, status) in
        [("quantri", 200), ("kehoach", 200), ("dongda", 404), ("congan", 404), ("xem", 404)]
    {
        let client = app.signed_in(login).await;
        for page in &pages {
            client.get(page).await.assert_status(status);
        }
        let listed = client.get("/campaigns").await.assert_ok().text().contains("99/KH-THU");
        assert_eq!(listed, status == 200, "{login}");
    }
}

async fn accounts_and_audit_are_for_administrators(app: &TestApp) {
    for (login, status) in
        [("quantri", 200), ("kehoach", 403), ("dongda", 403), ("congan", 403), ("xem", 403)]
    {
        let client = app.signed_in(login).await;
        for page in ["/accounts", "/accounts/new", "/audit", "/privacy/people"] {
            client.get(page).await.assert_status(status);
        }
        let other = app.db.actor_by_login(if login == "xem" { "congan" } else { "xem" }).await.unwrap();
        client.get(&format!("/accounts/{}/data.json", other.account)).await.assert_status(status);
        let fields = posted_account(&an_account(&format!("cua.{login}"), "administrator"));
        let answer = client.post_pairs("/do/accounts/add", &fields).await;
        assert_eq!(answer.redirect().contains("draft="), status == 403, "{login}");
        assert_eq!(app.db.actor_by_login(&format!("cua.{login}")).await.is_ok(), status == 200, "{login}");
    }
}

async fn audiences_are_edited_by_planners_only(app: &TestApp) {
    for (login, status) in
        [("quantri", 200), ("kehoach", 200), ("dongda", 403), ("congan", 403), ("xem", 403)]
    {
        let client = app.signed_in(login).await;
        client.get("/audiences").await.assert_ok();
        client.get("/audiences/1").await.assert_status(status);
        let name = format!("Đối tượng của {login}");
        let answer = client.post("/do/audiences/save", &[("form[name]", &name)]).await;
        assert_eq!(answer.redirect().contains("draft="), status == 403, "{login}");
        let saved = app.db.audiences().await.unwrap().iter().any(|audience| audience.name == name);
        assert_eq!(saved, status == 200, "{login}");
    }
}

async fn the_style_guide_is_shown_where_it_was_asked_for(app: &TestApp) {
    app.a_stranger().get("/styleguide").await.assert_status(404);
    app.a_stranger().get("/styleguide/addresses").await.assert_status(404);
    let config = server::Config { styleguide: true, ..app.config.clone() };
    let developer = Client::new(server::router(&config, app.db.clone()));
    let page = developer.get("/styleguide").await.assert_ok();
    page.assert_holds("data-reads=\"day\"").assert_holds("id=\"day-problem\"");
    developer.get("/styleguide/addresses").await.assert_ok().assert_holds("\"/campaigns\"");
}

async fn an_unknown_address_is_not_found(app: &TestApp) {
    let client = app.as_planner().await;
    for path in [
        "/khong-co",
        "/campaigns/999999",
        "/campaigns/abc",
        "/campaigns/99999999999999999999/schedule",
        "/activities/999999",
        "/activities/999999/edit",
        "/activities/999999/print",
        "/activities/999999/poster-a2.pdf",
        "/activities/1/khong-co.pdf",
        "/campaigns/999999/schedule.xlsx",
        "/audiences/999999",
        "/a/khong-co",
    ] {
        client.get(path).await.assert_status(404);
    }
}

async fn a_post_from_another_site_is_refused(app: &TestApp) {
    let client = app.as_planner().await;
    let fields = "id=&form[title]=Gia+mao&form[code]=X&form[starts_on]=1/1/2026&form[ends_on]=2/1/2026";
    let before = app.db.campaigns(&app.planner().await).list().await.unwrap().len();
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://a.example"),
        ("origin", "null"),
    ] {
        let request = form_request("/do/campaigns/save").header("host", "127.0.0.1:3000").header(name, value);
        client.send(request, Body::from(fields)).await.assert_status(403);
    }
    assert_eq!(app.db.campaigns(&app.planner().await).list().await.unwrap().len(), before);
    let own = form_request("/do/campaigns/save").header("sec-fetch-site", "same-origin");
    client.send(own, Body::from(fields)).await.assert_redirect("/campaigns/");
}

async fn a_body_that_nests_too_deep_is_refused_and_the_server_lives(app: &TestApp) {
    let (stranger, planner) = (app.a_stranger(), app.as_planner().await);
    for open in ["[b]", "%5Bb%5D"] {
        let body = format!("x{}=1", open.repeat(20_000));
        stranger.post_body("/do/sign-in", body.clone()).await.assert_status(400);
        planner.post_body("/do/campaigns/save", body).await.assert_status(400);
    }
    stranger.get("/healthz").await.assert_ok();
    stranger.get("/readyz").await.assert_ok();
    planner.get("/campaigns").await.assert_ok();
}

async fn a_page_carries_its_security_headers(app: &TestApp) {
    let planner = app.as_planner().await;
    for (client, path) in [(&app.a_stranger(), "/sign-in"), (&planner, "/campaigns")] {
        let page = client.get(path).await.assert_ok();
        let policy = page.header("content-security-policy");
        for part in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(page.header(name), value, "{path}: {name}");
        }
        assert!(!page.header("x-request-id").is_empty());
    }
    let forged = Request::get("/healthz").header("x-request-id", "cua-toi");
    let answer = planner.send(forged, Body::empty()).await.assert_ok();
    assert_ne!(answer.header("x-request-id"), "cua-toi", "a request id is ours alone");
    let cookie = app.a_stranger().sign_in("xem", store::DEMO_PASSWORD).await;
    for cookie in cookie.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }
}

async fn a_refused_form_is_shown_to_nobody_else(app: &TestApp) {
    let (planner, administrator) = (app.as_planner().await, app.as_administrator().await);
    let fields = [("form[title]", "Kế hoạch chưa công bố"), ("form[code]", "?")];
    let answer = planner.post("/do/campaigns/save", &fields).await.assert_refused();
    assert_eq!(planner.follow(&answer).await.value_of("form[title]"), "Kế hoạch chưa công bố");
    administrator.follow(&answer).await.assert_ok().assert_lacks("Kế hoạch chưa công bố");
}
