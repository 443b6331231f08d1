//! Outreach as it was done: kept once, moves the plan, reviewed by the level above, counted with every change.

use crate::support::{Ground, TestApp, a_talk, posted};
use domain::{
    Actor, Problem,
    activities::{self, ActivityForm, Status as Step},
    audit::{AuditFilter, Verb},
    calendar::CalendarEntry,
    outreach::{Asking, LOGS_MAX, LogForm, Status, Transition},
    time::{show_day, today},
};
use std::collections::BTreeMap;
use store::Error;

both!(
    a_log_is_kept_once_however_often_it_is_sent,
    another_under_the_same_id_is_a_conflict,
    the_first_log_starts_an_activity_and_the_last_unit_ends_it,
    a_second_log_of_the_day_is_flagged_and_not_counted,
    a_double_is_merged_or_kept_as_a_second,
    each_step_is_undone_by_who_took_it,
    what_waits_is_counted_and_listed,
    a_list_leads_to_the_latest_and_says_that_there_are_more,
    what_is_near_can_be_reported,
    pages_lead_from_the_activity_to_a_sent_log,
    a_refused_log_keeps_what_was_typed,
    a_log_is_reviewed_on_its_page,
    the_level_above_accepts_and_returns,
    what_was_accepted_changes_only_with_a_reason,
    nobody_sees_or_sends_what_is_not_theirs,
    figures_are_equal_to_a_recount_after_every_change,
);

/// The addresses that change them, for the list of those that are guarded.
pub const GUARDED: &[&str] = &[
    "/do/outreach/bring-in",
    "/do/outreach/put-aside",
    "/do/outreach/quick",
    "/do/outreach/remove",
    "/do/outreach/send",
    "/do/outreach/take-over",
    "/do/outreach/transition",
    "/do/outreach/undo",
];

async fn officer(app: &TestApp) -> Actor {
    app.db.actor_by_login("dongda").await.unwrap()
}

/// A talk in some units.
async fn talk(app: &TestApp, ground: &Ground, units: &[&str]) -> i64 {
    let units = units.iter().map(|unit| ground.unit(unit)).collect();
    app.plan(&ActivityForm { units, ..a_talk(ground) }).await
}

/// What an officer tells of a talk on its day.
fn told(ground: &Ground, activity: i64, key: &str) -> LogForm {
    LogForm {
        key: format!("01900000-0000-7000-8000-{key:0>12}"),
        activity: activity.to_string(),
        unit: ground.unit("Phường Đống Đa"),
        day: "10/03/2026".into(),
        numbers: numbers(&[("attendances", "180"), ("leaflets", "150")]),
        ..LogForm::default()
    }
}

fn numbers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(word, typed)| ((*word).to_owned(), (*typed).to_owned())).collect()
}

fn no_remarks() -> BTreeMap<String, String> {
    BTreeMap::new()
}

async fn step(app: &TestApp, id: i64) -> Step {
    app.db.activities(&app.planner().await).find(id).await.unwrap().status
}

async fn attendances(app: &TestApp, id: i64) -> (i64, i64) {
    app.db.reported(&app.planner().await, id).await.unwrap().get("attendances").copied().unwrap_or_default()
}

async fn a_log_is_kept_once_however_often_it_is_sent(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, officer(app).await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let first = app.db.logs(&me).send(&form).await.unwrap();
    assert!(!first.again);
    for _ in 0..3 {
        let again = app.db.logs(&me).send(&form).await.unwrap();
        assert!(again.again);
        assert_eq!((again.id, again.version), (first.id, first.version));
    }
    let (logs, form) = (app.db.logs(&me), told(&ground, id, "2"));
    let (one, two) = tokio::join!(logs.send(&form), logs.send(&form));
    let kept: Vec<i64> = [one, two].into_iter().flatten().map(|sent| sent.id).collect();
    assert!(!kept.is_empty() && kept.windows(2).all(|pair| pair[0] == pair[1]), "{kept:?}");
    assert_eq!(attendances(app, id).await, (180, 0), "the second may be the same and is not counted");
}

async fn another_under_the_same_id_is_a_conflict(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, officer(app).await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let first = app.db.logs(&me).send(&form).await.unwrap();
    let other = LogForm { numbers: numbers(&[("attendances", "90")]), ..form.clone() };
    assert!(matches!(app.db.logs(&me).send(&other).await, Err(Error::Conflict)));
    let stranger = app.planner().await;
    assert!(matches!(app.db.logs(&stranger).send(&other).await, Err(Error::Forbidden)));
    // On top of the version that was seen it is a change.
    let change = LogForm { version: first.version.to_string(), ..other };
    let changed = app.db.logs(&me).send(&change).await.unwrap();
    assert_eq!((changed.id, changed.version), (first.id, 2));
    assert_eq!(attendances(app, id).await, (90, 0));
    for key in ["", "1", "khong-phai-khoa"] {
        let form = LogForm { key: key.into(), ..form.clone() };
        let Err(Error::Invalid(problems)) = app.db.logs(&me).send(&form).await else { panic!("{key}") };
        assert_eq!(problems.of("key"), Some(&Problem::Unknown));
    }
}

async fn the_first_log_starts_an_activity_and_the_last_unit_ends_it(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa", "Phường Ba Đình"]).await;
    app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    assert_eq!(step(app, id).await, Step::Ongoing);
    let finished = LogForm { finished: "on".into(), version: "1".into(), ..told(&ground, id, "1") };
    app.db.logs(&me).send(&finished).await.unwrap();
    assert_eq!(step(app, id).await, Step::Ongoing, "the other unit has not reported");
    let other =
        LogForm { unit: ground.unit("Phường Ba Đình"), finished: "on".into(), ..told(&ground, id, "2") };
    app.db.logs(&planner).send(&other).await.unwrap();
    assert_eq!(step(app, id).await, Step::Done);
}

async fn a_second_log_of_the_day_is_flagged_and_not_counted(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    assert!(!app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap().doubtful);
    assert!(app.db.logs(&planner).send(&told(&ground, id, "2")).await.unwrap().doubtful);
    let tomorrow = LogForm { day: "11/03/2026".into(), ..told(&ground, id, "3") };
    assert!(!app.db.logs(&me).send(&tomorrow).await.unwrap().doubtful);
    assert_eq!(attendances(app, id).await, (360, 0));
}

async fn the_level_above_accepts_and_returns(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    let own = app.db.logs(&me).transition(sent.id, "1", Transition::Accept, &no_remarks()).await;
    assert!(matches!(own, Err(Error::Forbidden)));
    let logs = app.db.logs(&planner);
    let Err(Error::Invalid(problems)) =
        logs.transition(sent.id, "1", Transition::Return, &no_remarks()).await
    else {
        panic!("a return says why")
    };
    assert!(problems.of("remarks[log]").is_some());
    let remarks = numbers(&[("attendances", "Đếm lại giúp")]);
    logs.transition(sent.id, "1", Transition::Return, &remarks).await.unwrap();
    let detail = app.db.logs(&me).detail(sent.id).await.unwrap();
    assert_eq!((detail.card.status, detail.may_edit, &detail.remarks), (Status::Returned, true, &remarks));
    assert_eq!(attendances(app, id).await, (0, 0), "what was returned does not count");
    assert!(matches!(
        logs.transition(sent.id, "1", Transition::Accept, &no_remarks()).await,
        Err(Error::Conflict)
    ));
    let better = LogForm {
        version: "2".into(),
        numbers: numbers(&[("attendances", "175")]),
        ..told(&ground, id, "1")
    };
    app.db.logs(&me).send(&better).await.unwrap();
    logs.transition(sent.id, "3", Transition::Accept, &no_remarks()).await.unwrap();
    assert_eq!(app.db.logs(&me).find(sent.id).await.unwrap().1, Status::Accepted);
    assert_eq!(attendances(app, id).await, (175, 175));
}

async fn what_was_accepted_changes_only_with_a_reason(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    app.db.logs(&planner).transition(sent.id, "1", Transition::Accept, &no_remarks()).await.unwrap();
    let change = LogForm {
        version: "2".into(),
        numbers: numbers(&[("attendances", "170")]),
        ..told(&ground, id, "1")
    };
    assert!(matches!(app.db.logs(&me).send(&change).await, Err(Error::Forbidden)));
    let Err(Error::Invalid(problems)) = app.db.logs(&planner).send(&change).await else {
        panic!("no reason")
    };
    assert_eq!(problems.of("reason"), Some(&Problem::NeedsReason));
    let change = LogForm { reason: "Đếm nhầm hàng ghế".into(), ..change };
    let corrected = app.db.logs(&planner).send(&change).await.unwrap();
    assert_eq!(attendances(app, id).await, (170, 170));
    let (entries, _) = app.db.audit(&app.administrator().await, &AuditFilter::default()).await.unwrap();
    let told = entries.iter().find(|entry| entry.id == corrected.audit).unwrap();
    assert_eq!((told.verb, &*told.reason), (Verb::Edit, "Đếm nhầm hàng ghế"));
}

async fn nobody_sees_or_sends_what_is_not_theirs(app: &TestApp) {
    let (ground, planner) = (app.running_campaign().await, app.planner().await);
    let id = talk(app, &ground, &["Phường Ba Đình"]).await;
    let form = LogForm { unit: ground.unit("Phường Ba Đình"), ..told(&ground, id, "1") };
    let sent = app.db.logs(&planner).send(&form).await.unwrap();
    for (login, sees, sends) in [("dongda", false, false), ("xem", true, false), ("congan", true, true)] {
        let me = app.db.actor_by_login(login).await.unwrap();
        let logs = app.db.logs(&me);
        assert_eq!(logs.find(sent.id).await.is_ok(), sees, "{login}");
        let tomorrow = LogForm { day: "11/03/2026".into(), ..told(&ground, id, "2") };
        let own = LogForm { unit: ground.unit("Phường Ba Đình"), ..tomorrow };
        assert_eq!(logs.send(&own).await.is_ok(), sends, "{login}");
    }
}

async fn figures_are_equal_to_a_recount_after_every_change(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let form = told(&ground, id, "1");
    let sent = app.db.logs(&me).send(&form).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "sent");
    let moved = LogForm { version: "1".into(), day: "11/03/2026".into(), ..form.clone() };
    app.db.logs(&me).send(&moved).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "moved to another day");
    let alone = LogForm {
        activity: String::new(),
        kind: "other".into(),
        title: "Phát thanh lưu động".into(),
        ..told(&ground, id, "2")
    };
    app.db.logs(&me).send(&alone).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "on its own");
    app.db.logs(&planner).transition(sent.id, "2", Transition::Accept, &no_remarks()).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "accepted");
    let remarks = numbers(&[("day", "Đúng ngày chưa?")]);
    app.db.logs(&planner).transition(sent.id, "3", Transition::Return, &remarks).await.unwrap();
    assert!(app.db.rebuild_figures().await.unwrap().were_equal(), "returned");
}

/// Two logs of one talk on one day: the second may be a double.
async fn doubles(app: &TestApp, ground: &Ground) -> (i64, i64, i64) {
    let (me, planner) = (officer(app).await, app.planner().await);
    let id = talk(app, ground, &["Phường Đống Đa"]).await;
    let first = app.db.logs(&me).send(&told(ground, id, "1")).await.unwrap().id;
    let partner = app.db.actor_by_login("congan").await.unwrap();
    let second = app.db.logs(&partner).send(&told(ground, id, "2")).await.unwrap();
    assert!(second.doubtful);
    let shown = app.db.logs(&planner).detail(second.id).await.unwrap();
    assert_eq!(shown.doubles.iter().map(|log| log.id).collect::<Vec<_>>(), [first]);
    assert_eq!(shown.transitions, [Transition::Return, Transition::Merge, Transition::Separate]);
    (id, first, second.id)
}

async fn a_double_is_merged_or_kept_as_a_second(app: &TestApp) {
    let ground = app.running_campaign().await;
    let planner = app.planner().await;
    let logs = app.db.logs(&planner);
    let (id, _, second) = doubles(app, &ground).await;
    let accepted = logs.transition(second, "1", Transition::Accept, &no_remarks()).await;
    assert!(matches!(accepted, Err(Error::Conflict)), "it is looked at first");
    let me = officer(app).await;
    let own = app.db.logs(&me).transition(second, "1", Transition::Separate, &no_remarks()).await;
    assert!(own.is_err(), "the unit itself does not decide");
    let merged = logs.transition(second, "1", Transition::Merge, &no_remarks()).await.unwrap();
    assert_eq!(attendances(app, id).await, (180, 0));
    assert_eq!(logs.find(second).await.unwrap().1, Status::Merged);
    logs.undo(merged.audit).await.unwrap();
    logs.transition(second, "3", Transition::Separate, &no_remarks()).await.unwrap();
    assert_eq!(attendances(app, id).await, (360, 0), "they are two");
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

async fn each_step_is_undone_by_who_took_it(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let (own, above) = (app.db.logs(&me), app.db.logs(&planner));
    let sent = own.send(&told(&ground, id, "1")).await.unwrap();
    let change =
        LogForm { version: "1".into(), numbers: numbers(&[("attendances", "90")]), ..told(&ground, id, "1") };
    let changed = own.send(&change).await.unwrap();
    assert!(matches!(own.undo(sent.audit).await, Err(Error::Conflict)), "it was changed since");
    assert!(matches!(above.undo(changed.audit).await, Err(Error::NotFound)), "another's change");
    own.undo(changed.audit).await.unwrap();
    assert_eq!(attendances(app, id).await, (180, 0));
    let accepted = above.transition(sent.id, "3", Transition::Accept, &no_remarks()).await.unwrap();
    above.undo(accepted.audit).await.unwrap();
    assert_eq!(attendances(app, id).await, (180, 0));
    let taken_back = own.transition(sent.id, "5", Transition::Withdraw, &no_remarks()).await.unwrap();
    assert_eq!(attendances(app, id).await, (0, 0));
    assert!(above.find(sent.id).await.is_err(), "a draft is its author's alone");
    own.undo(taken_back.audit).await.unwrap();
    assert_eq!(attendances(app, id).await, (180, 0));
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
    let second = own.send(&LogForm { day: "11/03/2026".into(), ..told(&ground, id, "2") }).await.unwrap();
    own.undo(second.audit).await.unwrap();
    assert_eq!(own.find(second.id).await.unwrap().1, Status::Draft, "what was typed is not lost");
}

async fn what_waits_is_counted_and_listed(app: &TestApp) {
    let (ground, me, planner) = (app.running_campaign().await, officer(app).await, app.planner().await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let asking = async |me: &Actor| {
        let Asking { waiting, returned, .. } = app.db.home(me).await.unwrap().asking;
        (waiting, returned)
    };
    // The sample has some of both.
    let ((waiting, _), (own, returned)) = (asking(&planner).await, asking(&me).await);
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    assert_eq!(asking(&planner).await.0, waiting + 1);
    assert_eq!(asking(&me).await, (own, returned), "one's own is not for oneself");
    let remarks = numbers(&[("log", "Ghi rõ địa điểm")]);
    app.db.logs(&planner).transition(sent.id, "1", Transition::Return, &remarks).await.unwrap();
    assert_eq!(asking(&planner).await.0, waiting);
    assert_eq!(asking(&me).await, (own, returned + 1));
    for login in ["xem", "congan"] {
        assert_eq!(asking(&app.db.actor_by_login(login).await.unwrap()).await.0, 0, "{login}");
    }
}

async fn a_list_leads_to_the_latest_and_says_that_there_are_more(app: &TestApp) {
    let ground = app.running_campaign().await;
    talk(app, &ground, &["Phường Đống Đa"]).await;
    app.db.repeat_logs(LOGS_MAX + 60).await.unwrap();
    let planner = app.as_planner().await;
    let last = planner.get("/outreach?face=all&page=20").await.assert_ok();
    last.assert_holds("Trang 20 / 20").assert_holds("1.000");
    let beyond = planner.get("/outreach?face=all&page=21").await.assert_ok();
    beyond.assert_holds("Trang 20 / 20");
}

async fn what_is_near_can_be_reported(app: &TestApp) {
    let ground = app.running_campaign_of_today().await;
    let plan = async |days: i64, unit: &str| {
        let day = show_day(today() + chrono::Duration::days(days));
        let form = ActivityForm {
            starts_on: day.clone(),
            ends_on: day,
            units: vec![ground.unit(unit)],
            ..a_talk(&ground)
        };
        app.plan(&form).await
    };
    let (yesterday, in_a_week) = (plan(-1, "Phường Đống Đa").await, plan(7, "Phường Đống Đa").await);
    let (elsewhere, long_ago) = (plan(-1, "Phường Ba Đình").await, plan(-40, "Phường Đống Đa").await);
    let me = officer(app).await;
    let near = app.db.logs(&me).near().await.unwrap();
    let ids = |entries: &[CalendarEntry]| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    let (begun, to_come) = (ids(&near.begun), ids(&near.to_come));
    assert!(begun.contains(&yesterday) && to_come.contains(&in_a_week));
    assert!(!begun.contains(&elsewhere) && !begun.contains(&long_ago));
    let client = app.as_officer().await;
    let page = client.get("/outreach/new").await.assert_ok();
    page.assert_holds(&format!("activity={yesterday}")).assert_holds(&format!("activity={in_a_week}"));
    app.db
        .activities(&app.planner().await)
        .transition(yesterday, activities::Transition::Cancel, "Mưa bão")
        .await
        .unwrap();
    assert!(!ids(&app.db.logs(&me).near().await.unwrap().begun).contains(&yesterday));
    let viewer = app.db.actor_by_login("xem").await.unwrap();
    assert!(matches!(app.db.logs(&viewer).near().await, Err(Error::Forbidden)));
}

async fn pages_lead_from_the_activity_to_a_sent_log(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let client = app.as_officer().await;
    let there = format!("/outreach/new?activity={id}");
    client.get(&format!("/activities/{id}")).await.assert_ok().assert_holds(&there);
    client.get("/").await.assert_ok().assert_holds(&there);
    let form = client.get(&there).await.assert_ok();
    assert_eq!(form.value_of("form[day]"), "10/03/2026", "filled from the plan");
    let fields = [
        ("form[key]", form.value_of("form[key]")),
        ("form[activity]", form.value_of("form[activity]")),
        ("form[unit]", ground.unit("Phường Đống Đa")),
        ("form[day]", form.value_of("form[day]")),
        ("form[numbers][attendances]", "180".to_owned()),
        ("form[finished]", "on".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    let sent = client.post_pairs("/do/outreach/send", &fields).await.assert_redirect("/outreach/");
    let log = sent.id_after("/outreach/");
    client.follow(&sent).await.assert_ok().assert_holds("Đã gửi nhật ký").assert_holds("180");
    assert_eq!(step(app, id).await, Step::Done);
    // Pressed twice, it is kept once.
    let again = client.post_pairs("/do/outreach/send", &fields).await.assert_redirect("/outreach/");
    assert_eq!(again.id_after("/outreach/"), log);
    let page = client.get(&format!("/activities/{id}")).await.assert_ok();
    page.assert_holds(&format!("/outreach/{log}")).assert_holds("180");
    client.get("/outreach").await.assert_ok().assert_holds(&format!("/outreach/{log}"));
    client.get(&there).await.assert_ok().assert_holds("Đã có báo cáo của hoạt động này");
}

async fn a_refused_log_keeps_what_was_typed(app: &TestApp) {
    let ground = app.running_campaign().await;
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let client = app.as_officer().await;
    let form = LogForm {
        numbers: numbers(&[("attendances", "99000"), ("leaflets", "nhiều")]),
        remarks: "Gọi số 0912 345 678".into(),
        ..told(&ground, id, "1")
    };
    let refused = client.post_pairs("/do/outreach/send", &posted(&form)).await.assert_refused();
    let page = client.follow(&refused).await.assert_ok();
    assert_eq!(page.value_of("form[numbers][attendances]"), "99000");
    assert_eq!(page.value_of("form[numbers][leaflets]"), "nhiều");
    page.assert_holds("Gọi số 0912 345 678").assert_problem("numbers[leaflets]", "số");
    let form = LogForm { numbers: numbers(&[("attendances", "99000")]), ..form };
    let refused = client.post_pairs("/do/outreach/send", &posted(&form)).await.assert_refused();
    client.follow(&refused).await.assert_ok().assert_holds("form[reason]");
    let form = LogForm {
        reason: "Cả phường ra sân vận động; số là của ban tổ chức".into(), ..form
    };
    client.post_pairs("/do/outreach/send", &posted(&form)).await.assert_redirect("/outreach/");
    app.as_viewer().await.get("/outreach/new").await.assert_status(403);
}

async fn a_log_is_reviewed_on_its_page(app: &TestApp) {
    let (ground, me) = (app.running_campaign().await, officer(app).await);
    let id = talk(app, &ground, &["Phường Đống Đa"]).await;
    let sent = app.db.logs(&me).send(&told(&ground, id, "1")).await.unwrap();
    let (planner, officer) = (app.as_planner().await, app.as_officer().await);
    let there = format!("/outreach/{}", sent.id);
    planner.get("/outreach").await.assert_ok().assert_holds(&there);
    let transition = async |word: &str, fields: &[(&str, &str)]| {
        let seen = planner.get(&there).await.assert_ok().value_of("form[version]");
        let log = sent.id.to_string();
        let own = [("id", &*log), ("form[version]", &*seen), ("form[transition]", word)];
        let fields: Vec<_> = own.into_iter().chain(fields.iter().copied()).collect();
        planner.post("/do/outreach/transition", &fields).await
    };
    let refused = transition("return", &[("form[remarks][day]", " ")]).await.assert_refused();
    planner.follow(&refused).await.assert_ok().assert_problem("remarks[log]", "");
    let returned = transition("return", &[("form[remarks][attendances]", "Đếm lại")]).await;
    planner.follow(&returned).await.assert_ok().assert_holds("Đã trả lại");
    officer.get(&there).await.assert_ok().assert_holds("Đếm lại");
    officer.get(&format!("{there}/edit")).await.assert_ok().assert_holds("Người duyệt: Đếm lại");
    let better = LogForm { version: "2".into(), ..told(&ground, id, "1") };
    app.db.logs(&me).send(&LogForm { numbers: numbers(&[("attendances", "150")]), ..better }).await.unwrap();
    let back = transition("accept", &[("form[back]", "/outreach?face=waiting")]).await;
    assert!(back.redirect().starts_with("/outreach?face=waiting&done=accept"), "{}", back.redirect());
    planner.follow(&back).await.assert_ok().assert_holds("Đã duyệt").assert_holds("/do/outreach/undo");
    officer.get(&format!("{there}/edit")).await.assert_status(403);
}
