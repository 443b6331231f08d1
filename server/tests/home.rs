//! The first page of each role: what is late, what is on, what waits, where nobody has been.

use crate::support::{Ground, TestApp, a_talk};
use chrono::Days;
use domain::{
    activities::{ActivityForm, Status, Transition},
    campaigns,
    home::{LATE_SHOWN, SHOWN},
    outreach::LogForm,
    time::{show_day, today},
};
use std::sync::atomic::Ordering;

both!(
    each_role_begins_with_what_is_its_own,
    what_is_late_is_answered_with_one_press_and_undone,
    what_is_late_is_told_to_who_may_answer_only,
    a_submitted_campaign_waits_for_who_may_approve_it,
    what_came_back_is_told_with_the_reason_until_it_is_submitted_again,
    a_full_week_shows_the_first_and_leads_to_all,
    a_place_without_activities_leads_to_a_new_one_there,
    how_far_a_campaign_is_counts_what_is_done,
    the_first_page_asks_no_more_with_more_activities,
);

/// A talk so many days from today.
async fn talk(app: &TestApp, ground: &Ground, title: &str, days: i64) -> i64 {
    let day = show_day(today() + chrono::Duration::days(days));
    let form = ActivityForm { title: title.into(), starts_on: day.clone(), ends_on: day, ..a_talk(ground) };
    app.plan(&form).await
}

async fn each_role_begins_with_what_is_its_own(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    talk(app, &ground, "Tọa đàm của ngày hôm nay", 0).await;
    talk(app, &ground, "Tọa đàm ba ngày nữa", 3).await;
    talk(app, &ground, "Tọa đàm còn lâu mới tới", 9).await;
    for login in ["quantri", "kehoach", "dongda", "congan", "xem"] {
        let client = app.signed_in(login).await;
        // What others changed has tests of its own.
        client.post("/do/changes/choose", &[]).await.redirect();
        let page = client.get("/").await.assert_ok();
        page.assert_holds("Tọa đàm của ngày hôm nay").assert_holds("Tọa đàm ba ngày nữa");
        // Organisations are asked early whether they take part.
        assert_eq!(page.text().contains("còn lâu mới tới"), login == "congan", "{login}");
        page.assert_holds("Chiến dịch đang thực hiện");
        let plans = matches!(login, "quantri" | "kehoach");
        assert_eq!(page.text().contains("Nơi chưa có hoạt động nào"), plans, "{login}");
    }
    let page = app.a_stranger().get("/").await.assert_ok();
    page.assert_lacks("Chiến dịch đang thực hiện")
        .assert_lacks("Nơi chưa có hoạt động nào")
        .assert_holds("111");
}

async fn what_is_late_is_answered_with_one_press_and_undone(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = talk(app, &ground, "Tọa đàm tuần trước", -7).await;
    let client = app.as_planner().await;
    let page = client.get("/").await.assert_ok();
    page.assert_holds("Đã diễn ra: Tọa đàm tuần trước");
    let id_text = id.to_string();
    let fields =
        [("id", &*id_text), ("form[version]", "1"), ("form[transition]", "finish"), ("form[back]", "/")];
    let answer = client.post("/do/activities/transition", &fields).await.assert_redirect("/?done=finish");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_lacks("Đã diễn ra: Tọa đàm tuần trước");
    let planner = app.planner().await;
    assert_eq!(app.db.activities(&planner).find(id).await.unwrap().status, Status::Done);
    let audit = page.value_of("audit");
    let undo = [("audit", &*audit), ("back", "/")];
    client.post("/do/activities/undo", &undo).await.assert_redirect("/?undone=1");
    client.get("/").await.assert_holds("Đã diễn ra: Tọa đàm tuần trước");
    let elsewhere = [("form[back]", "https://a.example/")];
    let fields = [&fields[..3], &elsewhere].concat();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| (name, if name == "form[version]" { "3" } else { value }))
        .collect();
    client.post("/do/activities/transition", &fields).await.assert_redirect("/?done=finish");
}

async fn what_is_late_is_told_to_who_may_answer_only(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    talk(app, &ground, "Tọa đàm đã qua ở Đống Đa", -7).await;
    let led = ActivityForm {
        title: "Tọa đàm do công an chủ trì".into(),
        units: vec![ground.unit("Phường Ba Đình")],
        lead: ground.organisation("Công an TP"),
        supporting: Vec::new(),
        starts_on: show_day(today() - Days::new(7)),
        ends_on: show_day(today() - Days::new(7)),
        ..a_talk(&ground)
    };
    app.plan(&led).await;
    for (login, own, led) in
        [("kehoach", true, true), ("dongda", true, false), ("congan", false, true), ("xem", false, false)]
    {
        let text = app.signed_in(login).await.get("/").await.assert_ok().text();
        assert_eq!(text.contains("Đã diễn ra: Tọa đàm đã qua ở Đống Đa"), own, "{login}");
        assert_eq!(text.contains("Đã diễn ra: Tọa đàm do công an chủ trì"), led, "{login}");
    }
    // A campaign that is over, or not yet approved, asks nobody.
    app.move_campaign(ground.id, &[campaigns::Transition::Close]).await;
    app.as_planner().await.get("/").await.assert_ok().assert_lacks("Tọa đàm đã qua ở Đống Đa");
}

async fn a_submitted_campaign_waits_for_who_may_approve_it(app: &TestApp) {
    let ground = app.campaign().await;
    let client = app.as_planner().await;
    client.get("/").await.assert_ok().assert_lacks("Chờ duyệt: Chiến dịch thử nghiệm");
    app.move_campaign(ground.id, &[campaigns::Transition::Submit]).await;
    let page = client.get("/").await.assert_ok();
    page.assert_holds(&format!("href=\"/campaigns/{}/dossier\"", ground.id)).assert_holds("Chờ duyệt: ");
    app.as_viewer().await.get("/").await.assert_ok().assert_lacks("/dossier");
}

async fn what_came_back_is_told_with_the_reason_until_it_is_submitted_again(app: &TestApp) {
    let ground = app.campaign().await;
    app.move_campaign(ground.id, &[campaigns::Transition::Submit]).await;
    let planner = app.planner().await;
    let back = "Chưa có kinh phí cho tờ rơi";
    app.db.campaigns(&planner).transition(ground.id, campaigns::Transition::Return, back).await.unwrap();
    // Changes tells of it as well, once.
    let client = app.as_planner().await;
    client.post("/do/changes/choose", &[]).await.redirect();
    let page = client.get("/").await.assert_ok();
    page.assert_holds(back).assert_holds(&format!("href=\"/campaigns/{}/edit\"", ground.id));
    app.as_viewer().await.get("/").await.assert_ok().assert_lacks(back);
    app.move_campaign(ground.id, &[campaigns::Transition::Submit]).await;
    client.get("/").await.assert_ok().assert_lacks(back);
}

async fn a_full_week_shows_the_first_and_leads_to_all(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    for number in 100..100 + 2 * SHOWN {
        talk(app, &ground, &format!("Tọa đàm ngày mai {number}"), 1).await;
    }
    for number in 100..100 + LATE_SHOWN + 3 {
        talk(app, &ground, &format!("Tọa đàm đã qua {number}"), -2).await;
    }
    let page = app.as_planner().await.get("/").await.assert_ok();
    // Those of the sample stand among them, whatever day it is.
    let count = |words: &str| page.text().matches(words).count();
    assert!((1..=SHOWN).contains(&count(">Tọa đàm ngày mai")));
    assert_eq!(count("aria-label=\"Đã diễn ra: "), LATE_SHOWN);
    page.assert_holds("href=\"/calendar?view=agenda\">Xem tất cả").assert_holds("hoạt động nữa: báo xong");
}

async fn a_place_without_activities_leads_to_a_new_one_there(app: &TestApp) {
    let ground = app.running_campaign().await;
    let ward = ground.unit("Phường Ba Đình");
    let client = app.as_planner().await;
    let page = client.get("/").await.assert_ok();
    let link =
        page.text().split("href=\"").filter_map(|rest| rest.split('"').next()).find_map(|href| {
            href.ends_with(&format!("/activities/new?unit={ward}")).then(|| href.to_owned())
        });
    let link = link.expect("Ba Đình has no activity in the sample");
    let choices = client.get(&link).await.assert_ok();
    choices.assert_holds(&format!("kind=talk&amp;unit={ward}"));
    let form =
        client.get(&format!("{}?kind=talk&unit={ward}", link.split('?').next().unwrap())).await.assert_ok();
    let text = form.text();
    let at = text.find(&format!("name=\"form[units][]\" value=\"{ward}\"")).unwrap();
    assert!(text[at..].split('>').next().unwrap().contains("checked"));
    // Planned, even if not yet done, it is somewhere.
    let there = ActivityForm { units: vec![ward.clone()], ..a_talk(&ground) };
    let id = app.plan(&there).await;
    client.get("/").await.assert_ok().assert_lacks(&format!("new?unit={ward}\""));
    let planner = app.planner().await;
    app.db.activities(&planner).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    client.get("/").await.assert_ok().assert_holds(&format!("new?unit={ward}\""));
}

async fn how_far_a_campaign_is_counts_what_is_done(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let done = talk(app, &ground, "Đã xong", -3).await;
    let cancelled = talk(app, &ground, "Đã hủy", -2).await;
    talk(app, &ground, "Còn trong kế hoạch", 20).await;
    let planner = app.planner().await;
    app.db.activities(&planner).transition(done, Transition::Finish, "").await.unwrap();
    let logs = app.db.logs(&planner);
    let known = logs.opened(Some(done)).await.unwrap();
    let key = "019ab000-0000-7000-8000-000000000001".to_owned();
    let numbers = [("attendances".to_owned(), "240".to_owned())].into();
    logs.send(&LogForm { numbers, ..known.fresh(key) }).await.unwrap();
    app.db.activities(&planner).transition(cancelled, Transition::Cancel, "Mưa bão").await.unwrap();
    let home = app.db.home(&planner).await.unwrap();
    let progress = home.running.iter().find(|progress| progress.campaign.id == ground.id).unwrap();
    let [line] = &progress.lines[..] else { panic!("one target") };
    // Of three talks of 300 each one was cancelled and one reported, as the campaign's own page says.
    assert_eq!((line.done, line.planned, line.target, line.thousandths()), (240, 600, 12_000, Some(20)));
}

async fn the_first_page_asks_no_more_with_more_activities(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let client = app.a_stranger_over(db);
    client.sign_in("kehoach", store::DEMO_PASSWORD).await.assert_redirect("/");
    client.get("/").await.assert_ok();
    let mut asked = Vec::new();
    for number in [1..4, 4..30] {
        for number in number {
            talk(app, &ground, &format!("Tọa đàm {number}"), number % 8).await;
            talk(app, &ground, &format!("Tọa đàm đã qua {number}"), -number).await;
        }
        let before = queries.load(Ordering::Relaxed);
        client.get("/").await.assert_ok();
        asked.push(queries.load(Ordering::Relaxed) - before);
    }
    assert_eq!(asked[0], asked[1]);
    assert!((1..=28).contains(&asked[0]), "{} queries", asked[0]);
}
