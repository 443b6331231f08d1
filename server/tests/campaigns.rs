//! Campaigns: planned, changed, moved from draft to closed, each transition with who, when and why.

use crate::support::{TestApp, a_campaign, a_talk, posted};
use domain::{
    Problem,
    activities::ActivityForm,
    campaigns::{CampaignDetail, CampaignForm, CampaignProblem, OverviewQuery, Place, Status, Transition},
    targets::Measure,
};
use store::Error;

both!(
    a_campaign_is_planned_and_read_back,
    a_campaign_is_changed,
    a_stale_change_keeps_what_was_typed_and_overwrites_nothing,
    of_two_changes_at_once_one_is_a_conflict,
    a_campaign_moves_from_draft_to_closed,
    a_transition_out_of_order_is_a_conflict,
    sending_back_and_reopening_need_a_reason,
    a_closed_campaign_changes_its_activities_no_more,
    a_closed_campaign_changes_no_more_itself,
    who_was_signed_out_while_typing_finds_it_again,
    a_code_is_taken_within_its_year_only,
    a_period_that_leaves_activities_outside_is_refused,
    refusals_name_their_fields_and_keep_what_was_typed,
    what_its_activities_plan_is_summed,
    text_cannot_break_out_of_its_field,
);

async fn find(app: &TestApp, id: i64) -> CampaignDetail {
    app.db.campaigns(&app.planner().await).find(id).await.unwrap()
}

/// What a person sees who opens a campaign to change it now.
async fn opened(app: &TestApp, id: i64) -> CampaignForm {
    let detail = find(app, id).await;
    CampaignForm { version: detail.version.to_string(), ..CampaignForm::from(&detail.campaign) }
}

fn with_id(form: &CampaignForm, id: i64) -> Vec<(String, String)> {
    let mut fields = posted(form);
    fields.push(("id".into(), id.to_string()));
    fields
}

fn problem_of<T: std::fmt::Debug>(result: Result<T, Error>, field: &str) -> Option<Problem> {
    match result {
        Err(Error::Invalid(problems)) => problems.of(field).cloned(),
        other => panic!("{other:?} is no refusal"),
    }
}

async fn a_campaign_is_planned_and_read_back(app: &TestApp) {
    let planner = app.as_planner().await;
    let audiences = app.db.audiences().await.unwrap();
    let form = CampaignForm {
        audiences: audiences.iter().take(2).map(|audience| audience.id.to_string()).collect(),
        ..a_campaign()
    };
    let answer = planner.post_pairs("/do/campaigns/save", &posted(&form)).await;
    let id = answer.id_after("/campaigns/");
    let detail = find(app, id).await;
    assert_eq!(detail.campaign, form.parse(&audiences).unwrap());
    assert_eq!((detail.status, detail.version), (Status::Draft, 1));
    let page = planner.follow(&answer).await.assert_ok();
    for text in ["Đã lưu.", "99/KH-THU", "Chiến dịch thử nghiệm", "Quyết định số 33/QĐ-TTg", "Bản nháp"]
    {
        page.assert_holds(text);
    }
}

async fn a_campaign_is_changed(app: &TestApp) {
    let (planner, id) = (app.as_planner().await, app.campaign().await.id);
    let page = planner.get(&format!("/campaigns/{id}/edit")).await.assert_ok();
    assert_eq!(page.value_of("form[title]"), "Chiến dịch thử nghiệm");
    assert_eq!(page.value_of("form[budget]"), "1.000.000.000");
    let form = CampaignForm {
        title: "Chiến dịch đã sửa".into(),
        legal_bases: "Chỉ một căn cứ".into(),
        targets: [("copies".to_owned(), "500".to_owned())].into(),
        version: page.value_of("form[version]"),
        ..a_campaign()
    };
    planner.post_pairs("/do/campaigns/save", &with_id(&form, id)).await.assert_redirect("/campaigns/");
    let CampaignDetail { version, campaign, .. } = find(app, id).await;
    assert_eq!((version, campaign.title.as_str()), (2, "Chiến dịch đã sửa"));
    assert_eq!(campaign.legal_bases, ["Chỉ một căn cứ"]);
    assert_eq!(campaign.targets.len(), 1);
}

async fn a_stale_change_keeps_what_was_typed_and_overwrites_nothing(app: &TestApp) {
    let (planner, id) = (app.as_planner().await, app.campaign().await.id);
    let mine = CampaignForm { title: "Tên tôi gõ".into(), ..opened(app, id).await };
    let theirs = CampaignForm { title: "Tên người khác lưu".into(), ..opened(app, id).await };
    app.db.campaigns(&app.administrator().await).edit(id, &theirs).await.unwrap();

    let answer = planner.post_pairs("/do/campaigns/save", &with_id(&mine, id)).await.assert_refused();
    let page = planner.follow(&answer).await.assert_ok();
    page.assert_holds("Có người vừa sửa trước bạn");
    assert_eq!(page.value_of("form[title]"), "Tên tôi gõ");
    page.assert_holds("Tên người khác lưu");
    assert_eq!(find(app, id).await.campaign.title, "Tên người khác lưu");
    // Having seen both, the person may save over it.
    let again = CampaignForm { version: page.value_of("form[version]"), ..mine };
    planner.post_pairs("/do/campaigns/save", &with_id(&again, id)).await.assert_redirect("/campaigns/");
    assert_eq!(find(app, id).await.campaign.title, "Tên tôi gõ");
}

async fn of_two_changes_at_once_one_is_a_conflict(app: &TestApp) {
    let (id, planner) = (app.campaign().await.id, app.planner().await);
    let one = CampaignForm { title: "Một".into(), ..opened(app, id).await };
    let two = CampaignForm { title: "Hai".into(), ..one.clone() };
    let campaigns = app.db.campaigns(&planner);
    let (first, second) = tokio::join!(campaigns.edit(id, &one), campaigns.edit(id, &two));
    let won = match (first, second) {
        (Ok(()), Err(Error::Conflict)) => "Một",
        (Err(Error::Conflict), Ok(())) => "Hai",
        both => panic!("{both:?}"),
    };
    let detail = find(app, id).await;
    assert_eq!((detail.campaign.title.as_str(), detail.version), (won, 2));
}

async fn a_campaign_moves_from_draft_to_closed(app: &TestApp) {
    let (planner, id) = (app.as_planner().await, app.campaign().await.id);
    let begun = chrono::Utc::now() - chrono::Duration::seconds(1);
    let way = [
        ("submit", "", Status::Submitted),
        ("return", "Thiếu kinh phí", Status::Draft),
        ("submit", "", Status::Submitted),
        ("approve", "", Status::Approved),
        ("run", "", Status::Running),
        ("close", "Đã tổng kết", Status::Closed),
        ("reopen", "Còn một hoạt động", Status::Running),
    ];
    let typed_id = id.to_string();
    for (transition, reason, expected) in way {
        let seen = find(app, id).await.version.to_string();
        let fields = [
            ("id", typed_id.as_str()),
            ("form[version]", seen.as_str()),
            ("form[transition]", transition),
            ("form[reason]", reason),
        ];
        planner.post("/do/campaigns/transition", &fields).await.assert_redirect("/campaigns/");
        assert_eq!(find(app, id).await.status, expected, "{transition}");
    }
    let transitions = find(app, id).await.transitions;
    let taken: Vec<(&str, &str)> =
        transitions.iter().map(|taken| (taken.transition.word(), &*taken.reason)).collect();
    assert_eq!(taken, way.map(|(transition, reason, _)| (transition, reason)));
    assert!(transitions.iter().all(|taken| taken.by == "Nguyễn Đức Hoàng" && taken.at >= begun));
    let page = planner.get(&format!("/campaigns/{id}")).await.assert_ok();
    page.assert_holds("Thiếu kinh phí");
    page.assert_holds("Nguyễn Đức Hoàng · ");
}

async fn a_transition_out_of_order_is_a_conflict(app: &TestApp) {
    let (id, planner) = (app.campaign().await.id, app.planner().await);
    for transition in
        [Transition::Return, Transition::Approve, Transition::Run, Transition::Close, Transition::Reopen]
    {
        let refused = app.db.campaigns(&planner).transition(id, transition, "vì sao").await;
        assert!(matches!(refused, Err(Error::Conflict)), "{transition:?}: {refused:?}");
    }
    let detail = find(app, id).await;
    assert_eq!((detail.status, detail.transitions.len()), (Status::Draft, 0));

    let client = app.as_planner().await;
    let typed_id = id.to_string();
    let fields = [
        ("id", typed_id.as_str()),
        ("form[version]", "1"),
        ("form[transition]", "run"),
        ("form[reason]", "Vội quá"),
    ];
    let answer = client.post("/do/campaigns/transition", &fields).await.assert_refused();
    let page = client.follow(&answer).await.assert_ok();
    page.assert_holds("Có người vừa sửa trước bạn");
    page.assert_holds("Vội quá");
    let fields = [("id", typed_id.as_str()), ("form[transition]", "khong-co")];
    client.post("/do/campaigns/transition", &fields).await.assert_refused();
}

async fn sending_back_and_reopening_need_a_reason(app: &TestApp) {
    let (id, planner) = (app.campaign().await.id, app.planner().await);
    app.move_campaign(id, &[Transition::Submit]).await;
    let refused = app.db.campaigns(&planner).transition(id, Transition::Return, "  ").await;
    assert_eq!(problem_of(refused, "reason"), Some(Problem::NeedsReason));
    app.move_campaign(id, &[Transition::Approve, Transition::Run, Transition::Close]).await;

    let client = app.as_planner().await;
    let typed_id = id.to_string();
    let fields = [("id", typed_id.as_str()), ("form[transition]", "reopen"), ("form[reason]", "")];
    let answer = client.post("/do/campaigns/transition", &fields).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("reopen-reason", "hãy ghi lý do");
    assert_eq!(find(app, id).await.status, Status::Closed);
}

async fn a_closed_campaign_changes_its_activities_no_more(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    app.move_campaign(ground.id, &[Transition::Close]).await;
    let (activities, closed) =
        (app.db.activities(&planner), Some(Problem::Campaign(CampaignProblem::Closed)));
    assert_eq!(problem_of(activities.plan(&a_talk(&ground)).await, "campaign"), closed);
    let detail = activities.find(id).await.unwrap();
    assert!(!detail.may_edit && !detail.may_answer);
    assert_eq!(problem_of(activities.edit(id, &ActivityForm::from(&detail)).await, "campaign"), closed);
    let transition = activities.transition(id, domain::activities::Transition::Start, "").await;
    assert_eq!(problem_of(transition, "campaign"), closed);
    // What was typed is kept, and the page says why.
    let client = app.as_planner().await;
    let answer = client.post_pairs("/do/activities/save", &posted(&a_talk(&ground))).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_holds("chiến dịch đã kết thúc");
}

async fn a_code_is_taken_within_its_year_only(app: &TestApp) {
    let (planner, ground) = (app.as_planner().await, app.campaign().await);
    let answer = planner.post_pairs("/do/campaigns/save", &posted(&a_campaign())).await.assert_refused();
    planner.follow(&answer).await.assert_ok().assert_problem("code", "đã được dùng");
    let next_year =
        CampaignForm { starts_on: "01/01/2027".into(), ends_on: "31/12/2027".into(), ..a_campaign() };
    let id = app.db.campaigns(&app.planner().await).plan(&next_year).await.unwrap();
    let moved = CampaignForm { version: "1".into(), ..a_campaign() };
    let refused = app.db.campaigns(&app.planner().await).edit(id, &moved).await;
    assert_eq!(problem_of(refused, "code"), Some(Problem::Taken));
    assert_ne!(id, ground.id);
}

async fn a_period_that_leaves_activities_outside_is_refused(app: &TestApp) {
    let (ground, planner) = (app.campaign().await, app.planner().await);
    app.plan(&a_talk(&ground)).await;
    for (from, to, field) in
        [("11/03/2026", "31/12/2026", "starts_on"), ("01/01/2026", "09/03/2026", "ends_on")]
    {
        let form =
            CampaignForm { starts_on: from.into(), ends_on: to.into(), ..opened(app, ground.id).await };
        let refused = app.db.campaigns(&planner).edit(ground.id, &form).await;
        assert_eq!(
            problem_of(refused, field),
            Some(Problem::Campaign(CampaignProblem::LeavesActivitiesOutside)),
            "{from} – {to}"
        );
    }
    let tight = CampaignForm {
        starts_on: "10/03/2026".into(),
        ends_on: "10/03/2026".into(),
        ..opened(app, ground.id).await
    };
    app.db.campaigns(&planner).edit(ground.id, &tight).await.unwrap();
}

async fn refusals_name_their_fields_and_keep_what_was_typed(app: &TestApp) {
    let planner = app.as_planner().await;
    let form = CampaignForm {
        title: String::new(),
        code: "mã số?".into(),
        starts_on: "31/02/2026".into(),
        ends_on: String::new(),
        budget: "một tỷ".into(),
        targets: [("copies".to_owned(), "vài nghìn".to_owned())].into(),
        purpose: "Mục đích đã gõ công phu".into(),
        ..a_campaign()
    };
    let answer = planner.post_pairs("/do/campaigns/save", &posted(&form)).await.assert_refused();
    let page = planner.follow(&answer).await.assert_ok();
    for (field, words) in [
        ("title", "cần được điền"),
        ("code", "chỉ gồm chữ, số"),
        ("starts_on", "không phải một ngày"),
        ("ends_on", "cần được điền"),
        ("budget", "không phải số"),
        ("targets[copies]", "không phải số"),
    ] {
        page.assert_problem(field, words);
    }
    for (name, typed) in
        [("form[code]", "mã số?"), ("form[starts_on]", "31/02/2026"), ("form[budget]", "một tỷ")]
    {
        assert_eq!(page.value_of(name), typed);
    }
    assert_eq!(page.value_of("form[targets][copies]"), "vài nghìn");
    page.assert_holds("Mục đích đã gõ công phu");
}

async fn what_its_activities_plan_is_summed(app: &TestApp) {
    let ground = app.campaign().await;
    let elsewhere = ActivityForm { units: vec![ground.unit("Phường Láng")], ..a_talk(&ground) };
    for form in [a_talk(&ground), a_talk(&ground), elsewhere] {
        app.plan(&form).await;
    }
    let cancelled = app.plan(&a_talk(&ground)).await;
    let planner = app.planner().await;
    let cancel = domain::activities::Transition::Cancel;
    app.db.activities(&planner).transition(cancelled, cancel, "Mưa bão").await.unwrap();
    let detail = find(app, ground.id).await;
    let query = OverviewQuery::read(|_| None);
    let overview = app.db.campaigns(&planner).overview(&detail, query).await.unwrap();
    let of = |measure| {
        let line = overview.lines.iter().find(|(place, _)| *place == Place::Measure(measure));
        line.and_then(|(_, line)| line.planned)
    };
    assert_eq!((of(Measure::Attendances), of(Measure::UnitsCovered)), (Some(900), Some(2)));
    assert_eq!((detail.activities, detail.planned_money), (3, 114_000_000), "without the cancelled one");
}

async fn text_cannot_break_out_of_its_field(app: &TestApp) {
    let planner = app.as_planner().await;
    let break_out = "</textarea><script>alert(1)</script>";
    let form = CampaignForm {
        title: "<script>alert(2)</script>\"'&amp;".into(),
        purpose: break_out.into(),
        legal_bases: break_out.into(),
        ..a_campaign()
    };
    let id = planner.post_pairs("/do/campaigns/save", &posted(&form)).await.id_after("/campaigns/");
    for path in [
        "/campaigns".to_owned(),
        format!("/campaigns/{id}"),
        format!("/campaigns/{id}/edit"),
        format!("/campaigns/{id}/schedule"),
    ] {
        let page = planner.get(&path).await.assert_ok();
        page.assert_lacks("<script>alert");
        page.assert_lacks("</textarea><script");
    }
    let page = planner.get(&format!("/campaigns/{id}/edit")).await.assert_ok();
    page.assert_holds("&lt;/textarea&gt;&lt;script&gt;alert(1)");
    assert_eq!(page.value_of("form[title]"), "<script>alert(2)</script>\"'&amp;");
    let administrator = app.as_administrator().await;
    administrator.get("/audit").await.assert_ok().assert_lacks("<script>alert");
}

async fn a_closed_campaign_changes_no_more_itself(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_planner().await);
    app.move_campaign(ground.id, &[Transition::Close]).await;
    let form = CampaignForm { title: "Sửa lịch sử".into(), ..opened(app, ground.id).await };
    let answer = client.post_pairs("/do/campaigns/save", &with_id(&form, ground.id)).await.assert_refused();
    client.follow(&answer).await.assert_ok().assert_problem("title", "chiến dịch đã kết thúc");
    assert_ne!(find(app, ground.id).await.campaign.title, "Sửa lịch sử");
}

async fn who_was_signed_out_while_typing_finds_it_again(app: &TestApp) {
    let stranger = app.a_stranger();
    let form = CampaignForm { title: "Gõ dở thì hết phiên".into(), ..a_campaign() };
    let to_sign_in = stranger.post_pairs("/do/campaigns/save", &posted(&form)).await.redirect();
    let next = to_sign_in.strip_prefix("/sign-in?next=").unwrap().replace("%3F", "?").replace("%3D", "=");
    let back = next.split("%23").next().unwrap();
    let planner = app.as_planner().await;
    planner.get(back).await.assert_ok().assert_holds("Gõ dở thì hết phiên");
}
