//! What makes the site an application on a phone.

use crate::support::TestApp;
use domain::sync::OperationId;

both!(
    staff_may_install_it_and_its_worker_asks_nobody_else,
    a_new_log_has_an_id_as_a_device_gives_it,
    a_page_for_phones_has_its_places_and_loads_no_framework,
);

async fn staff_may_install_it_and_its_worker_asks_nobody_else(app: &TestApp) {
    let (stranger, planner) = (app.a_stranger(), app.as_planner().await);
    let page = planner.get("/outreach/new").await.assert_ok();
    page.assert_holds("/manifest.webmanifest").assert_holds("data-account=").assert_holds("/offline.js\"");
    assert!(page.header("content-security-policy").contains("worker-src 'self'"));
    assert!(!page.header("x-build").is_empty());
    stranger
        .get("/sign-in")
        .await
        .assert_ok()
        .assert_lacks("/manifest.webmanifest")
        .assert_lacks("/offline.js");

    let worker = stranger.get("/worker.js").await.assert_ok();
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("content-security-policy"), "default-src 'none'; connect-src 'self'");
    assert!(worker.text().starts_with("self.lantoa = {\"build\":"));

    let manifest = stranger.get("/manifest.webmanifest").await.assert_ok();
    let manifest: serde_json::Value = serde_json::from_str(&manifest.text()).unwrap();
    assert_eq!(manifest["start_url"], "/outreach/new");
    for icon in manifest["icons"].as_array().unwrap() {
        let picture = stranger.get(icon["src"].as_str().unwrap()).await.assert_ok();
        assert!(picture.body.starts_with(b"\x89PNG"), "{icon}");
    }
}

async fn a_new_log_has_an_id_as_a_device_gives_it(app: &TestApp) {
    let form = app.as_planner().await.get("/outreach/new?own=1").await.assert_ok();
    let key = form.value_of("form[key]");
    assert!(OperationId::parse(&key).is_ok(), "{key}");
}

async fn a_page_for_phones_has_its_places_and_loads_no_framework(app: &TestApp) {
    let planner = app.as_planner().await;
    for (path, place) in [("/outreach", "state"), ("/outreach/new", "state"), ("/outreach/new?own=1", "form")]
    {
        let page = planner.get(path).await.assert_ok();
        page.assert_holds(&format!("data-phone=\"{place}\"")).assert_holds("/phone.js\"");
        // The program itself comes when somebody begins.
        page.assert_lacks("/pkg/phone.js").assert_lacks("/pkg/lantoa.js");
    }
}
