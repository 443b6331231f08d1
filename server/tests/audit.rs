//! The audit: every change leaves one entry with who, what, before and after; a refused one leaves none.

use crate::support::{TestApp, a_campaign, a_talk, an_account, posted};
use domain::{
    activities::{ActivityForm, Transition},
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, Subject, Verb},
    campaigns::{self, CampaignForm},
    time::{show_day, today},
};
use serde_json::Value;
use std::sync::atomic::Ordering;

both!(
    planning_and_changing_an_activity_leave_before_and_after,
    each_transition_of_an_activity_leaves_its_reason,
    undoing_is_in_the_audit_itself,
    each_transition_of_a_campaign_leaves_one_entry,
    accounts_leave_entries_without_passwords,
    a_refused_change_leaves_no_entry,
    the_audit_is_filtered_by_subject_and_verb,
    the_audit_is_searched_by_person_and_title,
    the_audit_is_filtered_by_days,
    a_long_audit_has_pages,
    the_page_shows_what_changed,
    the_page_says_it_in_words,
    ids_are_named_with_as_many_queries_for_one_as_for_many,
    what_was_undone_has_no_page_to_lead_to,
    a_day_that_makes_no_sense_is_told_and_filters_nothing,
    links_hold_only_what_is_filled_in,
);

async fn filtered(app: &TestApp, filter: AuditFilter) -> Vec<AuditCard> {
    app.db.audit(&app.administrator().await, &filter).await.unwrap().0
}

async fn count(app: &TestApp) -> u64 {
    app.db.audit(&app.administrator().await, &AuditFilter::default()).await.unwrap().1
}

/// The newest entry, which must be the only one since `before`.
async fn one_more_than(app: &TestApp, before: u64) -> AuditCard {
    assert_eq!(count(app).await, before + 1, "one change, one entry");
    filtered(app, AuditFilter::default()).await.remove(0)
}

fn field(json: Option<&String>, name: &str) -> Value {
    serde_json::from_str::<Value>(json.unwrap()).unwrap()[name].clone()
}

async fn planning_and_changing_an_activity_leave_before_and_after(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let before = count(app).await;
    let done = app.db.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
    let entry = one_more_than(app, before).await;
    assert_eq!((entry.id, entry.verb, entry.subject_id), (done.audit, Verb::Create, done.id));
    assert_eq!((entry.by.as_str(), entry.before), ("Nguyễn Đức Hoàng", None));
    assert_eq!(field(entry.after.as_ref(), "title"), "Tọa đàm đi làm việc ở nước ngoài an toàn");

    let detail = app.db.activities(&planner).find(done.id).await.unwrap();
    let form = ActivityForm { title: "Tên mới".into(), ..ActivityForm::from(&detail) };
    app.db.activities(&planner).edit(done.id, &form).await.unwrap();
    let entry = one_more_than(app, before + 1).await;
    assert_eq!((entry.verb, entry.title.as_str()), (Verb::Edit, "Tên mới"));
    assert_eq!(field(entry.before.as_ref(), "title"), "Tọa đàm đi làm việc ở nước ngoài an toàn");
    assert_eq!(field(entry.after.as_ref(), "title"), "Tên mới");
    assert_eq!(
        (field(entry.before.as_ref(), "version"), field(entry.after.as_ref(), "version")),
        (1.into(), 2.into())
    );
}

async fn each_transition_of_an_activity_leaves_its_reason(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    for (transition, verb, reason) in
        [(Transition::Start, Verb::Start, ""), (Transition::Cancel, Verb::Cancel, "Mưa bão")]
    {
        let before = count(app).await;
        app.db.activities(&planner).transition(id, transition, reason).await.unwrap();
        let entry = one_more_than(app, before).await;
        assert_eq!((entry.verb, entry.reason.as_str(), entry.subject_id), (verb, reason, id));
        assert_eq!(field(entry.after.as_ref(), "status"), transition.to().word());
    }
}

async fn undoing_is_in_the_audit_itself(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let done = app.db.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
    let before = count(app).await;
    app.db.activities(&planner).undo(done.audit).await.unwrap();
    let entry = one_more_than(app, before).await;
    assert_eq!((entry.verb, entry.subject_id, entry.after), (Verb::Undo, done.id, None));
    assert_eq!(field(entry.before.as_ref(), "version"), 1, "what was removed is still to be read here");
}

async fn each_transition_of_a_campaign_leaves_one_entry(app: &TestApp) {
    use campaigns::Transition;
    let (planner, before) = (app.planner().await, count(app).await);
    let all = app.db.campaigns(&planner);
    let id = all.plan(&a_campaign()).await.unwrap();
    let edited = CampaignForm { version: "1".into(), title: "Tên mới".into(), ..a_campaign() };
    all.edit(id, &edited).await.unwrap();
    for (transition, reason) in [
        (Transition::Submit, ""),
        (Transition::Return, "Thiếu kinh phí"),
        (Transition::Submit, ""),
        (Transition::Approve, ""),
        (Transition::Run, ""),
        (Transition::Close, ""),
        (Transition::Reopen, "Còn việc"),
    ] {
        all.transition(id, transition, reason).await.unwrap();
    }
    let subject = AuditFilter { subject: "campaign".into(), ..AuditFilter::default() };
    let mut entries = filtered(app, subject).await;
    entries.retain(|entry| entry.subject_id == id);
    assert_eq!(count(app).await, before + 9);
    let verbs: Vec<Verb> = entries.iter().rev().map(|entry| entry.verb).collect();
    use Verb::{Approve, Close, Create, Edit, Reopen, Return, Run, Submit};
    assert_eq!(verbs, [Create, Edit, Submit, Return, Submit, Approve, Run, Close, Reopen]);
    assert!(entries.iter().any(|entry| entry.verb == Return && entry.reason == "Thiếu kinh phí"));
    let edit = entries.iter().find(|entry| entry.verb == Edit).unwrap();
    assert_eq!(field(edit.before.as_ref(), "title"), "Chiến dịch thử nghiệm");
    assert_eq!(field(edit.after.as_ref(), "title"), "Tên mới");
}

async fn accounts_leave_entries_without_passwords(app: &TestApp) {
    let administrator = app.administrator().await;
    let before = count(app).await;
    let id =
        app.db.account_keeper(&administrator).unwrap().add(&an_account("mai.dothi", "viewer")).await.unwrap();
    let entry = one_more_than(app, before).await;
    assert_eq!((entry.verb, entry.subject_id, entry.title.as_str()), (Verb::Create, id, "mai.dothi"));
    let kept = entry.after.unwrap();
    assert!(!kept.contains("password") && !kept.contains("argon2"), "{kept}");

    let viewer = app.db.actor_by_login("mai.dothi").await.unwrap();
    app.db.sign_out_everywhere(&viewer).await.unwrap();
    assert_eq!(one_more_than(app, before + 1).await.verb, Verb::SignOutEverywhere);
    let form = domain::accounts::PasswordForm {
        current: "bốn mùa thay lá".into(),
        password: "sông Hồng mùa nước nổi".into(),
        password_again: "sông Hồng mùa nước nổi".into(),
    };
    app.db.change_password(&viewer, &form, "192.0.2.1", None, None).await.unwrap();
    let entry = one_more_than(app, before + 2).await;
    assert_eq!((entry.verb, entry.before, entry.after), (Verb::ChangePassword, None, None));
}

async fn a_refused_change_leaves_no_entry(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = app.plan(&a_talk(&ground)).await;
    let (activities, all) = (app.db.activities(&planner), app.db.campaigns(&planner));
    let before = count(app).await;
    let stale = ActivityForm { version: "9".into(), ..a_talk(&ground) };
    activities.edit(id, &stale).await.unwrap_err();
    activities.plan(&ActivityForm { lead: String::new(), ..a_talk(&ground) }).await.unwrap_err();
    activities.transition(id, Transition::Cancel, "").await.unwrap_err();
    activities.undo(0).await.unwrap_err();
    all.plan(&a_campaign()).await.unwrap_err();
    all.transition(ground.id, campaigns::Transition::Approve, "").await.unwrap_err();
    all.edit(ground.id, &CampaignForm { version: "0".into(), ..a_campaign() }).await.unwrap_err();
    app.db.account_keeper(&planner).unwrap_err();
    app.db
        .account_keeper(&app.administrator().await)
        .unwrap()
        .add(&an_account("xem", "viewer"))
        .await
        .unwrap_err();
    assert_eq!(count(app).await, before);
}

async fn the_audit_is_filtered_by_subject_and_verb(app: &TestApp) {
    let of = |subject: &str, verb: &str| AuditFilter {
        subject: subject.into(),
        verb: verb.into(),
        ..AuditFilter::default()
    };
    let entries = filtered(app, of("account", "create")).await;
    assert_eq!(entries.len(), 5, "the accounts of the sample");
    let entries = filtered(app, of("campaign", "")).await;
    assert!(entries.iter().all(|entry| entry.subject.word() == "campaign") && entries.len() == 10);
    let entries = filtered(app, of("", "cancel")).await;
    assert!(!entries.is_empty() && entries.iter().all(|entry| entry.verb == Verb::Cancel));
    assert!(filtered(app, of("unit", "cancel")).await.is_empty());
}

async fn the_audit_is_searched_by_person_and_title(app: &TestApp) {
    let ground = app.running_campaign().await;
    app.plan(&ActivityForm { title: "Đêm hội trăng rằm".into(), ..a_talk(&ground) }).await;
    for (q, expected) in [
        ("dem hoi trang ram", 1),
        ("nguyen duc hoang trang ram", 1),
        ("kehoach trang ram", 1),
        ("minh ha trang ram", 0),
    ] {
        let entries = filtered(app, AuditFilter { q: q.into(), ..AuditFilter::default() }).await;
        assert_eq!(entries.len(), expected, "{q}");
    }
}

async fn the_audit_is_filtered_by_days(app: &TestApp) {
    let ground = app.campaign().await;
    let of = |from: &str, to: &str| {
        let (q, from, to) = ("chien dich thu nghiem".to_owned(), from.to_owned(), to.to_owned());
        AuditFilter { q, from, to, ..AuditFilter::default() }
    };
    let in_days = |days: i64| show_day(today() + chrono::Duration::days(days));
    let (before, now, after) = (in_days(-1), in_days(0), in_days(1));
    assert_eq!(filtered(app, of(&before, &after)).await[0].subject_id, ground.id);
    assert_eq!(filtered(app, of(&now, &now)).await[0].subject_id, ground.id, "both days are included");
    assert!(filtered(app, of("", &before)).await.is_empty());
    assert!(filtered(app, of(&after, "")).await.is_empty());
}

async fn a_long_audit_has_pages(app: &TestApp) {
    let number = count(app).await;
    assert!(number > AUDIT_PAGE, "the sample leaves {number}");
    let page = |page: &str| AuditFilter { page: page.into(), ..AuditFilter::default() };
    let (first, second) = (filtered(app, page("1")).await, filtered(app, page("2")).await);
    assert_eq!(first.len(), usize::try_from(AUDIT_PAGE).unwrap());
    assert!(first.last().unwrap().id > second[0].id, "the newest first, each on one page");
    let ids = |entries: Vec<AuditCard>| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    let last = number.div_ceil(AUDIT_PAGE).to_string();
    let (last, after) = (filtered(app, page(&last)).await, filtered(app, page("999999")).await);
    assert_eq!(ids(after), ids(last), "a page after the last is the last");
}

async fn the_page_shows_what_changed(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_administrator().await);
    let id = app.plan(&a_talk(&ground)).await;
    let detail = app.db.activities(&app.planner().await).find(id).await.unwrap();
    let form = ActivityForm { title: "Tên sau khi sửa".into(), ..ActivityForm::from(&detail) };
    let mut fields = posted(&form);
    fields.push(("id".into(), id.to_string()));
    client.post_pairs("/do/activities/save", &fields).await.assert_redirect("/activities/");
    let page = client.get("/audit?verb=edit&subject=activity&q=ten+sau+khi+sua").await.assert_ok();
    for text in ["Trần Thị Minh Hà", "Tọa đàm đi làm việc ở nước ngoài an toàn", "Tên sau khi sửa"]
    {
        page.assert_holds(text);
    }
    page.assert_holds(&format!("<a href=\"/activities/{id}\">Tên sau khi sửa</a>"));
    page.assert_holds("<time datetime=\"20");
    page.assert_holds("<th scope=\"row\">Tên hoạt động</th>");
    page.assert_lacks("<th scope=\"row\">version</th>");
    page.assert_lacks("<th scope=\"row\">Kinh phí</th>");
}

async fn the_page_says_it_in_words(app: &TestApp) {
    let (ground, client) = (app.running_campaign().await, app.as_administrator().await);
    app.plan(&ActivityForm { title: "Đêm hội trăng rằm".into(), ..a_talk(&ground) }).await;
    let page = client.get("/audit?q=dem+hoi+trang+ram").await.assert_ok();
    for text in [
        "Phường Đống Đa",
        "Công an thành phố Hà Nội",
        "Đã lên lịch",
        "10/03/2026, 08:00–11:30",
        "38.000.000\u{a0}₫",
        "Dự kiến – lượt người dự",
        "Báo cáo viên 1 – Họ và tên",
    ] {
        page.assert_holds(text);
    }
    for key in ["starts_at", "speakers", "attendances", "2026-03-10T01:00", ">planned<"] {
        page.assert_lacks(key);
    }
    client.set_cookie("language", "en");
    client.get("/audit?q=dem+hoi+trang+ram").await.assert_ok().assert_holds("38,000,000\u{a0}₫");
}

async fn ids_are_named_with_as_many_queries_for_one_as_for_many(app: &TestApp) {
    let (ground, administrator) = (app.running_campaign().await, app.administrator().await);
    let mut db = app.db.clone();
    let queries = db.count_queries();
    let filter = AuditFilter { q: "dem hoi trang ram".into(), ..AuditFilter::default() };
    let mut asked = Vec::new();
    for (unit, number) in [("Phường Đống Đa", 1), ("Phường Láng", 2), ("Phường Kim Liên", 3)] {
        let form = ActivityForm { title: "Đêm hội trăng rằm".into(), ..a_talk(&ground) };
        app.plan(&ActivityForm { units: vec![ground.unit(unit)], ..form }).await;
        let before = queries.load(Ordering::Relaxed);
        let (entries, _) = db.audit(&administrator, &filter).await.unwrap();
        asked.push(queries.load(Ordering::Relaxed) - before);
        assert_eq!(entries.len(), number);
        let names: Vec<&str> = entries[0].names[&Subject::Unit].values().map(|(vi, _)| vi.as_str()).collect();
        assert_eq!(names, [unit], "each change has the names of its own ids");
    }
    assert!(asked.iter().all(|number| *number == asked[0] && *number > 0), "{asked:?}");
}

async fn what_was_undone_has_no_page_to_lead_to(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let done = app.db.activities(&planner).plan(&a_talk(&ground)).await.unwrap();
    let stands = async || {
        let entries =
            filtered(app, AuditFilter { subject: "activity".into(), ..AuditFilter::default() }).await;
        entries
            .into_iter()
            .filter(|entry| entry.subject_id == done.id)
            .map(|entry| entry.stands)
            .collect::<Vec<_>>()
    };
    assert_eq!(stands().await, [true]);
    app.db.activities(&planner).undo(done.audit).await.unwrap();
    assert_eq!(stands().await, [false, false], "neither the creation nor its undoing");
    let page = app.as_administrator().await.get("/audit?subject=activity").await.assert_ok();
    page.assert_lacks(&format!("/activities/{}\"", done.id));
}

async fn a_day_that_makes_no_sense_is_told_and_filters_nothing(app: &TestApp) {
    let client = app.as_administrator().await;
    // That it is read is told, too, once.
    client.get("/audit").await.assert_ok();
    let all = format!("{} thay đổi", count(app).await);
    for (query, field, problem, typed) in [
        ("from=hom-nay", "from", "không phải một ngày", "hom-nay"),
        ("to=31/02/2026", "to", "không phải một ngày", "31/02/2026"),
        ("from=02/01/2020&to=01/01/2020", "to", "phải sau lúc bắt đầu", "01/01/2020"),
    ] {
        let page = client.get(&format!("/audit?{query}")).await.assert_ok();
        page.assert_problem(&format!("filter-{field}"), problem);
        page.assert_holds(&format!("aria-describedby=\"filter-{field}-problem\""));
        page.assert_holds("aria-invalid=\"true\"");
        assert_eq!(page.value_of(field), typed);
        page.assert_holds(&all);
    }
    client.get("/audit?from=01/01/2020").await.assert_ok().assert_lacks("aria-invalid");
}

async fn links_hold_only_what_is_filled_in(app: &TestApp) {
    let client = app.as_administrator().await;
    let page = client.get("/audit?q=&subject=&verb=+&from=&to=&page=999999").await.assert_ok();
    let pages = count(app).await.div_ceil(AUDIT_PAGE);
    assert!(pages > 1);
    page.assert_holds(&format!("Trang {pages} / {pages}"));
    page.assert_holds(&format!("href=\"/audit?page={}\"", pages - 1));
}
