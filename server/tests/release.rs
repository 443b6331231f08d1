//! What becomes public and when: what waits is nowhere, planners release it one by one or all at once, and take it back.

use crate::support::{Answer, Client, Ground, TestApp, a_campaign, a_talk, posted};
use chrono::{Days, Months};
use domain::{
    Actor,
    activities::{
        ActivityDetail, ActivityForm, Transition,
        Visibility::{self, Public, Waiting},
    },
    audit::{AuditFilter, Verb},
    campaigns::{self, CampaignForm},
    time::{show_day, today},
};
use store::Error;

both!(
    what_an_officer_adds_waits_and_is_nowhere,
    each_setting_says_what_waits,
    the_campaign_says_when_its_activities_become_public,
    a_setting_chosen_later_releases_what_waits_and_hides_nothing,
    a_planner_releases_one_or_all_from_the_first_page_and_takes_it_back,
    an_activity_is_released_from_its_own_page,
    nobody_but_planners_releases,
    what_another_released_meanwhile_is_left_alone,
    what_was_released_anew_is_not_taken_back,
    what_is_changed_after_its_release_stays_public,
    what_was_cancelled_waits_for_nobody,
    the_audit_tells_of_a_release,
);

async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

/// A talk of tomorrow.
fn talk(ground: &Ground, title: &str) -> ActivityForm {
    let day = show_day(today() + Days::new(1));
    ActivityForm { title: title.into(), starts_on: day.clone(), ends_on: day, ..a_talk(ground) }
}

/// The id of a talk that the officer of its unit adds.
async fn added(app: &TestApp, ground: &Ground, title: &str) -> i64 {
    let officer = officer(app).await;
    app.db.activities(&officer).plan(&talk(ground, title)).await.unwrap().id
}

async fn find(app: &TestApp, id: i64) -> ActivityDetail {
    app.db.activities(&app.planner().await).find(id).await.unwrap()
}

async fn seen(app: &TestApp, id: i64) -> Visibility {
    find(app, id).await.visibility
}

async fn release(client: &Client, ids: &[i64]) -> Answer {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    client.post("/do/activities/release", &[("ids", &ids.join(".")), ("back", "/")]).await
}

async fn undo_release(client: &Client, entries: &str) -> Answer {
    client.post("/do/activities/undo", &[("audit", entries), ("back", "/")]).await
}

/// The places in the audit by which an answer offers to take back.
fn entries(answer: &Answer) -> String {
    answer.redirect().split_once("saved=").expect("nothing was released").1.to_owned()
}

async fn what_an_officer_adds_waits_and_is_nowhere(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let client = app.as_officer().await;
    let answer = client.post_pairs("/do/activities/save", &posted(&talk(&ground, "Chờ công khai"))).await;
    let id = answer.id_after("/activities/");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Người dân chưa thấy hoạt động này").assert_lacks("/do/activities/release");
    let name = find(app, id).await.public_id;
    page.assert_lacks(&format!("href=\"/a/{name}\""));
    let stranger = app.a_stranger();
    let lists = [
        "/".to_owned(),
        "/near".into(),
        format!("/near?unit={}", ground.unit("Phường Đống Đa")),
        "/near.ics".into(),
        format!("/near.ics?unit={}", ground.unit("Phường Đống Đa")),
        "/sitemap.xml".into(),
        format!("/c/{}", ground.id),
    ];
    for path in &lists {
        stranger.get(path).await.assert_ok().assert_lacks("Chờ công khai").assert_lacks(&name);
    }
    let files = ["", "/event.ics", "/poster-a3.pdf", "/leaflet-a5.pdf", "/picture.png"];
    for file in files {
        stranger.get(&format!("/a/{name}{file}")).await.assert_status(404);
    }
    // The staff sees that it may still fall through, and that its sheets lead nowhere yet.
    let own = format!("/activities/{id}");
    client.get(&format!("{own}/activity.ics")).await.assert_ok().assert_holds("STATUS:TENTATIVE");
    client.get(&format!("{own}/print")).await.assert_ok().assert_holds("còn chờ cán bộ kế hoạch");

    release(&app.as_planner().await, &[id]).await.assert_redirect("/?done=release");
    for path in lists.iter().filter(|path| *path != "/") {
        stranger.get(path).await.assert_ok().assert_holds(&name);
    }
    for file in files {
        stranger.get(&format!("/a/{name}{file}")).await.assert_ok();
    }
    client
        .get(&own)
        .await
        .assert_ok()
        .assert_lacks("Người dân chưa thấy")
        .assert_holds(&format!("/a/{name}"));
    client.get(&format!("{own}/activity.ics")).await.assert_ok().assert_holds("STATUS:CONFIRMED");
    client.get(&format!("{own}/print")).await.assert_ok().assert_lacks("còn chờ cán bộ kế hoạch");
}

/// A draft campaign of these months with a setting of its own.
async fn campaign(app: &TestApp, release: &str) -> Ground {
    let form = CampaignForm {
        code: format!("98/{release}"),
        starts_on: show_day(today() - Months::new(1)),
        ends_on: show_day(today() + Months::new(1)),
        release: release.into(),
        ..a_campaign()
    };
    let planner = app.planner().await;
    let id = app.db.campaigns(&planner).plan(&form).await.unwrap();
    Ground { id, known: app.db.activities(&planner).known(id).await.unwrap() }
}

async fn each_setting_says_what_waits(app: &TestApp) {
    for (setting, in_draft, submitted, by_planner, by_officer) in [
        ("with_approval", Public, Public, Public, Public),
        ("additions", Public, Public, Public, Waiting),
        ("each", Waiting, Waiting, Waiting, Waiting),
    ] {
        let ground = campaign(app, setting).await;
        let first = app.plan(&talk(&ground, "Trong bản nháp")).await;
        app.move_campaign(ground.id, &[campaigns::Transition::Submit]).await;
        let second = added(app, &ground, "Khi đã trình").await;
        assert_eq!(
            (seen(app, first).await, seen(app, second).await),
            (Visibility::Hidden, Visibility::Hidden)
        );
        app.move_campaign(ground.id, &[campaigns::Transition::Approve]).await;
        let third = app.plan(&talk(&ground, "Thêm sau khi duyệt")).await;
        let fourth = added(app, &ground, "Cán bộ đơn vị thêm").await;
        let expected = [(first, in_draft), (second, submitted), (third, by_planner), (fourth, by_officer)];
        let page = app.a_stranger().get(&format!("/c/{}", ground.id)).await.assert_ok();
        for (id, expected) in expected {
            let detail = find(app, id).await;
            assert_eq!(detail.visibility, expected, "{setting}: {}", detail.activity.title);
            let listed = page.text().contains(&format!("/a/{}", detail.public_id));
            assert_eq!(listed, expected.is_public(), "{setting}: {}", detail.activity.title);
        }
    }
}

async fn the_campaign_says_when_its_activities_become_public(app: &TestApp) {
    let client = app.as_planner().await;
    let text = client.get("/campaigns/new").await.assert_ok().text();
    let at = text.find("value=\"additions\"").expect("the form asks");
    assert!(text[at..].split('>').next().unwrap().contains("checked"), "the usual is chosen");
    let form = CampaignForm { release: "each".into(), ..a_campaign() };
    let answer = client.post_pairs("/do/campaigns/save", &posted(&form)).await;
    let id = answer.id_after("/campaigns/");
    client.follow(&answer).await.assert_ok().assert_holds("Từng hoạt động một");
    let text = client.get(&format!("/campaigns/{id}/edit")).await.assert_ok().text();
    let at = text.find("value=\"each\"").unwrap();
    assert!(text[at..].split('>').next().unwrap().contains("checked"));
    let wrong = CampaignForm { code: "97/KH".into(), release: "never".into(), ..a_campaign() };
    let answer = client.post_pairs("/do/campaigns/save", &posted(&wrong)).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("release", "không có trong danh sách");
}

/// Changes when the activities of a campaign become public.
async fn choose(app: &TestApp, id: i64, release: &str) {
    let planner = app.planner().await;
    let all = app.db.campaigns(&planner);
    let detail = all.find(id).await.unwrap();
    let (version, release) = (detail.version.to_string(), release.to_owned());
    let form = CampaignForm { version, release, ..CampaignForm::from(&detail.campaign) };
    all.edit(id, &form).await.unwrap();
}

async fn a_setting_chosen_later_releases_what_waits_and_hides_nothing(app: &TestApp) {
    let ground = campaign(app, "additions").await;
    app.move_campaign(ground.id, &[campaigns::Transition::Submit, campaigns::Transition::Approve]).await;
    let first = added(app, &ground, "Chờ từ đầu").await;
    choose(app, ground.id, "each").await;
    assert_eq!(seen(app, first).await, Waiting);
    choose(app, ground.id, "with_approval").await;
    let second = added(app, &ground, "Công khai ngay").await;
    assert_eq!((seen(app, first).await, seen(app, second).await), (Public, Public));
    choose(app, ground.id, "each").await;
    let third = app.plan(&talk(&ground, "Lại chờ")).await;
    assert_eq!((seen(app, first).await, seen(app, second).await), (Public, Public));
    assert_eq!(seen(app, third).await, Waiting);
}

async fn a_planner_releases_one_or_all_from_the_first_page_and_takes_it_back(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let client = app.as_planner().await;
    client.get("/").await.assert_ok().assert_lacks("id=\"unreleased\"");
    let mut ids = Vec::new();
    for title in ["Một", "Hai", "Ba"] {
        ids.push(added(app, &ground, title).await);
    }
    let page = client.get("/").await.assert_ok();
    page.assert_holds("Lê Thu Trang thêm").assert_holds("Cho công khai cả 3 hoạt động");
    assert_eq!(page.value_of("ids"), format!("{}.{}.{}", ids[0], ids[1], ids[2]));
    for title in ["Một", "Hai", "Ba"] {
        page.assert_holds(&format!("aria-label=\"Cho công khai: {title}\""));
    }

    let (all, one) = (page.value_of("ids"), ids[0].to_string());
    let fields = [("ids", &*all), ("back", "/"), ("only", &*one)];
    let answer = client.post("/do/activities/release", &fields).await.assert_redirect("/?done=release");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Đã cho công khai 1 hoạt động.").assert_lacks("Cho công khai: Một");
    assert_eq!((seen(app, ids[0]).await, seen(app, ids[1]).await), (Public, Waiting));

    let answer = release(&client, &ids[1..]).await.assert_redirect("/?done=release");
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Đã cho công khai 2 hoạt động.").assert_lacks("id=\"unreleased\"");
    let back = undo_release(&client, &page.value_of("audit")).await.assert_redirect("/?undone=1");
    let page = client.follow(&back).await.assert_ok();
    page.assert_holds("Đã hoàn tác.").assert_lacks("Cho công khai: Một");
    page.assert_holds("Cho công khai: Hai").assert_holds("Cho công khai: Ba");
    assert_eq!((seen(app, ids[0]).await, seen(app, ids[1]).await), (Public, Waiting));
    // What was taken back is not taken back again.
    undo_release(&client, &entries(&answer)).await.assert_refused();
}

async fn an_activity_is_released_from_its_own_page(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (id, client) = (added(app, &ground, "Từ trang riêng").await, app.as_planner().await);
    let (own, typed) = (format!("/activities/{id}"), id.to_string());
    let page = client.get(&own).await.assert_ok();
    assert_eq!(page.value_of("only"), typed);
    let fields = [("only", &*typed), ("back", &*own)];
    let answer = client.post("/do/activities/release", &fields).await;
    assert!(answer.redirect().starts_with(&format!("{own}?done=release&saved=")));
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Đã cho công khai 1 hoạt động.").assert_lacks("/do/activities/release");
    assert_eq!(seen(app, id).await, Public);
    // As the last change of the page, by the way of all others.
    client.get(&own).await.assert_ok().assert_holds("Thay đổi gần nhất là của bạn: cho công khai.");
    let undo = client.post("/do/activities/undo", &[("audit", &*entries(&answer))]).await;
    undo.assert_redirect(&format!("{own}?undone=1"));
    assert_eq!(seen(app, id).await, Waiting);
    // Nobody is led to another site.
    let fields = [("only", &*typed), ("back", "//a.example")];
    client.post("/do/activities/release", &fields).await.assert_redirect("/?done=release");
}

async fn nobody_but_planners_releases(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let id = added(app, &ground, "Không phải ai cũng được").await;
    let own = format!("/activities/{id}");
    let others = ["dongda", "congan", "xem"];
    for login in others {
        let client = app.signed_in(login).await;
        for path in ["/", &*own] {
            client.get(path).await.assert_ok().assert_lacks("/do/activities/release");
        }
        let answer = release(&client, &[id]).await.assert_refused();
        client.follow(&answer).await.assert_holds("Bạn không có quyền làm việc này");
        let actor = app.db.actor_by_login(login).await.unwrap();
        let refused = app.db.activities(&actor).release(&[id]).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{login}: {refused:?}");
        assert_eq!(seen(app, id).await, Waiting, "{login}");
    }
    release(&app.a_stranger(), &[id]).await.assert_redirect("/sign-in");
    let answer = release(&app.as_planner().await, &[id]).await.assert_redirect("/?done=release");
    for login in others {
        undo_release(&app.signed_in(login).await, &entries(&answer)).await.assert_refused();
    }
    undo_release(&app.as_administrator().await, &entries(&answer)).await.assert_refused();
    assert_eq!(seen(app, id).await, Public);
}

async fn what_another_released_meanwhile_is_left_alone(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (first, second) = (added(app, &ground, "Một").await, added(app, &ground, "Hai").await);
    let (client, planner) = (app.as_administrator().await, app.planner().await);
    app.db.activities(&planner).release(&[first]).await.unwrap();
    let answer = release(&client, &[first, second]).await.assert_redirect("/?done=release");
    client.follow(&answer).await.assert_ok().assert_holds("Đã cho công khai 1 hoạt động.");
    let again = release(&client, &[first, second]).await.assert_redirect("/?done=release");
    let page = client.follow(&again).await.assert_ok();
    page.assert_holds("Không còn hoạt động nào phải cho công khai").assert_lacks("/do/activities/undo");
    undo_release(&client, &entries(&answer)).await.assert_redirect("/?undone=1");
    assert_eq!((seen(app, first).await, seen(app, second).await), (Public, Waiting));
    for ids in ["", "x", "1.x"] {
        client.post("/do/activities/release", &[("ids", ids)]).await.assert_refused();
    }
}

async fn what_was_released_anew_is_not_taken_back(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (id, client) = (added(app, &ground, "Hai lần").await, app.as_planner().await);
    let mine = entries(&release(&client, &[id]).await);
    undo_release(&client, &mine).await.assert_redirect("/?undone=1");
    let administrator = app.administrator().await;
    app.db.activities(&administrator).release(&[id]).await.unwrap();
    let refused = undo_release(&client, &mine).await.assert_refused();
    client.follow(&refused).await.assert_ok().assert_holds("Có người vừa sửa trước bạn");
    assert_eq!(seen(app, id).await, Public);
}

async fn what_is_changed_after_its_release_stays_public(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (officer, client) = (officer(app).await, app.as_planner().await);
    let own = app.db.activities(&officer);
    let created = own.plan(&talk(&ground, "Tên lúc thêm")).await.unwrap();
    let opened = ActivityForm::from(&find(app, created.id).await);
    let answer = release(&client, &[created.id]).await.assert_redirect("/?done=release");
    // What is public does not vanish by the undoing of its beginning.
    let undone = own.undo(created.audit).await;
    assert!(matches!(undone, Err(Error::Conflict)), "{undone:?}");
    // Who had it open for a change is not disturbed.
    let edited = own.edit(created.id, &ActivityForm { title: "Tên sửa sau".into(), ..opened }).await.unwrap();
    assert_eq!(seen(app, created.id).await, Public);
    let name = find(app, created.id).await.public_id;
    app.a_stranger().get(&format!("/a/{name}")).await.assert_ok().assert_holds("Tên sửa sau");
    own.undo(edited.audit).await.unwrap();
    assert_eq!(seen(app, created.id).await, Public);
    undo_release(&client, &entries(&answer)).await.assert_redirect("/?undone=1");
    assert_eq!(
        (seen(app, created.id).await, app.title_of(created.id).await),
        (Waiting, "Tên lúc thêm".into())
    );
}

async fn what_was_cancelled_waits_for_nobody(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (id, client) = (added(app, &ground, "Đã hủy khi còn chờ").await, app.as_planner().await);
    let officer = officer(app).await;
    app.db.activities(&officer).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    client.get("/").await.assert_ok().assert_lacks("id=\"unreleased\"");
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_lacks("/do/activities/release");
    let name = find(app, id).await.public_id;
    release(&client, &[id]).await.assert_redirect("/?done=release&saved=");
    app.a_stranger().get(&format!("/a/{name}")).await.assert_status(404);
    // Planned again it waits as before; where its campaign is closed nothing waits.
    app.db.activities(&officer).transition(id, Transition::Reopen, "Tạnh rồi").await.unwrap();
    client.get("/").await.assert_ok().assert_holds("Cho công khai: Đã hủy khi còn chờ");
    app.move_campaign(ground.id, &[campaigns::Transition::Close]).await;
    client.get("/").await.assert_ok().assert_lacks("id=\"unreleased\"");
    assert_eq!(seen(app, id).await, Visibility::Hidden);
}

async fn the_audit_tells_of_a_release(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let (id, client) = (added(app, &ground, "Nhật ký xyzt").await, app.as_planner().await);
    let answer = release(&client, &[id]).await.assert_redirect("/?done=release");
    undo_release(&client, &entries(&answer)).await.assert_redirect("/?undone=1");
    let filter = AuditFilter { q: "xyzt".into(), ..AuditFilter::default() };
    let (told, _) = app.db.audit(&app.administrator().await, &filter).await.unwrap();
    let verbs: Vec<Verb> = told.iter().map(|card| card.verb).collect();
    assert_eq!(verbs, [Verb::Undo, Verb::Release, Verb::Create]);
    let page = app.as_administrator().await.get("/audit?verb=release").await.assert_ok();
    page.assert_holds("Nhật ký xyzt").assert_holds("cho công khai").assert_holds("đang chờ");
    // The officer is told of it among what others did.
    app.as_officer().await.get("/").await.assert_ok().assert_holds("Nhật ký xyzt");
}
