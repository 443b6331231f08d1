//! Logs typed from paper: many rows in one post, each kept by itself.

use crate::support::{Answer, Client, Ground, TestApp, a_talk, posted};
use domain::{
    activities::ActivityForm,
    outreach::{Face, LogQuery, QuickRow, code},
    time::{parse_day, show_day},
};

both!(
    sixty_rows_in_one_post_become_sixty_logs,
    rows_that_are_wrong_come_back_and_the_others_are_kept,
    what_is_posted_twice_is_kept_once,
    a_row_under_the_id_of_another_log_is_refused,
    an_officer_reports_for_the_own_unit_alone,
    a_row_that_lacks_a_unit_leads_to_the_page_of_its_activity,
    many_rows_come_back_in_their_order,
    an_empty_form_is_refused,
    nobody_sends_rows_who_may_not_report,
);

fn row(key: usize, activity: &str, day: &str, attendances: &str) -> QuickRow {
    QuickRow {
        key: format!("01900000-0000-7000-8000-{key:012}"),
        activity: activity.into(),
        day: day.into(),
        numbers: [("attendances", attendances), ("men", ""), ("leaflets", "10")]
            .map(|(word, typed)| (word.to_owned(), typed.to_owned()))
            .into(),
        ..QuickRow::default()
    }
}

async fn send(client: &Client, rows: &[QuickRow]) -> Answer {
    let pairs = rows.iter().enumerate().flat_map(|(place, row)| {
        let named = move |(name, value): (String, String)| {
            (name.replacen("form", &format!("form[rows][{place}]"), 1), value)
        };
        posted(row).into_iter().map(named)
    });
    client.post_pairs("/do/outreach/quick", &pairs.collect::<Vec<_>>()).await
}

async fn a_talk_of(app: &TestApp) -> (Ground, i64) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    (ground, id)
}

/// How many logs of an activity there are, and what they count.
async fn counted(app: &TestApp, id: i64) -> (u64, i64) {
    let planner = app.planner().await;
    let query = LogQuery { activity: Some(id), face: Some(Face::All), ..LogQuery::default() };
    let (_, count) = app.db.logs(&planner).list(&query).await.unwrap();
    let reported = app.db.reported(&planner, id).await.unwrap();
    (count, reported.get("attendances").map_or(0, |sum| sum.0))
}

async fn sixty_rows_in_one_post_become_sixty_logs(app: &TestApp) {
    let ground = app.running_campaign().await;
    let weeks = ActivityForm {
        starts_on: "01/03/2026".into(),
        ends_on: "30/04/2026".into(),
        all_day: "on".into(),
        ..a_talk(&ground)
    };
    let id = app.plan(&weeks).await;
    let first = parse_day("01/03/2026").unwrap();
    let rows = (0..60).map(|place| {
        let typed = [code(id), format!("hd{id}"), format!("hđ {id}"), id.to_string()];
        let day = show_day(first + chrono::Duration::days(i64::try_from(place).unwrap()));
        row(place, &typed[place % typed.len()], &day, "40")
    });
    let officer = app.as_officer().await;
    let page = officer.get("/outreach/quick").await.assert_ok();
    assert_eq!(page.text().matches("data-row=").count(), 20);
    let sent = send(&officer, &rows.collect::<Vec<_>>()).await.assert_redirect("/outreach/quick?done=60");
    let page = officer.follow(&sent).await.assert_ok();
    page.assert_holds("Đã gửi 60 nhật ký.");
    assert_eq!(page.value_of("form[rows][0][activity]"), "", "the next may be typed at once");
    assert_eq!(counted(app, id).await, (60, 2_400));
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn rows_that_are_wrong_come_back_and_the_others_are_kept(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let own = code(id);
    let rows = [
        row(1, &own, "", "40"),
        row(2, "KH-1", "", "40"),
        row(3, &own, "01/01/2026", "40"),
        row(4, &own, "12/03/2026", "99.000"),
        row(5, "999999", "", "40"),
        row(6, &own, "11/03/2026", "50"),
        row(7, "", "13/03/2026", "60"),
        row(8, &own, "14/03/2026", "nhiều"),
    ];
    let officer = app.as_officer().await;
    let refused = send(&officer, &rows).await.assert_refused();
    assert_eq!(counted(app, id).await, (2, 90));
    let page = officer.follow(&refused).await.assert_ok();
    page.assert_holds("Đã gửi 2 nhật ký.");
    for (field, words) in [
        ("rows[0][activity]", "không có trong danh sách"),
        ("rows[1][day]", "nằm xa thời gian"),
        ("rows[1][reason]", "nếu đúng như vậy, hãy ghi vì sao ở đây"),
        ("rows[2][numbers][attendances]", "gấp mười lần"),
        ("rows[3][activity]", "không có trong danh sách"),
        ("rows[4][activity]", "cần được điền"),
        ("rows[5][numbers][attendances]", "không phải số"),
    ] {
        page.assert_problem(field, words);
    }
    assert_eq!(page.value_of("form[rows][0][activity]"), "KH-1");
    assert_eq!(page.value_of("form[rows][1][key]"), rows[2].key);
    assert_eq!(page.value_of("form[rows][2][numbers][attendances]"), "99.000");
    assert_eq!(page.value_of("form[rows][4][day]"), "13/03/2026");
    page.assert_holds(&format!("<output>{} · Phường Đống Đa</output>", app.title_of(id).await));
    // Only where a reason answers it is one asked for.
    page.assert_lacks("form[rows][0][reason]");
    let answered = [
        QuickRow { reason: "Buổi làm trước để rút kinh nghiệm".into(), ..rows[2].clone() },
        QuickRow { reason: "Ghi cả người xem qua loa".into(), ..rows[3].clone() },
    ];
    send(&officer, &answered).await.assert_redirect("/outreach/quick?done=2");
    assert_eq!(counted(app, id).await, (4, 99_130));
}

async fn what_is_posted_twice_is_kept_once(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    let rows = [row(1, &code(id), "10/03/2026", "40"), row(2, &code(id), "11/03/2026", "50")];
    for _ in 0..2 {
        send(&officer, &rows).await.assert_redirect("/outreach/quick?done=2");
        assert_eq!(counted(app, id).await, (2, 90));
    }
    // A row that came back is sent with those that were kept: by a press on “back”, say.
    let wrong = row(3, "KH-1", "", "1");
    send(&officer, &[&rows[..], &[wrong]].concat()).await.assert_refused();
    assert_eq!(counted(app, id).await, (2, 90));
}

async fn a_row_under_the_id_of_another_log_is_refused(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let officer = app.as_officer().await;
    send(&officer, &[row(1, &code(id), "", "40")]).await.assert_redirect("/outreach/quick?done=1");
    let other = [row(1, &code(id), "", "70"), row(2, &code(id), "11/03/2026", "50")];
    let refused = send(&officer, &other).await.assert_refused();
    let page = officer.follow(&refused).await.assert_ok();
    page.assert_problem("rows[0][activity]", "đã được gửi trước đó");
    assert_eq!(page.value_of("form[rows][0][numbers][attendances]"), "70");
    assert_eq!(counted(app, id).await, (2, 90));
    // Whoever may see it and sends the same finds it there.
    let planner = app.as_planner().await;
    send(&planner, &[row(1, &code(id), "", "40")]).await.assert_redirect("/outreach/quick?done=1");
    assert_eq!(counted(app, id).await, (2, 90));
}

async fn an_officer_reports_for_the_own_unit_alone(app: &TestApp) {
    let (ground, own) = a_talk_of(app).await;
    let other =
        app.plan(&ActivityForm { units: vec![ground.unit("Phường Ba Đình")], ..a_talk(&ground) }).await;
    let officer = app.as_officer().await;
    let refused = send(&officer, &[row(1, &code(other), "", "40"), row(2, &code(own), "", "50")]).await;
    let page = officer.follow(&refused.assert_refused()).await.assert_ok();
    page.assert_problem("rows[0][activity]", "không có trong danh sách");
    page.assert_lacks(&format!("value=\"{}\">", code(other)));
    assert_eq!((counted(app, other).await, counted(app, own).await), ((0, 0), (1, 50)));
}

async fn a_row_that_lacks_a_unit_leads_to_the_page_of_its_activity(app: &TestApp) {
    let (ground, one) = a_talk_of(app).await;
    let units = ["Phường Đống Đa", "Phường Ba Đình"].map(|unit| ground.unit(unit)).to_vec();
    let two = app.plan(&ActivityForm { units, ..a_talk(&ground) }).await;
    let planner = app.as_planner().await;
    let refused = send(&planner, &[row(1, &code(one), "", "40"), row(2, &code(two), "", "50")]).await;
    let page = planner.follow(&refused.assert_refused()).await.assert_ok();
    page.assert_problem("rows[0][unit]", "cần được điền");
    page.assert_holds(&format!("href=\"/outreach/new?activity={two}\""));
    // Where but one is planned, it is that.
    assert_eq!((counted(app, one).await, counted(app, two).await), ((1, 40), (0, 0)));
}

async fn many_rows_come_back_in_their_order(app: &TestApp) {
    let officer = app.as_officer().await;
    let rows: Vec<_> = (0..25).map(|place| row(place, &format!("sai {place}"), "", "1")).collect();
    let refused = send(&officer, &rows).await.assert_refused();
    let page = officer.follow(&refused).await.assert_ok();
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(page.value_of(&format!("form[rows][{place}][activity]")), row.activity);
    }
    let many: Vec<_> = (0..201).map(|place| row(place, "sai", "", "1")).collect();
    let refused = send(&officer, &many).await.assert_refused();
    let page = officer.follow(&refused).await.assert_ok();
    page.assert_problem("rows", "nhiều nhất 200");
    assert_eq!(page.value_of("form[rows][200][activity]"), "sai");
}

async fn an_empty_form_is_refused(app: &TestApp) {
    let officer = app.as_officer().await;
    let empty = QuickRow::fresh(row(1, "", "", "").key);
    let refused = send(&officer, &[empty]).await.assert_refused();
    officer.follow(&refused).await.assert_ok().assert_problem("rows", "cần được điền");
    officer.post("/do/outreach/quick", &[]).await.assert_refused();
}

async fn nobody_sends_rows_who_may_not_report(app: &TestApp) {
    let (_, id) = a_talk_of(app).await;
    let viewer = app.as_viewer().await;
    viewer.get("/outreach/quick").await.assert_status(403);
    viewer.get("/outreach").await.assert_ok().assert_lacks("/outreach/quick");
    app.as_officer().await.get("/outreach").await.assert_ok().assert_holds("href=\"/outreach/quick\"");
    send(&viewer, &[row(1, &code(id), "", "40")]).await.assert_refused();
    let stranger = app.a_stranger();
    stranger.get("/outreach/quick").await.assert_redirect("/sign-in");
    let sent = send(&stranger, &[row(1, &code(id), "", "40")]).await;
    assert!(sent.redirect().starts_with("/sign-in"), "{}", sent.redirect());
    assert_eq!(counted(app, id).await, (0, 0));
}
