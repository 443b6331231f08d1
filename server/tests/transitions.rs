//! Transitions of campaigns and activities: taken from what the person saw, named once they are taken, undone as long
//! as nothing followed.

use crate::support::{Answer, Client, TestApp, a_campaign, a_talk, an_account, posted};
use chrono::Days;
use domain::{
    Actor,
    accounts::AccountEditForm,
    activities::{ActivityDetail, ActivityForm, DetailsForm, Status, Transition},
    audiences::{AudienceCard, AudienceForm},
    audit::{AuditFilter, Verb},
    campaigns::{self, CampaignForm},
    time::{show_day, today},
    units::UnitForm,
};
use store::{Done, Error};

both!(
    a_transition_against_a_changed_activity_is_a_conflict,
    a_transition_against_a_changed_campaign_is_a_conflict,
    a_save_of_what_was_cancelled_meanwhile_says_by_whom,
    only_the_natural_transition_is_primary_and_closing_never_is,
    nothing_is_done_before_its_day,
    what_is_begun_too_early_or_unapproved_says_why,
    what_was_done_or_cancelled_is_reopened_with_a_reason,
    who_may_not_edit_does_not_reopen,
    the_last_change_is_undone_from_the_page_later,
    a_refused_undoing_says_why_at_the_activity,
    what_spoke_to_somebody_who_is_gone_is_not_undone,
    what_was_where_no_unit_is_any_more_is_not_undone,
    an_officer_brings_back_nothing_outside_the_own_unit,
    what_a_planner_moved_meanwhile_is_not_undone_by_an_officer,
    a_billboard_goes_up_with_its_owners_consent_or_with_a_reason,
    what_a_reader_may_do_next_is_what_is_offered,
);

async fn find(app: &TestApp, id: i64) -> ActivityDetail {
    app.db.activities(&app.planner().await).find(id).await.unwrap()
}

/// Posts a transition of an activity as it stood in the version `seen`.
async fn transition(client: &Client, id: i64, seen: &str, transition: &str, reason: &str) -> Answer {
    let id = id.to_string();
    let fields =
        [("id", &*id), ("form[version]", seen), ("form[transition]", transition), ("form[reason]", reason)];
    client.post("/do/activities/transition", &fields).await
}

/// Somebody else gives an activity another title.
async fn retitled(app: &TestApp, id: i64, title: &str) {
    let theirs = ActivityForm { title: title.into(), ..ActivityForm::from(&find(app, id).await) };
    app.db.activities(&app.administrator().await).edit(id, &theirs).await.unwrap();
}

/// The tag in which an attribute stands.
fn tag(page: &Answer, attribute: &str) -> String {
    let text = page.text();
    let at = text.find(attribute).unwrap_or_else(|| panic!("no {attribute}"));
    let tag = &text[text[..at].rfind('<').unwrap()..];
    tag[..tag.find('>').unwrap()].to_owned()
}

async fn a_transition_against_a_changed_activity_is_a_conflict(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    let seen = page.value_of("form[version]");
    retitled(app, id, "Đã dời sang tháng Năm").await;

    let answer = transition(&client, id, &seen, "start", "").await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    for text in ["Có người vừa sửa trước bạn", "hãy xem lại rồi quyết định", "Đã dời sang tháng Năm"]
    {
        page.assert_holds(text);
    }
    transition(&client, id, "", "start", "").await.assert_refused();
    assert_eq!(find(app, id).await.status, Status::Planned);

    // Having seen it, the person decides again.
    let answer = transition(&client, id, &page.value_of("form[version]"), "start", "").await;
    client.follow(&answer).await.assert_ok().assert_holds("Đã bắt đầu hoạt động.");
    assert_eq!(find(app, id).await.status, Status::Ongoing);
}

async fn a_save_of_what_was_cancelled_meanwhile_says_by_whom(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let mine = ActivityForm { title: "Tên của tôi".into(), ..ActivityForm::from(&find(app, id).await) };
    let save = async |version: String| {
        let mut fields = posted(&ActivityForm { version, ..mine.clone() });
        fields.push(("id".into(), id.to_string()));
        let answer = client.post_pairs("/do/activities/save", &fields).await.assert_refused();
        client.follow(&answer).await.assert_ok()
    };
    let administrator = app.administrator().await;
    app.db.activities(&administrator).transition(id, Transition::Cancel, "Mưa bão").await.unwrap();
    let page = save(mine.version.clone()).await;
    page.assert_holds("đã bị hủy trong lúc bạn sửa").assert_holds("Trần Thị Minh Hà hủy lúc");
    page.assert_holds("lý do: Mưa bão").assert_holds("Tên của tôi");
    // Who has seen that is not told again when somebody changes something else.
    let seen = page.value_of("form[version]");
    retitled(app, id, "Tên của người kia").await;
    save(seen).await.assert_holds("Tên của người kia").assert_lacks("trong lúc bạn sửa");
}

async fn a_transition_against_a_changed_campaign_is_a_conflict(app: &TestApp) {
    let (id, client) = (app.campaign().await.id, app.as_planner().await);
    let path = format!("/campaigns/{id}");
    let seen = client.get(&path).await.assert_ok().value_of("form[version]");
    let theirs = CampaignForm { version: seen.clone(), budget: "2.000.000.000".into(), ..a_campaign() };
    app.db.campaigns(&app.administrator().await).edit(id, &theirs).await.unwrap();

    let typed_id = id.to_string();
    let submit = |seen: String| {
        [("id", typed_id.clone()), ("form[version]", seen), ("form[transition]", "submit".into())]
    };
    let post = |fields: [(&'static str, String); 3]| fields.map(|(name, value)| (name.to_owned(), value));
    let answer = client.post_pairs("/do/campaigns/transition", &post(submit(seen))).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("hãy xem lại rồi quyết định");
    let status = app.db.campaigns(&app.planner().await).find(id).await.unwrap().status;
    assert_eq!(status, campaigns::Status::Draft);

    let seen = page.value_of("form[version]");
    let answer = client.post_pairs("/do/campaigns/transition", &post(submit(seen))).await;
    client.follow(&answer).await.assert_ok().assert_holds("Đã trình duyệt chiến dịch.");
}

async fn only_the_natural_transition_is_primary_and_closing_never_is(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let page = client.get(&format!("/campaigns/{}", ground.id)).await.assert_ok();
    assert!(!tag(&page, "value=\"close\"").contains("primary"));
    let id = app.plan(&a_talk(&ground)).await;
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    assert!(tag(&page, "value=\"start\"").contains("primary"));
    for other in ["finish", "cancel"] {
        assert!(!tag(&page, &format!("value=\"{other}\"")).contains("primary"), "{other}");
    }
}

async fn nothing_is_done_before_its_day(app: &TestApp) {
    let (ground, client) = (app.running_campaign_of_today().await, app.as_planner().await);
    let on = |day| ActivityForm { starts_on: show_day(day), ends_on: String::new(), ..a_talk(&ground) };
    let tomorrow = app.plan(&on(today() + Days::new(1))).await;
    client.get(&format!("/activities/{tomorrow}")).await.assert_ok().assert_lacks("value=\"finish\"");
    transition(&client, tomorrow, "1", "finish", "").await.assert_refused();
    assert_eq!(find(app, tomorrow).await.status, Status::Planned);
    let today = app.plan(&on(today())).await;
    client.get(&format!("/activities/{today}")).await.assert_ok().assert_holds("value=\"finish\"");
    transition(&client, today, "1", "finish", "").await.assert_redirect("/activities/");
    let done = find(app, today).await;
    assert_eq!(done.status, Status::Done);
    // Nor is it put off afterwards.
    let (later, version) = (on(domain::time::today() + Days::new(1)), done.version.to_string());
    let put_off = ActivityForm { version, ..later };
    let refused = app.db.activities(&app.planner().await).edit(today, &put_off).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

async fn what_was_done_or_cancelled_is_reopened_with_a_reason(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let planner = app.planner().await;
    for (end, why) in [(Transition::Finish, ""), (Transition::Cancel, "Mưa bão")] {
        let id = app.plan(&a_talk(&ground)).await;
        app.db.activities(&planner).transition(id, end, why).await.unwrap();
        let answer = transition(&client, id, "2", "reopen", " ").await.assert_refused();
        client.follow(&answer).await.assert_ok().assert_problem("reopen-reason", "hãy ghi lý do");
        let answer =
            transition(&client, id, "2", "reopen", "Trời đã tạnh").await.assert_redirect("/activities/");
        let page = client.follow(&answer).await.assert_ok();
        page.assert_holds("Đã mở lại hoạt động.");
        page.assert_lacks("Mưa bão");
        let detail = find(app, id).await;
        assert_eq!((detail.status, detail.reason.as_str(), detail.version), (Status::Planned, "", 3));

        let filter = AuditFilter { verb: "reopen".into(), ..AuditFilter::default() };
        let (entries, _) = app.db.audit(&app.administrator().await, &filter).await.unwrap();
        assert_eq!((entries[0].subject_id, entries[0].reason.as_str()), (id, "Trời đã tạnh"));
    }
}

async fn who_may_not_edit_does_not_reopen(app: &TestApp) {
    let (ground, partner) = (app.running_campaign().await, app.as_partner().await);
    let led =
        ActivityForm { lead: ground.organisation("Công an TP"), supporting: vec![], ..a_talk(&ground) };
    let id = app.plan(&led).await;
    transition(&partner, id, "1", "finish", "").await.assert_redirect("/activities/");
    let page = partner.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_lacks("value=\"reopen\"");
    page.assert_holds("Thay đổi gần nhất là của bạn");
    transition(&partner, id, "2", "reopen", "Nhầm").await.assert_refused();
    assert_eq!(find(app, id).await.status, Status::Done);
}

async fn the_last_change_is_undone_from_the_page_later(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let (path, planner) = (format!("/activities/{id}"), app.planner().await);
    app.db.activities(&planner).transition(id, Transition::Cancel, "Nhầm").await.unwrap();
    assert_eq!(find(app, id).await.last_own.map(|last| last.verb), Some(Verb::Cancel));
    app.as_administrator().await.get(&path).await.assert_ok().assert_lacks("/do/activities/undo");

    let key = client.get(&path).await.assert_ok().value_of("audit");
    let fields = [("audit", key.as_str()), ("back", path.as_str())];
    let answer = client.post("/do/activities/undo", &fields).await.assert_redirect(&path);
    client.follow(&answer).await.assert_ok().assert_holds("Đã hoàn tác.");
    assert_eq!(find(app, id).await.status, Status::Planned);
    client.get(&path).await.assert_ok().assert_lacks("/do/activities/undo");

    // Once somebody else has changed it, one's own change is no longer the last.
    app.db.activities(&planner).transition(id, Transition::Start, "").await.unwrap();
    retitled(app, id, "Của người sau").await;
    assert_eq!(find(app, id).await.last_own, None);
}

async fn what_spoke_to_somebody_who_is_gone_is_not_undone(app: &TestApp) {
    let (planner, form) =
        (app.planner().await, AudienceForm { name: "Lái xe đường dài".into(), ..Default::default() });
    let audience = app.db.save_kept::<AudienceCard>(&planner, None, &form).await.unwrap();
    let ground = app.running_campaign().await;
    let spoken = ActivityForm { audiences: vec![audience.to_string()], ..a_talk(&ground) };
    let id = app.plan(&spoken).await;
    let version = find(app, id).await.version.to_string();
    let edited =
        app.db.activities(&planner).edit(id, &ActivityForm { version, ..a_talk(&ground) }).await.unwrap();
    app.db.remove_kept::<AudienceCard>(&planner, audience, "1").await.unwrap();
    let undone = app.db.activities(&planner).undo(edited.audit).await;
    assert!(matches!(undone, Err(Error::Conflict)));
    // The audit still says whom it was for.
    let audit = app.as_administrator().await.get("/audit?subject=activity").await.assert_ok();
    audit.assert_holds("Lái xe đường dài");
}

async fn what_was_where_no_unit_is_any_more_is_not_undone(app: &TestApp) {
    let (administrator, planner) = (app.administrator().await, app.planner().await);
    let keeper = app.db.unit_keeper(&administrator).unwrap();
    let form = UnitForm {
        code: "99999".into(),
        name: "Phường Hoa Sữa".into(),
        kind: "ward".into(),
        parent: unit(app, "Thành phố Hà Nội").await,
        valid_from: "01/03/2026".into(),
        ..UnitForm::default()
    };
    let ward = keeper.add(&form).await.unwrap();
    let ground = app.running_campaign().await;
    let id = app.plan(&ActivityForm { units: vec![ward.to_string()], ..a_talk(&ground) }).await;
    let moved = move_to(app, &planner, id, &["Phường Đống Đa"]).await;
    keeper.remove(ward, "1").await.unwrap();
    let undone = app.db.activities(&planner).undo(moved.audit).await;
    assert!(matches!(undone, Err(Error::Conflict)), "{undone:?}");
}

/// The id of a unit that is there today.
async fn unit(app: &TestApp, name: &str) -> String {
    let units = app.db.units_within(today(), today()).await.unwrap();
    units.iter().find(|unit| unit.name == name).unwrap().id.to_string()
}

/// Somebody moves an activity to other units.
async fn move_to(app: &TestApp, me: &Actor, id: i64, names: &[&str]) -> Done {
    let mut units = Vec::new();
    for name in names {
        units.push(unit(app, name).await);
    }
    let moved = ActivityForm { units, ..ActivityForm::from(&find(app, id).await) };
    app.db.activities(me).edit(id, &moved).await.unwrap()
}

async fn an_officer_brings_back_nothing_outside_the_own_unit(app: &TestApp) {
    let (ground, system) = (app.running_campaign().await, store::system());
    let keeper = app.db.account_keeper(&system).unwrap();
    let mai = keeper.add(&an_account("mai", "planner")).await.unwrap();
    let planner = app.db.actor_by_login("mai").await.unwrap();
    let id = app.plan(&ActivityForm { units: vec![ground.unit("Phường Láng")], ..a_talk(&ground) }).await;
    let moved = move_to(app, &planner, id, &["Phường Đống Đa"]).await;

    // From then on she plans for the ward to which she moved it.
    let form = AccountEditForm {
        role: "unit_officer".into(),
        unit: ground.unit("Phường Đống Đa"),
        ..AccountEditForm::from(&keeper.find(mai).await.unwrap())
    };
    keeper.edit(mai, &form).await.unwrap();
    let officer = app.db.actor_by_login("mai").await.unwrap();
    assert!(app.db.activities(&officer).find(id).await.unwrap().may_edit);
    let undone = app.db.activities(&officer).undo(moved.audit).await;
    assert!(matches!(undone, Err(Error::Forbidden)), "{undone:?}");
    assert_eq!(find(app, id).await.activity.units, [ground.unit("Phường Đống Đa").parse::<i64>().unwrap()]);

    // What stays in it she takes back as before.
    let titled = ActivityForm { title: "Tên khác".into(), ..ActivityForm::from(&find(app, id).await) };
    let done = app.db.activities(&officer).edit(id, &titled).await.unwrap();
    app.db.activities(&officer).undo(done.audit).await.unwrap();
    assert_eq!(app.title_of(id).await, a_talk(&ground).title);
}

async fn what_a_planner_moved_meanwhile_is_not_undone_by_an_officer(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let officer = app.db.actor_by_login("dongda").await.unwrap();
    for elsewhere in [&["Phường Láng"][..], &["Phường Láng", "Phường Đống Đa"]] {
        let id = app.plan(&a_talk(&ground)).await;
        let titled = ActivityForm { title: "Tên khác".into(), ..ActivityForm::from(&find(app, id).await) };
        let done = app.db.activities(&officer).edit(id, &titled).await.unwrap();
        move_to(app, &planner, id, elsewhere).await;
        let units = find(app, id).await.activity.units;
        let undone = app.db.activities(&officer).undo(done.audit).await;
        assert!(matches!(undone, Err(Error::NotFound | Error::Conflict)), "{elsewhere:?}: {undone:?}");
        let kept = find(app, id).await.activity;
        assert_eq!((kept.title.as_str(), kept.units), ("Tên khác", units), "{elsewhere:?}");
    }
}

async fn a_refused_undoing_says_why_at_the_activity(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let path = format!("/activities/{id}");
    let key = client.get(&path).await.assert_ok().value_of("audit");
    retitled(app, id, "Của người sau").await;
    let fields = [("audit", key.as_str()), ("back", path.as_str())];
    let answer = client.post("/do/activities/undo", &fields).await.assert_refused();
    assert!(answer.redirect().starts_with(&path), "{}", answer.redirect());
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Không hoàn tác được vì nội dung đã thay đổi");
    page.assert_holds("Của người sau");
    // Asked for elsewhere, it is refused at the activity too.
    let answer =
        client.post("/do/activities/undo", &[("audit", &*key), ("back", "/calendar")]).await.assert_refused();
    assert!(answer.redirect().starts_with(&path), "{}", answer.redirect());
}

async fn a_billboard_goes_up_with_its_owners_consent_or_with_a_reason(app: &TestApp) {
    let (ground, client) = (app.running_campaign_of_today().await, app.as_planner().await);
    let day = show_day(today());
    let billboard = |consent: &str| ActivityForm {
        kind: "billboard".into(),
        starts_on: day.clone(),
        starts_at: String::new(),
        ends_on: day.clone(),
        ends_at: String::new(),
        all_day: "true".into(),
        quantities: [].into(),
        details: DetailsForm {
            site: "Ngã tư Sở".into(),
            owner: "Hợp tác xã Thịnh Quang".into(),
            consent: consent.into(),
            ..DetailsForm::default()
        },
        ..a_talk(&ground)
    };
    for (consent, word) in [("not_asked", "start"), ("asked", "finish")] {
        let id = app.plan(&billboard(consent)).await;
        let answer = transition(&client, id, "1", word, "").await.assert_refused();
        let page = client.follow(&answer).await.assert_ok();
        page.assert_holds("rằng chủ vị trí đã đồng ý");
        assert_eq!(find(app, id).await.status, Status::Planned, "{consent}");
        transition(&client, id, "1", word, "Chủ vị trí đồng ý qua điện thoại")
            .await
            .assert_redirect("/activities/");
        assert_ne!(find(app, id).await.status, Status::Planned, "{consent}");
        client.get(&format!("/activities/{id}")).await.assert_holds("Chủ vị trí đồng ý qua điện thoại");
    }
    let id = app.plan(&billboard("given")).await;
    transition(&client, id, "1", "start", "").await.assert_redirect("/activities/");
    assert_eq!(find(app, id).await.status, Status::Ongoing);
}

async fn what_a_reader_may_do_next_is_what_is_offered(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let day = show_day(today());
    let police = ground.organisation("Công an TP");
    let talk = ActivityForm {
        starts_on: day.clone(),
        ends_on: day,
        lead: police,
        supporting: vec![],
        ..a_talk(&ground)
    };
    let id = app.plan(&talk).await;
    for (login, transitions) in [
        ("kehoach", vec![Transition::Start, Transition::Finish, Transition::Cancel]),
        ("dongda", vec![Transition::Start, Transition::Finish, Transition::Cancel]),
        ("congan", vec![Transition::Start, Transition::Finish]),
        ("xem", vec![]),
    ] {
        let reader = app.db.actor_by_login(login).await.unwrap();
        let detail = app.db.activities(&reader).find(id).await.unwrap();
        assert_eq!(detail.transitions, transitions, "{login}");
    }
}

async fn what_is_begun_too_early_or_unapproved_says_why(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let day = show_day(today() + Days::new(9));
    let early = ActivityForm { starts_on: day.clone(), ends_on: day.clone(), ..a_talk(&ground) };
    let id = app.plan(&early).await;
    let client = app.as_planner().await;
    let answer = transition(&client, id, "1", "start", "").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("start-reason", &day);
    transition(&client, id, "1", "start", "Trường xin làm sớm").await.assert_redirect("/activities/");
    // A draft is no plan that anybody agreed to.
    let draft = app.campaign().await;
    let id = app.plan(&a_talk(&draft)).await;
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_holds("Chiến dịch chưa được duyệt: hãy nêu lý do vẫn thực hiện.");
    let answer = transition(&client, id, "1", "finish", "").await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("finish-reason", "chưa được duyệt");
    transition(&client, id, "1", "finish", "Làm thí điểm").await.assert_redirect("/activities/");
}
