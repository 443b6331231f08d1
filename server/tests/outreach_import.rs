//! Logs from a table: looked at first, refused by their rows, brought in once.

use crate::support::{Answer, Client, Ground, TestApp, a_talk};
use app::{import_export::in_language, outreach::import_columns};
use domain::outreach::{LogForm, Status, import_columns as keys};
use words::Locale;

both!(
    a_table_of_logs_is_looked_at_and_sent,
    every_refused_row_is_named_and_nothing_is_sent,
    a_table_that_comes_again_makes_no_doubles,
    a_code_is_read_however_it_is_typed,
    what_was_changed_since_stays_when_its_row_comes_again,
    a_line_twice_in_a_table_is_refused,
    nobody_brings_in_what_they_may_not_send,
    the_template_has_every_heading,
);

#[test]
fn every_column_has_its_words_in_both_languages() {
    for locale in [Locale::vi, Locale::en] {
        let columns = in_language(locale, import_columns);
        assert_eq!(columns.iter().map(|column| column.key).collect::<Vec<_>>(), keys());
        let mut labels: Vec<String> = columns.iter().map(|column| domain::fold(column.label)).collect();
        labels.sort();
        let count = labels.len();
        labels.dedup();
        assert_eq!(labels.len(), count);
    }
}

const HEADING: &str = "Mã hoặc tên hoạt động;Hình thức;Nội dung;Đơn vị;Ngày;Bắt đầu lúc;Kết thúc lúc;Địa điểm;\
                       lượt người dự;tờ rơi, tờ gấp;Ghi chú";

async fn preview(client: &Client, rows: &str) -> Answer {
    let text = format!("{HEADING}\n{rows}");
    let answer = client.upload("/lists/logs/read", "nhat-ky.csv", text.as_bytes()).await;
    assert!(answer.redirect().contains("/outreach/import?draft="), "{}", answer.redirect());
    client.follow(&answer).await.assert_ok()
}

async fn bring_in(client: &Client, rows: &str) -> Answer {
    let key = preview(client, rows).await.value_of("key");
    client.post("/do/outreach/bring-in", &[("key", &key)]).await
}

async fn a_talk_of(app: &TestApp) -> (Ground, i64) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    (ground, id)
}

async fn attendances(app: &TestApp, id: i64) -> (i64, i64) {
    app.db.reported(&app.planner().await, id).await.unwrap().get("attendances").copied().unwrap_or_default()
}

async fn a_table_of_logs_is_looked_at_and_sent(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let rows = format!(
        "{id};;;Phường Đống Đa;10/03/2026;8h30;10h;Nhà văn hóa;180;150;Đông vui\n\
         Tọa đàm đi làm việc ở nước ngoài an toàn;;;00235;11/03/2026;;;;90;;\n\
         ;Tọa đàm chuyên đề;Nói chuyện ở chợ;Phường Đống Đa;12/03/2026;;;Chợ;40;;\n"
    );
    let page = preview(&officer, &rows).await;
    page.assert_holds("Nói chuyện ở chợ (12/03/2026)").assert_holds("3 dòng");
    assert_eq!(attendances(app, id).await, (0, 0), "nothing is sent by looking");
    bring_in(&officer, &rows).await.assert_redirect("/outreach?face=mine&added=3");
    assert_eq!(attendances(app, id).await, (270, 0));
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn every_refused_row_is_named_and_nothing_is_sent(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let rows = format!(
        "{id};;;Phường Đống Đa;10/03/2026;;;;180;;\n\
         {id};;;Phường Đống Đa;hôm nọ;;;;nhiều;;\n\
         Hoạt động không có;;;Phường Đống Đa;10/03/2026;;;;1;;\n\
         {id};;;Phường Ba Đình;10/03/2026;;;;20;;\n\
         {id};;;Phường Đống Đa;12/03/2026;;;;90000;;\n"
    );
    let page = preview(&officer, &rows).await;
    page.assert_holds("4 dòng cần sửa");
    for told in ["không phải một ngày", "Mã hoặc tên hoạt động", "lượt người dự", "gấp mười lần"]
    {
        page.assert_holds(told);
    }
    page.assert_lacks("/do/outreach/bring-in");
    assert_eq!(attendances(app, id).await, (0, 0));
}

async fn a_table_that_comes_again_makes_no_doubles(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let first = format!("{id};;;Phường Đống Đa;10/03/2026;;;;180;;\n");
    bring_in(&officer, &first).await.assert_redirect("/outreach?face=mine&added=1");
    preview(&officer, &first).await.assert_holds("đã được nhập trước đó").assert_lacks("bring-in");
    let more = format!("{first}{id};;;Phường Đống Đa;11/03/2026;;;;20;;\n");
    bring_in(&officer, &more).await.assert_redirect("/outreach?face=mine&added=1");
    assert_eq!(attendances(app, id).await, (200, 0));
}

async fn a_code_is_read_however_it_is_typed(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let code = format!("HĐ-{id}");
    officer.get(&format!("/activities/{id}")).await.assert_ok().assert_holds(&format!("<dd>{code}</dd>"));
    let typed = [code, format!("hđ-{id}"), format!("HD {id}"), format!(" hd{id} "), id.to_string()];
    let row = |(day, code): (i32, &String)| format!("{code};;;Phường Đống Đa;{day}/03/2026;;;;20;;\n");
    let rows: String = (10..).zip(&typed).map(row).collect();
    bring_in(&officer, &rows).await.assert_redirect("/outreach?face=mine&added=5");
    assert_eq!(attendances(app, id).await, (100, 0));
    // However it is typed, it is the same row.
    let again = format!("{id};;;Phường Đống Đa;10/3/2026;;;;20;;\n");
    preview(&officer, &again).await.assert_holds("đã được nhập trước đó").assert_lacks("bring-in");
    preview(&officer, "HĐ-999999;;;Phường Đống Đa;10/3/2026;;;;20;;\n").await.assert_holds("1 dòng cần sửa");
}

async fn what_was_changed_since_stays_when_its_row_comes_again(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let rows = format!("{id};;;Phường Đống Đa;10/03/2026;;;;180;;\n");
    bring_in(&officer, &rows).await.assert_redirect("/outreach?");
    let me = app.db.actor_by_login("dongda").await.unwrap();
    let logs = app.db.logs(&me);
    let log = logs.of_activity(id).await.unwrap().remove(0);
    assert_eq!(log.status, Status::Sent);
    let detail = logs.detail(log.id).await.unwrap();
    let changed = LogForm {
        key: detail.key.clone(),
        version: "1".into(),
        numbers: [("attendances".to_owned(), "170".to_owned())].into(),
        ..logs.opened(Some(id)).await.unwrap().typed(&detail.log)
    };
    logs.send(&changed).await.unwrap();
    preview(&officer, &rows).await.assert_holds("đã được nhập trước đó");
    assert_eq!(attendances(app, id).await, (170, 0));
}

async fn a_line_twice_in_a_table_is_refused(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let line = format!("{id};;;Phường Đống Đa;10/03/2026;;;;180;;\n");
    let page = preview(&app.as_officer().await, &format!("{line}{line}")).await;
    page.assert_holds("1 dòng cần sửa");
}

async fn nobody_brings_in_what_they_may_not_send(app: &TestApp) {
    let viewer = app.as_viewer().await;
    viewer.get("/outreach/import").await.assert_status(403);
    let sheet = HEADING.as_bytes();
    viewer.upload("/lists/logs/read", "nhat-ky.csv", sheet).await.assert_status(403);
    let stranger = app.a_stranger();
    stranger.get("/outreach/import").await.assert_redirect("/sign-in");
    stranger.post("/do/outreach/bring-in", &[("key", "x")]).await.assert_redirect("/sign-in");
    let officer = app.as_officer().await;
    officer.get("/outreach/import").await.assert_ok().assert_holds("Tải tệp mẫu");
    let answer = officer.upload("/lists/logs/read", "nhat-ky.csv", "Ngày\n1/1/2026\n".as_bytes()).await;
    officer.follow(&answer).await.assert_ok().assert_holds("tệp thiếu cột này");
}

async fn the_template_has_every_heading(app: &TestApp) {
    let officer = app.as_officer().await;
    let file = officer.get("/lists/logs.xlsx").await.assert_ok();
    assert!(file.body.starts_with(b"PK"));
    app.a_stranger().get("/lists/logs.xlsx").await.assert_redirect("/sign-in");
}
