//! What an administrator sets for the whole site.

use crate::support::{TestApp, posted};
use domain::settings::SettingsForm;

both!(
    the_public_reads_who_runs_the_site,
    settings_are_for_administrators_and_refused_by_field,
    a_stale_change_is_a_conflict,
);

fn form() -> SettingsForm {
    SettingsForm {
        version: "1".into(),
        name: "Ủy ban MTTQ phường Láng".into(),
        name_en: "Front Committee of Láng".into(),
        address: "Số 1 phố Láng".into(),
        phone: "024 3825 3125".into(),
        email: "lang@mttq.vn".into(),
        second_factor: vec![],
        audit_months: "120".into(),
        accounts_months: "24".into(),
        speakers_months: "60".into(),
        locked_to: String::new(),
    }
}

async fn the_public_reads_who_runs_the_site(app: &TestApp) {
    let administrator = app.as_administrator().await;
    administrator.get("/settings").await.assert_ok().assert_holds("thành phố Hà Nội");
    let answer = administrator.post_pairs("/do/settings/save", &posted(&form())).await;
    administrator.follow(&answer.assert_redirect("/settings")).await.assert_ok().assert_holds("Đã lưu");
    for page in ["/", "/help"] {
        let page = app.a_stranger().get(page).await.assert_ok();
        page.assert_holds("Ủy ban MTTQ phường Láng").assert_holds("tel:02438253125");
        page.assert_holds("mailto:lang@mttq.vn").assert_holds("Số 1 phố Láng");
    }
}

async fn settings_are_for_administrators_and_refused_by_field(app: &TestApp) {
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        client.get("/settings").await.assert_status(403);
        client.post_pairs("/do/settings/save", &posted(&form())).await.assert_refused();
        client.get("/").await.assert_ok().assert_lacks("href=\"/settings\"");
    }
    assert_eq!(app.db.settings().await.unwrap().version, 1);
    let administrator = app.as_administrator().await;
    let wrong = SettingsForm { email: "lang".into(), ..form() };
    let answer = administrator.post_pairs("/do/settings/save", &posted(&wrong)).await.assert_refused();
    let page = administrator.follow(&answer).await.assert_ok();
    page.assert_problem("email", "không phải địa chỉ thư");
    assert_eq!(page.value_of("form[name]"), "Ủy ban MTTQ phường Láng");
}

async fn a_stale_change_is_a_conflict(app: &TestApp) {
    let administrator = app.as_administrator().await;
    let theirs = SettingsForm { name: "Tên của người kia".into(), ..form() };
    app.db.save_settings(&app.administrator().await, &theirs).await.unwrap();
    let answer = administrator.post_pairs("/do/settings/save", &posted(&form())).await.assert_refused();
    administrator.follow(&answer).await.assert_ok().assert_holds("Tên của người kia");
    assert_eq!(app.db.settings().await.unwrap().name, "Tên của người kia");
}
