//! Activities: copied, cancelled, undone, changed by two at once, refused with everything typed kept.

use crate::support::{Answer, Client, Ground, TestApp, a_campaign, a_talk, posted};
use domain::activities::{ActivityDetail, ActivityForm, DetailsForm, Status, Transition};
use store::Error;

both!(
    a_copy_starts_with_everything_but_the_days,
    cancelling_needs_a_reason_that_everybody_sees,
    a_finished_activity_is_not_cancelled,
    a_creation_is_undone,
    a_change_is_undone,
    a_cancellation_is_undone,
    what_changed_since_is_not_undone,
    what_somebody_else_did_is_not_undone,
    what_lasts_a_day_lasts_one_when_its_day_is_changed,
    a_stale_save_shows_both_versions_and_keeps_what_was_typed,
    of_two_saves_at_once_one_is_a_conflict,
    each_refusal_names_its_field_and_keeps_what_was_typed,
    a_unit_that_did_not_exist_on_the_day_is_refused,
    an_organisation_that_had_ended_is_refused,
    a_title_of_ten_megabytes_is_refused,
    control_characters_are_refused,
    decomposed_letters_are_stored_composed,
    text_cannot_break_out_of_its_field,
    a_citizen_sees_an_activity_once_it_is_approved,
    a_citizen_sees_that_it_was_cancelled_and_why,
    a_citizen_learns_nothing_of_money_or_preparation,
    what_cannot_be_a_number_is_no_activity,
);

async fn find(app: &TestApp, id: i64) -> ActivityDetail {
    app.db.activities(&app.planner().await).find(id).await.unwrap()
}

async fn save(client: &Client, id: i64, form: &ActivityForm) -> Answer {
    let mut fields = posted(form);
    fields.push(("id".into(), id.to_string()));
    client.post_pairs("/do/activities/save", &fields).await
}

/// Takes a transition from the activity's page as it is now.
async fn transition(client: &Client, id: i64, transition: &str, reason: &str) -> Answer {
    let id = id.to_string();
    let seen = client.get(&format!("/activities/{id}")).await.assert_ok().value_of("form[version]");
    let fields = [
        ("id", id.as_str()),
        ("form[version]", &*seen),
        ("form[transition]", transition),
        ("form[reason]", reason),
    ];
    client.post("/do/activities/transition", &fields).await
}

async fn undo(client: &Client, audit: &str) -> Answer {
    client.post("/do/activities/undo", &[("audit", audit)]).await
}

/// The place in the audit from which the change behind an answer can be undone.
fn undo_key(answer: &Answer) -> String {
    let location = answer.redirect();
    let (_, key) = location.split_once("saved=").unwrap_or_else(|| panic!("{location} offers no undoing"));
    key.to_owned()
}

async fn a_copy_starts_with_everything_but_the_days(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let copy = format!("/campaigns/{}/activities/new?copy={id}", ground.id);
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_holds(&copy);
    let page = client.get(&copy).await.assert_ok();
    let typed = a_talk(&ground);
    for (name, expected) in [
        ("id", ""),
        ("form[version]", ""),
        ("form[kind]", "talk"),
        ("form[title]", &*typed.title),
        ("form[venue_name]", &*typed.venue_name),
        ("form[starts_at]", "08:00"),
        ("form[money]", "38.000.000"),
        ("form[details][speakers][0][name]", "Trần Văn Bình"),
        ("form[starts_on]", ""),
        ("form[ends_on]", ""),
    ] {
        assert_eq!(page.value_of(name), expected, "{name}");
    }
    client.get(&format!("/campaigns/{}/activities/new?copy=999999", ground.id)).await.assert_status(404);
}

async fn cancelling_needs_a_reason_that_everybody_sees(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let answer = transition(&client, id, "cancel", " \n ").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("cancel-reason", "hãy ghi lý do");
    assert_eq!(find(app, id).await.status, Status::Planned);
    let answer =
        transition(&client, id, "cancel", "Bão số 3 vào đất liền").await.assert_redirect("/activities/");
    client.follow(&answer).await.assert_ok().assert_holds("Bão số 3 vào đất liền");
    let detail = find(app, id).await;
    assert_eq!((detail.status, detail.reason.as_str()), (Status::Cancelled, "Bão số 3 vào đất liền"));
}

async fn a_finished_activity_is_not_cancelled(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    transition(&client, id, "start", "").await.assert_redirect("/activities/");
    transition(&client, id, "start", "").await.assert_refused();
    transition(&client, id, "finish", "").await.assert_redirect("/activities/");
    let answer = transition(&client, id, "cancel", "Muộn rồi").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_holds("Có người vừa sửa trước bạn");
    assert_eq!(find(app, id).await.status, Status::Done);
}

async fn a_creation_is_undone(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let answer = client.post_pairs("/do/activities/save", &posted(&a_talk(&ground))).await;
    let (id, key) = (answer.id_after("/activities/"), undo_key(&answer));
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Hoàn tác");
    assert_eq!(page.value_of("audit"), key);
    let schedule = format!("/campaigns/{}/schedule?undone=1", ground.id);
    let answer = undo(&client, &key).await.assert_redirect(&schedule);
    client.follow(&answer).await.assert_ok().assert_holds("Đã hoàn tác.");
    client.get(&format!("/activities/{id}")).await.assert_status(404);
    undo(&client, &key).await.assert_refused();
}

async fn a_change_is_undone(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let before = find(app, id).await;
    let changed = ActivityForm {
        title: "Tên khác".into(),
        units: vec![ground.unit("Phường Láng")],
        supporting: vec![],
        audiences: vec![],
        quantities: [("copies".to_owned(), "5".to_owned())].into(),
        details: DetailsForm { topic: "Chuyên đề khác".into(), ..DetailsForm::default() },
        ..ActivityForm::from(&before)
    };
    let answer = save(&client, id, &changed).await;
    assert_eq!(find(app, id).await.activity.title, "Tên khác");
    let answer = undo(&client, &undo_key(&answer)).await.assert_redirect("/activities/");
    client.follow(&answer).await.assert_ok().assert_holds("Đã hoàn tác.");
    let after = find(app, id).await;
    assert_eq!((after.activity, after.version), (before.activity, 3), "a transition forward, to what was");
}

async fn a_cancellation_is_undone(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let answer = transition(&client, id, "cancel", "Nhầm").await;
    undo(&client, &undo_key(&answer)).await.assert_redirect("/activities/");
    let detail = find(app, id).await;
    assert_eq!((detail.status, detail.reason.as_str()), (Status::Planned, ""));
}

async fn what_changed_since_is_not_undone(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let mine = ActivityForm { title: "Của tôi".into(), ..ActivityForm::from(&find(app, id).await) };
    let answer = save(&client, id, &mine).await;
    let theirs =
        ActivityForm { title: "Của người sau".into(), ..ActivityForm::from(&find(app, id).await) };
    app.db.activities(&app.administrator().await).edit(id, &theirs).await.unwrap();
    undo(&client, &undo_key(&answer)).await.assert_refused();
    assert_eq!(app.title_of(id).await, "Của người sau");
}

async fn what_somebody_else_did_is_not_undone(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let answer = client.post_pairs("/do/activities/save", &posted(&a_talk(&ground))).await;
    let (id, key) = (answer.id_after("/activities/"), undo_key(&answer));
    undo(&app.as_administrator().await, &key).await.assert_refused();
    undo(&client, "khong-phai-so").await.assert_refused();
    assert_eq!(find(app, id).await.version, 1);
}

async fn what_lasts_a_day_lasts_one_when_its_day_is_changed(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let client = app.as_planner().await;
    let page = client.get(&format!("/activities/{id}/edit")).await.assert_ok();
    assert_eq!(
        (page.value_of("form[starts_on]"), page.value_of("form[ends_on]")),
        ("10/03/2026".into(), "".into())
    );
    for day in ["08/03/2026", "12/03/2026"] {
        let form = ActivityForm { starts_on: day.into(), ..ActivityForm::from(&find(app, id).await) };
        save(&client, id, &form).await.assert_redirect(&format!("/activities/{id}"));
        assert_eq!(find(app, id).await.activity.when.show(), format!("{day}, 08:00–11:30"));
    }
}

async fn a_stale_save_shows_both_versions_and_keeps_what_was_typed(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let opened = ActivityForm::from(&find(app, id).await);
    let theirs = ActivityForm { title: "Tên người khác lưu".into(), ..opened.clone() };
    app.db.activities(&app.administrator().await).edit(id, &theirs).await.unwrap();
    let details = DetailsForm { topic: "Chuyên đề tôi gõ".into(), ..opened.details.clone() };
    let mine = ActivityForm { title: "Tên tôi gõ".into(), money: "99.000.000".into(), details, ..opened };

    let answer = save(&client, id, &mine).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Có người vừa sửa trước bạn");
    for text in ["Bản bạn vừa nhập", "Bản đang lưu", "Tên tôi gõ", "Tên người khác lưu"]
    {
        page.assert_holds(text);
    }
    for (name, typed) in [
        ("form[title]", "Tên tôi gõ"),
        ("form[money]", "99.000.000"),
        ("form[details][topic]", "Chuyên đề tôi gõ"),
        ("form[version]", "2"),
    ] {
        assert_eq!(page.value_of(name), typed, "{name}");
    }
    assert_eq!(app.title_of(id).await, "Tên người khác lưu");
    // Having seen both, the person may save over it.
    save(&client, id, &ActivityForm { version: "2".into(), ..mine }).await.assert_redirect("/activities/");
    assert_eq!(app.title_of(id).await, "Tên tôi gõ");
}

async fn of_two_saves_at_once_one_is_a_conflict(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let one = ActivityForm { title: "Một".into(), ..ActivityForm::from(&find(app, id).await) };
    let two = ActivityForm { title: "Hai".into(), ..one.clone() };
    let activities = app.db.activities(&planner);
    let (first, second) = tokio::join!(activities.edit(id, &one), activities.edit(id, &two));
    let won = match (first, second) {
        (Ok(_), Err(Error::Conflict)) => "Một",
        (Err(Error::Conflict), Ok(_)) => "Hai",
        both => panic!("{both:?}"),
    };
    let detail = find(app, id).await;
    assert_eq!((detail.activity.title.as_str(), detail.version), (won, 2));
}

/// Posts a new activity that must be refused; answers the page that it leads to.
async fn refused(client: &Client, form: &ActivityForm) -> Answer {
    let answer = client.post_pairs("/do/activities/save", &posted(form)).await.assert_refused();
    client.follow(&answer).await.assert_ok()
}

async fn count(app: &TestApp, ground: &Ground) -> u64 {
    let planner = app.planner().await;
    app.db.activities(&planner).schedule(ground.id, &Default::default()).await.unwrap().count
}

async fn each_refusal_names_its_field_and_keeps_what_was_typed(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let talk = || a_talk(&ground);
    for (form, field, words) in [
        (ActivityForm { ends_at: "07:00".into(), ..talk() }, "ends_at", "phải sau lúc bắt đầu"),
        (ActivityForm { ends_on: "09/03/2026".into(), ..talk() }, "ends_on", "phải sau lúc bắt đầu"),
        (ActivityForm { starts_at: "25:00".into(), ..talk() }, "starts_at", "không phải giờ"),
        (ActivityForm { starts_on: "31/02/2026".into(), ..talk() }, "starts_on", "không phải một ngày"),
        (
            ActivityForm { starts_on: "10/03/2025".into(), ..talk() },
            "starts_on",
            "trong thời gian của chiến dịch",
        ),
        (ActivityForm { lead: String::new(), ..talk() }, "lead", "cần được điền"),
        (ActivityForm { lead: "999999".into(), ..talk() }, "lead", "không có trong danh sách"),
        (ActivityForm { supporting: vec![talk().lead], ..talk() }, "supporting", "không đồng thời phối hợp"),
        (ActivityForm { units: vec![], ..talk() }, "units", "cần được điền"),
        (ActivityForm { units: vec!["999999".into()], ..talk() }, "units", "không có trong danh sách"),
        (ActivityForm { title: "  ".into(), ..talk() }, "title", "cần được điền"),
        (ActivityForm { money: "-5".into(), ..talk() }, "money", "không phải số"),
        (ActivityForm { latitude: "121".into(), ..talk() }, "latitude", "phải từ -90 đến 90"),
        (ActivityForm { longitude: String::new(), ..talk() }, "longitude", "cần điền cả hai"),
    ] {
        let page = refused(&client, &form).await;
        page.assert_problem(field, words);
        page.assert_holds("Mọi nội dung đã nhập vẫn còn nguyên");
        for (name, typed) in [
            ("form[title]", &form.title),
            ("form[starts_on]", &form.starts_on),
            ("form[ends_at]", &form.ends_at),
            ("form[latitude]", &form.latitude),
            ("form[money]", &form.money),
            ("form[details][topic]", &form.details.topic),
        ] {
            assert_eq!(&page.value_of(name), typed, "{name} beside a refused {field}");
        }
    }
    // A form of activity that is not among ours leads back to choosing one.
    refused(&client, &ActivityForm { kind: "khong-co".into(), ..talk() }).await;
    assert_eq!(count(app, &ground).await, 0, "nothing was saved");
}

async fn a_unit_that_did_not_exist_on_the_day_is_refused(app: &TestApp) {
    let client = app.as_planner().await;
    // The sample's campaign of 2024 is closed, so one of 2025, in which the districts ended.
    let form = domain::campaigns::CampaignForm {
        starts_on: "01/01/2025".into(),
        ends_on: "31/12/2025".into(),
        ..a_campaign()
    };
    let planner = app.planner().await;
    let id = app.db.campaigns(&planner).plan(&form).await.unwrap();
    let known = app.db.activities(&planner).known(id).await.unwrap();
    let unit = |name: &str| known.units.iter().find(|unit| unit.name == name).unwrap().id.to_string();
    let ground = app.campaign().await;
    let talk = |unit: String, day: &str| ActivityForm {
        campaign: id.to_string(),
        units: vec![unit],
        starts_on: day.into(),
        ends_on: day.into(),
        ..a_talk(&ground)
    };
    let page = refused(&client, &talk(unit("Quận Đống Đa"), "01/07/2025")).await;
    page.assert_problem("units", "Quận Đống Đa không có vào ngày 01/07/2025");
    let page = refused(&client, &talk(unit("Phường Đống Đa"), "30/06/2025")).await;
    page.assert_problem("units", "Phường Đống Đa không có vào ngày 30/06/2025");
    for form in [talk(unit("Quận Đống Đa"), "30/06/2025"), talk(unit("Phường Đống Đa"), "01/07/2025")]
    {
        let answer = client.post_pairs("/do/activities/save", &posted(&form)).await;
        assert!(answer.id_after("/activities/") > 0);
    }
}

async fn an_organisation_that_had_ended_is_refused(app: &TestApp) {
    let client = app.as_planner().await;
    let organisations = app.db.organisations().await.unwrap();
    let ended = organisations.iter().find(|o| o.short_name == "Sở LĐ-TB&XH").unwrap();
    let ground = app.running_campaign().await;
    // It ended in February 2025, so a campaign of 2026 does not offer it at all.
    let form = ActivityForm { lead: ended.id.to_string(), ..a_talk(&ground) };
    refused(&client, &form).await.assert_problem("lead", "không có trong danh sách");
    let page = client.get(&format!("/campaigns/{}/activities/new?kind=talk", ground.id)).await;
    page.assert_lacks("class=\"name\">Sở Lao động - Thương binh và Xã hội");
}

async fn a_title_of_ten_megabytes_is_refused(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let title = "x".repeat(10 << 20);
    let page = refused(&client, &ActivityForm { title: title.clone(), ..a_talk(&ground) }).await;
    page.assert_problem("title", "nhiều nhất 300");
    assert!(page.value_of("form[title]") == title, "even so, what was typed is kept");
    let huge = posted(&ActivityForm { title: "x".repeat(33 << 20), ..a_talk(&ground) });
    client.post_pairs("/do/activities/save", &huge).await.assert_status(413);
    assert_eq!(count(app, &ground).await, 0);
}

async fn control_characters_are_refused(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    for title in ["a\u{0}b", "a\u{7}b", "a\u{202e}b"] {
        let page = refused(&client, &ActivityForm { title: title.into(), ..a_talk(&ground) }).await;
        page.assert_problem("title", "ký tự điều khiển");
    }
    assert_eq!(count(app, &ground).await, 0);
}

async fn decomposed_letters_are_stored_composed(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let decomposed = "To\u{323}a đa\u{300}m ơ\u{309} phươ\u{300}ng";
    let form = ActivityForm { title: decomposed.into(), ..a_talk(&ground) };
    let id = client.post_pairs("/do/activities/save", &posted(&form)).await.id_after("/activities/");
    assert_eq!(app.title_of(id).await, "Tọa đàm ở phường");
}

async fn text_cannot_break_out_of_its_field(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let break_out = "</textarea><script>alert(1)</script>";
    let form = ActivityForm {
        kind: "broadcast".into(),
        title: "</title><script>alert(2)</script>".into(),
        venue_name: "\"><script>alert(3)</script>".into(),
        details: DetailsForm { text: break_out.into(), ..DetailsForm::default() },
        ..a_talk(&ground)
    };
    let id = client.post_pairs("/do/activities/save", &posted(&form)).await.id_after("/activities/");
    let (edit, public) = (format!("/activities/{id}/edit"), format!("/a/{}", find(app, id).await.public_id));
    let pages = [
        format!("/activities/{id}"),
        format!("/activities/{id}/print"),
        format!("/campaigns/{}/schedule?q=script", ground.id),
        format!("/campaigns/{}/activities/new?copy={id}", ground.id),
    ];
    for path in pages.iter().chain([&edit, &public]) {
        let page = client.get(path).await.assert_ok();
        for broken in ["<script>alert", "</textarea><script", "</title><script"] {
            page.assert_lacks(broken);
        }
    }
    let page = client.get(&edit).await.assert_ok();
    page.assert_holds("&lt;/textarea&gt;&lt;script&gt;alert(1)");
    assert_eq!(page.value_of("form[venue_name]"), "\"><script>alert(3)</script>");
}

async fn a_citizen_sees_an_activity_once_it_is_approved(app: &TestApp) {
    let (ground, citizen) = (app.campaign().await, app.a_stranger());
    let id = app.plan(&a_talk(&ground)).await;
    let public = format!("/a/{}", find(app, id).await.public_id);
    citizen.get(&public).await.assert_status(404);
    app.move_campaign(ground.id, &[domain::campaigns::Transition::Submit]).await;
    citizen.get(&public).await.assert_status(404);
    use domain::campaigns::Transition::{Approve, Close, Run};
    for next in [Approve, Run, Close] {
        app.move_campaign(ground.id, &[next]).await;
        let page = citizen.get(&public).await.assert_ok();
        for text in ["111", "Tọa đàm đi làm việc ở nước ngoài an toàn", "10/03/2026, 08:00–11:30"]
        {
            page.assert_holds(text);
        }
        for private in ["38.000.000", "Trần Văn Bình", "/do/activities/"] {
            page.assert_lacks(private);
        }
    }
}

async fn a_citizen_sees_that_it_was_cancelled_and_why(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    app.db.activities(&planner).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    let public = format!("/a/{}", find(app, id).await.public_id);
    app.a_stranger().get(&public).await.assert_ok().assert_holds("Mưa bão");
}

/// An id that cannot be read never means “a new one”.
async fn what_cannot_be_a_number_is_no_activity(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let mut fields = posted(&a_talk(&ground));
    fields.push(("id".into(), "1x".into()));
    client.post_pairs("/do/activities/save", &fields).await.assert_refused();
    assert_eq!(count(app, &ground).await, 0);
}

async fn a_citizen_learns_nothing_of_money_or_preparation(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = app.plan(&a_talk(&ground)).await;
    let public = find(app, id).await.public_id;
    let text = serde_json::to_string(&app.db.public_activity(&public).await.unwrap()).unwrap();
    assert!(text.contains("\"title\":\"Tọa đàm"), "{text}");
    for secret in ["money", "fee", "speakers", "quantities", "version"] {
        assert!(!text.contains(&format!("\"{secret}\":")), "{secret} in {text}");
    }
    let page = app.a_stranger().get(&format!("/a/{public}")).await.assert_ok();
    page.assert_holds("Tọa đàm").assert_lacks("38.000.000").assert_lacks("1.000.000");
}
