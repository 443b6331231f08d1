//! Personal data: what everybody is told of it, and all that is kept of one person.

use crate::{
    devices::token,
    grave_acts::time_goes_by,
    photos,
    support::{Answer, TestApp},
};
use axum::{body::Body, http::Request};
use domain::{
    audit::{AuditCard, AuditFilter, Verb},
    settings::SettingsForm,
};
use serde_json::Value;

both!(
    everybody_reads_what_is_kept_and_whom_to_ask,
    the_notice_says_how_long_as_the_settings_say,
    a_person_takes_all_that_is_kept_of_the_own_account,
    photos_that_a_person_added_are_listed,
    only_administrators_take_the_data_of_others_and_the_audit_tells,
    the_data_of_others_asks_for_the_password_again,
);

async fn everybody_reads_what_is_kept_and_whom_to_ask(app: &TestApp) {
    let stranger = app.a_stranger();
    let page = stranger.get("/privacy").await.assert_ok();
    for heading in ["1. Chúng tôi giữ gì", "4. Giữ trong bao lâu", "5. Cookie", "7. Hỏi ai"] {
        page.assert_holds(heading);
    }
    for cookie in ["language", "theme", "session", "device"] {
        page.assert_holds(&format!("<code>{cookie}</code>"));
    }
    page.assert_holds("91/2025/QH15").assert_holds("Nạn nhân: không giữ gì cả");
    page.assert_holds("chưa ghi cách liên hệ").assert_lacks("mailto:");
    assert!(!page.header("etag").is_empty(), "it is public");
    let settings = app.db.settings().await.unwrap();
    let form = SettingsForm {
        phone: "024 3825 3125".into(),
        email: "lienhe@mttq.vn".into(),
        ..SettingsForm::from(&settings)
    };
    app.db.save_settings(&app.administrator().await, &form).await.unwrap();
    let page = stranger.get("/privacy").await.assert_ok();
    page.assert_lacks("chưa ghi cách liên hệ").assert_holds("mailto:lienhe@mttq.vn");
    page.assert_holds("tel:02438253125");
    stranger.set_cookie("language", "en");
    stranger.get("/privacy").await.assert_ok().assert_holds("1. What we keep");
    // Every page leads there.
    let planner = app.as_planner().await;
    for (client, path) in [
        (&stranger, "/"),
        (&stranger, "/help"),
        (&stranger, "/sign-in"),
        (&planner, "/"),
        (&planner, "/account"),
        (&planner, "/privacy"),
    ] {
        client.get(path).await.assert_ok().assert_holds("href=\"/privacy\"");
    }
    stranger.get("/robots.txt").await.assert_ok().assert_holds("Allow: /privacy\n");
    stranger.get("/sitemap.xml").await.assert_ok().assert_holds("/privacy</loc>");
}

async fn the_notice_says_how_long_as_the_settings_say(app: &TestApp) {
    let stranger = app.a_stranger();
    let page = stranger.get("/privacy").await.assert_ok();
    for time in ["120 tháng", "24 tháng", "60 tháng"] {
        page.assert_holds(time);
    }
    let settings = app.db.settings().await.unwrap();
    let form = SettingsForm {
        audit_months: String::new(),
        accounts_months: "6".into(),
        speakers_months: String::new(),
        ..SettingsForm::from(&settings)
    };
    app.db.save_settings(&app.administrator().await, &form).await.unwrap();
    let page = stranger.get("/privacy").await.assert_ok();
    page.assert_holds("6 tháng").assert_holds("Báo cáo viên: giữ cho đến khi có yêu cầu xóa");
    page.assert_lacks("120 tháng").assert_lacks("60 tháng");
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/json");
    assert!(answer.header("content-disposition").contains("personal-data.json"));
    assert_eq!(answer.header("cache-control"), "no-store");
    serde_json::from_str(&answer.text()).unwrap()
}

async fn exports(app: &TestApp) -> Vec<AuditCard> {
    let filter = AuditFilter { verb: Verb::Export.word().into(), ..AuditFilter::default() };
    app.db.audit(&app.administrator().await, &filter).await.unwrap().0
}

async fn a_person_takes_all_that_is_kept_of_the_own_account(app: &TestApp) {
    let viewer = app.as_viewer().await;
    let token = token(&viewer, 30).await;
    assert!(app.db.sign_in("xem", "đoán mò một câu", "203.0.113.9", None).await.unwrap().is_none());
    viewer.get("/account").await.assert_ok().assert_holds("href=\"/account/data.json\"");
    let answer = viewer.get("/account/data.json").await.assert_ok();
    let (data, text) = (json(&answer), answer.text());
    assert_eq!(data["Tài khoản"]["Tên đăng nhập"], "xem");
    assert_eq!(data["Tài khoản"]["Họ và tên"], "Vũ Thị Hồng Nhung");
    assert_eq!(data["Thiết bị đang đăng nhập"].as_array().unwrap().len(), 1);
    assert_eq!(data["Số trình duyệt đã từng đăng nhập"], 1);
    assert_eq!(data["Mã truy cập cho phần mềm"][0]["Dùng cho"], "Báo cáo tuần");
    assert_eq!(data["Lần đăng nhập bị từ chối"][0]["Mạng của địa chỉ"], "203.0.113.0/24");
    assert!(text.contains("\"đăng nhập\"") && text.contains("chính người này"), "{text}");
    assert!(text.find("Tài khoản") < text.find("Nhật ký"), "the account comes first");
    for secret in ["argon2", token.as_str(), "203.0.113.9\"", &viewer.cookie("device").unwrap()] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(exports(app).await.is_empty(), "what is one's own is no export");
    // A program reads it in its holder's place, and in the language of the reader.
    let program = Request::get("/account/data.json").header("authorization", format!("Bearer {token}"));
    let program = program.header("accept", "*/*").header("cookie", "language=en");
    let answer = app.a_stranger().send(program, Body::empty()).await.assert_ok();
    assert_eq!(json(&answer)["Account"]["Login"], "xem");
}

async fn photos_that_a_person_added_are_listed(app: &TestApp) {
    let (shown, removed) = photos::two_photos(app).await;
    let officer = id_of(app, "dongda").await;
    let administrator = app.as_administrator().await;
    let file = json(&administrator.get(&format!("/accounts/{officer}/data.json")).await.assert_ok());
    let photos = file["Ảnh đã thêm vào nhật ký"].as_array().unwrap();
    assert_eq!(photos.len(), 2);
    let (last, first) = (&photos[0], &photos[1]);
    assert_eq!((&first["Tên tệp"], &last["Tên tệp"]), (&"a.png".into(), &"b.png".into()));
    for photo in photos {
        assert_eq!(photo["Nhật ký tuyên truyền"], "Tọa đàm đi làm việc ở nước ngoài an toàn");
        assert_eq!(photo["Ngày"], "10/03/2026");
        assert!(photo["Số byte"].as_i64().unwrap() > 500);
    }
    let address = first["Địa chỉ"].as_str().unwrap();
    assert_eq!(address, format!("{}/photos/{shown}", app.config.base_url));
    assert!(first["Xóa lúc"].as_str().unwrap().is_empty());
    assert_eq!(last["Địa chỉ"], "", "{removed} is shown to nobody");
    assert!(!last["Xóa lúc"].as_str().unwrap().is_empty());
    let other = app.as_planner().await.get("/account/data.json").await.assert_ok();
    assert_eq!(json(&other)["Ảnh đã thêm vào nhật ký"], Value::Array(Vec::new()), "another's are not");
}

async fn id_of(app: &TestApp, login: &str) -> i64 {
    app.db.account_keeper(&store::system()).unwrap().find_by_login(login).await.unwrap().id
}

async fn only_administrators_take_the_data_of_others_and_the_audit_tells(app: &TestApp) {
    let (viewer, officer) = (id_of(app, "xem").await, id_of(app, "dongda").await);
    for login in ["kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        for id in [viewer, officer] {
            let own = (login == "xem" && id == viewer) || (login == "dongda" && id == officer);
            let status = if own { 200 } else { 403 };
            client.get(&format!("/accounts/{id}/data.json")).await.assert_status(status);
        }
        let me = app.db.actor_by_login(login).await.unwrap();
        let administrator = id_of(app, "quantri").await;
        assert!(matches!(app.db.personal_data(&me, administrator).await, Err(store::Error::Forbidden)));
    }
    assert!(exports(app).await.is_empty());
    let administrator = app.as_administrator().await;
    let page = administrator.get(&format!("/accounts/{viewer}")).await.assert_ok();
    page.assert_holds(&format!("href=\"/accounts/{viewer}/data.json\""));
    let answer = administrator.get(&format!("/accounts/{viewer}/data.json")).await.assert_ok();
    assert_eq!(json(&answer)["Tài khoản"]["Tên đăng nhập"], "xem");
    administrator.get("/accounts/999999/data.json").await.assert_status(404);
    administrator.get("/accounts/khong-co/data.json").await.assert_status(404);
    let told = exports(app).await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].subject_id, told[0].title.as_str()), (viewer, "xem"));
    assert_eq!(told[0].by, "Trần Thị Minh Hà");
}

async fn the_data_of_others_asks_for_the_password_again(app: &TestApp) {
    let (administrator, viewer) = (app.as_administrator().await, id_of(app, "xem").await);
    let token = token(&administrator, 30).await;
    time_goes_by(app).await;
    let path = format!("/accounts/{viewer}/data.json");
    assert_eq!(administrator.get(&path).await.redirect(), format!("/account/prove?next={path}"));
    administrator.get("/account/data.json").await.assert_ok();
    // A token is no password.
    let program = Request::get(&path).header("authorization", format!("Bearer {token}"));
    app.a_stranger().send(program.header("accept", "*/*"), Body::empty()).await.assert_status(401);
    // Nor beside the session of somebody else who has given a password of their own: that is who asks.
    let beside = Request::get(&path).header("authorization", format!("Bearer {token}"));
    app.as_planner().await.send(beside.header("accept", "*/*"), Body::empty()).await.assert_status(403);
    assert!(exports(app).await.is_empty());
}
